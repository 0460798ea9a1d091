import { Stack } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { usePages } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { SelectField } from '../ui/form.tsx'
import { GoToButton, useSearchValue } from '../ui/link.tsx'
import { Loaded, LoadedPages } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { DonorFilter } from './donor-filter.tsx'
import { IssuerField, NoIssuer, useIssuerAndYear, YearField } from './issuer-choice.tsx'
import { ReceiptTable } from './receipt-table.tsx'
import { RegisterTools } from './register-tools.tsx'
import { type ReceiptStatus, receiptStatusNames, useReceiptWords } from './words.ts'

const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'prepare'
    | 'filters'
    | 'status'
    | 'all'
    | 'drafts'
    | 'noDrafts'
    | 'register'
    | 'empty'
    | 'emptyFiltered',
    string
  >
> = {
  fr: {
    title: 'Reçus fiscaux',
    lead: 'Les reçus et attestations de l’organisme, par année d’émission.',
    prepare: 'Reçus à préparer',
    filters: 'Filtrer les reçus',
    status: 'État',
    all: 'Tous',
    drafts: 'Brouillons à relire et à émettre',
    noDrafts: 'Aucun brouillon. On en prépare un depuis « Reçus à préparer ».',
    register: 'Registre',
    empty: 'Aucun reçu émis cette année.',
    emptyFiltered: 'Aucun reçu ne répond à ce filtre. Changez l’année, l’état ou le donateur.',
  },
  en: {
    title: 'Tax receipts',
    lead: 'The receipts and certificates of the body, by year of issue.',
    prepare: 'Receipts to prepare',
    filters: 'Filter the receipts',
    status: 'State',
    all: 'All',
    drafts: 'Drafts to read over and issue',
    noDrafts: 'No draft. One is prepared from “Receipts to prepare”.',
    register: 'Register',
    empty: 'No receipt was issued this year.',
    emptyFiltered: 'No receipt matches this filter. Change the year, the state or the donor.',
  },
}
const isStatus = (word: string | null): word is ReceiptStatus =>
  receiptStatusNames.some((s) => s === word)

/** All receipts: drafts first, then the register of a year with its export and its check. */
export default function Receipts() {
  const t = useText(text)
  const w = useReceiptWords()
  const choice = useIssuerAndYear()
  const [saidStatus, setStatus] = useSearchValue('status')
  const [donorId, setDonor] = useSearchValue('donor')
  const status = isStatus(saidStatus) ? saidStatus : null
  const mayPrepare = useHolds('accountant')
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <GoToButton to="/receipts/prepare" variant={mayPrepare ? 'filled' : 'default'}>
          {t.prepare}
        </GoToButton>
      }
    >
      <Loaded of={choice.issuers}>
        {({ items }) =>
          items.length === 0 ? (
            <NoIssuer />
          ) : (
            <Stack gap="lg">
              <search className="filters" aria-label={t.filters}>
                <IssuerField of={choice} />
                <SelectField
                  label={t.status}
                  value={status ?? 'all'}
                  onValue={(s) => setStatus(s === 'all' ? null : s)}
                  options={[
                    ['all', t.all],
                    ...receiptStatusNames.map((s) => [s, w.status[s]] as const),
                  ]}
                />
                {status !== 'draft' && <YearField of={choice} />}
                <DonorFilter
                  issuerId={choice.issuerId}
                  year={status === 'draft' ? null : choice.year}
                  donorId={donorId}
                  onDonor={setDonor}
                />
              </search>
              {(status === null || status === 'draft') && (
                <Drafts issuerId={choice.issuerId} donorId={donorId} always={status === 'draft'} />
              )}
              {status !== 'draft' && <Register choice={choice} status={status} donorId={donorId} />}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  )
}

const only = (issuerId: string, donorId: string | null) => ({
  issuerId,
  ...(donorId ? { donorId } : {}),
})

function Drafts({
  issuerId,
  donorId,
  always,
}: {
  issuerId: string
  donorId: string | null
  always: boolean
}) {
  const t = useText(text)
  const drafts = usePages(api.listReceipts, {
    query: { ...only(issuerId, donorId), status: 'draft', limit: 50 },
  })
  if (!always && drafts.data && drafts.rows.length === 0) return null
  return (
    <Section title={t.drafts}>
      <LoadedPages of={drafts} empty={t.noDrafts}>
        {(rows) => <ReceiptTable caption={t.drafts} rows={rows} drafts />}
      </LoadedPages>
    </Section>
  )
}

function Register({
  choice,
  status,
  donorId,
}: {
  choice: ReturnType<typeof useIssuerAndYear>
  status: ReceiptStatus | null
  donorId: string | null
}) {
  const t = useText(text)
  const { issuerId, year } = choice
  const receipts = usePages(api.listReceipts, {
    query: { ...only(issuerId, donorId), year, ...(status ? { status } : {}), limit: 100 },
  })
  const title = `${t.register} ${year}`
  return (
    <Section title={title}>
      <RegisterTools key={`${issuerId} ${year}`} issuerId={issuerId} year={year} />
      <LoadedPages of={receipts} empty={status || donorId ? t.emptyFiltered : t.empty}>
        {(rows) => <ReceiptTable caption={title} rows={rows} />}
      </LoadedPages>
    </Section>
  )
}
