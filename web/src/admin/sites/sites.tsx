import { Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useAll, useRead } from '../../api/query.ts'
import { OrganisationSites } from '../../counter/organisation-sites.tsx'
import { type Texts, useText } from '../../i18n.tsx'
import { GoToButton } from '../../ui/link.tsx'
import { Empty, Loaded } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { OrganisationField } from '../organisation-field.tsx'

const text: Texts<
  Record<
    'title' | 'lead' | 'none' | 'first' | 'firstHelp' | 'organisation' | 'organisations',
    string
  >
> = {
  fr: {
    title: 'Sites',
    lead: 'Les lieux où l’on travaille : ateliers, entrepôts, boutiques, par organisme.',
    none: 'Aucun site pour l’instant. Choisissez un organisme ci-dessous, puis ajoutez son premier site.',
    first: 'Un premier site pour un organisme',
    firstHelp: 'Choisissez l’organisme : ses sites s’affichent ici, et vous pouvez en ajouter.',
    organisation: 'Organisme',
    organisations: 'Voir les organismes',
  },
  en: {
    title: 'Sites',
    lead: 'The places where people work: workshops, warehouses, shops, by organisation.',
    none: 'No site yet. Choose an organisation below, then add its first site.',
    first: 'A first site for an organisation',
    firstHelp: 'Choose the organisation: its sites are shown here, and you can add to them.',
    organisation: 'Organisation',
    organisations: 'See the organisations',
  },
}
const holders = ['association', 'workshop', 'shop', 'territory', 'carrier', 'publicBody'] as const

/** Every site, by organisation: added, changed, closed. */
export default function Sites() {
  const t = useText(text)
  const sites = useAll(api.listSites, {})
  const [chosen, choose] = useState('')
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <GoToButton to="/organisations" variant="default">
          {t.organisations}
        </GoToButton>
      }
    >
      <Loaded of={sites}>
        {(all) => {
          const owners = [...new Set(all.map((s) => s.organisationId))]
          return (
            <>
              {owners.length === 0 && <Empty>{t.none}</Empty>}
              {owners.map((id) => (
                <SitesOf key={id} id={id} />
              ))}
              <Section title={t.first}>
                <Text>{t.firstHelp}</Text>
                <OrganisationField
                  label={t.organisation}
                  kinds={holders}
                  value={chosen}
                  onValue={choose}
                />
              </Section>
              {chosen !== '' && !owners.includes(chosen) && <SitesOf id={chosen} />}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function SitesOf({ id }: { id: string }) {
  const organisation = useRead(api.getOrganisation, { params: { id } })
  return (
    <Loaded of={organisation}>
      {(o) => <OrganisationSites organisation={o} title={o.name} />}
    </Loaded>
  )
}
