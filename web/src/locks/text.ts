import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { plural, type Texts, useLanguage } from '../i18n.tsx'
import { today } from '../ui/format.ts'

export type Lock = Result<typeof api.listLocks>['items'][number]

/** The dated list of what may lock a device, in the reader's language. */
export function useLockKinds() {
  const { language: l } = useLanguage()
  const { data } = useRead(api.listConfiguration, {
    query: { kind: 'lock', on: today(), limit: 200 },
  })
  const text = (v: unknown) => (typeof v === 'string' ? v : '')
  const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)
  const list = (data?.items ?? []).map(
    ({ key, value }) =>
      ({
        key,
        name: capital(text(value[l])) || key,
        ask: text(l === 'fr' ? value.askFr : value.askEn),
      }) as const,
  )
  return {
    list,
    name: (key: string) => list.find((k) => k.key === key)?.name ?? key,
    ask: (key: string) => list.find((k) => k.key === key)?.ask ?? '',
  }
}

/** The words of locks, for the bench, the list and the donor. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'show'
    | 'standing'
    | 'lifted'
    | 'none'
    | 'noneLifted'
    | 'device'
    | 'seen'
    | 'asked'
    | 'notAsked'
    | 'answered'
    | 'saysDone'
    | 'saysCannot'
    | 'stays'
    | 'unlockedOn'
    | 'ask'
    | 'askAgain'
    | 'saidDone'
    | 'saidCannot'
    | 'unlocked'
    | 'released'
    | 'cannot'
    | 'ended'
    | 'askedDone'
    | 'noted'
    | 'closed'
    | 'phone'
    | 'which'
    | 'whichHelp'
    | 'report'
    | 'noGift'
    | 'yours'
    | 'yoursLead'
    | 'todo'
    | 'done'
    | 'iCannot'
    | 'thanks'
    | 'waits'
    | 'site',
    string
  > & { count: (n: number) => string; statuses: Record<Lock['status'], string> }
> = {
  fr: {
    title: 'Appareils verrouillés',
    lead: 'Un mot de passe ou un compte les bloque. Demandez au donateur, puis vérifiez sur l’appareil.',
    show: 'Montrer',
    standing: 'Encore verrouillés',
    lifted: 'Déverrouillés',
    none: 'Aucun appareil verrouillé. On signale un verrou à l’atelier, en scannant l’appareil.',
    noneLifted: 'Aucun appareil déverrouillé pour l’instant.',
    device: 'Appareil',
    seen: 'Vu',
    asked: 'Demandé au donateur',
    notAsked: 'Pas encore demandé',
    answered: 'Réponse',
    saysDone: 'Le donateur dit : c’est fait',
    saysCannot: 'Le donateur dit : impossible',
    stays: 'Reste verrouillé depuis',
    unlockedOn: 'Déverrouillé',
    ask: 'Demander au donateur',
    askAgain: 'Demander encore',
    saidDone: 'Il a dit : c’est fait',
    saidCannot: 'Il a dit : impossible',
    unlocked: 'Nous l’avons déverrouillé',
    released: 'Le donateur l’a déverrouillé',
    cannot: 'Personne ne peut le déverrouiller',
    ended: 'J’ai vérifié sur l’appareil :',
    askedDone: 'Courriel envoyé au donateur',
    noted: 'Réponse notée',
    closed: 'Noté',
    phone: 'Le donateur a répondu par téléphone :',
    which: 'Qu’est-ce qui le bloque ?',
    whichHelp: 'Regardez l’écran de démarrage. Dans le doute, appelez votre encadrant.',
    report: 'Signaler le verrou',
    noGift: 'Il n’est rattaché à aucun don : on ne sait pas à qui demander.',
    yours: 'Appareils verrouillés',
    yoursLead: 'Un mot de passe ou un compte à vous bloque ces appareils. Vous seul pouvez l’ôter.',
    todo: 'Ce qu’il faut faire',
    done: 'C’est fait',
    iCannot: 'Je ne peux pas',
    thanks: 'Merci, l’atelier vérifie',
    waits: 'Vous avez répondu. L’atelier vérifie sur l’appareil.',
    site: 'Site',
    count: (n) => `${n} ${plural('fr', n, 'appareil', 'appareils')}`,
    statuses: {
      open: 'À demander',
      asked: 'Demandé',
      answered: 'À vérifier',
      cannot: 'Impossible',
      lifted: 'Déverrouillé',
    },
  },
  en: {
    title: 'Locked devices',
    lead: 'A password or an account blocks them. Ask the donor, then check on the device.',
    show: 'Show',
    standing: 'Still locked',
    lifted: 'Unlocked',
    none: 'No locked device. A lock is reported at the workshop, by scanning the device.',
    noneLifted: 'No device unlocked for now.',
    device: 'Device',
    seen: 'Seen',
    asked: 'Donor asked',
    notAsked: 'Not asked yet',
    answered: 'Answer',
    saysDone: 'The donor says: it is done',
    saysCannot: 'The donor says: impossible',
    stays: 'Stays locked since',
    unlockedOn: 'Unlocked',
    ask: 'Ask the donor',
    askAgain: 'Ask again',
    saidDone: 'They said: it is done',
    saidCannot: 'They said: impossible',
    unlocked: 'We unlocked it',
    released: 'The donor unlocked it',
    cannot: 'Nobody can unlock it',
    ended: 'I checked on the device:',
    askedDone: 'Mail sent to the donor',
    noted: 'Answer noted',
    closed: 'Noted',
    phone: 'The donor answered by telephone:',
    which: 'What blocks it?',
    whichHelp: 'Look at the screen when it starts. In doubt, call your supervisor.',
    report: 'Report the lock',
    noGift: 'It belongs to no gift: nobody knows whom to ask.',
    yours: 'Locked devices',
    yoursLead: 'A password or an account of yours blocks these devices. Only you can remove it.',
    todo: 'What to do',
    done: 'It is done',
    iCannot: 'I cannot',
    thanks: 'Thank you, the workshop checks',
    waits: 'You have answered. The workshop checks on the device.',
    site: 'Site',
    count: (n) => `${n} ${plural('en', n, 'device', 'devices')}`,
    statuses: {
      open: 'To ask',
      asked: 'Asked',
      answered: 'To check',
      cannot: 'Impossible',
      lifted: 'Unlocked',
    },
  },
}
