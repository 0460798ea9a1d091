import { type RawBuilder, sql } from 'kysely'
import { taxable } from '../parties/rules.ts'
import type { Db } from '../platform/context.ts'
import { YEAR_END } from './rules.ts'

/** A fiscal year by the day it ends on, `MM-DD`, with its first and last day. */
type Year = { end: string; from: string; to: string }
export type DonorToReceipt = {
  id: string
  name: string
  from: string
  to: string
  donationIds: string[]
  draftId: string | null
}
const MOST_GIFTS = 100

/** The days on which a fiscal year ends, of all organisations there are. */
export async function listYearEnds(db: Db): Promise<string[]> {
  const { rows } = await sql<{ end: string }>`
    select distinct coalesce(fiscal_year_end, ${YEAR_END}) as "end" from organisation`.execute(db)
  return rows.map((r) => r.end)
}

/**
 * The donors who gave an issuer, in their own fiscal year, something accepted that stands on no receipt in force: with
 * these gifts, oldest first, and their last draft. Who has no use of a receipt is done with its certificate.
 */
export async function listDonorsToReceipt(
  db: Db,
  q: {
    issuerId: string
    years: readonly Year[]
    after?: string | undefined
    limit: number
  },
): Promise<DonorToReceipt[]> {
  const inYear = (received: RawBuilder<unknown>) =>
    sql`(coalesce(n.handed_over_at, ${received}) at time zone 'Europe/Paris')::date between y.first and y.last`
  const onPaper = sql`x.live and (x.kind = 'recuFiscal' or not coalesce(g.tax_regime = any(${taxable}::text[]), false))`
  const { rows } = await sql<DonorToReceipt>`
    select g.id, g.name, y.first as "from", y.last as "to", gifts.ids as donation_ids,
      (select r.id from receipt r where r.donor_id = g.id and r.issuer_id = ${q.issuerId} and r.status = 'draft'
        and r.kind = 'recuFiscal' and r.period_from >= y.first and r.period_to <= y.last order by r.id desc limit 1) as draft_id
    from organisation g
      join unnest(${q.years.map((y) => y.end)}::text[], ${q.years.map((y) => y.from)}::date[], ${q.years.map((y) => y.to)}::date[])
        y (ends, first, last) on y.ends = coalesce(g.fiscal_year_end, ${YEAR_END})
      cross join lateral (select array(
        select n.id from donation n where n.donor_id = g.id and n.donee_id = ${q.issuerId}
          and (n.handed_over_at is null or ${inYear(sql`n.handed_over_at`)})
          and (exists (select from device d where d.donation_id = n.id and d.acceptance = 'accepted'
              and d.state <> 'RETURNED_TO_DONOR' and ${inYear(sql`d.received_at`)}
              and not exists (select from receipt_device x where x.device_id = d.id and ${onPaper}))
            or exists (select from bulk_lot b where b.donation_id = n.id and ${inYear(sql`b.received_at`)}
              and not exists (select from receipt_lot x where x.lot_id = b.id and ${onPaper})))
        order by n.id limit ${MOST_GIFTS}) as ids) gifts
    where g.id > ${q.after ?? '00000000-0000-0000-0000-000000000000'} and cardinality(gifts.ids) > 0
    order by g.id limit ${q.limit + 1}`.execute(db)
  return rows
}

export type ExportRow = {
  number: string
  kind: 'recuFiscal' | 'giftCertificate'
  issuedAt: string
  status: 'issued' | 'superseded' | 'cancelled'
  donor: string | null
  siren: string | null
  totalCents: number | null
  replacedBy: string | null
  reason: string | null
  sha256: string
}
/** The papers of an issuer's year in the order of their numbers, each with the donor it names. */
export async function listIssued(db: Db, issuerId: string, year: number): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select o.number, r.kind, r.issued_at, r.status, o.payload->'donor'->>'name' as donor, o.payload->'donor'->>'siren' as siren,
      r.total_cents, n.number as replaced_by, r.reason, o.sha256
    from receipt r join document o on o.id = r.document_id
      left join receipt p on p.id = r.replaced_by_id left join document n on n.id = p.document_id
    where r.issuer_id = ${issuerId} and o.year = ${year} order by r.kind, o.seq`.execute(db)
  return rows
}
