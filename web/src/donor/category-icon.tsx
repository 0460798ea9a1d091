import {
  IconDeviceDesktop,
  IconDeviceImac,
  IconDeviceLandlinePhone,
  IconDeviceLaptop,
  IconDeviceMobile,
  IconDeviceProjector,
  IconDevices,
  IconDevicesPc,
  IconDeviceTablet,
  IconKeyboard,
  IconMouse,
  IconPlug,
  IconPrinter,
  IconRouter,
  IconServer,
  IconUsb,
} from '@tabler/icons-react'

const icons: Record<string, typeof IconDevices> = {
  laptop: IconDeviceLaptop,
  desktop: IconDevicesPc,
  allInOne: IconDeviceImac,
  monitor: IconDeviceDesktop,
  tablet: IconDeviceTablet,
  smartphone: IconDeviceMobile,
  printer: IconPrinter,
  multifunction: IconPrinter,
  server: IconServer,
  thinClient: IconDevicesPc,
  network: IconRouter,
  phone: IconDeviceLandlinePhone,
  projector: IconDeviceProjector,
  dock: IconDevices,
  keyboard: IconKeyboard,
  mouse: IconMouse,
  charger: IconPlug,
  cable: IconUsb,
}

/** The picture of a category; its name always stands beside it. */
export function CategoryIcon({ category }: { category: string }) {
  const Icon = icons[category] ?? IconDevices
  return <Icon size={30} aria-hidden stroke={1.5} />
}
