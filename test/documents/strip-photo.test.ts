import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { stripPhoto } from '../../src/documents/strip-photo.ts'

const PLACE = 'GPS 43.2965 N 5.3698 E'
const segment = (marker: number, data: Buffer | string) => {
  const body = Buffer.from(data as string, 'latin1')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
const exif = (order: 'II' | 'MM', orientation: number) => {
  const tiff = Buffer.alloc(8 + 2 + 12 * 2 + 4)
  const little = order === 'II'
  const u16 = (v: number, at: number) =>
    little ? tiff.writeUInt16LE(v, at) : tiff.writeUInt16BE(v, at)
  const u32 = (v: number, at: number) =>
    little ? tiff.writeUInt32LE(v, at) : tiff.writeUInt32BE(v, at)
  tiff.write(order, 0, 'latin1')
  u16(42, 2)
  u32(8, 4)
  u16(2, 8)
  u16(0x010f, 10)
  u16(2, 12)
  u16(0x0112, 22)
  u16(3, 24)
  u32(1, 26)
  u16(orientation, 30)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(PLACE)])
}
const scan = Buffer.from([0xff, 0xda, 0, 4, 1, 0, 0x12, 0xff, 0x00, 0xff, 0xd3, 0x34])
const tables = segment(0xdb, 'table')
const photo = (...more: Buffer[]) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, 'JFIF\0'),
    ...more,
    tables,
    scan,
    tables,
    scan,
    Buffer.from([0xff, 0xd9]),
  ])
const plain = photo()

describe('A photo keeps its picture and nothing of who took it', () => {
  test('place, remarks, other makers’ notes and a film tied to the end are gone; the scans stay to the byte', () => {
    const taken = Buffer.concat([
      photo(
        segment(0xe1, exif('MM', 1)),
        segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${PLACE}`),
        segment(0xed, PLACE),
        segment(0xfe, PLACE),
      ),
      Buffer.from(`ftypmp42 ${PLACE}`),
    ])
    assert.deepEqual(stripPhoto(taken, 'image/jpeg'), plain)
  })
  for (const order of ['II', 'MM'] as const)
    test(`which way is up is kept (${order})`, () => {
      const kept = stripPhoto(photo(segment(0xe1, exif(order, 6))), 'image/jpeg')
      assert.ok(!kept.includes(PLACE))
      assert.deepEqual([...kept.subarray(2, 4)], [0xff, 0xe1])
      assert.equal(kept.readUInt16BE(2 + 28), 6)
      // The same once more changes nothing.
      assert.deepEqual(stripPhoto(kept, 'image/jpeg'), kept)
    })
  test('colours are kept: the profile and how Adobe coded them', () => {
    const coloured = photo(segment(0xe2, 'ICC_PROFILE\0 colours'), segment(0xee, 'Adobe'))
    assert.deepEqual(stripPhoto(coloured, 'image/jpeg'), coloured)
    assert.deepEqual(stripPhoto(photo(segment(0xe2, `MPF\0${PLACE}`)), 'image/jpeg'), plain)
  })

  const chunk = (type: string, data = 'x') => {
    const all = Buffer.concat([
      Buffer.alloc(4),
      Buffer.from(type + data, 'latin1'),
      Buffer.alloc(4),
    ])
    all.writeUInt32BE(data.length, 0)
    return all
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  test('of a PNG the texts, the Exif, the date and what follows its end are gone', () => {
    const bare = Buffer.concat([
      signature,
      chunk('IHDR'),
      chunk('IDAT', 'pixels'),
      chunk('IEND', ''),
    ])
    const taken = Buffer.concat([
      signature,
      chunk('IHDR'),
      chunk('tEXt', PLACE),
      chunk('eXIf', PLACE),
      chunk('tIME', PLACE),
      chunk('IDAT', 'pixels'),
      chunk('IEND', ''),
      Buffer.from(PLACE),
    ])
    assert.deepEqual(stripPhoto(taken, 'image/png'), bare)
  })

  const riff = (...chunks: [string, string][]) => {
    const body = Buffer.concat(
      chunks.map(([type, data]) => {
        const head = Buffer.alloc(8)
        head.write(type, 'latin1')
        head.writeUInt32LE(data.length, 4)
        return Buffer.concat([head, Buffer.from(data, 'latin1'), Buffer.alloc(data.length % 2)])
      }),
    )
    const head = Buffer.from('RIFF0000WEBP', 'latin1')
    head.writeUInt32LE(4 + body.length, 4)
    return Buffer.concat([head, body])
  }
  test('a WebP no longer has, nor announces, Exif and XMP', () => {
    const taken = riff(
      ['VP8X', '\x1c123456789'],
      ['VP8 ', 'pixels!'],
      ['EXIF', PLACE],
      ['XMP ', PLACE],
    )
    assert.deepEqual(
      stripPhoto(taken, 'image/webp'),
      riff(['VP8X', '\x10123456789'], ['VP8 ', 'pixels!']),
    )
  })

  for (const [what, bytes, type] of [
    ['a JPEG cut short', plain.subarray(0, plain.length - 4), 'image/jpeg'],
    [
      'a PNG that is none within',
      Buffer.concat([signature, Buffer.from('a photo of a broken disk')]),
      'image/png',
    ],
    [
      'a WebP longer than its bytes',
      Buffer.from('RIFF\xff\xff\xff\x0fWEBPVP8 ', 'latin1'),
      'image/webp',
    ],
    ['a PDF', Buffer.from(`%PDF-1.7 ${PLACE}`), 'application/pdf'],
  ] as const)
    test(`${what} is given back as it came`, () =>
      assert.deepEqual(stripPhoto(Buffer.from(bytes), type), Buffer.from(bytes)))

  test('whatever the bytes are, it ends and never throws', () => {
    let seed = 7
    const next = () => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31
      return seed & 0xff
    }
    for (let n = 0; n < 2000; n++) {
      const noise = Buffer.from(Array.from({ length: n % 97 }, next))
      for (const [head, type] of [
        [plain.subarray(0, n % plain.length), 'image/jpeg'],
        [signature, 'image/png'],
        [Buffer.from('RIFF0000WEBP'), 'image/webp'],
      ] as const)
        assert.ok(stripPhoto(Buffer.concat([head, noise]), type) instanceof Buffer)
    }
  })
})
