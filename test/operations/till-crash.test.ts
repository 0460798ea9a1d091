import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { ledgerCheck } from '../../src/shop/check-ledger.ts'
import { readChain } from '../../src/shop/entry-queries.ts'
import { publicKeyOf } from '../../src/shop/ledger.ts'
import { startShop } from '../shop/world.ts'
import { ok } from '../support/given.ts'
import { startServer } from './server.ts'

// The service is killed twice while eight tills sell: what was answered is in the ledger once, what was not is sold
// once when it is asked again, no number is missing, and every entry is signed.
test('after the service is killed under eight tills, every ticket answered is there, once, and signed', async (t) => {
  const shop = await startShop(t, { now: new Date().toISOString(), seed: 'till-crash' })
  const { services, manager, cashier } = shop
  const codes = Array.from({ length: 8 }, (_, n) => `K0${n + 1}`)
  for (const code of codes)
    ok(await shop.admin.post('/tills', { code, siteId: shop.sites.shop.id }), 201)
  const product = ok(
    await manager.post('/products', {
      siteId: shop.sites.shop.id,
      category: 'mouse',
      label: 'Souris USB',
      unitCents: 300,
    }),
    201,
  )
  ok(await manager.post(`/products/${product.id}/stock`, { quantity: 90_000, reason: 'stocked' }))

  const dataDir = mkdtempSync(path.join(tmpdir(), 'collecte-till-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  const env = {
    DATABASE_URL: shop.database.appUrl,
    AUTH_SECRET: 'x'.repeat(32),
    LEDGER_KEY_FILE: services.settings.ledgerKeyFile,
    DATA_DIR: dataDir,
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '1000000',
  }
  let server = await startServer(env)
  t.after(() => server.stop('SIGKILL'))
  const ask = async (url: string, body: object): Promise<{ status: number; body: any }> => {
    const response = await fetch(`${server.address}/api/v1${url}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${cashier.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    })
    return { status: response.status, body: (await response.json()) as unknown }
  }
  for (const code of codes) {
    const opened = await ask(`/tills/${code}/open`, {
      requestId: randomUUID(),
      at: new Date().toISOString(),
      floatCents: 0,
      denominations: [],
    })
    assert.equal(opened.status, 201, JSON.stringify(opened.body))
  }

  let open = true
  let unanswered = 0
  const answered = new Map<string, string>()
  const selling = codes.map(async (code) => {
    while (open) {
      const requestId = randomUUID()
      const sale = {
        requestId,
        lines: [{ productId: product.id, quantity: 1 }],
        payments: [{ means: 'card', amountCents: 300, authorisation: '1' }],
        expectedTotalCents: 300,
      }
      for (;;) {
        const answer = await ask(`/tills/${code}/sales`, sale).catch(() => null)
        if (answer && answer.status < 300) {
          answered.set(requestId, answer.body.ref)
          break
        }
        if (answer && answer.status < 500)
          assert.fail(`${code}: ${answer.status} ${JSON.stringify(answer.body)}`)
        unanswered += 1
        await delay(100)
      }
    }
  })
  for (let kill = 0; kill < 2; kill++) {
    await delay(1500)
    await server.stop('SIGKILL')
    server = await startServer(env)
  }
  await delay(1000)
  open = false
  await Promise.all(selling)

  const { rows } = await services.pool.query(
    `select e.request_id as id, t.code || '/' || e.ticket_no as ref from fiscal_entry e join till t on t.id = e.till_id
     where e.kind = 'SALE'`,
  )
  const kept = new Map(rows.map((r) => [r.id, r.ref]))
  assert.ok(answered.size > 100 && unanswered > 0, `${answered.size} answered, ${unanswered} again`)
  assert.deepEqual(kept, answered)
  assert.equal(ok(await manager.get('/products')).items[0].quantity, 90_000 - answered.size)
  const signer = services.signer()
  const keys = new Map([[signer.kid, publicKeyOf(signer.publicKey)]])
  for (const code of codes) {
    const till = await shop.x(code)
    const ledger = ledgerCheck(code, keys)
    for await (const row of readChain(services, till.id, 0, till.seq)) ledger.push(row)
    assert.deepEqual([ledger.end().exit, ledger.end().tickets], [0, till.ticketNo], code)
  }
  t.diagnostic(`${answered.size} tickets answered once each, ${unanswered} requests sent again`)
})
