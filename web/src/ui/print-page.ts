/** One sheet or label to print: a drawing, and its true size. */
export type PrintPage = { url: string; widthMm: number; heightMm: number; label: string }

const MM: Record<string, number> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72, px: 25.4 / 96 }
const sideOf = (root: string, side: string): number | null => {
  const [, n, unit] = new RegExp(`\\s${side}="([\\d.]+)([a-z]*)"`).exec(root) ?? []
  const mm = Number(n) * (MM[unit || 'px'] ?? Number.NaN)
  return mm > 0 && mm < 5000 ? Math.round(mm * 100) / 100 : null
}

/** The size that an SVG gives itself, in millimetres; null when it gives none. */
export function svgSize(svg: string): { widthMm: number; heightMm: number } | null {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? ''
  const widthMm = sideOf(root, 'width')
  const heightMm = sideOf(root, 'height')
  return widthMm === null || heightMm === null ? null : { widthMm, heightMm }
}

/** An SVG of the API as a page of PrintView. @throws when it is not a drawing with a size */
export async function readSvgPage(svg: Blob | string, label: string): Promise<PrintPage> {
  const text = typeof svg === 'string' ? svg : await svg.text()
  const size = svgSize(text)
  if (!size) throw new Error('a drawing without a size')
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  return { url, ...size, label }
}
/** Gives back the memory of pages that are no longer shown. */
export function releasePages(pages: readonly PrintPage[]): void {
  for (const { url } of pages) URL.revokeObjectURL(url)
}

/** The printed size of each page. Pages of one size need no names; a browser without named pages takes the first. */
export function pageRules(pages: readonly { widthMm: number; heightMm: number }[]): string {
  const size = (p: { widthMm: number; heightMm: number }) => `${p.widthMm}mm ${p.heightMm}mm`
  const [first] = pages
  if (!first) return ''
  return [
    `@page { size: ${size(first)}; margin: 0 }`,
    ...pages.flatMap((p, n) => {
      const box = `.print-page-${n} { width: ${p.widthMm}mm; height: ${p.heightMm}mm`
      return size(p) === size(first)
        ? [`${box} }`]
        : [`${box}; page: print-${n} }`, `@page print-${n} { size: ${size(p)}; margin: 0 }`]
    }),
  ].join('\n')
}
