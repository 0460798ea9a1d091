import { isImei } from '../platform/check-digits.ts'
import type { Blocker, ProblemCode } from '../platform/problems.ts'

/** What two people say of a phone or a tablet that they saw reset. */
export type Reset = {
  technique?: string | undefined
  /** The storage was encrypted before the reset: the reset then destroys the key, and the data with it. */
  encrypted?: boolean | undefined
  /** Started again, it asks for no account: neither Apple's activation lock nor Google's (FRP). */
  accountsOff?: boolean | undefined
  imei?: string | undefined
}

/** The categories whose storage no tool reads back: they are proved by their reset. */
const provedByReset: readonly string[] = ['smartphone', 'tablet']

/** What a device of this category must have said of its reset, by code. */
const asked: readonly [
  ProblemCode,
  categories: readonly string[],
  missing: (r: Reset) => boolean,
][] = [
  ['RESET_NEEDED', provedByReset, (r) => r.technique !== 'factoryReset'],
  ['ENCRYPTION_NOT_SAID', provedByReset, (r) => r.encrypted !== true],
  ['ACCOUNTS_NOT_CHECKED', provedByReset, (r) => r.accountsOff !== true],
  ['IMEI_MISSING', ['smartphone'], (r) => r.imei === undefined],
  ['IMEI_INVALID', provedByReset, (r) => r.imei !== undefined && !isImei(r.imei)],
]

/**
 * What is missing from the proof of a phone or tablet; empty for every other category. The storage is soldered, no tool
 * reads it back: what proves its end is the reset of an encrypted device, seen (domain note on refurbishment, §2.2;
 * cryptographic erase in NIST SP 800-88 Rev. 2). The database refuses the same (`proof_of_reset`).
 */
export const resetBlockers = (category: string, said: Reset): Blocker[] =>
  asked
    .filter(([, categories, missing]) => categories.includes(category) && missing(said))
    .map(([code]) => ({ code }))
