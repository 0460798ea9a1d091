/** Crockford's base 32: no I, L, O or U, so that a label can be read aloud. */
export const TAG_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const BASE = TAG_ALPHABET.length
const PAYLOAD = 7
const LONGEST_INPUT = 300
const ADDRESS = /^https?:\/\/[^/\s]+\/d\/([0-9a-z-]+)\/?$/i
const SEPARATORS = /[\s\u2010-\u2015-]/g

/**
 * What a scan or a typed field says. `badLabel` has a tag's shape with a wrong check character; it
 * keeps its text, since a maker's serial may look like that.
 */
export type ReadCode =
  | { kind: 'tag'; tag: string }
  | { kind: 'badLabel'; text: string }
  | { kind: 'other'; text: string }

/**
 * The check character (Luhn mod 32) of seven characters of the alphabet.
 * @throws RangeError when there are not seven of them.
 */
export function checkCharacter(seven: string): string {
  if (seven.length !== PAYLOAD) throw new RangeError('a tag has seven characters before its check')
  const sum = [...seven].reduceRight((total, character, index) => {
    const value = TAG_ALPHABET.indexOf(character)
    if (value < 0) throw new RangeError('a character is not of the tag alphabet')
    const weighted = (seven.length - index) % 2 === 1 ? value * 2 : value
    return total + Math.floor(weighted / BASE) + (weighted % BASE)
  }, 0)
  return TAG_ALPHABET.charAt((BASE - (sum % BASE)) % BASE)
}

/**
 * The eight-character tag made of seven random bytes; 256 is a multiple of 32, so no bias.
 * @throws RangeError when fewer than seven bytes are given.
 */
export function makeTag(random: Uint8Array): string {
  if (random.length < PAYLOAD) throw new RangeError('a tag needs seven random bytes')
  const seven = [...random.subarray(0, PAYLOAD)]
    .map((byte) => TAG_ALPHABET.charAt(byte % BASE))
    .join('')
  return seven + checkCharacter(seven)
}

/** A tag as printed on a label: `7K2M9QX3` becomes `7K2M-9QX3`. */
export function formatTag(tag: string): string {
  return `${tag.slice(0, 4)}-${tag.slice(4)}`
}

/** The host of a label's address, in small letters; null for what is no such address. */
export const labelHost = (input: string): string | null =>
  /^https?:\/\/([^/\s]+)\/d\//i.exec(input.slice(0, LONGEST_INPUT).trim())?.[1]?.toLowerCase() ??
  null

/**
 * Reads what a scanner or a person typed: a tag with or without hyphen and spaces, in any case,
 * O read as 0, I and L as 1, or the address of its QR code, whatever the host. Never throws.
 */
export function readCode(input: string): ReadCode {
  const text = input.slice(0, LONGEST_INPUT).trim()
  const candidate = (ADDRESS.exec(text)?.[1] ?? text)
    .replace(SEPARATORS, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (candidate.length !== PAYLOAD + 1 || ![...candidate].every((c) => TAG_ALPHABET.includes(c))) {
    return { kind: 'other', text }
  }
  const isRight = checkCharacter(candidate.slice(0, PAYLOAD)) === candidate.charAt(PAYLOAD)
  return isRight ? { kind: 'tag', tag: candidate } : { kind: 'badLabel', text }
}
