import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stages } from '../../src/configuration/kinds.ts'
import { askedOf } from '../../src/home/overview-rules.ts'
import { suite } from '../donations/world.ts'
import type { World } from '../support/app.ts'
import { given, ok } from '../support/given.ts'

suite('A workshop at a glance', (world) => {
  const overview = async (site: string, as: Parameters<World['as']> = ['supervisor']) =>
    (await world().as(...as)).get(`/sites/${site}/overview`)
  const stage = (of: any, state: string) => of.stages.find((s: any) => s.state === state)

  test('what each stage asks is what the life cycle asks of the next step', () => {
    assert.deepEqual(
      askedOf('TO_ERASE').map((a) => a.code),
      ['MEDIA_INVENTORY_INCOMPLETE', 'MEDIA_OPEN'],
    )
    assert.ok(askedOf('RECEIVED').some((a) => a.code === 'IDENTITY_MISSING'))
    assert.ok(askedOf('TESTED').some((a) => a.code === 'GRADE_MISSING'))
    assert.deepEqual(askedOf('READY'), [])
  })

  test('an empty workshop shows its stages, each with the wait that it aims at', async () => {
    const of = ok(await overview(world().sites.workshop.id))
    assert.deepEqual(
      of.stages.map((s: any) => s.state),
      [...stages],
    )
    assert.ok(of.stages.every((s: any) => s.count === 0 && s.late === 0 && s.targetHours > 0))
    assert.deepEqual([of.stock, of.onTheirWay], [[], { leaving: 0, coming: 0 }])
    assert.ok(of.today.every((f: any) => f.count === 0))
  })

  test('it tells how many wait where, since when, what they lack, and what was done today', async () => {
    const by = given(world())
    const gift = await by.donation()
    const first = await by.laptop({ from: gift })
    await by.laptop({ from: gift })
    await by.ready(await by.laptop({ from: gift }))
    const of = ok(await overview(world().sites.workshop.id))
    assert.equal(stage(of, 'RECEIVED').count, 2)
    assert.equal(stage(of, 'RECEIVED').oldestSince, first.stateSince)
    assert.equal(stage(of, 'READY').count, 1)
    assert.equal(of.stock.length, 1)
    assert.deepEqual([of.stock[0].category, of.stock[0].count], ['laptop', 1])
    const today = Object.fromEntries(of.today.map((f: any) => [f.flow, f.count]))
    assert.deepEqual(
      [today.received, today.sorted, today.erased, today.tested, today.released, today.sold],
      [3, 1, 1, 1, 1, 0],
    )
  })

  test('what waits beyond its aim is late, and a stage without room says its places', async () => {
    const admin = await world().as('admin')
    const proposed = ok(
      await admin.post('/configuration', {
        kind: 'stage',
        key: 'RECEIVED',
        value: { targetHours: 1, places: 2 },
        validFrom: '2026-01-02',
        source: 'Réunion de l’atelier',
      }),
      201,
    )
    const other = await world().as('admin', null, '2')
    ok(await other.post(`/configuration/${proposed.id}/decision`, { confirm: true, version: 1 }))
    const before = ok(await overview(world().sites.workshop.id))
    const { count, late, places, targetHours } = stage(before, 'RECEIVED')
    assert.deepEqual(
      { count, late, places, targetHours },
      { count: 2, late: 0, places: 2, targetHours: 1 },
    )
    world().clock.advance(4 * 3_600_000)
    assert.equal(stage(ok(await overview(world().sites.workshop.id)), 'RECEIVED').late, 2)
  })

  test('another workshop’s overview is not found, and a technician has no use of it', async () => {
    const { id } = world().sites.workshop
    assert.equal((await overview(id, ['supervisor', 'otherWorkshop'])).status, 404)
    assert.equal((await overview(id, ['technician'])).status, 403)
    assert.equal((await overview('019a0000-0000-7000-8000-00000000dead', ['admin'])).status, 404)
    ok(await overview(id, ['coordinator']))
  })
})
