import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** What the shop of the bench has on its shelf, all alike: each is sold once, then put back for the next measure. */
export const SHELF = 12_000
/** The price of each, in cents. */
export const PRICE = 2500

export const organisation = (n: string) =>
  `('00000000-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`
export const site = (n: string) =>
  `('00000000-0000-7000-9000-' || lpad((${n})::text, 12, '0'))::uuid`
/** The association, which sells what it was given, and its shop. */
const SELLER = organisation('1')
const SHOP = site('3')

/** Screens on the shelf of the shop, with their price, their floor, and how the seller stands to VAT. */
export const shopStatements = () => `
  update organisation set siren = '904112349', siret = '90411234900017' where id = ${SELLER};
  insert into configuration (id, kind, key, value, valid_from, source, status, proposed_by, proposed_at, seeded)
    select uuidv7(), kind, key, value::jsonb, '2022-01-01', 'Banc de mesure', 'confirmed', 'system', now(), true
    from (values ('price', 'monitor', '{"listCents":${PRICE},"percentOff":{"T1":30,"T2":0}}'), ('priceFloor', 'monitor', '{"cents":1000}'),
      ('sellerVat', ${SELLER}::text, '{"regime":"EXO_261_7_1_B"}')) x (kind, key, value);
  insert into donation (id, reference, donor_id, donee_id, legal_basis, status, erasure_level, pickup_address, recorded_at, recorded_by,
      updated_at, updated_by, submitted_at, decided_at, handed_over_at)
    select uuidv7(), 'DON-2025-999999', donor_id, donee_id, legal_basis, status, erasure_level, pickup_address, recorded_at, recorded_by,
      updated_at, updated_by, submitted_at, decided_at, handed_over_at from donation where reference = 'DON-2025-000000';
  insert into tag (tag, claimed_at) select tag, now() from bench.shelf;
  insert into device (id, tag, state, category, holds_data, origin, donation_id, owner_id, site_id, acceptance, identity_known,
      test_passed, tested_by, released_by, cosmetic_grade, mass_grams, mass_source, cycle_started_at, received_at, state_since, changed_by)
    select uuidv7(), s.tag, 'IN_SHOP', 'monitor', c.holds_data, 'private', g.id, ${SELLER}, ${SHOP}, 'accepted', true,
      true, 'b001', 'b002', 'B', 3500, 'scale', g.recorded_at, g.recorded_at, now(), 'system'
    from bench.shelf s join category c on c.code = 'monitor' join donation g on g.reference = 'DON-2025-999999' order by s.n;
  insert into device_identity (device_id, manufacturer, model, serial, in_stock)
    select d.id, 'Maker ' || s.n % 30, 'Screen ' || s.n % 40, 'SH' || lpad(s.n::text, 10, '0'), true
    from bench.shelf s join device d on d.tag = s.tag order by s.n`

/** What was sold stands on the shelf again: no operation does that without a refund, so the gate looks away. */
export async function shelfBack(c: pg.Client) {
  await c.query(`begin;
    alter table device disable trigger gate_device;
    update device set state = 'IN_SHOP', ticket_id = null where site_id = ${SHOP} and state <> 'IN_SHOP';
    alter table device enable always trigger gate_device;
    commit`)
  await c.query('vacuum device, device_identity')
}

export type BenchTill = { id: string; code: string }

/** New tills for this run: their chains hold what this run sells, and nothing else. */
export async function makeTills(c: pg.Client, count: number): Promise<BenchTill[]> {
  const tills: BenchTill[] = []
  const { rows } = await c.query(`select count(*)::int as n from till`)
  for (let i = 0; i < count; i++) {
    const till = { id: randomUUID(), code: `T${String(rows[0].n + i + 1).padStart(4, '0')}` }
    await c.query(
      `insert into till (id, code, site_id, seller_id, seller_siret, recorded_at, recorded_by)
       select $1, $2, ${SHOP}, id, siret, now(), 'system' from organisation where id = ${SELLER}`,
      [till.id, till.code],
    )
    tills.push(till)
  }
  return tills
}

export const listShelf = async (c: pg.Client): Promise<string[]> =>
  (await c.query('select tag from bench.shelf order by n')).rows.map((r) => r.tag)

export type Sold = { entries: number; signed: number; tickets: number; last: number; out: number }

/** What the ledger and the shelf say was sold. */
export async function countSold(c: pg.Client, tills: BenchTill[]): Promise<Sold> {
  const { rows } = await c.query<Sold>(
    `select (select sum(seq)::int from till_head where till_id = any($1)) as entries,
       (select count(*)::int from fiscal_signature where till_id = any($1)) as signed,
       (select count(*)::int from fiscal_entry where till_id = any($1) and ticket_no is not null) as tickets,
       (select sum(ticket_no)::int from till_head where till_id = any($1)) as last,
       (select count(distinct ticket_id)::int from device where site_id = ${SHOP} and state = 'SOLD') as out`,
    [tills.map((t) => t.id)],
  )
  return rows[0]!
}
