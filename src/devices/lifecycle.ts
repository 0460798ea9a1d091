import type { Role } from '../platform/context.ts'
import type { DeviceState } from '../platform/db.generated.ts'
import type { GuardName } from './guards.ts'

/** One step of a device's life: from which state, to which, by which operation, who may, and on what conditions. */
export type Edge = {
  from: DeviceState
  to: DeviceState
  by:
    | 'moveDevice'
    | 'reportLock'
    | 'recordTest'
    | 'recordRepair'
    | 'releaseDevice'
    | 'dismantleDevice'
    | 'mediaClosed'
    | 'mediumFound'
    | 'receiveTransfer'
    | 'recordSale'
    | 'refundSale'
    | 'confirmLoss'
    | 'findLost'
  roles: readonly Role[]
  guards: readonly GuardName[]
  /** The reasons that may be given; none means that no reason is asked. */
  reasons?: readonly string[]
}

const sellers = ['cashier', 'shopManager'] as const
const bench = ['technician', 'supervisor'] as const
const arrivals = ['collector', 'technician', 'supervisor'] as const
const leads = ['supervisor'] as const
const deciders = ['coordinator', 'admin'] as const
const waste = ['supervisor', 'weeeOfficer'] as const
const carriers = [
  'technician',
  'supervisor',
  'collector',
  'cashier',
  'shopManager',
  'coordinator',
  'admin',
] as const

const quarantineReasons = [
  'notInOffer',
  'refused',
  'locked',
  'swollenBattery',
  'stolenFlag',
  'wrongDonor',
  'dangerous',
  'unknownOrigin',
  'toCheck',
] as const
const wasteReasons = [
  'beyondRepair',
  'obsolete',
  'dangerous',
  'incomplete',
  'refused',
  'failedMedium',
  'certifiedDestruction',
] as const
export const faultReasons = [
  'screen',
  'keyboard',
  'battery',
  'charger',
  'storage',
  'memory',
  'motherboard',
  'case',
  'fan',
  'network',
  'ports',
  'software',
  'other',
] as const
const returnToDonorReasons = [
  'refused',
  'notInOffer',
  'wrongDonor',
  'donorAsked',
  'locked',
] as const
/** Where a device that two counts miss may be said to be lost from; RESERVED has no operation yet. */
const inStock = [
  'RECEIVED',
  'QUARANTINE',
  'TRIAGED',
  'TO_ERASE',
  'ERASED',
  'TO_REPAIR',
  'TESTED',
  'READY',
  'IN_SHOP',
  'RETURNED',
  'TO_DISMANTLE',
  'WASTE',
] as const
const backReasons = ['mistake', 'mediumFound', 'newFault', 'toCheck'] as const

/**
 * The life cycle, whole, as far as the service goes today: what the API answers, what the database is asked, and
 * `docs/lifecycle.md` are made from these rows. States without a row here have no operation yet.
 * A refused device goes to QUARANTINE or WASTE, nowhere else; data is guarded by the erasure gate besides.
 */
export const lifecycle: readonly Edge[] = [
  {
    from: 'RECEIVED',
    to: 'QUARANTINE',
    by: 'moveDevice',
    roles: arrivals,
    guards: [],
    reasons: quarantineReasons,
  },
  {
    from: 'TRIAGED',
    to: 'QUARANTINE',
    by: 'moveDevice',
    roles: bench,
    guards: [],
    reasons: quarantineReasons,
  },
  {
    from: 'TO_ERASE',
    to: 'QUARANTINE',
    by: 'moveDevice',
    roles: bench,
    guards: [],
    reasons: quarantineReasons,
  },
  {
    from: 'ERASED',
    to: 'QUARANTINE',
    by: 'moveDevice',
    roles: bench,
    guards: [],
    reasons: quarantineReasons,
  },
  {
    from: 'TESTED',
    to: 'QUARANTINE',
    by: 'moveDevice',
    roles: bench,
    guards: [],
    reasons: quarantineReasons,
  },
  // A lock that is seen sets the device apart by itself.
  { from: 'RECEIVED', to: 'QUARANTINE', by: 'reportLock', roles: arrivals, guards: [] },
  { from: 'TRIAGED', to: 'QUARANTINE', by: 'reportLock', roles: bench, guards: [] },
  { from: 'TO_ERASE', to: 'QUARANTINE', by: 'reportLock', roles: bench, guards: [] },
  { from: 'ERASED', to: 'QUARANTINE', by: 'reportLock', roles: bench, guards: [] },
  { from: 'TESTED', to: 'QUARANTINE', by: 'reportLock', roles: bench, guards: [] },
  {
    from: 'QUARANTINE',
    to: 'RECEIVED',
    by: 'moveDevice',
    roles: leads,
    guards: ['assigned', 'notRefused', 'unlocked'],
  },
  {
    from: 'QUARANTINE',
    to: 'RETURNED_TO_DONOR',
    by: 'moveDevice',
    roles: leads,
    guards: [],
    reasons: returnToDonorReasons,
  },
  {
    from: 'QUARANTINE',
    to: 'WASTE',
    by: 'moveDevice',
    roles: waste,
    guards: ['mediaClosedOrCertified'],
    reasons: wasteReasons,
  },
  {
    from: 'RECEIVED',
    to: 'TRIAGED',
    by: 'moveDevice',
    roles: bench,
    guards: ['notRefused', 'identified'],
  },
  { from: 'RETURNED', to: 'TRIAGED', by: 'moveDevice', roles: bench, guards: [] },
  {
    from: 'TRIAGED',
    to: 'TO_ERASE',
    by: 'moveDevice',
    roles: bench,
    guards: ['accepted', 'holdsData'],
  },
  {
    from: 'TRIAGED',
    to: 'TESTED',
    by: 'recordTest',
    roles: bench,
    guards: ['accepted', 'holdsNoData'],
  },
  {
    from: 'TRIAGED',
    to: 'WASTE',
    by: 'moveDevice',
    roles: waste,
    guards: ['mediaClosedOrCertified'],
    reasons: wasteReasons,
  },
  {
    from: 'TO_ERASE',
    to: 'ERASED',
    by: 'mediaClosed',
    roles: bench,
    guards: ['mediaComplete', 'mediaClosed'],
  },
  {
    from: 'TO_ERASE',
    to: 'TO_DISMANTLE',
    by: 'moveDevice',
    roles: bench,
    guards: ['accepted'],
    reasons: wasteReasons,
  },
  {
    from: 'TO_ERASE',
    to: 'WASTE',
    by: 'moveDevice',
    roles: waste,
    guards: ['mediaClosedOrCertified'],
    reasons: wasteReasons,
  },
  {
    from: 'ERASED',
    to: 'TO_ERASE',
    by: 'moveDevice',
    roles: bench,
    guards: [],
    reasons: backReasons,
  },
  {
    from: 'ERASED',
    to: 'TO_REPAIR',
    by: 'moveDevice',
    roles: bench,
    guards: [],
    reasons: faultReasons,
  },
  {
    from: 'ERASED',
    to: 'TESTED',
    by: 'recordTest',
    roles: bench,
    guards: ['accepted', 'mediaClosed'],
  },
  {
    from: 'TO_REPAIR',
    to: 'ERASED',
    by: 'recordRepair',
    roles: bench,
    guards: ['holdsData', 'mediaComplete', 'mediaClosed'],
  },
  { from: 'TO_REPAIR', to: 'TRIAGED', by: 'recordRepair', roles: bench, guards: ['holdsNoData'] },
  {
    from: 'TESTED',
    to: 'TO_REPAIR',
    by: 'moveDevice',
    roles: bench,
    guards: [],
    reasons: faultReasons,
  },
  {
    from: 'TESTED',
    to: 'ERASED',
    by: 'moveDevice',
    roles: bench,
    guards: ['holdsData', 'mediaClosed'],
    reasons: backReasons,
  },
  {
    from: 'TESTED',
    to: 'TO_ERASE',
    by: 'moveDevice',
    roles: bench,
    guards: ['holdsData'],
    reasons: backReasons,
  },
  {
    from: 'TESTED',
    to: 'TO_DISMANTLE',
    by: 'moveDevice',
    roles: bench,
    guards: ['accepted'],
    reasons: wasteReasons,
  },
  {
    from: 'TESTED',
    to: 'WASTE',
    by: 'moveDevice',
    roles: waste,
    guards: ['mediaClosedOrCertified'],
    reasons: wasteReasons,
  },
  {
    from: 'TESTED',
    to: 'READY',
    by: 'releaseDevice',
    roles: leads,
    guards: [
      'mediaDeclared',
      'mediaClosed',
      'unlocked',
      'mediaFit',
      'tested',
      'passed',
      'graded',
      'classed',
      'systemSaid',
      'systemHonest',
    ],
  },
  {
    from: 'READY',
    to: 'TO_ERASE',
    by: 'moveDevice',
    roles: leads,
    guards: ['holdsData'],
    reasons: backReasons,
  },
  // By the scan on its arrival at a shop; anywhere else it stays READY.
  { from: 'READY', to: 'IN_SHOP', by: 'receiveTransfer', roles: carriers, guards: ['inTransit'] },
  {
    from: 'IN_SHOP',
    to: 'RETURNED',
    by: 'moveDevice',
    roles: ['shopManager'],
    guards: [],
    reasons: ['unsold', 'defect', 'mistake'],
  },
  // By a ticket of the till alone; the database ties them to the ledger's entry.
  { from: 'IN_SHOP', to: 'SOLD', by: 'recordSale', roles: sellers, guards: [] },
  { from: 'IN_SHOP', to: 'GIVEN', by: 'recordSale', roles: sellers, guards: [] },
  { from: 'SOLD', to: 'RETURNED', by: 'refundSale', roles: sellers, guards: [] },
  { from: 'GIVEN', to: 'RETURNED', by: 'refundSale', roles: sellers, guards: [] },
  // Every part and gram listed; its media out, or closed.
  {
    from: 'TO_DISMANTLE',
    to: 'DISMANTLED',
    by: 'dismantleDevice',
    roles: bench,
    guards: ['accepted', 'mediaDeclared', 'mediaClosed'],
  },
  {
    from: 'TO_DISMANTLE',
    to: 'WASTE',
    by: 'moveDevice',
    roles: waste,
    guards: ['mediaClosedOrCertified'],
    reasons: wasteReasons,
  },
  {
    from: 'WASTE',
    to: 'TRIAGED',
    by: 'moveDevice',
    roles: ['weeeOfficer'],
    guards: ['sameDay', 'assigned', 'notRefused'],
    reasons: ['mistake'],
  },
  // Reported by one person after two counts in a row, confirmed by another; the database asks for both.
  ...inStock.map(
    (from) => ({ from, to: 'LOST', by: 'confirmLoss', roles: deciders, guards: [] }) as const,
  ),
  {
    from: 'LOST',
    to: 'QUARANTINE',
    by: 'findLost',
    roles: ['supervisor', 'shopManager'],
    guards: [],
  },
]

export const edgesFrom = (state: DeviceState): Edge[] => lifecycle.filter((e) => e.from === state)

/** The states that `moveDevice` may ask for. */
export const moveTargets = [
  ...new Set(lifecycle.filter((e) => e.by === 'moveDevice').map((e) => e.to)),
]
/** The same, and the states that a move may be taken back to. */
export const statementTargets: readonly DeviceState[] = [
  ...new Set<DeviceState>([...moveTargets, 'TESTED']),
]
/** How long the author of a move may take it back, in seconds. */
export const UNDO_SECONDS = 60
