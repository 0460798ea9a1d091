import type { Ctx, NamedTx } from '../platform/context.ts'
import { businessDay, parisInstant } from '../platform/dates.ts'
import { namedTransaction } from '../platform/named-transaction.ts'
import { Problem } from '../platform/problems.ts'
import { fingerprint } from '../platform/repeats.ts'
import { VERSION } from '../platform/version.ts'
import { type EntryRow, findByRequest, insertEntry } from './entry-queries.ts'
import { canonical, type Entry, hashOf, isTicket, type Kind, type Kinds } from './ledger.ts'
import type { Head } from './sale-rules.ts'
import { readySigner, signEntry } from './sign-entries.ts'
import type { Till } from './till-queries.ts'

export type Written = { id: string; entry: Entry; hash: string; repeated?: true }
/** What a verb writes with: its transaction, its till, and what identifies the request. */
export type Desk = { tx: NamedTx; ctx: Ctx; till: Till; said: string; kid: string }

/**
 * A till's one transaction: `act` locks, decides, appends. After the commit what it appended is signed in sequence, and
 * only then answered. The same request again is answered as the first time; another body under its id is KEY_REUSED.
 */
export async function writeEntry(
  ctx: Ctx,
  till: Till,
  operation: string,
  input: { requestId: string; approval?: unknown },
  act: (desk: Desk) => Promise<Written>,
): Promise<Written> {
  // The code that approves is not kept, not even as part of a hash.
  const { approval: _, ...kept } = input
  const said = fingerprint(operation, kept)
  const { kid } = await readySigner(ctx)
  let written: Written
  try {
    written = await namedTransaction(ctx.pool, (tx) => act({ tx, ctx, till, said, kid }))
  } catch (error) {
    // Refused, or it lost against itself: was this very request answered before?
    const before = await findByRequest(ctx, till.id, input.requestId)
    if (!before) throw error
    if (before.said !== said) throw new Problem('KEY_REUSED')
    written = { ...readEntry(before), repeated: true }
  }
  await signEntry(ctx, { tillId: till.id, seq: written.entry.seq, hash: written.hash })
  return written
}

export const readEntry = ({ id, canonical: bytes, hash }: EntryRow): Written => ({
  id,
  hash,
  entry: JSON.parse(bytes) as Entry,
})

/**
 * Appends an entry after the locked head: its number, its link, its bytes. Answers it with the head as it is then.
 * The database checks every word of it again. It is asked before this returns: what must follow it may be asked at once.
 */
export async function append<K extends Kind>(
  { tx, ctx, till, said, kid }: Desk,
  head: Head,
  kind: K,
  facts: Kinds[K],
  requestId: string,
  id = ctx.newId(),
): Promise<{ written: Written; head: Head }> {
  const now = ctx.now()
  const entry = {
    v: 1,
    kid,
    till: till.code,
    site: till.siteId,
    seller: till.sellerSiret,
    seq: head.seq + 1,
    prev: head.hash,
    kind,
    at: parisInstant(now),
    businessDate: kind === 'TILL_OPEN' ? businessDay(now) : (head.businessDate ?? businessDay(now)),
    by: ctx.acting.code,
    app: VERSION,
    requestId,
    ...facts,
  } as unknown as Entry
  const bytes = canonical(entry)
  const hash = hashOf(bytes)
  await insertEntry(tx, till.id, { id, seq: entry.seq, canonical: bytes, hash, said }, now)
  const total = isTicket(entry) ? entry.totalCents : 0
  return {
    written: { id, entry, hash },
    head: {
      ...head,
      seq: entry.seq,
      hash,
      ticketNo: isTicket(entry) ? entry.ticketNo : head.ticketNo,
      perpNetCents: head.perpNetCents + total,
      perpAbsCents: head.perpAbsCents + Math.abs(total),
    },
  }
}
