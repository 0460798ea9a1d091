import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useParam } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Archives } from './ledger-archives.tsx'
import { Closings } from './ledger-closings.tsx'
import { VerifyLedger } from './ledger-verify.tsx'
import { TillFacts, TillTag } from './till-facts.tsx'

const text: Texts<Record<'title' | 'back' | 'state', string>> = {
  fr: { title: 'Registre de la caisse', back: 'Registre des caisses', state: 'La caisse' },
  en: { title: 'Ledger of the till', back: 'Till ledgers', state: 'The till' },
}

/** The ledger of one till: its check, its closings, its archives. */
export default function TillLedger() {
  const t = useText(text)
  const code = useParam('code')
  const till = useRead(api.getTill, { params: { id: code } })
  return (
    <Page
      title={`${t.title} ${till.data?.code ?? code}`}
      lead={till.data?.site}
      back={{ to: '/ledger', label: t.back }}
    >
      <Loaded of={till}>
        {(now) => (
          <>
            <Section title={t.state} actions={<TillTag till={now} />}>
              <TillFacts till={now} />
              <VerifyLedger code={now.code} entries={now.seq} />
            </Section>
            <Archives till={now} />
            <Closings code={now.code} head={now.seq} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
