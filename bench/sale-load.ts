import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { findApiKey } from '../src/accounts/queries.ts'
import type { Ctx, NamedTx, Scope, Services } from '../src/platform/context.ts'
import { businessDay, parisInstant } from '../src/platform/dates.ts'
import { openSigner } from '../src/platform/signer.ts'
import { VERSION } from '../src/platform/version.ts'
import { insertEntry, insertSignature } from '../src/shop/entry-queries.ts'
import { canonical, hashOf, signedBytes } from '../src/shop/ledger.ts'
import { applyTicket, lockBasket } from '../src/shop/sale-queries.ts'
import { getTill, lockHead } from '../src/shop/till-queries.ts'
import type { Who } from './baseline.ts'

/**
 * The baseline of a sale: a client for each till in a process of their own, the product's own statements by their
 * names, one transaction a sale, and after the commit one signature by the same key. What a sale decides is known
 * beforehand: nothing is checked, priced or answered.
 */
export type SaleLoad = {
  appUrl: string
  keyFile: string
  keyHash: string
  seconds: number
  cashier: Who
  tills: string[]
  shelves: string[][]
  cents: number
}
export type SaleLoaded = { perSecond: number; sent: number }

const PRINT = createHash('sha256').update('bench').digest('base64url')
const now = () => new Date().toISOString()
const VAT = 'EXO_261_7_1_B'

/** Kept from one measure to the next, as the service keeps its own. */
let clients: pg.Client[] | undefined
async function connect(appUrl: string): Promise<pg.Client> {
  const options = '-c plan_cache_mode=force_generic_plan'
  const client = new pg.Client({ connectionString: appUrl, options })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** What of the context a statement needs: the client, the clock and whose rows. */
function tools(client: pg.Client, scope: Scope) {
  const tx: NamedTx = {
    rows: async (name, text, values) => (await client.query({ name, text, values })).rows,
  }
  const reads = { ...tx, end: async () => {} }
  return { tx, ctx: { reads, pool: client, now, scope } as unknown as Ctx & Services }
}

async function load(asked: SaleLoad): Promise<SaleLoaded> {
  const { appUrl, keyFile, keyHash, seconds, cashier, tills, shelves, cents } = asked
  const signer = openSigner(keyFile)
  const scope = { all: false, siteIds: cashier.siteIds, organisationIds: cashier.organisationIds }
  clients ??= await Promise.all(tills.map(() => connect(appUrl)))
  let sent = 0
  let inTime = 0
  const started = performance.now()
  let until = started + seconds * 1000

  const sell = async (client: pg.Client, code: string, tag: string) => {
    const { tx, ctx } = tools(client, scope)
    const at = now()
    const day = businessDay(at)
    await findApiKey(ctx, keyHash)
    const till = await getTill(ctx, code, day)
    await client.query('begin')
    const basket = { tags: [tag], products: [], sellerId: till.sellerId, day }
    const device = (await lockBasket(tx, basket)).devices[0]!
    const head = await lockHead(tx, till.id)
    const entry = {
      ...{ v: 1, kid: signer.kid, till: code, site: till.siteId, seller: till.sellerSiret },
      ...{ seq: head.seq + 1, prev: head.hash, kind: 'SALE', at: parisInstant(at) },
      ...{ businessDate: day, by: cashier.code, app: VERSION, requestId: randomUUID() },
      ...{ ticketNo: head.ticketNo + 1, tier: 'T2', grantRef: null, ref: null, approvedBy: null },
      lines: [
        {
          ...{ device: tag, kit: null, product: null, label: 'Écran', category: device.category },
          ...{ grade: device.grade, performance: null, origin: device.origin, qty: 1 },
          ...{ listCents: cents, discountCents: 0, discountCode: null, unitCents: cents },
          ...{ vat: VAT, vatCents: 0 },
        },
      ],
      pay: [{ means: 'card', cents, changeCents: 0, reference: '000000' }],
      totalCents: cents,
      vatSummary: [{ vat: VAT, baseCents: cents, vatCents: 0 }],
    }
    const bytes = canonical(entry)
    const hash = hashOf(bytes)
    const id = randomUUID()
    const { seq } = entry
    await insertEntry(tx, till.id, { id, seq, canonical: bytes, hash, said: PRINT }, at)
    const ticket = `${code}/${entry.ticketNo}`
    const moved = await applyTicket(tx, {
      ...{ to: 'SOLD', now: at, code: cashier.code, entryId: id, deviceIds: [device.id] },
      ...{ factIds: [randomUUID()], products: [], siteId: till.siteId, operation: 'recordSale' },
      ...{
        ticket,
        toldId: randomUUID(),
        told: { kind: 'SALE', ticket, totalCents: cents, lines: 1 },
      },
    })
    await client.query('commit')
    if (moved !== 1) throw new Error(`${tag} was not there to sell.`)
    const sig = signer.sign(signedBytes(hash))
    await insertSignature(ctx, { tillId: till.id, seq, hash, kid: signer.kid, sig })
    sent++
    if (performance.now() <= until) inTime++
  }
  await Promise.all(
    clients.map(async (client, own) => {
      for (const tag of shelves[own] ?? []) {
        await sell(client, tills[own] ?? '', tag)
        if (performance.now() >= until) return
      }
      until = Math.min(until, performance.now())
    }),
  )
  return { perSecond: (inTime * 1000) / (until - started), sent }
}

process.on('message', (message: SaleLoad) => {
  load(message).then(
    (result) => process.send?.(result),
    (error: Error) => process.send?.({ error: error.message }),
  )
})
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => {})
