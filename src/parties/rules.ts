import { isRna, isSiren, isSiret } from '../platform/check-digits.ts'
import type { OrganisationKind } from '../platform/db.generated.ts'
import type { Blocker, ProblemCode } from '../platform/problems.ts'

type Numbers = {
  siren?: string | null | undefined
  siret?: string | null | undefined
  rna?: string | null | undefined
}

/** Digits alone, as typed with or without spaces. */
export const compact = (value: string | undefined): string | undefined =>
  value?.replaceAll(/[\s.]/g, '').toUpperCase()

/** Why these numbers cannot be an organisation's. SIREN and SIRET: Luhn, La Poste apart; RNA: décret 2007-807. */
export function numberBlockers({ siren, siret, rna }: Numbers): Blocker[] {
  const blockers: Blocker[] = []
  if (siren && !isSiren(siren)) blockers.push({ code: 'SIREN_INVALID' })
  if (siret && !isSiret(siret)) blockers.push({ code: 'SIRET_INVALID' })
  if (siren && siret && !siret.startsWith(siren)) blockers.push({ code: 'SIRET_NOT_OF_SIREN' })
  if (rna && !isRna(rna)) blockers.push({ code: 'RNA_INVALID' })
  return blockers
}

/** Who is taxed on its actual profits: CGI 238 bis, companies under IS or IR. */
export const taxable = ['IS', 'IR_REEL']

/** Who gives without working for the public: what may be a duplicate donor. */
export const donorKinds = ['company', 'publicBody', 'association'] as const

type Party = {
  id: string
  kind: OrganisationKind
  siren: string | null
  siret: string | null
  active: boolean
}
/** What an organisation does besides giving: a merger would carry it to another, or lose it. */
export type BesidesGiving = {
  sites: boolean
  issues: boolean
  donee: boolean
  devices: boolean
  staff: boolean
  drafts: boolean
}
const sirenOf = ({ siren, siret }: Party) => siren ?? siret?.slice(0, 9) ?? null

/**
 * Why one organisation cannot be merged into another: not twice the same donor, or more than a donor. A SIREN names one
 * legal person (C. com. R123-220): two numbers are two donors, each with its own tax reduction.
 */
export function mergeBlockers(gone: Party, kept: Party, besides: BesidesGiving): Blocker[] {
  if (gone.id === kept.id) return [{ code: 'MERGE_ITSELF' }]
  const [one, other] = [sirenOf(gone), sirenOf(kept)]
  const against: [boolean, ProblemCode][] = [
    [!gone.active || !kept.active, 'ORGANISATION_INACTIVE'],
    [gone.kind !== kept.kind || !donorKinds.some((k) => k === gone.kind), 'MERGE_NOT_SAME_KIND'],
    [one !== null && other !== null && one !== other, 'MERGE_TWO_SIRENS'],
    [besides.sites, 'MERGE_HAS_SITES'],
    [besides.issues, 'MERGE_ISSUES_PAPERS'],
    [besides.donee, 'MERGE_IS_DONEE'],
    [besides.devices, 'MERGE_HOLDS_DEVICES'],
    [besides.staff, 'MERGE_HAS_STAFF'],
    [besides.drafts, 'MERGE_RECEIPT_DRAFT'],
  ]
  return against.flatMap(([holds, code]) => (holds ? [{ code }] : []))
}
