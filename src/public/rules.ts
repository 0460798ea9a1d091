import type { DeviceState } from '../platform/db.generated.ts'

export const stateGroups = [
  'blank',
  'inWorkshop',
  'forSale',
  'delivered',
  'recycled',
  'elsewhere',
] as const
export type StateGroup = (typeof stateGroups)[number]

const groups: Record<DeviceState, StateGroup> = {
  RECEIVED: 'inWorkshop',
  QUARANTINE: 'inWorkshop',
  TRIAGED: 'inWorkshop',
  TO_ERASE: 'inWorkshop',
  ERASED: 'inWorkshop',
  TO_REPAIR: 'inWorkshop',
  TESTED: 'inWorkshop',
  READY: 'inWorkshop',
  RETURNED: 'inWorkshop',
  TO_DISMANTLE: 'inWorkshop',
  IN_SHOP: 'forSale',
  RESERVED: 'forSale',
  SOLD: 'delivered',
  GIVEN: 'delivered',
  DISMANTLED: 'recycled',
  WASTE: 'recycled',
  WASTE_SHIPPED: 'recycled',
  WASTE_TREATED: 'recycled',
  RETURNED_TO_DONOR: 'elsewhere',
  LOST: 'elsewhere',
}

/** What the public is told of where a device is in its life: a group, never the state itself. */
export const groupOf = (state: DeviceState): StateGroup => groups[state]
