import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, test } from 'node:test'
import pg from 'pg'
import { makeTag } from '../../src/platform/tag.ts'
import { type Answer, startApp } from '../support/app.ts'
import { type Given, given, newSerial, ok } from '../support/given.ts'

const says = (a: Answer) => [a.status, a.body.code]

describe('Moving devices', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const world = await startApp({ after: (end) => void ends.push(end) })
  after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const g = given(world)
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const neighbour = await world.as('technician', 'otherWorkshop')
  const move = (code: string, body: object, by = technician) =>
    by.post(`/devices/${encodeURIComponent(code)}/transitions`, body)
  const movesOf = async (device: Given) => {
    const { rows } = await world.services.pool.query(
      "select count(*)::int as n from event where kind = 'device.moved' and subject_id = $1",
      [device.id],
    )
    return rows[0].n as number
  }
  const line = async (category: string) => {
    const { lines, id } = await g.donation({ lines: [{ category, quantity: 50 }] })
    return { donationId: id, donationLineId: lines[0].id }
  }
  /** A label read wrong by one character. */
  const misread = (tag: string) => `${tag.slice(0, 7)}${tag[7] === '7' ? '8' : '7'}`
  const unknown = () => makeTag(world.services.random(7))

  describe('a scan sent again', () => {
    test('is one fact, however often and even at once', async () => {
      const device = await g.laptop()
      const scan = { to: 'TRIAGED', eventId: randomUUID() }
      const answers = await Promise.all([1, 2, 3].map(() => move(device.tag, scan)))
      for (const a of answers) assert.equal(ok(a).state, 'TRIAGED')
      assert.equal(ok(await move(device.tag, scan)).version, device.version + 1)
      assert.equal(await movesOf(device), 1)
    })

    test('with other words is refused, on this device and on another', async () => {
      const [device, other] = [await g.laptop(), await g.laptop()]
      const eventId = randomUUID()
      ok(await move(device.tag, { to: 'TRIAGED', eventId }))
      const words = { to: 'QUARANTINE', reason: 'toCheck', eventId }
      assert.deepEqual(says(await move(device.tag, words)), [409, 'KEY_REUSED'])
      assert.deepEqual(says(await move(other.tag, { to: 'TRIAGED', eventId })), [409, 'KEY_REUSED'])
      assert.equal((await g.read(device.tag)).state, 'TRIAGED')
      assert.equal((await g.read(other.tag)).state, 'RECEIVED')
      assert.deepEqual([await movesOf(device), await movesOf(other)], [1, 0])
    })

    test('long after, still answers, and does not move the device back', async () => {
      const device = await g.laptop()
      const scan = { to: 'TRIAGED', eventId: randomUUID() }
      ok(await move(device.tag, scan))
      ok(await technician.post(`/devices/${device.tag}/acceptance`, { accept: true }))
      ok(await move(device.tag, { to: 'TO_ERASE' }))
      assert.equal(ok(await move(device.tag, scan)).state, 'TO_ERASE')
      assert.equal(await movesOf(device), 2)
    })

    test('a reception sent twice by a bench that lost the answer makes one device', async () => {
      const body = {
        donationLineId: (await line('laptop')).donationLineId,
        siteId: world.sites.workshop.id,
        category: 'laptop',
        massGrams: 2100,
        massSource: 'scale',
        eventId: randomUUID(),
      }
      const both = await Promise.all([1, 2].map(() => technician.post('/devices', body)))
      const tags = both.map((a) => ok(a, 201).tag)
      assert.equal(new Set(tags).size, 1)
      const other = await technician.post('/devices', { ...body, massGrams: 2200 })
      assert.deepEqual(says(other), [409, 'KEY_REUSED'])
    })
  })

  describe('a trolley of five hundred', () => {
    test('gets one answer for each code, in order, and loses none', async () => {
      const theirs = await neighbours()
      const good: Given[] = []
      for (let n = 0; n < 8; n++) good.push(await g.laptop())
      const unidentified = await g.received('laptop')
      const sorted = await g.triaged()
      const codes: string[] = []
      const expected: [boolean, string | null][] = []
      const put = (code: string, result: string | null) => {
        codes.push(code)
        expected.push([result === null, result])
      }
      for (const d of good) put(d.tag, null)
      for (const d of good) put(`https://collecte.example/d/${d.tag}`, 'TRANSITION_FORBIDDEN')
      put(misread(good[0]!.tag), 'BAD_LABEL')
      put(theirs.tag, 'NOT_FOUND')
      put(unidentified.tag, 'IDENTITY_MISSING')
      put(sorted.tag, 'TRANSITION_FORBIDDEN')
      put('pas un code du tout', 'NOT_FOUND')
      put('\u0000😀', 'NOT_FOUND')
      while (codes.length < 500) put(unknown(), 'LABEL_UNKNOWN')

      const batch = { codes, to: 'TRIAGED', eventId: randomUUID() }
      const answer = ok(await technician.post('/device-transitions', batch))
      assert.deepEqual(
        answer.results.map((r: { code: string }) => r.code),
        codes,
      )
      assert.deepEqual(
        answer.results.map((r: { ok: boolean; problem: { code: string } | null }) => [
          r.ok,
          r.problem?.code ?? null,
        ]),
        expected,
      )
      assert.deepEqual([answer.moved, answer.refused], [8, 492])
      for (const d of good) assert.equal((await g.read(d.tag)).state, 'TRIAGED')

      const again = ok(await technician.post('/device-transitions', batch))
      assert.equal(again.moved, 8, 'sent again, the batch finds each of its own')
      for (const d of good) assert.equal(await movesOf(d), 1)
    })

    test('takes neither none nor five hundred and one', async () => {
      for (const many of [0, 501]) {
        const codes = Array.from({ length: many }, unknown)
        const answer = await technician.post('/device-transitions', { codes, to: 'TRIAGED' })
        assert.equal(answer.status, 400)
      }
    })

    async function neighbours(): Promise<Given> {
      const at = {
        siteId: world.sites.otherWorkshop.id,
        category: 'laptop',
        massSource: 'category',
      }
      return ok(await neighbour.post('/devices', { ...at, unannounced: {} }), 201)
    }
  })

  describe('taking a move back', () => {
    test('is for its author, within a minute', async () => {
      const device = await g.laptop()
      ok(await move(device.tag, { to: 'TRIAGED' }))
      assert.deepEqual(says(await move(device.tag, { to: 'RECEIVED' }, supervisor)), [
        409,
        'TRANSITION_FORBIDDEN',
      ])
      assert.equal(ok(await move(device.tag, { to: 'RECEIVED' })).state, 'RECEIVED')

      ok(await move(device.tag, { to: 'TRIAGED' }))
      world.clock.advance(61_000)
      const late = await move(device.tag, { to: 'RECEIVED' })
      assert.deepEqual(says(late), [409, 'TRANSITION_FORBIDDEN'])
      assert.deepEqual(
        [late.body.from, late.body.to, late.body.allowed.includes('TO_ERASE')],
        ['TRIAGED', 'RECEIVED', true],
      )
    })

    test('gives a tested device its test back, and never leads behind the gate', async () => {
      const tested = await g.tested(await g.monitor())
      ok(await move(tested.tag, { to: 'TO_REPAIR', reason: 'screen' }))
      assert.equal(ok(await move(tested.tag, { to: 'TESTED' })).state, 'TESTED')
      const steps = ok(await technician.get(`/devices/${tested.tag}`)).allowed
      const release = steps.find((step: { to: string }) => step.to === 'READY')
      assert.ok(!release.blockers.includes('TEST_MISSING'), release.blockers.join())

      const ready = await g.ready(await g.laptop())
      ok(await move(ready.tag, { to: 'TO_ERASE', reason: 'toCheck' }, supervisor))
      assert.deepEqual(says(await move(ready.tag, { to: 'READY' }, supervisor)), [
        409,
        'TRANSITION_FORBIDDEN',
      ])
    })

    test('is not possible once something else was done to the device', async () => {
      const device = await g.laptop()
      ok(await move(device.tag, { to: 'TRIAGED' }))
      ok(await technician.post(`/devices/${device.tag}/acceptance`, { accept: true }))
      assert.equal((await move(device.tag, { to: 'RECEIVED' })).status, 409)
    })

    test('does not lead out of quarantine: who set a device apart had a reason', async () => {
      const device = await g.laptop()
      ok(await move(device.tag, { to: 'QUARANTINE', reason: 'dangerous' }, supervisor))
      assert.equal((await move(device.tag, { to: 'RECEIVED' })).status, 403)
    })
  })

  test('a bench whose clock runs ahead is told so, and one that was offline for a day is not', async () => {
    const device = await g.laptop()
    const at = (ms: number) => new Date(Date.parse(world.services.now()) + ms).toISOString()
    const ahead = await move(device.tag, { to: 'TRIAGED', occurredAt: at(3_600_000) })
    assert.deepEqual(says(ahead), [422, 'CLOCK_OFF'])
    assert.equal((await g.read(device.tag)).state, 'RECEIVED')
    ok(await move(device.tag, { to: 'TRIAGED', occurredAt: at(-86_400_000) }))
    const { items } = ok(await technician.get(`/devices/${device.tag}/history`))
    const moved = items.find((f: { kind: string }) => f.kind === 'device.moved')
    assert.ok(Date.parse(moved.recordedAt) - Date.parse(moved.occurredAt) >= 86_000_000)
  })

  describe('reading a code', () => {
    test('a serial finds its device; two machines alike are for a person to tell apart', async () => {
      const serial = newSerial('ALIKE')
      const one = await g.laptop({ manufacturer: 'Exemple', serial })
      assert.equal((await g.read(serial.toLowerCase())).tag, one.tag)
      const two = await g.laptop({ manufacturer: 'Autre', serial })
      const both = await technician.get(`/devices/${serial}`)
      assert.deepEqual(says(both), [409, 'AMBIGUOUS_CODE'])
      assert.deepEqual(both.body.choices.toSorted(), [one.tag, two.tag].toSorted())
      assert.deepEqual(says(await neighbour.get(`/devices/${serial}`)), [404, 'NOT_FOUND'])
      assert.equal((await move(serial, { to: 'TRIAGED' })).status, 404, 'a write takes a tag')
    })

    test('a misread label is said, by a read and by a write', async () => {
      const { tag } = await g.laptop()
      assert.deepEqual(says(await technician.get(`/devices/${misread(tag)}`)), [422, 'BAD_LABEL'])
      assert.deepEqual(says(await move(misread(tag), { to: 'TRIAGED' })), [422, 'BAD_LABEL'])
      const hyphen = `${tag.slice(0, 4)}-${tag.slice(4)}`.toLowerCase()
      for (const code of [hyphen, `HTTPS://COLLECTE.EXAMPLE/D/${tag}`])
        assert.equal((await g.read(encodeURIComponent(code))).tag, tag)
    })

    test('a label of another territory, one never printed and one still blank each say what to do', async () => {
      const foreign = `https://autre-territoire.example/d/${unknown()}`
      const [blank] = ok(
        await technician.post('/label-batches', { count: 1, layout: 'a4-24' }),
      ).tags
      for (const [code, expected] of [
        [foreign, 'LABEL_OF_ANOTHER_TERRITORY'],
        [`https://collecte.example/d/${unknown()}`, 'LABEL_UNKNOWN'],
        [unknown(), 'LABEL_UNKNOWN'],
        [blank, 'LABEL_BLANK'],
      ] as const) {
        const read = await technician.get(`/devices/${encodeURIComponent(code)}`)
        assert.deepEqual(says(read), [404, expected])
        assert.deepEqual(says(await move(code, { to: 'TRIAGED' })), [404, expected])
        assert.match(read.body.title, /appareil|device/)
      }
      const { tag } = await g.laptop()
      const moved = encodeURIComponent(`https://ancien-nom.example/d/${tag}`)
      assert.equal((await g.read(moved)).tag, tag, 'our own label, printed under a former name')
    })

    test('a donor sees its own device and its story, never another’s', async () => {
      const { tag } = await g.laptop()
      const own = await world.as('donor')
      assert.equal(ok(await own.get(`/devices/${tag}`)).tag, tag)
      ok(await own.get(`/devices/${tag}/history`))
      assert.equal((await move(tag, { to: 'TRIAGED' }, own)).status, 403)
      const stranger = await world.as('donor', 'otherCompany')
      for (const url of [`/devices/${tag}`, `/devices/${tag}/history`])
        assert.deepEqual(says(await stranger.get(url)), [404, 'NOT_FOUND'])
      assert.deepEqual(ok(await stranger.get('/devices')).items, [])
      assert.deepEqual(says(await move(tag, { to: 'TRIAGED' }, neighbour)), [404, 'NOT_FOUND'])
    })
  })

  test('two benches move one device at the same instant: one wins, the other is told', async () => {
    for (const [a, b] of [
      [{ to: 'TRIAGED' }, { to: 'TRIAGED' }],
      [{ to: 'TRIAGED' }, { to: 'QUARANTINE', reason: 'toCheck' }],
    ]) {
      const device = await g.laptop()
      const both = await Promise.all([move(device.tag, a!), move(device.tag, b!, supervisor)])
      const won = both.filter((x) => x.status === 200)
      // Sorted, then set apart, is a story that may be told in this order: two moves.
      if (a!.to !== b!.to && won.length === 2) {
        assert.equal((await g.read(device.tag)).state, 'QUARANTINE')
        assert.equal(await movesOf(device), 2)
        continue
      }
      assert.equal(won.length, 1)
      const lost = both.find((x) => x.status !== 200)!
      assert.deepEqual(says(lost), [409, 'TRANSITION_FORBIDDEN'])
      assert.equal((await g.read(device.tag)).state, won[0]!.body.state)
      assert.equal(await movesOf(device), 1)
    }
  })

  test('a move that had to wait for another tells where the device then was', async () => {
    const device = await g.laptop()
    const other = new pg.Client(world.database.ownerUrl)
    await other.connect()
    try {
      await other.query('begin')
      await other.query(`update device set state = 'TRIAGED' where id = $1`, [device.id])
      const moving = move(device.tag, { to: 'QUARANTINE', reason: 'toCheck' })
      const waiting = `select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid`
      while ((await other.query(waiting)).rowCount === 0);
      await other.query('commit')
      assert.equal(ok(await moving).state, 'QUARANTINE')
    } finally {
      await other.end()
    }
    const { items } = ok(await technician.get(`/devices/${device.tag}/history`))
    const { from, to } = items.find((f: { kind: string }) => f.kind === 'device.moved').data
    assert.deepEqual([from, to], ['TRIAGED', 'QUARANTINE'])
  })

  describe('a mass', () => {
    test('is a whole number of grams, above nothing', async () => {
      const at = {
        donationLineId: (await line('laptop')).donationLineId,
        siteId: world.sites.workshop.id,
        category: 'laptop',
        massSource: 'scale',
      }
      const count = async () =>
        (await world.services.pool.query('select count(*)::int as n from device')).rows[0].n
      const before = await count()
      for (const massGrams of [2000.5, '2000', null, true, [2000], 1e30])
        assert.equal((await technician.post('/devices', { ...at, massGrams })).status, 400)
      for (const massGrams of [0, -1])
        assert.deepEqual(says(await technician.post('/devices', { ...at, massGrams })), [
          422,
          'WEIGHT_NOT_POSITIVE',
        ])
      assert.deepEqual(says(await technician.post('/devices', at)), [422, 'WEIGHT_NOT_POSITIVE'])
      assert.equal(await count(), before)
    })

    test('that is unusual for its kind is asked about once more, at the reception and after', async () => {
      const at = {
        donationLineId: (await line('laptop')).donationLineId,
        siteId: world.sites.workshop.id,
        category: 'laptop',
        massSource: 'scale',
        massGrams: 21_000,
      }
      const asked = await technician.post('/devices', at)
      assert.deepEqual(says(asked), [422, 'WEIGHT_OUT_OF_RANGE'])
      assert.match(asked.body.blockers[0].detail, /^\d+–\d+ g$/)
      const device = ok(await technician.post('/devices', { ...at, confirmMass: true }), 201)
      assert.equal(device.massGrams, 21_000)

      const weigh = (more: object) =>
        technician.post(`/devices/${device.tag}/mass`, {
          massSource: 'scale',
          version: device.version,
          ...more,
        })
      assert.equal((await weigh({ massGrams: 1.5 })).status, 400)
      assert.deepEqual(says(await weigh({ massGrams: 0 })), [422, 'WEIGHT_NOT_POSITIVE'])
      assert.deepEqual(says(await weigh({ massGrams: 20_000 })), [422, 'WEIGHT_OUT_OF_RANGE'])
      assert.equal(ok(await weigh({ massGrams: 2100 })).massGrams, 2100)
      const stale = await weigh({ massGrams: 2200 })
      assert.deepEqual(says(stale), [409, 'STALE'])
      assert.equal(stale.body.changedBy, await world.codeOf(technician))
      const { rows } = await world.services.pool.query(
        'select flow, grams from mass_movement where subject_id = $1 order by recorded_at, flow desc',
        [device.id],
      )
      assert.deepEqual(
        rows.map((r) => [r.flow, Number(r.grams)]),
        [
          ['received', 21_000],
          ['correction', -18_900],
        ],
      )
    })
  })
})
