import type { DeviceFacts } from './facts.ts'

/** The words that a device may be sold under. */
export const conditions = ['refurbished', 'usedTested'] as const
export type Condition = (typeof conditions)[number]
type Asked = Pick<
  DeviceFacts,
  'holdsData' | 'mediaComplete' | 'mediaOpen' | 'testPassed' | 'allFunctions'
>

/**
 * "Reconditionné" only where every function was tested and works and no data of a former user is left (C. conso
 * R122-4 and R122-5, décret 2022-190); else "occasion, testé"; null before the device passed its test.
 */
export function conditionOf(d: Asked): Condition | null {
  return wordOf(d, d.holdsData === 'never' || (d.mediaComplete && d.mediaOpen === 0))
}

/** The same, where whether data may be left is already known. */
export function wordOf(
  d: Pick<Asked, 'testPassed' | 'allFunctions'>,
  dataErased: boolean,
): Condition | null {
  if (d.testPassed !== true) return null
  return dataErased && d.allFunctions === true ? 'refurbished' : 'usedTested'
}

/** C. conso R122-5: « à l’état neuf », « comme neuf », « à neuf » and their like; and the word that is ours to give. */
const FORBIDDEN =
  /(^|[^\p{L}])((comme|état|à) (l’état |l'état )?neu(f|ve)s?|reconditionn\p{L}*|refurbished|like new)($|[^\p{L}])/iu

/** Whether a text that somebody types about goods says what only the service may say, or what the law forbids. */
export const saysForbiddenWords = (text: string): boolean => FORBIDDEN.test(text.normalize('NFC'))
