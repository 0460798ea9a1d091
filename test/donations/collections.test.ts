import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pickupSlipPayload } from '../../src/donations/pickup-slip.ts'
import {
  accepted,
  codes,
  contact,
  laptops,
  offer,
  receive,
  scheduled,
  sqlAs,
  submitted,
  suite,
} from './world.ts'

type Line = { id: string; taken: number | null; progress: object }
const eventId = (n: number) => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`

suite('A round', (w) => {
  const pickup = (donation: { id: string; lines: Line[] }, taken: number[], more: object = {}) => ({
    donationId: donation.id,
    lines: donation.lines.map((l, i) => ({ lineId: l.id, taken: taken[i] })),
    ...more,
  })

  test('the collector plans a round, reads where to go and whom to call, and hands the load over', async () => {
    const donation = await accepted(w(), {
      lines: [laptops(40), { category: 'monitor', quantity: 3 }],
    })
    const collection = await scheduled(w(), donation.id)
    assert.deepEqual(collection.donationIds, [donation.id])
    assert.deepEqual(collection.donations[0].contact, contact)
    assert.equal(collection.donations[0].pickedUpAt, null)
    const collector = await w().as('collector')
    const body = pickup(donation, [38, 3], {
      signedFor: { donor: 'responsable informatique', collector: 'chauffeur' },
      occurredAt: '2026-09-01T10:00:30+02:00',
      eventId: eventId(1),
    })
    const handed = await collector.post(`/collections/${collection.id}/pickups`, body)
    assert.equal(handed.status, 201, JSON.stringify(handed.body))
    assert.equal(handed.body.status, 'handedOver')
    assert.equal(handed.body.handedOverAt, '2026-09-01T08:00:30.000Z')
    assert.deepEqual(
      handed.body.lines.map((l: Line) => l.taken),
      [38, 3],
    )
    assert.equal(handed.body.version, donation.version + 1)
    const again = await collector.post(`/collections/${collection.id}/pickups`, body)
    assert.deepEqual([again.status, again.body], [201, handed.body])
    const other = await collector.post(`/collections/${collection.id}/pickups`, {
      ...body,
      eventId: eventId(2),
    })
    assert.equal(other.body.code, 'WRONG_STATUS')
    const reused = await collector.post(
      `/collections/${collection.id}/pickups`,
      pickup(donation, [37, 3], { eventId: eventId(1) }),
    )
    assert.equal(reused.body.code, 'KEY_REUSED')
    const read = await collector.get(`/collections/${collection.id}`)
    assert.equal(read.body.donations[0].pickedUpAt, '2026-09-01T08:00:30.000Z')
    const papers = await (await w().as('donor')).get(`/documents?subjectId=${donation.id}`)
    assert.deepEqual(
      papers.body.items.map((d: { id: string; kind: string; number: string }) => [
        d.id,
        d.kind,
        d.number,
      ]),
      [[read.body.donations[0].documentId, 'pickupSlip', '2026-000001']],
    )
    const slip = await pickupSlipPayload(w().services.db, donation.id)
    assert.equal(slip.reference, donation.reference)
    assert.equal(slip.donor.number, '73282932000074')
    assert.equal(slip.donee.number, '90001000000017')
    assert.equal(slip.pickedUpAt, '2026-09-01T08:00:30.000Z')
    assert.deepEqual(slip.signedFor, { donor: 'responsable informatique', collector: 'chauffeur' })
    assert.deepEqual(
      slip.lines.map((l) => [l.label, l.promised, l.taken]),
      [
        ['ordinateur portable', 40, 38],
        ['écran', 3, 3],
      ],
    )
    assert.deepEqual(slip.totals, { promised: 43, taken: 41 })
    const { rows } = await sqlAs(
      w(),
      'owner',
      "select occurred_at, data from event where kind = 'donation.handedOver' and subject_id = $1",
      [donation.id],
    )
    assert.equal(rows.length, 1)
    assert.equal(rows[0].occurred_at.toISOString(), '2026-09-01T08:00:30.000Z')
    assert.equal(rows[0].data.collectionId, collection.id)
  })

  test('no more is taken than was promised, each accepted line is counted once, and no other', async () => {
    const donation = await submitted(w(), {
      lines: [laptops(10), { category: 'printer', quantity: 1 }],
    })
    const [one, two] = donation.lines
    await (await w().as('coordinator')).post(`/donations/${donation.id}/decision`, {
      doneeId: w().organisations.association.id,
      version: 2,
      lines: [
        { lineId: one.id, accept: true },
        { lineId: two.id, accept: false, reason: 'noOutlet' },
      ],
    })
    const collection = await scheduled(w(), donation.id)
    const collector = await w().as('collector')
    const record = (lines: object[], more: object = {}) =>
      collector.post(`/collections/${collection.id}/pickups`, {
        donationId: donation.id,
        lines,
        ...more,
      })
    assert.deepEqual(codes(await record([{ lineId: one.id, taken: 11 }])), ['TOO_MANY_TAKEN'])
    assert.deepEqual(
      codes(
        await record([
          { lineId: one.id, taken: 10 },
          { lineId: two.id, taken: 1 },
        ]),
      ),
      ['LINE_NOT_ACCEPTED'],
    )
    assert.deepEqual(codes(await record([])), ['LINES_INCOMPLETE'])
    assert.deepEqual(
      codes(
        await record([
          { lineId: one.id, taken: 5 },
          { lineId: one.id, taken: 5 },
        ]),
      ),
      ['LINES_INCOMPLETE'],
    )
    assert.equal((await record([{ lineId: one.id, taken: -1 }])).status, 400)
    assert.deepEqual(
      codes(await record([{ lineId: one.id, taken: 9 }], { occurredAt: '2026-09-01T12:00:00Z' })),
      ['CLOCK_OFF'],
    )
    assert.equal(
      (await record([{ lineId: one.id, taken: 9 }], { occurredAt: '2026-08-31T12:00:00Z' })).body
        .code,
      'CLOCK_OFF',
    )
    assert.equal((await record([{ lineId: one.id, taken: 9 }])).status, 201)
  })

  test('a round takes accepted donations only, each once, to an open site, with a carrier that is one', async () => {
    const collector = await w().as('collector')
    const coordinator = await w().as('coordinator')
    const plan = (donationIds: string[], more: object = {}) => ({
      donationIds,
      plannedOn: '2026-09-04',
      siteId: w().sites.workshop.id,
      ...more,
    })
    const sent = await submitted(w())
    const early = await coordinator.post('/collections', plan([sent.id]))
    assert.equal(early.status, 422)
    assert.deepEqual(early.body.blockers[0], {
      code: 'DONATION_NOT_ACCEPTED',
      detail: sent.reference,
      text: early.body.blockers[0].text,
    })
    assert.equal((await collector.post('/collections', plan([sent.id]))).status, 404)
    const donation = await accepted(w())
    assert.equal(
      (
        await collector.post(
          '/collections',
          plan([donation.id], { carrierId: w().organisations.company.id }),
        )
      ).body.code,
      'CARRIER_NOT_ELIGIBLE',
    )
    assert.equal(
      (await collector.post('/collections', plan([donation.id], { carrierId: eventId(9) }))).body
        .code,
      'REFERENCE_UNKNOWN',
    )
    assert.equal(
      (
        await collector.post(
          '/collections',
          plan([donation.id], { siteId: w().sites.otherWorkshop.id }),
        )
      ).status,
      404,
    )
    assert.equal(
      (await collector.post('/collections', plan([donation.id, donation.id]))).status,
      400,
    )
    assert.equal(
      (await collector.post('/collections', plan([donation.id], { plannedOn: '2026-02-30' })))
        .status,
      400,
    )
    const carrier = await w().admin.post('/organisations', {
      name: 'Transports Exemple',
      kind: 'carrier',
      address: offer().pickupAddress,
    })
    const planned = await collector.post(
      '/collections',
      plan([donation.id], { carrierId: carrier.body.id, note: 'Quai B' }),
    )
    assert.equal(planned.status, 201, JSON.stringify(planned.body))
    assert.deepEqual(
      planned.body.notes.map((n: { text: string }) => n.text),
      ['Quai B'],
    )
    const twice = await collector.post('/collections', plan([donation.id]))
    assert.deepEqual([twice.status, twice.body.code], [409, 'ALREADY_EXISTS'])
  })

  test('the collector of another workshop finds neither the round nor the donation', async () => {
    const donation = await accepted(w())
    const collection = await scheduled(w(), donation.id)
    const neighbour = await w().as('collector', 'otherWorkshop')
    assert.equal((await neighbour.get(`/collections/${collection.id}`)).status, 404)
    assert.equal(
      (await neighbour.post(`/collections/${collection.id}/pickups`, pickup(donation, [40])))
        .status,
      404,
    )
    assert.deepEqual((await neighbour.get('/collections')).body.items, [])
    const plan = {
      donationIds: [donation.id],
      plannedOn: '2026-09-04',
      siteId: w().sites.otherWorkshop.id,
    }
    assert.equal((await neighbour.post('/collections', plan)).status, 404)
    const lot = {
      donationId: donation.id,
      siteId: w().sites.otherWorkshop.id,
      category: 'mouse',
      quantity: 5,
      massGrams: 500,
      eventId: eventId(40),
    }
    assert.equal((await neighbour.post('/bulk-lots', lot)).status, 404)
    assert.equal(
      (
        await neighbour.post(`/donations/${donation.id}/reception-close`, {
          version: donation.version,
          gaps: [],
        })
      ).status,
      404,
    )
    const own = await (await w().as('collector')).get(
      `/collections?siteId=${w().sites.workshop.id}&plannedOn=2026-09-04&limit=200`,
    )
    assert.ok(own.body.items.some((c: { id: string }) => c.id === collection.id))
    assert.equal(
      (await (await w().as('technician')).get(`/collections/${collection.id}`)).status,
      403,
    )
  })
})

suite('Accessories in bulk', (w) => {
  test('mice come by count and mass, belong to the donee, and weigh in the balance', async () => {
    const donation = await accepted(w(), {
      lines: [laptops(1), { category: 'mouse', quantity: 50 }],
    })
    const technician = await w().as('technician')
    const lot = {
      donationId: donation.id,
      siteId: w().sites.workshop.id,
      category: 'mouse',
      quantity: 48,
      massGrams: 4700,
      eventId: eventId(50),
    }
    const got = await technician.post('/bulk-lots', lot)
    assert.equal(got.status, 201, JSON.stringify(got.body))
    assert.equal(got.body.ownerId, w().organisations.association.id)
    assert.equal(got.body.origin, 'private')
    assert.equal(got.body.donationLineId, donation.lines[1].id)
    assert.deepEqual([got.body.remainingQuantity, got.body.remainingGrams], [48, 4700])
    assert.deepEqual((await technician.post('/bulk-lots', lot)).body, got.body)
    assert.equal(
      (await technician.post('/bulk-lots', { ...lot, quantity: 49 })).body.code,
      'KEY_REUSED',
    )
    const moved = await sqlAs(
      w(),
      'owner',
      'select flow, grams, source, category from mass_movement where subject_id = $1',
      [got.body.id],
    )
    assert.deepEqual(moved.rows, [
      { flow: 'received', grams: 4700, source: 'scale', category: 'mouse' },
    ])
    const cables = await technician.post('/bulk-lots', {
      ...lot,
      category: 'cable',
      quantity: 20,
      massGrams: 1900,
      eventId: eventId(51),
    })
    assert.equal(cables.body.donationLineId, null)
    const read = await technician.get(`/donations/${donation.id}`)
    assert.equal(read.body.receivedGrams, 6600)
    assert.equal(read.body.bulkLots.length, 2)
    assert.equal(read.body.outsideLines, 0)
    assert.deepEqual(read.body.lines[1].progress, {
      promised: 50,
      received: 48,
      accepted: 0,
      refused: 0,
      sold: 0,
      given: 0,
      weee: 0,
      inStock: 48,
    })
    for (const filter of [`donationId=${donation.id}`, `siteId=${w().sites.workshop.id}`])
      assert.equal((await technician.get(`/bulk-lots?${filter}`)).body.items.length, 2)
    assert.deepEqual(
      (await (await w().as('technician', 'otherWorkshop')).get('/bulk-lots')).body.items,
      [],
    )
  })

  test('only what goes without a tag comes in bulk, and only into an accepted donation', async () => {
    const donation = await accepted(w())
    const technician = await w().as('technician')
    const lot = {
      donationId: donation.id,
      siteId: w().sites.workshop.id,
      category: 'laptop',
      quantity: 5,
      massGrams: 9000,
      eventId: eventId(60),
    }
    assert.deepEqual(codes(await technician.post('/bulk-lots', lot)), ['CATEGORY_NOT_BULK'])
    assert.deepEqual(codes(await technician.post('/bulk-lots', { ...lot, category: 'piano' })), [
      'CATEGORY_UNKNOWN',
    ])
    assert.equal(
      (await technician.post('/bulk-lots', { ...lot, category: 'cable', massGrams: 0 })).status,
      400,
    )
    assert.equal(
      (
        await technician.post('/bulk-lots', {
          ...lot,
          category: 'cable',
          siteId: w().sites.otherWorkshop.id,
        })
      ).status,
      404,
    )
    const cancelled = await (await w().as('donor')).post(`/donations/${donation.id}/cancel`, {
      version: donation.version,
      reason: 'mistake',
    })
    assert.equal(cancelled.status, 200)
    assert.deepEqual(codes(await technician.post('/bulk-lots', { ...lot, category: 'cable' })), [
      'DONATION_NOT_ACCEPTED',
    ])
    assert.equal((await (await w().as('coordinator')).post('/bulk-lots', lot)).status, 403)
  })
})

suite('The end of a reception', (w) => {
  const close = async (id: string, body: object, role: 'technician' | 'collector' = 'technician') =>
    (await w().as(role)).post(`/donations/${id}/reception-close`, body)

  test('forty laptops promised, thirty-eight and a screen received: the gap is −2/+1 with its reasons, and 39 weighings', async () => {
    const donation = await accepted(w())
    const line = donation.lines[0].id
    await receive(w(), { donationLineId: line }, 'laptop', 2000, 38)
    await receive(w(), { donationId: donation.id }, 'monitor', 5000)
    const read = await (await w().as('donor')).get(`/donations/${donation.id}`)
    assert.equal(read.body.receivedGrams, 38 * 2000 + 5000)
    assert.equal(read.body.outsideLines, 1)
    assert.deepEqual(
      read.body.discrepancies.map((d: { gap: number; reason: string | null }) => [d.gap, d.reason]),
      [
        [-2, null],
        [1, null],
      ],
    )
    const bare = await close(donation.id, { version: donation.version, gaps: [] })
    assert.equal(bare.status, 422)
    assert.deepEqual(
      bare.body.blockers.map((b: { code: string; detail: string }) => [b.code, b.detail]),
      [
        ['GAP_REASON_MISSING', `${line}: −2`],
        ['GAP_REASON_MISSING', 'outside: +1'],
      ],
    )
    const wrong = await close(donation.id, {
      version: donation.version,
      gaps: [{ lineId: line, reason: 'magic' }, { reason: 'replacedByOther' }],
    })
    assert.deepEqual(codes(wrong), ['REASON_UNKNOWN'])
    assert.equal((await close(donation.id, { version: 1, gaps: [] })).body.code, 'STALE')
    const closed = await close(donation.id, {
      version: donation.version,
      gaps: [
        { lineId: line, reason: 'notPresented' },
        { lineId: null, reason: 'replacedByOther' },
      ],
    })
    assert.equal(closed.status, 200, JSON.stringify(closed.body))
    assert.equal(closed.body.status, 'closed')
    assert.deepEqual(closed.body.lines[0].progress, {
      promised: 40,
      received: 38,
      accepted: 0,
      refused: 0,
      sold: 0,
      given: 0,
      weee: 0,
      inStock: 38,
    })
    const states = await sqlAs(
      w(),
      'owner',
      'select state, count(*)::int as n from device where donation_id = $1 group by state order by n',
      [donation.id],
    )
    assert.deepEqual(states.rows, [
      { state: 'QUARANTINE', n: 1 },
      { state: 'RECEIVED', n: 38 },
    ])
    const shown = await (await w().as('donor')).get(`/donations/${donation.id}`)
    assert.deepEqual(shown.body.discrepancies, [
      {
        lineId: line,
        promised: 40,
        taken: null,
        received: 38,
        gap: -2,
        sinceTaken: null,
        reason: 'notPresented',
      },
      {
        lineId: null,
        promised: 0,
        taken: null,
        received: 1,
        gap: 1,
        sinceTaken: null,
        reason: 'replacedByOther',
      },
    ])
    const first = await sqlAs(
      w(),
      'owner',
      'select min(received_at) as at from device where donation_id = $1',
      [donation.id],
    )
    assert.equal(shown.body.handedOverAt, first.rows[0].at.toISOString())
    const late = await (await w().as('technician')).post('/devices', {
      donationLineId: line,
      siteId: w().sites.workshop.id,
      category: 'laptop',
      massGrams: 2000,
      massSource: 'scale',
    })
    assert.equal(late.status, 422)
    assert.equal(
      (await close(donation.id, { version: closed.body.version, gaps: [] })).body.code,
      'WRONG_STATUS',
    )
    const fact = await sqlAs(
      w(),
      'owner',
      "select data from event where kind = 'donation.receptionClosed' and subject_id = $1",
      [donation.id],
    )
    assert.deepEqual(fact.rows[0].data.gaps, [
      { lineId: line, gap: -2, reason: 'notPresented' },
      { lineId: null, gap: 1, reason: 'replacedByOther' },
    ])
  })

  test('what came in the stead of a missing device is explained by the missing line’s reason', async () => {
    const donation = await accepted(w(), { lines: [laptops(2)] })
    await receive(w(), { donationLineId: donation.lines[0].id }, 'laptop', 2000)
    await receive(w(), { donationId: donation.id }, 'monitor', 5000)
    const closed = await close(donation.id, {
      version: donation.version,
      gaps: [{ lineId: donation.lines[0].id, reason: 'replacedByOther' }],
    })
    assert.equal(closed.status, 200, JSON.stringify(closed.body))
  })

  test('a line without a gap needs no reason and takes none; what came as promised closes without a word', async () => {
    const donation = await accepted(w(), {
      lines: [laptops(1), { category: 'keyboard', quantity: 10 }],
    })
    const collection = await scheduled(w(), donation.id)
    const [laptop, keyboards] = donation.lines
    const handed = await (await w().as('collector')).post(`/collections/${collection.id}/pickups`, {
      donationId: donation.id,
      lines: [
        { lineId: laptop.id, taken: 1 },
        { lineId: keyboards.id, taken: 8 },
      ],
    })
    assert.equal(handed.status, 201)
    await receive(w(), { donationLineId: laptop.id }, 'laptop', 2000)
    const lot = {
      donationId: donation.id,
      siteId: w().sites.workshop.id,
      category: 'keyboard',
      massGrams: 3000,
    }
    const technician = await w().as('technician')
    assert.equal(
      (await technician.post('/bulk-lots', { ...lot, quantity: 7, eventId: eventId(70) })).status,
      201,
    )
    const read = await technician.get(`/donations/${donation.id}`)
    assert.deepEqual(read.body.discrepancies, [
      {
        lineId: keyboards.id,
        promised: 10,
        taken: 8,
        received: 7,
        gap: -3,
        sinceTaken: -1,
        reason: null,
      },
    ])
    const needless = await close(donation.id, {
      version: handed.body.version,
      gaps: [
        { lineId: laptop.id, reason: 'miscounted' },
        { lineId: keyboards.id, reason: 'stolenOrLost' },
        { lineId: keyboards.id, reason: 'other' },
      ],
    })
    assert.deepEqual(codes(needless), ['REASON_UNEXPECTED', 'REASON_UNEXPECTED'])
    assert.equal(
      (await technician.post('/bulk-lots', { ...lot, quantity: 3, eventId: eventId(71) })).status,
      201,
    )
    const closed = await close(
      donation.id,
      { version: handed.body.version, gaps: [], note: 'Tout est là.' },
      'collector',
    )
    assert.equal(closed.status, 200, JSON.stringify(closed.body))
    assert.deepEqual(closed.body.discrepancies, [])
    assert.equal(closed.body.handedOverAt, handed.body.handedOverAt)
    const more = await technician.post('/bulk-lots', { ...lot, quantity: 1, eventId: eventId(72) })
    assert.deepEqual([more.status, more.body.code], [409, 'WRONG_STATUS'])
  })

  test('a donation of which nothing came is not closed, and a draft has no reception', async () => {
    const donation = await accepted(w())
    assert.equal(
      (
        await close(donation.id, {
          version: donation.version,
          gaps: [{ lineId: donation.lines[0].id, reason: 'notPresented' }],
        })
      ).body.code,
      'NOTHING_RECEIVED',
    )
    const sent = await submitted(w())
    const early = await (await w().as('coordinator')).post(
      `/donations/${sent.id}/reception-close`,
      { version: sent.version, gaps: [] },
    )
    assert.equal(early.body.code, 'WRONG_STATUS')
    assert.equal(
      (
        await (
          await w().as('donor')
        ).post(`/donations/${sent.id}/reception-close`, { version: sent.version, gaps: [] })
      ).status,
      403,
    )
  })

  test('a device that comes while the reception is being closed is either counted or refused', async () => {
    for (let i = 0; i < 5; i++) {
      const donation = await accepted(w(), { lines: [laptops(1)] })
      await receive(w(), { donationLineId: donation.lines[0].id }, 'laptop', 2000)
      const technician = await w().as('technician')
      const late = {
        donationId: donation.id,
        siteId: w().sites.workshop.id,
        category: 'monitor',
        massGrams: 5000,
        massSource: 'scale',
      }
      const [closed, came] = await Promise.all([
        close(donation.id, { version: donation.version, gaps: [] }),
        technician.post('/devices', late),
      ])
      const outcome = [closed.status, came.status].join()
      assert.ok(['200,422', '422,201'].includes(outcome), outcome)
    }
  })

  test('progress follows each device of a line: accepted, refused, wasted, returned', async () => {
    const donation = await accepted(w(), { lines: [laptops(4)] })
    const line = donation.lines[0].id
    const [a, b, c] = await receive(w(), { donationLineId: line }, 'laptop', 2000, 4)
    const technician = await w().as('technician')
    const sorted = async (code: string | undefined, body: object) => {
      const answer = await technician.post(`/devices/${code}/acceptance`, body)
      assert.equal(answer.status, 200, JSON.stringify(answer.body))
    }
    await sorted(a, { accept: true })
    await sorted(b, { accept: false, reason: 'broken', bearer: 'donor' })
    await sorted(c, { accept: false, reason: 'obsolete', bearer: 'donee' })
    await sqlAs(w(), 'owner', "update device set state = 'QUARANTINE' where tag = any($1)", [
      [b, c],
    ])
    await sqlAs(w(), 'owner', "update device set state = 'RETURNED_TO_DONOR' where tag = $1", [b])
    await sqlAs(w(), 'owner', "update device set state = 'WASTE' where tag = $1", [c])
    const read = await technician.get(`/donations/${donation.id}`)
    assert.deepEqual(read.body.lines[0].progress, {
      promised: 4,
      received: 4,
      accepted: 1,
      refused: 2,
      sold: 0,
      given: 0,
      weee: 1,
      inStock: 2,
    })
  })
})
