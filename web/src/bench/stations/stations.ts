import type { ActionName, Device, NextSteps } from '../next-steps.ts'

export const stationNames = [
  'triage',
  'erasure',
  'repair',
  'test',
  'quality',
  'packing',
  'dismantling',
] as const
export type StationName = (typeof stationNames)[number]
type State = Device['state']

/**
 * A place of the workshop where one kind of work is done: the devices it takes, what is done to them there and nothing
 * else, the states of those that wait for it, and what may be done to many in one go.
 */
export type Station = {
  name: StationName
  takes: readonly State[]
  actions: readonly ActionName[]
  waiting: readonly State[]
  many: readonly ActionName[]
}

export const stations: readonly Station[] = [
  {
    name: 'triage',
    takes: ['RECEIVED', 'RETURNED', 'TRIAGED', 'QUARANTINE'],
    actions: [
      'identify',
      'sort',
      'accept',
      'refuse',
      'inventory',
      'toErase',
      'weigh',
      'lock',
      'unlock',
      'quarantine',
      'unquarantine',
      'returnToDonor',
    ],
    waiting: ['RECEIVED', 'RETURNED', 'TRIAGED'],
    many: ['sort', 'accept', 'toErase'],
  },
  {
    name: 'erasure',
    takes: ['TO_ERASE', 'ERASED', 'TO_REPAIR', 'TESTED'],
    actions: ['inventory', 'erasure', 'lock', 'quarantine', 'dismantle', 'certificate'],
    waiting: ['TO_ERASE'],
    many: [],
  },
  {
    name: 'repair',
    takes: ['TO_REPAIR'],
    actions: ['repair', 'inventory', 'lock', 'unlock'],
    waiting: ['TO_REPAIR'],
    many: [],
  },
  {
    name: 'test',
    takes: ['TRIAGED', 'ERASED', 'TESTED'],
    actions: ['test', 'grade', 'system', 'toRepair', 'backToErased', 'lock', 'quarantine'],
    waiting: ['ERASED'],
    many: [],
  },
  {
    name: 'quality',
    takes: ['TESTED'],
    actions: [
      'release',
      'unlock',
      'grade',
      'system',
      'certificate',
      'toRepair',
      'backToErased',
      'dismantle',
    ],
    waiting: ['TESTED'],
    many: [],
  },
  {
    name: 'dismantling',
    takes: ['TO_DISMANTLE'],
    actions: ['takeApart', 'inventory', 'erasure', 'weigh', 'waste'],
    waiting: ['TO_DISMANTLE'],
    many: [],
  },
  { name: 'packing', takes: ['READY'], actions: [], waiting: ['READY'], many: [] },
]

export const stationOf = (name: string): Station | undefined =>
  stations.find((s) => s.name === name)

/** Whether a station takes a device whose next action this is: the action is done there, or none is left but packing. */
const takes = (station: Station, { state }: Pick<Device, 'state'>, steps: NextSteps): boolean =>
  station.takes.includes(state) &&
  (steps.main === null ? station.name === 'packing' : station.actions.includes(steps.main.name))

/** Where a device is to be put for its next action; null where no station does anything to it. */
export const placeOf = (device: Pick<Device, 'state'>, steps: NextSteps): StationName | null =>
  steps.main === null && steps.waits !== 'READY'
    ? null
    : (stations.find((s) => takes(s, device, steps))?.name ?? null)

/**
 * The steps of a device as one station shows them: its own actions alone, at once; or, where the next action is not
 * done there, none, and the station to bring it to.
 */
export function stepsAt(
  station: Station,
  device: Pick<Device, 'state'>,
  steps: NextSteps,
): { steps: NextSteps; elsewhere: StationName | null; here: boolean } {
  if (!takes(station, device, steps))
    return {
      steps: { ...steps, main: null, rest: [], more: [] },
      elsewhere: placeOf(device, steps),
      here: false,
    }
  const rest = [...steps.rest, ...steps.more].filter((a) => station.actions.includes(a.name))
  return { steps: { ...steps, rest, more: [] }, elsewhere: null, here: true }
}
