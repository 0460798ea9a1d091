import type { Result } from '../../api/client.ts'
import type { api } from '../../api/operations.generated.ts'
import { plural, type Texts } from '../../i18n.tsx'

type Reason = Result<typeof api.listHelpCalls>['items'][number]['reason']

/** The words of the calls for help. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'leadMine'
    | 'show'
    | 'open'
    | 'answered'
    | 'none'
    | 'noneMine'
    | 'noneAnswered'
    | 'somebody'
    | 'device'
    | 'by'
    | 'answer'
    | 'answerTitle'
    | 'waiting'
    | 'note'
    | 'noteHelp'
    | 'done',
    string
  > & { reasons: Record<Reason, string>; count: (n: number) => string }
> = {
  fr: {
    title: 'Appels',
    lead: 'Quelqu’un vous demande à son établi ou à sa caisse. La liste se met à jour toute seule.',
    leadMine: 'Vos appels, et ce qu’on vous a répondu. La liste se met à jour toute seule.',
    show: 'Montrer',
    open: 'En attente',
    answered: 'Répondus',
    none: 'Personne n’appelle. Les appels des établis et des caisses arrivent ici.',
    noneMine:
      'Vous n’avez aucun appel en attente. Appelez quand vous êtes bloqué ou en cas de danger.',
    noneAnswered: 'Aucun appel répondu pour l’instant.',
    somebody: 'Quelqu’un',
    device: 'Appareil',
    by: 'Réponse de',
    answer: 'J’ai répondu',
    answerTitle: 'Répondre à l’appel',
    waiting: 'En attente de réponse.',
    note: 'Ce que vous avez décidé (facultatif)',
    noteHelp: 'La personne qui a appelé le lira.',
    done: 'Appel répondu',
    reasons: {
      blocked: 'Bloqué',
      danger: 'Danger',
      question: 'Question',
      decision: 'Décision à prendre',
      equipment: 'Matériel manquant',
    },
    count: (n) => `${n} ${plural('fr', n, 'appel', 'appels')}`,
  },
  en: {
    title: 'Calls',
    lead: 'Somebody asks for you at their bench or till. The list keeps itself up to date.',
    leadMine: 'Your calls, and what you were answered. The list keeps itself up to date.',
    show: 'Show',
    open: 'Waiting',
    answered: 'Answered',
    none: 'Nobody calls. Calls from benches and tills arrive here.',
    noneMine: 'You have no waiting call. Call when you are stuck or if there is a danger.',
    noneAnswered: 'No call answered for now.',
    somebody: 'Somebody',
    device: 'Device',
    by: 'Answer of',
    answer: 'I have answered',
    answerTitle: 'Answer the call',
    waiting: 'Waiting for an answer.',
    note: 'What you decided (optional)',
    noteHelp: 'Who called will read it.',
    done: 'Call answered',
    reasons: {
      blocked: 'Stuck',
      danger: 'Danger',
      question: 'Question',
      decision: 'Decision to make',
      equipment: 'Missing equipment',
    },
    count: (n) => `${n} ${plural('en', n, 'call', 'calls')}`,
  },
}
