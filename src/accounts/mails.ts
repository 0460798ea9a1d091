import type { Mail } from '../platform/mail.ts'
import type { Settings } from '../platform/settings.ts'

type Brand = Pick<Settings, 'brand' | 'publicUrl'>

export const passwordLink = ({ publicUrl }: Brand, token: string): string =>
  `${publicUrl}/reset-password?token=${encodeURIComponent(token)}`
export const signInLink = ({ publicUrl }: Brand, token: string): string =>
  `${publicUrl}/api/auth/magic-link/verify?token=${encodeURIComponent(token)}&callbackURL=%2F`

/** A mail of the service: a greeting, its lines, the brand. */
export const mail = (to: string, subject: string, lines: string[], { brand }: Brand): Mail => ({
  to,
  subject: `${brand} : ${subject}`,
  text: ['Bonjour,', '', ...lines, '', brand].join('\n'),
})

export const passwordInvitation = (to: string, token: string, brand: Brand): Mail =>
  mail(
    to,
    'votre compte',
    [
      'Un compte vous a été ouvert. Choisissez votre mot de passe (12 caractères au moins) :',
      passwordLink(brand, token),
      '',
      'Ce lien sert une seule fois, pendant 7 jours.',
    ],
    brand,
  )

export const linkInvitation = (to: string, token: string, brand: Brand): Mail =>
  mail(
    to,
    'votre compte',
    [
      'Un compte vous a été ouvert. Ce lien vous connecte :',
      signInLink(brand, token),
      '',
      'Il sert une seule fois, pendant 7 jours. Ensuite, demandez un lien depuis la page de connexion.',
    ],
    brand,
  )

export const signInMail = (to: string, token: string, brand: Brand): Mail =>
  mail(
    to,
    'votre lien de connexion',
    [
      'Ce lien vous connecte :',
      signInLink(brand, token),
      '',
      'Il sert une seule fois, pendant 10 minutes. Si vous n’avez rien demandé, ne faites rien.',
    ],
    brand,
  )

export const resetMail = (to: string, token: string, brand: Brand): Mail =>
  mail(
    to,
    'nouveau mot de passe',
    [
      'Pour choisir un nouveau mot de passe :',
      passwordLink(brand, token),
      '',
      'Ce lien sert une seule fois, pendant une heure. Si vous n’avez rien demandé, ne faites rien.',
    ],
    brand,
  )
