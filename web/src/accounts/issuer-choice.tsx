import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { SelectField } from '../ui/form.tsx'
import { today } from '../ui/format.ts'
import { GoToButton, useSearchValue } from '../ui/link.tsx'
import { Empty } from '../ui/loaded.tsx'

const text: Texts<Record<'issuer' | 'year' | 'fiscal' | 'none' | 'add', string>> = {
  fr: {
    issuer: 'Organisme émetteur',
    year: 'Année',
    fiscal: 'Exercice qui finit en',
    none: 'Aucun organisme émetteur. Remplissez d’abord le profil de celui qui reçoit les dons.',
    add: 'Organismes émetteurs',
  },
  en: {
    issuer: 'Issuer',
    year: 'Year',
    fiscal: 'Fiscal year that ends in',
    none: 'There is no issuer. First fill in the profile of the body that receives the gifts.',
    add: 'Issuers',
  },
}
const FIRST_YEAR = 2022
export const thisYear = (): number => Number(today().slice(0, 4))

/** The issuer that the address names, else the first one may see; and the year, else this one. */
export function useIssuerAndYear() {
  const [saidIssuer, setIssuer] = useSearchValue('issuer')
  const [saidYear, setYear] = useSearchValue('year')
  const issuers = useRead(api.listIssuers, { query: { limit: 200 } })
  const list = issuers.data?.items ?? []
  const year = /^\d{4}$/.test(saidYear ?? '') ? Number(saidYear) : thisYear()
  return {
    issuers,
    issuerId: saidIssuer ?? list[0]?.organisationId ?? '',
    setIssuer,
    year,
    setYear,
  }
}

type Choice = ReturnType<typeof useIssuerAndYear>
/** The choice of an issuer, where there is more than one. */
export function IssuerField({ of }: { of: Choice }) {
  const t = useText(text)
  const list = of.issuers.data?.items ?? []
  if (list.length < 2) return null
  return (
    <SelectField
      label={t.issuer}
      value={of.issuerId}
      onValue={of.setIssuer}
      options={list.map((i) => [i.organisationId, i.name])}
    />
  )
}

/** The choice of a year, latest first; a fiscal year may end in the next one. */
export function YearField({ of, fiscal = false }: { of: Choice; fiscal?: boolean }) {
  const t = useText(text)
  const last = thisYear() + (fiscal ? 1 : 0)
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, n) => String(last - n))
  return (
    <SelectField
      label={fiscal ? t.fiscal : t.year}
      value={String(of.year)}
      onValue={of.setYear}
      options={years.map((y) => [y, y])}
    />
  )
}

/** Nobody issues receipts yet. */
export function NoIssuer() {
  const t = useText(text)
  return <Empty action={<GoToButton to="/issuers">{t.add}</GoToButton>}>{t.none}</Empty>
}
