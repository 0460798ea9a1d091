const kilograms = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 3 })

/**
 * A mass in grams for a French reader: `170 g` under one kilogram, else `1,8 kg`; nothing is
 * rounded away.
 * @throws RangeError when the mass is not a whole number of grams.
 */
export function formatGrams(grams: number): string {
  if (!Number.isSafeInteger(grams)) throw new RangeError('a mass is a whole number of grams')
  return Math.abs(grams) < 1000 ? `${grams}\u00a0g` : `${kilograms.format(grams / 1000)}\u00a0kg`
}
