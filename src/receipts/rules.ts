import { taxable } from '../parties/rules.ts'
import { isSiren } from '../platform/check-digits.ts'
import type { Blocker } from '../platform/problems.ts'
import type { Address } from '../platform/schema.ts'
import type { IssuerNeed, IssuerRecord, Signatory } from './issuer-rules.ts'
import { issuerBlockers, issuerNumber, signatoryOn } from './issuer-rules.ts'
import { chooseLines, type GiftDevice, type GiftLot, type LineFacts, naming } from './line-rules.ts'

export type Kind = 'recuFiscal' | 'giftCertificate'
type Warning = Blocker

export type Party = {
  name: string
  siren: string | null
  rna: string | null
  legalForm: string | null
  taxRegime: string | null
  fiscalYearEnd: string | null
  address: Address
  active: boolean
}

/** All that decides whether a receipt may be issued today. */
export type Facts = LineFacts & {
  kind: Kind
  today: string
  giftsFrom: string
  needsOf: (category: string) => readonly IssuerNeed[] | null
  donor: Party
  issuer: Party
  profile: IssuerRecord | null
  signatories: readonly Signatory[]
}

export type Assessment = {
  devices: GiftDevice[]
  lots: GiftLot[]
  totalCents: number | null
  blockers: Blocker[]
  warnings: Warning[]
  proposes: 'giftCertificate' | null
  signatory: Signatory | null
}

const lastOfMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The last day of the fiscal year that holds a day; an end on 29 February falls on the 28th in other years. */
export function fiscalYearEnd(day: string, end: string): string {
  const [month, date] = end.split('-').map(Number) as [number, number]
  const of = (year: number) =>
    `${year}-${end.slice(0, 2)}-${String(Math.min(date, lastOfMonth(year, month))).padStart(2, '0')}`
  const year = Number(day.slice(0, 4))
  return day <= of(year) ? of(year) : of(year + 1)
}

export const straddles = (from: string, to: string, end: string): boolean =>
  fiscalYearEnd(from, end) !== fiscalYearEnd(to, end)

export const YEAR_END = '12-31'

/** The fiscal year that ends in a calendar year, first and last day. */
export function fiscalYear(year: number, end: string): { from: string; to: string } {
  const before = fiscalYearEnd(`${year - 1}-01-01`, end)
  const from = new Date(Date.parse(before) + 86_400_000).toISOString().slice(0, 10)
  return { from, to: fiscalYearEnd(`${year}-01-01`, end) }
}

/** Why the donor has no use of a receipt. */
export function donorBlockers({ taxRegime }: Pick<Party, 'taxRegime'>): Blocker[] {
  if (taxRegime !== null && taxable.includes(taxRegime)) return []
  if (taxRegime === 'INDIVIDUAL') return [{ code: 'WRONG_FORM' }]
  return [{ code: 'DONOR_NOT_TAXABLE', detail: taxRegime ?? 'unknown' }]
}

const incomplete = ({ address }: Party) =>
  [address.street, address.postcode, address.city].some((part) => !part?.trim())

/** Fields 3, 4 and 7 of the form: what a mandatory mention lacks. */
function mentionBlockers({ kind, donor, issuer, profile }: Facts): Blocker[] {
  const addresses = naming('ADDRESS_INCOMPLETE', [
    ...(incomplete(issuer) ? ['issuer'] : []),
    ...(incomplete(donor) ? ['donor'] : []),
  ])
  if (kind === 'giftCertificate') return addresses
  const sirens = [
    ...(issuer.siren !== null && !isSiren(issuer.siren) ? ['issuer'] : []),
    ...(donor.siren === null || !isSiren(donor.siren) ? ['donor'] : []),
  ]
  return [
    ...(profile?.object?.trim() ? [] : [{ code: 'OBJECT_MISSING' } as const]),
    ...naming('SIREN_INVALID', sirens),
    ...(issuerNumber(issuer, profile) === null
      ? [{ code: 'RNA_INVALID', detail: 'issuer' } as const]
      : []),
    ...addresses,
    ...(donor.legalForm?.trim() ? [] : [{ code: 'LEGAL_FORM_MISSING' } as const]),
  ]
}

type Given = { name: string; givenOn: string; decidedOn: string | null }
function dateBlockers({ kind, today, giftsFrom }: Facts, gifts: readonly Given[]): Blocker[] {
  const named = (wrong: (g: Given) => boolean) => gifts.filter(wrong).map((g) => g.name)
  return [
    ...naming(
      'GIFT_DATE_IN_FUTURE',
      named((g) => g.givenOn > today),
    ),
    ...naming(
      'GIFT_BEFORE_TRANSFER',
      named((g) => g.decidedOn === null || g.givenOn < g.decidedOn),
    ),
    ...(kind === 'recuFiscal'
      ? naming(
          'GIFT_TOO_OLD',
          named((g) => g.givenOn < giftsFrom),
        )
      : []),
  ]
}

const lotValue = (l: GiftLot) => (l.unitValueCents ?? 0) * l.quantity

/**
 * Every reason why a receipt may not be issued, and what it would say. CGI 238 bis, 5 bis; notes 1, 2 and 5 of the
 * form 2041-MEC-SD. A plain certificate says no value and asks nothing of the law on receipts.
 */
export function assess(facts: Facts): Assessment {
  const { kind, from, to, donor, profile, today } = facts
  const fiscal = kind === 'recuFiscal'
  const { devices, lots, blockers: lines, warnings } = chooseLines(facts)
  const gifts: Given[] = [
    ...devices.map((d) => ({ ...d, name: d.tag })),
    ...lots.map((l) => ({ ...l, name: `${l.category} × ${l.quantity}` })),
  ]
  const unvalued = devices.filter((d) => d.valueCents === null)
  const total =
    devices.reduce((sum, d) => sum + (d.valueCents ?? 0), 0) +
    lots.reduce((sum, l) => sum + lotValue(l), 0)
  const value: Blocker[] = [
    ...naming(
      'VALUATION_MISSING',
      unvalued.map((d) => d.tag),
    ),
    ...(gifts.length > 0 && unvalued.length === 0 && total <= 0
      ? [{ code: 'VALUE_NOT_POSITIVE' } as const]
      : []),
  ]
  const undescribed = [
    ...devices.filter((d) => !d.label && !d.manufacturer && !d.model).map((d) => d.tag),
    ...lots.filter((l) => !l.label).map((l) => l.category),
  ]
  const signatory = signatoryOn(facts.signatories, today)
  const unfit = fiscal ? donorBlockers(donor) : []
  const end = donor.fiscalYearEnd ?? YEAR_END
  const blockers: Blocker[] = [
    ...lines,
    ...(fiscal ? value : []),
    ...unfit,
    ...(facts.issuer.active ? [] : [{ code: 'ORGANISATION_INACTIVE' } as const]),
    ...(fiscal
      ? issuerBlockers(profile, {
          today,
          needsOf: facts.needsOf,
          giftDays: gifts.map((g) => g.givenOn),
        })
      : []),
    ...(fiscal && signatory === null ? [{ code: 'SIGNATORY_NOT_AUTHORISED' } as const] : []),
    ...mentionBlockers(facts),
    ...naming('DESCRIPTION_MISSING', undescribed),
    ...(fiscal && straddles(from, to, end)
      ? [{ code: 'PERIOD_STRADDLES_FISCAL_YEARS', detail: end } as const]
      : []),
    ...dateBlockers(facts, gifts),
  ]
  const nil = value.some((b) => b.code === 'VALUE_NOT_POSITIVE')
  return {
    devices,
    lots,
    totalCents: fiscal ? total : null,
    blockers,
    warnings: [
      ...warnings,
      ...(fiscal && donor.fiscalYearEnd === null ? [{ code: 'FISCAL_YEAR_ASSUMED' } as const] : []),
    ],
    proposes: fiscal && (nil || unfit.length > 0) ? 'giftCertificate' : null,
    signatory,
  }
}

/** Why this word does not explain the end of a receipt. */
export const reasonBlockers = (reason: string | undefined): Blocker[] =>
  reason?.trim() ? [] : [{ code: 'CANCEL_REASON_REQUIRED' }]
