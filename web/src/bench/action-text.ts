import type { Texts } from '../i18n.tsx'
import type { ActionName } from './next-steps.ts'

/** An action in words: what the button says, what it is for, what is said once it is done. */
type Said = readonly [label: string, help: string, done: string]

/** The words of the bench's actions. */
export const actionText: Texts<Record<ActionName, Said>> = {
  fr: {
    identify: [
      'Dire ce que c’est',
      'Marque, modèle et numéro de série, lus sur l’appareil.',
      'Identité notée',
    ],
    sort: ['Trier', 'Vous avez regardé l’appareil : il entre à l’atelier.', 'Trié'],
    accept: ['Accepter', 'Il vaut la peine d’être préparé.', 'Accepté'],
    refuse: ['Refuser', 'Il ne sera pas préparé. Un motif est demandé.', 'Refusé'],
    inventory: [
      'Faire l’inventaire des disques',
      'Chaque disque, SSD ou carte mémoire qui est dans l’appareil.',
      'Inventaire complet',
    ],
    toErase: [
      'Envoyer à l’effacement',
      'Tous ses supports sont listés : on peut les effacer.',
      'Envoyé à l’effacement',
    ],
    erasure: [
      'Prouver l’effacement',
      'Déposez le journal de l’outil d’effacement.',
      'Effacement prouvé',
    ],
    test: ['Tester', 'Répondez à chaque ligne de la liste de contrôle.', 'Test enregistré'],
    repair: [
      'Noter la réparation',
      'Dites ce qui a été fait, puis on testera.',
      'Réparation notée',
    ],
    toRepair: ['Envoyer en réparation', 'Dites ce qui est en panne.', 'Envoyé en réparation'],
    grade: ['Noter l’aspect', 'De A (très bon) à D (marqué).', 'Aspect noté'],
    system: [
      'Dire le système',
      'Celui que vous avez installé, ou qu’il n’y en a pas.',
      'Système noté',
    ],
    release: ['Valider', 'Il est effacé, testé et noté : il peut partir.', 'Validé : prêt'],
    certificate: [
      'Délivrer le certificat d’effacement',
      'Le papier qui dit au donateur ce que sont devenues ses données.',
      'Certificat délivré',
    ],
    unquarantine: [
      'Sortir de quarantaine',
      'La question est réglée : il revient parmi les appareils reçus.',
      'Sorti de quarantaine',
    ],
    lock: [
      'Signaler un verrou',
      'Un mot de passe ou un compte le bloque : il va en quarantaine.',
      'Verrou signalé',
    ],
    unlock: [
      'S’occuper du verrou',
      'Il est verrouillé : demandez au donateur, puis vérifiez sur l’appareil.',
      'Noté',
    ],
    weigh: ['Peser', 'La masse lue sur la balance.', 'Masse notée'],
    quarantine: [
      'Mettre en quarantaine',
      'À part, le temps qu’un encadrant décide.',
      'Mis en quarantaine',
    ],
    returnToDonor: ['Rendre au donateur', 'Il ne reste pas chez nous.', 'Rendu au donateur'],
    backToErase: [
      'Renvoyer à l’effacement',
      'Un support a été trouvé, ou un doute existe.',
      'Renvoyé à l’effacement',
    ],
    backToErased: ['Revenir avant le test', 'Le test est à refaire.', 'Revenu avant le test'],
    fromShop: ['Retirer de la boutique', 'Il revient à l’atelier.', 'Retiré de la boutique'],
    fromWaste: ['Reprendre du rebut', 'Le jour même, pour une erreur.', 'Repris du rebut'],
    dismantle: ['Envoyer au démontage', 'Ses pièces serviront à d’autres.', 'Envoyé au démontage'],
    takeApart: [
      'Démonter',
      'Chaque pièce, gardée ou jetée, puis la carcasse : tout se pèse.',
      'Démonté',
    ],
    waste: ['Mettre au rebut (D3E)', 'Il ne servira plus.', 'Mis au rebut'],
  },
  en: {
    identify: [
      'Say what it is',
      'Maker, model and serial, as read on the device.',
      'Identity noted',
    ],
    sort: ['Sort', 'You looked at the device: it enters the workshop.', 'Sorted'],
    accept: ['Accept', 'It is worth preparing.', 'Accepted'],
    refuse: ['Refuse', 'It will not be prepared. A reason is asked.', 'Refused'],
    inventory: [
      'List the disks',
      'Each disk, SSD or memory card that is in the device.',
      'Inventory complete',
    ],
    toErase: [
      'Send to erasure',
      'All its media are listed: they can be erased.',
      'Sent to erasure',
    ],
    erasure: ['Prove the erasure', 'Drop the log of the erasure tool.', 'Erasure proved'],
    test: ['Test', 'Answer each line of the checklist.', 'Test recorded'],
    repair: ['Note the repair', 'Say what was done; it is tested next.', 'Repair noted'],
    toRepair: ['Send to repair', 'Say what is broken.', 'Sent to repair'],
    grade: ['Grade its looks', 'From A (very good) to D (marked).', 'Looks graded'],
    system: ['Say which system', 'The one you installed, or that there is none.', 'System noted'],
    release: ['Release', 'It is erased, tested and graded: it may leave.', 'Released: ready'],
    certificate: [
      'Issue the erasure certificate',
      'The paper that tells the donor what became of their data.',
      'Certificate issued',
    ],
    unquarantine: [
      'Take out of quarantine',
      'The question is settled: it is a received device again.',
      'Out of quarantine',
    ],
    lock: [
      'Report a lock',
      'A password or an account blocks it: it goes to quarantine.',
      'Lock reported',
    ],
    unlock: ['See to the lock', 'It is locked: ask the donor, then check on the device.', 'Noted'],
    weigh: ['Weigh', 'The mass read on the scale.', 'Mass noted'],
    quarantine: ['Put in quarantine', 'Apart, until a supervisor decides.', 'In quarantine'],
    returnToDonor: [
      'Give back to the donor',
      'It does not stay with us.',
      'Given back to the donor',
    ],
    backToErase: [
      'Send back to erasure',
      'A medium was found, or there is a doubt.',
      'Sent back to erasure',
    ],
    backToErased: [
      'Go back before the test',
      'The test is to be done again.',
      'Back before the test',
    ],
    fromShop: ['Take out of the shop', 'It comes back to the workshop.', 'Taken out of the shop'],
    fromWaste: ['Take back from waste', 'On the same day, for a mistake.', 'Taken back from waste'],
    dismantle: ['Send to dismantling', 'Its parts will serve others.', 'Sent to dismantling'],
    takeApart: [
      'Dismantle',
      'Each part, kept or thrown away, then the carcass: all is weighed.',
      'Dismantled',
    ],
    waste: ['Put to waste (D3E)', 'It will serve no more.', 'Put to waste'],
  },
}

/** Whose act it is, where the role of who looks does not allow it. */
export const ownerText: Texts<{ supervisor: string; technician: string }> = {
  fr: {
    supervisor:
      'C’est à un encadrant de le faire. Posez l’appareil sur son étagère, ou appelez-le.',
    technician: 'C’est à une personne de l’atelier de le faire.',
  },
  en: {
    supervisor: 'A supervisor does this. Put the device on their shelf, or call them.',
    technician: 'Somebody of the workshop does this.',
  },
}
const leads: readonly ActionName[] = ['release', 'unquarantine', 'certificate', 'returnToDonor']
export const ownerOf = (name: ActionName): 'supervisor' | 'technician' =>
  leads.includes(name) ? 'supervisor' : 'technician'
