const LONGEST_SERIAL = 64
const LONGEST_INPUT = 1000

/**
 * What makers, firmware and people write instead of a serial number. Compared without case,
 * accents, spaces or punctuation: `To Be Filled By O.E.M.` is `tobefilledbyoem`.
 */
const PLACEHOLDERS = new Set([
  ...['na', 'none', 'null', 'nil', 'unknown', 'undefined', 'invalid', 'empty', 'yes', 'no', 'oem'],
  ...['notspecified', 'notpresent', 'notavailable', 'notinstalled', 'notapplicable', 'notset'],
  ...['defaultstring', 'default', 'badindex', 'outofspec', 'tobefilledbyoem', 'filledbyoem'],
  ...['serial', 'serialnumber', 'systemserialnumber', 'chassisserialnumber', 'skunumber'],
  ...['baseboardserialnumber', 'mbserialnumber', 'systemproductname', 'systemmanufacturer'],
  ...['systemversion', 'chassismanufacture', 'chassismanufacturer', 'chassisversion'],
  ...['noassettag', 'noassetinformation', 'assettag', 'baseboardassettag', 'chassisassettag'],
  ...['filter', 'superuserrequired', 'rootrequired', 'superuserrootrequired', 'redacted'],
  ...['tbdbyoem', 'notsupportedbycpu', 'unspecified', 'notprovided'],
  ...['xx', 'temp', 'test', 'aucun', 'inconnu', 'sansnumero', 'sansnumerodeserie'],
])

/** Families of numbered placeholders, on the same folded text. */
const PLACEHOLDER_SHAPES = [
  /^a\d+sernum\d+$/, // A1_SerNum0
  /^array\d+(sernum|serial|serialnumber|partnumber|assettag)\d*$/, // Array1_SerNum0
  /^sernum\d+$/,
  /^(bsn|mb)1234567890\d*$/, // boards: BSN12345678901234567, MB-1234567890
]

const COUNTING = ['12345678901234567890', '01234567890123456789']

/**
 * A text from a machine made safe to store: NFC, no control or invisible character, single spaces,
 * trimmed, cut at `longest` characters; null when nothing is left or it is not a text.
 */
export function cleanText(value: unknown, longest = 120): string | null {
  if (typeof value !== 'string') return null
  const text = value
    .slice(0, LONGEST_INPUT)
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim()
  return [...text].slice(0, longest).join('').trim() || null
}

/**
 * A serial number as it may be stored (at most 64 characters), or null when there is none.
 * `placeholder` says that something was written, but surely not a serial. Never throws.
 */
export function cleanSerial(value: unknown): { value: string | null; placeholder: boolean } {
  const text = cleanText(value, LONGEST_SERIAL)
  if (text === null) return { value: null, placeholder: false }
  return isPlaceholder(text)
    ? { value: null, placeholder: true }
    : { value: text, placeholder: false }
}

function isPlaceholder(text: string): boolean {
  const folded = text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  if (folded === '' || new Set(folded).size === 1) return true
  if (folded.length >= 6 && COUNTING.some((run) => run.startsWith(folded))) return true
  return PLACEHOLDERS.has(folded) || PLACEHOLDER_SHAPES.some((shape) => shape.test(folded))
}
