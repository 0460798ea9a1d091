import { Stack } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { usePages } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { GoTo } from '../ui/link.tsx'
import { Loaded, LoadedPages } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { IssuerField, NoIssuer, useIssuerAndYear, YearField } from './issuer-choice.tsx'
import { DonorToPrepare } from './prepare-donor.tsx'

const text: Texts<Record<'title' | 'lead' | 'filters' | 'empty' | 'register', string>> = {
  fr: {
    title: 'Reçus à préparer',
    lead: 'Les donateurs dont le matériel accepté n’est encore sur aucun reçu. Ce qui manque est dit, et qui doit agir.',
    filters: 'Ce qui est affiché',
    empty:
      'Rien à préparer pour cet exercice. Un donateur apparaît ici quand son matériel est reçu et accepté au tri.',
    register: 'Voir les reçus déjà émis',
  },
  en: {
    title: 'Receipts to prepare',
    lead: 'The donors whose accepted equipment stands on no receipt yet. What is missing is said, and who must act.',
    filters: 'What is shown',
    empty:
      'Nothing to prepare for this fiscal year. A donor appears here when its equipment is received and accepted at sorting.',
    register: 'See the receipts already issued',
  },
}

const isReady = (d: { missing: readonly { blocks: boolean }[] }) => !d.missing.some((m) => m.blocks)

/** Per donor and fiscal year: what is ready for a receipt, and what is missing from whom. */
export default function Prepare() {
  const t = useText(text)
  const choice = useIssuerAndYear()
  const { issuerId, year } = choice
  const donors = usePages(
    api.listReceiptsToPrepare,
    { query: { issuerId, year } },
    { when: issuerId !== '' },
  )
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded of={choice.issuers}>
        {({ items }) =>
          items.length === 0 ? (
            <NoIssuer />
          ) : (
            <>
              <search className="filters" aria-label={t.filters}>
                <IssuerField of={choice} />
                <YearField of={choice} fiscal />
              </search>
              <LoadedPages
                of={donors}
                empty={
                  <>
                    {t.empty} <GoTo to="/receipts">{t.register}</GoTo>
                  </>
                }
              >
                {(rows) => (
                  <Stack gap="md">
                    {[...rows.filter(isReady), ...rows.filter((d) => !isReady(d))].map((d) => (
                      <DonorToPrepare key={d.donorId} donor={d} issuerId={issuerId} />
                    ))}
                  </Stack>
                )}
              </LoadedPages>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
