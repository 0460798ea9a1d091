import { stringify } from 'csv-stringify/sync'
import { stateNames } from '../devices/story.ts'
import { say } from '../devices/words.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDateTime } from '../platform/dates.ts'
import { formatTag } from '../platform/tag.ts'
import { getCountRow, type ItemRow, listUnknownCodes, listWholeCount } from './queries.ts'

const columns = [
  'étiquette',
  'catégorie',
  'fabricant',
  'modèle',
  'numéro de série',
  'étape',
  'attendu',
  'résultat',
  'motif',
  'scanné le',
]

/** A count as a French spreadsheet opens it: what was expected, what else was met, and the codes that nothing bears. */
export async function countSheet(ctx: Ctx, id: string) {
  const { reference } = await getCountRow(ctx.db, ctx, id)
  const items = await listWholeCount(ctx, id)
  const unknown = await listUnknownCodes(ctx.db, id)
  const csv = stringify(
    [
      columns,
      ...items.map(toLine),
      ...unknown.map((code) => [code, '', '', '', '', '', 'non', 'inconnu', '', '']),
    ],
    { delimiter: ';', record_delimiter: '\r\n', bom: true, escape_formulas: true },
  )
  return { reference, csv }
}

const toLine = (r: ItemRow): string[] => [
  formatTag(r.tag),
  r.category ?? '',
  r.manufacturer ?? '',
  r.model ?? '',
  r.serial ?? '',
  stateNames[r.stood]?.[0] ?? r.stood,
  r.expected ? 'oui' : 'non',
  r.outcome ? say(r.outcome, 0) : 'pas encore',
  r.reason ? say(r.reason, 0) : '',
  r.foundAt ? parisDateTime(r.foundAt).replace('T', ' ') : '',
]
