import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ledgerCheck } from '../../src/shop/check-ledger.ts'
import { readChain } from '../../src/shop/entry-queries.ts'
import { publicKeyOf } from '../../src/shop/ledger.ts'
import { ok } from '../support/given.ts'
import { requestId, type Shop, startShop } from './world.ts'

/** What a till's chain says of itself, recomputed from its bytes. */
async function check(shop: Shop, code: string) {
  const till = await shop.x(code)
  const signer = shop.services.signer()
  const keys = new Map([[signer.kid, publicKeyOf(signer.publicKey)]])
  const ledger = ledgerCheck(code, keys)
  for await (const row of readChain(shop.services, till.id, 0, till.seq)) ledger.push(row)
  return { till, report: ledger.end(), standing: ledger.standing() }
}

test('S13: two tills sell each of 200 machines at the same instant: one wins each time, no ticket is missing', async (t) => {
  const shop = await startShop(t)
  ok(await shop.open('T01', 0), 201)
  ok(await shop.open('T02', 0), 201)
  const tags: string[] = []
  while (tags.length < 200) tags.push((await shop.shelf('laptop', { performance: 'P3' })).tag)
  let won = 0
  for (const tag of tags) {
    const both = await Promise.all(['T01', 'T02'].map((till) => shop.sell([tag], 7000, { till })))
    const said = both.map((b) => (b.status === 201 ? 'sold' : b.body.code)).sort()
    assert.deepEqual(said, ['ALREADY_SOLD', 'sold'])
    won += 1
  }
  const [one, two] = [await check(shop, 'T01'), await check(shop, 'T02')]
  assert.equal(won, 200)
  assert.deepEqual([one.report.exit, two.report.exit], [0, 0])
  assert.equal(one.till.perpNetCents + two.till.perpNetCents, 200 * 7000)
  assert.equal(one.till.ticketNo + two.till.ticketNo, 200)
})

test('Eight tills sell for half a minute while connections are cut at random: no number is missing on any', async (t) => {
  const shop = await startShop(t, { seed: 'eight' })
  const codes = Array.from({ length: 8 }, (_, n) => `K0${n + 1}`)
  for (const code of codes) {
    ok(await shop.admin.post('/tills', { code, siteId: shop.sites.shop.id }), 201)
    ok(await shop.open(code, 0), 201)
  }
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
  ok(await manager.post(`/products/${product.id}/stock`, { quantity: 100_000, reason: 'stocked' }))

  const end = Date.now() + 30_000
  const answers = new Map<number, number>()
  let sold = 0
  const selling = codes.map(async (till, n) => {
    for (let turn = 0; Date.now() < end; turn++) {
      const request = requestId()
      // One in five asks for too much, and is refused after its devices and its till were locked.
      const quantity = turn % 5 === n % 5 ? 100_001 : 1
      const lines = [{ productId: product.id, quantity: Math.min(quantity, 1000) }]
      const due = quantity > 1 ? 1 : 300
      for (let again = 0; ; again++) {
        const answer = await shop.sell(lines, due, { till, requestId: request })
        answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1)
        if (answer.status === 201 || answer.status === 200) sold += 1
        // Cut off: nobody knows whether it was sold. The same request is sent again, and sold once.
        if (answer.status !== 503 || again > 50) break
      }
    }
  })
  const killer = (async () => {
    const { default: pg } = await import('pg')
    const client = new pg.Client({ connectionString: shop.database.adminUrl })
    await client.connect()
    while (Date.now() < end) {
      await new Promise((done) => setTimeout(done, 150 + Math.random() * 300))
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'collecte-moves' order by random() limit 1`,
      )
    }
    await client.end()
  })()
  await Promise.all([...selling, killer])

  assert.ok((answers.get(503) ?? 0) > 5, `cut: ${JSON.stringify([...answers])}`)
  assert.ok((answers.get(422) ?? 0) > 5, `refused: ${JSON.stringify([...answers])}`)
  assert.equal(answers.get(500) ?? 0, 0)
  let tickets = 0
  for (const code of codes) {
    // What the last cut left unsigned is signed by the next entry of its till.
    ok(await shop.count((await shop.x(code)).session.drawerCents, { till: code }), 201)
    const { till, report } = await check(shop, code)
    assert.deepEqual([report.exit, report.tickets], [0, till.ticketNo], code)
    tickets += till.ticketNo
  }
  assert.equal(tickets, sold)
  const { items } = ok(await manager.get('/products'))
  assert.equal(items[0].quantity, 100_000 - sold)
  t.diagnostic(`${sold} tickets, answers ${JSON.stringify([...answers])}`)
})
