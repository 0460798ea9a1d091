import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { keepQuality } from '../../src/quality/keep-quality.ts'
import { FEWEST, type Line, ratesOf } from '../../src/quality/rules.ts'
import { logOf } from '../erasure/world.ts'
import { startApp } from '../support/app.ts'
import { given, newSerial, ok } from '../support/given.ts'

const line = (measure: Line['measure'], count: number, reason: string | null = null): Line => ({
  measure,
  reason,
  count,
})

describe('The rates of quality, by the rules alone', () => {
  test('each says of how many, to one decimal', () =>
    assert.deepEqual(ratesOf([line('firstTest', 12), line('firstPass', 8)]), [
      { rate: 'firstPass', reason: null, count: 8, of: 12, percent: 66.7 },
    ]))
  test('too few say nothing: figures without a share', () =>
    assert.deepEqual(
      [FEWEST - 1, FEWEST].map(
        (n) => ratesOf([line('released', n), line('returned', 1)])[0]?.percent,
      ),
      [null, 9.1],
    ))
  test('rework is told by what had been done, the most frequent first', () =>
    assert.deepEqual(
      ratesOf([
        line('repaired', 2, 'cleaned'),
        line('repaired', 20, 'screenReplaced'),
        line('reworked', 5, 'screenReplaced'),
      ]).map((r) => [r.reason, r.count, r.of, r.percent]),
      [
        ['screenReplaced', 5, 20, 25],
        ['cleaned', 0, 2, null],
      ],
    ))
  test('what was never done has no rate', () =>
    assert.deepEqual(ratesOf([line('returned', 3)]), []))
})

describe('The quality of a workshop', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const world = await startApp(
    { after: (end) => void ends.push(end) },
    { now: '2026-10-05T08:00:00Z' },
  )
  after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const g = given(world)
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const read = async (query = 'from=2026-10&to=2026-11') =>
    ok(await supervisor.get(`/quality?${query}`))
  const counted = async (query?: string) => {
    const { sites } = await read(query)
    const mine = sites.find((s: any) => s.siteId === world.sites.workshop.id)
    return Object.fromEntries(
      (mine?.lines ?? []).map((l: any) => [
        [l.measure, l.reason].filter(Boolean).join(' '),
        l.count,
      ]),
    )
  }
  const fail = async (tag: string) =>
    ok(await technician.post(`/devices/${tag}/tests`, await g.answersOf(tag, { boots: false })))
  const pass = async (tag: string) =>
    ok(await technician.post(`/devices/${tag}/tests`, await g.answersOf(tag)))
  const repair = async (tag: string, actions: string[]) => {
    await g.move(tag, 'TO_REPAIR', 'screen')
    return ok(await technician.post(`/devices/${tag}/repairs`, { actions }))
  }

  test('a test passed at once, one failed, repaired and failed again, one passed at last: each counts where it stands', async () => {
    const good = await g.erased()
    await pass(good.tag)
    const bad = await g.erased()
    await fail(bad.tag)
    await repair(bad.tag, ['screenReplaced', 'cleaned'])
    await fail(bad.tag)
    await repair(bad.tag, ['screenReplaced'])
    await pass(bad.tag)
    assert.deepEqual(await counted(), {
      firstTest: 2,
      firstPass: 1,
      testFailed: 2,
      'repaired screenReplaced': 2,
      'repaired cleaned': 1,
      'reworked screenReplaced': 1,
      'reworked cleaned': 1,
      'toRepair screen': 2,
    })
  })

  test('a move that its author takes back counts for nothing; one that stands says why', async () => {
    const before = await counted()
    const first = await g.triaged()
    await g.move(first.tag, 'QUARANTINE', 'dangerous')
    await g.move(first.tag, 'TRIAGED')
    const second = await g.erased()
    await g.move(second.tag, 'TO_ERASE', 'mediumFound')
    await g.move(second.tag, 'QUARANTINE', 'toCheck')
    assert.deepEqual(await counted(), {
      ...before,
      'sentBack mediumFound': 1,
      'quarantined toCheck': 1,
    })
  })

  test('a disk that fails to erase is told by its code, whoever sent the log', async () => {
    const serial = newSerial()
    await g.withMedium(await g.toErase(), serial)
    world.clock.set('2026-10-07T09:00:00Z')
    const { verdicts } = ok(
      await technician.post(
        '/erasure-evidence',
        logOf('failed.txt', newSerial()).replaceAll('EXH-0002', serial),
      ),
      201,
    )
    const { verdict, codes } = verdicts.find((v: any) => v.serial === serial)
    assert.equal(verdict, 'failed')
    assert.equal((await counted())[`erasureFailed ${codes[0]}`], 1)
  })

  test('what comes back from the shop counts for who released it, and its next test is a first one', async () => {
    const sold = await g.ready()
    const transfer = async () => {
      const cast = await world.as('coordinator')
      const opened = ok(
        await cast.post('/transfers', {
          fromSiteId: world.sites.workshop.id,
          toSiteId: world.sites.shop.id,
          codes: [sold.tag],
        }),
        201,
      )
      ok(await cast.post(`/transfers/${opened.id}/send`, { version: opened.version }))
      ok(
        await cast.post(`/transfers/${opened.id}/arrivals`, {
          code: sold.tag,
          eventId: crypto.randomUUID(),
        }),
      )
    }
    await transfer()
    const before = await counted()
    const manager = await world.as('shopManager')
    ok(await manager.post(`/devices/${sold.tag}/transitions`, { to: 'RETURNED', reason: 'defect' }))
    const after = await counted()
    assert.deepEqual([after['returned defect'], before['returned defect']], [1, undefined])
    assert.equal(before.released, 1)
  })

  test('kept by day or read from the journal, the figures are the same; a night missed or begun twice changes nothing', async () => {
    const live = await read()
    world.clock.set('2026-10-09T00:30:00Z')
    await Promise.all([keepQuality(world.services), keepQuality(world.services)])
    const rows = await world.services.db.selectFrom('qualityDay').select(['day', 'n']).execute()
    assert.ok(rows.length > 0)
    assert.deepEqual(await read(), live)
    await keepQuality(world.services)
    assert.deepEqual(await read(), live)
    assert.deepEqual((await read('from=2026-09&to=2026-09')).sites, [])
    const later = await g.erased()
    await pass(later.tag)
    const [mine] = (await read()).sites
    const [was] = live.sites
    assert.equal(mine.months[0].firstPass.of, was.months[0].firstPass.of + 1)
    world.clock.set('2026-11-20T08:00:00Z')
    await keepQuality(world.services)
    assert.deepEqual((await read()).sites[0].lines, mine.lines)
    assert.deepEqual((await read('from=2026-11&to=2026-11')).sites, [])
  })

  test('nobody is named: neither the answer, nor the sheet, nor what is kept', async () => {
    const codes = [await world.codeOf(technician), await world.codeOf(supervisor)]
    const sheet = await supervisor.get('/quality/sheet?from=2026-10&to=2026-11')
    assert.equal(sheet.status, 200)
    const kept = await world.services.db.selectFrom('qualityDay').selectAll().execute()
    const all = JSON.stringify([await read(), kept]) + sheet.raw.toString('utf8')
    for (const code of codes) assert.ok(!all.includes(code))
    assert.match(sheet.raw.toString('utf8'), /réparations à refaire;[^;]+;1/)
  })

  test('a site of another is not told; a period that is none is refused', async () => {
    const neighbour = await world.as('supervisor', 'otherWorkshop')
    assert.deepEqual(ok(await neighbour.get('/quality?from=2026-10&to=2026-10')).sites, [])
    for (const query of [
      'from=2026-11&to=2026-10',
      'from=2020-01&to=2026-10',
      'from=2026-13&to=2026-13',
      'from=2026-10',
    ])
      assert.equal((await supervisor.get(`/quality?${query}`)).status, 400, query)
    assert.equal((await technician.get('/quality?from=2026-10&to=2026-10')).status, 403)
  })

  test('a kept day is never written again, not by the application', async () => {
    for (const attempt of [
      'update quality_day set n = 1',
      'delete from quality_day',
      'truncate quality_day',
    ])
      await assert.rejects(world.services.pool.query(attempt), { code: '42501' }, attempt)
  })
})
