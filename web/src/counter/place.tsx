import { IconMail, IconMapPin, IconPhone } from '@tabler/icons-react'
import { type Texts, useText } from '../i18n.tsx'
import { Facts } from '../ui/tag.tsx'
import { type Address, type Donation, oneLine, useCounterWords } from './words.ts'

const fr = {
  address: 'Adresse',
  map: 'Ouvrir dans une application de cartes',
  contact: 'Qui joindre',
  forgotten: 'Oublié (délai passé) ou non visible avec votre rôle.',
  call: 'Appeler le',
  write: 'Écrire à',
  floor: 'Étage',
  ground: 'Rez-de-chaussée',
  lift: 'Ascenseur ou monte-charge',
  parking: 'Place pour une camionnette',
  hours: 'Horaires',
  note: 'Consigne d’accès',
  unsaid: 'Rien n’est précisé sur l’accès : demandez l’étage, l’ascenseur et le stationnement.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    address: 'Address',
    map: 'Open in a map application',
    contact: 'Whom to reach',
    forgotten: 'Forgotten (its term is over) or not visible with your role.',
    call: 'Call',
    write: 'Write to',
    floor: 'Floor',
    ground: 'Ground floor',
    lift: 'Lift or goods lift',
    parking: 'Room for a van',
    hours: 'Hours',
    note: 'How to get in',
    unsaid: 'Nothing is said about access: ask for the floor, the lift and the parking.',
  },
}
const geo = (a: Address) => `geo:0,0?q=${encodeURIComponent(oneLine(a))}`

/** Where to go, whom to call, how to get in: the phone and the map open by a touch. Nothing is loaded from elsewhere. */
export function Place({
  of: { pickupAddress, contact, access },
}: {
  of: Pick<Donation, 'pickupAddress' | 'contact' | 'access'>
}) {
  const t = useText(text)
  const words = useCounterWords()
  const yesNo = (said: boolean | undefined) =>
    said === undefined ? null : said ? words.yes : words.no
  return (
    <Facts
      of={[
        [
          t.address,
          <>
            {oneLine(pickupAddress)}
            <br />
            <a className="link tap" href={geo(pickupAddress)}>
              <IconMapPin size={20} aria-hidden /> {t.map}
            </a>
          </>,
        ],
        [
          t.contact,
          contact ? (
            <>
              {contact.name}
              {contact.phone && (
                <>
                  <br />
                  <a className="link tap" href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>
                    <IconPhone size={20} aria-hidden /> {t.call}{' '}
                    {contact.phone.replace(/ /g, '\u00a0')}
                  </a>
                </>
              )}
              {contact.email && (
                <>
                  <br />
                  <a className="link tap" href={`mailto:${contact.email}`}>
                    <IconMail size={20} aria-hidden /> {t.write} {contact.email}
                  </a>
                </>
              )}
            </>
          ) : (
            t.forgotten
          ),
        ],
        [
          t.floor,
          access?.floor === undefined
            ? null
            : access.floor === 0
              ? t.ground
              : String(access.floor).replace('-', '−'),
        ],
        [t.lift, yesNo(access?.lift)],
        [t.parking, yesNo(access?.parking)],
        [t.hours, access?.hours],
        [t.note, access?.note ?? (access || !contact ? null : t.unsaid)],
      ]}
    />
  )
}
