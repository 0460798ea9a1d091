import { accountScreens } from './accounts/screens.ts'
import { adminScreens } from './admin/screens.ts'
import { benchScreens } from './bench/screens.ts'
import { correctionScreens } from './corrections/screens.ts'
import { counterScreens } from './counter/screens.ts'
import { countScreens } from './counts/screens.ts'
import { custodyScreens } from './custody/screens.ts'
import { deviceScreens } from './devices/screens.ts'
import { donorScreens } from './donor/screens.ts'
import { homeScreens } from './home/screens.ts'
import { lockScreens } from './locks/screens.ts'
import { lossScreens } from './losses/screens.ts'
import { mediaScreens } from './media/screens.ts'
import { publicScreens } from './public/screens.ts'
import { qualityScreens } from './quality/screens.ts'
import type { Screen } from './screen.ts'
import { stockScreens } from './stock/screens.ts'
import { tillScreens } from './till/screens.ts'

/** Every screen there is. */
export const screens: readonly Screen[] = [
  ...homeScreens,
  ...donorScreens,
  ...counterScreens,
  ...deviceScreens,
  ...benchScreens,
  ...stockScreens,
  ...countScreens,
  ...correctionScreens,
  ...mediaScreens,
  ...lockScreens,
  ...custodyScreens,
  ...qualityScreens,
  ...lossScreens,
  ...tillScreens,
  ...accountScreens,
  ...adminScreens,
  ...publicScreens,
]
