import { Button, Group, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { api } from '../api/operations.generated.ts'
import { usePages, useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { TextField } from '../ui/form.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { useWords } from '../words.ts'
import { Lookalikes } from './lookalikes.tsx'
import { donorKinds, type Kind, noFields, organisationBody } from './organisation-fields.ts'
import { OrganisationForm } from './organisation-form.tsx'
import { type Organisation, oneLine } from './words.ts'

const fr = {
  title: 'Qui donne ?',
  search: 'Nom, SIREN ou SIRET du donateur',
  searchHelp: 'Tapez au moins deux lettres, ou le début du numéro.',
  choose: 'Choisir',
  none: 'Aucun donateur de ce nom. Vérifiez l’orthographe, essayez le SIRET, ou créez sa fiche.',
  create: 'Créer un nouveau donateur',
  createLead:
    'Cherchez d’abord : deux fiches pour un même donateur, ce sont deux reçus fiscaux. Le SIRET évite cela : le service refuse un SIRET faux ou déjà connu.',
  createDo: 'Créer et continuer',
  created: 'Donateur créé.',
  back: 'Revenir à la recherche',
  siret: 'SIRET',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    title: 'Who gives?',
    search: 'Name, SIREN or SIRET of the donor',
    searchHelp: 'Type two letters at least, or the beginning of the number.',
    choose: 'Choose',
    none: 'No donor of that name. Check the spelling, try the SIRET, or create its record.',
    create: 'Create a new donor',
    createLead:
      'Search first: two records for one donor are two tax receipts. The SIRET prevents that: the service refuses a SIRET that is wrong or already known.',
    createDo: 'Create and go on',
    created: 'Donor created.',
    back: 'Back to the search',
    siret: 'SIRET',
  },
}

/** Finds who gives, or makes its record after showing who may already be it. */
export function DonorChoice({ onDonor }: { onDonor: (o: Organisation) => void }) {
  const t = useText(text)
  const words = useWords()
  const [typed, set, clear] = useDraft('counter:donor-search', {
    q: '',
    creating: false,
    fields: noFields,
  })
  const [q] = useDebouncedValue(typed.q.trim(), 300)
  const pages = usePages(
    api.listOrganisations,
    { query: { q, limit: 20 } },
    { when: q.length >= 2 && !typed.creating },
  )
  const create = useWrite(api.createOrganisation)
  const take = (o: Organisation) => {
    clear()
    onDonor(o)
  }
  const send = async () => {
    const { fields } = typed
    const made = await create.send({
      body: { ...organisationBody(fields), kind: fields.kind as Kind },
    })
    if (!made) return
    sayDone(t.created)
    take(made)
  }
  if (typed.creating)
    return (
      <Section title={t.create}>
        <Text>{t.createLead}</Text>
        <Lookalikes fields={typed.fields} onTake={take} />
        <OrganisationForm
          fields={typed.fields}
          change={(part) => set((now) => ({ ...now, fields: { ...now.fields, ...part } }))}
          kinds={donorKinds}
          submit={t.createDo}
          onSubmit={() => void send()}
          busy={create.busy}
          problem={create.problem}
          cancel={() => set((now) => ({ ...now, creating: false }))}
        />
      </Section>
    )
  const startCreating = () =>
    set((now) => ({
      ...now,
      creating: true,
      fields: { ...now.fields, name: now.fields.name || q },
    }))
  return (
    <Section title={t.title}>
      <TextField
        label={t.search}
        description={t.searchHelp}
        value={typed.q}
        onValue={(value) => set((now) => ({ ...now, q: value }))}
        type="search"
        autoFocus
        autoComplete="off"
      />
      <div role="status">
        {q.length >= 2 && (
          <LoadedPages of={{ ...pages, rows: pages.rows.filter((o) => fits(o)) }} empty={t.none}>
            {(rows) => (
              <ul className="rows" aria-label={t.title}>
                {rows.map((o) => (
                  <li key={o.id} className="card">
                    <Group justify="space-between" gap="sm">
                      <Stack gap={0} className="grow">
                        <Text fw={600}>{o.name}</Text>
                        <Text>
                          {words.organisationKind(o.kind)}
                          {o.siret && `, ${t.siret} ${o.siret}`}
                        </Text>
                        <Text>{oneLine(o.address)}</Text>
                      </Stack>
                      <Button onClick={() => take(o)}>
                        {t.choose}
                        <span className="visually-hidden"> {o.name}</span>
                      </Button>
                    </Group>
                  </li>
                ))}
              </ul>
            )}
          </LoadedPages>
        )}
      </div>
      <div>
        <Button variant="default" onClick={startCreating}>
          {t.create}
        </Button>
      </div>
    </Section>
  )
}

const fits = (o: Organisation): boolean => o.active && donorKinds.includes(o.kind)
