import type { Screen } from '../screen.ts'

export const tillScreens: readonly Screen[] = []
