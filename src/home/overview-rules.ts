import type { stages } from '../configuration/kinds.ts'
import { type GuardName, guards } from '../devices/guards.ts'
import { edgesFrom } from '../devices/lifecycle.ts'
import type { FactKind } from '../journal/events.ts'
import type { DeviceState } from '../platform/db.generated.ts'

export type Stage = (typeof stages)[number]

/** Where each stage leads when all goes well; what is READY waits for a transfer, which asks nothing of it. */
const onward: Partial<Record<Stage, DeviceState>> = {
  RECEIVED: 'TRIAGED',
  TRIAGED: 'TO_ERASE',
  TO_ERASE: 'ERASED',
  ERASED: 'TESTED',
  TO_REPAIR: 'ERASED',
  TESTED: 'READY',
  QUARANTINE: 'RECEIVED',
  RETURNED: 'TRIAGED',
}
/** They tell two ways apart, and are nothing that a person could mend. */
const waysApart: readonly GuardName[] = ['holdsData', 'holdsNoData', 'sameDay', 'inTransit']

/** What the next step of a stage asks of a device, by the life cycle's own row; each code once. */
export function askedOf(stage: Stage): { code: string; sql: string }[] {
  const edge = edgesFrom(stage).find((e) => e.to === onward[stage])
  const asked = (edge?.guards ?? []).filter((g) => !waysApart.includes(g))
  return asked.map((g) => ({ code: guards[g].code, sql: guards[g].sql }))
}

/** What is counted of a day: the fact of the journal that says it, and the state it leads to where that matters. */
export const flows: readonly { flow: string; kind: FactKind; to?: DeviceState }[] = [
  { flow: 'received', kind: 'device.received' },
  { flow: 'sorted', kind: 'device.moved', to: 'TRIAGED' },
  { flow: 'erased', kind: 'device.moved', to: 'ERASED' },
  { flow: 'repaired', kind: 'device.repaired' },
  { flow: 'tested', kind: 'device.tested' },
  { flow: 'released', kind: 'device.released' },
  { flow: 'sent', kind: 'device.sent' },
  { flow: 'sold', kind: 'device.moved', to: 'SOLD' },
  { flow: 'given', kind: 'device.moved', to: 'GIVEN' },
  { flow: 'waste', kind: 'device.moved', to: 'WASTE' },
]
