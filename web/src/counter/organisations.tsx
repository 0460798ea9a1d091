import { Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { usePages } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { SelectField, TextField } from '../ui/form.tsx'
import { GoTo, GoToButton, useSearchValue } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { organisationKindNames, useWords } from '../words.ts'

const fr = {
  title: 'Organisations',
  lead: 'Donateurs, associations, ateliers, boutiques, transporteurs.',
  add: 'Nouvelle organisation',
  duplicates: 'Chercher les doublons',
  search: 'Nom, SIREN ou SIRET',
  searchHelp: 'Deux lettres au moins.',
  kind: 'Quelle sorte',
  every: 'Toutes',
  name: 'Nom',
  siret: 'SIRET',
  city: 'Commune',
  state: 'État',
  active: 'Active',
  inactive: 'Désactivée',
  merged: 'Fusionnée',
  none: 'Aucune organisation trouvée. Vérifiez l’orthographe, ou créez-la.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    title: 'Organisations',
    lead: 'Donors, associations, workshops, shops, carriers.',
    add: 'New organisation',
    duplicates: 'Look for duplicates',
    search: 'Name, SIREN or SIRET',
    searchHelp: 'Two letters at least.',
    kind: 'Which kind',
    every: 'All',
    name: 'Name',
    siret: 'SIRET',
    city: 'Town',
    state: 'State',
    active: 'Active',
    inactive: 'Deactivated',
    merged: 'Merged',
    none: 'No organisation found. Check the spelling, or create it.',
  },
}

export default function Organisations() {
  const t = useText(text)
  const words = useWords()
  const [kindAsked, setKind] = useSearchValue('kind')
  const [q, setQ] = useSearchValue('q')
  const [typed, setTyped] = useState(q ?? '')
  const [asked] = useDebouncedValue(typed.trim(), 300)
  useEffect(() => {
    if (asked !== (q ?? '')) setQ(asked || null)
  }, [asked, q, setQ])
  const kind = organisationKindNames.find((k) => k === kindAsked)
  const pages = usePages(api.listOrganisations, {
    query: { ...(kind && { kind }), ...(asked.length >= 2 && { q: asked }) },
  })
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <>
          <GoToButton to="/duplicates" variant="default">
            {t.duplicates}
          </GoToButton>
          <GoToButton to="/organisations/new">{t.add}</GoToButton>
        </>
      }
    >
      <Stack>
        <div className="two">
          <TextField
            label={t.search}
            description={t.searchHelp}
            value={typed}
            onValue={setTyped}
            type="search"
          />
          <SelectField
            label={t.kind}
            value={kind ?? ''}
            onValue={(k) => setKind(k || null)}
            options={organisationKindNames.map((k) => [k, words.organisationKind(k)] as const)}
            none={t.every}
          />
        </div>
        <LoadedPages of={pages} empty={t.none}>
          {(rows) => (
            <DataTable
              caption={t.title}
              rows={rows}
              rowKey={(o) => o.id}
              columns={[
                {
                  title: t.name,
                  cell: (o) => <GoTo to={`/organisations/${o.id}`}>{o.name}</GoTo>,
                },
                { title: t.kind, cell: (o) => words.organisationKind(o.kind) },
                {
                  title: t.siret,
                  cell: (o) => o.siret && <span className="code">{o.siret}</span>,
                },
                { title: t.city, cell: (o) => o.address.city },
                {
                  title: t.state,
                  cell: (o) =>
                    o.active ? (
                      t.active
                    ) : (
                      <Tag tone="neutral">{o.mergedInto ? t.merged : t.inactive}</Tag>
                    ),
                },
              ]}
            />
          )}
        </LoadedPages>
      </Stack>
    </Page>
  )
}
