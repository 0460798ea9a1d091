import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import pg from 'pg'
import { canonical, type Entry, hashOf } from '../../src/shop/ledger.ts'
import { ok } from '../support/given.ts'
import { requestId, startShop } from './world.ts'

type Row = { canonical: string; hash: string }

/** What the application, or whoever owns the tables, might try in SQL; each is refused, and nothing has changed. */
test('What the ledger does not allow is refused in SQL, to the application and to the owner of the tables', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open(), 201)
  ok(await shop.open('T02'), 201)
  const [sold, shelf, other] = [await shop.shelf(), await shop.shelf(), await shop.shelf()]
  ok(await shop.sell([sold.tag], 11000), 201)
  const bin = ok(
    await shop.manager.post('/products', {
      siteId: shop.sites.shop.id,
      category: 'mouse',
      label: 'Souris',
      unitCents: 300,
    }),
    201,
  )
  const clients = {
    application: new pg.Client(shop.database.appUrl),
    owner: new pg.Client(shop.database.ownerUrl),
  }
  for (const client of Object.values(clients)) await client.connect()
  const { application, owner } = clients
  const till = (await shop.x()).id
  const rows = (
    await application.query<Row>(
      'select canonical, hash from fiscal_entry where till_id = $1 order by seq',
      [till],
    )
  ).rows
  const sale = JSON.parse(rows[1]!.canonical) as Entry & { lines: object[] }
  const line = { ...(sale.lines[0] as object), device: shelf.tag }

  /** The next entry of T01, with these words instead of right ones. */
  const entry = (change: object, { prev = rows.at(-1)!.hash, hash = '' } = {}) => {
    const bytes = canonical({ ...sale, seq: 3, prev, requestId: requestId(), ...change })
    const values = [
      till,
      JSON.parse(bytes).seq,
      randomUUID(),
      bytes,
      hash || hashOf(bytes),
      'x',
      shop.services.now(),
    ]
    return [
      'insert into fiscal_entry (till_id, seq, id, canonical, hash, said, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)',
      values,
    ] as const
  }
  const ticket = (change: object = {}) => entry({ ticketNo: 2, lines: [line], ...change })
  const plain = (text: string) => [text, []] as const
  const set = (what: string, tag = shelf.tag) =>
    plain(`update device set ${what} where tag = '${tag}'`)
  const soldBy = `(select ticket_id from device where tag = '${sold.tag}')`

  const attacks: [
    title: string,
    statement: readonly [string, readonly unknown[]],
    code?: RegExp,
  ][] = [
    ['an entry is changed', plain(`update fiscal_entry set canonical = canonical`)],
    ['an entry is deleted', plain(`delete from fiscal_entry`)],
    ['the entries are emptied', plain(`truncate fiscal_entry cascade`)],
    ['a signature is changed', plain(`update fiscal_signature set sig = sig`)],
    ['a signature is deleted', plain(`delete from fiscal_signature`)],
    ['a key is changed', plain(`update signing_key set public_key = repeat('0', 64)`)],
    ['the head goes back', plain(`update till_head set seq = 1`)],
    [
      'the head is made anew',
      plain(
        `insert into till_head (till_id) select id from till on conflict (till_id) do update set seq = 0`,
      ),
    ],
    ['a till changes its code', plain(`update till set code = 'T09'`)],
    ['a till changes its seller', plain(`update till set seller_siret = '90002000900016'`)],
    ['a till is deleted', plain(`delete from till`)],
    ['a number is left out', entry({ seq: 4, ticketNo: 2, lines: [line] })],
    ['an entry is written twice', entry({ seq: 2, ticketNo: 2, lines: [line] })],
    [
      'an entry names another before it',
      entry({ ticketNo: 2, lines: [line] }, { prev: 'f'.repeat(64) }),
    ],
    [
      'the hash is not of these bytes',
      entry({ ticketNo: 2, lines: [line] }, { hash: 'f'.repeat(64) }),
    ],
    ['a ticket number is skipped', ticket({ ticketNo: 3 })],
    ['a ticket number is used twice', ticket({ ticketNo: 1 })],
    ['a ticket has no number', ticket({ ticketNo: null })],
    ['the total is not that of the lines', ticket({ totalCents: 1 })],
    [
      'the total is a fraction',
      plain(
        `insert into fiscal_entry (till_id, seq, id, canonical, hash, said, recorded_at) select '${till}', 3, gen_random_uuid(), c, encode(sha256(convert_to(c, 'UTF8')), 'hex'), 'x', now() from (select replace(canonical, '"totalCents":11000', '"totalCents":110.5') as c from fiscal_entry where till_id = '${till}' and seq = 2) x`,
      ),
    ],
    ['it is of another till', ticket({ till: 'T02' })],
    ['it is of another seller', ticket({ seller: '90002000900016' })],
    ['it is of another version', ticket({ v: 0 })],
    ['it is signed by a key nobody knows', ticket({ kid: 'k-unknown' })],
    ['it is of another day', ticket({ businessDate: '2026-11-22' })],
    ['it comes after four in the morning', ticket({ at: '2026-11-24T04:00:00+01:00' })],
    ['it is of no kind', ticket({ kind: 'BONUS' })],
    ['a till opens twice', entry({ kind: 'TILL_OPEN' }), /TILL_ALREADY_OPEN/],
    ['a sale of nothing', ticket({ lines: [], totalCents: 0 })],
    ['a gift that costs something', ticket({ kind: 'GIFT' })],
    ['a sale whose machine stays on the shelf', ticket(), /LEDGER_DEVICE|GATE_LEDGER/],
    [
      'a sale of a machine already sold',
      ticket({ lines: [{ ...line, device: sold.tag }] }),
      /LEDGER_DEVICE/,
    ],
    [
      'a refund of more than was paid',
      ticket({
        kind: 'REFUND',
        ref: 'T01/1',
        totalCents: -11001,
        lines: [{ ...line, device: sold.tag, unitCents: -11001 }],
      }),
      /REFUND_EXCEEDS/,
    ],
    [
      'a refund of a ticket that is not',
      ticket({ kind: 'REFUND', ref: 'T01/9', totalCents: 0, lines: [] }),
      /REFUND_EXCEEDS/,
    ],
    [
      'a closing without a count',
      plain(
        `insert into fiscal_entry (till_id, seq, id, canonical, hash, said, recorded_at) select '${till}', 3, gen_random_uuid(), c, encode(sha256(convert_to(c, 'UTF8')), 'hex'), 'x', now() from (select jsonb_build_object('v', 1, 'kind', 'Z', 'seq', 3, 'prev', '${rows.at(-1)!.hash}', 'till', 'T01', 'site', '${shop.sites.shop.id}', 'seller', '90001000000017', 'kid', '${sale.kid}', 'requestId', 'r', 'businessDate', '2026-11-23')::text as c) x`,
      ),
      /COUNT_REQUIRED/,
    ],
    ['a machine is sold without a ticket', set(`state = 'SOLD'`), /GATE_LEDGER/],
    [
      'a machine is sold by another one’s ticket',
      set(`state = 'SOLD', ticket_id = ${soldBy}`),
      /GATE_LEDGER/,
    ],
    ['a machine is given by a sale', set(`state = 'GIVEN', ticket_id = ${soldBy}`), /GATE_LEDGER/],
    ['a machine names a ticket and stays', set(`ticket_id = ${soldBy}`), /GATE_LEDGER/],
    [
      'a sold machine comes back without a refund',
      set(`state = 'RETURNED'`, sold.tag),
      /GATE_LEDGER/,
    ],
    [
      'a sold machine is back on the shelf',
      set(`state = 'IN_SHOP', ticket_id = null`, sold.tag),
      /GATE_LEDGER/,
    ],
    ['a sold machine forgets its ticket', set(`ticket_id = null`, sold.tag), /GATE_LEDGER/],
    [
      'a machine is reserved without an operation',
      set(`state = 'RESERVED'`, other.tag),
      /GATE_LEDGER/,
    ],
    [
      'stock is made out of nothing',
      plain(`update product set quantity = 5 where id = '${bin.id}'`),
    ],
    [
      'a product enters with stock',
      plain(
        `insert into product (id, site_id, owner_id, origin, category, label, unit_cents, unit_grams, quantity, recorded_at, updated_at, updated_by) select gen_random_uuid(), site_id, owner_id, origin, category, label, 1, 1, 5, now(), now(), 'x' from product`,
      ),
    ],
    [
      'more leaves than there is',
      plain(
        `insert into product_move (id, product_id, quantity, reason, by_code, recorded_at) values (gen_random_uuid(), '${bin.id}', -1, 'lost', 'x', now())`,
      ),
    ],
    [
      'a product is sold without a ticket',
      plain(
        `insert into product_move (id, product_id, quantity, reason, by_code, recorded_at) values (gen_random_uuid(), '${bin.id}', -1, 'sold', 'x', now())`,
      ),
    ],
    [
      'a signature of other bytes',
      plain(
        `insert into fiscal_signature select '${till}', 2, repeat('f', 64), kid, repeat('A', 88) from signing_key limit 1 on conflict do nothing`,
      ),
    ],
    [
      'a public gift is sold without a grant',
      ticket({ lines: [{ ...line, device: other.tag, origin: 'cg3p' }] }),
      /LEDGER_DEVICE/,
    ],
    ['an original is taken back', plain(`delete from ticket_print`)],
  ]
  const look = async () =>
    (
      await owner.query(`select (select json_agg(e order by till_id, seq) from fiscal_entry e)::text as e,
        (select json_agg(h order by till_id) from till_head h)::text as h, (select json_agg(d order by id) from device d)::text as d,
        (select json_agg(p) from product p)::text as p, (select json_agg(s order by till_id, seq) from fiscal_signature s)::text as s`)
    ).rows[0]
  const before = await look()
  // A DELETE without rows proves nothing: each table that is attacked holds some.
  await owner.query(
    `insert into ticket_print select id, recorded_at, 'x' from fiscal_entry where ticket_no = 1 limit 1`,
  )
  for (const [who, client] of Object.entries(clients))
    for (const [title, [text, values], why] of attacks) {
      const refused = await client.query('begin').then(async () => {
        try {
          await client.query(text, values as unknown[])
          // What is only asked when the transaction ends.
          await client.query('commit')
          return null
        } catch (error) {
          await client.query('rollback')
          return error as Error
        }
      })
      assert.ok(refused, `${who}: ${title}`)
      if (why && who === 'owner') assert.match(refused.message, why, title)
      assert.deepEqual(await look(), before, `${who}: ${title}`)
    }
  await application.end()
  await owner.end()
  // And the till goes on.
  ok(await shop.sell([shelf.tag], 11000), 201)
})
