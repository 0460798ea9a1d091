import type { Ctx, NamedTx, Services } from '../platform/context.ts'
import type { Stored } from './check-ledger.ts'
import type { Kind } from './ledger.ts'

export type EntryRow = { id: string; seq: number; canonical: string; hash: string; said: string }

const COLUMNS = `e.id, e.seq, e.canonical, e.hash, e.said`
const INSERT_ENTRY = `insert into fiscal_entry (till_id, seq, id, canonical, hash, said, recorded_at)
  values ($1::uuid, $2, $3::uuid, $4, $5, $6, $7)`
export const insertEntry = (
  tx: NamedTx,
  tillId: string,
  { seq, id, canonical, hash, said }: EntryRow,
  recordedAt: string,
) => tx.rows('entry_insert', INSERT_ENTRY, [tillId, seq, id, canonical, hash, said, recordedAt])

/** What this request wrote the first time, if it was sent before. */
const BY_REQUEST = `select ${COLUMNS} from fiscal_entry e where e.till_id = $1::uuid and e.request_id = $2`
export async function findByRequest(
  { pool }: Pick<Services, 'pool'>,
  tillId: string,
  requestId: string,
): Promise<EntryRow | undefined> {
  const { rows } = await pool.query<EntryRow>({
    name: 'entry_by_request',
    text: BY_REQUEST,
    values: [tillId, requestId],
  })
  return rows[0]
}

const SIGN = `insert into fiscal_signature (till_id, seq, hash, kid, sig) values ($1::uuid, $2, $3, $4, $5) on conflict do nothing`
export const insertSignature = (
  { pool }: Pick<Services, 'pool'>,
  row: { tillId: string; seq: number; hash: string; kid: string; sig: string },
) =>
  pool.query({
    name: 'entry_sign',
    text: SIGN,
    values: [row.tillId, row.seq, row.hash, row.kid, row.sig],
  })

/** What is not signed yet on a till, or on all of them: the entries after the last signature, in order. */
const UNSIGNED = `
  select e.till_id as "tillId", e.seq, e.hash from till t
  join lateral (select coalesce(max(s.seq), 0) as last from fiscal_signature s where s.till_id = t.id) s on true
  join fiscal_entry e on e.till_id = t.id and e.seq > s.last
  where $1::uuid is null or t.id = $1 order by e.till_id, e.seq limit 1000`
export async function listUnsigned({ pool }: Pick<Services, 'pool'>, tillId: string | null) {
  const { rows } = await pool.query<{ tillId: string; seq: number; hash: string }>({
    text: UNSIGNED,
    values: [tillId],
  })
  return rows
}

/** The entries since the last closing, locked away by the head: what the session is summed from. */
const SESSION = `select e.canonical from fiscal_entry e where e.till_id = $1::uuid and e.seq > coalesce(
  (select max(z.seq) from fiscal_entry z where z.till_id = $1::uuid and z.kind = 'Z'), 0)
  order by e.seq`
export const listSession = async (
  tx: NamedTx | Pick<Ctx, 'reads'>,
  tillId: string,
): Promise<string[]> => {
  const run = 'reads' in tx ? tx.reads : tx
  return (await run.rows<{ canonical: string }>('till_session', SESSION, [tillId])).map(
    (r) => r.canonical,
  )
}

/** A part of a chain with its signatures, in order, after an entry: for verification and archives. */
const CHAIN = `select e.seq, e.canonical, e.hash, s.sig from fiscal_entry e
  left join fiscal_signature s on s.till_id = e.till_id and s.seq = e.seq
  where e.till_id = $1::uuid and e.seq > $2 and e.seq <= $3 order by e.seq limit 1000`
export async function* readChain(
  { pool }: Pick<Services, 'pool'>,
  tillId: string,
  after: number,
  to: number,
): AsyncGenerator<Stored> {
  for (let last = after; last < to; ) {
    const { rows } = await pool.query<Stored>({ text: CHAIN, values: [tillId, last, to] })
    yield* rows
    if (rows.length < 1000) return
    last = rows.at(-1)?.seq ?? to
  }
}

const ENTRY_AT = `select e.seq, e.canonical, e.hash, s.sig from fiscal_entry e
  left join fiscal_signature s on s.till_id = e.till_id and s.seq = e.seq where e.till_id = $1::uuid and e.seq = $2`
/** One entry of a chain, with its signature. */
export const findEntryAt = async (
  tx: NamedTx,
  tillId: string,
  seq: number,
): Promise<Stored | undefined> => (await tx.rows<Stored>('entry_at', ENTRY_AT, [tillId, seq]))[0]

export type TicketRow = EntryRow & {
  kind: Kind
  tillId: string
  till: string
  siteId: string
  sellerId: string
  signed: boolean
}
const TICKET = `select ${COLUMNS}, e.kind, e.till_id as "tillId", t.code as till, t.site_id as "siteId", t.seller_id as "sellerId",
    exists (select from fiscal_signature s where s.till_id = e.till_id and s.seq = e.seq) as signed
  from fiscal_entry e join till t on t.id = e.till_id`
const SEEN = `($2::boolean or t.site_id = any($3::uuid[]) or t.seller_id = any($4::uuid[]))`
const TICKET_BY_ID = `${TICKET} where e.id = $1::uuid and e.ticket_no is not null and ${SEEN}`
const TICKET_BY_NO = `${TICKET} where t.code = split_part($1, '/', 1) and e.ticket_no = split_part($1, '/', 2)::int and ${SEEN}`

/** A ticket one may see, by its id, by `T01/6`, or by the text of its QR code; undefined when there is none. */
export async function findTicket(
  run: NamedTx | Ctx['reads'],
  { scope }: Pick<Ctx, 'scope'>,
  ref: { id: string } | { number: string },
): Promise<TicketRow | undefined> {
  const [name, text, value] =
    'id' in ref
      ? (['ticket_by_id', TICKET_BY_ID, ref.id] as const)
      : (['ticket_by_number', TICKET_BY_NO, ref.number] as const)
  const [row] = await run.rows<TicketRow>(name, text, [
    value,
    scope.all,
    scope.siteIds,
    scope.organisationIds,
  ])
  return row
}

/** Entries that name a ticket: its refunds, its duplicates, the sale that an exchange made of it. */
const NAMING = `select ${COLUMNS} from fiscal_entry e where e.ref = $1 and e.kind = $2 order by e.recorded_at, e.seq`
export const listNaming = (run: NamedTx | Ctx['reads'], ref: string, kind: Kind) =>
  run.rows<EntryRow>('entries_naming', NAMING, [ref, kind])

const TICKETS = `${TICKET} where e.till_id = $1::uuid and ${SEEN} and e.ticket_no is not null and e.ticket_no > $5
  and ($6::text is null or e.business_date = $6) order by e.ticket_no limit $7`
export const listTicketRows = (
  { reads, scope }: Pick<Ctx, 'reads' | 'scope'>,
  tillId: string,
  q: { after: number; limit: number; on?: string | undefined },
) =>
  reads.rows<TicketRow>('tickets', TICKETS, [
    tillId,
    scope.all,
    scope.siteIds,
    scope.organisationIds,
    q.after,
    q.on ?? null,
    q.limit + 1,
  ])

const CLOSINGS = `select ${COLUMNS} from fiscal_entry e where e.till_id = $1::uuid and e.kind = 'Z' and e.seq > $2 order by e.seq limit $3`
export const listClosingRows = (
  { reads }: Pick<Ctx, 'reads'>,
  tillId: string,
  q: { after: number; limit: number },
) => reads.rows<EntryRow>('closings', CLOSINGS, [tillId, q.after, q.limit + 1])

const CLOSING = `select ${COLUMNS} from fiscal_entry e where e.till_id = $1::uuid and e.kind = 'Z'
  and (e.canonical::jsonb ->> 'zNo')::int = $2`
export const findClosing = async ({ reads }: Pick<Ctx, 'reads'>, tillId: string, zNo: number) =>
  (await reads.rows<EntryRow>('closing_by_number', CLOSING, [tillId, zNo]))[0]

/** Takes the one original print of a ticket; false when it was taken before. */
const PRINT = `insert into ticket_print (entry_id, recorded_at, by_code) values ($1::uuid, $2, $3) on conflict do nothing returning entry_id`
export async function takeOriginal({ pool, now, acting }: Ctx, entryId: string): Promise<boolean> {
  const { rows } = await pool.query({
    name: 'ticket_print',
    text: PRINT,
    values: [entryId, now(), acting.code],
  })
  return rows.length > 0
}
