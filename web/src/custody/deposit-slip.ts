import { linesOf, sizeFor } from '../admin/people/badge-card.ts'

/** A small paper in millimetres: it fits a roll of 100 mm, or a sheet. */
export const SLIP = { widthMm: 100, heightMm: 72 }

const escaped = (s: string) =>
  s.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)

/** A deposit slip as a drawing of its true size: the claim number, the machine, what was seen and left; no name. */
export function depositSlip({
  qr,
  title,
  reference,
  brand,
  facts,
  foot,
}: {
  qr: { side: number; path: string }
  title: string
  reference: string
  brand: string
  facts: readonly string[]
  foot: string
}): string {
  const { widthMm: w, heightMm: h } = SLIP
  const side = 26
  const left = 5
  const text = (line: string, x: number, y: number, size: number, weight = 400) =>
    `<text x="${x}" y="${y.toFixed(2)}" font-size="${size.toFixed(2)}" font-weight="${weight}">${escaped(line)}</text>`
  const rows = facts.flatMap((f) => linesOf(f, 46, 2)).slice(0, 9)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}mm" height="${h}mm" viewBox="0 0 ${w} ${h}" font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif" fill="#000">
<rect width="${w}" height="${h}" fill="#fff"/>
${text(linesOf(brand, 40, 1)[0] ?? '', left, 7, 3.4, 600)}
${text(title, left, 13, 4, 600)}
${text(reference, left, 21, sizeFor([reference], w - side - 14, 7), 700)}
<svg x="${w - side - 3}" y="2" width="${side}" height="${side}" viewBox="0 0 ${qr.side} ${qr.side}"><path d="${qr.path}" shape-rendering="crispEdges"/></svg>
${rows.map((r, i) => text(r, left, 31 + i * 3.8, 2.9)).join('\n')}
${linesOf(foot, 62)
  .map((l, i) => text(l, left, h - 6.4 + i * 3.2, 2.5, 600))
  .join('\n')}
</svg>`
}
