import type { Mender } from './words.ts'

/** Who and what a blocker speaks of. */
export type Context = { issuerId: string; donorId: string; donationIds: readonly string[] }
export type Told = { code: string; text: string; detail?: string | undefined }
/** Where something is mended: a path of ours, and what it is called. */
export type Way = {
  to: string
  name: 'value' | 'device' | 'donor' | 'issuer' | 'donation' | 'party'
}

const mendedBy: Record<string, Mender> = {
  VALUATION_MISSING: 'donor',
  VALUE_NOT_POSITIVE: 'donor',
  DONOR_NOT_TAXABLE: 'donor',
  WRONG_FORM: 'donor',
  LEGAL_FORM_MISSING: 'donor',
  FISCAL_YEAR_ASSUMED: 'donor',
  DEVICE_NOT_ACCEPTED: 'workshop',
  DEVICE_IS_WASTE: 'workshop',
  DEVICE_REFUSED: 'workshop',
  DESCRIPTION_MISSING: 'workshop',
  GIFT_BEFORE_TRANSFER: 'counter',
  GIFT_DATE_IN_FUTURE: 'counter',
  ORGANISATION_INACTIVE: 'admin',
  RNA_INVALID: 'admin',
}
const ofParty = ['ADDRESS_INCOMPLETE', 'SIREN_INVALID']

/** Who can mend what stands in the way, where the API does not say it itself. */
export function menderOf({ code, detail }: Told): Mender {
  if (ofParty.includes(code)) return detail?.includes('donor') ? 'donor' : 'admin'
  if (code === 'ISSUER_NOT_ELIGIBLE' && (detail === 'confirmation' || detail === 'category'))
    return 'admin'
  return mendedBy[code] ?? 'accountant'
}

const isTag = (word: string) => /^[0-9A-HJKMNP-TV-Z]{8}$/.test(word)
/** The devices that a blocker names, and what is left to say: `8 mouse`, ` … +4`. */
export function namedIn(detail: string | undefined): { tags: string[]; rest: string[] } {
  const words = (detail ?? '').split(', ').flatMap((w) => w.split(' … '))
  return { tags: words.filter(isTag), rest: words.filter((w) => w !== '' && !isTag(w)) }
}

/** Where one goes to mend it; the donation is named where the API told it of one gift. */
export function waysOf(told: Told, of: Context, donationId?: string): Way[] {
  const donations = donationId ? [donationId] : of.donationIds
  const organisation = (id: string, name: 'donor' | 'party'): Way => ({
    to: `/organisations/${id}`,
    name,
  })
  switch (told.code) {
    case 'VALUATION_MISSING':
    case 'VALUE_NOT_POSITIVE':
      return donations.map((id) => ({ to: `/receipts/valuation/${id}`, name: 'value' }))
    case 'DONOR_NOT_TAXABLE':
    case 'WRONG_FORM':
    case 'LEGAL_FORM_MISSING':
    case 'FISCAL_YEAR_ASSUMED':
      return [organisation(of.donorId, 'donor')]
    case 'ADDRESS_INCOMPLETE':
    case 'SIREN_INVALID':
      return [
        ...(told.detail?.includes('donor') ? [organisation(of.donorId, 'donor')] : []),
        ...(told.detail?.includes('issuer') ? [organisation(of.issuerId, 'party')] : []),
      ]
    case 'RNA_INVALID':
    case 'ORGANISATION_INACTIVE':
      return [organisation(of.issuerId, 'party')]
    case 'GIFT_BEFORE_TRANSFER':
    case 'GIFT_DATE_IN_FUTURE':
      return donations.map((id) => ({ to: `/counter/${id}`, name: 'donation' }))
    case 'ISSUER_NOT_ELIGIBLE':
    case 'ISSUER_MANDATE_MISSING':
    case 'SIGNATORY_NOT_AUTHORISED':
    case 'OBJECT_MISSING':
      return [{ to: `/issuers/${of.issuerId}`, name: 'issuer' }]
    default:
      return []
  }
}
