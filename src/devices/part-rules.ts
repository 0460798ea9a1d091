import type { ConfigurationValue } from '../configuration/kinds.ts'
import type { Blocker } from '../platform/problems.ts'

export const partTypes = [
  'ram',
  'battery',
  'charger',
  'screen',
  'keyboard',
  'powerSupply',
  'motherboard',
  'processor',
  'graphics',
  'fan',
  'network',
  'case',
  'cable',
  'other',
] as const
/** The category under which a part that came by itself is weighed and leaves as waste: that of accessories. */
export const PART_CATEGORY = 'cable'
export type PartType = (typeof partTypes)[number]

/**
 * Every gram of a dismantled device is somewhere: parts and media kept, parts thrown away, and the carcass weigh what
 * the device did, within the larger of a few grams and a share of it (I4). All in grams.
 */
export function massMismatch(
  deviceGrams: number,
  totalGrams: number,
  { toleranceGrams, tolerancePercent }: ConfigurationValue<'dismantling'>,
): Blocker[] {
  const difference = totalGrams - deviceGrams
  const allowed = Math.max(toleranceGrams, (deviceGrams * tolerancePercent) / 100)
  if (Math.abs(difference) <= allowed) return []
  const sign = difference > 0 ? '+' : '\u2212'
  return [{ code: 'MASS_MISMATCH', detail: `${sign}${Math.abs(difference)} g` }]
}
