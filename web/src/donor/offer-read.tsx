import { useText } from '../i18n.tsx'
import { Facts } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { dataText } from './data-text.ts'
import { type Donation, locks } from './offer.ts'
import { placeText } from './offer-text.ts'

/** The offer as it was sent: the place, the way in, the erasure asked for. */
export function OfferRead({ donation: d }: { donation: Donation }) {
  const place = useText(placeText)
  const data = useText(dataText)
  const words = useWords()
  const yesNo = (said: boolean | undefined) =>
    said === undefined ? null : said ? place.yes : place.no
  const a = d.pickupAddress
  return (
    <Facts
      of={[
        [place.donor, d.donorName],
        [place.street, `${a.street}, ${a.postcode} ${a.city}`],
        [
          place.contact,
          d.contact &&
            [d.contact.name, d.contact.phone, d.contact.email].filter(Boolean).join(', '),
        ],
        [place.floor, d.access?.floor === undefined ? null : String(d.access.floor)],
        [place.lift, yesNo(d.access?.lift)],
        [place.parking, yesNo(d.access?.parking)],
        [place.hours, d.access?.hours],
        [place.note, d.access?.note],
        ...locks.map((k) => [data.locks[k].title, d.unlock && data.freed[d.unlock[k]]] as const),
        [data.levelTitle, words.erasureLevel(d.erasureLevel)],
        [data.basisTitle, data.bases[d.legalBasis][0]],
      ]}
    />
  )
}
