import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { states } from '../../src/devices/contract.ts'
import { dataStanding, stages } from '../../src/donations/rules.ts'
import { deviceStages } from '../../src/donations/shapes.ts'
import { logOf } from '../erasure/world.ts'
import { startApp, type World } from '../support/app.ts'
import { given, newSerial, ok } from '../support/given.ts'
import { accepted, laptops, offer, receive, scheduled, submitted } from './world.ts'

const access = {
  floor: -1,
  lift: false,
  parking: true,
  hours: '9 h – 12 h',
  note: 'Sonner à l’accueil, demander Camille',
}
const unlock = { bios: 'done', autopilot: 'notConcerned', apple: 'unknown', google: 'done' }

describe('What a donor says beside its offer', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const w = await startApp({ after: (end) => void ends.push(end) })
  after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const donor = await w.as('donor')

  test('how to come in and which locks are off stand on the gift, and change with the draft', async () => {
    const draft = ok(await donor.post('/donations', offer({ access, unlock })), 201)
    assert.deepEqual([draft.access, draft.unlock], [access, unlock])
    const some = ok(
      await donor.put(
        `/donations/${draft.id}`,
        offer({ version: 1, access: { floor: 60 }, unlock: { apple: 'done' } }),
      ),
    )
    assert.deepEqual(some.access, { floor: 60 })
    assert.deepEqual(some.unlock, {
      bios: 'unknown',
      autopilot: 'unknown',
      apple: 'done',
      google: 'unknown',
    })
    const none = ok(await donor.put(`/donations/${draft.id}`, offer({ version: 2 })))
    assert.deepEqual([none.access, none.unlock], [null, null])
  })

  test('a floor is between the fifth basement and the sixtieth, and a word is one of three', async () => {
    for (const more of [
      { access: { floor: -6 } },
      { access: { floor: 61 } },
      { access: { floor: 1.5 } },
      { access: { hours: 'x'.repeat(201) } },
      { access: { code: '1234' } },
      { unlock: { bios: 'yes' } },
      { unlock: { icloud: 'done' } },
    ])
      assert.equal((await donor.post('/donations', offer(more))).status, 400, JSON.stringify(more))
  })

  test('who collects reads how to come in, the workshop does not', async () => {
    const donation = await accepted(w, { access, unlock })
    const { id } = await scheduled(w, donation.id)
    const read = async (role: 'collector' | 'technician' | 'coordinator') =>
      ok(await (await w.as(role)).get(`/donations/${donation.id}`))
    assert.deepEqual((await read('collector')).access, access)
    assert.deepEqual((await read('coordinator')).access, access)
    const bench = await read('technician')
    assert.deepEqual([bench.access, bench.contact, bench.unlock], [null, null, unlock])
    const stop = async (role: 'collector' | 'supervisor') =>
      ok(await (await w.as(role)).get(`/collections/${id}`)).donations[0].access
    assert.deepEqual([await stop('collector'), await stop('supervisor')], [access, null])
  })
})

describe('What each donation waits for', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const w = await startApp({ after: (end) => void ends.push(end) })
  after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const queues = ['new', 'waiting', 'toReceive', 'toReconcile'] as const
  const where = async (id: string, by?: Awaited<ReturnType<World['as']>>) => {
    const found: string[] = []
    for (const queue of queues) {
      const reader = by ?? (await w.as('coordinator'))
      const { items } = ok(await reader.get(`/donations?queue=${queue}`))
      if (items.some((d: { id: string }) => d.id === id)) found.push(queue)
    }
    return found
  }

  test('one queue after another, never two', async () => {
    const sent = await submitted(w, { lines: [laptops(2)] })
    assert.deepEqual(await where(sent.id), ['new'])
    const donation = ok(
      await (await w.as('coordinator')).post(`/donations/${sent.id}/decision`, {
        doneeId: w.organisations.association.id,
        version: sent.version,
        lines: [{ lineId: sent.lines[0].id, accept: true }],
      }),
    )
    assert.deepEqual(await where(sent.id), ['waiting'])
    const round = await scheduled(w, sent.id)
    assert.deepEqual(await where(sent.id), ['toReceive'])
    ok(
      await (await w.as('collector')).post(`/collections/${round.id}/pickups`, {
        donationId: sent.id,
        lines: [{ lineId: sent.lines[0].id, taken: 2 }],
      }),
    )
    assert.deepEqual(await where(sent.id), ['toReceive'], 'in the van')
    await receive(w, { donationLineId: donation.lines[0].id }, 'laptop', 2000, 2)
    assert.deepEqual(await where(sent.id), ['toReconcile'])
    assert.deepEqual(await where(sent.id, await w.as('donor')), ['toReconcile'])
    assert.deepEqual(await where(sent.id, await w.as('donor', 'otherCompany')), [])
    assert.deepEqual(await where(sent.id, await w.as('technician', 'otherWorkshop')), [])
    const { version } = ok(await (await w.as('coordinator')).get(`/donations/${sent.id}`))
    ok(
      await (await w.as('supervisor')).post(`/donations/${sent.id}/reception-close`, {
        version,
        gaps: [],
      }),
    )
    assert.deepEqual(await where(sent.id), [])
  })

  test('what is brought without a round, even by lots alone, is to reconcile', async () => {
    const donation = await accepted(w, { lines: [{ category: 'charger', quantity: 4 }] })
    assert.deepEqual(await where(donation.id), ['waiting'])
    ok(
      await (await w.as('collector')).post('/bulk-lots', {
        donationId: donation.id,
        siteId: w.sites.workshop.id,
        category: 'charger',
        quantity: 4,
        massGrams: 1200,
        eventId: '019a0000-0000-7000-8000-000000000777',
      }),
    )
    assert.deepEqual(await where(donation.id), ['toReconcile'])
  })

  test('a list says who gives to whom, how much, and when it is fetched', async () => {
    const donation = await accepted(w, {
      lines: [laptops(40), { category: 'monitor', quantity: 7 }],
    })
    await scheduled(w, donation.id)
    const fresh = await submitted(w)
    const { items } = ok(await (await w.as('coordinator')).get('/donations?limit=200'))
    const told = (id: string) => {
      const d = items.find((x: { id: string }) => x.id === id)
      return [d.donorName, d.doneeName, d.quantity, d.plannedOn]
    }
    const { company, association } = w.organisations
    assert.deepEqual(told(donation.id), [company.name, association.name, 47, '2026-09-04'])
    assert.deepEqual(told(fresh.id), [company.name, null, 40, null])
    const one = ok(await (await w.as('donor')).get(`/donations/${donation.id}`))
    assert.deepEqual(
      [one.donorName, one.doneeName, one.plannedOn],
      told(donation.id).toSpliced(2, 1),
    )
  })
})

test('each state of a device is a stage that a donor understands', () => {
  assert.deepEqual(Object.keys(stages).sort(), [...states].sort())
  assert.deepEqual([...new Set(Object.values(stages))].sort(), [...deviceStages].sort())
})

test('what became of the donor’s data is never said better than it is', () => {
  const none = {
    holdsData: 'always' as const,
    mediaComplete: true,
    cycle: 1,
    open: 0,
    erased: 0,
    destroyed: 0,
    provedErased: false,
    provedDestroyed: false,
  }
  assert.equal(dataStanding({ ...none, holdsData: 'never', mediaComplete: false }), 'none')
  assert.equal(dataStanding({ ...none, mediaComplete: false, erased: 1 }), 'open')
  assert.equal(dataStanding({ ...none, open: 1, erased: 1 }), 'open')
  assert.equal(dataStanding({ ...none, erased: 1, destroyed: 1 }), 'erased')
  assert.equal(dataStanding({ ...none, destroyed: 1 }), 'destroyed')
  assert.equal(dataStanding(none), 'none')
  // Come back from a household, its disk is presumed to hold data again: not the donor's.
  const back = { ...none, cycle: 2, mediaComplete: false, open: 1 }
  assert.equal(dataStanding({ ...back, provedErased: true }), 'erased')
  assert.equal(dataStanding({ ...back, provedDestroyed: true }), 'destroyed')
  assert.equal(dataStanding(back), 'none')
})

test('the donor follows each of its devices, with the certificate of its erasure', async (t) => {
  const w = await startApp(t, { now: '2026-10-05T08:00:00Z' })
  const g = given(w)
  const donor = await w.as('donor')
  const donation = await g.donation({
    lines: [
      { category: 'laptop', quantity: 9 },
      { category: 'monitor', quantity: 1 },
    ],
  })
  const serial = newSerial()
  const more = { from: donation, donorAssetTag: 'PARC-0412' }
  const [first, second] = [await g.laptop(more), await g.laptop({ from: donation })]
  const screen = await g.ready(await g.monitor({ from: donation }))
  await g.withMedium(await g.toErase(first), serial)
  await g.move(second.tag, 'QUARANTINE', 'toCheck')
  const url = `/donations/${donation.id}/devices`
  const read = async (by = donor) =>
    ok(await by.get(url)).items.map((d: any) => [d.tag, d.stage, d.data, d.certificate])
  assert.deepEqual(await read(), [
    [first.tag, 'workshop', 'open', null],
    [second.tag, 'received', 'open', null],
    [screen.tag, 'forSale', 'none', null],
  ])
  w.clock.set('2026-10-07T08:00:00Z')
  ok(await (await w.as('technician')).post('/erasure-evidence', logOf('ok-0.42.txt', serial)), 201)
  const supervisor = await w.as('supervisor')
  const paper = ok(await supervisor.post(`/devices/${first.tag}/erasure-certificate`, {}), 201)
  const certificate = { documentId: paper.documentId, number: paper.number }
  assert.deepEqual((await read())[0], [first.tag, 'workshop', 'erased', certificate])
  assert.deepEqual((await read(supervisor))[0][3], certificate)
  assert.equal((await read(await w.as('collector')))[0][3], null, 'who does not read papers')

  const [device] = ok(await donor.get(url)).items
  assert.deepEqual(
    [device.serial, device.donorAssetTag, device.manufacturer, device.state, device.acceptance],
    [first.serial, 'PARC-0412', 'Exemple', 'ERASED', 'accepted'],
  )
  assert.equal(device.donationLineId, donation.lines[0].id)
  const page = ok(await donor.get(`${url}?limit=2`))
  const rest = ok(await donor.get(`${url}?limit=2&after=${page.next}`))
  assert.deepEqual(
    [...page.items, ...rest.items].map((d: any) => d.tag),
    [first.tag, second.tag, screen.tag],
  )
  assert.equal(rest.next, null)
  for (const other of [
    await w.as('donor', 'otherCompany'),
    await w.as('technician', 'otherWorkshop'),
  ])
    assert.equal((await other.get(url)).status, 404)
})
