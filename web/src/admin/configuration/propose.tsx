import { Text } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { useAll } from '../../api/query.ts'
import { useLanguage, useText } from '../../i18n.tsx'
import { useSearchValue } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { formText } from './form-text.ts'
import { KeyField } from './key-field.tsx'
import { type Kind, kindTitle, useKeyWords } from './kinds.ts'
import { ProposeForm } from './propose-form.tsx'

/** A change of a kind: first what it is about, then its form. */
export function Propose({ kind, chosen }: { kind: Kind; chosen: string }) {
  const t = useText(formText)
  const { language: l } = useLanguage()
  const [, choose] = useSearchValue('propose')
  const key = /^[a-zA-Z0-9]/.test(chosen) ? chosen : ''
  const label = useKeyWords(kind, key ? [key] : [])
  const rows = useAll(api.listConfiguration, { query: { kind: kind.kind, key } }, { when: !!key })
  return (
    <Page
      title={t.title}
      lead={key ? `${kindTitle(kind, l)} : ${label(key)}` : kindTitle(kind, l)}
      back={{ to: `/configuration/${kind.kind}`, label: kindTitle(kind, l) }}
    >
      <Text>{kind.text[l]}</Text>
      {kind.keys !== 'default' && (
        <Section title={t.which}>
          <KeyField kind={kind} value={key} onValue={(k) => choose(k === '' ? '-' : k)} />
        </Section>
      )}
      {key && (
        <Loaded of={rows}>
          {(all) => <ProposeForm key={key} kind={kind} rowKey={key} rows={all} />}
        </Loaded>
      )}
    </Page>
  )
}
