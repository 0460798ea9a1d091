import type { ConfigurationValue } from '../configuration/kinds.ts'
import { getConfigured } from '../configuration/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { Problem } from '../platform/problems.ts'
import { findParty, listGiftDevices, listGiftLots } from './gift-queries.ts'
import { findProfile, listSignatories, lockProfile } from './issuer-queries.ts'
import { type Assessment, assess, type Facts, type Kind } from './rules.ts'

export type Form = ConfigurationValue<'receiptForm'>
/** What a receipt is asked for: whose gifts, of which days, and which things where they are named. */
export type Wanted = {
  kind: Kind
  issuerId: string
  donorId: string
  from: string
  to: string
  donationIds: readonly string[]
  deviceIds: readonly string[] | null
  lotIds: readonly string[] | null
}
type Profile = NonNullable<Awaited<ReturnType<typeof findProfile>>>
export type Gathered = {
  form: Form
  facts: Facts
  profile: Profile | null
  assessment: Assessment
}

/** Reads every fact a receipt stands on, as it is now, and judges it. */
export async function gather(
  db: Db | Tx,
  ctx: Pick<Ctx, 'now'>,
  wanted: Wanted,
): Promise<Gathered> {
  return gatherFor(db, await gatherIssuer(db, ctx, wanted.issuerId), wanted)
}

type IssuerFacts = {
  today: string
  form: Form
  issuer: Facts['issuer']
  profile: Profile | null
  signatories: Facts['signatories']
}
/** What is the same for every receipt of an issuer today. */
export async function gatherIssuer(
  db: Db | Tx,
  ctx: Pick<Ctx, 'now'>,
  issuerId: string,
): Promise<IssuerFacts> {
  const today = parisDate(ctx.now())
  const { value: form } = await getConfigured(db, 'receiptForm', today)
  const issuer = await findParty(db, issuerId)
  if (!issuer) throw new Problem('REFERENCE_UNKNOWN', { what: 'issuerId' })
  const profile =
    (db.isTransaction
      ? await lockProfile(db as Tx, issuerId, 'keep')
      : await findProfile(db, issuerId)) ?? null
  return { today, form, issuer, profile, signatories: await listSignatories(db, [issuerId]) }
}

/** As `gather`, with what is known of the issuer already. */
export async function gatherFor(
  db: Db | Tx,
  { today, form, issuer, profile, signatories }: IssuerFacts,
  wanted: Omit<Wanted, 'issuerId'>,
): Promise<Gathered> {
  const { kind, donorId, from, to, donationIds } = wanted
  const donor = await findParty(db, donorId)
  if (!donor) throw new Problem('REFERENCE_UNKNOWN', { what: 'donorId' })
  const asked = { donationIds, kind, today }
  const facts: Facts = {
    kind,
    today,
    from,
    to,
    giftsFrom: form.giftsFrom,
    needsOf: (category) => form.categories.find((c) => c.code === category)?.needs ?? null,
    donor,
    issuer,
    profile,
    signatories,
    devices: await listGiftDevices(db, asked),
    lots: await listGiftLots(db, asked),
    named: {
      devices: wanted.deviceIds && new Set(wanted.deviceIds),
      lots: wanted.lotIds && new Set(wanted.lotIds),
    },
  }
  return { form, facts, profile, assessment: assess(facts) }
}
