import { Checkbox, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useAll, useRead, useWrite } from '../api/query.ts'
import { useSites } from '../bench/work-site.tsx'
import { plural, type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { useDraft } from '../ui/draft.ts'
import { DateField, Form, SelectField } from '../ui/form.tsx'
import { today } from '../ui/format.ts'
import { GoToButton, useGo, useSearchValue } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { Notice } from '../ui/tag.tsx'
import { type DonationRow, oneLine } from './words.ts'

const fr = {
  title: 'Prévoir une tournée',
  lead: 'Un jour, un site d’arrivée, un ou plusieurs dons acceptés.',
  gifts: '1. Quels dons aller chercher ?',
  none: 'Aucun don n’attend une tournée. Un don apparaît ici quand toutes ses lignes sont décidées et qu’une au moins est acceptée.',
  toCounter: 'Voir la file du guichet',
  units: (n: number) => `${n} ${plural('fr', n, 'unité', 'unités')}`,
  when: '2. Quand, et où arrive le matériel ?',
  day: 'Jour de la tournée',
  site: 'Site d’arrivée',
  carrier: 'Transporteur (facultatif)',
  ourselves: 'Notre propre équipe',
  note: 'Note pour qui conduit (facultatif)',
  noteHelp: 'Sans nom de personne : le contact de chaque don s’affiche déjà.',
  send: 'Prévoir la tournée',
  done: 'Tournée prévue. Les donateurs voient le jour dans leur suivi : appelez-les pour convenir de l’heure.',
  needGift: 'Cochez au moins un don.',
  needSite: 'Choisissez le site d’arrivée.',
  past: 'Ce jour est passé. Choisissez aujourd’hui ou un jour à venir.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    title: 'Plan a round',
    lead: 'A day, a site to come to, one or several accepted gifts.',
    gifts: '1. Which gifts to fetch?',
    none: 'No gift waits for a round. A gift shows here when all its lines are decided and one at least is accepted.',
    toCounter: 'See the counter queue',
    units: (n) => `${n} ${plural('en', n, 'unit', 'units')}`,
    when: '2. When, and where does the equipment come?',
    day: 'Day of the round',
    site: 'Site it comes to',
    carrier: 'Carrier (optional)',
    ourselves: 'Our own team',
    note: 'Note for who drives (optional)',
    noteHelp: 'Without the name of a person: the contact of each gift shows already.',
    send: 'Plan the round',
    done: 'Round planned. The donors see the day in their follow-up: call them to agree on the hour.',
    needGift: 'Tick one gift at least.',
    needSite: 'Choose the site it comes to.',
    past: 'This day is over. Choose today or a day to come.',
  },
}

export default function NewRound() {
  const t = useText(text)
  const gifts = useAll(api.listDonations, { query: { queue: 'waiting' } })
  return (
    <Page title={t.title} lead={t.lead} back={{ to: '/rounds' }}>
      <Loaded of={gifts}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty action={<GoToButton to="/counter">{t.toCounter}</GoToButton>}>{t.none}</Empty>
          ) : (
            <Plan gifts={rows} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Plan({ gifts }: { gifts: DonationRow[] }) {
  const t = useText(text)
  const go = useGo()
  const [first] = useSearchValue('donation')
  const territory = useHolds('coordinator')
  const { all, mine } = useSites()
  const carriers = useAll(api.listOrganisations, { query: { kind: 'carrier' } })
  const [typed, set, clear] = useDraft(`round:${first ?? 'new'}`, {
    ids: first ? [first] : ([] as string[]),
    day: today(),
    siteId: '',
    carrierId: '',
    note: '',
  })
  const [tried, setTried] = useState(false)
  const plan = useWrite(api.scheduleCollection)
  const change = (part: Partial<typeof typed>) => set((now) => ({ ...now, ...part }))
  const sites = (territory ? all.filter((s) => s.active) : mine).filter((s) => s.kind !== 'shop')
  const [only] = sites
  const siteId = typed.siteId || (sites.length === 1 && only ? only.id : '')
  const ids = typed.ids.filter((id) => gifts.some((d) => d.id === id))
  const past = typed.day < today()
  const send = async () => {
    if (ids.length === 0 || siteId === '' || past) return setTried(true)
    const made = await plan.send({
      body: {
        donationIds: ids,
        plannedOn: typed.day,
        siteId,
        ...(typed.carrierId && { carrierId: typed.carrierId }),
        ...(typed.note.trim() && { note: typed.note }),
      },
    })
    if (!made) return
    clear()
    sayDone(t.done)
    go(`/rounds/${made.id}`, { replace: true })
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={plan.busy}
      problem={plan.problem}
      submit={t.send}
      cancel="/rounds"
    >
      <Section title={t.gifts}>
        <Checkbox.Group value={ids} onChange={(next) => change({ ids: next })}>
          <Stack gap={0}>
            {gifts.map((d) => (
              <Checkbox
                key={d.id}
                value={d.id}
                className="choice"
                label={`${d.donorName}, ${t.units(d.quantity)} (${d.reference})`}
                description={<Where id={d.id} donee={d.doneeName} />}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {tried && ids.length === 0 && (
          <div role="alert">
            <Notice tone="bad">{t.needGift}</Notice>
          </div>
        )}
      </Section>
      <Section title={t.when}>
        <DateField
          label={t.day}
          value={typed.day}
          onValue={(day) => change({ day })}
          min={today()}
          error={past ? t.past : undefined}
          required
          className="narrow"
        />
        <SelectField
          label={t.site}
          value={siteId}
          onValue={(id) => change({ siteId: id })}
          options={sites.map((s) => [s.id, `${s.name}, ${s.address.city}`] as const)}
          error={tried && siteId === '' ? t.needSite : undefined}
          required
        />
        <SelectField
          label={t.carrier}
          value={typed.carrierId}
          onValue={(carrierId) => change({ carrierId })}
          options={(carriers.data ?? [])
            .filter((o) => o.active)
            .map((o) => [o.id, o.name] as const)}
          none={t.ourselves}
        />
        <Textarea
          label={t.note}
          description={t.noteHelp}
          value={typed.note}
          onChange={(e) => change({ note: e.currentTarget.value })}
          maxLength={2000}
        />
      </Section>
    </Form>
  )
}

/** Where a gift is, so that one round goes to places that are near. */
function Where({ id, donee }: { id: string; donee: string | null }) {
  const donation = useRead(api.getDonation, { params: { id } })
  const at = donation.data ? oneLine(donation.data.pickupAddress) : '…'
  return (
    <Text span inherit>
      {at}
      {donee && ` → ${donee}`}
    </Text>
  )
}
