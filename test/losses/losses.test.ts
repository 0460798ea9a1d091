import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isBreach, notifyBy, stepBlockers } from '../../src/losses/rules.ts'
import { codes, sqlAs, suite } from '../donations/world.ts'
import { type Given, given, ok } from '../support/given.ts'

const refusedAs = (answer: { status: number; body: any }, status: number, code: string) =>
  assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(answer.body))

describe('Losses and breaches, by the rules alone', () => {
  const medium = {
    kind: 'ssd',
    model: null,
    serial: 'S',
    bytes: null,
    place: 'device',
    dataState: 'presumed',
  } as const
  for (const [name, device, breach] of [
    ['with an open medium', { media: [medium] }, true],
    ['with media erased or destroyed', { media: [{ ...medium, dataState: 'erased' }] }, false],
    ['whose media are not all known', { mediaComplete: false }, true],
    ['whose open medium is elsewhere', { media: [{ ...medium, place: 'stock' }] }, false],
    ['that never holds data', { holdsData: 'never', mediaComplete: false }, false],
  ] as const)
    test(`losing a device ${name} ${breach ? 'is' : 'is no'} data breach`, () =>
      assert.equal(
        isBreach({ holdsData: 'always', mediaComplete: true, media: [], ...device }),
        breach,
      ))
  test('the term runs in hours, over a change of clocks too', () =>
    assert.equal(notifyBy('2026-10-23T10:00:00.000Z', 72), '2026-10-26T10:00:00.000Z'))
  test('every step has its conditions, all said at once', () => {
    const b = {
      status: 'toNotify',
      risk: null,
      donationId: 'd',
      donorTold: false,
      notifyBy: '2026-09-04T10:00:00.000Z',
    } as const
    const now = '2026-09-05T10:00:00.000Z'
    const why = (over: object, said: object) =>
      stepBlockers({ ...b, ...over }, { step: 'assessed', doneAt: now, ...said } as never, now).map(
        (x) => x.code,
      )
    assert.deepEqual(why({}, {}), ['BREACH_RISK_REQUIRED'])
    assert.deepEqual(why({}, { risk: 'high', fileNumber: '1' }), ['BREACH_FILE_NUMBER'])
    assert.deepEqual(why({}, { step: 'authorityNotified' }), ['BREACH_NOTE_REQUIRED'])
    assert.deepEqual(why({}, { step: 'authorityNotified', doneAt: b.notifyBy }), [])
    assert.deepEqual(why({ risk: 'likely' }, { step: 'authorityNotNeeded' }), [
      'BREACH_RISK_NOT_UNLIKELY',
      'BREACH_NOTE_REQUIRED',
    ])
    assert.deepEqual(why({}, { step: 'closed' }), [
      'BREACH_AUTHORITY_MISSING',
      'BREACH_DONOR_MISSING',
    ])
    assert.deepEqual(why({ status: 'settled', donationId: null }, { step: 'closed' }), [])
    assert.deepEqual(why({}, { step: 'donorTold', doneAt: '2026-09-05T10:00:01.000Z' }), [
      'BREACH_NOT_YET',
    ])
  })
})

suite('A loss', (world) => {
  let events = 0
  const supervisor = () => world().as('supervisor')
  const coordinator = () => world().as('coordinator')
  /** Counts one stage of the workshop and finds all but one device. */
  async function countWithout({ tag, state }: Given) {
    const by = await supervisor()
    const opened = ok(await by.post('/counts', { siteId: world().sites.workshop.id, state }), 201)
    const awaited = ok(await by.get(`/counts/${opened.id}/items?show=awaited&limit=200`)).items
    const scans = awaited
      .filter((i: any) => i.tag !== tag)
      .map((i: any) => ({
        code: i.tag,
        eventId: `019a0000-0000-7000-8000-${String(++events).padStart(12, '0')}`,
      }))
    if (scans.length > 0) ok(await by.post(`/counts/${opened.id}/scans`, { scans }))
    return ok(
      await by.post(`/counts/${opened.id}/close`, { version: opened.version, others: 'notFound' }),
    )
  }
  const missedTwice = async (device: Given) => [
    await countWithout(device),
    await countWithout(device),
  ]
  const report = async ({ tag }: Given) => (await supervisor()).post('/losses', { code: tag })
  const confirm = async (loss: any, role: 'coordinator' | 'admin' = 'coordinator') =>
    (await world().as(role)).post(`/losses/${loss.id}/confirmation`, { version: loss.version })
  const missing = async () =>
    ok(await (await supervisor()).get('/missing-devices')).items.map((d: any) => d.deviceTag)
  /** A loss confirmed with a medium open, and its file. */
  async function breached() {
    const { toErase, withMedium } = given(world())
    const device = await withMedium(await toErase(), `DISK${++events}`)
    const [, second] = await missedTwice(device)
    const loss = ok(await confirm(ok(await report(device), 201)))
    const breach = ok(await (await coordinator()).get(`/breaches/${loss.breachId}`))
    return { device, second, loss, breach }
  }
  const step = async (breach: any, said: object) =>
    (await coordinator()).post(`/breaches/${breach.id}/steps`, said)

  test('what never arrived is awaited where it left from; two counts that miss it let it be lost, data and all', async () => {
    const { toErase, withMedium } = given(world())
    const device = await withMedium(await toErase(), `WAY${++events}`)
    const by = await coordinator()
    const { workshop, shop } = world().sites
    const opened = ok(
      await by.post('/transfers', {
        fromSiteId: workshop.id,
        toSiteId: shop.id,
        codes: [device.tag],
      }),
      201,
    )
    const sent = ok(await by.post(`/transfers/${opened.id}/send`, { version: opened.version }))
    // On its way it is nobody's to find.
    await countWithout(device)
    const closed = ok(
      await by.post(`/transfers/${opened.id}/close`, {
        version: sent.version,
        missing: [{ code: device.tag, reason: 'missing' }],
      }),
    )
    assert.equal(closed.missing, 1)
    assert.equal((await countWithout(device)).missing, 1)
    refusedAs(await report(device), 422, 'LOSS_NOT_MISSING_TWICE')
    assert.equal((await countWithout(device)).missing, 1)
    const loss = ok(await confirm(ok(await report(device), 201)))
    assert.ok(loss.breachId, 'its disk was open')
    const lost = ok(await by.get(`/devices/${device.tag}`))
    assert.deepEqual([lost.state, lost.transit], ['LOST', null])
    const arrival = await by.post(`/transfers/${opened.id}/arrivals`, {
      code: device.tag,
      eventId: `019a0000-0000-7000-8000-${String(++events).padStart(12, '0')}`,
    })
    assert.equal(arrival.body.code, 'DEVICE_LOST')
  })

  test('what two counts in a row missed is reported by one, confirmed by another, and leaves the stock', async () => {
    const device = await given(world()).monitor()
    const [first, second] = await missedTwice(device)
    assert.ok((await missing()).includes(device.tag))
    const loss = ok(await report(device), 201)
    assert.deepEqual(
      [loss.status, loss.state, loss.mayHoldData, loss.firstCount.id, loss.secondCount.id],
      ['proposed', 'RECEIVED', false, first.id, second.id],
    )
    assert.equal(loss.secondCount.endedAt, second.endedAt)
    assert.ok(!(await missing()).includes(device.tag))
    refusedAs(await report(device), 409, 'LOSS_ALREADY_REPORTED')
    const lost = ok(await confirm(loss))
    assert.deepEqual([lost.status, lost.state, lost.breachId], ['confirmed', 'LOST', null])
    const { rows } = await sqlAs(
      world(),
      'owner',
      `select grams from mass_movement where subject_id = '${device.id}' and flow = 'loss'`,
    )
    assert.deepEqual(
      rows.map((r) => r.grams),
      [-device.massGrams],
    )
    const story = ok(await (await supervisor()).get(`/devices/${device.tag}/history`)).items
    assert.deepEqual(
      story.slice(-3).map((f: any) => f.kind),
      ['loss.reported', 'loss.confirmed', 'device.moved'],
    )
    const scanned = await (await world().as('technician')).post(`/devices/${device.tag}/media`, {
      kind: 'ssd',
    })
    refusedAs(scanned, 422, 'DEVICE_LOST')
    assert.equal(scanned.body.blockers[0].detail, '2026-09-01')
    refusedAs(await report(device), 422, 'DEVICE_LOST')
  })

  test('one count is not enough, nor two with a sight or a move in between', async () => {
    const { triaged, move, accepted } = given(world())
    const device = await triaged()
    refusedAs(await report(device), 422, 'LOSS_NOT_MISSING_TWICE')
    await countWithout(device)
    refusedAs(await report(device), 422, 'LOSS_NOT_MISSING_TWICE')
    await accepted(device)
    await countWithout(device)
    assert.ok(!(await missing()).includes(device.tag))
    refusedAs(await report(device), 422, 'LOSS_NOT_MISSING_TWICE')
    await countWithout(device)
    const loss = ok(await report(device), 201)
    await move(device.tag, 'QUARANTINE', 'toCheck')
    refusedAs(await confirm(loss), 422, 'LOSS_NOT_MISSING_TWICE')
  })

  test('a loss that is rejected waits for another count', async () => {
    const device = await given(world()).triaged()
    await missedTwice(device)
    const { id, version } = ok(await report(device), 201)
    const by = await coordinator()
    const rejected = ok(
      await by.post(`/losses/${id}/rejection`, { version, reason: 'searchAgain' }),
    )
    assert.deepEqual([rejected.status, rejected.reason], ['rejected', 'searchAgain'])
    assert.equal((await given(world()).read(device.tag)).state, 'TRIAGED')
    assert.ok(!(await missing()).includes(device.tag))
    refusedAs(await report(device), 409, 'LOSS_ALREADY_REPORTED')
    await countWithout(device)
    ok(await report(device), 201)
  })

  test('who reports does not confirm, by the service and by the database', async () => {
    const device = await given(world()).triaged()
    await missedTwice(device)
    const loss = ok(await report(device), 201)
    refusedAs(
      await (await supervisor()).post(`/losses/${loss.id}/confirmation`, { version: loss.version }),
      403,
      'FORBIDDEN',
    )
    // One person who is both.
    const two = [
      await world().codeOf(await supervisor()),
      await world().codeOf(await coordinator()),
    ]
    const made = ok(
      await world().admin.post('/people', {
        name: 'Camille Exemple',
        email: 'deux@exemple.fr',
        memberships: [{ role: 'auditor', organisationId: world().organisations.territory.id }],
      }),
      201,
    )
    const belong = (personId: string | null) =>
      sqlAs(world(), 'owner', 'update membership set person_id = $1 where code = any($2)', [
        personId,
        two,
      ])
    await belong(made.id)
    refusedAs(await confirm(loss), 422, 'SECOND_PERSON_REQUIRED')
    await belong(null)
    await assert.rejects(
      sqlAs(
        world(),
        'owner',
        `update loss set status = 'confirmed', decided_at = now(), decided_by = reported_by where id = '${loss.id}'`,
      ),
      { code: 'LC003' },
    )
    assert.equal(ok(await confirm(loss, 'admin')).status, 'confirmed')
  })

  test('two confirmations at once confirm once', async () => {
    const device = await given(world()).triaged()
    await missedTwice(device)
    const loss = ok(await report(device), 201)
    const both = await Promise.all([confirm(loss), confirm(loss, 'admin')])
    assert.deepEqual(both.map((b) => b.status).sort(), [200, 409])
    refusedAs(both.find((b) => b.status === 409)!, 409, 'STALE')
    const { items } = ok(await (await coordinator()).get('/breaches?limit=200'))
    assert.equal(items.filter((b: any) => b.deviceTag === device.tag).length, 1)
  })

  test('another organisation sees neither loss nor file', async () => {
    const { device, loss, breach } = await breached()
    const neighbour = await world().as('supervisor', 'otherWorkshop')
    refusedAs(await neighbour.post('/losses', { code: device.tag }), 404, 'NOT_FOUND')
    refusedAs(
      await neighbour.post(`/losses/${loss.id}/found`, { version: loss.version }),
      404,
      'NOT_FOUND',
    )
    refusedAs(await neighbour.get(`/breaches/${breach.id}`), 404, 'NOT_FOUND')
    for (const list of ['/losses', '/breaches', '/missing-devices'])
      assert.deepEqual(ok(await neighbour.get(list)).items, [], list)
    const own = ok(await (await supervisor()).get(`/breaches/${breach.id}`))
    assert.deepEqual(own, breach)
    refusedAs(
      await (await supervisor()).post(`/breaches/${breach.id}/steps`, { step: 'donorTold' }),
      403,
      'FORBIDDEN',
    )
    ok(await (await world().as('auditor')).get(`/breaches/${breach.id}`))
  })

  test('the loss of an open medium opens a file, dated by the second count, and writes to the coordinators', async () => {
    ok(
      await world().admin.post('/people', {
        name: 'Noa Exemple',
        email: 'noa@exemple.fr',
        memberships: [{ role: 'coordinator', organisationId: world().organisations.territory.id }],
      }),
      201,
    )
    const { device, second, loss, breach } = await breached()
    assert.equal(breach.discoveredAt, second.endedAt)
    assert.equal(Date.parse(breach.notifyBy) - Date.parse(breach.discoveredAt), 72 * 3_600_000)
    assert.match(breach.reference, /^VIO-2026-\d{6}$/)
    assert.deepEqual(
      [breach.status, breach.lossId, breach.countReference, breach.mediaComplete, breach.steps],
      ['toNotify', loss.id, second.reference, true, []],
    )
    assert.deepEqual(
      breach.media.map((m: any) => [m.kind, m.serial, m.dataState]),
      [['ssd', device.media[0]!.serial, 'presumed']],
    )
    assert.equal(breach.donor, 'Exemple Conseil SAS')
    const { rows } = await world().services.pool.query(
      `select data->>'to' as to from job.job where name = 'mail' and data->>'text' like '%' || $1 || '%'`,
      [breach.id],
    )
    assert.deepEqual(
      rows.map((r) => r.to),
      ['noa@exemple.fr'],
    )
    const { items } = ok(await (await coordinator()).get('/work'))
    const waits = items.find((i: any) => i.kind === 'breachesOpen')
    assert.ok(waits.count > 0 && waits.dueAt !== null)
  })

  test('a device whose media nobody listed is a breach too', async () => {
    const device = await given(world()).laptop()
    await missedTwice(device)
    const loss = ok(await report(device), 201)
    assert.equal(loss.mayHoldData, true)
    const { breachId } = ok(await confirm(loss))
    const breach = ok(await (await coordinator()).get(`/breaches/${breachId}`))
    assert.deepEqual([breach.media, breach.mediaComplete], [[], false])
  })

  test('a file is closed once the authority and the donor are dealt with, and not before', async () => {
    const { breach } = await breached()
    const early = await step(breach, { step: 'closed' })
    assert.deepEqual(codes(early), ['BREACH_AUTHORITY_MISSING', 'BREACH_DONOR_MISSING'])
    assert.deepEqual(codes(await step(breach, { step: 'authorityNotNeeded', note: 'Chiffré' })), [
      'BREACH_RISK_NOT_UNLIKELY',
    ])
    ok(await step(breach, { step: 'assessed', risk: 'unlikely', note: 'Disque chiffré.' }), 201)
    const settled = ok(
      await step(breach, { step: 'authorityNotNeeded', note: 'Disque chiffré, clé non perdue.' }),
      201,
    )
    assert.equal(settled.status, 'settled')
    // Known better since: what was settled is open again.
    const worse = ok(await step(breach, { step: 'assessed', risk: 'high' }), 201)
    assert.deepEqual([worse.status, worse.risk], ['toNotify', 'high'])
    ok(await step(breach, { step: 'authorityNotified', fileNumber: 'FR-1234' }), 201)
    assert.deepEqual(codes(await step(breach, { step: 'closed' })), ['BREACH_DONOR_MISSING'])
    ok(await step(breach, { step: 'donorTold' }), 201)
    const closed = ok(await step(breach, { step: 'closed' }), 201)
    assert.equal(closed.status, 'closed')
    assert.deepEqual(
      closed.steps.map((s: any) => [s.step, s.by === closed.steps[0].by]),
      [
        ['assessed', true],
        ['authorityNotNeeded', true],
        ['assessed', true],
        ['authorityNotified', true],
        ['donorTold', true],
        ['closed', true],
      ],
    )
    refusedAs(await step(breach, { step: 'donorTold' }), 409, 'WRONG_STATUS')
  })

  test('after the term a notification says why it is late', async () => {
    const { breach } = await breached()
    world().clock.advance(73 * 3_600_000)
    assert.deepEqual(codes(await step(breach, { step: 'authorityNotified' })), [
      'BREACH_NOTE_REQUIRED',
    ])
    ok(await step(breach, { step: 'authorityNotified', doneAt: breach.notifyBy }), 201)
  })

  test('what is found again goes to quarantine, its media presumed to hold data and to be declared anew', async () => {
    const { device, loss, breach } = await breached()
    const found = ok(
      await (await supervisor()).post(`/losses/${loss.id}/found`, { version: loss.version }),
    )
    assert.deepEqual([found.status, found.state], ['found', 'QUARANTINE'])
    const again = await given(world()).read(device.tag)
    assert.deepEqual(
      [again.cycle, again.mediaComplete, again.media[0]!.dataState],
      [1, false, 'presumed'],
    )
    await assert.rejects(
      sqlAs(world(), 'owner', `update device set state = 'READY' where id = '${device.id}'`),
      { code: 'LC107' },
    )
    const file = ok(await (await coordinator()).get(`/breaches/${breach.id}`))
    assert.deepEqual([file.foundAt, file.status], [found.foundAt, 'toNotify'])
    refusedAs(
      await (await supervisor()).post(`/losses/${loss.id}/found`, { version: found.version }),
      409,
      'WRONG_STATUS',
    )
  })

  test('what was erased, lost and found again is erased and declared again, for its donor too', async () => {
    const { toErase, withMedium, photo, read } = given(world())
    const device = await withMedium(await toErase())
    const technician = await world().as('technician')
    ok(
      await technician.post(`/media/${device.media[0]!.id}/attestation`, {
        witness: await world().codeOf(await supervisor()),
        statement: 'Remise à zéro vue à l’écran.',
        photo: await photo(),
      }),
    )
    assert.equal((await read(device.tag)).state, 'ERASED')
    await missedTwice(await read(device.tag))
    const lost = ok(await confirm(ok(await report(device), 201)))
    assert.equal(lost.breachId, null)
    ok(await (await supervisor()).post(`/losses/${lost.id}/found`, { version: lost.version }))
    const again = await read(device.tag)
    assert.deepEqual(
      [again.state, again.mediaComplete, again.media[0]!.dataState],
      ['QUARANTINE', false, 'presumed'],
    )
  })

  test('the database loses nothing by itself, and keeps what was said', async () => {
    const { loss, breach } = await breached()
    ok(await step(breach, { step: 'assessed', risk: 'likely' }), 201)
    const other = await given(world()).triaged()
    const lose = `update device set state = 'LOST', state_since = now() where id = '${other.id}'`
    const breachRow = `insert into breach_step (id, breach_id, step, done_at, recorded_at, by_code, note, file_number, risk) values (gen_random_uuid(), '${breach.id}'`
    for (const [text, code] of [
      [lose, 'LC814'],
      [
        `insert into loss (id, device_id, site_id, from_state, first_count_id, second_count_id, reported_at, reported_by)
          select gen_random_uuid(), '${other.id}', site_id, 'TRIAGED', first_count_id, second_count_id, now(), 'x' from loss where id = '${loss.id}'`,
        'LC813',
      ],
      [
        `update device set state = 'QUARANTINE', state_since = now() where tag = '${loss.deviceTag}'`,
        'LC815',
      ],
      [`update loss set reported_by = 'x' where id = '${loss.id}'`, 'LC811'],
      [
        `update loss set status = 'rejected', reason = 'seenSince' where id = '${loss.id}'`,
        'LC812',
      ],
      [`delete from loss where id = '${loss.id}'`, 'LC811'],
      [
        `update breach set notify_by = notify_by + interval '1 day' where id = '${breach.id}'`,
        'LC821',
      ],
      [`delete from breach where id = '${breach.id}'`, 'LC821'],
      [`update breach_step set note = 'x' where breach_id = '${breach.id}'`, 'LC821'],
      [`delete from breach_step where breach_id = '${breach.id}'`, 'LC821'],
      [`${breachRow}, 'closed', now(), now(), 'x', null, null, null)`, 'LC825'],
      [`${breachRow}, 'authorityNotNeeded', now(), now(), 'x', 'y', null, null)`, 'LC824'],
      ['truncate breach_step', 'LC001'],
      ['truncate loss cascade', 'LC001'],
    ] as const)
      await assert.rejects(sqlAs(world(), 'owner', text), { code }, text)
    for (const text of [
      `update breach_step set note = 'x'`,
      `delete from breach`,
      `update loss set reported_by = 'x'`,
    ])
      await assert.rejects(sqlAs(world(), 'app', text), { code: '42501' }, text)
  })
})
