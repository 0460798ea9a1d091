import { randomUUID } from 'node:crypto'
import { beginning, type Standing, type Stored } from '../../src/shop/check-ledger.ts'
import { canonical, type Entry, hashOf, type Line, signedBytes } from '../../src/shop/ledger.ts'
import { addEntry, closingOf, mergeVat, sum } from '../../src/shop/session.ts'
import { readySigner } from '../../src/shop/sign-entries.ts'
import type { World } from '../support/app.ts'

/** What writes: a till's own facts, and a key. */
export type Pen = {
  till: string
  site: string
  seller: string
  kid: string
  sign: (bytes: Uint8Array) => string
}
const LABEL = 'Souris \u{1F5B1} d’Éloïse\u2028(reprise)'

const day = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)
const line = (product: string, unitCents: number, qty: number): Line => ({
  device: null,
  kit: null,
  product,
  label: LABEL,
  category: 'mouse',
  grade: null,
  performance: null,
  origin: 'private',
  qty,
  listCents: unitCents,
  discountCents: 0,
  discountCode: null,
  unitCents,
  vat: 'NORMAL_20',
  vatCents: Math.round((unitCents * qty) / 6),
})

/**
 * Days of a till, each opened, of so many tickets, counted and closed: what the service would have written, made without
 * asking it. One ticket in ten is paid by card, one day has a bank trip.
 */
export function* writeDays(pen: Pen, { days = 17, perDay = 67, from = beginning() } = {}) {
  let at: Standing = from
  const product = randomUUID()
  const entry = (kind: Entry['kind'], n: number, second: number, facts: object): Entry =>
    ({
      v: 1,
      kid: pen.kid,
      till: pen.till,
      site: pen.site,
      seller: pen.seller,
      seq: at.seq + 1,
      prev: at.hash,
      kind,
      at: `${day(n)}T${new Date(Date.UTC(2020, 0, 1, 9, 0, second)).toISOString().slice(11, 19)}+01:00`,
      businessDate: day(n),
      by: 'c7',
      app: '1.0.0',
      requestId: randomUUID(),
      ...facts,
    }) as Entry
  const put = (e: Entry): Stored => {
    const bytes = canonical(e)
    const hash = hashOf(bytes)
    const total = 'totalCents' in e ? e.totalCents : 0
    at = {
      ...at,
      seq: e.seq,
      hash,
      ticketNo: 'ticketNo' in e ? e.ticketNo : at.ticketNo,
      zNo: e.kind === 'Z' ? e.zNo : at.zNo,
      perpNetCents: at.perpNetCents + total,
      perpAbsCents: at.perpAbsCents + Math.abs(total),
      session: addEntry(at.session, e),
    }
    return { seq: e.seq, canonical: bytes, hash, sig: pen.sign(signedBytes(hash)) }
  }
  for (let n = 0; n < days; n++) {
    const float = { floatCents: 10000, denominations: [{ cents: 1000, count: 10 }] }
    yield put(entry('TILL_OPEN', n, 0, float))
    for (let k = 1; k <= perDay - 3; k++) {
      const lines = [line(product, 300 + (k % 7) * 100, 1 + (k % 3))]
      const totalCents = sum(lines.map((l) => l.unitCents * l.qty))
      const means = k % 10 === 0 ? 'card' : 'cash'
      const changeCents = means === 'cash' ? 50 : 0
      yield put(
        entry('SALE', n, k, {
          ticketNo: at.ticketNo + 1,
          tier: 'T2',
          grantRef: null,
          ref: null,
          approvedBy: null,
          lines,
          pay: [{ means, cents: totalCents + changeCents, changeCents, reference: null }],
          totalCents,
          vatSummary: mergeVat(
            lines.map((l) => ({
              vat: l.vat,
              baseCents: l.unitCents * l.qty - l.vatCents,
              vatCents: l.vatCents,
            })),
          ),
        }),
      )
    }
    const { drawerCents } = at.session
    const count = {
      denominations: [{ cents: 1, count: drawerCents }],
      expectedCents: drawerCents,
      countedCents: drawerCents,
      varianceCents: 0,
      reason: null,
    }
    yield put(entry('COUNT', n, perDay, count))
    yield put(entry('Z', n, perDay + 1, closingOf(at.session, at)))
  }
}

/** A key of a test: the service's own, or a thief's. */
export const penOf = (
  till: { code: string; siteId: string; siret: string },
  signer: { kid: string; sign: Pen['sign'] },
): Pen => ({
  till: till.code,
  site: till.siteId,
  seller: till.siret,
  kid: signer.kid,
  sign: (bytes) => signer.sign(bytes),
})

/** Writes days into a till of a running service, through the ledger's own triggers; the last `unsigned` wait. */
export async function fillTill(
  world: World,
  till: { id: string; code: string; siteId: string; siret: string },
  { unsigned = 0, ...size }: { days?: number; perDay?: number; unsigned?: number } = {},
): Promise<Stored[]> {
  const { services } = world
  const signer = await readySigner(services)
  const all = [...writeDays(penOf(till, signer), size)]
  let batch: Stored[] = []
  const flush = async () => {
    const column = (k: keyof Stored) => batch.map((r) => r[k])
    await services.pool.query(
      `insert into fiscal_entry (till_id, seq, id, canonical, hash, said, recorded_at)
       select $1, seq, uuidv7(), canonical, hash, 'written', $2 from unnest($3::int[], $4::text[], $5::text[]) as x (seq, canonical, hash) order by seq`,
      [till.id, services.now(), column('seq'), column('canonical'), column('hash')],
    )
    const lastSigned = all.length - unsigned
    batch = batch.filter((r) => r.seq <= lastSigned)
    await services.pool.query(
      `insert into fiscal_signature (till_id, seq, hash, kid, sig)
       select $1, seq, hash, $2, sig from unnest($3::int[], $4::text[], $5::text[]) as x (seq, hash, sig) order by seq`,
      [till.id, signer.kid, column('seq'), column('hash'), column('sig')],
    )
    batch = []
  }
  for (const row of all) if (batch.push(row) >= 1000) await flush()
  if (batch.length > 0) await flush()
  return all
}
