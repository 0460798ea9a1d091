import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type Answer, startApp } from '../support/app.ts'
import { given, ok } from '../support/given.ts'

const BENCHES = 100
const HANDS = 10
type Scan = { eventId: string; answers: Answer[] }

/**
 * A hundred benches of one site at once: each receives a device and brings it on, each device of a shared trolley is
 * moved by two benches to two places, and every scan is sent twice, as a poor network does.
 */
test('a hundred benches on one site lose no scan and count none twice', async (t) => {
  const world = await startApp(t)
  const hands = await Promise.all(
    Array.from({ length: HANDS }, (_, n) => world.as('technician', null, `bench ${n}`)),
  )
  const g = given(world)
  const gifts: any[] = []
  for (let n = 0; n < HANDS; n++)
    gifts.push(await g.donation({ lines: [{ category: 'laptop', quantity: 15 }] }))
  const received: Scan[] = []
  const moved: Scan[] = []
  const accepted: Scan[] = []

  const scan = async (kept: Scan[], bench: number, url: string, body: object) => {
    const eventId = randomUUID()
    // What found the service busy was not answered: the bench sends it again, under the same id.
    const send = async () => {
      for (let n = 1; ; n++) {
        const answer = await hands[bench % HANDS]!.post(url, { ...body, eventId })
        if (answer.status !== 503 || n === 20) return answer
      }
    }
    const answers = await Promise.all([send(), send()])
    kept.push({ eventId, answers })
    return answers[0]!
  }
  const receive = async (bench: number): Promise<string> => {
    const body = {
      donationLineId: gifts[bench % HANDS].lines[0].id,
      siteId: world.sites.workshop.id,
      category: 'laptop',
      massSource: 'category',
      manufacturer: 'Exemple',
      model: 'Portable',
      serial: `BENCH-${bench}`,
    }
    return ok(await scan(received, bench, '/devices', body), 201).tag
  }
  const trolley: string[] = []
  for (let k = 0; k < BENCHES / 2; k++) trolley.push(await receive(1000 + k))

  await Promise.all(
    Array.from({ length: BENCHES }, async (_, bench) => {
      const shared = trolley[bench >> 1]!
      const own = await receive(bench)
      const to = bench % 2 === 0 ? { to: 'TRIAGED' } : { to: 'QUARANTINE', reason: 'toCheck' }
      await Promise.all([
        scan(moved, bench, `/devices/${shared}/transitions`, to),
        scan(moved, bench, `/devices/${own}/transitions`, { to: 'TRIAGED' }),
      ])
      ok(await scan(accepted, bench, `/devices/${own}/acceptance`, { accept: true }))
      ok(await scan(moved, bench, `/devices/${own}/transitions`, { to: 'TO_ERASE' }))
    }),
  )

  // A scan is answered alike both times, by what was done or by why not: never by a fault.
  for (const { answers } of [...received, ...accepted, ...moved])
    for (const a of answers) assert.ok(a.status < 300 || a.status === 409, JSON.stringify(a.body))
  const good = (scans: Scan[]) => scans.filter((s) => s.answers.some((a) => a.status < 300))
  assert.deepEqual(
    [good(received).length, good(accepted).length, moved.length],
    [BENCHES * 1.5, BENCHES, BENCHES * 3],
  )

  const { rows: devices } = await world.services.pool.query('select id, tag, state from device')
  assert.equal(devices.length, BENCHES * 1.5)
  const { rows: facts } = await world.services.pool.query(
    `select kind, subject_id, data from event where kind in ('device.received', 'device.accepted', 'device.moved') order by recorded_at, id`,
  )
  const of = (kind: string) => facts.filter((f) => f.kind === kind)
  assert.equal(of('device.received').length, good(received).length)
  assert.equal(of('device.accepted').length, good(accepted).length)
  assert.equal(of('device.moved').length, good(moved).length)
  const { rows: keys } = await world.services.pool.query('select key from repeat_key')
  const kept = new Set(keys.map((k) => k.key))
  for (const { eventId } of [...good(received), ...good(accepted), ...good(moved)])
    assert.ok(kept.has(`event:${eventId}`), 'an answered scan is kept under its own id')

  // Each device's moves make one chain, from its reception to where it is.
  for (const device of devices) {
    const chain = of('device.moved').filter((f) => f.subject_id === device.id)
    const next = new Map(chain.map((f) => [f.data.from, f.data.to]))
    assert.equal(
      next.size,
      chain.length,
      `${device.state}: ${JSON.stringify(chain.map((f) => f.data))}`,
    )
    let at = 'RECEIVED'
    for (let n = 0; n < chain.length; n++) at = next.get(at)!
    assert.equal(at, device.state, device.tag)
  }
  const states = devices.filter((d) => !trolley.includes(d.tag)).map((d) => d.state)
  assert.deepEqual(new Set(states), new Set(['TO_ERASE']))
})
