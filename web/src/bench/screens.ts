import type { Screen } from '../screen.ts'

export const benchScreens: readonly Screen[] = []
