import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { deflateSync } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const require = createRequire(import.meta.url)
let library: Promise<PDFiumLibrary> | null = null
let decoder = false

export type Page = { width: number; height: number; rgba: Uint8Array }

/** The pages of a PDF as pictures, at so many dots per inch. */
export async function pdfPages(bytes: Uint8Array, dpi = 300): Promise<Page[]> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(Buffer.from(bytes))
  try {
    const pages: Page[] = []
    for (const page of document.pages()) {
      const { data, width, height } = await page.render({ scale: dpi / 72, render: 'bitmap' })
      // PDFium gives BGRA.
      const rgba = new Uint8Array(data.length)
      for (let i = 0; i < data.length; i += 4) {
        rgba[i] = data[i + 2]!
        rgba[i + 1] = data[i + 1]!
        rgba[i + 2] = data[i]!
        rgba[i + 3] = 255
      }
      pages.push({ width, height, rgba })
    }
    return pages
  } finally {
    document.destroy()
  }
}

/** The words of a PDF as a reader would copy them, page after page. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(Buffer.from(bytes))
  try {
    return [...document.pages()].map((p) => p.getText()).join('\n')
  } finally {
    document.destroy()
  }
}

/** Every QR code of every page, as a scanner reads them. */
export async function decodeCodes(bytes: Uint8Array, dpi = 300): Promise<string[]> {
  if (!decoder) {
    const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
    prepareZXingModule({
      overrides: {
        wasmBinary: wasm.buffer.slice(
          wasm.byteOffset,
          wasm.byteOffset + wasm.length,
        ) as ArrayBuffer,
      },
    })
    decoder = true
  }
  const found: string[] = []
  for (const { rgba, width, height } of await pdfPages(bytes, dpi)) {
    const image = {
      data: new Uint8ClampedArray(rgba),
      width,
      height,
      colorSpace: 'srgb',
    } as unknown as Parameters<typeof readBarcodes>[0]
    const codes = await readBarcodes(image, {
      formats: ['QRCode'],
      maxNumberOfSymbols: 255,
      tryHarder: true,
    })
    found.push(...codes.map((c) => c.text))
  }
  return found
}

/** Writes a page as PNG, to be looked at. */
export function writePng({ width, height, rgba }: Page, file: string): void {
  const rows = Buffer.alloc(height * (width * 4 + 1))
  for (let y = 0; y < height; y++)
    Buffer.from(rgba.buffer, rgba.byteOffset + y * width * 4, width * 4).copy(
      rows,
      y * (width * 4 + 1) + 1,
    )
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(8)
    out.writeUInt32BE(data.length, 0)
    out.writeUInt32BE(crc(body), 4)
    return Buffer.concat([out.subarray(0, 4), body, out.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const png = [
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]
  writeFileSync(file, Buffer.concat(png))
}
function crc(data: Buffer): number {
  let c = -1
  for (const byte of data) {
    c ^= byte
    for (let k = 0; k < 8; k++) c = (c >>> 1) ^ (0xedb88320 & -(c & 1))
  }
  return (c ^ -1) >>> 0
}
