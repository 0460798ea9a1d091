/** A bank card, in millimetres: it fits the usual holders. */
export const CARD = { widthMm: 85.6, heightMm: 54 }

const escaped = (s: string) =>
  s.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)

/** Words on lines of about so many characters, three at most; a word is never cut, what is too much ends in an ellipsis. */
export function linesOf(words: string, max: number, most = 3): string[] {
  const lines: string[] = []
  for (const word of words.trim().split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= max)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${lines[most - 1]}…`]
}
/** The size of letters at which the longest line keeps to a width: the widest usual fonts take 0.75 of it a letter. */
export const sizeFor = (lines: readonly string[], width: number, largest: number): number =>
  Math.min(largest, width / (0.75 * Math.max(1, ...lines.map((l) => l.length))))

/** A badge as a drawing of its true size: its code to scan, whose it is, and what to do with it. */
export function badgeCard({
  qr,
  name,
  role,
  brand,
  foot,
}: {
  qr: { side: number; path: string }
  name: string
  role: string
  brand: string
  foot: string
}): string {
  const { widthMm: w, heightMm: h } = CARD
  const side = 35
  const left = side + 6
  const width = w - left - 3
  const at = (lines: string[], y: number, largest: number, weight = 400) => {
    const size = sizeFor(lines, width, largest)
    return lines
      .map(
        (line, i) =>
          `<text x="${left}" y="${(y + i * largest * 1.2).toFixed(2)}" font-size="${size.toFixed(2)}" font-weight="${weight}">${escaped(line)}</text>`,
      )
      .join('')
  }
  const called = linesOf(name, 14)
  const head = linesOf(brand, 34, 1)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}mm" height="${h}mm" viewBox="0 0 ${w} ${h}" font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif" fill="#000">
<rect width="${w}" height="${h}" fill="#fff"/>
<rect x="0.4" y="0.4" width="${w - 0.8}" height="${h - 0.8}" rx="3" fill="none" stroke="#888" stroke-width="0.2"/>
<rect x="4" y="4" width="${w - 8}" height="7.6" rx="1.6" fill="#064c52"/>
<text x="6.5" y="9.3" font-size="${sizeFor(head, w - 13, 4.2).toFixed(2)}" font-weight="700" fill="#fff">${escaped(head[0] ?? '')}</text>
<svg x="4" y="14.5" width="${side}" height="${side}" viewBox="0 0 ${qr.side} ${qr.side}"><path d="${qr.path}" shape-rendering="crispEdges"/></svg>
${at(called, 20, 4.4, 700)}
${at(linesOf(role, 26, 1), 20 + called.length * 5.3 + 1, 3.4)}
${at(linesOf(foot, 28), 42, 2.6)}
</svg>`
}
