import { emptyLine, type OfferLine } from './offer.ts'

export type PasteFault = 'category' | 'quantity' | 'oneDevice' | 'long'
/** What could not be read: the row as it stands in the sheet (from 1), its text, and why. */
export type BadRow = { row: number; raw: string; why: PasteFault; cell: string }
type Named = { key: string; names: readonly string[] }

/** Other names that inventories use. */
const synonyms: Record<string, readonly string[]> = {
  laptop: ['portable', 'pc portable', 'notebook', 'ultraportable', 'laptop computer'],
  desktop: ['uc', 'tour', 'pc fixe', 'ordinateur fixe', 'ordinateur de bureau', 'desktop computer'],
  allInOne: ['tout en un', 'all in one', 'imac'],
  monitor: ['moniteur', 'screen', 'display'],
  tablet: ['ipad'],
  smartphone: ['mobile', 'telephone portable', 'telephone mobile', 'iphone'],
  printer: ['imprimante laser'],
  multifunction: ['imprimante multifonction', 'copieur', 'photocopieur'],
  network: ['switch', 'routeur', 'router', 'box', 'commutateur'],
  phone: ['telephone', 'telephone ip', 'telephone de bureau'],
  projector: ['projecteur', 'video projecteur'],
  dock: ['docking station', 'replicateur'],
  mouse: ['mice'],
  charger: ['alimentation', 'power supply'],
}

const plain = (s: string): string =>
  s
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => word.replace(/[sx]$/, ''))
    .join(' ')

const cellsOf = (row: string): string[] =>
  row.split(row.includes('\t') ? '\t' : ';').map((c) =>
    c
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )

/**
 * Reads rows copied from a spreadsheet: category; quantity; asset tag; serial; condition. A row of headings and empty
 * rows are skipped. What is read and what is not come apart, so that nothing is lost.
 */
export function readRows(
  pasted: string,
  categories: readonly Named[],
): { lines: OfferLine[]; bad: BadRow[] } {
  const known = new Map(
    categories.flatMap(({ key, names }) =>
      [key, ...names, ...(synonyms[key] ?? [])].map((n) => [plain(n), key] as const),
    ),
  )
  const lines: OfferLine[] = []
  const bad: BadRow[] = []
  for (const [i, raw] of pasted.split(/\r?\n/).entries()) {
    const [category = '', quantity = '', assetTag = '', serial = '', condition = ''] = cellsOf(raw)
    if (raw.replace(/[;\t\s"]/g, '') === '') continue
    if (['categorie', 'category'].includes(plain(category)) && lines.length + bad.length === 0)
      continue
    const key = known.get(plain(category))
    const count = quantity === '' ? 1 : Number(quantity.replace(/\s/g, ''))
    const fault = (why: PasteFault, cell: string) => bad.push({ row: i + 1, raw, why, cell })
    if (!key) fault('category', category)
    else if (!Number.isInteger(count) || count < 1 || count > 10_000) fault('quantity', quantity)
    else if (count > 1 && (assetTag || serial)) fault('oneDevice', quantity)
    else if (assetTag.length > 80 || serial.length > 80 || condition.length > 200)
      fault('long', assetTag)
    else lines.push({ ...emptyLine(key), quantity: count, assetTag, serial, condition })
  }
  return { lines, bad }
}

/** Adds what was read: rows without any detail join the count of their category. */
export function addRows(before: readonly OfferLine[], read: readonly OfferLine[]): OfferLine[] {
  const all = [...before]
  for (const line of read) {
    const bare = !line.assetTag && !line.serial && !line.condition
    const at = bare ? all.findIndex((l) => !l.detailed && l.category === line.category) : -1
    const there = all[at]
    if (there) all[at] = { ...there, quantity: (there.quantity ?? 0) + (line.quantity ?? 0) }
    else all.push({ ...line, detailed: !bare })
  }
  return all
}
