import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { plural, type Texts } from '../i18n.tsx'

export type Case = Result<typeof api.listCustodies>['items'][number]

/** The words of what is held for a customer. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'theirs'
    | 'show'
    | 'open'
    | 'closed'
    | 'none'
    | 'noneClosed'
    | 'takeIn'
    | 'scan'
    | 'scanHelp'
    | 'ours'
    | 'already'
    | 'other'
    | 'site'
    | 'ticket'
    | 'ticketHelp'
    | 'fault'
    | 'conditions'
    | 'conditionsHelp'
    | 'accessories'
    | 'noAccessory'
    | 'submit'
    | 'device'
    | 'serial'
    | 'since'
    | 'soldOn'
    | 'givenOn'
    | 'guarantee'
    | 'slip'
    | 'slipOf'
    | 'slipHelp'
    | 'giveBack'
    | 'giveBackHelp'
    | 'outcome'
    | 'reason'
    | 'done'
    | 'doneHelp'
    | 'secondLine'
    | 'sendBack'
    | 'gaveBack'
    | 'givenBackOn'
    | 'heldOn'
    | 'foot',
    string
  > & {
    taken: (reference: string) => string
    count: (n: number) => string
    guarantees: Record<Case['guarantee'], (until: string) => string>
  }
> = {
  fr: {
    title: 'Machines en dépôt',
    lead: 'Les machines de clients qui reviennent pour une réparation. Elles ne sont pas à nous.',
    theirs:
      'La machine et ses données sont au client. On n’efface rien sans son accord écrit. On ne demande pas son nom : le numéro du reçu suffit.',
    show: 'Montrer',
    open: 'Chez nous',
    closed: 'Rendues',
    none: 'Aucune machine en dépôt.',
    noneClosed: 'Aucune machine rendue pour l’instant.',
    takeIn: 'Prendre une machine en dépôt',
    scan: 'Étiquette de la machine',
    scanHelp: 'Scannez-la, ou tapez le code puis Entrée.',
    ours: 'Cette machine n’a été ni vendue ni donnée : elle est à nous. Réparez-la à l’atelier.',
    already: 'Cette machine est déjà en dépôt.',
    other: 'Une autre machine',
    site: 'Où elle est gardée',
    ticket: 'Numéro du ticket',
    ticketHelp: 'S’il est là, par exemple T01/6. Sans ticket, la machine suffit.',
    fault: 'Ce qui ne va pas',
    conditions: 'Dans quel état elle arrive',
    conditionsHelp: 'Regardez-la avec le client : c’est écrit sur son reçu.',
    accessories: 'Ce qui reste avec elle',
    noAccessory: 'rien',
    submit: 'Prendre en dépôt',
    device: 'Machine',
    serial: 'Numéro de série',
    since: 'Chez nous depuis',
    soldOn: 'Vendue le',
    givenOn: 'Donnée le',
    guarantee: 'Garantie',
    slip: 'Imprimer le reçu de dépôt',
    slipOf: 'Reçu de dépôt',
    slipHelp: 'Donnez-le au client : il le montre pour reprendre sa machine.',
    giveBack: 'Rendre la machine',
    giveBackHelp: 'Demandez le reçu de dépôt, ou le ticket. Rendez tout ce qui est écrit dessus.',
    outcome: 'Comment cela finit',
    reason: 'Pourquoi',
    done: 'Ce qui a été fait',
    doneHelp: 'Deux lignes au plus, sans nom de personne.',
    secondLine: 'Deuxième ligne',
    sendBack: 'Rendue au client',
    gaveBack: 'Machine rendue',
    givenBackOn: 'Rendue le',
    heldOn: 'Prise le',
    foot: 'Montrez ce papier pour reprendre votre machine. Nous n’effaçons rien sans votre accord écrit.',
    taken: (reference) => `Machine prise en dépôt : ${reference}`,
    count: (n) => `${n} ${plural('fr', n, 'machine', 'machines')}`,
    guarantees: {
      running: (until) => `en cours, jusqu’au ${until}`,
      over: (until) => `finie depuis le ${until} : réparer est un geste de notre part`,
      none: () => 'aucune, la machine a été donnée : réparer est un geste de notre part',
    },
  },
  en: {
    title: 'Machines held',
    lead: 'Customers’ machines that come back for a repair. They are not ours.',
    theirs:
      'The machine and its data are the customer’s. Nothing is erased without their written word. Their name is not asked: the number of the slip is enough.',
    show: 'Show',
    open: 'With us',
    closed: 'Given back',
    none: 'No machine is held.',
    noneClosed: 'No machine given back so far.',
    takeIn: 'Take a machine in',
    scan: 'Label of the machine',
    scanHelp: 'Scan it, or type the code then Enter.',
    ours: 'This machine was neither sold nor given: it is ours. Repair it at the workshop.',
    already: 'This machine is held already.',
    other: 'Another machine',
    site: 'Where it is kept',
    ticket: 'Number of the ticket',
    ticketHelp: 'If it is there, T01/6 for example. Without a ticket, the machine is enough.',
    fault: 'What is wrong',
    conditions: 'What it looks like when it comes in',
    conditionsHelp: 'Look at it with the customer: it is written on their slip.',
    accessories: 'What stays with it',
    noAccessory: 'nothing',
    submit: 'Take it in',
    device: 'Machine',
    serial: 'Serial',
    since: 'With us since',
    soldOn: 'Sold on',
    givenOn: 'Given on',
    guarantee: 'Guarantee',
    slip: 'Print the deposit slip',
    slipOf: 'Deposit slip',
    slipHelp: 'Give it to the customer: they show it to take their machine back.',
    giveBack: 'Give the machine back',
    giveBackHelp: 'Ask for the deposit slip, or the ticket. Give back all that is written on it.',
    outcome: 'How it ends',
    reason: 'Why',
    done: 'What was done',
    doneHelp: 'Two lines at most, without anybody’s name.',
    secondLine: 'Second line',
    sendBack: 'Given back to the customer',
    gaveBack: 'Machine given back',
    givenBackOn: 'Given back on',
    heldOn: 'Taken in on',
    foot: 'Show this paper to take your machine back. We erase nothing without your written word.',
    taken: (reference) => `Machine taken in: ${reference}`,
    count: (n) => `${n} ${plural('en', n, 'machine', 'machines')}`,
    guarantees: {
      running: (until) => `running, up to ${until}`,
      over: (until) => `over since ${until}: a repair is a gesture of ours`,
      none: () => 'none, the machine was given: a repair is a gesture of ours',
    },
  },
}
