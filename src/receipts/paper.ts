import type { Settings } from '../platform/settings.ts'
import { amountFramed, amountInWords } from '../platform/words.ts'
import type { Gathered } from './gather.ts'
import { issuerNumber } from './issuer-rules.ts'

const methods: Record<string, string> = {
  COUT_DE_REVIENT: 'coût de revient',
  VALEUR_CESSION: 'valeur de cession',
  VALEUR_VENALE: 'valeur vénale',
  OTHER: 'autre méthode',
}
const euros = (cents: number) => amountFramed(cents).replaceAll('*', '')
const amount = (cents: number) => ({ framed: amountFramed(cents), words: amountInWords(cents) })

export type PrintedLine = {
  code: string
  category: string
  label: string
  manufacturer: string | null
  model: string | null
  serial: string | null
  donorAssetTag: string | null
  giftDate: string
  valueCents: number | null
  method: string | null
}
export type PrintedLot = {
  lotId: string
  category: string
  label: string
  quantity: number
  giftDate: string
  unitValueCents: number | null
}
export type Payload = ReturnType<typeof payloadOf>

/** The lines of a receipt, as the service answers them and as the paper freezes them; a certificate says no value. */
export function linesOf({ facts, assessment }: Gathered): {
  lines: PrintedLine[]
  lots: PrintedLot[]
} {
  const fiscal = facts.kind === 'recuFiscal'
  return {
    lines: assessment.devices.map((d) => ({
      code: d.tag,
      category: d.category,
      label: d.label ?? d.category,
      manufacturer: d.manufacturer,
      model: d.model,
      serial: d.serial,
      donorAssetTag: d.donorAssetTag,
      giftDate: d.givenOn,
      valueCents: fiscal ? d.valueCents : null,
      method: fiscal ? d.method : null,
    })),
    lots: assessment.lots.map((l) => ({
      lotId: l.id,
      category: l.category,
      label: l.label ?? l.category,
      quantity: l.quantity,
      giftDate: l.givenOn,
      unitValueCents: fiscal ? l.unitValueCents : null,
    })),
  }
}

/** How many of each category, as the form's description sums them up before the annex. */
function counts(lines: readonly PrintedLine[], lots: readonly PrintedLot[]) {
  const of = new Map<string, number>()
  for (const { label } of lines) of.set(label, (of.get(label) ?? 0) + 1)
  for (const { label, quantity } of lots) of.set(label, (of.get(label) ?? 0) + quantity)
  return [...of].map(([label, quantity]) => ({ label, quantity }))
}

/**
 * All that a receipt prints, frozen with it: the fields and notes of the form 2041-MEC-SD (CGI 238 bis, 5 bis), or
 * of a plain certificate. It never says a rate, a ceiling or a reduction: those are the donor's business.
 */
export function payloadOf(
  gathered: Gathered,
  { brand }: Pick<Settings, 'brand'>,
  { replaces, signatureFormat }: { replaces: string | null; signatureFormat: 'png' | 'jpg' | null },
) {
  const { form, facts, profile, assessment } = gathered
  const { donor, issuer, today, from, to } = facts
  const { lines, lots } = linesOf(gathered)
  const { signatory, totalCents } = assessment
  const category = form.categories.find((c) => c.code === profile?.category)
  const { name, legalForm, siren, address } = donor
  return {
    form,
    issuer: {
      name: issuer.name,
      number: issuerNumber(issuer, profile),
      address: issuer.address,
      object: profile?.object ?? null,
      category: category ? { code: category.code, group: category.group, fr: category.fr } : null,
      categoryDetail: profile?.categoryDetail ?? null,
      decreeOn: profile?.decreeOn ?? null,
      officialJournalOn: profile?.officialJournalOn ?? null,
      rescritOn: profile?.rescritOn ?? null,
    },
    donor: { name, legalForm, siren, address },
    // A receipt made before its period is over speaks of the days gone by.
    period: { from, to: to > today ? today : to },
    counts: counts(lines, lots),
    lines: lines.map((l) => ({
      ...l,
      value: l.valueCents === null ? null : euros(l.valueCents),
      methodLabel: l.method === null ? null : (methods[l.method] ?? l.method),
    })),
    lots: lots.map((l) => ({
      ...l,
      value: l.unitValueCents === null ? null : euros(l.unitValueCents * l.quantity),
      unit: l.unitValueCents === null ? null : euros(l.unitValueCents),
    })),
    inKind: totalCents === null ? null : amount(totalCents),
    total: totalCents === null ? null : amount(totalCents),
    totalCents,
    signatory: signatory && {
      name: signatory.name,
      quality: signatory.quality,
      sha256: signatory.signatureSha256,
      format: signatureFormat,
    },
    mandate:
      facts.kind === 'recuFiscal' && profile?.mandateSignedOn
        ? { holder: profile.mandateHolder ?? brand, signedOn: profile.mandateSignedOn }
        : null,
    replaces,
  }
}
