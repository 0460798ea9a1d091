import { Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { usePages } from '../api/query.ts'
import { useSites } from '../bench/work-site.tsx'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { SelectField } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo, useSearchValue } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { useCategories } from '../words.ts'
import { LotForm } from './lot-form.tsx'

const fr = {
  title: 'Lots en vrac',
  lead: 'Souris, claviers, chargeurs, câbles, stations d’accueil : comptés et pesés ensemble, sans étiquette.',
  receive: 'Recevoir un lot',
  readOnly: 'La collecte et l’atelier reçoivent les lots. Vous les voyez ici.',
  list: 'Lots reçus',
  site: 'Site',
  everySite: 'Tous les sites',
  none: 'Aucun lot. Un lot apparaît ici quand la collecte ou l’atelier le reçoit.',
  what: 'Quoi',
  mass: 'Masse',
  left: 'Reste',
  on: 'Reçu le',
  gift: 'Don',
  open: 'Ouvrir le don',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    title: 'Bulk lots',
    lead: 'Mice, keyboards, chargers, cables, docks: counted and weighed together, without a label.',
    receive: 'Receive a lot',
    readOnly: 'Collection and workshop receive lots. You see them here.',
    list: 'Lots received',
    site: 'Site',
    everySite: 'All sites',
    none: 'No lot. One shows here when collection or workshop receives it.',
    what: 'What',
    mass: 'Mass',
    left: 'Left',
    on: 'Received on',
    gift: 'Gift',
    open: 'Open the gift',
  },
}

export default function Lots() {
  const t = useText(text)
  const f = useFormat()
  const { label } = useCategories()
  const { all: sites, name } = useSites()
  const receives = useHolds('collector', 'technician')
  const [site, setSite] = useSearchValue('site')
  const pages = usePages(api.listBulkLots, { query: { ...(site && { siteId: site }) } })
  return (
    <Page title={t.title} lead={t.lead}>
      {receives ? (
        <Section title={t.receive}>
          <LotForm />
        </Section>
      ) : (
        <Text>{t.readOnly}</Text>
      )}
      <Section title={t.list}>
        {sites.length > 1 && (
          <SelectField
            label={t.site}
            value={site ?? ''}
            onValue={(id) => setSite(id || null)}
            options={sites.map((s) => [s.id, s.name] as const)}
            none={t.everySite}
          />
        )}
        <LoadedPages of={pages} empty={t.none}>
          {(rows) => (
            <DataTable
              caption={t.list}
              rows={rows}
              rowKey={(x) => x.id}
              columns={[
                {
                  title: t.what,
                  cell: (x) => `${f.number(x.quantity)} × ${label(x.category)}`,
                },
                { title: t.mass, right: true, cell: (x) => f.mass(x.massGrams) },
                {
                  title: t.left,
                  right: true,
                  cell: (x) => `${f.number(x.remainingQuantity)} (${f.mass(x.remainingGrams)})`,
                },
                { title: t.site, cell: (x) => name(x.siteId) },
                { title: t.on, cell: (x) => f.day(x.receivedAt) },
                {
                  title: t.gift,
                  cell: (x) => (
                    <GoTo to={`/counter/${x.donationId}`} className="link tap">
                      {t.open}
                    </GoTo>
                  ),
                },
              ]}
            />
          )}
        </LoadedPages>
      </Section>
    </Page>
  )
}
