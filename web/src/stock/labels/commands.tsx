import '../stock.css'
import { Button, Checkbox, Text } from '@mantine/core'
import {
  IconAppWindow,
  IconArrowBackUp,
  IconBarcodeOff,
  IconBolt,
  IconChecklist,
  IconCircleCheck,
  IconCircleX,
  IconEraser,
  IconHandStop,
  IconId,
  IconListDetails,
  IconMapPin,
  IconPrinter,
  IconScale,
  IconSortAscending2,
  IconStar,
  IconTool,
} from '@tabler/icons-react'
import { actionText } from '../../bench/action-text.ts'
import type { ActionName } from '../../bench/next-steps.ts'
import { pictures } from '../../bench/stations/pictures.ts'
import { stationNames } from '../../bench/stations/stations.ts'
import { stationText } from '../../bench/stations/text.ts'
import { SitesNote, useSites } from '../../bench/work-site.tsx'
import { colon, type Texts, useText } from '../../i18n.tsx'
import { useDraft } from '../../ui/draft.ts'
import { Page } from '../../ui/page.tsx'
import { QrPicture } from '../../ui/qr.tsx'

type Icon = typeof IconTool
const bench: readonly (readonly [ActionName, Icon])[] = [
  ['sort', IconSortAscending2],
  ['accept', IconCircleCheck],
  ['refuse', IconCircleX],
  ['identify', IconId],
  ['inventory', IconListDetails],
  ['toErase', IconEraser],
  ['erasure', IconEraser],
  ['test', IconChecklist],
  ['repair', IconTool],
  ['toRepair', IconTool],
  ['grade', IconStar],
  ['system', IconAppWindow],
  ['weigh', IconScale],
  ['quarantine', IconHandStop],
]

const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'print'
    | 'main'
    | 'mainHelp'
    | 'cancel'
    | 'cancelHelp'
    | 'receive'
    | 'receiveHelp'
    | 'noSerial'
    | 'noSerialHelp'
    | 'here'
    | 'back'
    | 'which',
    string
  > & { groups: Record<'every' | 'stations' | 'bench' | 'reception' | 'sites', string> }
> = {
  fr: {
    title: 'Cartes de commande',
    lead: 'Imprimez et collez ces cartes à l’établi. Les scanner remplace la souris : utile avec des gants.',
    print: 'Imprimer ces cartes',
    main: 'Faire la suite',
    mainHelp: 'Le grand bouton de l’établi.',
    cancel: 'Annuler',
    cancelHelp: 'Ferme, vide ou défait ce qui vient d’être commencé.',
    receive: 'Recevoir',
    receiveHelp: 'À la réception : enregistre l’appareil.',
    noSerial: 'Pas de numéro',
    noSerialHelp: 'À la réception : l’appareil n’a pas de numéro de série.',
    here: 'Dit où vous travaillez.',
    back: 'Étiquettes',
    which: 'Quelles cartes ?',
    groups: {
      every: 'Partout',
      stations: 'Postes',
      bench: 'Établi',
      reception: 'Réception',
      sites: 'Sites',
    },
  },
  en: {
    title: 'Command cards',
    lead: 'Print these cards and stick them at the bench. Scanning one replaces the mouse: useful with gloves.',
    print: 'Print these cards',
    main: 'Do what comes next',
    mainHelp: 'The large button of the bench.',
    cancel: 'Cancel',
    cancelHelp: 'Closes, empties or undoes what was just begun.',
    receive: 'Receive',
    receiveHelp: 'At reception: records the device.',
    noSerial: 'No serial',
    noSerialHelp: 'At reception: the device has no serial.',
    here: 'Says where you work.',
    back: 'Labels',
    which: 'Which cards?',
    groups: {
      every: 'Everywhere',
      stations: 'Stations',
      bench: 'Bench',
      reception: 'Reception',
      sites: 'Sites',
    },
  },
}
type Group = keyof typeof text.fr.groups
const all: Record<Group, boolean> = {
  every: true,
  stations: true,
  bench: true,
  reception: true,
  sites: true,
}
type Card = { group: Group; code: string; word: string; help: string; Icon: Icon }

/** Codes to print and stick at the bench, each with a large word and a picture. */
export default function Commands() {
  const t = useText(text)
  const words = useText(actionText)
  const places = useText(stationText)
  const { mine } = useSites()
  const [shown, setShown] = useDraft('commands', all)
  const cards: Card[] = [
    {
      group: 'every',
      code: 'LCT:CANCEL',
      word: t.cancel,
      help: t.cancelHelp,
      Icon: IconArrowBackUp,
    },
    ...stationNames.map((name) => ({
      group: 'stations' as const,
      code: `LCT:STATION:${name.toUpperCase()}`,
      word: places[name].title,
      help: places[name].aim,
      Icon: pictures[name].own,
    })),
    { group: 'bench', code: 'LCT:DO:MAIN', word: t.main, help: t.mainHelp, Icon: IconBolt },
    ...bench.map(([name, Icon]) => ({
      group: 'bench' as const,
      code: `LCT:DO:${name.toUpperCase()}`,
      word: words[name][0],
      help: words[name][1],
      Icon,
    })),
    {
      group: 'reception',
      code: 'LCT:DO:RECEIVE',
      word: t.receive,
      help: t.receiveHelp,
      Icon: IconCircleCheck,
    },
    {
      group: 'reception',
      code: 'LCT:DO:NOSERIAL',
      word: t.noSerial,
      help: t.noSerialHelp,
      Icon: IconBarcodeOff,
    },
    ...mine.map((s) => ({
      group: 'sites' as const,
      code: `LCT:SITE:${s.id.toUpperCase()}`,
      word: s.name,
      help: t.here,
      Icon: IconMapPin,
    })),
  ]
  return (
    <Page
      title={t.title}
      lead={t.lead}
      back={{ to: '/labels', label: t.back }}
      actions={
        <Button leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => window.print()}>
          {t.print}
        </Button>
      }
    >
      <SitesNote />
      <fieldset className="card no-print choices">
        <legend>{t.which}</legend>
        {(Object.keys(all) as Group[]).map((g) => (
          <Checkbox
            key={g}
            label={t.groups[g]}
            className="choice"
            checked={shown[g]}
            onChange={(e) => setShown({ ...shown, [g]: e.currentTarget.checked })}
          />
        ))}
      </fieldset>
      <ul className="command-cards">
        {cards
          .filter((c) => shown[c.group])
          .map(({ code, word, help, Icon }) => (
            <li key={code} className="card command-card">
              <span className="command-word">
                <Icon size={32} aria-hidden />
                {word}
              </span>
              <QrPicture text={code} label={`${word}${colon()}${code}`} size={150} />
              <Text>{help}</Text>
            </li>
          ))}
      </ul>
    </Page>
  )
}
