import { create, type QRCodeMaskPattern } from 'qrcode'

/**
 * The dark modules of a QR code, row by row. Level Q: a quarter may be scratched. Capitals take the short mode.
 * Any reader takes any `mask`; choosing the best of the eight is most of the work, so a sheet of like codes chooses once.
 */
export function qrModules(
  text: string,
  mask?: QRCodeMaskPattern,
): {
  size: number
  mask: QRCodeMaskPattern | undefined
  isDark: (x: number, y: number) => boolean
} {
  const chosen = mask === undefined ? {} : { maskPattern: mask }
  const { modules, maskPattern } = create(text, { errorCorrectionLevel: 'Q', ...chosen })
  return { size: modules.size, mask: maskPattern, isDark: (x, y) => modules.get(y, x) === 1 }
}

/** A QR code as one SVG path of run-length bars, each module one unit, without its quiet zone. */
export function qrPath(text: string, mask?: QRCodeMaskPattern): { size: number; path: string } {
  const { size, isDark } = qrModules(text, mask)
  let path = ''
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const from = x
      while (x < size && isDark(x, y)) x++
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`
    }
  return { size, path }
}

/** Text as it stands in XML, in an attribute too. */
export const escapeXml = (text: string): string =>
  text.replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`)

/** A QR code as a standalone SVG with its quiet zone of four modules; `label` is read aloud in its place. */
export function qrSvg(text: string, { label }: { label?: string } = {}): string {
  const { size, path } = qrPath(text)
  const side = size + 8
  const spoken = label === undefined ? '' : ` role="img" aria-label="${escapeXml(label)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${side} ${side}"${spoken} shape-rendering="crispEdges"><path fill="#000" d="${path}"/></svg>`
}
