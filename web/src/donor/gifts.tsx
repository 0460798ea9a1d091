import { Group, Progress, Stack, Text, Title } from '@mantine/core'
import { IconGift } from '@tabler/icons-react'
import { api } from '../api/operations.generated.ts'
import { useAll, useRead } from '../api/query.ts'
import { plural, type Texts, useLanguage, useText } from '../i18n.tsx'
import { useHasDraft } from '../ui/draft.ts'
import { useFormat } from '../ui/format.ts'
import { GoTo, GoToButton } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Notice, Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { type Summary, standing, standingText, stepOf } from './progress.ts'
import { NEW_OFFER } from './use-offer.ts'
import { useValueMissing } from './value-missing.ts'

const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'give'
    | 'begun'
    | 'goOn'
    | 'finish'
    | 'follow'
    | 'value'
    | 'valueLink'
    | 'emptyTitle'
    | 'units1'
    | 'received'
    | 'units',
    string
  > & { how: [string, string, string] }
> = {
  fr: {
    title: 'Mes dons',
    lead: 'Ce que vous avez offert, où cela en est, et ce qui vous attend.',
    give: 'Donner du matériel',
    begun: 'Une offre est commencée dans cet onglet et n’est pas encore envoyée.',
    goOn: 'Continuer cette offre',
    finish: 'Terminer l’offre',
    follow: 'Suivre ce don',
    value: 'Une valeur manque pour préparer votre reçu.',
    valueLink: 'Donner la valeur',
    emptyTitle: 'Aucun don pour l’instant. Voici ce qui se passera :',
    units1: 'appareil ou accessoire',
    received: 'Reçu',
    units: 'appareils ou accessoires',
    how: [
      'Vous décrivez le matériel en quelques minutes. Le guichet accepte ou refuse chaque ligne.',
      'Une tournée vient chercher le matériel au jour convenu. Vous recevez un bordereau.',
      'L’atelier efface, répare et vérifie. Vous suivez chaque appareil, avec ses certificats et votre reçu.',
    ],
  },
  en: {
    title: 'My gifts',
    lead: 'What you offered, where it stands, and what waits for you.',
    give: 'Give equipment',
    begun: 'An offer is begun in this tab and not sent yet.',
    goOn: 'Go on with this offer',
    finish: 'Finish the offer',
    follow: 'Follow this gift',
    value: 'A value is missing to prepare your receipt.',
    valueLink: 'Give the value',
    emptyTitle: 'No gift so far. This is what will happen:',
    units1: 'device or accessory',
    received: 'Received',
    units: 'devices or accessories',
    how: [
      'You describe the equipment in a few minutes. The counter accepts or refuses each line.',
      'A round collects it on the day agreed. You get a slip.',
      'The workshop erases, repairs and checks. You follow each device, with its certificates and your receipt.',
    ],
  },
}

export default function Gifts() {
  const t = useText(text)
  const gifts = useAll(api.listDonations, {})
  const begun = useHasDraft(NEW_OFFER)
  const work = useRead(api.getWork, {})
  const values = (work.data?.items ?? []).some((i) => i.kind === 'valuationsToGive' && i.count > 0)
  const give = (
    <GoToButton to="/gifts/new" leftSection={<IconGift size={20} aria-hidden />}>
      {begun ? t.goOn : t.give}
    </GoToButton>
  )
  return (
    <Page title={t.title} lead={t.lead} actions={give}>
      {begun && <Notice tone="warn">{t.begun}</Notice>}
      <Loaded of={gifts}>
        {(all) =>
          all.length === 0 ? (
            <Section title={t.emptyTitle}>
              <ol className="how">
                {t.how.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              <div>{give}</div>
            </Section>
          ) : (
            <MoreRows rows={inOrder(all)}>
              {(shown) => (
                <ul className="rows">
                  {shown.map((d) => (
                    <li key={d.id} className="card">
                      <Gift donation={d} askValue={values} />
                    </li>
                  ))}
                </ul>
              )}
            </MoreRows>
          )
        }
      </Loaded>
    </Page>
  )
}

/** What is to finish first, then the newest. */
function inOrder(all: readonly Summary[]) {
  const newest = [...all].reverse()
  return [
    ...newest.filter((d) => d.status === 'draft'),
    ...newest.filter((d) => d.status !== 'draft'),
  ]
}

function Gift({ donation: d, askValue }: { donation: Summary; askValue: boolean }) {
  const t = useText(text)
  const said = useText(standingText)
  const words = useWords()
  const f = useFormat()
  const { language } = useLanguage()
  const step = stepOf(d)
  const valueMissing = useValueMissing(d, askValue)
  const live = !['cancelled', 'refused'].includes(d.status)
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h4">
          <span className="code">{d.reference}</span>
        </Title>
        <Tag tone={words.donationTone(d.status)}>
          {d.status === 'closed' ? t.received : words.donationStatus(d.status)}
        </Tag>
      </Group>
      <Text>
        {f.number(d.quantity)} {plural(language, d.quantity, t.units1, t.units)}
        {d.doneeName ? `, ${d.doneeName}` : ''}
      </Text>
      <Text fw={600}>{standing(d, said, f.day)}</Text>
      {live && (
        <div>
          <Text size="sm">{said.stepOf(step, said.steps[step - 1] ?? '')}</Text>
          <Progress
            value={(step / 6) * 100}
            size="lg"
            aria-label={said.stepOf(step, said.steps[step - 1] ?? '')}
          />
        </div>
      )}
      {valueMissing && <Notice tone="warn">{t.value}</Notice>}
      <Group gap="md">
        {d.status === 'draft' ? (
          <GoToButton to={`/gifts/${d.id}/edit`} variant="light">
            {t.finish}
            <span className="visually-hidden"> {d.reference}</span>
          </GoToButton>
        ) : (
          <GoTo to={`/gifts/${d.id}`} className="link tap">
            {t.follow}
            <span className="visually-hidden"> {d.reference}</span>
          </GoTo>
        )}
        {valueMissing && (
          <GoTo to={`/gifts/${d.id}?part=value`} className="link tap">
            {t.valueLink}
            <span className="visually-hidden"> {d.reference}</span>
          </GoTo>
        )}
      </Group>
    </Stack>
  )
}
