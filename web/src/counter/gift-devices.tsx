import { Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { usePages } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { PaperButton } from '../ui/files.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useCategories } from '../words.ts'
import { type Donation, dataTones, useCounterWords } from './words.ts'

const fr = {
  list: 'Appareils de ce don',
  empty: 'Aucun appareil reçu. Ils apparaissent ici dès que l’atelier les étiquette.',
  tag: 'Étiquette',
  what: 'Appareil',
  state: 'Où il en est',
  acceptance: 'Au tri',
  data: 'Données',
  certificate: 'Certificat d’effacement',
  outside: 'hors des lignes',
  lots: 'Lots en vrac',
  lot: 'Quoi',
  mass: 'Masse',
  left: 'Reste',
  on: 'Reçu',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    list: 'Devices of this gift',
    empty: 'No device received. They show here as soon as the workshop labels them.',
    tag: 'Label',
    what: 'Device',
    state: 'Where it stands',
    acceptance: 'On sorting',
    data: 'Data',
    certificate: 'Erasure certificate',
    outside: 'outside the lines',
    lots: 'Bulk lots',
    lot: 'What',
    mass: 'Mass',
    left: 'Left',
    on: 'Received',
  },
}

/** The devices of a gift, each with where it stands and its certificate. */
export function GiftDevices({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const words = useCounterWords()
  const { label } = useCategories()
  const pages = usePages(api.listDonationDevices, { params: { id: d.id }, query: {} })
  return (
    <LoadedPages of={pages} empty={t.empty}>
      {(rows) => (
        <DataTable
          caption={t.list}
          rows={rows}
          rowKey={(x) => x.id}
          columns={[
            {
              title: t.tag,
              cell: (x) => (
                <GoTo to={`/devices/${x.tag}`} className="link code tap">
                  {printedTag(x.tag)}
                </GoTo>
              ),
            },
            {
              title: t.what,
              cell: (x) => (
                <>
                  <span className="capital">{label(x.category)}</span>
                  <Text c="dimmed">
                    {[x.manufacturer, x.model, x.donorAssetTag ?? x.serial]
                      .filter(Boolean)
                      .join(' ')}
                  </Text>
                  {x.donationLineId === null && <Tag tone="warn">{t.outside}</Tag>}
                </>
              ),
            },
            { title: t.state, cell: (x) => words.stages[x.stage] },
            {
              title: t.acceptance,
              cell: (x) => (
                <Tag tone={x.acceptance === 'refused' ? 'bad' : 'neutral'}>
                  {words.acceptance[x.acceptance]}
                </Tag>
              ),
            },
            {
              title: t.data,
              cell: (x) => <Tag tone={dataTones[x.data]}>{words.data[x.data]}</Tag>,
            },
            {
              title: t.certificate,
              cell: (x) => {
                const { certificate } = x
                return (
                  certificate && (
                    <PaperButton
                      label={certificate.number}
                      fetch={() => api.getDocument({ params: { id: certificate.documentId } })}
                    />
                  )
                )
              },
            },
          ]}
        />
      )}
    </LoadedPages>
  )
}

/** What came in bulk with a gift. */
export function GiftLots({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const f = useFormat()
  const { label } = useCategories()
  return (
    <DataTable
      caption={t.lots}
      rows={d.bulkLots}
      rowKey={(x) => x.id}
      columns={[
        { title: t.lot, cell: (x) => `${f.number(x.quantity)} × ${label(x.category)}` },
        { title: t.mass, right: true, cell: (x) => f.mass(x.massGrams) },
        {
          title: t.left,
          right: true,
          cell: (x) => `${f.number(x.remainingQuantity)} (${f.mass(x.remainingGrams)})`,
        },
        { title: t.on, cell: (x) => f.day(x.receivedAt) },
      ]}
    />
  )
}
