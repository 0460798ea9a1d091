import type { Screen } from '../screen.ts'

export const counterScreens: readonly Screen[] = []
