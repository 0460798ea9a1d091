import { Text, Title } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { MediumName, MediumState } from '../devices/media-list.tsx'
import { StateTag } from '../devices/state-tag.tsx'
import { type Texts, useText } from '../i18n.tsx'
import { keptAt } from '../outbox/kept.ts'
import { openOf } from '../outbox/order.ts'
import { text as outboxText } from '../outbox/text.ts'
import { useActs } from '../outbox/use-outbox.ts'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { Section } from '../ui/page.tsx'
import { Facts, Notice } from '../ui/tag.tsx'
import { useCategories } from '../words.ts'
import type { Device } from './next-steps.ts'
import { text as benchText } from './text.ts'
import { useSites, useWorkSite } from './work-site.tsx'

const text: Texts<
  Record<
    | 'serial'
    | 'donorTag'
    | 'mass'
    | 'grade'
    | 'media'
    | 'battery'
    | 'noBattery'
    | 'noMedium'
    | 'unnamed'
    | 'since'
    | 'refused'
    | 'locked'
    | 'lost'
    | 'lostHelp'
    | 'cycle',
    string
  >
> = {
  fr: {
    serial: 'Numéro de série',
    donorTag: 'Numéro du donateur',
    mass: 'Masse',
    grade: 'Aspect et classe',
    media: 'Données',
    battery: 'Batterie',
    noBattery: 'Vendu sans batterie',
    noMedium: 'Aucun support, déclaré',
    unnamed: 'Marque et modèle à dire',
    since: 'Dans cet état',
    refused: 'Refusé : il ne sera pas préparé',
    locked: 'Verrouillé : un mot de passe ou un compte le bloque',
    lost: 'Déclaré perdu le',
    lostHelp: 'Vous l’avez en main ? Mettez-le de côté et appelez votre encadrant.',
    cycle: 'Passage',
  },
  en: {
    serial: 'Serial',
    donorTag: 'Donor’s number',
    mass: 'Mass',
    grade: 'Looks and class',
    media: 'Data',
    battery: 'Battery',
    noBattery: 'Sold without a battery',
    noMedium: 'No medium, declared',
    unnamed: 'Maker and model to be said',
    since: 'In this state',
    refused: 'Refused: it will not be prepared',
    locked: 'Locked: a password or an account blocks it',
    lost: 'Declared lost on',
    lostHelp: 'Is it in your hands? Set it aside and call your supervisor.',
    cycle: 'Turn',
  },
}
const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)

/** What stands on the bench, to be read from a step away: what it is, its label, its state. */
export function DeviceHead({ device: d }: { device: Device }) {
  const t = useText(text)
  const b = useText(benchText)
  const categories = useCategories()
  const sites = useSites()
  const here = useWorkSite()
  const f = useFormat()
  const name = [d.manufacturer, d.model].filter(Boolean).join(' ')
  return (
    <>
      <div className="bench-name">
        <Title order={2} size="h2" id="bench-device" tabIndex={-1}>
          {capital(categories.label(d.category))}
        </Title>
        <span className="code">{printedTag(d.tag)}</span>
      </div>
      <div className="bench-name">
        <Text className="big">{name || t.unnamed}</Text>
        <StateTag state={d.state} size={26} />
      </div>
      {d.acceptance === 'refused' && <Notice tone="warn">{t.refused}</Notice>}
      {d.state === 'LOST' && (
        <Notice tone="bad">
          {t.lost} {f.day(d.stateSince)}. {t.lostHelp}
        </Notice>
      )}
      {d.locksOpen > 0 && <Notice tone="warn">{t.locked}</Notice>}
      {here && sites.known && d.siteId !== here && (
        <Notice tone="warn">
          {b.notHere} <strong>{sites.name(d.siteId)}</strong>.
        </Notice>
      )}
    </>
  )
}

/** Where the card is not what the service says now: what waits to be sent, and how old what was read is. */
export function CardAge({ device }: { device: Device }) {
  const t = useText(outboxText)
  const f = useFormat()
  const waiting = openOf(useActs(), { tag: device.tag })
  const read = keptAt(device)
  if (waiting.length === 0 && !read) return null
  return (
    <Notice tone="warn" icon={<IconCloudOff size={26} aria-hidden />}>
      {waiting.length > 0 && <Text fw={600}>{t.waitsFor(waiting.length)}</Text>}
      {read && <Text>{t.readAt(f.dayAndTime(read))}</Text>}
    </Notice>
  )
}

/** What is known of it besides. */
export function DeviceFacts({ device: d }: { device: Device }) {
  const t = useText(text)
  const b = useText(benchText)
  const f = useFormat()
  const inside = d.media.filter((m) => m.place === 'device')
  const media =
    inside.length > 0 ? (
      <ul className="rows">
        {inside.map((m) => (
          <li key={m.id}>
            <MediumName medium={m} />
            <MediumState medium={m} />
          </li>
        ))}
      </ul>
    ) : d.mediaComplete ? (
      t.noMedium
    ) : null
  return (
    <Section title={b.details}>
      <Facts
        of={[
          [t.serial, d.serial && <span className="code">{d.serial}</span>],
          [t.donorTag, d.donorAssetTag && <span className="code">{d.donorAssetTag}</span>],
          [t.mass, f.mass(d.massGrams)],
          [t.grade, [d.cosmeticGrade, d.performanceClass].filter(Boolean).join(' · ')],
          [t.media, media],
          [
            t.battery,
            d.battery.removed
              ? t.noBattery
              : d.battery.percent === null
                ? null
                : `${f.number(d.battery.percent)}\u202f%`,
          ],
          [t.since, f.ago(d.stateSince)],
          [t.cycle, d.cycle > 1 ? f.number(d.cycle) : null],
        ]}
      />
      <GoTo to={`/devices/${d.tag}`}>{b.whole}</GoTo>
    </Section>
  )
}
