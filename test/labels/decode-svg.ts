import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
const PIXELS = 6
const QUIET = 4

/** What a camera reads in the QR code of a label: its bars are painted pixel by pixel, then decoded. */
export async function decodeSvg(svg: string): Promise<string | undefined> {
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } })
  const path = /<path[^>]* d="([^"]+)"/.exec(svg)?.[1] ?? ''
  const bars = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((m) => m.slice(1).map(Number))
  const modules = Math.max(...bars.map(([x = 0, , width = 0]) => x + width)) + 2 * QUIET
  const side = modules * PIXELS
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [x = 0, y = 0, width = 0] of bars)
    for (let row = (y + QUIET) * PIXELS; row < (y + QUIET + 1) * PIXELS; row++)
      for (let at = (x + QUIET) * PIXELS; at < (x + QUIET + width) * PIXELS; at++)
        data.fill(0, (row * side + at) * 4, (row * side + at) * 4 + 3)
  const image = { data, width: side, height: side, colorSpace: 'srgb' } as Parameters<
    typeof readBarcodes
  >[0]
  return (await readBarcodes(image, { formats: ['QRCode'] }))[0]?.text
}
