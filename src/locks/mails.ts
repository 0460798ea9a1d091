import type { ConfigurationValue } from '../configuration/kinds.ts'
import type { Mail } from '../platform/mail.ts'
import type { Settings } from '../platform/settings.ts'
import { formatTag } from '../platform/tag.ts'
import type { LockRow } from './queries.ts'

type Device = Pick<
  LockRow,
  'deviceTag' | 'manufacturer' | 'model' | 'serial' | 'donorAssetTag' | 'donationId'
>

/**
 * Asks a donor to unlock a device: which one, by its label and by the donor's own words for it, and what to do. In
 * both languages, the French first: we know the language of a screen, not of an address.
 */
export function unlockMail(
  to: string,
  device: Device,
  reference: string,
  lock: ConfigurationValue<'lock'>,
  { brand, publicUrl }: Pick<Settings, 'brand' | 'publicUrl'>,
): Mail {
  const name = [device.manufacturer, device.model].filter(Boolean).join(' ')
  const facts = (serial: string, yours: string, label: string, gift: string) => [
    ...(name ? [`  ${name}`] : []),
    ...(device.serial ? [`  ${serial} ${device.serial}`] : []),
    ...(device.donorAssetTag ? [`  ${yours} ${device.donorAssetTag}`] : []),
    `  ${label} ${formatTag(device.deviceTag)}`,
    `  ${gift} ${reference}`,
  ]
  const page = `${publicUrl}/gifts/${device.donationId}`
  return {
    to,
    subject: `${brand} : un appareil de votre don est verrouillé / a device of your gift is locked`,
    text: [
      'Bonjour,',
      '',
      `Un appareil que vous avez donné est verrouillé : ${lock.fr}. Tant qu’il l’est, personne ne peut s’en servir.`,
      '',
      ...facts('Numéro de série :', 'Votre numéro :', 'Notre étiquette :', 'Don :'),
      '',
      lock.askFr,
      '',
      'Quand c’est fait, dites-le sur la page de votre don. Ne nous envoyez aucun mot de passe personnel.',
      page,
      '',
      '---',
      '',
      'Hello,',
      '',
      `A device that you gave is locked: ${lock.en}. As long as it is, nobody can use it.`,
      '',
      ...facts('Serial:', 'Your number:', 'Our label:', 'Gift:'),
      '',
      lock.askEn,
      '',
      'Once it is done, say so on the page of your gift. Send us no personal password.',
      page,
      '',
      brand,
    ].join('\n'),
  }
}
