import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import type { Tone } from '../ui/tag.tsx'

export type Donation = Result<typeof api.getDonation>
export type DonationRow = Result<typeof api.listDonations>['items'][number]
export type Line = Donation['lines'][number]
export type Organisation = Result<typeof api.getOrganisation>
export type Address = Donation['pickupAddress']
type Found = Result<typeof api.listDonationDevices>['items'][number]

/** What the counter's screens say alike. */
const fr = {
  stages: {
    received: 'Reçu',
    workshop: 'À l’atelier',
    forSale: 'Prêt ou en boutique',
    household: 'Chez un foyer',
    waste: 'En fin de vie (D3E)',
    returned: 'Rendu',
    lost: 'Perdu',
  } satisfies Record<Found['stage'], string>,
  data: {
    none: 'Sans données',
    open: 'Données à effacer',
    erased: 'Données effacées',
    destroyed: 'Disque détruit',
  } satisfies Record<Found['data'], string>,
  acceptance: {
    pending: 'À trier',
    accepted: 'Accepté',
    refused: 'Refusé',
  } satisfies Record<Found['acceptance'], string>,
  decision: {
    pending: 'À décider',
    accepted: 'Acceptée',
    refused: 'Refusée',
  } satisfies Record<Line['decision'], string>,
  basis: {
    private: 'Don d’une entreprise ou d’un particulier',
    cg3p: 'Don d’un organisme public (CG3P)',
  } satisfies Record<Donation['legalBasis'], string>,
  outside: 'Hors des lignes de l’offre',
  yes: 'Oui',
  no: 'Non',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    stages: {
      received: 'Received',
      workshop: 'In the workshop',
      forSale: 'Ready or in the shop',
      household: 'In a household',
      waste: 'End of life (WEEE)',
      returned: 'Given back',
      lost: 'Lost',
    },
    data: {
      none: 'No data',
      open: 'Data to erase',
      erased: 'Data erased',
      destroyed: 'Disk destroyed',
    },
    acceptance: { pending: 'To sort', accepted: 'Accepted', refused: 'Refused' },
    decision: { pending: 'To decide', accepted: 'Accepted', refused: 'Refused' },
    basis: {
      private: 'Gift of a company or a person',
      cg3p: 'Gift of a public body (CG3P)',
    },
    outside: 'Outside the lines of the offer',
    yes: 'Yes',
    no: 'No',
  },
}
export const useCounterWords = () => useText(text)

export const dataTones: Record<Found['data'], Tone> = {
  none: 'neutral',
  open: 'warn',
  erased: 'good',
  destroyed: 'good',
}
export const decisionTones: Record<Line['decision'], Tone> = {
  pending: 'info',
  accepted: 'good',
  refused: 'bad',
}

/** An address on one line. */
export const oneLine = (a: Address): string =>
  [a.street, `${a.postcode} ${a.city}`, a.country === 'FR' ? '' : a.country]
    .filter(Boolean)
    .join(', ')
/** With a capital: a category where it begins a line. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
/** What came or was handed over already: devices, lots, or the day of the pick-up. */
export const hasArrived = (d: Donation): boolean =>
  d.outsideLines > 0 || d.bulkLots.length > 0 || d.lines.some((l) => l.progress.received > 0)
/** What a supplier of accessories may bring without tags. The service says no for any other. */
export const bulkCategories: readonly string[] = ['keyboard', 'mouse', 'charger', 'cable', 'dock']
