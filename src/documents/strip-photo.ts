import type { FileType } from './rules.ts'

/**
 * A photo without what its camera wrote beside the picture: place, date, owner, device, thumbnails, remarks, films tied
 * to the end. The picture's own bytes, its colours and which way is up are kept. What cannot be read as the format it
 * says is given back as it came: it holds nothing that a reader of that format would find. A PDF is left alone.
 * Sources: JPEG, ITU-T T.81 annex B; Exif 2.32, §4.5; PNG third edition, §11; WebP container, RFC 9649.
 */
export function stripPhoto(bytes: Buffer, type: FileType): Buffer {
  try {
    return readers[type]?.(bytes) ?? bytes
  } catch (error) {
    if (error instanceof RangeError) return bytes
    throw error
  }
}

const SOI = Buffer.from([0xff, 0xd8])
const EOI = Buffer.from([0xff, 0xd9])
/** JFIF and Adobe say how the colours are coded. */
const KEPT_APP = [0xe0, 0xee]
const isKept = (marker: number, data: Buffer): boolean =>
  marker < 0xe0 ||
  KEPT_APP.includes(marker) ||
  (marker === 0xe2 && data.toString('latin1', 0, 11) === 'ICC_PROFILE') ||
  (marker > 0xef && marker !== 0xfe)

function jpeg(bytes: Buffer): Buffer {
  const parts: Buffer[] = [SOI]
  let orientation = 1
  let at = 2
  for (;;) {
    // Fill bytes may come before a marker.
    while (bytes.readUInt8(at) === 0xff && bytes.readUInt8(at + 1) === 0xff) at++
    if (bytes.readUInt8(at) !== 0xff) throw new RangeError('no marker')
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xd9) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) throw new RangeError('truncated')
    const data = bytes.subarray(at + 4, end)
    if (marker === 0xe1) orientation = readOrientation(data) ?? orientation
    if (isKept(marker, data)) parts.push(bytes.subarray(at, end))
    at = end
    if (marker === 0xda) {
      const scan = endOfScan(bytes, at)
      parts.push(bytes.subarray(at, scan))
      at = scan
    }
  }
  if (orientation !== 1) parts.splice(1, 0, exifOf(orientation))
  return Buffer.concat([...parts, EOI])
}

/** Where the coded picture stops: at the next marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  throw new RangeError('no end')
}

const ORIENTATION = 0x0112
function readOrientation(data: Buffer): number | null {
  if (data.toString('latin1', 0, 6) !== 'Exif\0\0') return null
  const tiff = data.subarray(6)
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let n = 0; n < u16(first); n++) {
    const entry = first + 2 + 12 * n
    const value = u16(entry + 8)
    if (u16(entry) === ORIENTATION) return value >= 1 && value <= 8 ? value : null
  }
  return null
}
/** An Exif segment that says which way is up and nothing else. */
function exifOf(orientation: number): Buffer {
  const segment = Buffer.alloc(36)
  segment.writeUInt16BE(0xffe1, 0)
  segment.writeUInt16BE(34, 2)
  segment.write('Exif\0\0MM\0*', 4, 'latin1')
  segment.writeUInt32BE(8, 14)
  segment.writeUInt16BE(1, 18)
  segment.writeUInt16BE(ORIENTATION, 20)
  segment.writeUInt16BE(3, 22)
  segment.writeUInt32BE(1, 24)
  segment.writeUInt16BE(orientation, 28)
  return segment
}

const KEPT_PNG = [
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'pHYs',
]
function png(bytes: Buffer): Buffer {
  const parts = [bytes.subarray(0, 8)]
  for (let at = 8; ; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) throw new RangeError('truncated')
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (KEPT_PNG.includes(type)) parts.push(bytes.subarray(at, end))
    if (type === 'IEND') return Buffer.concat(parts)
    at = end
  }
}

const KEPT_WEBP = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']
/** The bits of VP8X that announce Exif and XMP. */
const SAID = 0b0000_1100
function webp(bytes: Buffer): Buffer {
  const size = 8 + bytes.readUInt32LE(4)
  if (size > bytes.length) throw new RangeError('truncated')
  const parts: Buffer[] = []
  for (let at = 12; at < size; ) {
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > size) throw new RangeError('truncated')
    const type = bytes.toString('latin1', at, at + 4)
    const chunk = Buffer.from(bytes.subarray(at, end))
    if (type === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~SAID, 8)
    if (KEPT_WEBP.includes(type)) parts.push(chunk)
    at = end
  }
  const head = Buffer.from(bytes.subarray(0, 12))
  const body = Buffer.concat(parts)
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}

const readers: Partial<Record<FileType, (bytes: Buffer) => Buffer>> = {
  'image/jpeg': jpeg,
  'image/png': png,
  'image/webp': webp,
}
