import { Button, Stack, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Unreachable } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { Form, TextField } from '../ui/form.tsx'
import { sayDone, sayRefused } from '../ui/say.ts'
import { useCategories } from '../words.ts'
import { besidesOutdated, Outdated } from './outdated.tsx'
import { TakenField } from './taken-field.tsx'
import type { Donation } from './words.ts'

const fr = {
  lead: 'Comptez ce que vous emportez, puis enregistrez avec la personne qui donne : c’est ici que le don est fait.',
  all: 'Tout est là',
  promised: (n: number) => `${n} promis`,
  extra: 'Il y a plus que promis ? Prenez-le aussi : il sera reçu à l’atelier, hors des lignes.',
  need: 'Écrivez combien, 0 si rien.',
  details: 'Ajouter les fonctions ou une note',
  donor: 'Qui remet : sa fonction (facultatif)',
  donorHelp: 'Par exemple : accueil, service informatique. Pas de nom.',
  collector: 'Qui prend : sa fonction (facultatif)',
  collectorHelp: 'Par exemple : chauffeur. Pas de nom.',
  note: 'Note (facultatif)',
  send: 'Enregistrer l’enlèvement',
  done: (reference: string) => `Enlèvement enregistré : ${reference}.`,
  again: 'Pas de réseau ? Gardez cette page et réessayez : rien n’est compté deux fois.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    lead: 'Count what you take, then save it with the person who gives: here the gift is made.',
    all: 'All is here',
    promised: (n) => `${n} promised`,
    extra:
      'More than promised? Take it too: it will be received in the workshop, outside the lines.',
    need: 'Write how many, 0 for none.',
    details: 'Add the functions or a note',
    donor: 'Who hands over: their function (optional)',
    donorHelp: 'For example: front desk, IT. No name.',
    collector: 'Who takes: their function (optional)',
    collectorHelp: 'For example: driver. No name.',
    note: 'Note (optional)',
    send: 'Save the pick-up',
    done: (reference) => `Pick-up saved: ${reference}.`,
    again: 'No network? Keep this page and try again: nothing is counted twice.',
  },
}
type Typed = {
  taken: Record<string, number | null>
  donor: string
  collector: string
  note: string
  /** The one pick-up that is being sent, until the service has answered. */
  attempt: { eventId: string; occurredAt: string } | null
}

/** What is taken of each line, at the donor’s place. Sent again after a silence, it is the same pick-up. */
export function PickupForm({
  donation: d,
  collectionId,
  onDone,
}: {
  donation: Donation
  collectionId: string
  onDone: () => void
}) {
  const t = useText(text)
  const { label } = useCategories()
  const lines = d.lines.filter((l) => l.decision === 'accepted')
  const [typed, set, clear] = useDraft<Typed>(`pickup:${d.id}`, {
    taken: {},
    donor: '',
    collector: '',
    note: '',
    attempt: null,
  })
  const [tried, setTried] = useState(false)
  const [more, setMore] = useState(typed.donor + typed.collector + typed.note !== '')
  const box = useRef<HTMLDivElement>(null)
  const client = useQueryClient()
  const write = useWrite(api.recordPickup)
  const takenOf = (id: string) => typed.taken[id] ?? null
  /** Another count is another pick-up. */
  const change = (part: Partial<Typed>) => set((now) => ({ ...now, ...part, attempt: null }))
  const everything = () => {
    change({ taken: Object.fromEntries(lines.map((l) => [l.id, l.quantity])) })
    box.current?.querySelector<HTMLElement>('button[type="submit"]')?.focus()
  }
  const missing = lines.some((l) => takenOf(l.id) === null)
  const send = async () => {
    if (missing) {
      setTried(true)
      requestAnimationFrame(() =>
        box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      )
      return
    }
    const attempt = typed.attempt ?? {
      eventId: crypto.randomUUID(),
      occurredAt: new Date().toISOString(),
    }
    set((now) => ({ ...now, attempt }))
    const signed = typed.donor.trim() !== '' && typed.collector.trim() !== ''
    try {
      await write.sendOrThrow({
        params: { id: collectionId },
        body: {
          donationId: d.id,
          lines: lines.map((l) => ({ lineId: l.id, taken: takenOf(l.id) ?? 0 })),
          ...(signed && { signedFor: { donor: typed.donor, collector: typed.collector } }),
          ...(typed.note.trim() && { note: typed.note }),
          ...attempt,
        },
      })
    } catch (error) {
      if (!(error instanceof Unreachable)) set((now) => ({ ...now, attempt: null }))
      sayRefused(
        error instanceof Error && !(error instanceof Unreachable) ? error.message : t.again,
      )
      return
    }
    clear()
    await client.invalidateQueries()
    sayDone(t.done(d.reference), { sound: true })
    onDone()
  }
  return (
    <div ref={box}>
      <Form
        onSubmit={() => void send()}
        busy={write.busy}
        problem={besidesOutdated(write.problem)}
        submit={t.send}
      >
        <Text>{t.lead}</Text>
        <div>
          <Button variant="default" size="lg" onClick={everything}>
            {t.all}
          </Button>
        </div>
        <Stack gap="sm">
          {lines.map((l) => (
            <TakenField
              key={l.id}
              label={[label(l.category), l.donorAssetTag ?? l.serial].filter(Boolean).join(' ')}
              description={t.promised(l.quantity)}
              count={takenOf(l.id)}
              onCount={(n) => change({ taken: { ...typed.taken, [l.id]: n } })}
              most={l.quantity}
              error={tried && takenOf(l.id) === null ? t.need : undefined}
            />
          ))}
        </Stack>
        <Text c="dimmed">{t.extra}</Text>
        {more ? (
          <Details typed={typed} change={change} />
        ) : (
          <div>
            <Button variant="subtle" onClick={() => setMore(true)}>
              {t.details}
            </Button>
          </div>
        )}
        <Outdated problem={write.problem} reset={write.reset} />
      </Form>
    </div>
  )
}

/** In which function each side signs, and a note. */
function Details({ typed, change }: { typed: Typed; change: (part: Partial<Typed>) => void }) {
  const t = useText(text)
  return (
    <>
      <div className="two">
        <TextField
          label={t.donor}
          autoFocus
          description={t.donorHelp}
          value={typed.donor}
          onValue={(donor) => change({ donor })}
          maxLength={80}
        />
        <TextField
          label={t.collector}
          description={t.collectorHelp}
          value={typed.collector}
          onValue={(collector) => change({ collector })}
          maxLength={80}
        />
      </div>
      <Textarea
        label={t.note}
        value={typed.note}
        onChange={(e) => change({ note: e.currentTarget.value })}
        maxLength={2000}
      />
    </>
  )
}
