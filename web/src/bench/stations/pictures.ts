import {
  IconBattery2,
  IconChecklist,
  IconDeviceLaptop,
  IconDevicesPc,
  IconEraser,
  IconEye,
  IconFileUpload,
  IconHammer,
  IconPackage,
  IconPlugConnected,
  IconQrcode,
  IconRosette,
  IconScale,
  IconStar,
  IconThumbUp,
  IconTool,
  IconTruckLoading,
  IconUsb,
  IconWriting,
  IconZoomCheck,
} from '@tabler/icons-react'
import type { StationName } from './stations.ts'

type Picture = typeof IconTool
/** A station's own picture, and one for each of its three sentences. */
export const pictures: Record<
  StationName,
  { own: Picture; steps: readonly [Picture, Picture, Picture] }
> = {
  triage: { own: IconEye, steps: [IconQrcode, IconDeviceLaptop, IconThumbUp] },
  erasure: { own: IconEraser, steps: [IconQrcode, IconUsb, IconFileUpload] },
  repair: { own: IconTool, steps: [IconQrcode, IconBattery2, IconWriting] },
  test: { own: IconChecklist, steps: [IconQrcode, IconChecklist, IconStar] },
  quality: { own: IconRosette, steps: [IconQrcode, IconZoomCheck, IconThumbUp] },
  dismantling: { own: IconHammer, steps: [IconQrcode, IconDevicesPc, IconScale] },
  packing: { own: IconPackage, steps: [IconQrcode, IconPlugConnected, IconTruckLoading] },
}
