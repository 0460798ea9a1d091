import { Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useAll } from '../api/query.ts'
import { type Texts, useLanguage, useText } from '../i18n.tsx'
import { SelectField, TextField } from '../ui/form.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { Page } from '../ui/page.tsx'
import { type Paper, PaperList } from './paper-list.tsx'

const text: Texts<
  Record<
    'title' | 'lead' | 'kind' | 'all' | 'find' | 'findHelp' | 'empty' | 'none' | 'list',
    string
  > & {
    shown: (n: number, all: number) => string
  }
> = {
  fr: {
    title: 'Mes documents',
    lead: 'Tout ce qui vous a été délivré. Chaque document porte un code : n’importe qui peut vérifier qu’il est authentique, sans compte.',
    kind: 'Genre',
    all: 'Tous les documents',
    find: 'Chercher',
    findHelp: 'Numéro du document ou organisme',
    empty:
      'Aucun document pour l’instant. Le premier sera le bordereau, le jour de l’enlèvement ; puis les certificats d’effacement et votre reçu.',
    none: 'Aucun document ne correspond à cette recherche.',
    list: 'Documents, les plus récents d’abord',
    shown: (n, all) => `${n} sur ${all}`,
  },
  en: {
    title: 'My papers',
    lead: 'All that was issued to you. Each paper bears a code: anyone can check that it is authentic, without an account.',
    kind: 'Kind',
    all: 'All papers',
    find: 'Search',
    findHelp: 'Number of the paper or body',
    empty:
      'No paper so far. The first will be the slip, on the day of the pick-up; then the erasure certificates and your receipt.',
    none: 'No paper fits this search.',
    list: 'Papers, the newest first',
    shown: (n, all) => `${n} of ${all}`,
  },
}

export default function Papers() {
  const t = useText(text)
  const { language } = useLanguage()
  const papers = useAll(api.listDocuments, {})
  const [kind, setKind] = useState('')
  const [find, setFind] = useState('')
  const fits = (p: Paper) =>
    (kind === '' || p.kind === kind) &&
    `${p.number} ${p.issuer} ${p.checkCode}`.toLowerCase().includes(find.trim().toLowerCase())
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded of={papers}>
        {(all) => {
          if (all.length === 0) return <Empty>{t.empty}</Empty>
          const found = all.filter(fits).reverse()
          const kinds = new Map(all.map((p) => [p.kind, p.title[language]]))
          return (
            <>
              <div className="two">
                <SelectField
                  label={t.kind}
                  value={kind}
                  onValue={setKind}
                  options={[...kinds]}
                  none={t.all}
                />
                <TextField
                  label={t.find}
                  placeholder={t.findHelp}
                  type="search"
                  value={find}
                  onValue={setFind}
                />
              </div>
              <Text role="status">{t.shown(found.length, all.length)}</Text>
              {found.length === 0 ? (
                <Empty>{t.none}</Empty>
              ) : (
                <MoreRows rows={found}>
                  {(shown) => <PaperList papers={shown} caption={t.list} />}
                </MoreRows>
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
