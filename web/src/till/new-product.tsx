import { Text } from '@mantine/core'
import { useState } from 'react'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { ChoiceField, EurosField, Form, NumberField, SelectField, TextField } from '../ui/form.tsx'
import { Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { useCategories } from '../words.ts'
import { productsText } from './products-text.ts'

const empty = {
  label: '',
  category: '',
  siteId: '',
  cents: null as number | null,
  grams: null as number | null,
  origin: 'private',
}
/** Nothing in the API says which categories are counted: the usual ones come first. */
const usual = ['charger', 'cable', 'keyboard', 'mouse', 'dock']

/** Adds an accessory to what a shop sells. */
export function NewProduct({ shops }: { shops: Result<typeof api.listSites>['items'] }) {
  const t = useText(productsText)
  const categories = useCategories()
  const [draft, setDraft, clear] = useDraft('product:new', empty)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const create = useWrite(api.createProduct)
  const put = (more: Partial<typeof empty>) => {
    setKey(crypto.randomUUID())
    setDraft({ ...draft, ...more })
  }
  const siteId = draft.siteId || (shops.length === 1 ? (shops[0]?.id ?? '') : '')
  const options = [...categories.list]
    .sort(([a], [b]) => Number(usual.includes(b)) - Number(usual.includes(a)))
    .map(([code, label]) => [code, label] as const)
  const add = async () => {
    if (!draft.cents) return
    const done = await create.send({
      body: {
        siteId,
        label: draft.label.trim(),
        category: draft.category,
        unitCents: draft.cents,
        origin: draft.origin as 'private',
        ...(draft.grams ? { unitGrams: draft.grams } : {}),
      },
      key,
    })
    if (!done) return
    clear()
    setKey(crypto.randomUUID())
    sayDone(t.added)
  }
  return (
    <Section title={t.add}>
      <Text>{t.addLead}</Text>
      <Form
        onSubmit={() => void add()}
        busy={create.busy}
        problem={create.problem}
        submit={t.add}
        disabled={draft.label.trim() === '' || draft.category === '' || !draft.cents || !siteId}
      >
        <div className="two">
          <TextField
            label={t.name}
            value={draft.label}
            onValue={(label) => put({ label })}
            maxLength={80}
            required
          />
          <SelectField
            label={t.category}
            value={draft.category}
            onValue={(category) => put({ category })}
            options={options}
            required
          />
          <EurosField
            label={t.price}
            cents={draft.cents}
            onCents={(cents) => put({ cents })}
            required
          />
          <NumberField
            label={t.grams}
            description={t.gramsHelp}
            number={draft.grams}
            onNumber={(grams) => put({ grams })}
          />
          <SelectField
            label={t.site}
            value={siteId}
            onValue={(v) => put({ siteId: v })}
            options={shops.map((s) => [s.id, s.name] as const)}
            required
          />
          <ChoiceField
            label={t.origin}
            value={draft.origin}
            onValue={(origin) => put({ origin })}
            options={[
              ['private', t.private],
              ['cg3p', t.public, t.publicHelp],
            ]}
          />
        </div>
      </Form>
    </Section>
  )
}
