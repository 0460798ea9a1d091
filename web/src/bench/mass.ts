/** Kilograms as a person writes them (`1,85`, `1.85`, `1,85 kg`), in whole grams; null when they are none. */
export function readGrams(written: string): number | null {
  const plain = written.replace(/\s/g, '').replace(/kg$/i, '').replace(',', '.')
  if (!/^\d{1,4}(\.\d{0,3})?$/.test(plain)) return null
  const grams = Math.round(Number(plain) * 1000)
  return grams > 0 ? grams : null
}
