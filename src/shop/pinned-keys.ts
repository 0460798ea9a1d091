import type { KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hashOf, publicKeyOf } from './ledger.ts'

/**
 * Keys that were written down outside the service, on paper or in a file: what they verify, nobody who owns the
 * database alone could have made. Archives carry this file.
 */

/** A key's name: `k` and the first twelve characters of the SHA-256 of its public part. */
export const kidOf = (publicKey: string): string => `k${hashOf(publicKey).slice(0, 12)}`

/** Keys by the names that follow from them: no table of names is believed. */
export const pinnedKeys = (publicKeys: readonly string[]): Map<string, KeyObject> =>
  new Map(publicKeys.map((hex) => [kidOf(hex), publicKeyOf(hex)]))

/**
 * Public keys as a person gives them: 64 hexadecimal digits, or a file that holds some.
 * @throws an Error in one line when there is none.
 */
export function readPublicKeys(given: readonly string[]): string[] {
  return given.flatMap((one) => {
    const whole = /^[0-9a-f]{64}$/i.test(one) ? one : readText(one)
    const found = whole.match(/\b[0-9a-f]{64}\b/gi)
    if (!found) throw new Error(`${one} holds no public key: 64 hexadecimal digits.`)
    return found.map((hex) => hex.toLowerCase())
  })
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Error(`${file} is neither a public key (64 hexadecimal digits) nor a file to read.`)
  }
}
