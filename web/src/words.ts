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

/** Why a line of an offer is refused, why a donation ends, why what came is not what was promised. */
const refusalReasons: Record<string, Word> = {
  tooOld: ['Trop ancien', 'Too old'],
  damaged: ['Abîmé', 'Damaged'],
  incomplete: ['Incomplet', 'Incomplete'],
  unsafe: ['Dangereux à transporter', 'Unsafe to carry'],
  outOfScope: ['Hors de ce que nous reprenons', 'Out of what we take'],
  noOutlet: ['Sans débouché', 'No outlet'],
  noCapacity: ['Pas de place en ce moment', 'No room for now'],
  other: ['Autre raison', 'Another reason'],
}
const cancelReasons: Record<string, Word> = {
  withdrawn: ['Le donateur renonce', 'The donor withdraws'],
  duplicate: ['Offre en double', 'The offer was made twice'],
  noDonee: ['Aucun bénéficiaire', 'No donee'],
  unreachable: ['Donateur injoignable', 'The donor cannot be reached'],
  mistake: ['Erreur de saisie', 'A mistake'],
  other: ['Autre raison', 'Another reason'],
}
const gapReasons: Record<string, Word> = {
  notPresented: ['Pas présenté à l’enlèvement', 'Not presented at the pick-up'],
  replacedByOther: ['Remplacé par autre chose', 'Replaced by something else'],
  stolenOrLost: ['Volé ou perdu', 'Stolen or lost'],
  refusedOnSite: ['Refusé sur place', 'Refused on site'],
  broughtMore: ['Apporté en plus', 'More was brought'],
  miscounted: ['Erreur de comptage', 'Miscounted'],
  other: ['Autre raison', 'Another reason'],
}
/** How a donor came to a value. */
const valuationMethods: Record<string, Word> = {
  VALEUR_VENALE: ['Valeur de marché', 'Market value'],
  VALEUR_CESSION: ['Valeur de sortie du bilan', 'Value on leaving the balance sheet'],
  COUT_DE_REVIENT: ['Coût de revient', 'Cost price'],
  OTHER: ['Autre méthode', 'Another method'],
}
const erasureLevels: Record<Result<typeof api.getDonation>['erasureLevel'], Word> = {
  clear: ['Effacement courant', 'Ordinary erasure'],
  purge: ['Effacement renforcé', 'Stronger erasure'],
  destroy: ['Destruction des disques', 'Destruction of the disks'],
}
const documentStatuses: Record<
  Result<typeof api.listDocuments>['items'][number]['status'],
  readonly [...Word, Tone]
> = {
  issued: ['En vigueur', 'In force', 'good'],
  superseded: ['Remplacé', 'Replaced', 'warn'],
  cancelled: ['Annulé', 'Cancelled', 'bad'],
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
    refusalReason: (c: string) => refusalReasons[c]?.[n] ?? c,
    cancelReason: (c: string) => cancelReasons[c]?.[n] ?? c,
    gapReason: (c: string) => gapReasons[c]?.[n] ?? c,
    valuationMethod: (c: string) => valuationMethods[c]?.[n] ?? c,
    erasureLevel: (c: keyof typeof erasureLevels) => erasureLevels[c][n],
    documentStatus: (s: keyof typeof documentStatuses) => documentStatuses[s][n],
    documentTone: (s: keyof typeof documentStatuses) => documentStatuses[s][2],
    /** Reasons, faults, repairs, media: with a capital. */
    code: (c: string) => {
      const word = say(c, n)
      return word.charAt(0).toUpperCase() + word.slice(1)
    },
  }
}
export const roleNames = Object.keys(roles) as Role[]
export const stateNames = Object.keys(states) as DeviceState[]
export const refusalReasonNames = Object.keys(refusalReasons)
export const cancelReasonNames = Object.keys(cancelReasons)
export const gapReasonNames = Object.keys(gapReasons)
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
