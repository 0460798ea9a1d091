import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { usePages, useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds, useMe } from '../shell/me.tsx'
import { SelectField } from '../ui/form.tsx'
import { GoTo, GoToButton } from '../ui/link.tsx'
import { Loaded, LoadedPages } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { useIssuerCategories } from './issuer-categories.ts'
import { IssuerState } from './issuer-state.tsx'

const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'empty'
    | 'name'
    | 'category'
    | 'state'
    | 'signatories'
    | 'add'
    | 'addLead'
    | 'body'
    | 'go',
    string
  >
> = {
  fr: {
    title: 'Organismes émetteurs',
    lead: 'Qui délivre des reçus, à quel titre, et qui les signe. C’est l’organisme qui reçoit le don, jamais la plateforme.',
    empty: 'Aucun organisme ne peut encore émettre de reçu.',
    name: 'Organisme',
    category: 'Case du formulaire',
    state: 'État',
    signatories: 'Signataires en fonction',
    add: 'Remplir un nouveau profil',
    addLead:
      'Choisissez l’organisme, puis remplissez son profil. Une deuxième personne le confirmera.',
    body: 'Organisme',
    go: 'Remplir son profil',
  },
  en: {
    title: 'Issuers',
    lead: 'Who issues receipts, under which title, and who signs them. It is the body that receives the gift, never the platform.',
    empty: 'No body may issue receipts yet.',
    name: 'Body',
    category: 'Box of the form',
    state: 'State',
    signatories: 'Signatories in office',
    add: 'Fill in a new profile',
    addLead: 'Choose the body, then fill in its profile. A second person will confirm it.',
    body: 'Body',
    go: 'Fill in its profile',
  },
}

/** The issuers one may see, and the way to a new one. */
export default function Issuers() {
  const t = useText(text)
  const issuers = usePages(api.listIssuers, { query: { limit: 50 } })
  const categories = useIssuerCategories()
  const mayAdd = useHolds('accountant', 'coordinator', 'admin')
  return (
    <Page title={t.title} lead={t.lead}>
      <LoadedPages of={issuers} empty={t.empty}>
        {(rows) => (
          <DataTable
            caption={t.title}
            rows={rows}
            rowKey={(i) => i.organisationId}
            columns={[
              {
                title: t.name,
                cell: (i) => (
                  <GoTo to={`/issuers/${i.organisationId}`} className="link target">
                    {i.name}
                  </GoTo>
                ),
              },
              { title: t.category, cell: (i) => categories.label(i.category) },
              {
                title: t.signatories,
                cell: (i) =>
                  i.signatories
                    .filter((s) => s.confirmedBy !== null && s.validTo === null)
                    .map((s) => s.name)
                    .join(', '),
              },
              { title: t.state, cell: (i) => <IssuerState issuer={i} /> },
            ]}
          />
        )}
      </LoadedPages>
      {mayAdd && issuers.data && <NewIssuer known={issuers.rows.map((i) => i.organisationId)} />}
    </Page>
  )
}

/** An accountant fills in its own bodies; the territory any body that could receive gifts. */
function NewIssuer({ known }: { known: readonly string[] }) {
  const t = useText(text)
  const me = useMe()
  const everywhere = useHolds('coordinator', 'admin')
  const [id, setId] = useState('')
  const bodies = useRead(
    api.listOrganisations,
    { query: { kind: 'association', limit: 200 } },
    { when: everywhere },
  )
  const workshops = useRead(
    api.listOrganisations,
    { query: { kind: 'workshop', limit: 200 } },
    { when: everywhere },
  )
  const own = (me?.roles ?? [])
    .filter((r) => r.role === 'accountant')
    .map((r) => [r.organisationId, r.organisationName] as const)
  const list = (
    everywhere
      ? [...(bodies.data?.items ?? []), ...(workshops.data?.items ?? [])].map(
          (o) => [o.id, o.name] as const,
        )
      : own
  ).filter(([organisation]) => !known.includes(organisation))
  const waiting = {
    data: everywhere ? bodies.data && workshops.data && list : list,
    error: bodies.error ?? workshops.error,
    refetch: () => [bodies.refetch(), workshops.refetch()],
  }
  if (waiting.data && list.length === 0) return null
  return (
    <Section title={t.add}>
      <Loaded of={waiting}>
        {() => (
          <Stack gap="sm">
            <Text>{t.addLead}</Text>
            <div className="filters">
              <SelectField label={t.body} value={id} onValue={setId} options={list} />
              {id && <GoToButton to={`/issuers/${id}`}>{t.go}</GoToButton>}
            </div>
          </Stack>
        )}
      </Loaded>
    </Section>
  )
}
