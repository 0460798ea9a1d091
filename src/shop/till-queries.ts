import type { ConfigurationValue } from '../configuration/kinds.ts'
import type { Ctx, NamedTx, Services } from '../platform/context.ts'
import { notFound } from '../platform/problems.ts'
import type { Vat } from './ledger.ts'
import type { Head } from './sale-rules.ts'

export type Till = {
  id: string
  code: string
  active: boolean
  version: number
  siteId: string
  siteName: string
  sellerId: string
  sellerName: string
  sellerSiret: string
  organisationId: string
  /** How the seller stands to VAT today; null until it is said. */
  vat: Vat | null
  rules: ConfigurationValue<'tillRules'>
  guarantee: ConfigurationValue<'guarantee'>
  gradeDiscount: ConfigurationValue<'gradeDiscount'>
}

/** The value in force on a day of a dated row; `key` and `day` are SQL. */
export const inForce = (kind: string, key: string, day: string): string => `
  (select cf.value from configuration cf where cf.kind = '${kind}' and cf.key = ${key} and cf.status = 'confirmed'
    and cf.valid_from <= ${day}::date and (cf.valid_to is null or cf.valid_to > ${day}::date))`

const TILL = `
  select t.id, t.code, t.active, t.version, t.site_id as "siteId", s.name as "siteName", t.seller_id as "sellerId",
    o.name as "sellerName", t.seller_siret as "sellerSiret", s.organisation_id as "organisationId",
    ${inForce('sellerVat', 't.seller_id::text', '$2')} ->> 'regime' as vat,
    ${inForce('tillRules', `'default'`, '$2')} as rules,
    ${inForce('guarantee', `'default'`, '$2')} as guarantee,
    ${inForce('gradeDiscount', `'default'`, '$2')} as "gradeDiscount"
  from till t join site s on s.id = t.site_id join organisation o on o.id = t.seller_id`
/** $1 a till's id or code, $2 the day, then the scope. */
const TILL_BY_REF = `${TILL} where (t.id::text = $1 or t.code = $1)
  and ($3::boolean or t.site_id = any($4::uuid[]) or t.seller_id = any($5::uuid[]))`
const TILLS = `${TILL} where t.id > $1::uuid and ($3::boolean or t.site_id = any($4::uuid[]) or t.seller_id = any($5::uuid[]))
  and ($6::uuid is null or t.site_id = $6) order by t.id limit $7`

/** A till one may see, by its id or its code, with what is in force on a day. @throws NOT_FOUND */
export async function getTill(
  { reads, scope }: Pick<Ctx, 'reads' | 'scope'>,
  ref: string,
  day: string,
): Promise<Till> {
  const [till] = await reads.rows<Till>('till_by_ref', TILL_BY_REF, [
    ref.replaceAll('\0', ''),
    day,
    scope.all,
    scope.siteIds,
    scope.organisationIds,
  ])
  return till ?? Promise.reject(notFound('till'))
}

/** As `getTill`, where a ticket is made or cash is moved: only by who works on its site. */
export async function getWorkTill(ctx: Ctx, ref: string, day: string): Promise<Till> {
  const till = await getTill(ctx, ref, day)
  return ctx.scope.all || ctx.scope.siteIds.includes(till.siteId)
    ? till
    : Promise.reject(notFound('till'))
}

export const listTills = (
  { reads, scope }: Pick<Ctx, 'reads' | 'scope'>,
  day: string,
  q: { after?: string | undefined; limit: number; siteId?: string | undefined },
): Promise<Till[]> =>
  reads.rows<Till>('tills', TILLS, [
    q.after ?? '00000000-0000-0000-0000-000000000000',
    day,
    scope.all,
    scope.siteIds,
    scope.organisationIds,
    q.siteId ?? null,
    q.limit + 1,
  ])

const HEAD = `h.seq, h.hash, h.ticket_no as "ticketNo", h.z_no as "zNo", h.state, h.business_date as "businessDate",
  h.perp_net as "perpNetCents", h.perp_abs as "perpAbsCents"`
const LOCK_HEAD = `select ${HEAD} from lock_till($1::uuid) h`
const READ_HEAD = `select ${HEAD} from till_head h where h.till_id = $1::uuid`

/** The head of a till, locked until the transaction ends. Take every device first. */
export async function lockHead(tx: NamedTx, tillId: string): Promise<Head> {
  const [head] = await tx.rows<Head>('till_lock', LOCK_HEAD, [tillId])
  return head ?? Promise.reject(notFound('till'))
}
export async function readHead({ reads }: Pick<Ctx, 'reads'>, tillId: string): Promise<Head> {
  const [head] = await reads.rows<Head>('till_head', READ_HEAD, [tillId])
  return head ?? Promise.reject(notFound('till'))
}

/** Adds a till whose seller is active and has a SIRET; answers no row where it has none. */
const INSERT_TILL = `
  insert into till (id, code, site_id, seller_id, seller_siret, recorded_at, recorded_by)
  select $1::uuid, $2, $3::uuid, o.id, o.siret, $5, $6 from organisation o where o.id = $4::uuid and o.siret is not null and o.active
  returning id`
export const insertTill = (
  tx: NamedTx,
  row: {
    id: string
    code: string
    siteId: string
    sellerId: string
    recordedAt: string
    recordedBy: string
  },
) =>
  tx.rows<{ id: string }>('till_insert', INSERT_TILL, [
    row.id,
    row.code,
    row.siteId,
    row.sellerId,
    row.recordedAt,
    row.recordedBy,
  ])

const RETIRE_TILL = `update till set active = false, version = version + 1
  where id = $1::uuid and version = $2 and active returning id`
export const retireTill = (tx: NamedTx, id: string, version: number) =>
  tx.rows<{ id: string }>('till_retire', RETIRE_TILL, [id, version])

/** A site one works on or administers, for a new till. */
const SITE = `select s.id, s.kind, s.active, s.organisation_id as "organisationId" from site s where s.id = $1::uuid
  and ($2::boolean or s.id = any($3::uuid[]))`
export async function getShopSite(tx: NamedTx, { scope }: Ctx, id: string) {
  const [site] = await tx.rows<{
    id: string
    kind: string
    active: boolean
    organisationId: string
  }>('shop_site', SITE, [id, scope.all, scope.siteIds])
  return site ?? Promise.reject(notFound('site'))
}

/** The keys that ever signed, by name. */
export const listKeys = ({ reads }: Pick<Services, 'reads'>) =>
  reads.rows<{ kid: string; publicKey: string }>(
    'signing_keys',
    'select kid, public_key as "publicKey" from signing_key order by recorded_at, kid',
    [],
  )
export const insertKey = (
  { pool, now }: Pick<Services, 'pool' | 'now'>,
  key: { kid: string; publicKey: string },
) =>
  pool.query({
    name: 'signing_key_insert',
    text: `insert into signing_key (kid, public_key, recorded_at) values ($1, $2, $3) on conflict do nothing`,
    values: [key.kid, key.publicKey, now()],
  })
