import { randomUUID } from 'node:crypto'
import { hashKey } from '../src/accounts/authenticate.ts'
import { createPool } from '../src/platform/db.ts'
import type { EmbeddedDatabase } from '../src/platform/embedded-postgres.ts'
import { openSigner } from '../src/platform/signer.ts'
import { publicKeyOf } from '../src/shop/ledger.ts'
import { verifyTill } from '../src/shop/verify-ledger.ts'
import type { Who } from './baseline.ts'
import { asAdmin } from './data.ts'
import type { Loaded } from './http-load.ts'
import { type Service, startWorker } from './process.ts'
import { median, type SalePoint } from './report.ts'
import type { SaleLoad, SaleLoaded } from './sale-load.ts'
import {
  type BenchTill,
  countSold,
  listShelf,
  makeTills,
  PRICE,
  type Sold,
  shelfBack,
} from './shop-data.ts'

const TILLS = 8
const FLOAT = { floatCents: 10_000, denominations: [{ cents: 1000, count: 10 }] }

type Asked = {
  db: EmbeddedDatabase
  service: Service
  cashier: Who & { key: string }
  keyFile: string
  seconds: number
  rounds: number
}

/**
 * Eight tills sell for a while, by the service and then by its statements alone, round after round. What was answered
 * is what the ledger holds and what left the shelf; at the end each till is counted and closed, and its chain verified.
 */
export async function measureSales(asked: Asked): Promise<SalePoint> {
  const { db, service, cashier, keyFile, seconds, rounds } = asked
  const tills = await asAdmin(db, (c) => makeTills(c, TILLS))
  const shelf = await asAdmin(db, listShelf)
  const shelves = tills.map((_, own) => shelf.filter((_, n) => n % TILLS === own))
  const codes = tills.map((t) => t.code)
  const at = till(service, cashier.key)
  for (const code of codes) await at(code, 'open', { at: new Date().toISOString(), ...FLOAT })

  const http = startWorker('./http-load.ts')
  const driver = startWorker('./sale-load.ts')
  await http.ask({ blocks: { sale: shelves } })
  const served = (time: number) =>
    http.ask<Loaded>({
      ...{ kind: 'sale', port: service.port, connections: TILLS, seconds: time },
      ...{ outKey: cashier.key, tills: codes, cents: PRICE },
    })
  const bare = (time: number) => {
    const { key, ...who } = cashier
    const load: SaleLoad = {
      ...{ appUrl: db.appUrl, keyFile, keyHash: hashKey(key), seconds: time },
      ...{ cashier: who, tills: codes, shelves, cents: PRICE },
    }
    return driver.ask<SaleLoaded>(load)
  }
  let before = await asAdmin(db, (c) => countSold(c, tills))
  const checked = async <T extends { sent: number; refused?: number }>(what: string, done: T) => {
    const after = await asAdmin(db, (c) => countSold(c, tills))
    refuse(what, before, after, done.sent - (done.refused ?? 0))
    before = after
    await asAdmin(db, shelfBack)
    return done
  }
  const held = { service: [] as Loaded[], driver: [] as number[] }
  // The compiler warms up.
  await checked('sales by the service', await served(3))
  await checked('sales by pg', await bare(3))
  for (let round = 1; round <= rounds; round++) {
    const done = await checked('sales by the service', await served(seconds))
    if (done.refused > done.sent / 1000)
      throw new Error(`${done.refused} of ${done.sent} sales refused: ${done.firstRefusal}`)
    const { perSecond } = await checked('sales by pg', await bare(seconds))
    held.service.push(done)
    held.driver.push(perSecond)
    const ratio = (done.perSecond / perSecond).toFixed(2)
    console.log(`round ${round}, sale: ${Math.round(done.perSecond)}/s, ratio ${ratio}`)
  }
  await http.end()
  await driver.end()
  for (const code of codes) {
    await at(code, 'count', { denominations: FLOAT.denominations })
    await at(code, 'close', {})
  }
  await verify(db, tills, keyFile)
  const perSecond = median(held.service.map((s) => s.perSecond))
  const baseline = median(held.driver)
  return {
    perSecond: Math.round(perSecond),
    p50Ms: median(held.service.map((s) => s.p50)),
    p99Ms: median(held.service.map((s) => s.p99)),
    baseline: Math.round(baseline),
    ratio: perSecond / baseline,
    rounds: held.service.map((s, i) => s.perSecond / held.driver[i]!),
    sent: held.service.reduce((sum, s) => sum + s.sent, 0),
    refused: held.service.reduce((sum, s) => sum + s.refused, 0),
  }
}

/** Every answered sale is a numbered, signed ticket by which one device left; nothing else is. */
function refuse(what: string, before: Sold, after: Sold, answered: number) {
  const wrong = Object.entries({
    tickets: after.tickets - before.tickets - answered,
    numbers: after.last - after.tickets,
    signatures: after.signed - after.entries,
    devices: after.out - answered,
  }).filter(([, gap]) => gap !== 0)
  if (wrong.length === 0) return
  const gaps = wrong.map(([name, gap]) => `${name} ${gap > 0 ? '+' : ''}${gap}`).join(', ')
  throw new Error(`${what}: ${answered} were answered, and off by: ${gaps}.`)
}

/** Asks one thing of a till. */
const till =
  ({ port }: Service, key: string) =>
  async (code: string, what: string, body: object) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/tills/${code}/${what}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ requestId: randomUUID(), ...body }),
    })
    if (!answer.ok) throw new Error(`Till ${code}, ${what}: ${await answer.text()}`)
  }

/** Recomputes each chain, with the key of the file alone. */
async function verify(db: EmbeddedDatabase, tills: BenchTill[], keyFile: string) {
  const { kid, publicKey } = openSigner(keyFile)
  const keys = new Map([[kid, publicKeyOf(publicKey)]])
  const pool = createPool(db.appUrl, { max: 1 })
  try {
    for (const one of tills) {
      const report = await verifyTill({ pool }, one, keys)
      if (report.exit !== 0) throw new Error(`Till ${one.code}: ${JSON.stringify(report)}`)
    }
  } finally {
    await pool.end()
  }
}
