import type { Texts } from '../../i18n.tsx'

/** The words of the delegations. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'standing'
    | 'past'
    | 'none'
    | 'nonePast'
    | 'give'
    | 'giveLead'
    | 'who'
    | 'whoHelp'
    | 'nobody'
    | 'from'
    | 'to'
    | 'toHelp'
    | 'reason'
    | 'submit'
    | 'given'
    | 'end'
    | 'endQuestion'
    | 'ended'
    | 'code'
    | 'days'
    | 'where'
    | 'everywhere'
    | 'by'
    | 'endedOn'
    | 'show',
    string
  > & {
    period: (from: string, to: string) => string
    reasons: Record<'leave' | 'sick' | 'training' | 'other', string>
    statuses: Record<'coming' | 'running' | 'over' | 'ended', string>
  }
> = {
  fr: {
    title: 'Délégations',
    lead: 'Un encadrant s’absente ? Un technicien de l’équipe valide à sa place, entre deux dates. Il ne valide jamais ce qu’il a testé.',
    standing: 'En cours et à venir',
    past: 'Passées',
    none: 'Aucune délégation en cours. Seuls les encadrants valident.',
    nonePast: 'Aucune délégation passée.',
    give: 'Déléguer la validation',
    giveLead: 'Prévenez la personne : le bouton « Valider » apparaît sur son écran Atelier.',
    who: 'À qui',
    whoHelp: 'Un technicien de l’équipe, qui n’est pas encadrant.',
    nobody: 'Personne à qui déléguer : il n’y a pas de technicien dans l’équipe.',
    from: 'Du',
    to: 'Au',
    toHelp: 'Ce jour compris, 31 jours en tout au plus.',
    reason: 'Pourquoi',
    submit: 'Déléguer',
    given: 'Délégation donnée',
    end: 'Mettre fin',
    endQuestion:
      'Cette personne ne pourra plus valider, tout de suite. Ce qu’elle a validé le reste.',
    ended: 'Délégation finie',
    code: 'Son code',
    days: 'Jours',
    where: 'Où',
    everywhere: 'sur tous ses sites',
    by: 'Donnée par',
    endedOn: 'Arrêtée',
    show: 'Montrer',
    period: (from, to) => `du ${from} au ${to}`,
    reasons: {
      leave: 'Congé',
      sick: 'Maladie',
      training: 'Formation',
      other: 'Autre absence',
    },
    statuses: { coming: 'À venir', running: 'En cours', over: 'Finie', ended: 'Arrêtée avant' },
  },
  en: {
    title: 'Delegations',
    lead: 'A supervisor is away? A technician of the team releases in their place, from a chosen day to a chosen day. They never release what they tested.',
    standing: 'Running and to come',
    past: 'Past',
    none: 'No delegation is running. Only supervisors release.',
    nonePast: 'No past delegation.',
    give: 'Delegate the release',
    giveLead: 'Tell the person: the “Release” button appears on their Bench screen.',
    who: 'To whom',
    whoHelp: 'A technician of the team who is no supervisor.',
    nobody: 'Nobody to delegate to: there is no technician in the team.',
    from: 'From',
    to: 'To',
    toHelp: 'This day included, 31 days in all at most.',
    reason: 'Why',
    submit: 'Delegate',
    given: 'Delegation given',
    end: 'End it',
    endQuestion: 'This person will release no more, at once. What they released stays so.',
    ended: 'Delegation ended',
    code: 'Their code',
    days: 'Days',
    where: 'Where',
    everywhere: 'at all their sites',
    by: 'Given by',
    endedOn: 'Ended',
    show: 'Show',
    period: (from, to) => `from ${from} to ${to}`,
    reasons: { leave: 'Leave', sick: 'Illness', training: 'Training', other: 'Another absence' },
    statuses: { coming: 'To come', running: 'Running', over: 'Over', ended: 'Ended early' },
  },
}
