import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, test } from 'node:test'
import { startApp } from '../support/app.ts'
import { type Given, given, ok } from '../support/given.ts'

const HOUR_MS = 3_600_000

describe('what a bench did without a network, sent later', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const world = await startApp({ after: (end) => void ends.push(end) })
  after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const g = given(world)
  const technician = await world.as('technician')
  const ago = (hours: number) =>
    new Date(Date.parse(world.services.now()) - hours * HOUR_MS).toISOString()
  const facts = async (device: Given, kind: string) => {
    const { rows } = await world.services.pool.query(
      'select occurred_at, recorded_at from event where kind = $1 and subject_id = $2',
      [kind, device.id],
    )
    return rows as { occurred_at: string; recorded_at: string }[]
  }
  type Act = {
    title: string
    kind: string
    path: string
    on: () => Promise<Given>
    body: (device: Given) => Record<string, unknown>
  }
  const identity = { manufacturer: 'Exemple SA', model: 'Portable 15', noSerial: true }
  const acts: Act[] = [
    {
      title: 'a move',
      kind: 'device.moved',
      path: 'transitions',
      on: () => g.laptop(),
      body: () => ({ to: 'TRIAGED' }),
    },
    {
      title: 'a decision of the sorting',
      kind: 'device.accepted',
      path: 'acceptance',
      on: () => g.laptop(),
      body: () => ({ accept: true }),
    },
    {
      title: 'an identity',
      kind: 'device.identified',
      path: 'identity',
      on: () => g.laptop(),
      body: ({ version }) => ({ ...identity, version }),
    },
    {
      title: 'a mass',
      kind: 'device.weighed',
      path: 'mass',
      on: () => g.laptop(),
      body: ({ version }) => ({ massGrams: 2300, massSource: 'scale', version }),
    },
    {
      title: 'a medium',
      kind: 'medium.declared',
      path: 'media',
      on: () => g.triaged(),
      body: () => ({ kind: 'ssd' }),
    },
    {
      title: 'the inventory of the media',
      kind: 'media.declaredComplete',
      path: 'media-complete',
      on: () => g.triaged(),
      body: () => ({ none: true, statement: 'Boîtier ouvert : aucun support.' }),
    },
    {
      title: 'a grade',
      kind: 'device.graded',
      path: 'grade',
      on: () => g.erased(),
      body: ({ version }) => ({ cosmeticGrade: 'B', version }),
    },
    {
      title: 'an act given up',
      kind: 'device.actGivenUp',
      path: 'given-up',
      on: () => g.laptop(),
      body: () => ({
        operation: 'weighDevice',
        doneAt: ago(3),
        refusedAs: 'STALE',
        reason: 'doneByOther',
      }),
    },
  ]
  for (const { title, kind, path, on, body } of acts)
    test(`${title} keeps the hour at which it was done, and sent twice is one fact`, async () => {
      const device = await on()
      const before = await facts(device, kind)
      const occurredAt = ago(2)
      const said = { ...body(device), eventId: randomUUID(), occurredAt }
      const url = `/devices/${device.tag}/${path}`
      const [first, again] = [await technician.post(url, said), await technician.post(url, said)]
      assert.deepEqual(ok(again).version, ok(first).version)
      const [fact, ...more] = (await facts(device, kind)).slice(before.length)
      assert.deepEqual(more, [])
      assert.equal(Date.parse(fact!.occurred_at), Date.parse(occurredAt))
      assert.ok(Date.parse(fact!.recorded_at) > Date.parse(occurredAt))
      const early = { ...said, eventId: randomUUID(), occurredAt: ago(-1) }
      assert.equal((await technician.post(url, early)).body.code, 'CLOCK_OFF')
      const old = { ...said, eventId: randomUUID(), occurredAt: ago(31 * 24) }
      assert.equal((await technician.post(url, old)).body.code, 'CLOCK_OFF')
    })

  test('what waited is taken under its author’s session alone: another’s never signs it', async () => {
    const device = await g.laptop()
    const { roles } = ok(await technician.get('/me'))
    const author = { 'x-author': roles[0].code }
    const supervisor = await world.as('supervisor')
    const url = `/devices/${device.tag}/transitions`
    const refused = await supervisor.post(url, { to: 'TRIAGED' }, author)
    assert.deepEqual([refused.status, refused.body.code], [409, 'OTHER_AUTHOR'])
    assert.deepEqual(await facts(device, 'device.moved'), [])
    assert.equal(ok(await technician.post(url, { to: 'TRIAGED' }, author)).state, 'TRIAGED')
  })

  test('an act given up is told in the device’s story, and changes nothing of it', async () => {
    const device = await g.laptop()
    const said = { operation: 'weighDevice', doneAt: ago(1), refusedAs: 'STALE', reason: 'mistake' }
    const answer = ok(await technician.post(`/devices/${device.tag}/given-up`, said))
    assert.deepEqual([answer.version, answer.state], [device.version, device.state])
    const { items } = ok(await technician.get(`/devices/${device.tag}/history`))
    assert.equal(items.at(-1).text, 'Noté sans réseau puis abandonné : pesée (erreur).')
  })
})
