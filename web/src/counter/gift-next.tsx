import { Group, Stack, Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { useRead, useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { OnceSent } from '../outbox/once-sent.tsx'
import { useHolds } from '../shell/me.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { focusTitle } from '../ui/focus.ts'
import { useFormat } from '../ui/format.ts'
import { GoTo, GoToButton } from '../ui/link.tsx'
import { Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { useWords } from '../words.ts'
import { CloseForm } from './close-form.tsx'
import { DecisionForm } from './decision-form.tsx'
import { PickupForm } from './pickup-form.tsx'
import { type Donation, hasArrived } from './words.ts'

const fr = {
  next: 'À faire maintenant',
  draft: 'Cette offre n’est pas encore envoyée. Terminez-la, puis envoyez-la.',
  finish: 'Terminer l’offre',
  submit: 'Envoyer telle quelle',
  submitQuestion:
    'L’offre ne se modifie plus après l’envoi. Elle arrive dans la file des nouveaux.',
  submitted: 'Offre envoyée.',
  decide: 'Décider',
  waitsDecision: 'Le guichet doit accepter ou refuser chaque ligne.',
  plan: 'Prévoir une tournée',
  planLead:
    'Ce don est accepté, mais personne ne va le chercher encore. Le donateur peut aussi le déposer : l’atelier le reçoit alors directement.',
  planDo: 'Prévoir une tournée',
  pickUp: 'Enregistrer l’enlèvement',
  planned: (day: string) => `Tournée du ${day}.`,
  openRound: 'Ouvrir la tournée',
  receive: 'Attendre la réception',
  receiveLead: (day: string) =>
    `Le don a été remis le ${day}. L’atelier étiquette et pèse chaque appareil ; il apparaît ici aussitôt.`,
  receiveDo: 'Recevoir les appareils',
  reconcile: 'Clôturer la réception',
  waitsClose: 'La réception doit être clôturée par le guichet, la collecte ou l’atelier.',
  over: 'Terminé',
  closed: (day: string) => `Réception clôturée le ${day}. Il ne reste rien à faire ici.`,
  refused: 'Toutes les lignes ont été refusées.',
  cancelled: (why: string) => `Don annulé. Raison : ${why.toLowerCase()}.`,
  orReceived: 'Du matériel est arrivé sans enlèvement : il a été déposé.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    next: 'To do now',
    draft: 'This offer is not sent yet. Finish it, then send it.',
    finish: 'Finish the offer',
    submit: 'Send as it is',
    submitQuestion: 'The offer no longer changes once sent. It comes into the queue of new ones.',
    submitted: 'Offer sent.',
    decide: 'Decide',
    waitsDecision: 'The counter is to accept or refuse each line.',
    plan: 'Plan a round',
    planLead:
      'This gift is accepted, but nobody fetches it yet. The donor may also bring it: the workshop then receives it directly.',
    planDo: 'Plan a round',
    pickUp: 'Save the pick-up',
    planned: (day) => `Round of ${day}.`,
    openRound: 'Open the round',
    receive: 'Wait for the reception',
    receiveLead: (day) =>
      `The gift was handed over on ${day}. The workshop labels and weighs each device; it shows here at once.`,
    receiveDo: 'Receive the devices',
    reconcile: 'Close the reception',
    waitsClose: 'The reception is to be closed by the counter, the collection or the workshop.',
    over: 'Done',
    closed: (day) => `Reception closed on ${day}. Nothing is left to do here.`,
    refused: 'All lines were refused.',
    cancelled: (why) => `Gift cancelled. Reason: ${why.toLowerCase()}.`,
    orReceived: 'Equipment came without a pick-up: it was brought.',
  },
}

/** What this gift waits for, and the means to do it. */
export function GiftNext({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const f = useFormat()
  const words = useWords()
  const coordinator = useHolds('coordinator')
  const mover = useHolds('coordinator', 'collector')
  const receiver = useHolds('collector', 'technician')
  const closer = useHolds('coordinator', 'collector', 'technician', 'supervisor')
  if (d.status === 'draft') return <Draft donation={d} />
  if (d.status === 'submitted')
    return (
      <Section title={t.decide}>
        {coordinator ? <DecisionForm key={d.id} donation={d} /> : <Text>{t.waitsDecision}</Text>}
      </Section>
    )
  if (d.status === 'refused')
    return (
      <Section title={t.over}>
        <Text>{t.refused}</Text>
      </Section>
    )
  if (d.status === 'cancelled')
    return (
      <Section title={t.over}>
        <Text>{t.cancelled(words.cancelReason(d.cancelReason ?? 'other'))}</Text>
      </Section>
    )
  if (d.status === 'closed')
    return (
      <Section title={t.over}>
        <Text>{t.closed(f.day(d.closedAt ?? d.recordedAt))}</Text>
      </Section>
    )
  if (hasArrived(d))
    return (
      <Section title={t.reconcile}>
        {d.status === 'accepted' && <Text>{t.orReceived}</Text>}
        {closer ? (
          <OnceSent batch={d.id}>
            <CloseForm key={d.id} donation={d} />
          </OnceSent>
        ) : (
          <Text>{t.waitsClose}</Text>
        )}
      </Section>
    )
  if (d.status === 'handedOver')
    return (
      <Section title={t.receive}>
        <Text>{t.receiveLead(f.day(d.handedOverAt ?? d.recordedAt))}</Text>
        {receiver && (
          <div>
            <GoToButton to={`/bench/receive?donation=${d.id}`}>{t.receiveDo}</GoToButton>
          </div>
        )}
      </Section>
    )
  if (d.plannedOn === null)
    return (
      <Section title={t.plan}>
        <Text>{t.planLead}</Text>
        {mover && (
          <div>
            <GoToButton to={`/rounds/new?donation=${d.id}`}>{t.planDo}</GoToButton>
          </div>
        )}
      </Section>
    )
  return <PickUp donation={d} plannedOn={d.plannedOn} mover={mover} />
}

function Draft({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const coordinator = useHolds('coordinator')
  const submit = useWrite(api.submitDonation)
  const send = async () => {
    const sent = await submit.send({ params: { id: d.id }, body: { version: d.version } })
    if (sent) {
      sayDone(t.submitted)
      focusTitle()
    }
    return sent
  }
  return (
    <Section title={t.next}>
      <Text>{t.draft}</Text>
      {coordinator && (
        <Group gap="sm">
          <GoToButton to={`/counter/${d.id}/edit`}>{t.finish}</GoToButton>
          {d.lines.length > 0 && (
            <ConfirmButton
              label={t.submit}
              question={t.submitQuestion}
              confirm={t.submit}
              act={send}
              busy={submit.busy}
              problem={submit.problem}
            />
          )}
        </Group>
      )}
    </Section>
  )
}

/** The round that fetches this gift, and its pick-up. */
function PickUp({
  donation: d,
  plannedOn,
  mover,
}: {
  donation: Donation
  plannedOn: string
  mover: boolean
}) {
  const t = useText(text)
  const f = useFormat()
  const rounds = useRead(api.listCollections, { query: { plannedOn, limit: 200 } })
  const round = rounds.data?.items.find((c) => c.donationIds.includes(d.id))
  return (
    <Section title={t.pickUp}>
      <Stack>
        <Text>
          {t.planned(f.day(plannedOn))}{' '}
          {round && <GoTo to={`/rounds/${round.id}`}>{t.openRound}</GoTo>}
        </Text>
        {mover && round && (
          <PickupForm key={d.id} donation={d} collectionId={round.id} onDone={focusTitle} />
        )}
      </Stack>
    </Section>
  )
}
