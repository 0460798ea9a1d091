import type { NamedTx } from '../platform/context.ts'
import type { Price } from './price-rules.ts'
import type { OnShelf } from './sale-rules.ts'
import { inForce } from './till-queries.ts'

type Priced = {
  price: Price | null
  floorCents: number | null
  ceilingCents: number | null
  entitled: boolean
  mayResell: boolean
  origin: 'private' | 'cg3p'
  category: string
  label: string
}
export type DeviceRow = OnShelf &
  Priced & {
    id: string
    model: string | null
    grade: 'A' | 'B' | 'C' | 'D' | null
    performance: string | null
  }
export type KitRow = Priced & {
  id: string
  tag: string
  siteId: string
  performance: string | null
  grade: 'A' | 'B' | 'C' | 'D' | null
}
export type ProductRow = Priced & {
  id: string
  siteId: string
  unitCents: number
  quantity: number
  active: boolean
}
export type Basket = { devices: DeviceRow[]; kits: KitRow[]; products: ProductRow[] }

const owned = (owner: string) => `
  'entitled', ${owner} = $2::uuid or exists (select from sale_mandate m where m.owner_id = ${owner} and m.seller_id = $2::uuid
    and m.valid_from <= $3::date and (m.valid_to is null or m.valid_to > $3::date)),
  'mayResell', (select o.may_resell_cg3p from organisation o where o.id = ${owner})`
const priced = (category: string, performance: string) => `
  'price', ${inForce('price', `${category} || coalesce('/' || ${performance}, '')`, '$3')},
  'floorCents', (${inForce('priceFloor', category, '$3')} ->> 'cents')::int,
  'ceilingCents', (${inForce('ceiling', category, '$3')} ->> 'cents')::int,
  'label', coalesce(${inForce('category', category, '$3')} ->> 'fr', ${category}), 'category', ${category}`

/**
 * All that a basket needs in one statement: the devices scanned and the members of the kits scanned, locked in
 * ascending id; prices, floors and ceilings of the day; who owns what. $1 tags, $2 the seller, $3 the day, $4 products.
 * Ids in an array, and models one by one: a join would be planned over all the devices there are.
 */
const BASKET = `
  with locked as (
    select d.* from device d where d.id = any(array(
      select x.id from device x where x.tag = any($1::text[])
      union all select m.id from kit k join device m on m.kit_id = k.id where k.tag = any($1::text[]) and k.dissolved_at is null))
    order by d.id for no key update)
  select
    (select coalesce(json_agg(json_build_object('id', d.id, 'tag', d.tag, 'state', d.state, 'siteId', d.site_id, 'kitId', d.kit_id,
      'toSiteId', d.to_site_id, 'custody', d.custody, 'mediaOpen', d.media_open,
      'model', (select i.model from device_identity i where i.device_id = d.id), 'grade', d.cosmetic_grade,
      'performance', d.performance_class, 'origin', d.origin, ${priced('d.category', 'd.performance_class')}, ${owned('d.owner_id')}) order by d.id), '[]')
      from locked d) as devices,
    (select coalesce(json_agg(json_build_object('id', k.id, 'tag', k.tag, 'siteId', k.site_id, 'performance', c.performance_class,
      'grade', c.cosmetic_grade, 'origin', k.origin, ${priced('k.category', 'c.performance_class')}, ${owned('k.owner_id')})), '[]')
      from kit k left join lateral (select l.performance_class, l.cosmetic_grade from device l where l.kit_id = k.id and l.category = 'desktop' limit 1) c on true
      where k.tag = any($1::text[]) and k.dissolved_at is null) as kits,
    (select coalesce(json_agg(json_build_object('id', p.id, 'siteId', p.site_id, 'unitCents', p.unit_cents, 'quantity', p.quantity,
      'active', p.active, 'origin', p.origin, 'price', null, 'floorCents', null, 'label', p.label, 'category', p.category,
      'ceilingCents', (${inForce('ceiling', 'p.category', '$3')} ->> 'cents')::int, ${owned('p.owner_id')})), '[]')
      from product p where p.id = any($4::uuid[])) as products`
export async function lockBasket(
  tx: NamedTx,
  by: { tags: string[]; sellerId: string; day: string; products: string[] },
): Promise<Basket> {
  const [row] = await tx.rows<Basket>('basket', BASKET, [by.tags, by.sellerId, by.day, by.products])
  return row as Basket
}

/**
 * What a ticket does to the stock, in one statement: devices leave (or come back), products move, and each has its
 * fact in the journal. Answers how many devices moved.
 */
const APPLY = `
  with moved as (
    update device d set state = $1::device_state, state_since = $2, changed_by = $3, version = d.version + 1, previous_state = null,
      ticket_id = $4::uuid, site_id = $8::uuid
    where d.id = any($5::uuid[]) returning d.id, old.state as from_state
  ), numbered as (select id, from_state, row_number() over (order by id) as n from moved
  ), facts as (
    insert into event (id, recorded_at, occurred_at, kind, subject_type, subject_id, site_id, by_code, data)
    select ($6::uuid[])[n], $2, $2, 'device.moved', 'device', id, $8::uuid, $3,
      jsonb_build_object('from', from_state, 'to', $1::text, 'operation', $9::text, 'ticket', $10::text) from numbered
  ), told as (
    insert into event (id, recorded_at, occurred_at, kind, subject_type, subject_id, site_id, by_code, data)
    values ($11::uuid, $2, $2, 'ticket.recorded', 'other', $4::uuid, $8::uuid, $3, $12::jsonb)
  ), stock as (
    insert into product_move (id, product_id, quantity, reason, ticket_id, by_code, recorded_at)
    select x.id, x."productId", x.quantity, x.reason, $4::uuid, $3, $2
    from json_to_recordset($7::json) x(id uuid, "productId" uuid, quantity int, reason text)
  ) select count(*)::int as moved from moved`
export async function applyTicket(
  tx: NamedTx,
  by: {
    to: 'SOLD' | 'GIVEN' | 'RETURNED'
    now: string
    code: string
    entryId: string
    deviceIds: string[]
    factIds: string[]
    products: {
      id: string
      productId: string
      quantity: number
      reason: 'sold' | 'given' | 'returned'
    }[]
    siteId: string
    operation: string
    ticket: string
    toldId: string
    told: object
  },
): Promise<number> {
  const [row] = await tx.rows<{ moved: number }>('ticket_apply', APPLY, [
    by.to,
    by.now,
    by.code,
    by.entryId,
    by.deviceIds,
    by.factIds,
    JSON.stringify(by.products),
    by.siteId,
    by.operation,
    by.ticket,
    by.toldId,
    JSON.stringify(by.told),
  ])
  return row?.moved ?? 0
}

export type ReturnRow = {
  id: string
  tag: string
  kitTag: string | null
  /** Still out by the ticket asked about. */
  out: boolean
  /** With us for a repair. */
  held: boolean
}
/** The devices of a sale's lines and of its kits, locked in ascending id. $1 tags, $2 kit tags, $3 the sale. */
const RETURNS = `
  with locked as (
    select d.* from device d where d.id = any(array(
      select x.id from device x where x.tag = any($1::text[])
      union all select m.id from kit k join device m on m.kit_id = k.id where k.tag = any($2::text[])))
    order by d.id for no key update)
  select d.id, d.tag, k.tag as "kitTag", d.ticket_id = $3::uuid and d.state in ('SOLD', 'GIVEN') as out, d.custody = 'repair' as held
  from locked d left join kit k on k.id = d.kit_id`
export const lockReturns = (
  tx: NamedTx,
  tags: string[],
  kitTags: string[],
  saleId: string,
): Promise<ReturnRow[]> => tx.rows('returns', RETURNS, [tags, kitTags, saleId])

/** A kit whose parts come back is a kit no more: each part goes its own way again. */
const PART_KITS = `
  with parted as (
    update device d set kit_id = null from kit k where k.id = d.kit_id and k.tag = any($1::text[]) returning k.id)
  update kit set dissolved_at = $2, version = version + 1 where id in (select id from parted)`
export const partKits = (tx: NamedTx, kitTags: string[], now: string) =>
  tx.rows('part_kits', PART_KITS, [kitTags, now])

/** How many of each product came back by these refunds. */
const PRODUCTS_BACK = `select product_id as id, sum(quantity)::int as quantity from product_move
  where ticket_id = any($1::uuid[]) and reason = 'returned' group by product_id`
export const listProductsBack = (tx: NamedTx, refundIds: string[]) =>
  tx.rows<{ id: string; quantity: number }>('products_back', PRODUCTS_BACK, [refundIds])
