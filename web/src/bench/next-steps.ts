import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import type { Role } from '../shell/me.tsx'

export type Device = Result<typeof api.getDevice>
type State = Device['state']
type Step = Device['allowed'][number]

/** Everything that is done to a device at a bench. */
export type ActionName =
  | 'identify'
  | 'sort'
  | 'accept'
  | 'refuse'
  | 'inventory'
  | 'toErase'
  | 'erasure'
  | 'test'
  | 'repair'
  | 'toRepair'
  | 'grade'
  | 'system'
  | 'release'
  | 'certificate'
  | 'unquarantine'
  | 'lock'
  | 'unlock'
  | 'weigh'
  | 'quarantine'
  | 'returnToDonor'
  | 'backToErase'
  | 'backToErased'
  | 'fromShop'
  | 'fromWaste'
  | 'dismantle'
  | 'takeApart'
  | 'waste'

/** One action: the state that a move leads to, the reasons to choose from, and the codes of what stands against it. */
export type Action = {
  name: ActionName
  to: State | null
  reasons: readonly string[]
  blockers: readonly string[]
}
/** What to do now, what is often done instead, what is rarely done; and what the device waits for when nothing is. */
export type NextSteps = {
  main: Action | null
  rest: Action[]
  more: Action[]
  waits: State | 'transit' | 'kit' | 'custody' | null
}

const bench: readonly Role[] = ['technician', 'supervisor']
const gone: readonly State[] = [
  'SOLD',
  'GIVEN',
  'DISMANTLED',
  'WASTE_SHIPPED',
  'WASTE_TREATED',
  'RETURNED_TO_DONOR',
  'LOST',
]
const released: readonly State[] = ['READY', 'IN_SHOP', 'RESERVED']
/** After the erasure, which would take the system away, and before the release. */
const installable: readonly State[] = ['ERASED', 'TO_REPAIR', 'TESTED']
/** Where a lock that is seen moves nothing: the device is apart already, or on a bench of its own. */
const lockedInPlace: readonly State[] = ['QUARANTINE', 'TO_REPAIR', 'RETURNED']
const order: readonly ActionName[] = [
  'accept',
  'refuse',
  'identify',
  'sort',
  'inventory',
  'toErase',
  'erasure',
  'test',
  'repair',
  'grade',
  'system',
  'release',
  'toRepair',
  'certificate',
  'unquarantine',
  'unlock',
  'lock',
  'weigh',
  'quarantine',
  'returnToDonor',
  'backToErase',
  'backToErased',
  'fromShop',
  'fromWaste',
  'takeApart',
  'dismantle',
  'waste',
]

/** What is often done in a state beside its next action; in the states left out, everything. */
const near: Partial<Record<State, readonly ActionName[]>> = {
  RECEIVED: ['sort', 'accept', 'refuse', 'lock', 'quarantine'],
  TRIAGED: ['refuse', 'inventory', 'lock', 'quarantine'],
  TO_ERASE: ['inventory', 'lock', 'quarantine', 'dismantle'],
  ERASED: ['system', 'toRepair', 'lock', 'quarantine', 'certificate'],
  TO_REPAIR: ['repair', 'inventory'],
  TESTED: ['test', 'grade', 'system', 'toRepair', 'certificate'],
}

/** The name of a step of the life cycle at the bench; null for what other screens do (a sale, a transfer). */
function nameOf(from: State, { to, operation }: Step): ActionName | null {
  if (operation === 'recordTest') return 'test'
  if (operation === 'recordRepair') return 'repair'
  if (operation === 'releaseDevice') return 'release'
  if (operation === 'dismantleDevice') return 'takeApart'
  if (operation === 'reportLock') return 'lock'
  if (operation !== 'moveDevice') return null
  if (to === 'TRIAGED') return from === 'WASTE' ? 'fromWaste' : 'sort'
  if (to === 'TO_ERASE') return from === 'TRIAGED' ? 'toErase' : 'backToErase'
  if (to === 'RETURNED') return 'fromShop'
  const others: Partial<Record<State, ActionName>> = {
    QUARANTINE: 'quarantine',
    RECEIVED: 'unquarantine',
    RETURNED_TO_DONOR: 'returnToDonor',
    WASTE: 'waste',
    TO_DISMANTLE: 'dismantle',
    TO_REPAIR: 'toRepair',
    ERASED: 'backToErased',
  }
  return others[to] ?? null
}

/** A medium that may still hold data keeps a device from leaving. */
export const isOpen = (m: Device['media'][number]): boolean =>
  m.place === 'device' && m.dataState !== 'erased' && m.dataState !== 'destroyed'

/** What stands against a step because data may be left in a medium, there or gone. */
const dataLeft: readonly string[] = ['MEDIA_OPEN', 'MEDIA_DISAPPEARED']

const holdsNoData = ({ holdsData }: Device): boolean => holdsData === 'never'

/** The steps of the life cycle as actions; of two that bear one name, the one for what the category holds. */
function moves(device: Device): Action[] {
  const found: Action[] = []
  for (const step of device.allowed) {
    const name = nameOf(device.state, step)
    if (!name || step.blockers.some((b) => b === 'HOLDS_NO_DATA' || b === 'HOLDS_DATA')) continue
    // What is seen to be locked is said by an act of its own, which sets it apart too.
    const reasons = step.reasons.filter((r) => name !== 'quarantine' || r !== 'locked')
    // Waste may hold data only where its destruction is certified: that reason is then the one to give.
    const certified =
      step.blockers.every((b) => dataLeft.includes(b) || b === 'FORBIDDEN') &&
      step.blockers.includes('MEDIA_OPEN') &&
      step.reasons.includes('certifiedDestruction')
    found.push({
      name,
      to: step.to,
      reasons: certified ? ['certifiedDestruction'] : reasons,
      blockers: certified ? step.blockers.filter((b) => !dataLeft.includes(b)) : step.blockers,
    })
  }
  return found
}

/** What is done to a device without being a step of its life. */
function deeds(device: Device, has: (...roles: readonly Role[]) => boolean): Action[] {
  const { state } = device
  const here = !gone.includes(state)
  const open = here && !released.includes(state)
  const data = !holdsNoData(device)
  const deed = (name: ActionName, blockers: string[] = []): Action[] => [
    { name, to: null, reasons: [], blockers },
  ]
  const sorting = state === 'RECEIVED' || state === 'TRIAGED'
  const standing = [
    ...(device.mediaComplete ? [] : ['MEDIA_INVENTORY_INCOMPLETE']),
    ...(device.media.some(isOpen) ? ['MEDIA_OPEN'] : []),
    ...(device.ownerId === null ? ['NOT_ASSIGNED'] : []),
  ]
  const erasable = ['TO_ERASE', 'ERASED', 'TO_REPAIR', 'TESTED', ...released].includes(state)
  return [
    ...(here && has('collector', ...bench) ? deed('identify') : []),
    ...(here && has('collector', ...bench, 'weeeOfficer') ? deed('weigh') : []),
    ...(sorting && device.acceptance !== 'accepted' && has(...bench) ? deed('accept') : []),
    ...(sorting && device.acceptance !== 'refused' && has(...bench) ? deed('refuse') : []),
    ...(open && device.locksOpen > 0 && has(...bench) ? deed('unlock') : []),
    ...(lockedInPlace.includes(state) && has(...bench) ? deed('lock') : []),
    ...(open && data && has(...bench) ? deed('inventory') : []),
    ...(open && data && device.media.length > 0 && has(...bench) ? deed('erasure') : []),
    ...(state === 'TESTED' && has(...bench) ? [...deed('grade'), ...deed('test')] : []),
    ...(device.takesSystem && installable.includes(state) && has(...bench) ? deed('system') : []),
    ...(erasable && data && has('supervisor') ? deed('certificate', standing) : []),
  ]
}

/** The one action that brings a device on from where it is; null where nothing is to be done at a bench. */
function mainName(device: Device, all: readonly Action[]): ActionName | null {
  const { state, acceptance, mediaComplete, media } = device
  const against = (name: ActionName, code: string) =>
    all.some((a) => a.name === name && a.blockers.includes(code))
  const data = !holdsNoData(device)
  switch (state) {
    case 'RECEIVED':
      if (acceptance === 'refused') return 'quarantine'
      return against('sort', 'IDENTITY_MISSING') ? 'identify' : 'sort'
    case 'RETURNED':
      return 'sort'
    case 'TRIAGED':
      if (acceptance === 'pending') return 'accept'
      if (acceptance === 'refused') return 'quarantine'
      if (!data) return 'test'
      return mediaComplete ? 'toErase' : 'inventory'
    case 'TO_ERASE':
      return mediaComplete ? 'erasure' : 'inventory'
    case 'ERASED':
      return 'test'
    case 'TO_REPAIR':
      if (data && !mediaComplete) return 'inventory'
      return data && media.some(isOpen) ? 'erasure' : 'repair'
    case 'TESTED':
      if (against('release', 'MEDIA_INVENTORY_INCOMPLETE')) return 'inventory'
      if (against('release', 'MEDIA_OPEN')) return 'erasure'
      if (against('release', 'TEST_MISSING')) return 'test'
      if (against('release', 'TEST_FAILED')) return 'toRepair'
      if (against('release', 'GRADE_MISSING') || against('release', 'CLASS_MISSING')) return 'grade'
      if (against('release', 'SYSTEM_MISSING') || against('release', 'SYSTEM_UNSUPPORTED'))
        return 'system'
      return against('release', 'DEVICE_LOCKED') ? 'unlock' : 'release'
    case 'QUARANTINE':
      return device.locksOpen > 0 ? 'unlock' : 'unquarantine'
    case 'TO_DISMANTLE':
      if (data && !mediaComplete) return 'inventory'
      return data && media.some(isOpen) ? 'erasure' : 'takeApart'
    default:
      return null
  }
}

/**
 * The next action of a device as one, and the others, for who holds these roles: the table state → action of the
 * bench. What a role may never do is left out, save the next action itself: it shows whose it is.
 */
export function nextSteps(device: Device, roles: readonly Role[]): NextSteps {
  const has = (...wanted: readonly Role[]) => wanted.some((r) => roles.includes(r))
  const all = [...moves(device), ...deeds(device, has)]
  const standing =
    device.custody === 'repair'
      ? 'custody'
      : device.transit !== null
        ? 'transit'
        : device.kitId !== null
          ? 'kit'
          : null
  const name = standing ? null : mainName(device, all)
  const main = (name && all.find((a) => a.name === name)) || null
  const others = all
    .filter((a) => a !== main && !a.blockers.includes('FORBIDDEN'))
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  const often = (a: Action) => near[device.state]?.includes(a.name) ?? true
  return {
    main,
    rest: others.filter(often),
    more: others.filter((a) => !often(a)),
    waits: main ? null : (standing ?? device.state),
  }
}

/** The minute in which the author of a move takes it back. */
export const UNDO_MS = 60_000
/** What of a device changes with whatever is done to it. */
export const momentOf = (d: Device): string =>
  JSON.stringify([d.tag, d.version, d.media.map((m) => [m.id, m.dataState, m.place])])
/** One's own last move: from which state, and what the device was just after it. */
export type LastMove = { from: State; after: string; at: number }

/** Whole seconds left to take a move back; 0 when it is too late, or when something was done since. */
export function undoSeconds(move: LastMove | null, device: Device, now: number): number {
  if (!move || momentOf(device) !== move.after) return 0
  return Math.max(0, Math.ceil((move.at + UNDO_MS - now) / 1000))
}
