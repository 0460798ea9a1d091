import './devices.css'
import { Group, Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { useSites } from '../bench/work-site.tsx'
import { CorrectionsOfDevice } from '../corrections/of-device.tsx'
import { ProposeCorrection } from '../corrections/propose.tsx'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoToButton, useParam } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Facts, Notice } from '../ui/tag.tsx'
import { useCategories } from '../words.ts'
import { Giver } from './giver.tsx'
import { Journey } from './journey.tsx'
import { DevicePapers } from './papers.tsx'
import { DeviceProofs } from './proofs.tsx'
import { Reprint } from './reprint.tsx'
import { StateTag } from './state-tag.tsx'

const text: Texts<
  Record<
    | 'title'
    | 'back'
    | 'what'
    | 'bench'
    | 'category'
    | 'name'
    | 'serial'
    | 'donorTag'
    | 'mass'
    | 'looks'
    | 'class'
    | 'state'
    | 'since'
    | 'site'
    | 'transit'
    | 'received'
    | 'kit'
    | 'kitMember'
    | 'cycle'
    | 'custody'
    | 'refused'
    | 'scale'
    | 'model'
    | 'estimate',
    string
  >
> = {
  fr: {
    title: 'Appareil',
    back: 'Appareils',
    what: 'Ce que c’est',
    bench: 'Ouvrir à l’atelier',
    category: 'Catégorie',
    name: 'Marque et modèle',
    serial: 'Numéro de série',
    donorTag: 'Numéro du donateur',
    mass: 'Masse',
    looks: 'Aspect',
    class: 'Classe de performance',
    state: 'État',
    since: 'Depuis',
    site: 'Site',
    transit: 'En route vers',
    received: 'Reçu le',
    kit: 'Ensemble',
    kitMember: 'Fait partie d’un ensemble',
    cycle: 'Passage à l’atelier',
    custody:
      'Cette machine est à un client, en réparation, et ses données aussi : n’effacez rien sans son accord écrit.',
    refused: 'Refusé après tri : il n’entre dans aucun reçu.',
    scale: 'pesé',
    model: 'masse du modèle',
    estimate: 'estimé',
  },
  en: {
    title: 'Device',
    back: 'Devices',
    what: 'What it is',
    bench: 'Open at the workshop',
    category: 'Category',
    name: 'Maker and model',
    serial: 'Serial',
    donorTag: 'Donor’s number',
    mass: 'Mass',
    looks: 'Looks',
    class: 'Performance class',
    state: 'State',
    since: 'Since',
    site: 'Site',
    transit: 'On its way to',
    received: 'Received on',
    kit: 'Set',
    kitMember: 'Part of a set',
    cycle: 'Turn at the workshop',
    custody:
      'This machine is a customer’s, under repair, and so is its data: erase nothing without their written word.',
    refused: 'Refused after sorting: it stands on no receipt.',
    scale: 'weighed',
    model: 'mass of the model',
    estimate: 'estimated',
  },
}

/** All there is to know of one device: what it is, who gave it, its data, its papers, its journey. */
export default function DevicePage() {
  const t = useText(text)
  const code = useParam('code')
  const f = useFormat()
  const categories = useCategories()
  const sites = useSites()
  const works = useHolds('technician', 'supervisor', 'collector')
  const corrects = useHolds('technician', 'supervisor', 'coordinator', 'admin')
  const prints = useHolds(
    'collector',
    'technician',
    'supervisor',
    'shopManager',
    'coordinator',
    'admin',
  )
  const read = useRead(api.getDevice, { params: { code } })
  const tag = read.data?.tag
  return (
    <Page
      title={tag ? `${t.title} ${printedTag(tag)}` : t.title}
      back={{ to: '/devices', label: t.back }}
      actions={works && tag && <GoToButton to={`/bench?code=${tag}`}>{t.bench}</GoToButton>}
    >
      <Loaded of={read}>
        {(d) => {
          const label = categories.label(d.category)
          const source = { scale: t.scale, model: t.model, category: t.estimate }[d.massSource]
          return (
            <>
              <Section title={t.what} actions={<StateTag state={d.state} size={22} />}>
                {d.custody === 'repair' && <Notice>{t.custody}</Notice>}
                {d.acceptance === 'refused' && <Notice tone="warn">{t.refused}</Notice>}
                <Facts
                  of={[
                    [t.category, label.charAt(0).toUpperCase() + label.slice(1)],
                    [t.name, [d.manufacturer, d.model].filter(Boolean).join(' ')],
                    [t.serial, d.serial && <span className="code">{d.serial}</span>],
                    [
                      t.donorTag,
                      d.donorAssetTag && <span className="code">{d.donorAssetTag}</span>,
                    ],
                    [t.mass, `${f.mass(d.massGrams)} (${source})`],
                    [t.looks, d.cosmeticGrade],
                    [t.class, d.performanceClass],
                    [t.site, sites.name(d.siteId)],
                    [t.transit, d.transit && sites.name(d.transit)],
                    [t.kit, d.kitId && t.kitMember],
                    [t.since, `${f.dayAndTime(d.stateSince)} (${f.ago(d.stateSince)})`],
                    [t.received, f.day(d.receivedAt)],
                    [t.cycle, d.cycle > 1 ? f.number(d.cycle) : null],
                  ]}
                />
              </Section>
              {corrects && <CorrectionsOfDevice tag={d.tag} />}
              {d.donationId && <Giver donationId={d.donationId} />}
              <DeviceProofs device={d} />
              <DevicePapers device={d} />
              <Journey tag={d.tag} />
              {(prints || corrects) && (
                <Group gap="sm">
                  {prints && <Reprint tag={d.tag} />}
                  {corrects && <ProposeCorrection device={d} />}
                </Group>
              )}
            </>
          )
        }}
      </Loaded>
      <Text className="visually-hidden" role="status">
        {read.data ? t.what : ''}
      </Text>
    </Page>
  )
}
