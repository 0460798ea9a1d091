import type { Blocker } from '../platform/problems.ts'
import { TAG_ALPHABET } from '../platform/tag.ts'

const CODE_LENGTH = 26

/** A check code: 26 characters of Crockford's base 32, 130 bits of chance, so that none is ever guessed. */
export const makeCheckCode = (random: (bytes: number) => Uint8Array): string =>
  [...random(CODE_LENGTH)].map((byte) => TAG_ALPHABET.charAt(byte % TAG_ALPHABET.length)).join('')

/** A check code as a person typed it (any case, hyphens, O for 0, I or L for 1), or null when it cannot be one. */
export function readCheckCode(input: string): string | null {
  const code = input
    .replaceAll(/[\s-]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return code.length === CODE_LENGTH && [...code].every((c) => TAG_ALPHABET.includes(c))
    ? code
    : null
}

/** `2026-000001`, with the issuer's prefix before it where there is one. */
export const numberOf = (prefix: string, year: number, seq: number): string =>
  `${prefix}${year}-${String(seq).padStart(6, '0')}`

export const fileTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type FileType = (typeof fileTypes)[number]

const signatures: readonly (readonly [type: FileType, at: number, bytes: Buffer])[] = [
  ['image/jpeg', 0, Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', 0, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/webp', 8, Buffer.from('WEBP')],
  ['application/pdf', 0, Buffer.from('%PDF-')],
]

/** What a file is by its first bytes, whatever it is called; null when it is none of those we keep. */
export function fileTypeOf(bytes: Buffer): FileType | null {
  const found = signatures.find(([, at, s]) => bytes.subarray(at, at + s.length).equals(s))
  if (found?.[0] === 'image/webp' && !bytes.subarray(0, 4).equals(Buffer.from('RIFF'))) return null
  return found?.[0] ?? null
}

/** Why a file is not kept: empty, of another type than we keep, or not of the type it is said to be. */
export function fileBlockers(bytes: Buffer, said: string | undefined): Blocker[] {
  const type = fileTypeOf(bytes)
  const named = said?.split(';')[0]?.trim().toLowerCase()
  return type !== null && type === named ? [] : [{ code: 'FILE_TYPE_REFUSED' }]
}
