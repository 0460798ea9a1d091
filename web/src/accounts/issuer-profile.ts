import type { api } from '../api/operations.generated.ts'
import type { KeptFile } from './file-field.tsx'
import type { Issuer } from './words.ts'

type Body = Parameters<typeof api.setIssuer>[0]['body']

/** A profile as the form holds it: every field written, empty where nothing is said. */
export const fieldsOf = (i: Issuer | null) => ({
  category: i?.category ?? '',
  categoryDetail: i?.categoryDetail ?? '',
  object: i?.object ?? '',
  decreeOn: i?.decreeOn ?? '',
  officialJournalOn: i?.officialJournalOn ?? '',
  rescritOn: i?.rescritOn ?? '',
  rescritOutcome: i?.rescritOutcome ?? '',
  rescrit: (i?.rescritSha256 ? { sha256: i.rescritSha256, name: '' } : null) as KeptFile | null,
  eligibleFrom: i?.eligibleFrom ?? '',
  eligibleTo: i?.eligibleTo ?? '',
  mandateHolder: i?.mandateHolder ?? '',
  mandateSignedOn: i?.mandateSignedOn ?? '',
  mandateRevokedOn: i?.mandateRevokedOn ?? '',
  numberPrefix: i?.numberPrefix ?? '',
})
type Fields = ReturnType<typeof fieldsOf>

/** What the form holds as the API takes it: an empty field is left out. Null until a box is chosen. */
export function profileOf(fields: Fields, issuer: Issuer | null): Body | null {
  const { rescrit, category, numberPrefix, ...rest } = fields
  if (category === '') return null
  const said = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value.trim() !== ''),
  ) as Partial<Body>
  return {
    ...said,
    category: category as Body['category'],
    numberPrefix,
    ...(rescrit ? { rescritSha256: rescrit.sha256 } : {}),
    ...(issuer ? { version: issuer.version } : {}),
  }
}
