import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { usePages, useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DateField, Form } from '../ui/form.tsx'
import { today, useFormat } from '../ui/format.ts'
import { LoadedPages } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { type Column, DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { NewMandate } from './new-mandate.tsx'
import { useFocusBack } from './shortcuts.ts'

type Mandate = Result<typeof api.listSaleMandates>['items'][number]
const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'empty'
    | 'owner'
    | 'seller'
    | 'from'
    | 'to'
    | 'open'
    | 'state'
    | 'now'
    | 'past'
    | 'later'
    | 'end'
    | 'ended'
    | 'endOn'
    | 'endHelp'
    | 'actions'
    | 'unknown',
    string
  >
> = {
  fr: {
    title: 'Mandats de vente',
    lead: 'Un propriétaire y confie la vente de son matériel à une autre structure.',
    empty: 'Aucun mandat. Sans mandat, une structure ne vend que ce qui lui appartient.',
    owner: 'Propriétaire',
    seller: 'Vendeur',
    from: 'À partir du',
    to: 'Jusqu’au (exclu)',
    open: 'Sans fin',
    state: 'État',
    now: 'En vigueur',
    past: 'Terminé',
    later: 'À venir',
    end: 'Mettre fin',
    ended: 'La fin du mandat est enregistrée.',
    endOn: 'Premier jour sans mandat',
    endHelp: 'À partir de ce jour, le vendeur ne vend plus ce matériel.',
    actions: 'Actions',
    unknown: 'Structure non visible',
  },
  en: {
    title: 'Sale mandates',
    lead: 'By it, an owner lets another organisation sell its equipment.',
    empty: 'No mandate. Without one, an organisation sells only what it owns.',
    owner: 'Owner',
    seller: 'Seller',
    from: 'From',
    to: 'Until (excluded)',
    open: 'No end',
    state: 'State',
    now: 'In force',
    past: 'Ended',
    later: 'To come',
    end: 'End it',
    ended: 'The end of the mandate is recorded.',
    endOn: 'First day without the mandate',
    endHelp: 'From that day, the seller no longer sells this equipment.',
    actions: 'Actions',
    unknown: 'Organisation not visible',
  },
}

/** Who may sell what another owns, and since when. */
export default function Mandates() {
  const t = useText(text)
  const f = useFormat()
  const keeps = useHolds('coordinator', 'admin')
  const [ending, setEnding] = useState<Mandate | null>(null)
  const mandates = usePages(api.listSaleMandates, { query: { limit: 100 } })
  const organisations = usePages(api.listOrganisations, { query: { limit: 200 } })
  const nameOf = (id: string) => organisations.rows.find((o) => o.id === id)?.name ?? t.unknown
  const day = today()
  const stateOf = (m: Mandate) =>
    m.validTo !== null && m.validTo <= day ? 'past' : m.validFrom > day ? 'later' : 'now'
  const columns: Column<Mandate>[] = [
    { title: t.owner, cell: (m) => nameOf(m.ownerId) },
    { title: t.seller, cell: (m) => nameOf(m.sellerId) },
    { title: t.from, cell: (m) => f.day(m.validFrom) },
    { title: t.to, cell: (m) => (m.validTo ? f.day(m.validTo) : t.open) },
    {
      title: t.state,
      cell: (m) => <Tag tone={stateOf(m) === 'now' ? 'good' : 'neutral'}>{t[stateOf(m)]}</Tag>,
    },
    ...(keeps
      ? [
          {
            title: t.actions,
            cell: (m: Mandate) =>
              stateOf(m) === 'past' ? (
                '—'
              ) : (
                <Button
                  variant="default"
                  aria-label={`${t.end} : ${nameOf(m.ownerId)}`}
                  onClick={() => setEnding(m)}
                >
                  {t.end}
                </Button>
              ),
          },
        ]
      : []),
  ]
  return (
    <Page title={t.title} lead={t.lead}>
      <LoadedPages of={mandates} empty={t.empty}>
        {(rows) => (
          <DataTable caption={t.title} columns={columns} rows={rows} rowKey={(m) => m.id} />
        )}
      </LoadedPages>
      {keeps && <NewMandate organisations={organisations.rows} />}
      {ending && <EndDialog key={ending.id} mandate={ending} onClose={() => setEnding(null)} />}
    </Page>
  )
}

function EndDialog({ mandate, onClose }: { mandate: Mandate; onClose: () => void }) {
  useFocusBack()
  const t = useText(text)
  const [day, setDay] = useState(mandate.validTo ?? today())
  const end = useWrite(api.endSaleMandate)
  const save = async () => {
    const done = await end.send({
      params: { id: mandate.id },
      body: { version: mandate.version, validTo: day },
    })
    if (!done) return
    sayDone(t.ended)
    onClose()
  }
  return (
    <Dialog title={t.end} opened onClose={onClose}>
      <Form
        onSubmit={() => void save()}
        busy={end.busy}
        problem={end.problem}
        submit={t.end}
        cancel={onClose}
      >
        <DateField
          label={t.endOn}
          description={t.endHelp}
          value={day}
          onValue={setDay}
          required
          data-autofocus
        />
      </Form>
    </Dialog>
  )
}
