import type { api } from '../api/operations.generated.ts'
import type { Organisation } from './words.ts'

type NewBody = Parameters<typeof api.createOrganisation>[0]['body']
export type Kind = NewBody['kind']
export type Regime = NonNullable<NewBody['taxRegime']>
export const donorKinds: readonly Kind[] = ['company', 'publicBody', 'association']

/** An organisation as it is typed. */
export type Fields = {
  kind: Kind | ''
  name: string
  siret: string
  siren: string
  rna: string
  legalForm: string
  taxRegime: string
  /** As people write it: `31/12`. */
  yearEnd: string
  street: string
  postcode: string
  city: string
  country: string
  mayResellCg3p: boolean
}
export const noFields: Fields = {
  kind: '',
  name: '',
  siret: '',
  siren: '',
  rna: '',
  legalForm: '',
  taxRegime: '',
  yearEnd: '',
  street: '',
  postcode: '',
  city: '',
  country: 'FR',
  mayResellCg3p: false,
}
export const fieldsOf = (o: Organisation): Fields => ({
  kind: o.kind,
  name: o.name,
  siret: o.siret ?? '',
  siren: o.siren ?? '',
  rna: o.rna ?? '',
  legalForm: o.legalForm ?? '',
  taxRegime: o.taxRegime ?? '',
  yearEnd: o.fiscalYearEnd ? o.fiscalYearEnd.split('-').reverse().join('/') : '',
  ...o.address,
  mayResellCg3p: o.mayResellCg3p,
})

export const digits = (typed: string): string => typed.replace(/[\s.]/g, '')
const yearEndOf = (typed: string): string | null => {
  const [, day = '', month = ''] = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})$/.exec(typed.trim()) ?? []
  if (day === '' || Number(day) < 1 || Number(day) > 31) return null
  if (Number(month) < 1 || Number(month) > 12) return null
  return `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const luhn = (number: string): boolean =>
  [...number].reverse().reduce((sum, c, i) => {
    const twice = Number(c) * (i % 2 === 0 ? 1 : 2)
    return sum + (twice > 9 ? twice - 9 : twice)
  }, 0) %
    10 ===
  0
const LA_POSTE = '356000000'
const rightSiret = (n: string): boolean =>
  /^\d{14}$/.test(n) &&
  luhn(n.slice(0, 9)) &&
  (luhn(n) || (n.startsWith(LA_POSTE) && [...n].reduce((s, c) => s + Number(c), 0) % 5 === 0))

export type Wrong = Partial<Record<keyof Fields, true>>
/** What is missing or cannot be right, before it is sent. */
export function wrongOf(f: Fields): Wrong {
  const wrong: Wrong = {}
  if (f.kind === '') wrong.kind = true
  if (f.name.trim() === '') wrong.name = true
  if (f.siret.trim() !== '' && !rightSiret(digits(f.siret))) wrong.siret = true
  if (f.siren.trim() !== '' && !(/^\d{9}$/.test(digits(f.siren)) && luhn(digits(f.siren))))
    wrong.siren = true
  if (f.yearEnd.trim() !== '' && yearEndOf(f.yearEnd) === null) wrong.yearEnd = true
  if (f.street.trim() === '') wrong.street = true
  if (!/^[0-9A-Z -]{2,12}$/.test(f.postcode.trim().toUpperCase())) wrong.postcode = true
  if (f.city.trim() === '') wrong.city = true
  return wrong
}

/** What is sent: empty fields are left out. */
export function organisationBody(f: Fields) {
  const yearEnd = yearEndOf(f.yearEnd)
  return {
    name: f.name,
    ...(f.siret.trim() && { siret: digits(f.siret) }),
    ...(f.siren.trim() && { siren: digits(f.siren) }),
    ...(f.rna.trim() && { rna: digits(f.rna).toUpperCase() }),
    ...(f.legalForm.trim() && { legalForm: f.legalForm }),
    ...(f.taxRegime && { taxRegime: f.taxRegime as Regime }),
    ...(yearEnd && { fiscalYearEnd: yearEnd }),
    address: {
      street: f.street,
      postcode: f.postcode.trim().toUpperCase(),
      city: f.city,
      country: f.country || 'FR',
    },
    mayResellCg3p: f.mayResellCg3p,
  }
}
