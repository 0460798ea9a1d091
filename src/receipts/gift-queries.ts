import { type Insertable, sql } from 'kysely'
import type { Db, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import type { Address } from '../platform/schema.ts'
import type { GiftDevice, GiftLot } from './line-rules.ts'
import type { Kind, Party } from './rules.ts'
import type { Viewer } from './viewer.ts'

type Conn = Db | Tx

/** The donations of this list that this donor gave to this donee; held against changes when `lock` is asked. */
export async function listGifts(
  db: Conn,
  of: { ids: readonly string[]; donorId: string; issuerId: string },
  lock = false,
) {
  const { rows } = await sql<{ id: string; reference: string }>`
    select id, reference from donation
    where id = any(${of.ids}::uuid[]) and donor_id = ${of.donorId} and donee_id = ${of.issuerId}
    order by id ${lock ? sql`for no key update` : sql``}`.execute(db)
  return rows
}

/** Holds what sorting said of these gifts until the transaction ends; always in one order. */
export const lockDevices = (tx: Tx, donationIds: readonly string[]) =>
  sql`select id from device where donation_id = any(${donationIds}::uuid[]) order by id for share`.execute(
    tx,
  )

type Asked = { donationIds: readonly string[]; kind: Kind; today: string }

// A value on the offer's own line counts as the donor's word when nobody else ever wrote on the offer.
const own = sql`exists (select from membership m where m.code = n.recorded_by and m.role = 'donor' and m.organisation_id = n.donor_id)
  and not exists (select from event e where e.subject_id = n.id and e.kind in ('donation.drafted', 'donation.changed')
    and not exists (select from membership m where m.code = e.by_code and m.role = 'donor' and m.organisation_id = n.donor_id))`
const label = (category: string, today: string) => sql`(select c.value->>'fr' from configuration c
  where c.kind = 'category' and c.key = ${sql.ref(category)} and c.status = 'confirmed'
    and c.valid_from <= ${today}::date and (c.valid_to is null or c.valid_to > ${today}::date))`

/**
 * The devices of these gifts, each with the day it was given (the hand-over, else its reception), its last declared
 * value (its own before its line's) and the number of the receipt in force that bears it.
 */
export async function listGiftDevices(db: Conn, { donationIds, kind, today }: Asked) {
  const { rows } = await sql<GiftDevice>`
    with gift as (select n.*, (${own}) as own from donation n where n.id = any(${donationIds}::uuid[])),
      line as (select l.id, v.unit_value_cents as said, v.method as said_method,
          case when gift.own then l.declared_unit_value_cents end as offered, l.valuation_method as offered_method
        from donation_line l join gift on gift.id = l.donation_id
        left join lateral (select unit_value_cents, method from valuation where donation_line_id = l.id order by id desc limit 1) v on true)
    select d.id, d.donation_id, d.tag, d.category, ${label('d.category', today)} as label, d.state, d.acceptance,
      i.manufacturer, i.model, i.serial, i.donor_asset_tag,
      (coalesce(gift.handed_over_at, d.received_at) at time zone 'Europe/Paris')::date as given_on,
      (gift.decided_at at time zone 'Europe/Paris')::date as decided_on,
      coalesce(v.unit_value_cents, line.said, line.offered) as value_cents,
      case when v.unit_value_cents is not null then v.method when line.said is not null then line.said_method
        when line.offered is not null then line.offered_method end as method,
      (select o.number from receipt_device x join receipt r on r.id = x.receipt_id join document o on o.id = r.document_id
        where x.device_id = d.id and x.kind = ${kind}::receipt_kind and x.live) as on_receipt
    from device d join gift on gift.id = d.donation_id
      left join device_identity i on i.device_id = d.id
      left join line on line.id = d.donation_line_id
      left join lateral (select unit_value_cents, method from valuation where device_id = d.id order by id desc limit 1) v on true
    order by gift.reference, d.category, d.id`.execute(db)
  return rows
}

/** The bulk lots of these gifts, valued as their line is where the donor gave it a value above nothing. */
export async function listGiftLots(db: Conn, { donationIds, kind, today }: Asked) {
  const { rows } = await sql<GiftLot>`
    with gift as (select n.*, (${own}) as own from donation n where n.id = any(${donationIds}::uuid[]))
    select b.id, b.donation_id, b.category, ${label('b.category', today)} as label, b.quantity,
      (coalesce(gift.handed_over_at, b.received_at) at time zone 'Europe/Paris')::date as given_on,
      (gift.decided_at at time zone 'Europe/Paris')::date as decided_on,
      nullif(coalesce(v.unit_value_cents, case when gift.own then l.declared_unit_value_cents end), 0) as unit_value_cents,
      coalesce(v.method, l.valuation_method) as method,
      (select o.number from receipt_lot x join receipt r on r.id = x.receipt_id join document o on o.id = r.document_id
        where x.lot_id = b.id and x.kind = ${kind}::receipt_kind and x.live) as on_receipt
    from bulk_lot b join gift on gift.id = b.donation_id
      left join donation_line l on l.id = b.donation_line_id
      left join lateral (select unit_value_cents, method from valuation where donation_line_id = l.id order by id desc limit 1) v on true
    order by gift.reference, b.category, b.id`.execute(db)
  return rows
}

export const findParty = (db: Conn, id: string): Promise<Party | undefined> =>
  db
    .selectFrom('organisation')
    .select(['name', 'siren', 'rna', 'legalForm', 'taxRegime', 'fiscalYearEnd', 'active'])
    .select((e) => e.ref('address').$castTo<Address>().as('address'))
    .where('id', '=', id)
    .executeTakeFirst()

/** The ids of devices named by their tags among these gifts; null for a tag that is none of them. */
export async function deviceIdsOf(
  db: Conn,
  tags: readonly string[],
  donationIds: readonly string[],
) {
  const { rows } = await sql<{ id: string | null }>`
    select d.id from unnest(${tags}::text[]) t (tag)
      left join device d on d.tag = t.tag and d.donation_id = any(${donationIds}::uuid[])`.execute(
    db,
  )
  return rows.map((r) => r.id)
}

/** A donation whose value one may say or read: its donor, its donee's accountant, the territory. */
export async function findValued(db: Conn, viewer: Viewer, id: string, lock = false) {
  const { rows } = await sql<{
    id: string
    status: string
    version: number
    updatedBy: string
    updatedAt: string
    donorId: string
    legalBasis: string
    ceilingCents: number | null
  }>`
    select id, status, version, updated_by, updated_at, donor_id, legal_basis,
      public_gift_ceiling((recorded_at at time zone 'Europe/Paris')::date) as ceiling_cents
    from donation where id = ${id} and (${viewer.all}::boolean
      or donor_id = any(${viewer.donorIds}::uuid[]) or donee_id = any(${viewer.issuerIds}::uuid[]))
    ${lock ? sql`for no key update` : sql``}`.execute(db)
  return rows[0]
}

export const listLineIds = (db: Conn, donationId: string) =>
  db
    .selectFrom('donationLine')
    .select(['id', 'decision'])
    .where('donationId', '=', donationId)
    .execute()

export const insertValuations = async (tx: Tx, rows: Insertable<DB['valuation']>[]) => {
  if (rows.length > 0) await tx.insertInto('valuation').values(rows).execute()
}

type Said = {
  lineId: string
  code: string | null
  cents: number
  method: string | null
  by: string
  byDonor: boolean
  at: string
  documentSha256: string | null
}
/** What was last said of each line and device, the offer's own values included. */
export async function listValuations(db: Conn, donationId: string) {
  const { rows } = await sql<Said>`
    select v.donation_line_id as line_id, d.tag as code, v.unit_value_cents as cents, v.method, v.by_code as by,
      v.by_donor, v.declared_at as at, v.document_sha256
    from (select distinct on (donation_line_id, device_id) * from valuation where donation_id = ${donationId}
      order by donation_line_id, device_id, id desc) v left join device d on d.id = v.device_id
    union all
    select l.id, null, l.declared_unit_value_cents, l.valuation_method, n.recorded_by, true, n.recorded_at, null
    from donation_line l join donation n on n.id = l.donation_id
    where n.id = ${donationId} and l.declared_unit_value_cents is not null and (${own})
      and not exists (select from valuation v where v.donation_line_id = l.id)
    order by 1, 2`.execute(db)
  return {
    donationId,
    lines: rows
      .filter((r) => r.code === null)
      .map(({ lineId, cents, code: _, ...r }) => ({ lineId, unitValueCents: cents, ...r })),
    devices: rows.flatMap(({ code, cents, lineId: _, ...r }) =>
      code === null ? [] : [{ code, valueCents: cents, ...r }],
    ),
  }
}
