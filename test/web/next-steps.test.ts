import { deepEqual, equal, ok } from 'node:assert/strict'
import { describe, test } from 'node:test'
import { lifecycle } from '../../src/devices/lifecycle.ts'
import type { Role } from '../../src/platform/context.ts'
import { readGrams } from '../../web/src/bench/mass.ts'
import { type Device, momentOf, nextSteps, undoSeconds } from '../../web/src/bench/next-steps.ts'
import { device, type Facts } from './bench-device.ts'

const disk = {
  id: 'm',
  kind: 'ssd',
  model: null,
  serial: 'S1',
  bytes: null,
  place: 'device',
  dataState: 'presumed',
  verdict: null,
  reasons: [] as { code: string }[],
} as const
const main = (facts: Partial<Facts>, roles: Role[] = ['technician'], more?: Partial<Device>) =>
  nextSteps(device(facts, roles, more), roles).main
const accepted = { acceptance: 'accepted' } as const
const declared = { ...accepted, mediaComplete: true } as const

describe('the next action of a device, state by state', () => {
  const table: [string, Partial<Facts>, string | null, Partial<Device>?][] = [
    ['received', { state: 'RECEIVED' }, 'sort'],
    ['received, nobody knows what it is', { state: 'RECEIVED', identityKnown: false }, 'identify'],
    ['received, refused', { state: 'RECEIVED', acceptance: 'refused' }, 'quarantine'],
    ['sorted', { state: 'TRIAGED' }, 'accept'],
    ['sorted, refused', { state: 'TRIAGED', acceptance: 'refused' }, 'quarantine'],
    ['accepted, media not declared', { state: 'TRIAGED', ...accepted }, 'inventory'],
    ['accepted, media declared', { state: 'TRIAGED', ...declared }, 'toErase'],
    ['accepted, holds no data', { state: 'TRIAGED', ...accepted, holdsData: 'never' }, 'test'],
    ['to erase, media not declared', { state: 'TO_ERASE', ...accepted }, 'inventory'],
    ['to erase', { state: 'TO_ERASE', ...declared, mediaOpen: 1 }, 'erasure', { media: [disk] }],
    ['erased', { state: 'ERASED', ...declared }, 'test'],
    ['to repair', { state: 'TO_REPAIR', ...declared }, 'repair', { mediaComplete: true }],
    ['tested and failed', { state: 'TESTED', ...declared, testPassed: false }, 'toRepair'],
    ['tested', { state: 'TESTED', ...declared, testPassed: true }, 'grade'],
    [
      'tested and graded, without a class',
      { state: 'TESTED', ...declared, testPassed: true, cosmeticGrade: 'B' },
      'grade',
    ],
    [
      'tested, graded, classed',
      {
        state: 'TESTED',
        ...declared,
        testPassed: true,
        cosmeticGrade: 'B',
        performanceClass: 'P2',
      },
      'release',
    ],
    ['come back', { state: 'RETURNED', ...accepted }, 'sort'],
    ['in quarantine', { state: 'QUARANTINE' }, 'unquarantine'],
    ['in quarantine and locked', { state: 'QUARANTINE', locksOpen: 1 }, 'unlock'],
    ['ready', { state: 'READY', ...declared }, null],
    ['in the shop', { state: 'IN_SHOP', ...declared }, null],
    ['sold', { state: 'SOLD', ...declared }, null],
  ]
  for (const [name, facts, wanted, more] of table)
    test(`${name} → ${wanted ?? 'nothing'}`, () => {
      equal(main(facts, ['supervisor'], more)?.name ?? null, wanted)
      equal(main(facts, ['technician'], more)?.name ?? null, wanted)
    })

  test('what a technician may not do is shown as another’s, and can be done by who may', () => {
    const done = { testPassed: true, cosmeticGrade: 'B', performanceClass: 'P2' } as const
    const facts = { state: 'TESTED', ...declared, ...done } as const
    deepEqual(main(facts, ['technician'])?.blockers, ['FORBIDDEN'])
    deepEqual(main(facts, ['supervisor'])?.blockers, [])
  })
  test('in transit or in a set nothing is done, and it says what it waits for', () => {
    const away = device({ state: 'READY', toSiteId: 's' }, ['technician'])
    equal(nextSteps(away, ['technician']).waits, 'transit')
    const kit = device({ state: 'TESTED', kitId: 'k' }, ['technician'])
    deepEqual(
      [nextSteps(kit, ['technician']).main, nextSteps(kit, ['technician']).waits],
      [null, 'kit'],
    )
  })
})

const others = ({ rest, more }: ReturnType<typeof nextSteps>) => [...rest, ...more]
describe('the other actions', () => {
  const names = (facts: Partial<Facts>, roles: Role[], more?: Partial<Device>) =>
    others(nextSteps(device(facts, roles, more), roles)).map((a) => a.name)

  test('what a role may never do is left out', () => {
    const technician = names({ state: 'TRIAGED' }, ['technician'])
    ok(technician.includes('refuse') && technician.includes('quarantine'))
    ok(!technician.includes('waste') && !technician.includes('certificate'))
    ok(names({ state: 'TRIAGED' }, ['supervisor']).includes('waste'))
    deepEqual(names({ state: 'RECEIVED' }, ['collector']), [
      'lock',
      'quarantine',
      'identify',
      'weigh',
    ])
    deepEqual(names({ state: 'IN_SHOP' }, ['cashier']), [])
  })
  test('what a category cannot have is left out', () => {
    const monitor = names({ state: 'TESTED', ...accepted, holdsData: 'never' }, ['supervisor'])
    for (const name of ['erasure', 'inventory', 'backToErase', 'backToErased', 'certificate'])
      ok(!monitor.includes(name as never), name)
  })
  test('waste with open media is possible towards a certified destruction only', () => {
    const d = device({ state: 'TO_ERASE', ...declared, mediaOpen: 1 }, ['supervisor'])
    const waste = others(nextSteps(d, ['supervisor'])).find((a) => a.name === 'waste')
    deepEqual([waste?.blockers, waste?.reasons], [[], ['certifiedDestruction']])
  })
  test('a certificate says all that stands against it', () => {
    const d = device({ state: 'TO_ERASE', ...accepted }, ['supervisor'], { media: [disk] })
    const paper = others(nextSteps(d, ['supervisor'])).find((a) => a.name === 'certificate')
    deepEqual(paper?.blockers, ['MEDIA_INVENTORY_INCOMPLETE', 'MEDIA_OPEN'])
  })
  test('every move that a person of the bench may make has its button', () => {
    const at: Role[] = ['technician', 'supervisor', 'weeeOfficer', 'shopManager']
    for (const edge of lifecycle) {
      if (!['moveDevice', 'recordTest', 'recordRepair', 'releaseDevice'].includes(edge.by)) continue
      const never = edge.guards.some((g) => g === 'holdsNoData')
      const facts = {
        state: edge.from,
        ...declared,
        holdsData: never ? 'never' : 'always',
      } as const
      const steps = nextSteps(device(facts, at), at)
      ok(
        [steps.main, ...others(steps)].some((a) => a?.to === edge.to),
        `${edge.from} → ${edge.to}`,
      )
    }
  })
})

test('one’s own last move is taken back within the minute, unless something was done since', () => {
  const d = device({ state: 'TRIAGED' }, ['technician'])
  const move = { from: 'RECEIVED', after: momentOf(d), at: 1_000_000 } as const
  equal(undoSeconds(move, d, 1_000_000), 60)
  equal(undoSeconds(move, d, 1_059_100), 1)
  equal(undoSeconds(move, d, 1_060_000), 0)
  equal(undoSeconds(move, { ...d, version: 4 }, 1_000_000), 0, 'something was done')
  equal(undoSeconds(move, { ...d, media: [disk] }, 1_000_000), 0, 'a medium was listed')
  equal(undoSeconds(move, { ...d, tag: 'OTHER' }, 1_000_000), 0, 'another device')
  equal(undoSeconds(null, d, 1_000_000), 0)
})

test('a mass is written as people write it', () => {
  equal(readGrams('1,85'), 1850)
  equal(readGrams('1.85 kg'), 1850)
  equal(readGrams('12'), 12_000)
  for (const wrong of ['', '0', '-1', 'kg', '1,2345', '1 850,5,5']) equal(readGrams(wrong), null)
})
