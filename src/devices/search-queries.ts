import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { readCode, TAG_ALPHABET } from '../platform/tag.ts'
import { DEVICE_COLUMNS, type DeviceRow } from './view.ts'

export type Matched = 'tag' | 'serial' | 'donorReference' | 'donation' | 'model'
type Source = { matched: Matched; ids: RawBuilder<unknown>; exact?: RawBuilder<unknown> }
type Found = Omit<DeviceRow, 'media'> & { matched: Matched }

// Of words that thousands bear, the newest so many are looked at: whoever asks for one of them says more.
const LOOKED_AT = 5000
// Fewer characters than half a label are the beginning of too many.
const SHORTEST_TAG = 4
// Each word is looked for behind the mark of its field: see device_words in the migrations.
const bearing = (query: RawBuilder<unknown>) => sql`
  select device_id as id from device_search where words @@ ${query} order by device_id desc limit ${LOOKED_AT}`

/** What may be the beginning of a tag, as it is kept: O read as 0, I and L as 1. */
function tagStart(text: string): string | null {
  const read = readCode(text)
  if (read.kind === 'tag') return read.tag.toLowerCase()
  const typed = text
    .replaceAll(/[\s-]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const fits = typed.length >= SHORTEST_TAG && typed.length <= 8
  return fits && [...typed].every((c) => TAG_ALPHABET.includes(c)) ? typed.toLowerCase() : null
}

/** A gift's reference as it is kept, typed with or without its letters and noughts; null for anything else. */
export function referenceIn(text: string): string | null {
  const found = /^(?:DON)?[\s-]*(20\d\d)[\s-]+(\d{1,6})$/i.exec(text.trim())
  return found ? `DON-${found[1]}-${found[2]!.padStart(6, '0')}` : null
}

/** Where to look, best first: what names one device before what many bear. */
function sourcesOf(q: string): Source[] {
  const tag = tagStart(q)
  const reference = referenceIn(q)
  const code = (mark: 's' | 'd') => bearing(sql`search_query(search_code(${q}), ${mark})`)
  const tags: Source[] = tag
    ? [{ matched: 'tag', ids: bearing(sql`search_query(${tag}, 't')`) }]
    : []
  const gifts: Source[] = reference
    ? [
        {
          matched: 'donation',
          ids: sql`select d.id from donation n join device d on d.donation_id = n.id
            where n.reference = ${reference} order by d.id desc limit ${LOOKED_AT}`,
        },
      ]
    : []
  return [
    ...tags,
    ...gifts,
    { matched: 'serial', ids: code('s'), exact: sql`search_code(i.serial) = search_code(${q})` },
    {
      matched: 'donorReference',
      ids: code('d'),
      exact: sql`search_code(i.donor_asset_tag) = search_code(${q})`,
    },
    { matched: 'model', ids: bearing(sql`search_query(${q}, 'm')`) },
  ]
}

/**
 * Devices one may see that bear what was typed, each by its best reason: the very same before its beginning, what is in
 * stock before what has left, the newest first.
 */
export async function searchDevices(
  ctx: Ctx,
  { q, limit }: { q: string; limit: number },
): Promise<Found[]> {
  const { all, siteIds, organisationIds } = ctx.scope
  const seen = sql`(${all}::boolean or d.site_id = any(${siteIds}::uuid[]) or d.owner_id = any(${organisationIds}::uuid[])
    or exists (select from donation n where n.id = d.donation_id and n.donor_id = any(${organisationIds}::uuid[])))`
  const found: Found[] = []
  for (const { matched, ids, exact } of sourcesOf(q)) {
    const { rows } = await sql<Omit<DeviceRow, 'media'>>`
      with found as materialized (${ids})
      select ${sql.raw(DEVICE_COLUMNS)} from found f join device d on d.id = f.id join device_identity i on i.device_id = d.id
      where ${seen} and d.id <> all(${found.map((d) => d.id)}::uuid[])
      order by ${exact ? sql`${exact} desc nulls last,` : sql``} i.in_stock desc, d.id desc limit ${limit - found.length}`.execute(
      ctx.db,
    )
    found.push(...rows.map((row) => ({ ...row, matched })))
    if (found.length >= limit) break
  }
  return found
}
