import { Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Refused } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { GoTo } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { StaleNote } from '../ui/stale.tsx'
import { Notice } from '../ui/tag.tsx'
import { type Donation, offerOf } from './offer.ts'
import { OfferForm } from './offer-form.tsx'
import { offerText } from './offer-text.ts'
import { draftOf, useOffer } from './use-offer.ts'

const text: Texts<Record<'sent' | 'follow', string>> = {
  fr: {
    sent: 'Cette offre est déjà envoyée : elle ne se modifie plus.',
    follow: 'Suivre ce don',
  },
  en: {
    sent: 'This offer is already sent: it no longer changes.',
    follow: 'Follow this gift',
  },
}

export default function EditGift() {
  const t = useText(text)
  const said = useText(offerText)
  const { id = '' } = useParams({ strict: false })
  const donation = useRead(api.getDonation, { params: { id } })
  return (
    <Page title={said.titleEdit} lead={said.lead} back={{ to: '/gifts' }}>
      <Loaded of={donation}>
        {(d) =>
          d.status === 'draft' ? (
            <Edit key={d.id} donation={d} reread={() => void donation.refetch()} />
          ) : (
            <Stack>
              <Notice tone="warn">{t.sent}</Notice>
              <GoTo to={`/gifts/${d.id}`}>{t.follow}</GoTo>
            </Stack>
          )
        }
      </Loaded>
    </Page>
  )
}

function Edit({ donation: d, reread }: { donation: Donation; reread: () => void }) {
  const _t = useText(text)
  const state = useOffer(draftOf(d.id), offerOf(d))
  const donor = useRead(api.getOrganisation, { params: { id: d.donorId } })
  const { offer, take, problem } = state
  const refused = problem instanceof Refused && problem.problem.code === 'STALE'
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it was refused
  useEffect(() => {
    if (refused) reread()
  }, [refused])
  const stale = !state.busy && (offer.saved?.version ?? d.version) < d.version
  const mine = () => {
    state.forget()
    take({ ...offer, saved: { id: d.id, version: d.version } })
  }
  const theirs = () => {
    state.forget()
    take(offerOf(d))
  }
  return (
    <Stack>
      {stale && <StaleNote mine={mine} theirs={theirs} />}
      <Loaded of={donor}>{(o) => <OfferForm state={state} donor={o} />}</Loaded>
    </Stack>
  )
}
