import { Button, Group, Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { newOffer } from '../donor/offer.ts'
import { OfferForm } from '../donor/offer-form.tsx'
import { useOffer } from '../donor/use-offer.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Notice } from '../ui/tag.tsx'
import { DonorChoice } from './donor-choice.tsx'
import type { Organisation } from './words.ts'

const fr = {
  title: 'Saisir un don pour un donateur',
  lead: 'Par téléphone ou au comptoir. Ce que vous tapez reste dans cet onglet.',
  donor: 'Donateur :',
  other: 'Choisir un autre donateur',
  sent: 'Offre enregistrée et envoyée. Vous pouvez décider tout de suite.',
}
export const counterGiftText: Texts<typeof fr> = {
  fr,
  en: {
    title: 'Enter a gift for a donor',
    lead: 'On the phone or at the counter. What you type stays in this tab.',
    donor: 'Donor:',
    other: 'Choose another donor',
    sent: 'Offer saved and sent. You can decide at once.',
  },
}

export default function NewGift() {
  const t = useText(counterGiftText)
  const [donorId, setDonor] = useDraft<string | null>('counter:donor', null)
  const donor = useRead(
    api.getOrganisation,
    { params: { id: donorId ?? '' } },
    { when: donorId !== null },
  )
  return (
    <Page title={t.title} lead={t.lead} back={{ to: '/counter' }}>
      {donorId === null ? (
        <DonorChoice onDonor={(o) => setDonor(o.id)} />
      ) : (
        <Loaded of={donor}>
          {(o) => <Offer key={o.id} donor={o} leave={() => setDonor(null)} />}
        </Loaded>
      )}
    </Page>
  )
}

function Offer({ donor, leave }: { donor: Organisation; leave: () => void }) {
  const t = useText(counterGiftText)
  const state = useOffer(`counter:offer:${donor.id}`, newOffer(donor, ''))
  const clear = () => {
    state.clear()
    leave()
  }
  return (
    <>
      <Notice>
        <Group justify="space-between" gap="sm">
          <Text>
            {t.donor} <strong>{donor.name}</strong>
          </Text>
          <Button variant="default" onClick={leave}>
            {t.other}
          </Button>
        </Group>
      </Notice>
      <OfferForm state={{ ...state, clear }} donor={donor} home="/counter" sentSays={t.sent} />
    </>
  )
}
