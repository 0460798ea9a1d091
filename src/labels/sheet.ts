import { qrModules, qrPath } from '../platform/qr.ts'
import { formatTag } from '../platform/tag.ts'
import {
  type Layout,
  type LayoutName,
  labelsPerPage,
  layouts,
  textStart,
  textWidth,
} from './layouts.ts'

export type Label = { tag: string; categoryLabel: string | null; address: string }

/** What a label's QR holds: the device's public page, all in capitals, so that the code is small. */
export const labelAddress = (publicUrl: string, tag: string): string =>
  `${publicUrl}/d/${tag}`.toUpperCase()

/** Where the label of a place stands on its page, in millimetres. */
export const placeOf = ({ margin, pitch, columns }: Layout, place: number) => ({
  x: margin.left + (place % columns) * pitch.x,
  y: margin.top + Math.floor(place / columns) * pitch.y,
})

/** One drawing for all QR codes of a page: a thousand images would cost ten times as much. */
function drawing(
  layout: Layout,
  labels: { label: Label; place: number }[],
  mask: ReturnType<typeof qrModules>['mask'],
): string {
  const { page, label: size, qr, inset } = layout
  const codes = labels.map(({ label, place }) => {
    const { x, y } = placeOf(layout, place)
    const { size: modules, path } = qrPath(label.address, mask)
    // The quiet zone of four modules is inside the square.
    const scale = qr / (modules + 8)
    const left = x + inset + 4 * scale
    const top = y + (size.height - qr) / 2 + 4 * scale
    return `<path transform="translate(${left.toFixed(3)} ${top.toFixed(3)}) scale(${scale.toFixed(5)})" d="${path}"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}mm" height="${page.height}mm" viewBox="0 0 ${page.width} ${page.height}">${codes.join('')}</svg>`
}

/** The pages of labels as `typst/labels.typ` prints them; `from` is the first free place of a sheet already begun. */
export function labelData(
  name: LayoutName,
  labels: Label[],
  options: { issuedAt: string; brand: string; demo: boolean; from?: number },
) {
  const layout: Layout = layouts[name]
  const perPage = labelsPerPage(layout)
  const first = layout.roll ? 0 : Math.min((options.from ?? 1) - 1, perPage - 1)
  const placed = labels.map((label, n) => ({
    label,
    page: Math.floor((first + n) / perPage),
    place: (first + n) % perPage,
  }))
  // The addresses differ by their tag alone: the mask that suits the first suits them all.
  const mask = labels[0] && qrModules(labels[0].address).mask
  const pages = Array.from({ length: (placed.at(-1)?.page ?? 0) + 1 }, (_, page) => {
    const mine = placed.filter((p) => p.page === page)
    return {
      svg: drawing(layout, mine, mask),
      alt: `Codes QR : ${mine.map((m) => formatTag(m.label.tag)).join(', ')}`,
      labels: mine.map(({ label, place }) => ({
        ...placeOf(layout, place),
        tag: formatTag(label.tag),
        category: label.categoryLabel ?? '',
      })),
    }
  })
  const categories = [...new Set(labels.map((l) => l.categoryLabel ?? '').filter(Boolean))]
  const { issuedAt, brand, demo } = options
  const text = { text: textWidth(layout), textStart: textStart(layout) }
  return { issuedAt, brand, demo, categories, layout: { ...layout, ...text }, pages }
}
