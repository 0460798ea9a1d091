import { parisDateTime } from '../platform/dates.ts'
import type { Mail } from '../platform/mail.ts'
import type { Settings } from '../platform/settings.ts'
import { formatTag } from '../platform/tag.ts'

type Opened = { id: string; reference: string; deviceTag: string; notifyBy: string }

/** Tells a coordinator that what may hold data is lost, and by when the authority is told. Both languages, French first. */
export function breachMail(
  to: string,
  { id, reference, deviceTag, notifyBy }: Opened,
  { brand, publicUrl }: Pick<Settings, 'brand' | 'publicUrl'>,
): Mail {
  const by = parisDateTime(notifyBy).slice(0, 16).replace('T', ' ')
  const page = `${publicUrl}/breaches/${id}`
  return {
    to,
    subject: `${brand} : violation de données ${reference}, à traiter / data breach ${reference}, to deal with`,
    text: [
      'Bonjour,',
      '',
      `L’appareil ${formatTag(deviceTag)} est perdu, et il peut contenir des données.`,
      `Évaluez le risque. S’il n’est pas improbable, notifiez la CNIL avant le ${by} (heure de Paris). Prévenez le donateur.`,
      page,
      '',
      '---',
      '',
      'Hello,',
      '',
      `Device ${formatTag(deviceTag)} is lost, and it may hold data.`,
      `Assess the risk. Unless it is unlikely, notify the authority before ${by} (Paris time). Tell the donor.`,
      page,
      '',
      brand,
    ].join('\n'),
  }
}
