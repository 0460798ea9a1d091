import { Stack } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { offerOf } from '../donor/offer.ts'
import { OfferForm } from '../donor/offer-form.tsx'
import { draftOf, useOffer } from '../donor/use-offer.ts'
import { type Texts, useText } from '../i18n.tsx'
import { GoTo, useParam } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { StaleNote } from '../ui/stale.tsx'
import { Notice } from '../ui/tag.tsx'
import { counterGiftText } from './new-gift.tsx'
import type { Donation } from './words.ts'

const fr = {
  title: 'Terminer une offre',
  sent: 'Cette offre est déjà envoyée : elle ne se modifie plus.',
  open: 'Ouvrir ce don',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    title: 'Finish an offer',
    sent: 'This offer is already sent: it no longer changes.',
    open: 'Open this gift',
  },
}

export default function EditGift() {
  const t = useText(text)
  const id = useParam('id')
  const donation = useRead(api.getDonation, { params: { id } })
  const d = donation.data
  return (
    <Page
      title={d ? `${t.title} ${d.reference}` : t.title}
      lead={d?.donorName}
      back={{ to: `/counter/${id}` }}
    >
      <Loaded of={donation}>
        {(read) =>
          read.status === 'draft' ? (
            <Edit key={read.id} donation={read} />
          ) : (
            <Stack>
              <Notice tone="warn">{t.sent}</Notice>
              <GoTo to={`/counter/${read.id}`}>{t.open}</GoTo>
            </Stack>
          )
        }
      </Loaded>
    </Page>
  )
}

function Edit({ donation: d }: { donation: Donation }) {
  const said = useText(counterGiftText)
  const state = useOffer(draftOf(d.id), offerOf(d))
  const donor = useRead(api.getOrganisation, { params: { id: d.donorId } })
  const { offer, take } = state
  const stale = !state.busy && (offer.saved?.version ?? d.version) < d.version
  return (
    <Stack>
      {stale && (
        <StaleNote
          mine={() => {
            state.forget()
            take({ ...offer, saved: { id: d.id, version: d.version } })
          }}
          theirs={() => {
            state.forget()
            take(offerOf(d))
          }}
        />
      )}
      <Loaded of={donor}>
        {(o) => <OfferForm state={state} donor={o} home="/counter" sentSays={said.sent} />}
      </Loaded>
    </Stack>
  )
}
