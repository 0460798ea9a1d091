import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBuildingStore,
  IconChecklist,
  IconCircleCheck,
  IconEraser,
  IconGift,
  IconHandStop,
  IconInbox,
  IconLock,
  IconPackageExport,
  IconQuestionMark,
  IconRecycle,
  IconScissors,
  IconShieldCheck,
  IconShoppingBag,
  IconSortAscending2,
  IconTool,
} from '@tabler/icons-react'
import { Tag } from '../ui/tag.tsx'
import { type DeviceState, useWords } from '../words.ts'

const icons: Record<DeviceState, typeof IconTool> = {
  RECEIVED: IconInbox,
  QUARANTINE: IconHandStop,
  TRIAGED: IconSortAscending2,
  TO_ERASE: IconEraser,
  ERASED: IconShieldCheck,
  TO_REPAIR: IconTool,
  TESTED: IconChecklist,
  READY: IconCircleCheck,
  IN_SHOP: IconBuildingStore,
  RESERVED: IconLock,
  SOLD: IconShoppingBag,
  GIVEN: IconGift,
  RETURNED: IconArrowBackUp,
  TO_DISMANTLE: IconScissors,
  DISMANTLED: IconScissors,
  WASTE: IconRecycle,
  WASTE_SHIPPED: IconRecycle,
  WASTE_TREATED: IconRecycle,
  RETURNED_TO_DONOR: IconPackageExport,
  LOST: IconQuestionMark,
}

/** A device's state: its picture, its word, its colour. */
export function StateTag({ state, size = 18 }: { state: DeviceState; size?: number }) {
  const w = useWords()
  const Icon = icons[state] ?? IconAlertTriangle
  return (
    <Tag tone={w.stateTone(state)} icon={<Icon size={size} aria-hidden />}>
      {w.state(state)}
    </Tag>
  )
}
