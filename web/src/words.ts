import { say } from '../../src/devices/words.ts'
import type { Result } from './api/client.ts'
import { api } from './api/operations.generated.ts'
import { useRead } from './api/query.ts'
import { type Language, useLanguage } from './i18n.tsx'
import type { Role } from './shell/me.tsx'
import { today } from './ui/format.ts'
import type { Tone } from './ui/tag.tsx'

type Device = Result<typeof api.getDevice>
export type DeviceState = Device['state']
type Word = readonly [fr: string, en: string]
const at = (l: Language) => (l === 'fr' ? 0 : 1)

const states: Record<DeviceState, readonly [...Word, Tone]> = {
  RECEIVED: ['Reçu', 'Received', 'info'],
  QUARANTINE: ['En quarantaine', 'In quarantine', 'warn'],
  TRIAGED: ['Trié', 'Sorted', 'info'],
  TO_ERASE: ['À effacer', 'To erase', 'warn'],
  ERASED: ['Effacé', 'Erased', 'good'],
  TO_REPAIR: ['À réparer', 'To repair', 'warn'],
  TESTED: ['Testé', 'Tested', 'info'],
  READY: ['Prêt', 'Ready', 'good'],
  IN_SHOP: ['En boutique', 'In the shop', 'good'],
  RESERVED: ['Réservé', 'Reserved', 'info'],
  SOLD: ['Vendu', 'Sold', 'neutral'],
  GIVEN: ['Donné', 'Given', 'neutral'],
  RETURNED: ['Revenu', 'Returned', 'warn'],
  TO_DISMANTLE: ['À démonter', 'To dismantle', 'warn'],
  DISMANTLED: ['Démonté', 'Dismantled', 'neutral'],
  WASTE: ['Déchet D3E', 'D3E waste', 'bad'],
  WASTE_SHIPPED: ['Déchet parti', 'Waste shipped', 'neutral'],
  WASTE_TREATED: ['Déchet traité', 'Waste treated', 'neutral'],
  RETURNED_TO_DONOR: ['Rendu au donateur', 'Returned to the donor', 'neutral'],
  LOST: ['Perdu', 'Lost', 'bad'],
}
const dataStates: Record<Device['media'][number]['dataState'], readonly [...Word, Tone]> = {
  presumed: ['Données présumées', 'Data presumed', 'warn'],
  erasing: ['Effacement en cours', 'Being erased', 'info'],
  erasedUnverified: ['Effacé, non vérifié', 'Erased, not verified', 'warn'],
  erased: ['Effacé', 'Erased', 'good'],
  failed: ['Effacement échoué', 'Erasure failed', 'bad'],
  destroyed: ['Détruit', 'Destroyed', 'good'],
  missing: ['Disparu', 'Missing', 'bad'],
}
const roles: Record<Role, Word> = {
  donor: ['Donateur', 'Donor'],
  coordinator: ['Guichet', 'Counter'],
  collector: ['Collecte', 'Collection'],
  technician: ['Atelier', 'Workshop'],
  supervisor: ['Encadrement', 'Supervision'],
  weeeOfficer: ['Déchets D3E', 'D3E waste'],
  cashier: ['Caisse', 'Till'],
  shopManager: ['Boutique', 'Shop'],
  accountant: ['Comptabilité', 'Accounts'],
  auditor: ['Contrôle', 'Audit'],
  prescriber: ['Prescription', 'Prescription'],
  observer: ['Observation', 'Observation'],
  agent: ['Machine', 'Machine'],
  admin: ['Administration', 'Administration'],
}
const donationStatuses: Record<Result<typeof api.getDonation>['status'], readonly [...Word, Tone]> =
  {
    draft: ['Brouillon', 'Draft', 'neutral'],
    submitted: ['Proposé', 'Submitted', 'info'],
    accepted: ['Accepté', 'Accepted', 'good'],
    refused: ['Refusé', 'Refused', 'bad'],
    handedOver: ['Remis', 'Handed over', 'info'],
    closed: ['Clos', 'Closed', 'neutral'],
    cancelled: ['Annulé', 'Cancelled', 'neutral'],
  }
const organisationKinds: Record<Result<typeof api.getOrganisation>['kind'], Word> = {
  company: ['Entreprise', 'Company'],
  publicBody: ['Organisme public', 'Public body'],
  association: ['Association', 'Association'],
  workshop: ['Atelier', 'Workshop'],
  shop: ['Boutique', 'Shop'],
  carrier: ['Transporteur', 'Carrier'],
  ecoOrganisme: ['Éco-organisme', 'Éco-organisme'],
  territory: ['Territoire', 'Territory'],
}
const siteKinds: Record<Result<typeof api.getSite>['kind'], Word> = {
  warehouse: ['Entrepôt', 'Warehouse'],
  workshop: ['Atelier', 'Workshop'],
  shop: ['Boutique', 'Shop'],
}

/** The words of the service's closed lists, in the language of the reader. A code without a word shows itself. */
export function useWords() {
  const { language: l } = useLanguage()
  const n = at(l)
  return {
    state: (s: DeviceState) => states[s][n],
    stateTone: (s: DeviceState) => states[s][2],
    dataState: (s: keyof typeof dataStates) => dataStates[s][n],
    dataStateTone: (s: keyof typeof dataStates) => dataStates[s][2],
    role: (r: Role) => roles[r][n],
    donationStatus: (s: keyof typeof donationStatuses) => donationStatuses[s][n],
    donationTone: (s: keyof typeof donationStatuses) => donationStatuses[s][2],
    organisationKind: (k: keyof typeof organisationKinds) => organisationKinds[k][n],
    siteKind: (k: keyof typeof siteKinds) => siteKinds[k][n],
    /** Reasons, faults, repairs, media: with a capital. */
    code: (c: string) => {
      const word = say(c, n)
      return word.charAt(0).toUpperCase() + word.slice(1)
    },
  }
}
export const roleNames = Object.keys(roles) as Role[]
export const stateNames = Object.keys(states) as DeviceState[]
export const organisationKindNames = Object.keys(
  organisationKinds,
) as (keyof typeof organisationKinds)[]

/** The categories in force today, in the order of their codes: `[code, label, row]`. */
export function useCategories() {
  const { language: l } = useLanguage()
  const { data } = useRead(api.listConfiguration, {
    query: { kind: 'category', on: today(), limit: 200 },
  })
  const list = (data?.items ?? []).map(
    (c) => [c.key, String(c.value[l] ?? c.key), c.value] as const,
  )
  return { list, label: (code: string) => list.find(([k]) => k === code)?.[1] ?? code }
}

/** What a refusal's code says, for reasons that come as codes alone. */
export function useProblemText() {
  const { language: l } = useLanguage()
  const { data } = useRead(api.listProblems, { query: { language: l } })
  return (code: string) => data?.items.find((p) => p.code === code)?.text ?? code
}
