import { Stack, Text, Title } from '@mantine/core'
import {
  IconBuildingStore,
  IconHome,
  IconLogout,
  IconRecycle,
  IconShieldCheck,
  IconShieldQuestion,
  IconTag,
  IconTool,
} from '@tabler/icons-react'
import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { type Texts, useLanguage, useText } from '../i18n.tsx'
import { useMe } from '../shell/me.tsx'
import { mayOpen, screens } from '../shell/menu.ts'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo, GoToButton } from '../ui/link.tsx'
import { Facts, Notice, type Tone } from '../ui/tag.tsx'

type Device = Result<typeof api.getPublicDevice>
type Group = Device['stateGroup']

const text: Texts<
  Record<
    | 'label'
    | 'maker'
    | 'looks'
    | 'speed'
    | 'sold'
    | 'system'
    | 'noSystem'
    | 'erased'
    | 'notErased'
    | 'noName'
    | 'staff'
    | 'found'
    | 'privacy',
    string
  > & {
    conditions: Record<NonNullable<Device['condition']>, string>
    ended: (day: string) => string
    until: (day: string) => string
    groups: Record<Group, readonly [word: string, sentence: string]>
    grades: Record<NonNullable<Device['cosmeticGrade']>, string>
    classes: Record<NonNullable<Device['performanceClass']>, string>
  }
> = {
  fr: {
    label: 'Étiquette',
    maker: 'Fabricant et modèle',
    looks: 'Aspect',
    speed: 'Puissance',
    sold: 'État',
    system: 'Système',
    noSystem: 'Sans système : il faudra en installer un.',
    conditions: {
      refurbished: 'Reconditionné : toutes ses fonctions ont été testées, et il est effacé',
      usedTested: 'Occasion, testé',
    },
    ended: (day) => `sans mises à jour de sécurité depuis le ${day}`,
    until: (day) => `mises à jour jusqu’au ${day}`,
    erased:
      'Aucune donnée de qui l’avait avant : tout ce qui pouvait en contenir est effacé ou retiré.',
    notErased: 'Il peut encore contenir des données de qui l’avait avant.',
    noName: 'Appareil',
    staff: 'Ouvrir la fiche de l’appareil',
    found: 'Vous avez trouvé cet appareil, ou il ne devrait pas être là ? Dites-le-nous',
    privacy: 'Cette page ne dit ni qui l’a donné, ni qui l’a reçu, ni son numéro de série.',
    groups: {
      blank: ['Étiquette neuve', 'Elle n’est encore collée sur aucun appareil.'],
      inWorkshop: ['À l’atelier', 'Un atelier d’insertion l’efface, le répare et le vérifie.'],
      forSale: ['En boutique solidaire', 'Il est vérifié, et proposé à un prix juste.'],
      delivered: ['Dans un foyer', 'Il a trouvé sa place : il sert à nouveau.'],
      recycled: ['Recyclé', 'Il ne pouvait plus servir : ses pièces et matières sont reprises.'],
      elsewhere: ['Plus chez nous', 'Il est reparti, ou nous l’avons perdu de vue.'],
    },
    grades: {
      A: 'Très bon (A)',
      B: 'Bon, petites traces (B)',
      C: 'Traces visibles (C)',
      D: 'Abîmé, mais il marche (D)',
    },
    classes: {
      P1: 'Rapide : travail, visio, plusieurs choses à la fois (P1)',
      P2: 'Usage courant : bureautique, vidéos (P2)',
      P3: 'Usages simples : courrier, démarches en ligne (P3)',
    },
  },
  en: {
    label: 'Label',
    maker: 'Maker and model',
    looks: 'Looks',
    speed: 'Power',
    sold: 'Condition',
    system: 'System',
    noSystem: 'Without a system: one is to be installed.',
    conditions: {
      refurbished: 'Refurbished: all its functions were tested, and it is erased',
      usedTested: 'Used, tested',
    },
    ended: (day) => `no security updates since ${day}`,
    until: (day) => `updates until ${day}`,
    erased: 'No data of its former owner: all that could hold any is erased or removed.',
    notErased: 'It may still hold data of its former owner.',
    noName: 'Device',
    staff: 'Open the device’s record',
    found: 'You found this device, or it should not be there? Tell us',
    privacy: 'This page says neither who gave it, nor who got it, nor its serial.',
    groups: {
      blank: ['New label', 'It is not on any device yet.'],
      inWorkshop: ['In the workshop', 'An insertion workshop erases, repairs and checks it.'],
      forSale: ['In a solidarity shop', 'It is checked, and offered at a fair price.'],
      delivered: ['In a household', 'It found its place: it serves again.'],
      recycled: ['Recycled', 'It could not serve any more: its parts and materials are recovered.'],
      elsewhere: ['No longer with us', 'It went back, or we lost sight of it.'],
    },
    grades: {
      A: 'Very good (A)',
      B: 'Good, slight marks (B)',
      C: 'Visible marks (C)',
      D: 'Damaged, but it works (D)',
    },
    classes: {
      P1: 'Fast: work, video calls, several things at once (P1)',
      P2: 'Everyday use: office, videos (P2)',
      P3: 'Simple use: mail, online forms (P3)',
    },
  },
}
const looks: Record<Group, readonly [typeof IconTag, Tone]> = {
  blank: [IconTag, 'neutral'],
  inWorkshop: [IconTool, 'info'],
  forSale: [IconBuildingStore, 'good'],
  delivered: [IconHome, 'good'],
  recycled: [IconRecycle, 'neutral'],
  elsewhere: [IconLogout, 'warn'],
}

/** What the label on a device says to anyone who scans it; its record for who works here. */
export function DeviceCard({ device: d }: { device: Device }) {
  const t = useText(text)
  const { language } = useLanguage()
  const me = useMe()
  const format = useFormat()
  const record = screens.find((s) => s.path.startsWith('/devices/$'))
  const staff = record !== undefined && d.stateGroup !== 'blank' && mayOpen(record, me)
  const [Icon, tone] = looks[d.stateGroup]
  const [word, sentence] = t.groups[d.stateGroup]
  const systemSaid = ({ name, supportedUntil, supported }: NonNullable<Device['system']>) =>
    name === null
      ? t.noSystem
      : [name, supportedUntil && (supported ? t.until : t.ended)(format.day(supportedUntil))]
          .filter(Boolean)
          .join(', ')
  const made = [d.manufacturer, d.model].filter(Boolean).join(' ')
  return (
    <section className="card">
      <Stack gap="md">
        <Title order={2} size="h3" className="capital">
          {d.stateGroup === 'blank' ? word : (d.categoryLabel?.[language] ?? t.noName)}
        </Title>
        <Notice tone={tone} icon={<Icon size={40} aria-hidden />}>
          {d.stateGroup !== 'blank' && <Text className="big">{word}</Text>}
          <Text>{sentence}</Text>
        </Notice>
        {d.stateGroup !== 'blank' && (
          <Notice
            tone={d.dataErased ? 'good' : 'warn'}
            icon={
              d.dataErased ? (
                <IconShieldCheck size={28} aria-hidden />
              ) : (
                <IconShieldQuestion size={28} aria-hidden />
              )
            }
          >
            {d.dataErased ? t.erased : t.notErased}
          </Notice>
        )}
        <Facts
          of={[
            [
              t.label,
              <span key="tag" className="code">
                {printedTag(d.tag)}
              </span>,
            ],
            [t.maker, made],
            [t.looks, d.cosmeticGrade && t.grades[d.cosmeticGrade]],
            [t.speed, d.performanceClass && t.classes[d.performanceClass]],
            [t.sold, d.condition && t.conditions[d.condition]],
            [t.system, d.system && systemSaid(d.system)],
          ]}
        />
        {staff && <GoToButton to={`/devices/${d.tag}`}>{t.staff}</GoToButton>}
        {d.stateGroup !== 'blank' && (
          <>
            <Text c="dimmed">{t.privacy}</Text>
            <GoTo to="/contact" className="link tap">
              {t.found}
            </GoTo>
          </>
        )}
      </Stack>
    </section>
  )
}
