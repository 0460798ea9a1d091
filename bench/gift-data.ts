import type pg from 'pg'
import { organisation } from './shop-data.ts'

/** Devices of one receipt. */
export const ON_RECEIPT = 5

/** A company number that passes its check (Luhn). */
const siren = (n: number): string => {
  const eight = String(90_400_000 + n)
  const sum = [...eight].reverse().reduce((total, digit, i) => {
    const d = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (d > 9 ? d - 9 : d)
  }, 0)
  return `${eight}${(10 - (sum % 10)) % 10}`
}

/** The donors as the form names them, a value for each line, and the devices of a thousand receipts and more. */
export const giftStatements = () => `
  update organisation o set siren = x.siren, legal_form = 'SAS', tax_regime = 'IS'
    from (values ${Array.from({ length: 39 }, (_, n) => `(${n + 2}, '${siren(n)}')`).join(', ')}) x (n, siren)
    where o.id = ${organisation('x.n')};
  insert into valuation (id, donation_id, donation_line_id, unit_value_cents, method, by_code, by_donor, document_sha256, declared_at)
    select uuidv7(), id, line, 12000, 'VALEUR_VENALE', 'b001', false, encode(sha256('bench'), 'hex'), now() from bench.gift;
  create table bench.receipt_block as
    select (row_number() over (order by n, part) - 1)::int as b, n, id as "donationId", day, array_agg(tag order by p) as tags from (
      select g.n, g.id, (g.day at time zone 'Europe/Paris')::date::text as day, p.tag, p.n as p, p.n % 50 / ${ON_RECEIPT} as part
      from bench.plan p join bench.gift g on g.n = p.n / 50) x
    group by n, id, day, part having count(*) = ${ON_RECEIPT};
  alter table bench.receipt_block add "donorId" uuid;
  update bench.receipt_block b set "donorId" = d.donor_id from donation d where d.id = b."donationId"`

export type Gift = { donationId: string; donorId: string; day: string; tags: string[] }
export const listGifts = async (c: pg.Client, count: number): Promise<Gift[]> =>
  (await c.query('select * from bench.receipt_block order by b limit $1', [count])).rows

/** What stood on receipts may stand on others: no operation does that without their end, so their guard looks away. */
export const receiptsBack = (c: pg.Client) =>
  c.query(`begin;
    alter table receipt_device disable trigger receipt_device_guard;
    update receipt_device set live = false where live;
    alter table receipt_device enable always trigger receipt_device_guard;
    commit`)
