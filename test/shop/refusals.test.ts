import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vatOf, vatSummary } from '../../src/shop/price-rules.ts'
import { says } from '../stories/story.ts'
import { given, ok } from '../support/given.ts'
import { configure, PIN, requestId, type Shop, startShop } from './world.ts'

/** Nothing is written by what was refused: no entry, no number, and the device stays where it is. */
async function untouched(shop: Shop, act: () => Promise<unknown>, tags: string[] = []) {
  const look = async () => ({
    till: (await shop.x()).seq,
    tickets: (await shop.x()).ticketNo,
    states: await Promise.all(tags.map(async (t) => (await shop.g.read(t)).state)),
  })
  const before = await look()
  await act()
  assert.deepEqual(await look(), before)
}
const details = (answer: any) => answer.body.blockers?.map((b: any) => b.detail)

test('S09 and S10: a wrong total, too little, too much; nothing is written and the next number follows on', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open(), 201)
  const [laptop, screen] = [await shop.shelf('laptop'), await shop.shelf('monitor')]
  const codes = [laptop.tag, screen.tag]
  await untouched(
    shop,
    async () => {
      const wrong = await shop.sell(codes, 12900)
      assert.deepEqual(says(wrong), [422, 'TOTAL_MISMATCH'])
      assert.match(details(wrong)[0], /^13000 /)
    },
    codes,
  )
  const small = await shop.shelf('laptop', { performance: 'P3' })
  const pay = (...payments: object[]) => shop.sell([small.tag], 7000, { payments })
  await untouched(shop, async () => {
    const under = await pay({ means: 'cash', amountCents: 5000 })
    assert.deepEqual([...says(under), details(under)], [422, 'UNDERPAID', ['2000']])
    const over = await pay({ means: 'card', amountCents: 8000 })
    assert.deepEqual([...says(over), details(over)], [422, 'OVERPAID', ['1000']])
    const cheque = await pay(
      { means: 'cheque', amountCents: 7000, reference: '0001' },
      { means: 'card', amountCents: 1 },
    )
    assert.deepEqual(says(cheque), [422, 'OVERPAID'])
  }, [small.tag])
  const ticket = ok(await pay({ means: 'cash', amountCents: 10000 }), 201)
  assert.deepEqual([ticket.changeCents, ticket.ticketNo], [3000, 1])
})

test('S11: an amount that is no whole number of cents, or beyond what a till takes, is malformed', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open(), 201)
  const laptop = await shop.shelf('laptop')
  await untouched(shop, async () => {
    for (const bad of [-100, 70.5, '7000', 2 ** 53, Number.MAX_VALUE, null]) {
      const inPayment = await shop.sell([laptop.tag], 11000, {
        payments: [{ means: 'cash', amountCents: bad }],
      })
      assert.deepEqual(says(inPayment), [400, 'INVALID_AMOUNT'], String(bad))
      const inTotal = await shop.sell([laptop.tag], 11000, { expectedTotalCents: bad })
      assert.deepEqual(says(inTotal), [400, 'INVALID_AMOUNT'], String(bad))
      const discount = { code: laptop.tag, discount: { code: 'DEFAUT', cents: bad } }
      assert.deepEqual(says(await shop.sell([discount], 11000)), [400, 'INVALID_AMOUNT'])
    }
  })
})

test('S12: what is not on the shelf of this shop is not sold, and the till says why', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open(), 201)
  const { g } = shop
  const toErase = await g.toErase(await g.laptop())
  const ready = await g.ready()
  const sold = await shop.shelf('laptop')
  ok(await shop.sell([sold.tag], 11000), 201)
  const kit = await shop.kit()
  const annexe = ok(
    await shop.admin.post('/sites', {
      organisationId: shop.organisations.association.id,
      kind: 'shop',
      name: 'Boutique Annexe',
      address: { street: '1 rue Neuve', postcode: '13001', city: 'Marseille' },
    }),
    201,
  )
  const elsewhere = await shop.shelf('laptop', { siteId: annexe.id })
  await untouched(shop, async () => {
    const tells = async (tag: string, code: string, why: RegExp) => {
      const answer = await shop.sell([tag], 11000)
      assert.deepEqual(says(answer), [409, code], tag)
      assert.match(details(answer)[0], why)
    }
    await tells(toErase.tag, 'DEVICE_NOT_SELLABLE', /WIPE_MISSING/)
    await tells(ready.tag, 'DEVICE_NOT_SELLABLE', /READY/)
    await tells(elsewhere.tag, 'DEVICE_NOT_SELLABLE', /OTHER_SITE/)
    await tells(kit.members[0], 'DEVICE_NOT_SELLABLE', /IN_KIT/)
    await tells(sold.tag, 'ALREADY_SOLD', new RegExp(sold.tag))
    const override = {
      code: toErase.tag,
      discount: { code: 'URGENCE', cents: 100 },
    }
    const approved = await shop.sell([override], 10900, { approval: shop.approval })
    assert.deepEqual(says(approved), [409, 'DEVICE_NOT_SELLABLE'])
    assert.equal((await shop.sell(['7K2M9QX3'], 11000)).status, 404)
    assert.deepEqual(says(await shop.sell(['7K2M9QX4'], 11000)), [422, 'BAD_LABEL'])
    assert.deepEqual(says(await shop.sell([ready.tag, ready.tag], 1)), [422, 'LINE_TWICE'])
  })
})

test('S14: what a public body gave: the ceiling first, then the buyer; a private machine at the same price is sold', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open(), 201)
  const gift = await shop.g.donation({
    legalBasis: 'cg3p',
    lines: [{ category: 'laptop', quantity: 9 }],
  })
  const given = await shop.shelf('laptop', { from: gift, performance: 'P1' })
  const own = await shop.shelf('laptop', { performance: 'P1' })
  const grid = (listCents: number, validFrom: string) =>
    configure(
      shop,
      'price',
      'laptop/P1',
      { listCents, percentOff: { T1: 30, T2: 0 } },
      { validFrom },
    )
  await grid(18001, '2026-11-23')
  const above = await shop.sell([given.tag], 18001, { approval: shop.approval })
  assert.deepEqual(says(above), [422, 'SOLIDARITY_PRICE_EXCEEDED'])
  assert.deepEqual(
    above.body.blockers.map((b: any) => b.code),
    ['SOLIDARITY_PRICE_EXCEEDED', 'BUYER_NOT_ELIGIBLE'],
  )
  ok(await shop.sell([own.tag], 18001), 201)
  const under = { code: given.tag, discount: { code: 'DEFAUT', cents: 1 } }
  const at = await shop.sell([under], 18000, { approval: shop.approval })
  assert.deepEqual(says(at), [422, 'BUYER_NOT_ELIGIBLE'])
  assert.deepEqual(
    says(
      await shop.sell([given.tag], 0, { gift: { reason: 'PROGRAMME' }, approval: shop.approval }),
    ),
    [422, 'BUYER_NOT_ELIGIBLE'],
  )
  assert.equal((await shop.g.read(given.tag)).state, 'IN_SHOP')
})

test('S18: the VAT of a price under each regime', () => {
  const table = [
    ['EXO_261_7_1_B', 7700, 0, 0],
    ['FRANCHISE_293_B', 7700, 0, 0],
    ['NORMAL_20', 7700, 0, 1283],
    ['MARGIN_297_A', 7700, 0, 1283],
    ['MARGIN_297_A', 7700, 2700, 833],
    ['MARGIN_297_A', 2700, 7700, 0],
    ['NORMAL_20', 1, 0, 0],
    ['NORMAL_20', 3, 0, 0],
    ['NORMAL_20', 4, 0, 1],
    ['NORMAL_20', 0, 0, 0],
  ] as const
  for (const [regime, cents, cost, vat] of table)
    assert.equal(vatOf(regime, cents, cost), vat, `${regime} ${cents} ${cost}`)
  const line = { unitCents: 7700, qty: 1, vat: 'NORMAL_20', vatCents: 1283 } as never
  assert.deepEqual(vatSummary([line]), [{ vat: 'NORMAL_20', baseCents: 6417, vatCents: 1283 }])
})

test('S19: the same request twice is one ticket; another under its name is refused; duplicates are counted', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open(), 201)
  const [laptop, other] = [await shop.shelf(), await shop.shelf()]
  const said = { requestId: requestId(), tier: 'T1' }
  const ticket = ok(await shop.sell([laptop.tag], 7700, said), 201)
  const again = await shop.sell([laptop.tag], 7700, said)
  assert.equal(again.status, 200)
  assert.deepEqual(again.body, { ...ticket, repeated: true })
  assert.deepEqual(says(await shop.sell([other.tag], 7700, said)), [409, 'KEY_REUSED'])
  const atOnce = { requestId: requestId(), tier: 'T1' }
  const both = await Promise.all([1, 2, 3].map(() => shop.sell([other.tag], 7700, atOnce)))
  assert.deepEqual(both.map((b) => b.status).sort(), [200, 200, 201])
  assert.deepEqual([...new Set(both.map((b) => b.body.ref))], ['T01/2'])

  assert.equal((await shop.cashier.post(`/tickets/${ticket.id}/print`, {})).status, 200)
  const print = await shop.cashier.post(`/tickets/${ticket.id}/print`, {})
  assert.deepEqual(says(print), [409, 'ORIGINAL_PRINTED'])
  for (const n of [1, 2]) {
    const duplicate = ok(
      await shop.cashier.post(`/tickets/${ticket.id}/duplicates`, { requestId: requestId() }),
      201,
    )
    assert.deepEqual([duplicate.kind, duplicate.n, duplicate.ref], ['DUPLICATE', n, 'T01/1'])
  }
  assert.equal((await shop.cashier.get(`/tickets/${ticket.id}/duplicates/2/paper`)).status, 200)
  assert.equal((await shop.cashier.get(`/tickets/${ticket.id}/duplicates/3/paper`)).status, 404)
  assert.equal((await shop.x()).session.duplicates, 2)
})

test('A till left open past four in the morning is counted and closed before it sells again', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open(), 201)
  const [one, two] = [await shop.shelf(), await shop.shelf()]
  shop.clock.set('2026-11-24T02:59:00Z')
  ok(await shop.sell([one.tag], 11000), 201)
  shop.clock.set('2026-11-24T03:00:00Z')
  assert.deepEqual(says(await shop.sell([two.tag], 11000)), [409, 'SESSION_EXPIRED'])
  assert.deepEqual(says(await shop.refund('T01/1', [{ code: one.tag, returned: true }])), [
    409,
    'SESSION_EXPIRED',
  ])
  assert.equal((await shop.x()).expired, true)
  ok(await shop.count(21000), 201)
  const z = ok(await shop.close(), 201)
  assert.equal(z.businessDate, '2026-11-23')
  ok(await shop.open(), 201)
  const ticket = ok(await shop.sell([two.tag], 11000), 201)
  assert.equal(ticket.businessDate, '2026-11-24')
})

test('A till opens by its own clock within two minutes, with coins that make its float, for who works there', async (t) => {
  const shop = await startShop(t)
  const body = {
    requestId: requestId(),
    floatCents: 10000,
    denominations: [{ cents: 5000, count: 2 }],
  }
  const open = (more: object) => shop.cashier.post('/tills/T01/open', { ...body, ...more })
  assert.deepEqual(says(await open({ at: '2026-11-23T07:57:30Z' })), [422, 'CLOCK_OFF'])
  assert.deepEqual(says(await open({ at: '2026-11-23T07:52:30Z' })), [422, 'CLOCK_OFF'])
  const at = shop.services.now()
  assert.deepEqual(says(await open({ at, floatCents: 9000 })), [422, 'DENOMINATIONS_MISMATCH'])
  const stranger = await shop.as('cashier', 'otherWorkshop')
  assert.equal((await stranger.post('/tills/T01/open', { ...body, at })).status, 404)
  assert.equal((await shop.cashier.post('/tills/T99/open', { ...body, at })).status, 404)
  assert.equal((await open({ at })).status, 201)
})

test('The drawer is counted with a reason where much is missing, and never gives more than it holds', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open(), 201)
  const out = (amountCents: number) =>
    shop.cashier.post('/tills/T01/cash-movements', {
      requestId: requestId(),
      direction: 'out',
      amountCents,
      reason: 'BANK',
    })
  assert.deepEqual(says(await out(10001)), [422, 'DRAWER_SHORT'])
  assert.deepEqual(says(await shop.count(9800)), [422, 'VARIANCE_REASON_REQUIRED'])
  ok(await shop.count(9800, { reason: 'MISSING' }), 201)
  ok(await out(100), 201)
  assert.deepEqual(says(await shop.close()), [409, 'COUNT_REQUIRED'])
  ok(await shop.count(9801), 201)
  assert.equal(ok(await shop.close(), 201).varianceCents, -99)
})

test('A price nobody set, a seller without mandate, a seller without VAT regime are said at once', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open(), 201)
  const printer = await shop.shelf('printer')
  assert.deepEqual(says(await shop.sell([printer.tag], 0)), [422, 'PRICE_MISSING'])
  const neighbour = ok(
    await shop.admin.post('/organisations', {
      name: 'Boutique Solidaire Exemple',
      kind: 'shop',
      siret: '90002000900016',
      address: { street: '2 rue Neuve', postcode: '13001', city: 'Marseille' },
    }),
    201,
  )
  const till = { code: 'T03', siteId: shop.sites.shop.id, sellerId: neighbour.id }
  ok(await shop.admin.post('/tills', till), 201)
  ok(await shop.open('T03'), 201)
  const laptop = await shop.shelf()
  const refused = await shop.sell([laptop.tag], 11000, { till: 'T03' })
  assert.deepEqual(
    refused.body.blockers.map((b: any) => b.code),
    ['SELLER_NOT_ENTITLED', 'SELLER_VAT_MISSING'],
  )
  await configure(shop, 'sellerVat', neighbour.id, { regime: 'NORMAL_20' })
  const mandate = {
    ownerId: shop.organisations.association.id,
    sellerId: neighbour.id,
    validFrom: '2026-01-01',
  }
  ok(await shop.admin.post('/sale-mandates', mandate), 201)
  assert.deepEqual(says(await shop.admin.post('/sale-mandates', mandate)), [409, 'ALREADY_EXISTS'])
  const ticket = ok(await shop.sell([laptop.tag], 11000, { till: 'T03' }), 201)
  assert.deepEqual(ticket.vatSummary, [{ vat: 'NORMAL_20', baseCents: 9167, vatCents: 1833 }])
})

test('Accessories come from a lot, are sold by the piece, and never below nothing', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open(), 201)
  const g = given(shop)
  const donation = await g.donation({ lines: [{ category: 'mouse', quantity: 20 }] })
  const collector = await shop.as('collector')
  const lot = ok(
    await collector.post('/bulk-lots', {
      donationId: donation.id,
      siteId: shop.sites.shop.id,
      category: 'mouse',
      quantity: 20,
      massGrams: 2000,
      eventId: requestId(),
    }),
    201,
  )
  const { manager } = shop
  const product = ok(
    await manager.post('/products', {
      siteId: shop.sites.shop.id,
      category: 'mouse',
      label: 'Souris USB',
      unitCents: 300,
    }),
    201,
  )
  assert.equal(product.quantity, 0)
  const stock = (body: object) => manager.post(`/products/${product.id}/stock`, body)
  assert.deepEqual(says(await stock({ quantity: 21, reason: 'stocked', bulkLotId: lot.id })), [
    422,
    'LOT_SHORT',
  ])
  ok(await stock({ quantity: 5, reason: 'stocked', bulkLotId: lot.id }))
  const six = { productId: product.id, quantity: 6 }
  assert.deepEqual(says(await shop.sell([six], 1800)), [409, 'OUT_OF_STOCK'])
  const ticket = ok(await shop.sell([{ productId: product.id, quantity: 4 }], 1200), 201)
  assert.deepEqual(
    [ticket.lines[0].qty, ticket.lines[0].unitCents, ticket.guarantee],
    [4, 300, null],
  )
  const back = (more: object) => shop.refund('T01/1', [{ code: product.id, ...more }])
  ok(await back({ quantity: 1, returned: true }), 201)
  assert.deepEqual(says(await back({ quantity: 4, returned: true })), [409, 'ALREADY_REFUNDED'])
  ok(await back({ cents: 100, returned: false }), 201)
  const { items } = ok(await manager.get('/products'))
  assert.equal(items[0].quantity, 2)
  const { rows } = await shop.services.pool.query(
    `select flow, sum(grams)::int as grams from mass_movement where subject_type = 'product' group by 1`,
  )
  assert.deepEqual(rows, [{ flow: 'sold', grams: -300 }])
})

test('An exchange is two linked entries: what comes back pays for what leaves', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open(), 201)
  const [old, better] = [await shop.shelf('laptop', { performance: 'P3' }), await shop.shelf()]
  ok(await shop.sell([old.tag], 7000), 201)
  const exchange = {
    requestId: requestId(),
    lines: [{ code: better.tag }],
    payments: [{ means: 'card', amountCents: 4000 }],
    expectedTotalCents: 11000,
  }
  const back = [{ code: old.tag, returned: true }]
  const said = { requestId: requestId(), reason: 'exchange', exchange }
  const refund = ok(await shop.refund('T01/1', back, said), 201)
  assert.deepEqual([refund.ref, refund.of, refund.totalCents], ['T01/2', 'T01/1', -7000])
  const sale = refund.exchange
  assert.deepEqual([sale.ref, sale.of, sale.totalCents], ['T01/3', 'T01/2', 11000])
  assert.deepEqual(
    sale.payments.map((p: any) => [p.means, p.amountCents]),
    [
      ['exchange', 7000],
      ['card', 4000],
    ],
  )
  const again = await shop.refund('T01/1', back, said)
  assert.deepEqual([again.status, again.body.exchange.ref], [200, 'T01/3'])
  const now = await shop.x()
  assert.deepEqual([now.perpNetCents, now.perpAbsCents], [11000, 25000])
  // Imposed by the seller: a dearer machine at the price of the old one, approved; the customer pays nothing.
  const third = await shop.shelf('laptop', { performance: 'P1' })
  const imposed = {
    requestId: requestId(),
    lines: [{ code: third.tag, discount: { code: 'DEFAUT', cents: 4000 } }],
    approval: { by: shop.approval.by, pin: PIN },
    expectedTotalCents: 11000,
  }
  const free = ok(
    await shop.refund('T01/3', [{ code: better.tag, returned: true }], {
      by: shop.cashier,
      approval: shop.approval,
      reason: 'exchange',
      exchange: imposed,
    }),
    201,
  )
  assert.deepEqual(
    [free.payments, free.exchange.payments].map((p) => p.map((x: any) => [x.means, x.amountCents])),
    [[['exchange', -11000]], [['exchange', 11000]]],
  )
  ok(await shop.count(17000), 201)
  const z = ok(await shop.close(), 201)
  assert.deepEqual(z.byMeans, [
    { means: 'card', cents: 4000 },
    { means: 'cash', cents: 7000 },
  ])
})

test('A till whose last entry was tampered with does not open', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open(), 201)
  ok(await shop.count(10000), 201)
  ok(await shop.close(), 201)
  const { default: pg } = await import('pg')
  const superuser = new pg.Client(shop.database.adminUrl)
  await superuser.connect()
  const tamper = (text: string) =>
    superuser.query(
      `set session_replication_role = replica; alter table fiscal_entry disable trigger ledger_kept; alter table fiscal_signature disable trigger ledger_signature_kept; ${text}; alter table fiscal_entry enable always trigger ledger_kept; alter table fiscal_signature enable always trigger ledger_signature_kept`,
    )
  const till = (await shop.x()).id
  const last = `till_id = '${till}' and seq = 3`
  await tamper(`create table kept as select * from fiscal_signature where ${last}`)
  await tamper(`update fiscal_signature set sig = repeat('A', 86) || '==' where ${last}`)
  assert.deepEqual(says(await shop.open()), [409, 'LEDGER_BROKEN'])
  await tamper(
    `update fiscal_signature s set sig = k.sig from kept k where s.till_id = k.till_id and s.seq = k.seq`,
  )
  await tamper(
    `update fiscal_entry set canonical = replace(canonical, '"countedCents":10000', '"countedCents":90000') where ${last}`,
  )
  assert.deepEqual(says(await shop.open()), [409, 'LEDGER_BROKEN'])
  await tamper(
    `update fiscal_entry set canonical = replace(canonical, '"countedCents":90000', '"countedCents":10000') where ${last}`,
  )
  ok(await shop.open(), 201)
  await superuser.end()
})

test('What a public body gave is not sold by SQL either: the database asks for a grant', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open(), 201)
  const gift = await shop.g.donation({
    legalBasis: 'cg3p',
    lines: [{ category: 'laptop', quantity: 2 }],
  })
  const device = await shop.shelf('laptop', { from: gift })
  const own = await shop.shelf('laptop')
  const { default: pg } = await import('pg')
  const app = new pg.Client(shop.database.appUrl)
  await app.connect()
  // The words of a private sale, for a public machine.
  const sold = ok(await shop.sell([own.tag], 11000), 201)
  await app.query('begin')
  const { canonical, hashOf } = await import('../../src/shop/ledger.ts')
  const { rows } = await app.query(
    'select canonical, hash, till_id from fiscal_entry where id = $1',
    [sold.id],
  )
  const entry = JSON.parse(rows[0].canonical)
  const bytes = canonical({
    ...entry,
    seq: entry.seq + 1,
    prev: rows[0].hash,
    ticketNo: 2,
    requestId: requestId(),
    lines: [{ ...entry.lines[0], device: device.tag }],
  })
  const id = requestId()
  await app.query(
    'insert into fiscal_entry (till_id, seq, id, canonical, hash, said, recorded_at) values ($1, $2, $3, $4, $5, $6, now())',
    [rows[0].till_id, entry.seq + 1, id, bytes, hashOf(bytes), 'x'],
  )
  await assert.rejects(
    app.query(`update device set state = 'SOLD', ticket_id = $1 where tag = $2`, [id, device.tag]),
    /BUYER_NOT_ELIGIBLE/,
  )
  await app.query('rollback')
  await app.end()
})
