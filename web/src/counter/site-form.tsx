import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { ChoiceField, Form, TextField } from '../ui/form.tsx'
import { sayDone } from '../ui/say.ts'
import { useWords } from '../words.ts'
import type { Site } from './organisation-sites.tsx'
import { organisationText } from './organisation-text.ts'
import type { Organisation } from './words.ts'

const fr = {
  name: 'Nom du site',
  nameHelp: 'Comme on l’appelle sur place : « Atelier Nord ».',
  kind: 'Quelle sorte',
  save: 'Enregistrer le site',
  saved: 'Site enregistré.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    name: 'Name of the site',
    nameHelp: 'As people call it there: “North workshop”.',
    kind: 'Which kind',
    save: 'Save the site',
    saved: 'Site saved.',
  },
}
const kinds = ['workshop', 'warehouse', 'shop'] as const satisfies readonly Site['kind'][]

/** One place of work: a new one, or another name and address for one there is. */
export function SiteForm({
  organisation: o,
  site,
  done,
}: {
  organisation: Organisation
  site: Site | null
  done: () => void
}) {
  const t = useText(text)
  const said = useText(organisationText)
  const words = useWords()
  const [f, set, clear] = useDraft(`site:${site?.id ?? `new:${o.id}`}`, {
    version: site?.version ?? 1,
    name: site?.name ?? '',
    kind: site?.kind ?? 'workshop',
    ...(site?.address ?? o.address),
  })
  const create = useWrite(api.createSite)
  const update = useWrite(api.updateSite)
  const change = (part: Partial<typeof f>) => set((now) => ({ ...now, ...part }))
  const send = async () => {
    const address = {
      street: f.street,
      postcode: f.postcode.trim().toUpperCase(),
      city: f.city,
      country: f.country,
    }
    const saved = site
      ? await update.send({
          params: { id: site.id },
          body: { version: f.version, name: f.name, address },
        })
      : await create.send({
          body: { organisationId: o.id, kind: f.kind, name: f.name, address },
        })
    if (!saved) return
    clear()
    sayDone(t.saved)
    done()
  }
  const field = (name: 'street' | 'postcode' | 'city') => ({
    label: said[name],
    value: f[name],
    onValue: (value: string) => change({ [name]: value }),
    required: true,
    autoComplete: 'off',
  })
  return (
    <Form
      onSubmit={() => void send()}
      busy={create.busy || update.busy}
      problem={create.problem ?? update.problem}
      submit={t.save}
      cancel={() => {
        clear()
        done()
      }}
    >
      <TextField
        label={t.name}
        description={t.nameHelp}
        value={f.name}
        onValue={(name) => change({ name })}
        maxLength={120}
        required
        autoComplete="off"
        data-autofocus
      />
      {!site && (
        <ChoiceField
          label={t.kind}
          value={f.kind}
          onValue={(kind) => change({ kind: kind as Site['kind'] })}
          options={kinds.map((k) => [k, words.siteKind(k)] as const)}
        />
      )}
      <TextField {...field('street')} maxLength={200} />
      <TextField {...field('postcode')} maxLength={12} pattern="[0-9A-Za-z \-]{2,12}" />
      <TextField {...field('city')} maxLength={120} />
    </Form>
  )
}
