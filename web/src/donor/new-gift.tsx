import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { useMe } from '../shell/me.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { newOffer } from './offer.ts'
import { OfferForm } from './offer-form.tsx'
import { offerText } from './offer-text.ts'
import { NEW_OFFER, useOffer } from './use-offer.ts'

export default function NewGift() {
  const t = useText(offerText)
  const me = useMe()
  const donorId = me?.roles.find((r) => r.role === 'donor')?.organisationId ?? ''
  const donor = useRead(api.getOrganisation, { params: { id: donorId } }, { when: donorId !== '' })
  return (
    <Page title={t.titleNew} lead={t.lead} back={{ to: '/gifts' }}>
      <Loaded of={donor}>{(d) => <New donor={d} name={me?.name ?? ''} />}</Loaded>
    </Page>
  )
}

type Donor = Parameters<typeof newOffer>[0] & { name: string }

function New({ donor, name }: { donor: Donor; name: string }) {
  const state = useOffer(NEW_OFFER, newOffer(donor, name))
  // The organisation chosen may be another of theirs.
  const chosen = useRead(api.getOrganisation, { params: { id: state.offer.donorId } })
  return <OfferForm state={state} donor={chosen.data ?? donor} />
}
