import { Stack } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { usePages } from '../api/query.ts'
import { plural, type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { VerifyLedger } from './ledger-verify.tsx'
import { TillFacts, TillTag } from './till-facts.tsx'

const text: Texts<{
  title: string
  lead: string
  empty: string
  open: (code: string) => string
  tills: (n: string, count: number) => string
}> = {
  fr: {
    title: 'Registre des caisses',
    lead: 'Chaque caisse écrit un registre qu’on ne peut ni changer ni effacer sans que cela se voie. Vérifiez-le ici quand vous voulez : cela n’arrête aucune vente.',
    empty: 'Aucune caisse. Une caisse apparaît ici dès qu’elle est ajoutée à une boutique.',
    open: (code) => `Clôtures et archives de ${code}`,
    tills: (n, count) => `${n} ${plural('fr', count, 'caisse', 'caisses')}`,
  },
  en: {
    title: 'Till ledgers',
    lead: 'Each till writes a ledger that cannot be changed or erased unseen. Verify it here whenever you like: it stops no sale.',
    empty: 'No till. A till appears here as soon as it is added to a shop.',
    open: (code) => `Closings and archives of ${code}`,
    tills: (n, count) => `${n} ${plural('en', count, 'till', 'tills')}`,
  },
}

/** Each till with its state, the check of its ledger, and the way to its closings and archives. */
export default function Ledger() {
  const t = useText(text)
  const f = useFormat()
  const tills = usePages(api.listTills, { query: { limit: 50 } })
  return (
    <Page title={t.title} lead={t.lead}>
      <LoadedPages of={tills} empty={t.empty}>
        {(rows) => (
          <Stack gap="md">
            <span role="status">{t.tills(f.number(rows.length), rows.length)}</span>
            {rows.map((till) => (
              <Section
                key={till.id}
                title={`${till.code}, ${till.site}`}
                actions={<TillTag till={till} />}
              >
                <TillFacts till={till} />
                <VerifyLedger code={till.code} entries={till.seq} />
                <div>
                  <GoTo to={`/ledger/${till.code}`} className="link target">
                    {t.open(till.code)}
                  </GoTo>
                </div>
              </Section>
            ))}
          </Stack>
        )}
      </LoadedPages>
    </Page>
  )
}
