import { sql } from 'kysely'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { DonorFound } from './duplicates-contract.ts'
import type { BesidesGiving } from './rules.ts'

const COUNTED = 1000
const DONORS = sql`('company', 'publicBody', 'association')`
const organisation = (o: 'a' | 'b') => {
  const t = sql.table(o)
  return sql`json_build_object('id', ${t}.id, 'name', ${t}.name, 'kind', ${t}.kind, 'siret', ${t}.siret, 'siren', ${t}.siren,
    'rna', ${t}.rna, 'legalForm', ${t}.legal_form, 'taxRegime', ${t}.tax_regime, 'fiscalYearEnd', ${t}.fiscal_year_end,
    'address', ${t}.address, 'mayResellCg3p', ${t}.may_resell_cg3p, 'active', ${t}.active, 'mergedInto', ${t}.merged_into,
    'version', ${t}.version,
    'donations', (select count(*) from (select from donation where donor_id = ${t}.id limit ${COUNTED}) n))`
}

type Pair = { id: string; reason: 'siren' | 'name'; organisations: DonorFound[] }

/**
 * Donors that look like one that was added before them, each beside the oldest such: the same SIREN first, else the same
 * name and postcode, unless two SIRENs say that they are two. A page goes by the younger of each pair.
 */
export async function listDuplicates(db: Db, q: { after?: string | undefined; limit: number }) {
  const { rows } = await sql<Pair>`
    select b.id, a.reason, json_build_array(${organisation('a')}, ${organisation('b')}) as organisations
    from organisation b cross join lateral (
      (select o.*, 'siren' as reason from organisation o
        where o.siren = b.siren and o.id < b.id and o.active and o.kind in ${DONORS} order by o.id limit 1)
      union all
      (select o.*, 'name' from organisation o
        where o.name_key = b.name_key and o.address->>'postcode' = b.address->>'postcode' and o.id < b.id
          and o.active and o.kind in ${DONORS} and (o.siren is null or b.siren is null or o.siren = b.siren)
        order by o.id limit 1)
      limit 1) a
    where b.active and b.kind in ${DONORS} and b.id > ${q.after ?? '00000000-0000-0000-0000-000000000000'}
    order by b.id limit ${q.limit + 1}`.execute(db)
  const items = rows.slice(0, q.limit)
  return {
    items: items.map(({ id: _, ...pair }) => pair),
    next: rows.length > q.limit ? (items.at(-1)?.id ?? null) : null,
  }
}

/** Takes these organisations for the transaction, always in one order: nothing is given by them meanwhile. */
export const lockParties = (tx: Tx, ids: readonly string[]) =>
  sql`select id from organisation where id = any(${ids}::uuid[]) order by id for update`.execute(tx)

/** What an organisation does besides giving. What it owns came to it as a donee; an index finds it there. */
export async function whatBesidesGiving(tx: Tx, id: string): Promise<BesidesGiving> {
  const { rows } = await sql<BesidesGiving>`select
    exists (select from site where organisation_id = ${id}) as sites,
    exists (select from issuer_profile where organisation_id = ${id})
      or exists (select from document where issuer_id = ${id})
      or exists (select from receipt where issuer_id = ${id}) as issues,
    exists (select from donation where donee_id = ${id}) as donee,
    exists (select from donation n join device d on d.donation_id = n.id where n.donee_id = ${id} and d.owner_id = ${id})
      or exists (select from donation n join bulk_lot b on b.donation_id = n.id where n.donee_id = ${id}) as devices,
    exists (select from membership where organisation_id = ${id} and active and role <> 'donor') as staff,
    exists (select from receipt where donor_id = ${id} and status = 'draft') as drafts`.execute(tx)
  return rows[0]!
}

type Moved = { donations: number; memberships: number; receipts: number; documents: number }
/** Lets what was the merged donor's follow it, by the one function that may. */
export async function followMerger(tx: Tx, ctx: Ctx, gone: string, kept: string): Promise<Moved> {
  const { rows } = await sql<Moved>`
    select * from follow_merger(${gone}, ${kept}, ${ctx.now()}, ${ctx.acting.code})`.execute(tx)
  return rows[0]!
}
