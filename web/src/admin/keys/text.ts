import type { Texts } from '../../i18n.tsx'

export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'add'
    | 'none'
    | 'name'
    | 'role'
    | 'place'
    | 'start'
    | 'used'
    | 'never'
    | 'expires'
    | 'noEnd'
    | 'state'
    | 'works'
    | 'ended'
    | 'revoked'
    | 'revoke'
    | 'revokeQuestion'
    | 'done'
    | 'newTitle'
    | 'newLead'
    | 'nameHelp'
    | 'what'
    | 'expiresHelp'
    | 'create'
    | 'created'
    | 'once'
    | 'key'
    | 'copy'
    | 'copied'
    | 'notCopied'
    | 'use'
    | 'finished'
    | 'act'
    | 'signature',
    string
  >
> = {
  fr: {
    title: 'Clés d’accès',
    lead: 'Une clé laisse une machine ou un logiciel parler au service, avec un seul rôle.',
    add: 'Créer une clé',
    none: 'Aucune clé pour l’instant. Créez-en une pour une machine d’effacement ou un logiciel.',
    name: 'Nom',
    role: 'Rôle',
    place: 'Lieu',
    start: 'Commence par',
    used: 'Dernier usage',
    never: 'Jamais utilisée',
    expires: 'Expire le',
    noEnd: 'Sans fin',
    state: 'État',
    works: 'En service',
    ended: 'Expirée',
    revoked: 'Révoquée',
    revoke: 'Révoquer',
    revokeQuestion:
      'La machine qui s’en sert sera refusée tout de suite. Une clé révoquée ne revient pas : il faudra en créer une autre.',
    done: 'Clé révoquée.',
    newTitle: 'Créer une clé d’accès',
    newLead: 'La clé n’est montrée qu’une fois. Préparez l’endroit où la coller.',
    nameHelp: 'Dites quelle machine s’en sert : « Poste d’effacement 2 ».',
    what: 'Ce que la clé permet',
    expiresHelp: 'Dernier jour où elle marche. Vide : jusqu’à ce qu’on la révoque.',
    create: 'Créer la clé',
    created: 'Clé créée.',
    once: 'Copiez cette clé maintenant : elle ne sera plus jamais montrée. Si elle se perd, révoquez-la et créez-en une autre.',
    key: 'Clé d’accès',
    copy: 'Copier la clé',
    copied: 'Clé copiée.',
    notCopied: 'Ce navigateur ne copie pas de lui-même : la clé est sélectionnée, copiez-la.',
    use: 'La machine l’envoie avec chaque demande, dans l’en-tête « Authorization: Bearer … ».',
    finished: 'La clé est en lieu sûr',
    act: 'Agir',
    signature: 'Signature au journal',
  },
  en: {
    title: 'Access keys',
    lead: 'A key lets a machine or a program speak to the service, with one role.',
    add: 'Create a key',
    none: 'No key yet. Create one for an erasing machine or a program.',
    name: 'Name',
    role: 'Role',
    place: 'Place',
    start: 'Begins with',
    used: 'Last used',
    never: 'Never used',
    expires: 'Expires on',
    noEnd: 'No end',
    state: 'State',
    works: 'In use',
    ended: 'Expired',
    revoked: 'Revoked',
    revoke: 'Revoke',
    revokeQuestion:
      'The machine that uses it is refused at once. A revoked key does not come back: another has to be created.',
    done: 'Key revoked.',
    newTitle: 'Create an access key',
    newLead: 'The key is shown once only. Have the place ready where it goes.',
    nameHelp: 'Say which machine uses it: “Erasing bench 2”.',
    what: 'What the key allows',
    expiresHelp: 'The last day on which it works. Empty: until it is revoked.',
    create: 'Create the key',
    created: 'Key created.',
    once: 'Copy this key now: it will never be shown again. If it is lost, revoke it and create another.',
    key: 'Access key',
    copy: 'Copy the key',
    copied: 'Key copied.',
    notCopied: 'This browser does not copy by itself: the key is selected, copy it.',
    use: 'The machine sends it with each request, in the header “Authorization: Bearer …”.',
    finished: 'The key is in a safe place',
    act: 'Act',
    signature: 'Signature in the journal',
  },
}
