import type { Ctx } from '../platform/context.ts'
import { businessDay } from '../platform/dates.ts'
import { toPage } from '../platform/schema.ts'
import { listClosingRows, listTicketRows } from './entry-queries.ts'
import { getTill, listTills, readHead } from './till-queries.ts'
import { toClosing, toTicket, toTill } from './view.ts'
import { readEntry } from './write-entry.ts'

export async function listTillPage(
  ctx: Ctx,
  query: { after?: string | undefined; limit: number; siteId?: string | undefined },
) {
  const { items, next } = toPage(await listTills(ctx, businessDay(ctx.now()), query), query.limit)
  const heads = await Promise.all(items.map((till) => readHead(ctx, till.id)))
  return { items: items.map((till, n) => toTill(till, heads[n]!, ctx)), next }
}

type Numbered = { after: number; limit: number }
/** A page of what is numbered: `next` is the number that the following page comes after. */
const cut = <T>(rows: T[], limit: number, numberOf: (row: T) => number) => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? numberOf(last) : null }
}

export async function listTicketPage(
  ctx: Ctx,
  ref: string,
  query: Numbered & { on?: string | undefined },
) {
  const till = await getTill(ctx, ref, businessDay(ctx.now()))
  const rows = await listTicketRows(ctx, till.id, query)
  const tickets = rows.filter((r) => r.signed).map((r) => toTicket(readEntry(r), till))
  return cut(tickets, query.limit, (t) => t.ticketNo)
}

export async function listClosingPage(ctx: Ctx, ref: string, query: Numbered) {
  const till = await getTill(ctx, ref, businessDay(ctx.now()))
  const rows = await listClosingRows(ctx, till.id, query)
  return cut(
    rows.map((r) => toClosing(readEntry(r))),
    query.limit,
    (z) => z.seq,
  )
}
