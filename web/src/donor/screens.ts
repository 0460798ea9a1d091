import type { Screen } from '../screen.ts'

export const donorScreens: readonly Screen[] = []
