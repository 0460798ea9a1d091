import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { closingOf, hasMoved, unexpectedOutcome } from '../../src/counts/rules.ts'
import { sqlAs, suite } from '../donations/world.ts'
import { given, ok } from '../support/given.ts'

let events = 0
const newEvent = () => `019a0000-0000-7000-8000-${String(++events).padStart(12, '0')}`
const refusedAs = (answer: { status: number; body: any }, status: number, code: string) =>
  assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(answer.body))

describe('What a count says, by the rules alone', () => {
  const here = { siteId: 'here', state: null, category: null }
  const device = { state: 'TRIAGED', category: 'laptop', siteId: 'here', toSiteId: null } as const
  for (const [name, over, bounds, outcome] of [
    ['entered since', {}, {}, 'arrived'],
    ['at another stage', {}, { state: 'READY' }, 'otherStage'],
    ['of another category', {}, { category: 'monitor' }, 'otherStage'],
    ['of another site', { siteId: 'there' }, {}, 'otherSite'],
    ['on its way here', { siteId: 'there', toSiteId: 'here' }, {}, 'inTransit'],
    ['sent on, and still here', { toSiteId: 'there' }, {}, 'inTransit'],
    ['on its way elsewhere, from elsewhere', { siteId: 'there', toSiteId: 'far' }, {}, 'otherSite'],
    ['noted as sold', { state: 'SOLD' }, {}, 'gone'],
    ['noted as lost', { state: 'LOST', siteId: 'there' }, {}, 'lost'],
  ] as const)
    test(`a device that is ${name} is met as “${outcome}”`, () =>
      assert.equal(unexpectedOutcome({ ...device, ...over }, { ...here, ...bounds }), outcome))

  const openedAt = '2026-09-01T10:00:00.000Z'
  const unfound = (tag: string, over: object = {}) => ({
    deviceId: tag,
    tag,
    state: 'TRIAGED' as const,
    siteId: 'here',
    toSiteId: null,
    stateSince: '2026-08-01T10:00:00.000Z',
    ...over,
  })
  test('what was worked on or sent on since the count opened has moved', () => {
    const count = { siteId: 'here', openedAt }
    assert.equal(hasMoved(unfound('A'), count), false)
    assert.equal(hasMoved(unfound('A', { stateSince: '2026-09-01T10:00:00.001Z' }), count), true)
    assert.equal(hasMoved(unfound('A', { toSiteId: 'there' }), count), true)
    assert.equal(hasMoved(unfound('A', { siteId: 'there' }), count), true)
  })
  test('each device not found is spoken of: by itself, with the rest, or the count stays open', () => {
    const count = { siteId: 'here', openedAt }
    const all = [unfound('A'), unfound('B'), unfound('C'), unfound('D', { toSiteId: 'there' })]
    const expected = new Set(['A', 'B', 'C', 'D', 'F'])
    const missing = [
      { tag: 'A', reason: 'theftSuspected' },
      { tag: 'B', reason: 'seenWithoutLabel' },
      { tag: 'F', reason: 'notFound' },
    ] as const
    assert.deepEqual(closingOf(all, expected, count, { missing }).blockers, [
      { code: 'COUNT_INCOMPLETE', detail: 'C' },
    ])
    const { items, blockers } = closingOf(all, expected, count, { missing, others: 'notFound' })
    assert.deepEqual(blockers, [])
    assert.deepEqual(
      items.map((i) => [i.deviceId, i.outcome, i.reason]),
      [
        ['A', 'missing', 'theftSuspected'],
        ['B', 'found', 'seenWithoutLabel'],
        ['C', 'missing', 'notFound'],
        ['D', 'moved', null],
      ],
    )
    const other = closingOf([], expected, count, { missing: [{ tag: 'Z', reason: 'notFound' }] })
    assert.deepEqual(other.blockers, [{ code: 'COUNT_NOT_EXPECTED', detail: 'Z' }])
  })
})

suite('A count of the stock', (world) => {
  const open = async (bounds: object = {}) =>
    (await world().as('supervisor')).post('/counts', {
      siteId: world().sites.workshop.id,
      ...bounds,
    })
  const scan = async (
    count: { id: string },
    list: string[],
    role: 'technician' | 'supervisor' = 'technician',
  ) =>
    ok(
      await (await world().as(role)).post(`/counts/${count.id}/scans`, {
        scans: list.map((code) => ({ code, eventId: newEvent() })),
      }),
    )
  const end = async (count: any, more: object = {}) =>
    (await world().as('supervisor')).post(`/counts/${count.id}/close`, {
      version: count.version,
      ...more,
    })
  const items = async (count: { id: string }, show: string) =>
    ok(await (await world().as('technician')).get(`/counts/${count.id}/items?show=${show}`)).items
  const outcomes = (answer: any) =>
    answer.lines.map(
      (l: any) =>
        l.devices.map((d: any) => d.outcome).join() || (l.unknown ? 'unknown' : l.problem.code),
    )
  /** Ends a count whatever was found. */
  const over = async (count: any) => ok(await end(count, { others: 'notFound' }))

  test('what stands there is expected, scanned, and what is not found is said missing with its reason', async () => {
    const g = given(world())
    const [a, b, c] = [await g.monitor(), await g.monitor(), await g.monitor()]
    const count = ok(await open({ category: 'monitor' }), 201)
    assert.match(count.reference, /^CPT-2026-\d{6}$/)
    assert.deepEqual([count.status, count.expected, count.remaining], ['open', 3, 3])
    const first = await scan(count, [a.tag, `https://collecte.example/d/${b.tag}`])
    assert.deepEqual(outcomes(first), ['found', 'found'])
    assert.deepEqual([first.count.found, first.count.remaining], [2, 1])
    assert.deepEqual(
      (await items(count, 'awaited')).map((i: any) => [i.tag, i.movedSince]),
      [[c.tag, false]],
    )
    const silent = await end(count)
    refusedAs(silent, 422, 'COUNT_INCOMPLETE')
    assert.equal(silent.body.blockers[0].detail, c.tag)
    const closed = ok(await end(count, { missing: [{ code: c.tag, reason: 'theftSuspected' }] }))
    assert.deepEqual(
      [closed.status, closed.found, closed.missing, closed.moved, closed.remaining],
      ['closed', 2, 1, 0, 0],
    )
    assert.deepEqual(
      (await items(count, 'missing')).map((i: any) => [i.tag, i.reason]),
      [[c.tag, 'theftSuspected']],
    )
    const told = ok(await (await world().as('technician')).get(`/devices/${c.tag}/history`))
    assert.deepEqual(told.items.at(-1).data, {
      countId: count.id,
      reference: count.reference,
      reason: 'theftSuspected',
    })
    refusedAs(await end(closed), 409, 'WRONG_STATUS')
  })

  test('a serial is counted as its label is, a device met twice counts once, and the same event says the same again', async () => {
    const g = given(world())
    const device = await g.desktop()
    const count = ok(await open({ category: 'desktop' }), 201)
    const technician = await world().as('technician')
    const event = newEvent()
    const by = (code: string, eventId: string) =>
      technician.post(`/counts/${count.id}/scans`, { scans: [{ code, eventId }] })
    const once = ok(await by(device.serial, event))
    assert.deepEqual(once.lines[0].devices[0].tag, device.tag)
    assert.equal(once.lines[0].devices[0].already, false)
    const again = ok(await by(device.serial, event))
    assert.deepEqual(again.lines, once.lines)
    const twice = ok(await by(device.tag, newEvent()))
    assert.equal(twice.lines[0].devices[0].already, true)
    assert.equal(twice.count.found, 1)
    assert.equal(ok(await by(device.tag, event)).lines[0].problem.code, 'KEY_REUSED')
    await over(twice.count)
  })

  test('what was not expected is told apart: another stage, another site, sold since, or nothing known', async () => {
    const g = given(world())
    const supervisor = await world().as('supervisor')
    const triaged = await g.triaged()
    const count = ok(await open({ state: 'QUARANTINE' }), 201)
    const arrived = await g.triaged()
    ok(
      await supervisor.post(`/devices/${arrived.tag}/transitions`, {
        to: 'QUARANTINE',
        reason: 'toCheck',
      }),
    )
    const away = await g.laptop()
    const transfer = ok(
      await supervisor.post('/transfers', {
        fromSiteId: world().sites.workshop.id,
        toSiteId: world().sites.shop.id,
        codes: [away.tag],
      }),
      201,
    )
    ok(await supervisor.post(`/transfers/${transfer.id}/send`, { version: transfer.version }))
    const wrong = triaged.tag.slice(0, 7) + (triaged.tag.endsWith('0') ? '1' : '0')
    const answer = await scan(count, [
      triaged.tag,
      arrived.tag,
      away.tag,
      'BOITE DU FOND',
      'BOITE DU FOND',
      wrong,
    ])
    assert.deepEqual(outcomes(answer), [
      'otherStage',
      'arrived',
      'inTransit',
      'unknown',
      'unknown',
      'BAD_LABEL',
    ])
    assert.deepEqual([answer.count.unexpected, answer.count.unknown], [3, 1])
    const read = ok(await supervisor.get(`/counts/${count.id}`))
    assert.deepEqual(read.unknownCodes, ['BOITE DU FOND'])
    const closed = await over(answer.count)
    assert.equal(closed.unexpected, 3)
    const sheet = await supervisor.get(`/counts/${count.id}/sheet`)
    assert.equal(sheet.headers['content-type'], 'text/csv; charset=utf-8')
    assert.match(sheet.body, /hors de ce comptage/)
    assert.match(sheet.body, /BOITE DU FOND;/)
  })

  test('what was worked on while others counted is not missing', async () => {
    const g = given(world())
    const [moved, still] = [await g.triaged(), await g.triaged()]
    const count = ok(await open({ state: 'TRIAGED' }), 201)
    await g.accepted(moved)
    await g.move(moved.tag, 'TO_ERASE')
    const awaited = await items(count, 'awaited')
    assert.equal(awaited.find((i: any) => i.tag === moved.tag).movedSince, true)
    assert.equal(awaited.find((i: any) => i.tag === still.tag).movedSince, false)
    const rest = awaited.filter((i: any) => ![moved.tag, still.tag].includes(i.tag))
    await scan(
      count,
      rest.map((i: any) => i.tag),
    )
    const closed = ok(
      await end(count, { missing: [{ code: still.tag, reason: 'seenWithoutLabel' }] }),
    )
    assert.deepEqual([closed.moved, closed.missing, closed.found], [1, 0, rest.length + 1])
  })

  test('a kit is counted by its own label, with all its members', async () => {
    const g = given(world())
    const members = [await g.ready(await g.desktop()), await g.monitorReady()]
    const technician = await world().as('technician')
    const kit = ok(
      await technician.post('/kits', {
        category: 'desktopSet',
        members: members.map((m) => m.tag),
      }),
      201,
    )
    const count = ok(await open({ state: 'READY' }), 201)
    const answer = await scan(count, [kit.tag])
    assert.deepEqual(
      answer.lines[0].devices.map((d: any) => d.outcome),
      ['found', 'found'],
    )
    await over(answer.count)
  })

  test('the same things are not counted twice at once; what is apart may be', async () => {
    const all = ok(await open(), 201)
    const twice = await open({ state: 'RECEIVED' })
    refusedAs(twice, 409, 'COUNT_OVERLAPS')
    assert.equal(twice.body.reference, all.reference)
    const supervisor = await world().as('supervisor')
    refusedAs(await supervisor.post(`/counts/${all.id}/cancel`, { version: 9 }), 409, 'STALE')
    const cancelled = ok(
      await supervisor.post(`/counts/${all.id}/cancel`, { version: all.version }),
    )
    assert.equal(cancelled.status, 'cancelled')
    const tablets = ok(await open({ category: 'tablet' }), 201)
    const printers = ok(await open({ category: 'printer' }), 201)
    const both = await Promise.all([open({ category: 'server' }), open({ category: 'server' })])
    assert.deepEqual(both.map((b) => b.status).sort(), [201, 409], 'of two at once, one')
    for (const c of [tablets, printers, both.find((b) => b.status === 201)!.body]) await over(c)
    refusedAs(await open({ category: 'nothing' }), 422, 'REFERENCE_UNKNOWN')
  })

  test('another workshop sees nothing of a count, and its device is known here by its label alone', async () => {
    const count = ok(await open({ category: 'phone' }), 201)
    const neighbour = await world().as('supervisor', 'otherWorkshop')
    for (const path of [
      `/counts/${count.id}`,
      `/counts/${count.id}/items`,
      `/counts/${count.id}/sheet`,
    ])
      assert.equal((await neighbour.get(path)).status, 404, path)
    assert.deepEqual(ok(await neighbour.get('/counts')).items, [])
    assert.equal(
      (await neighbour.post('/counts', { siteId: world().sites.workshop.id })).status,
      404,
    )
    const theirs = ok(
      await neighbour.post('/counts', { siteId: world().sites.otherWorkshop.id }),
      201,
    )
    const { tag } = await given(world()).laptop()
    const seen = ok(
      await neighbour.post(`/counts/${theirs.id}/scans`, {
        scans: [{ code: tag, eventId: newEvent() }],
      }),
    )
    const [{ devices }] = seen.lines
    assert.deepEqual(devices[0], {
      tag,
      category: null,
      manufacturer: null,
      model: null,
      state: null,
      outcome: 'otherSite',
      already: false,
    })
    const listed = ok(await neighbour.get(`/counts/${theirs.id}/items?show=unexpected`)).items
    assert.deepEqual([listed[0].tag, listed[0].category, listed[0].serial], [tag, null, null])
    await over(count)
  })

  test('the database keeps what was counted, and refuses two counts of the same things by itself', async () => {
    const { id } = await given(world()).monitor()
    const count = ok(await open({ category: 'monitor' }), 201)
    for (const [text, code] of [
      [
        `update stock_count set site_id = '${world().sites.shop.id}' where id = '${count.id}'`,
        'LC751',
      ],
      [
        `update stock_count set status = 'closed', ended_at = now(), ended_by = 'x', missing = expected - found where id = '${count.id}'`,
        'LC752',
      ],
      [`delete from stock_count where id = '${count.id}'`, 'LC751'],
      [`delete from stock_count_item where count_id = '${count.id}'`, 'LC751'],
      [
        `update stock_count_item set expected = false where device_id = '${id}' and count_id = '${count.id}'`,
        'LC751',
      ],
      [
        `insert into stock_count (id, reference, site_id, opened_at, opened_by) values (gen_random_uuid(), 'X', '${count.siteId}', now(), 'x')`,
        'LC753',
      ],
      ['truncate stock_count_scan', 'LC001'],
    ] as const)
      await assert.rejects(sqlAs(world(), 'owner', text), { code }, text)
    await over(count)
    await assert.rejects(
      sqlAs(
        world(),
        'owner',
        `update stock_count_item set reason = 'theftSuspected' where count_id = '${count.id}'`,
      ),
      { code: 'LC752' },
    )
  })
})
