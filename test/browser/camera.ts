import { writeFileSync } from 'node:fs'
import { qrModules } from '../../src/platform/qr.ts'

const WIDTH = 640
const HEIGHT = 480
const FRAMES = 3
/** Pixels a module; the turn in radians, a little more from one frame to the next, as a hand holds a label. */
const SCALE = 7
const TURN = 0.18
const SWAY = 0.02
/** Grey values: what lies around, the label's paper, its ink. */
const TABLE = 150
const PAPER = 225
const INK = 40
/** The quiet zone that the label leaves around its code, in modules. */
const QUIET = 4

/** Writes a film for Chromium's camera (`openBrowser(t, { camera: file })`): a label's QR code, held a little askew. */
export function filmOf(text: string, file: string): void {
  const code = qrModules(text)
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const parts: Buffer[] = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F15:1 Ip A1:1 C420jpeg\n`)]
  for (let n = 0; n < FRAMES; n++)
    parts.push(Buffer.from('FRAME\n'), frame(code, TURN + n * SWAY), colour)
  writeFileSync(file, Buffer.concat(parts))
}

function frame({ size, isDark }: ReturnType<typeof qrModules>, turn: number): Buffer {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const grey = Buffer.alloc(WIDTH * HEIGHT, TABLE)
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const [dx, dy] = [x - WIDTH / 2, y - HEIGHT / 2]
      const column = Math.floor((dx * cos + dy * sin) / SCALE + size / 2)
      const row = Math.floor((dy * cos - dx * sin) / SCALE + size / 2)
      const within = (margin: number) =>
        Math.min(column, row) >= -margin && Math.max(column, row) < size + margin
      if (within(QUIET)) grey[y * WIDTH + x] = within(0) && isDark(column, row) ? INK : PAPER
    }
  return grey
}
