import type { Blocker, ProblemCode } from '../platform/problems.ts'
import { type Assessment, assess, type Facts } from './rules.ts'
import type { menders } from './shapes.ts'

type Mender = (typeof menders)[number]
export type Missing = Blocker & { from: Mender; donationId?: string; blocks: boolean }

/** Who can mend what stands against a receipt; what is not named here is the accountant's. */
const mendedBy: Partial<Record<ProblemCode, Mender>> = {
  VALUATION_MISSING: 'donor',
  VALUE_NOT_POSITIVE: 'donor',
  DONOR_NOT_TAXABLE: 'donor',
  WRONG_FORM: 'donor',
  LEGAL_FORM_MISSING: 'donor',
  FISCAL_YEAR_ASSUMED: 'donor',
  DEVICE_NOT_ACCEPTED: 'workshop',
  DESCRIPTION_MISSING: 'workshop',
  GIFT_BEFORE_TRANSFER: 'counter',
  GIFT_DATE_IN_FUTURE: 'counter',
  ORGANISATION_INACTIVE: 'admin',
  RNA_INVALID: 'admin',
}
/** Said of a party: the donor knows its own number and address, the issuer's are in the directory. */
const ofParty: readonly ProblemCode[] = ['ADDRESS_INCOMPLETE', 'SIREN_INVALID']
/** Said of things given: told gift by gift. */
const ofGift: readonly ProblemCode[] = [
  'VALUATION_MISSING',
  'DESCRIPTION_MISSING',
  'GIFT_DATE_IN_FUTURE',
  'GIFT_BEFORE_TRANSFER',
  'GIFT_TOO_OLD',
  'DEVICE_NOT_ACCEPTED',
]
/** Warnings that somebody can do something about. */
const told: readonly ProblemCode[] = ['DEVICE_NOT_ACCEPTED', 'FISCAL_YEAR_ASSUMED']

function menderOf({ code, detail }: Blocker): Mender {
  if (ofParty.includes(code)) return detail === 'donor' ? 'donor' : 'admin'
  // A profile waits for another person, or for a category that is not configured.
  if (code === 'ISSUER_NOT_ELIGIBLE' && (detail === 'confirmation' || detail === 'category'))
    return 'admin'
  return mendedBy[code] ?? 'accountant'
}
const each = (blocker: Blocker): Blocker[] =>
  ofParty.includes(blocker.code) && blocker.detail
    ? blocker.detail.split(', ').map((detail) => ({ ...blocker, detail }))
    : [blocker]
const all = ({ blockers, warnings }: Assessment) => [
  ...blockers.map((b) => ({ ...b, blocks: true })),
  ...warnings.filter(({ code }) => told.includes(code)).map((b) => ({ ...b, blocks: false })),
]

/**
 * All that a receipt lacks and who can mend it: what the rules say of the whole, and of each gift alone where it is the
 * things given that lack something.
 */
export function missingOf(
  facts: Facts,
  whole: Assessment,
  donationIds: readonly string[],
): Missing[] {
  const general = all(whole)
    .filter(({ code }) => !ofGift.includes(code))
    .flatMap(({ blocks, ...b }) => each(b).map((one) => ({ ...one, blocks })))
  const byGift = donationIds.flatMap((donationId) => {
    const mine = <T extends { donationId: string }>(things: readonly T[]) =>
      things.filter((thing) => thing.donationId === donationId)
    const alone = assess({ ...facts, devices: mine(facts.devices), lots: mine(facts.lots) })
    return all(alone)
      .filter(({ code }) => ofGift.includes(code))
      .map((b) => ({ ...b, donationId }))
  })
  return [...general, ...byGift].map((b) => ({ ...b, from: menderOf(b) }))
}
