import { crc32, deflateSync } from 'node:zlib'

type Shade = (x: number, y: number) => number

/** A picture that stands for a photo: a grey disk with so many holes drilled through it. */
export function photo(holes: number): Buffer {
  const centres = Array.from({ length: holes }, (_, h) => 50 + h * 45)
  return png(240, 160, (x, y) => {
    const hole = centres.some((cx) => (x - cx) ** 2 + (y - 80) ** 2 < 144)
    const inside = x > 15 && x < 225 && y > 15 && y < 145
    return hole ? 20 : inside ? 150 + (y >> 2) : 235
  })
}

/** A signature that nobody ever wrote: a pen that swings less and less, and a line under it. */
export const signature = (): Buffer => png(300, 100, pen)

/** What a donor signed and somebody scanned: lines that nobody can read, and the same pen. */
export const signedLetter = (): Buffer =>
  png(420, 594, (x, y) => {
    if (y >= 450 && y < 550 && x >= 100 && x < 400) return pen(x - 100, y - 450)
    const text =
      x > 40 && x < 380 - ((Math.floor(y / 18) * 37) % 90) && y > 60 && y < 400 && y % 18 < 5
    return text ? 140 : 255
  })

function pen(x: number, y: number): number {
  const swing = 46 + 34 * Math.sin(x / 11) * Math.exp(-x / 160)
  const stroke =
    x > 12 &&
    x < 270 &&
    Math.abs(y - swing) < 2 + 14 * Math.abs(Math.cos(x / 11)) * Math.exp(-x / 90)
  const line = x > 30 && x < 240 && Math.abs(y - (88 - x / 24)) < 1.4
  return stroke || line ? 30 : 255
}

/** A grey picture, each point between black (0) and white (255). */
function png(width: number, height: number, shade: Shade): Buffer {
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = shade(x, y)
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(8)
    out.writeUInt32BE(data.length, 0)
    out.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([out.subarray(0, 4), body, out.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
