import type { Facts } from '../journal/events.ts'
import { recordNamed } from '../journal/queries.ts'
import type { Ctx, NamedTx } from '../platform/context.ts'
import { businessDay } from '../platform/dates.ts'
import { type Blocker, Problem, refuseIf } from '../platform/problems.ts'
import { findEntryAt, listSession } from './entry-queries.ts'
import { type Denomination, type Entry, hashOf, isSigned, publicKeyOf } from './ledger.ts'
import { countedCents, type Head, tillClockBlockers } from './sale-rules.ts'
import { addEntry, closingOf, newSession, type Session } from './session.ts'
import { getTill, getWorkTill, lockHead, readHead, type Till } from './till-queries.ts'
import { append, type Desk, type Written, writeEntry } from './write-entry.ts'

/** What the till did since its last closing. */
export async function readSession(
  run: NamedTx | Pick<Ctx, 'reads'>,
  till: { id: string },
): Promise<Session> {
  const entries = (await listSession(run, till.id)).map((bytes) => JSON.parse(bytes) as Entry)
  return entries.reduce(addEntry, newSession(entries[0]?.seq ?? 1))
}

/** Tells the journal of an entry that is no ticket. */
const told = <K extends 'till.opened' | 'till.cashMoved' | 'till.counted' | 'till.closed'>(
  { tx, ctx, till }: Desk,
  kind: K,
  { id }: Written,
  data: Omit<Facts[K], 'till'>,
) =>
  recordNamed(tx, ctx, kind, { type: 'other', id, siteId: till.siteId }, {
    till: till.code,
    ...data,
  } as Facts[K])

type Open = { requestId: string; at: string; floatCents: number; denominations: Denomination[] }
/**
 * Opens a till for the trading day. The clock of the till is compared with ours, and the chain's last link is looked at:
 * a till whose last entry is not what its head says sells nothing.
 * @throws TILL_ALREADY_OPEN, TILL_INACTIVE, LEDGER_BROKEN (409), CLOCK_OFF, DENOMINATIONS_MISMATCH (422)
 */
export async function openTill(ctx: Ctx, ref: string, input: Open) {
  const till = await getWorkTill(ctx, ref, businessDay(ctx.now()))
  const written = await writeEntry(ctx, till, 'openTill', input, async (desk) => {
    const head = await lockHead(desk.tx, till.id)
    if (head.state !== 'closed') throw new Problem('TILL_ALREADY_OPEN')
    if (!till.active) throw new Problem('TILL_INACTIVE')
    if (!(await isLinked(desk, head))) throw new Problem('LEDGER_BROKEN')
    refuseIf([
      ...tillClockBlockers(input.at, ctx.now()),
      ...sumBlockers(input.denominations, input.floatCents),
    ])
    const facts = { floatCents: input.floatCents, denominations: input.denominations }
    const done = await append(desk, head, 'TILL_OPEN', facts, input.requestId)
    await told(desk, 'till.opened', done.written, { floatCents: input.floatCents })
    return done.written
  })
  return { written, floatCents: input.floatCents }
}

/** Whether the last entry is the one that the head names, whole and signed by our key. */
async function isLinked({ tx, ctx, till }: Desk, head: Head): Promise<boolean> {
  if (head.seq === 0) return true
  const last = await findEntryAt(tx, till.id, head.seq)
  const { kid, publicKey } = ctx.signer()
  const ours = last && JSON.parse(last.canonical).kid === kid
  return (
    last !== undefined &&
    last.hash === head.hash &&
    hashOf(last.canonical) === last.hash &&
    (!ours || last.sig === null || isSigned(last.hash, last.sig, publicKeyOf(publicKey)))
  )
}

const sumBlockers = (denominations: Denomination[], floatCents: number): Blocker[] =>
  countedCents(denominations) === floatCents
    ? []
    : [
        {
          code: 'DENOMINATIONS_MISMATCH',
          detail: `${countedCents(denominations)} ≠ ${floatCents}`,
        },
      ]

type Cash = { requestId: string; direction: 'in' | 'out'; amountCents: number; reason: string }
/** Puts cash in or takes it out. @throws TILL_CLOSED (409), DRAWER_SHORT (422) */
export async function recordCashMovement(ctx: Ctx, ref: string, input: Cash) {
  const till = await getWorkTill(ctx, ref, businessDay(ctx.now()))
  const kind = input.direction === 'in' ? 'CASH_IN' : 'CASH_OUT'
  return writeEntry(ctx, till, 'recordCashMovement', input, async (desk) => {
    const head = await lockOpen(desk)
    const { drawerCents } = await readSession(desk.tx, till)
    if (kind === 'CASH_OUT' && drawerCents < input.amountCents)
      refuseIf([{ code: 'DRAWER_SHORT', detail: String(drawerCents) }])
    const facts = { cents: input.amountCents, reason: input.reason }
    const { written } = await append(desk, head, kind, facts, input.requestId)
    await told(desk, 'till.cashMoved', written, facts)
    return written
  })
}

type Count = { requestId: string; denominations: Denomination[]; reason?: string | undefined }
/** Counts the drawer. A difference beyond the dated limit needs its reason. @throws TILL_CLOSED, VARIANCE_REASON_REQUIRED */
export async function countTill(ctx: Ctx, ref: string, input: Count) {
  const till = await getWorkTill(ctx, ref, businessDay(ctx.now()))
  return writeEntry(ctx, till, 'countTill', input, async (desk) => {
    const head = await lockOpen(desk)
    const { drawerCents: expectedCents } = await readSession(desk.tx, till)
    const counted = countedCents(input.denominations)
    const varianceCents = counted - expectedCents
    if (Math.abs(varianceCents) >= till.rules.varianceReasonCents && !input.reason)
      throw new Problem('VARIANCE_REASON_REQUIRED')
    const facts = {
      denominations: input.denominations,
      expectedCents,
      countedCents: counted,
      varianceCents,
      reason: input.reason ?? null,
    }
    const { written } = await append(desk, head, 'COUNT', facts, input.requestId)
    await told(desk, 'till.counted', written, { varianceCents, reason: facts.reason })
    return written
  })
}

/** Closes a counted session (Z). @throws TILL_CLOSED, COUNT_REQUIRED (409) */
export async function closeTill(ctx: Ctx, ref: string, input: { requestId: string }) {
  const till = await getWorkTill(ctx, ref, businessDay(ctx.now()))
  return writeEntry(ctx, till, 'closeTill', input, async (desk) => {
    const head = await lockOpen(desk)
    if (head.state !== 'counted') throw new Problem('COUNT_REQUIRED')
    const facts = closingOf(await readSession(desk.tx, till), head)
    const { written } = await append(desk, head, 'Z', facts, input.requestId)
    await told(desk, 'till.closed', written, { zNo: facts.zNo, netCents: facts.netCents })
    return written
  })
}

async function lockOpen({ tx, till }: Desk): Promise<Head> {
  const head = await lockHead(tx, till.id)
  if (head.state === 'closed') throw new Problem('TILL_CLOSED')
  return head
}

/** Who may be told what the drawer should hold: not who counts it. */
const seesDrawer = (ctx: Ctx): boolean =>
  ctx.actor.grants.some((g) => ['shopManager', 'accountant', 'auditor', 'admin'].includes(g.role))

/** A till as it stands, with its session so far (X). */
export async function readTill(ctx: Ctx, ref: string) {
  const till: Till = await getTill(ctx, ref, businessDay(ctx.now()))
  const [head, session] = await Promise.all([readHead(ctx, till.id), readSession(ctx, till)])
  const { drawerCents, means, grossCents, refundsCents } = session
  return {
    till,
    head,
    session: {
      tickets: session.tickets,
      firstTicket: session.firstTicket,
      lastTicket: session.lastTicket,
      grossCents,
      refundsCents,
      netCents: grossCents + refundsCents,
      gifts: session.gifts,
      duplicates: session.duplicates,
      byMeans: seesDrawer(ctx) ? means.filter((m) => m.cents !== 0) : null,
      drawerCents: seesDrawer(ctx) ? drawerCents : null,
    },
  }
}
