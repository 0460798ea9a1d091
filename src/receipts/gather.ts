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
  const { kind, issuerId, donorId, from, to, donationIds } = wanted
  const today = parisDate(ctx.now())
  const { value: form } = await getConfigured(db, 'receiptForm', today)
  const [issuer, donor] = [await findParty(db, issuerId), await findParty(db, donorId)]
  if (!issuer || !donor) throw new Problem('REFERENCE_UNKNOWN', { what: 'issuerId | donorId' })
  const profile =
    (db.isTransaction
      ? await lockProfile(db as Tx, issuerId, 'keep')
      : await findProfile(db, issuerId)) ?? null
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
    signatories: await listSignatories(db, [issuerId]),
    devices: await listGiftDevices(db, asked),
    lots: await listGiftLots(db, asked),
    named: {
      devices: wanted.deviceIds && new Set(wanted.deviceIds),
      lots: wanted.lotIds && new Set(wanted.lotIds),
    },
  }
  return { form, facts, profile, assessment: assess(facts) }
}
