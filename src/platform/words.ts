import { toCardinal } from 'n2words/fr-FR'
import { formatEuros } from './money.ts'

const MILLION = 1_000_000

/**
 * An amount in French words, as a receipt writes it: `mille deux cent trente-quatre euros et cinquante-six centimes`.
 * Millions and milliards are nouns: `un million d’euros`.
 * @throws RangeError when it is not a whole number of cents from zero up.
 */
export function amountInWords(cents: number): string {
  if (!Number.isSafeInteger(cents) || cents < 0)
    throw new RangeError('an amount in words is a whole number of cents')
  const euros = Math.floor(cents / 100)
  const rest = cents % 100
  const words: string[] = []
  if (euros > 0 || rest === 0) words.push(`${toCardinal(euros)} ${unitOf(euros)}`)
  if (rest > 0) words.push(`${toCardinal(rest)} ${rest === 1 ? 'centime' : 'centimes'}`)
  return words.join(' et ')
}

function unitOf(euros: number): string {
  if (euros < 2) return 'euro'
  return euros % MILLION === 0 ? 'd’euros' : 'euros'
}

/** An amount that nobody can lengthen: `***1 234,56***`, framed as computer-made receipts are (BOI-IR-RICI-250-40). */
export const amountFramed = (cents: number): string =>
  `***${formatEuros(cents).replace('\u00a0€', '')}***`
