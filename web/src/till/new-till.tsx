import { Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { usePages, useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { Form, SelectField, TextField } from '../ui/form.tsx'
import { Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'

const text: Texts<
  Record<'title' | 'lead' | 'code' | 'codeHelp' | 'site' | 'add' | 'done' | 'bad', string>
> = {
  fr: {
    title: 'Ajouter une caisse',
    lead: 'Son numéro et sa boutique ne changent plus ensuite.',
    code: 'Numéro de la caisse',
    codeHelp: 'Une lettre puis des lettres ou des chiffres : T03.',
    site: 'Boutique',
    add: 'Ajouter la caisse',
    done: 'La caisse est ajoutée.',
    bad: 'Deux à huit caractères, une lettre d’abord.',
  },
  en: {
    title: 'Add a till',
    lead: 'Its number and its shop never change afterwards.',
    code: 'Till number',
    codeHelp: 'A letter, then letters or digits: T03.',
    site: 'Shop',
    add: 'Add the till',
    done: 'The till is added.',
    bad: 'Two to eight characters, a letter first.',
  },
}
const empty = { code: '', siteId: '' }

/** Adds a till to a shop. */
export function NewTill() {
  const t = useText(text)
  const [draft, setDraft, clear] = useDraft('till:new', empty)
  const sites = usePages(api.listSites, { query: { limit: 200 } })
  const create = useWrite(api.createTill)
  const shops = sites.rows.filter((s) => s.kind === 'shop')
  const siteId = draft.siteId || (shops.length === 1 ? (shops[0]?.id ?? '') : '')
  const right = /^[A-Z][A-Z0-9]{1,7}$/.test(draft.code)
  const add = async () => {
    if (!(await create.send({ body: { code: draft.code, siteId } }))) return
    clear()
    sayDone(t.done)
  }
  return (
    <Section title={t.title}>
      <Text>{t.lead}</Text>
      <Form
        onSubmit={() => void add()}
        busy={create.busy}
        problem={create.problem}
        submit={t.add}
        disabled={!right || siteId === ''}
      >
        <TextField
          label={t.code}
          description={t.codeHelp}
          value={draft.code}
          onValue={(code) => setDraft({ ...draft, code: code.toUpperCase().trim() })}
          maxLength={8}
          required
          autoComplete="off"
          error={draft.code.length > 1 && !right ? t.bad : undefined}
          className="narrow"
        />
        <SelectField
          label={t.site}
          value={siteId}
          onValue={(v) => setDraft({ ...draft, siteId: v })}
          options={shops.map((s) => [s.id, s.name] as const)}
          required
        />
      </Form>
    </Section>
  )
}
