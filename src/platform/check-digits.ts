const LA_POSTE = '356000000'

/**
 * Whether a text is a valid SIREN: nine digits, Luhn, not all zeros. No spaces allowed.
 * Source: Code de commerce, art. R123-221; INSEE, SIRENE.
 */
export function isSiren(value: string): boolean {
  return /^[0-9]{9}$/.test(value) && !isAllZero(value) && luhnSum(value) % 10 === 0
}

/**
 * Whether a text is a valid SIRET: fourteen digits, a valid SIREN first, Luhn on the whole.
 * La Poste's establishments outgrew Luhn: the sum of their digits is a multiple of five instead.
 * Source: Code de commerce, art. R123-221; INSEE, SIRENE.
 */
export function isSiret(value: string): boolean {
  if (!/^[0-9]{14}$/.test(value) || !isSiren(value.slice(0, 9))) return false
  if (luhnSum(value) % 10 === 0) return true
  return value.startsWith(LA_POSTE) && digitSum(value) % 5 === 0
}

/** Whether a text is an IMEI: fifteen digits, Luhn, not all zeros. Source: 3GPP TS 23.003, §6.2.1 and annex B. */
export function isImei(value: string): boolean {
  return /^[0-9]{15}$/.test(value) && !isAllZero(value) && luhnSum(value) % 10 === 0
}

/** Whether a text has the shape of an association's number in the RNA; it has no check digit. */
export function isRna(value: string): boolean {
  return /^W[0-9A-Z]{9}$/.test(value)
}

const isAllZero = (digits: string) => /^0+$/.test(digits)

const digitSum = (digits: string) => [...digits].reduce((sum, digit) => sum + Number(digit), 0)

function luhnSum(digits: string): number {
  return [...digits].reduceRight((sum, digit, index) => {
    const doubled = (digits.length - index) % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
}
