import assert from 'node:assert/strict'
import { test } from 'node:test'
import { logOf } from '../erasure/world.ts'
import { startApp } from '../support/app.ts'
import { type Given, given, newSerial, ok } from '../support/given.ts'
import { balanceOf, says, stepsOf } from './story.ts'

test('A desktop and a screen become a set, are shown as one, and part again', async (t) => {
  const world = await startApp(t)
  const step = stepsOf(t)
  const g = given(world)
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const desktop = await g.ready(await g.desktop())
  const screen = await g.monitorReady()
  let kit: any

  await step('they are made into a set, on a label printed ahead', async () => {
    const batch = ok(await technician.post('/label-batches', { count: 1, layout: 'roll-62' }), 201)
    kit = ok(
      await technician.post('/kits', {
        tag: batch.tags[0],
        category: 'desktopSet',
        members: [desktop.tag, screen.tag],
        accessories: [
          { category: 'keyboard', quantity: 1 },
          { category: 'mouse', quantity: 1 },
        ],
      }),
      201,
    )
    assert.equal(kit.tag, batch.tags[0])
  })

  await step('the set is shown whole, with its class', async () => {
    const shown = ok(await technician.get(`/kits/HTTPS%3A%2F%2FCOLLECTE.EXAMPLE%2FD%2F${kit.tag}`))
    assert.deepEqual(shown.members.toSorted(), [desktop.tag, screen.tag].toSorted())
    assert.deepEqual(
      [shown.performanceClass, shown.origin, shown.accessories.length, shown.dissolvedAt],
      ['P2', 'private', 2, null],
    )
    const stranger = await world.as('technician', 'otherWorkshop')
    assert.equal((await stranger.get(`/kits/${kit.tag}`)).status, 404)
  })

  await step('a member is not moved alone, and its history says why', async () => {
    const body = { to: 'TO_ERASE', reason: 'toCheck' }
    const alone = await supervisor.post(`/devices/${desktop.tag}/transitions`, body)
    assert.deepEqual(says(alone), [422, 'IN_KIT'])
    const { allowed } = await g.read(desktop.tag)
    assert.ok((allowed as { blockers: string[] }[]).every((s) => s.blockers.includes('IN_KIT')))
    const { items } = ok(await technician.get(`/devices/${screen.tag}/history`))
    assert.equal(items.at(-1).text, 'Mis dans un ensemble.')
  })

  await step('the set is dissolved: two devices again, and a label that is used up', async () => {
    const { version } = kit
    kit = ok(await technician.post(`/kits/${kit.tag}/dissolution`, { version }))
    assert.deepEqual([kit.members, typeof kit.dissolvedAt], [[], 'string'])
    for (const { tag } of [desktop, screen]) {
      const { state, kitId } = await g.read(tag)
      assert.deepEqual([state, kitId], ['READY', null])
    }
    const again = await technician.post('/kits', {
      tag: kit.tag,
      category: 'desktopSet',
      members: [desktop.tag, screen.tag],
    })
    assert.deepEqual(says(again), [409, 'TAG_ALREADY_USED'])
    const { items } = ok(await technician.get(`/devices/${screen.tag}/history`))
    assert.equal(items.at(-1).text, 'Sorti de son ensemble.')
  })

  await step('no mass came or went with it', async () => {
    for (const { id, massGrams } of [desktop, screen])
      assert.deepEqual((await balanceOf(world, id)).movements, [['received', massGrams]])
  })
})

test('A laptop that the shop did not sell is erased again before it is shown again', async (t) => {
  const world = await startApp(t, { now: '2026-10-05T08:00:00Z' })
  const step = stepsOf(t)
  const g = given(world)
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const manager = await world.as('shopManager')
  const serial = newSerial('SHOP')
  const log = logOf('ok-0.42.txt', serial)
  let device: Given
  let certificate: { documentId: string; checkCode: string }
  const at = (path: string) => `/devices/${device.tag}${path}`
  const erasedOn = (day: string) => log.replaceAll('2026/10/06', day)

  await step('it is put right in the shop’s own back room', async () => {
    device = await g.laptop({ siteId: world.sites.shop.id, massGrams: 1850, massSource: 'scale' })
    device = await g.withMedium(await g.toErase(device), serial)
    world.clock.set('2026-10-06T12:00:00Z')
    ok(await technician.post('/erasure-evidence', log), 201)
    certificate = ok(await supervisor.post(at('/erasure-certificate'), {}), 201)
    ok(await technician.post(at('/tests'), await g.answersOf(device.tag)))
    await g.withSystem(await g.graded(device))
  })

  await step('released on a shop’s site, it is on the shelf at once', async () => {
    device = ok(await supervisor.post(at('/release'), {}))
    assert.deepEqual([device.state, device.cycle], ['IN_SHOP', 1])
  })

  await step('unsold after weeks, the shop’s manager takes it back', async () => {
    world.clock.set('2026-11-10T09:00:00Z')
    const back = { to: 'RETURNED', reason: 'unsold' }
    assert.equal((await technician.post(at('/transitions'), back)).status, 403)
    device = ok(await manager.post(at('/transitions'), back))
    assert.deepEqual([device.state, device.cycle, device.mediaComplete], ['RETURNED', 2, false])
    assert.deepEqual(
      device.media.map((m) => [m.serial, m.dataState]),
      [[serial, 'presumed']],
    )
  })

  await step('the certificate of its first life stays what it was', async () => {
    const check = ok(await world.anonymous.get(`/public/documents/${certificate.checkCode}`))
    assert.equal(check.status, 'authentic')
    const donor = await world.as('donor')
    assert.equal((await donor.get(`/documents/${certificate.documentId}`)).status, 200)
    const another = await supervisor.post(at('/erasure-certificate'), {})
    assert.deepEqual(says(another), [422, 'CERTIFICATE_NOT_READY'])
  })

  await step('it is not released as it is: its old test and grade open no door', async () => {
    for (const to of ['TRIAGED', 'TO_ERASE']) {
      assert.deepEqual(says(await supervisor.post(at('/release'), {})), [
        409,
        'TRANSITION_FORBIDDEN',
      ])
      device = ok(await technician.post(at('/transitions'), { to }))
    }
    assert.equal(device.state, 'TO_ERASE')
  })

  await step('the old log, and another as old, prove nothing now', async () => {
    const same = ok(await technician.post('/erasure-evidence', log), 200)
    assert.deepEqual([same.repeated, same.verdicts[0].verdict], [true, 'erased'])
    const old = ok(await technician.post('/erasure-evidence', erasedOn('2026/10/05')), 201)
    assert.deepEqual(
      [old.verdicts[0].verdict, old.verdicts[0].code],
      ['refused', 'ERASURE_BEFORE_RECEPTION'],
    )
    device = await g.read(device.tag)
    assert.deepEqual([device.state, device.media[0]?.dataState], ['TO_ERASE', 'presumed'])
  })

  await step('erased again, it still waits until a person lists its disks again', async () => {
    world.clock.set('2026-11-11T12:00:00Z')
    const fresh = ok(await technician.post('/erasure-evidence', erasedOn('2026/11/11')), 201)
    assert.equal(fresh.verdicts[0].verdict, 'erased')
    device = await g.read(device.tag)
    assert.deepEqual([device.state, device.media[0]?.dataState], ['TO_ERASE', 'erased'])
    device = ok(await technician.post(at('/media-complete'), {}))
    assert.equal(device.state, 'ERASED')
    assert.equal((await supervisor.post(at('/release'), {})).status, 409)
  })

  await step('tested and graded again, it is back on the shelf', async () => {
    ok(await technician.post(at('/tests'), await g.answersOf(device.tag)))
    await g.withSystem(await g.graded(device))
    device = ok(await supervisor.post(at('/release'), {}))
    assert.deepEqual([device.state, device.cycle], ['IN_SHOP', 2])
    const second = ok(await supervisor.post(at('/erasure-certificate'), {}), 201)
    assert.notEqual(second.documentId, certificate.documentId)
    assert.equal((await balanceOf(world, device.id)).left, 1850)
  })
})
