import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { useGo } from '../ui/link.tsx'
import { Page, Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { organisationKindNames } from '../words.ts'
import { Lookalikes } from './lookalikes.tsx'
import { type Kind, noFields, organisationBody } from './organisation-fields.ts'
import { OrganisationForm } from './organisation-form.tsx'

const fr = {
  title: 'Nouvelle organisation',
  lead: 'Un donateur, une association, un transporteur… Tapez d’abord le nom ou le SIRET : ce qui existe déjà s’affiche.',
  section: 'Sa fiche',
  create: 'Créer l’organisation',
  created: 'Organisation créée.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    title: 'New organisation',
    lead: 'A donor, an association, a carrier… First type the name or the SIRET: what exists already shows.',
    section: 'Its record',
    create: 'Create the organisation',
    created: 'Organisation created.',
  },
}

export default function NewOrganisation() {
  const t = useText(text)
  const go = useGo()
  const [fields, set, clear] = useDraft('organisation:new', noFields)
  const create = useWrite(api.createOrganisation)
  const send = async () => {
    const made = await create.send({
      body: { ...organisationBody(fields), kind: fields.kind as Kind },
    })
    if (!made) return
    clear()
    sayDone(t.created)
    go(`/organisations/${made.id}`, { replace: true })
  }
  return (
    <Page title={t.title} lead={t.lead} back={{ to: '/organisations' }}>
      <Section title={t.section}>
        <Lookalikes fields={fields} />
        <OrganisationForm
          fields={fields}
          change={(part) => set((now) => ({ ...now, ...part }))}
          kinds={organisationKindNames}
          submit={t.create}
          onSubmit={() => void send()}
          busy={create.busy}
          problem={create.problem}
          cancel="/organisations"
        />
      </Section>
    </Page>
  )
}
