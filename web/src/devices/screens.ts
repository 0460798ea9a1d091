import type { Screen } from '../screen.ts'

export const deviceScreens: readonly Screen[] = []
