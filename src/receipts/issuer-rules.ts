import type { issuerCategories, issuerNeeds } from '../configuration/kinds.ts'
import { isRna, isSiren } from '../platform/check-digits.ts'
import type { Blocker } from '../platform/problems.ts'

export type IssuerCategory = (typeof issuerCategories)[number]
export type IssuerNeed = (typeof issuerNeeds)[number]
export type RescritOutcome = 'pending' | 'favourable' | 'tacit' | 'unfavourable'

export type IssuerRecord = {
  category: string
  categoryDetail: string | null
  object: string | null
  decreeOn: string | null
  officialJournalOn: string | null
  rescritOn: string | null
  rescritOutcome: string | null
  eligibleFrom: string | null
  eligibleTo: string | null
  mandateHolder: string | null
  mandateSignedOn: string | null
  mandateRevokedOn: string | null
  confirmedBy: string | null
}
export type Signatory = {
  id: string
  name: string | null
  quality: string | null
  validFrom: string
  validTo: string | null
  signatureSha256: string | null
  confirmedBy: string | null
}
type Numbers = { siren: string | null; rna: string | null }

/** From a day on, until the day before another: an end is the first day that is no longer covered. */
const covers = (from: string | null, to: string | null, day: string): boolean =>
  from !== null && from <= day && (to === null || day < to)

/** Alsace-Moselle has no RNA: the number of its register is given as the category's detail. */
const registered: readonly string[] = ['rupAlsaceMoselle', 'worshipAlsaceMoselle']

/** The number printed for the issuer, or null when it has none that the form takes. */
export function issuerNumber(
  { siren, rna }: Numbers,
  profile: Pick<IssuerRecord, 'category' | 'categoryDetail'> | null,
): string | null {
  if (siren !== null && isSiren(siren)) return `SIREN ${siren}`
  if (rna !== null && isRna(rna)) return `RNA ${rna}`
  return profile && registered.includes(profile.category) ? profile.categoryDetail : null
}

/** A rescrit favours who asked, or its silence of six months does: LPF L80 C and R*80 C-1 to 4. */
const favours = (outcome: string | null) => outcome === 'favourable' || outcome === 'tacit'

/** What the category of the form asks of its body, and this one lacks. */
function missingNeeds(profile: IssuerRecord, needs: readonly IssuerNeed[]): IssuerNeed[] {
  const has: Record<IssuerNeed, boolean> = {
    detail: Boolean(profile.categoryDetail?.trim()),
    decree: profile.decreeOn !== null,
    officialJournal: profile.officialJournalOn !== null,
    rescrit: profile.rescritOn !== null && favours(profile.rescritOutcome),
  }
  return needs.filter((need) => !has[need])
}

/**
 * Why a body may not issue receipts for gifts of these days: not known or not confirmed, eligible at other dates,
 * without what its category asks (CGI 238 bis, 1), or without a mandate to the platform in force today.
 */
export function issuerBlockers(
  profile: IssuerRecord | null,
  {
    today,
    needsOf,
    giftDays,
  }: {
    today: string
    needsOf: (category: string) => readonly IssuerNeed[] | null
    giftDays: readonly string[]
  },
): Blocker[] {
  if (!profile)
    return [{ code: 'ISSUER_NOT_ELIGIBLE', detail: 'profile' }, { code: 'ISSUER_MANDATE_MISSING' }]
  const needs = needsOf(profile.category)
  const { eligibleFrom, eligibleTo } = profile
  const lacks = [
    ...(profile.confirmedBy === null ? ['confirmation'] : []),
    ...(needs === null ? ['category'] : missingNeeds(profile, needs)),
    ...(eligibleFrom === null || giftDays.some((day) => !covers(eligibleFrom, eligibleTo, day))
      ? ['giftDate']
      : []),
  ]
  return [
    ...lacks.map((detail): Blocker => ({ code: 'ISSUER_NOT_ELIGIBLE', detail })),
    ...(covers(profile.mandateSignedOn, profile.mandateRevokedOn, today)
      ? []
      : [{ code: 'ISSUER_MANDATE_MISSING' } as const]),
  ]
}

/** Who signs on a day: confirmed, in office, the last to have taken it. */
export function signatoryOn(all: readonly Signatory[], day: string): Signatory | null {
  const able = all.filter(
    (s) => s.name !== null && s.confirmedBy !== null && covers(s.validFrom, s.validTo, day),
  )
  const [last] = able.sort((a, b) => `${b.validFrom}${b.id}`.localeCompare(`${a.validFrom}${a.id}`))
  return last ?? null
}
