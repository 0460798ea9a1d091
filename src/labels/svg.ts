import { escapeXml, qrPath } from '../platform/qr.ts'
import { formatTag } from '../platform/tag.ts'
import { type Layout, type LayoutName, layouts, textStart, textWidth } from './layouts.ts'
import type { Label } from './sheet.ts'

/** One label as a standalone SVG, in millimetres; its words stay text. */
export function svg(
  name: LayoutName,
  { tag, categoryLabel, address }: Label,
  brand: string,
): string {
  const layout: Layout = layouts[name]
  const { label, qr, inset } = layout
  const { size, path } = qrPath(address)
  const scale = qr / (size + 8)
  const left = textStart(layout)
  const width = textWidth(layout)
  const shown = formatTag(tag)
  const line = (y: number, height: number, text: string, weight = 400) => {
    // Average advance of the face: a text that would run out is squeezed to its width.
    const squeezed =
      text.length * height * 0.56 > width
        ? ` textLength="${width.toFixed(2)}" lengthAdjust="spacingAndGlyphs"`
        : ''
    return `<text x="${left}" y="${y.toFixed(2)}" font-size="${height}" font-weight="${weight}"${squeezed}>${escapeXml(text)}</text>`
  }
  const middle = label.height / 2
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(`Étiquette ${shown}`)}" width="${label.width}mm" height="${label.height}mm" viewBox="0 0 ${label.width} ${label.height}" font-family="'Source Sans 3', Arial, sans-serif"><path transform="translate(${(inset + 4 * scale).toFixed(3)} ${((label.height - qr) / 2 + 4 * scale).toFixed(3)}) scale(${scale.toFixed(5)})" d="${path}"/>${line(middle - 1, label.height > 25 ? 4.6 : 3.4, shown, 700)}${categoryLabel ? line(middle + 3.4, label.height > 25 ? 3 : 2.2, categoryLabel) : ''}${line(middle + 7, label.height > 25 ? 2.4 : 1.8, brand)}</svg>`
}
