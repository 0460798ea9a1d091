import { deepEqual, equal, ok } from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Device, nextSteps } from '../../web/src/bench/next-steps.ts'
import { placeOf, stationOf, stations, stepsAt } from '../../web/src/bench/stations/stations.ts'
import { device, type Facts } from './bench-device.ts'

const accepted = { acceptance: 'accepted' } as const
const declared = { ...accepted, mediaComplete: true } as const
const done = { testPassed: true, cosmeticGrade: 'B', performanceClass: 'P2' } as const
const open = [
  {
    id: 'm',
    kind: 'ssd',
    model: null,
    serial: 'S1',
    bytes: null,
    place: 'device',
    dataState: 'presumed',
  },
] as Device['media']
const at = (
  name: string,
  facts: Partial<Facts>,
  more?: Partial<Device>,
  role = 'supervisor' as const,
) => {
  const d = device(facts, [role], more)
  return stepsAt(stationOf(name)!, d, nextSteps(d, [role]))
}
const names = (name: string, facts: Partial<Facts>, more?: Partial<Device>) => {
  const { steps } = at(name, facts, more)
  return [steps.main, ...steps.rest, ...steps.more].map((a) => a?.name)
}

describe('a station shows what is done there and nothing else', () => {
  const table: [string, Partial<Facts>, string | null, Partial<Device>?][] = [
    ['received', { state: 'RECEIVED' }, 'triage'],
    ['refused', { state: 'TRIAGED', acceptance: 'refused' }, 'triage'],
    ['in quarantine', { state: 'QUARANTINE' }, 'triage'],
    ['come back', { state: 'RETURNED', ...accepted }, 'triage'],
    ['accepted, its media to list', { state: 'TRIAGED', ...accepted }, 'triage'],
    ['a monitor, accepted', { state: 'TRIAGED', ...accepted, holdsData: 'never' }, 'test'],
    ['to erase', { state: 'TO_ERASE', ...declared, mediaOpen: 1 }, 'erasure', { media: open }],
    ['erased', { state: 'ERASED', ...declared }, 'test'],
    ['to repair', { state: 'TO_REPAIR', ...declared }, 'repair', { mediaComplete: true }],
    ['tested, to be graded', { state: 'TESTED', ...declared, testPassed: true }, 'test'],
    ['tested and failed', { state: 'TESTED', ...declared, testPassed: false }, 'test'],
    ['tested and graded', { state: 'TESTED', ...declared, ...done }, 'quality'],
    [
      'tested, with a disk found since',
      { state: 'TESTED', ...declared, ...done, mediaOpen: 1 },
      'erasure',
      { media: open },
    ],
    ['ready', { state: 'READY', ...declared }, 'packing'],
    ['sold', { state: 'SOLD', ...declared }, null],
  ]
  for (const [name, facts, place, more] of table)
    test(`${name} → ${place ?? 'no station'}`, () => {
      const d = device(facts, ['supervisor'], more)
      equal(placeOf(d, nextSteps(d, ['supervisor'])), place)
      for (const station of stations) {
        const seen = stepsAt(station, d, nextSteps(d, ['supervisor']))
        const all = [seen.steps.main, ...seen.steps.rest, ...seen.steps.more].filter(
          (a) => a !== null,
        )
        ok(all.every((a) => station.actions.includes(a.name)))
        if (!seen.here) deepEqual([all.length, seen.elsewhere], [0, place])
      }
    })

  test('its own actions are all there at once, none hidden behind “more”', () => {
    deepEqual(names('test', { state: 'ERASED', ...declared }), [
      'test',
      'system',
      'toRepair',
      'lock',
      'quarantine',
    ])
  })

  test('what is done in one go asks nothing of who scans', () => {
    for (const s of stations)
      for (const action of s.many) ok(['sort', 'accept', 'toErase'].includes(action), action)
  })
})
