const wholeEuros = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 })

/**
 * An amount in cents as a French reader expects it: `1 234,56 €`, thousands apart by a narrow
 * no-break space (U+202F), the sign by a no-break space (U+00A0).
 * @throws RangeError when the amount is not a whole number of cents.
 */
export function formatEuros(cents: number): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError('an amount is a whole number of cents')
  const amount = Math.abs(cents)
  const euros = wholeEuros.format(Math.floor(amount / 100))
  const rest = String(amount % 100).padStart(2, '0')
  return `${cents < 0 ? '-' : ''}${euros},${rest}\u00a0€`
}
