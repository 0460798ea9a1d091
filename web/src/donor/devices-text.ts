import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import type { Texts } from '../i18n.tsx'
import type { Tone } from '../ui/tag.tsx'

export type Device = Result<typeof api.listDonationDevices>['items'][number]
type Stage = Device['stage']
type Data = Device['data']

/** How a donor is told of a device. */
export const devicesText: Texts<
  Record<
    | 'find'
    | 'findHelp'
    | 'stage'
    | 'data'
    | 'all'
    | 'none'
    | 'noneYet'
    | 'yours'
    | 'device'
    | 'label'
    | 'where'
    | 'certificate'
    | 'noCertificate'
    | 'noTag'
    | 'serial'
    | 'list'
    | 'refused',
    string
  > & {
    stages: Record<Stage, string>
    datas: Record<Data, string>
    shown: (n: number, all: number) => string
  }
> = {
  fr: {
    find: 'Chercher',
    findHelp: 'N° d’inventaire, n° de série, modèle ou étiquette',
    stage: 'Où il en est',
    data: 'Données',
    all: 'Tout',
    none: 'Aucun appareil ne correspond à cette recherche. Effacez-la pour tout revoir.',
    noneYet:
      'Aucun appareil étiqueté. Les accessoires reçus en vrac sont comptés ligne par ligne, ci-dessus.',
    yours: 'Votre n° d’inventaire',
    device: 'Appareil',
    label: 'Étiquette',
    where: 'Où il en est',
    certificate: 'Certificat',
    noCertificate: 'Pas encore',
    noTag: 'Non indiqué',
    serial: 'Série',
    list: 'Appareils reçus de ce don',
    refused: 'refusé au tri',
    stages: {
      received: 'Reçu, à trier',
      workshop: 'À l’atelier',
      forSale: 'Prêt ou en boutique',
      household: 'Dans un foyer',
      waste: 'Recyclé (D3E)',
      returned: 'Rendu à vous',
      lost: 'Perdu',
    },
    datas: {
      none: 'Sans données',
      open: 'Pas encore effacées',
      erased: 'Effacées',
      destroyed: 'Détruites',
    },
    shown: (n, all) => `${n} sur ${all}`,
  },
  en: {
    find: 'Search',
    findHelp: 'Asset tag, serial, model or label',
    stage: 'Where it stands',
    data: 'Data',
    all: 'All',
    none: 'No device fits this search. Clear it to see them all.',
    noneYet: 'No labelled device. Accessories received in bulk are counted line by line, above.',
    yours: 'Your asset tag',
    device: 'Device',
    label: 'Label',
    where: 'Where it stands',
    certificate: 'Certificate',
    noCertificate: 'Not yet',
    noTag: 'Not given',
    serial: 'Serial',
    list: 'Devices received of this gift',
    refused: 'refused on sorting',
    stages: {
      received: 'Received, to sort',
      workshop: 'In the workshop',
      forSale: 'Ready or in the shop',
      household: 'In a household',
      waste: 'Recycled (WEEE)',
      returned: 'Given back to you',
      lost: 'Lost',
    },
    datas: {
      none: 'No data',
      open: 'Not erased yet',
      erased: 'Erased',
      destroyed: 'Destroyed',
    },
    shown: (n, all) => `${n} of ${all}`,
  },
}
export const stageTones: Record<Stage, Tone> = {
  received: 'info',
  workshop: 'info',
  forSale: 'good',
  household: 'good',
  waste: 'neutral',
  returned: 'neutral',
  lost: 'bad',
}
export const dataTones: Record<Data, Tone> = {
  none: 'neutral',
  open: 'warn',
  erased: 'good',
  destroyed: 'good',
}
