import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Act } from '../../web/src/outbox/database.ts'
import { expected } from '../../web/src/outbox/expected.ts'
import { nextToSend, openOf, rebased } from '../../web/src/outbox/order.ts'
import { device } from './bench-device.ts'

const act = (n: number, more: Partial<Act> & { body?: Record<string, unknown> } = {}): Act => {
  const { body, ...rest } = more
  return {
    n,
    operation: 'moveDevice',
    args: { params: { code: 'A' }, body: { eventId: `e${n}`, occurredAt: `t${n}`, ...body } },
    about: 'A',
    batch: null,
    authors: ['c1'],
    at: `t${n}`,
    state: 'waiting',
    problem: null,
    seen: 3,
    settledAt: null,
    ...rest,
  }
}

describe('what waits on a bench’s own device', () => {
  for (const [title, acts, next] of [
    ['the oldest leaves first', [act(1), act(2, { about: 'B' })], 1],
    ['what was sent is not sent again', [act(1, { state: 'sent' }), act(2)], 2],
    [
      'what follows a refusal on the same device waits until it is settled',
      [act(1, { state: 'refused' }), act(2)],
      undefined,
    ],
    [
      'another device does not wait for it',
      [act(1, { state: 'refused' }), act(2), act(3, { about: 'B' })],
      3,
    ],
    ['what another person noted waits for that person', [act(1, { authors: ['c2'] })], undefined],
    [
      'nobody passes before another person on the same device',
      [act(1, { authors: ['c2'] }), act(2), act(3, { about: 'B' })],
      3,
    ],
    ['what was given up holds nothing back', [act(1, { state: 'givenUp' }), act(2)], 2],
  ] as const)
    test(title, () => assert.equal(nextToSend(acts, ['c1', 'c9'])?.n, next))

  test('nobody signed in sends nothing', () => assert.equal(nextToSend([act(1)], []), undefined))

  test('what its author added to a device follows the version that their own act gave it', () => {
    const queue = [
      act(1),
      act(2, { body: { version: 3 } }),
      act(3, { about: 'B', body: { version: 3 } }),
    ]
    const [next, ...more] = rebased(queue, queue[0]!, 4)
    assert.deepEqual([next?.n, next?.seen, next?.args?.body.version], [2, 4, 4])
    assert.deepEqual(more, [])
  })
  test('but not where somebody else changed it meanwhile: that is for a person to see', () => {
    const queue = [act(1), act(2, { body: { version: 3 } })]
    assert.deepEqual(rebased(queue, queue[0]!, 5), [])
  })

  test('a transfer is open while one of its scans is neither sent nor settled', () => {
    const scans = [
      act(1, { batch: 't', state: 'sent' }),
      act(2, { batch: 't', state: 'refused' }),
      act(3, { batch: 'u' }),
    ]
    assert.deepEqual(
      openOf(scans, { batch: 't' }).map((a) => a.n),
      [2],
    )
  })

  test('the card shows what waits as done, and the next steps by the table of the life cycle', () => {
    const read = device({ state: 'RECEIVED' }, ['technician'])
    const after = expected(
      read,
      [
        act(1, { body: { to: 'TRIAGED' } }),
        act(2, { operation: 'acceptDevice', body: { accept: true } }),
      ],
      ['technician'],
    )
    assert.deepEqual(
      [after.state, after.acceptance, after.version],
      ['TRIAGED', 'accepted', read.version],
    )
    const next = after.allowed.map((s) => s.to)
    assert.ok(next.includes('TO_ERASE'))
    assert.ok(!next.includes('TESTED'), 'a laptop is erased before it is tested')
  })
  test('a refused act changes nothing of what is shown', () => {
    const read = device({ state: 'RECEIVED' }, ['technician'])
    assert.equal(
      expected(read, [act(1, { state: 'refused', body: { to: 'TRIAGED' } })], ['technician']),
      read,
    )
  })
})
