import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApp } from '../support/app.ts'
import { type Given, given, newSerial, ok } from '../support/given.ts'
import { address, balanceOf, contact, says, stepsOf } from './story.ts'

test('A public body’s screen, from the offer to the shelf, with nothing to erase', async (t) => {
  const world = await startApp(t)
  const step = stepsOf(t)
  const g = given(world)
  const town = await world.as('donor', 'publicBody')
  const coordinator = await world.as('coordinator')
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  let donation: any
  let screen: Given
  const at = (path: string) => `/devices/${screen.tag}${path}`
  const offer = (declaredUnitValueCents: number) =>
    town.post('/donations', {
      legalBasis: 'cg3p',
      pickupAddress: address,
      contact,
      lines: [
        {
          category: 'monitor',
          quantity: 2,
          declaredUnitValueCents,
          valuationMethod: 'VALEUR_VENALE',
          acquiredOn: '2020-03-01',
        },
      ],
    })

  await step('one cent above 300 € a unit, the town may not give', async () => {
    const refused = await offer(30_001)
    assert.deepEqual(says(refused), [422, 'PUBLIC_UNIT_VALUE_EXCEEDED'])
    assert.deepEqual(ok(await town.get('/donations')).items, [])
  })

  await step('at 300 € it may, and the coordinator accepts', async () => {
    donation = ok(await offer(30_000), 201)
    const { version } = donation
    donation = ok(await town.post(`/donations/${donation.id}/submit`, { version }))
    donation = ok(
      await coordinator.post(`/donations/${donation.id}/decision`, {
        doneeId: world.organisations.association.id,
        version: donation.version,
        lines: [{ lineId: donation.lines[0].id, accept: true }],
      }),
    )
    assert.deepEqual([donation.status, donation.legalBasis], ['accepted', 'cg3p'])
  })

  await step('the workshop receives the screen, and it bears its origin', async () => {
    screen = await g.monitor({ from: donation, massGrams: 5100, massSource: 'scale' })
    assert.deepEqual([screen.state, screen.origin], ['RECEIVED', 'cg3p'])
  })

  await step('it is sorted and accepted, and there is nothing to erase', async () => {
    await g.accepted(await g.triaged(screen))
    const erase = await technician.post(at('/transitions'), { to: 'TO_ERASE' })
    assert.deepEqual(says(erase), [422, 'HOLDS_NO_DATA'])
    const disk = await technician.post(at('/media'), { kind: 'hdd', serial: newSerial() })
    assert.deepEqual(says(disk), [422, 'HOLDS_NO_DATA'])
  })

  await step('it is tested, graded without a class, and released by another person', async () => {
    ok(await technician.post(at('/tests'), await g.answersOf(screen.tag)))
    screen = await g.graded(screen, { cosmeticGrade: 'A' })
    assert.deepEqual([screen.cosmeticGrade, screen.performanceClass], ['A', null])
    screen = ok(await supervisor.post(at('/release'), {}))
    assert.deepEqual([screen.state, screen.origin], ['READY', 'cg3p'])
  })

  await step(
    'no certificate is made of what held nothing, and the balance holds its mass',
    async () => {
      const paper = await supervisor.post(at('/erasure-certificate'), {})
      assert.deepEqual(says(paper), [422, 'HOLDS_NO_DATA'])
      assert.equal((await balanceOf(world, screen.id)).left, 5100)
    },
  )
})

test('Forty laptops promised, thirty-eight received, and a screen nobody spoke of', async (t) => {
  const world = await startApp(t)
  const step = stepsOf(t)
  const g = given(world)
  const donor = await world.as('donor')
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const donation = await g.donation({ lines: [{ category: 'laptop', quantity: 40 }] })
  const [line] = donation.lines
  const close = (gaps: object[]) =>
    supervisor.post(`/donations/${donation.id}/reception-close`, {
      version: donation.version,
      gaps,
    })
  const weighings: number[] = []
  let screen: Given

  await step('thirty-eight laptops are weighed in, one after the other', async () => {
    for (let n = 0; n < 38; n++) {
      const massGrams = 1900 + n * 7
      weighings.push(massGrams)
      await g.laptop({ from: donation, massGrams, massSource: 'scale' })
    }
  })

  await step('a screen comes with them: it waits in quarantine', async () => {
    weighings.push(4850)
    screen = ok(
      await technician.post('/devices', {
        donationId: donation.id,
        siteId: world.sites.workshop.id,
        category: 'monitor',
        massGrams: 4850,
        massSource: 'scale',
      }),
      201,
    )
    assert.equal(screen.state, 'QUARANTINE')
  })

  await step('the reception is not closed without a reason for each gap', async () => {
    const bare = await close([])
    assert.deepEqual(says(bare), [422, 'GAP_REASON_MISSING'])
    assert.equal(bare.body.blockers.length, 2)
    const half = await close([{ lineId: null, reason: 'replacedByOther' }])
    assert.deepEqual(says(half), [422, 'GAP_REASON_MISSING'])
    assert.equal(half.body.blockers.length, 1)
  })

  await step('with its reasons it is', async () => {
    const closed = ok(
      await close([
        { lineId: line.id, reason: 'notPresented' },
        { lineId: null, reason: 'replacedByOther' },
      ]),
    )
    assert.equal(closed.status, 'closed')
  })

  await step('thirty-eight are received, one is in quarantine', async () => {
    const list = async (state: string) =>
      ok(await technician.get(`/devices?donationId=${donation.id}&state=${state}&limit=200`)).items
    assert.equal((await list('RECEIVED')).length, 38)
    assert.deepEqual(
      (await list('QUARANTINE')).map((d: Given) => d.tag),
      [screen.tag],
    )
  })

  await step('the donor sees both gaps, and the mass of thirty-nine weighings', async () => {
    const seen = ok(await donor.get(`/donations/${donation.id}`))
    assert.deepEqual(
      seen.discrepancies.map((d: any) => [d.lineId, d.gap, d.reason]),
      [
        [line.id, -2, 'notPresented'],
        [null, 1, 'replacedByOther'],
      ],
    )
    assert.equal(weighings.length, 39)
    const weighed = weighings.reduce((sum, grams) => sum + grams, 0)
    assert.equal(seen.receivedGrams, weighed)
    const { rows } = await world.services.pool.query(
      `select count(*)::int as n, sum(m.grams)::int as grams from mass_movement m
       join device d on d.id = m.subject_id where d.donation_id = $1`,
      [donation.id],
    )
    assert.deepEqual(rows, [{ n: 39, grams: weighed }])
  })
})

test('A machine that nobody wants goes back to its donor', async (t) => {
  const world = await startApp(t)
  const step = stepsOf(t)
  const g = given(world)
  const donor = await world.as('donor')
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const donation = await g.donation({ lines: [{ category: 'desktop', quantity: 1 }] })
  let device = await g.desktop({ from: donation, massGrams: 7350, massSource: 'scale' })
  const { serial } = device
  const move = (to: string, reason: string, by = supervisor) =>
    by.post(`/devices/${device.tag}/transitions`, { to, reason })

  await step('it is sorted, weighed better, and refused', async () => {
    device = await g.triaged(device)
    device = ok(
      await technician.post(`/devices/${device.tag}/mass`, {
        massGrams: 7420,
        massSource: 'scale',
        version: device.version,
      }),
    )
    const url = `/devices/${device.tag}/acceptance`
    const mute = await technician.post(url, { accept: false })
    assert.deepEqual(says(mute), [422, 'REASON_REQUIRED'])
    device = ok(await technician.post(url, { accept: false, reason: 'obsolete', bearer: 'donor' }))
  })

  await step('a refused machine is neither erased nor scrapped with its data', async () => {
    const erase = await technician.post(`/devices/${device.tag}/transitions`, { to: 'TO_ERASE' })
    assert.deepEqual(says(erase), [422, 'NOT_ACCEPTED'])
    assert.deepEqual(says(await move('WASTE', 'refused')), [422, 'MEDIA_OPEN'])
  })

  await step('it waits in quarantine, and only the supervisor hands it back', async () => {
    ok(await move('QUARANTINE', 'refused', technician))
    assert.equal((await move('RETURNED_TO_DONOR', 'refused', technician)).status, 403)
    device = ok(await move('RETURNED_TO_DONOR', 'refused'))
    assert.deepEqual([device.state, device.allowed], ['RETURNED_TO_DONOR', []])
  })

  await step('as much mass left as had come', async () => {
    assert.deepEqual(await balanceOf(world, device.id), {
      movements: [
        ['received', 7350],
        ['correction', 70],
        ['returnedToDonor', -7420],
      ],
      left: 0,
    })
    const { progress } = ok(await donor.get(`/donations/${donation.id}`)).lines[0]
    assert.deepEqual([progress.received, progress.refused, progress.inStock], [1, 1, 0])
  })

  await step('it is not in stock any more: not by its serial, nor on the scale', async () => {
    assert.equal((await technician.get(`/devices/${serial}`)).status, 404)
    const weigh = await technician.post(`/devices/${device.tag}/mass`, {
      massGrams: 7000,
      massSource: 'scale',
      version: device.version,
    })
    assert.deepEqual(says(weigh), [422, 'DEVICE_GONE'])
  })
})
