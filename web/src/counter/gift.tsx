import { Stack, Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { useAll, useRead } from '../api/query.ts'
import { PaperList } from '../donor/paper-list.tsx'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo, useParam } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Facts, Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { CancelForm } from './cancel-form.tsx'
import { GiftDevices, GiftLots } from './gift-devices.tsx'
import { GiftErasure } from './gift-erasure.tsx'
import { GiftLines } from './gift-lines.tsx'
import { GiftNext } from './gift-next.tsx'
import { Place } from './place.tsx'
import { UnlockFacts } from './unlock-facts.tsx'
import { GiftValue } from './value-form.tsx'
import { type Donation, useCounterWords } from './words.ts'

const fr = {
  title: 'Don',
  lines: 'Ligne par ligne',
  facts: 'Ce don',
  donor: 'Donateur',
  donee: 'Qui reçoit',
  basis: 'Cadre',
  level: 'Effacement demandé',
  submitted: 'Envoyé le',
  decided: 'Décidé le',
  planned: 'Tournée du',
  handed: 'Remis le',
  closed: 'Clôturé le',
  place: 'Le lieu et le contact',
  unlock: 'Verrous des appareils',
  devices: 'Appareils de ce don',
  erasure: 'Effacement des données',
  lots: 'Lots en vrac',
  value: 'Valeur du don',
  papers: 'Documents',
  noPaper: 'Aucun document. Le bordereau est émis à l’enlèvement.',
  notes: 'Notes de l’équipe',
  noNote: 'Aucune note. Une note s’écrit avec une décision, un enlèvement ou une clôture.',
  cancel: 'Annuler',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    title: 'Gift',
    lines: 'Line by line',
    facts: 'This gift',
    donor: 'Donor',
    donee: 'Who receives',
    basis: 'Under which law',
    level: 'Erasure asked for',
    submitted: 'Sent on',
    decided: 'Decided on',
    planned: 'Round of',
    handed: 'Handed over on',
    closed: 'Closed on',
    place: 'The place and the contact',
    unlock: 'Locks of the devices',
    devices: 'Devices of this gift',
    erasure: 'Erasure of the data',
    lots: 'Bulk lots',
    value: 'Value of the gift',
    papers: 'Papers',
    noPaper: 'No paper. The slip is issued at the pick-up.',
    notes: 'Notes of the team',
    noNote: 'No note. One is written with a decision, a pick-up or a closing.',
    cancel: 'Cancel',
  },
}

export default function GiftPage() {
  const t = useText(text)
  const id = useParam('id')
  const words = useWords()
  const staff = useHolds('coordinator', 'admin')
  const donation = useRead(api.getDonation, { params: { id } })
  const d = donation.data
  return (
    <Page
      title={d ? `${t.title} ${d.reference}` : t.title}
      lead={
        d && (
          <>
            {d.donorName}{' '}
            <Tag tone={words.donationTone(d.status)}>{words.donationStatus(d.status)}</Tag>
          </>
        )
      }
      back={{ to: staff ? '/counter' : '/rounds' }}
    >
      <Loaded of={donation}>{(read) => <Parts donation={read} />}</Loaded>
    </Page>
  )
}

function Parts({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const valuers = useHolds('coordinator', 'admin', 'accountant')
  const coordinator = useHolds('coordinator')
  const readers = useHolds('coordinator', 'admin', 'supervisor', 'technician')
  const said = d.status !== 'draft'
  const under = ['submitted', 'accepted', 'handedOver', 'closed'].includes(d.status)
  return (
    <Stack gap="lg">
      <GiftNext donation={d} />
      {d.status !== 'submitted' && (
        <Section title={t.lines}>
          <GiftLines donation={d} />
        </Section>
      )}
      <div className="two">
        <GiftFacts donation={d} />
        <Section title={t.place}>
          <Place of={d} />
        </Section>
      </div>
      {(d.status === 'submitted' || d.status === 'accepted' || (said && d.unlock)) && (
        <Section title={t.unlock}>
          <UnlockFacts donation={d} />
        </Section>
      )}
      {['handedOver', 'closed', 'accepted'].includes(d.status) && (
        <Section title={t.devices}>
          <GiftDevices donation={d} />
        </Section>
      )}
      {readers && ['handedOver', 'closed'].includes(d.status) && (
        <Section title={t.erasure}>
          <GiftErasure donationId={d.id} />
        </Section>
      )}
      {d.bulkLots.length > 0 && (
        <Section title={t.lots}>
          <GiftLots donation={d} />
        </Section>
      )}
      {valuers && under && (
        <Section title={t.value}>
          <GiftValue donation={d} mayWrite={coordinator} />
        </Section>
      )}
      {readers && said && (
        <Section title={t.papers}>
          <Papers id={d.id} />
        </Section>
      )}
      <Section title={t.notes}>
        <Notes donation={d} />
      </Section>
      {coordinator && ['draft', 'submitted', 'accepted'].includes(d.status) && (
        <Section title={t.cancel}>
          <CancelForm donation={d} />
        </Section>
      )}
    </Stack>
  )
}

function GiftFacts({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const f = useFormat()
  const words = useWords()
  const counter = useCounterWords()
  const staff = useHolds('coordinator', 'admin')
  const day = (at: string | null) => at && f.day(at)
  return (
    <Section title={t.facts}>
      <Facts
        of={[
          [
            t.donor,
            staff ? (
              <GoTo key="donor" to={`/organisations/${d.donorId}`}>
                {d.donorName}
              </GoTo>
            ) : (
              d.donorName
            ),
          ],
          [t.donee, d.doneeName],
          [t.basis, counter.basis[d.legalBasis]],
          [t.level, words.erasureLevel(d.erasureLevel)],
          [t.submitted, day(d.submittedAt)],
          [t.decided, day(d.decidedAt)],
          [t.planned, day(d.plannedOn)],
          [t.handed, day(d.handedOverAt)],
          [t.closed, day(d.closedAt)],
        ]}
      />
    </Section>
  )
}

function Papers({ id }: { id: string }) {
  const t = useText(text)
  const papers = useAll(api.listDocuments, { query: { subjectId: id } })
  return (
    <Loaded of={papers}>
      {(all) =>
        all.length === 0 ? (
          <Empty>{t.noPaper}</Empty>
        ) : (
          <PaperList papers={all} caption={t.papers} />
        )
      }
    </Loaded>
  )
}

function Notes({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const f = useFormat()
  if (d.notes.length === 0) return <Text>{t.noNote}</Text>
  return (
    <ul className="rows">
      {d.notes.map((n) => (
        <li key={n.at + n.text} className="line">
          <Text>{n.text}</Text>
          <Text c="dimmed">{f.dayAndTime(n.at)}</Text>
        </li>
      ))}
    </ul>
  )
}
