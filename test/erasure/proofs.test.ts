import assert from 'node:assert/strict'
import { test } from 'node:test'
import { says } from '../stories/story.ts'
import { startApp } from '../support/app.ts'
import { given, newSerial, ok } from '../support/given.ts'
import { logOf } from './world.ts'

test('what proves the end of each disk of a machine is told in one list, the failed log with the good one', async (t) => {
  const world = await startApp(t, { now: '2026-10-05T09:00:00Z' })
  const g = given(world)
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const [mine, witness] = [await world.codeOf(technician), await world.codeOf(supervisor)]
  const [good, out, broken] = [newSerial('GOOD'), newSerial('OUT'), newSerial('BROKEN')]
  const device = await g.toErase(await g.laptop())
  for (const serial of [good, out, broken])
    ok(await technician.post(`/devices/${device.tag}/media`, { kind: 'hdd', serial }), 201)
  ok(await technician.post(`/devices/${device.tag}/media`, { kind: 'emmc' }), 201)
  world.clock.set('2026-10-07T08:00:00Z')
  const { media } = ok(await technician.post(`/devices/${device.tag}/media-complete`, {}))
  const idOf = (serial: string | null) =>
    media.find((m: { serial: string | null }) => m.serial === serial).id

  const log = logOf('ok-0.42.txt', good)
  const refused = ok(
    await technician.post('/erasure-evidence', log.replaceAll('0.42', '0.30')),
    201,
  )
  const accepted = ok(await technician.post('/erasure-evidence', log), 201)
  assert.deepEqual(
    [accepted.by, accepted.organisation],
    [mine, world.organisations.association.name],
  )
  ok(await technician.post(`/media/${idOf(out)}/removal`, { witness, to: 'stock' }))
  const photos = [await g.photo(), await g.photo()]
  ok(
    await technician.post(`/media/${idOf(broken)}/destruction`, {
      witness,
      photo: photos[0],
      technique: 'shredding',
    }),
  )
  ok(
    await technician.post(`/media/${idOf(null)}/attestation`, {
      statement: 'Remise à zéro vue par deux personnes.',
      photo: photos[1],
      witness,
    }),
  )
  const { items } = ok(await supervisor.get(`/devices/${device.tag}/proofs`))
  const of = (serial: string | null) =>
    items.find((m: { serial: string | null }) => m.serial === serial)
  assert.equal(items.length, 4)
  assert.deepEqual(
    of(good).proofs.map((p: any) => [p.kind, p.result, p.tool, p.evidenceId, p.by, p.witness]),
    [
      ['evidence', 'erased', 'nwipe 0.42', accepted.id, mine, null],
      ['evidence', 'refused', 'nwipe 0.30', refused.id, mine, null],
    ],
  )
  const [last, first] = of(good).proofs
  assert.deepEqual([last.codes, last.fileSha256, last.level], [[], accepted.sha256, 'clear'])
  assert.deepEqual(first.codes, ['ERASURE_TOOL_TOO_OLD'])
  assert.ok(last.at >= '2026-10-07T08' && last.endedAt < last.at && last.method)
  const said = (serial: string | null) => {
    const { place, dataState, proofs } = of(serial)
    const [{ kind, result, codes, fileSha256, by, witness: second }] = proofs
    return [proofs.length, place, dataState, kind, result, codes, fileSha256, by, second]
  }
  assert.deepEqual(said(out), [1, 'stock', 'presumed', 'removal', null, [], null, mine, witness])
  assert.deepEqual(said(broken), [
    1,
    'device',
    'destroyed',
    'destruction',
    null,
    [],
    photos[0],
    mine,
    witness,
  ])
  assert.deepEqual(said(null), [
    1,
    'device',
    'erased',
    'attestation',
    null,
    [],
    photos[1],
    mine,
    witness,
  ])

  const listed = ok(await supervisor.get('/erasure-evidence')).items
  assert.deepEqual(
    listed.map((e: any) => [e.id, e.by, e.organisation]),
    [refused, accepted].map((e) => [e.id, mine, world.organisations.association.name]),
  )
  ok(await (await world.as('donor')).get(`/devices/${device.tag}/proofs`))
  const hidden = []
  for (const [role, place] of [
    ['donor', 'otherCompany'],
    ['technician', 'otherWorkshop'],
    ['cashier', undefined],
    ['collector', undefined],
  ] as const)
    hidden.push(says(await (await world.as(role, place)).get(`/devices/${device.tag}/proofs`))[0])
  assert.deepEqual(hidden, [404, 404, 403, 403])
})

test('a machine without a disk has an empty list, not an error', async (t) => {
  const world = await startApp(t)
  const g = given(world)
  const { tag } = await g.erased()
  const supervisor = await world.as('supervisor')
  assert.deepEqual(ok(await supervisor.get(`/devices/${tag}/proofs`)).items, [])
})
