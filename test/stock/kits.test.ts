import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { startApp } from '../support/app.ts'
import { type Given, given, ok } from '../support/given.ts'

const details = (answer: { body: any }) =>
  (answer.body.blockers ?? []).map((b: { detail?: string }) => b.detail)

describe('Desktop sets', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const world = await startApp({ after: (end) => void ends.push(end) })
  const g = given(world)
  const technician = await world.as('technician')
  const set = (members: Given[], more: object = {}) => ({
    category: 'desktopSet',
    members: members.map((m) => m.tag),
    ...more,
  })
  test.after(async () => {
    for (const end of ends.reverse()) await end()
  })

  test('a ready desktop and screen make a set with its own tag, and are not moved alone', async () => {
    const desktop = await g.ready(await g.desktop())
    const screen = await g.monitorReady()
    const kit = ok(
      await technician.post(
        '/kits',
        set([screen, desktop], { accessories: [{ category: 'mouse', quantity: 1 }] }),
      ),
      201,
    )
    assert.deepEqual(kit.members.toSorted(), [desktop.tag, screen.tag].toSorted())
    assert.notEqual(kit.tag, desktop.tag)
    assert.equal(kit.origin, 'private')
    assert.equal(kit.performanceClass, 'P2')
    assert.equal(kit.siteId, world.sites.workshop.id)
    assert.equal(kit.ownerId, world.organisations.association.id)
    assert.deepEqual(kit.accessories, [{ category: 'mouse', quantity: 1 }])
    assert.equal((await g.read(desktop.tag)).kitId, kit.id)

    const supervisor = await world.as('supervisor')
    const alone = await supervisor.post(`/devices/${desktop.tag}/transitions`, {
      to: 'TO_ERASE',
      reason: 'toCheck',
    })
    assert.equal(alone.status, 422)
    assert.equal(alone.body.code, 'IN_KIT')

    const dissolved = ok(
      await technician.post(`/kits/${kit.tag}/dissolution`, { version: kit.version }),
    )
    assert.deepEqual(dissolved.members, [])
    assert.ok(dissolved.dissolvedAt)
    assert.equal((await g.read(screen.tag)).kitId, null)
    assert.equal((await g.read(screen.tag)).state, 'READY')
    const twice = await technician.post(`/kits/${kit.tag}/dissolution`, { version: 2 })
    assert.equal(twice.status, 409)
    assert.equal(twice.body.code, 'KIT_DISSOLVED')
    ok(await technician.post('/kits', set([desktop, screen])), 201)
  })

  test('a set with one public device is public: its ceiling and buyers hold for the whole', async () => {
    const from = await g.donation({
      legalBasis: 'cg3p',
      lines: [
        {
          category: 'monitor',
          quantity: 1,
          declaredUnitValueCents: 5000,
          valuationMethod: 'VALEUR_VENALE',
        },
      ],
    })
    const screen = await g.monitorReady(await g.monitor({ from }))
    const desktop = await g.ready(await g.desktop())
    const kit = ok(await technician.post('/kits', set([desktop, screen])), 201)
    assert.equal(kit.origin, 'cg3p')
  })

  test('everything wrong with a set is said at once, by tag', async () => {
    const laptop = await g.laptop()
    const desktop = await g.ready(await g.desktop())
    const other = await g.ready(await g.desktop())
    const refused = await technician.post('/kits', set([laptop, desktop, other]))
    assert.equal(refused.status, 422)
    assert.equal(refused.body.code, 'KIT_MEMBERS_INVALID')
    assert.deepEqual(
      details(refused).toSorted(),
      [`${laptop.tag}: RECEIVED`, `${laptop.tag}: laptop`, 'desktop: 2', 'monitor: 0'].toSorted(),
    )
  })

  test('a device already in a set, or scanned twice, makes no other', async () => {
    const desktop = await g.ready(await g.desktop())
    const screen = await g.monitorReady()
    ok(await technician.post('/kits', set([desktop, screen])), 201)
    const second = await technician.post('/kits', set([await g.ready(await g.desktop()), screen]))
    assert.equal(second.status, 422)
    assert.deepEqual(details(second), [`${screen.tag}: IN_KIT`])
    const twice = await technician.post('/kits', set([screen, screen]))
    assert.equal(twice.status, 422)
    assert.equal(twice.body.code, 'KIT_MEMBERS_INVALID')
  })

  test('two people who take the same screen at once make one set', async () => {
    const screen = await g.monitorReady()
    const [one, two] = [await g.ready(await g.desktop()), await g.ready(await g.desktop())]
    const answers = await Promise.all([
      technician.post('/kits', set([one, screen])),
      technician.post('/kits', set([screen, two])),
    ])
    assert.deepEqual(answers.map((a) => a.status).toSorted(), [201, 422])
  })

  test('accessories are counted things, never computers', async () => {
    const members = [await g.ready(await g.desktop()), await g.monitorReady()]
    for (const [category, code] of [
      ['laptop', 'CATEGORY_NOT_BULK'],
      ['teapot', 'CATEGORY_UNKNOWN'],
    ]) {
      const refused = await technician.post(
        '/kits',
        set(members, { accessories: [{ category, quantity: 1 }] }),
      )
      assert.equal(refused.status, 422)
      assert.equal(refused.body.code, code)
    }
  })

  test('a printed label goes on a set once, and a device’s never', async () => {
    const members = [await g.ready(await g.desktop()), await g.monitorReady()]
    const taken = await technician.post('/kits', set(members, { tag: members[0]!.tag }))
    assert.equal(taken.status, 409)
    assert.equal(taken.body.code, 'TAG_ALREADY_USED')
    assert.equal((await g.read(members[0]!.tag)).kitId, null)
  })

  test('another workshop’s set is not found, and a cashier makes none', async () => {
    const kit = ok(
      await technician.post(
        '/kits',
        set([await g.ready(await g.desktop()), await g.monitorReady()]),
      ),
      201,
    )
    const stranger = await world.as('technician', 'otherWorkshop')
    assert.equal((await stranger.get(`/kits/${kit.tag}`)).status, 404)
    const theirs = await stranger.post(`/kits/${kit.tag}/dissolution`, { version: 1 })
    assert.equal(theirs.status, 404)
    const cashier = await world.as('cashier')
    assert.equal(ok(await cashier.get(`/kits/${kit.tag}`)).id, kit.id)
    assert.equal((await cashier.post('/kits', set([]))).status, 403)
    const stale = await technician.post(`/kits/${kit.tag}/dissolution`, { version: 7 })
    assert.equal(stale.status, 409)
    assert.equal(stale.body.code, 'STALE')
  })
})
