import type { Language } from '../platform/problems.ts'
import { formatTag } from '../platform/tag.ts'
import { say } from './words.ts'

type Data = Record<string, unknown>
type Line = (d: Data) => readonly [fr: string, en: string]
const s = (v: unknown) => String(v ?? '')

/** Each state as people read it. */
export const stateNames: Record<string, readonly [fr: string, en: string]> = {
  RECEIVED: ['reçu', 'received'],
  QUARANTINE: ['en quarantaine', 'in quarantine'],
  TRIAGED: ['trié', 'sorted'],
  TO_ERASE: ['à effacer', 'to erase'],
  ERASED: ['effacé', 'erased'],
  TO_REPAIR: ['à réparer', 'to repair'],
  TESTED: ['testé', 'tested'],
  READY: ['prêt à la vente', 'ready for sale'],
  IN_SHOP: ['en boutique', 'in the shop'],
  RESERVED: ['réservé', 'reserved'],
  SOLD: ['vendu', 'sold'],
  GIVEN: ['donné', 'given'],
  RETURNED: ['revenu', 'returned'],
  TO_DISMANTLE: ['à démonter', 'to dismantle'],
  DISMANTLED: ['démonté', 'dismantled'],
  WASTE: ['au rebut', 'waste'],
  WASTE_SHIPPED: ['parti en D3E', 'shipped as waste'],
  WASTE_TREATED: ['traité en D3E', 'treated as waste'],
  RETURNED_TO_DONOR: ['rendu au donateur', 'returned to its donor'],
  LOST: ['perdu', 'lost'],
}
const state = (v: unknown, n: 0 | 1) => stateNames[s(v)]?.[n] ?? s(v)
const because = (d: Data, n: 0 | 1) => (d.reason ? ` (${say(d.reason, n)})` : '')
const listed = (codes: unknown, n: 0 | 1) =>
  ((codes ?? []) as string[]).map((c) => say(c, n)).join(', ')
const serial = (d: Data, fr: boolean) =>
  d.serial ? `${s(d.serial)}` : fr ? 'sans numéro de série' : 'without serial'

/** The sentences of a device's history. A fact without one shows its own name. */
const sentences: Record<string, Line> = {
  'device.received': (d) => [`Reçu à l’atelier, ${s(d.grams)} g.`, `Received, ${s(d.grams)} g.`],
  'device.assigned': () => ['Rattaché à un don.', 'Assigned to a donation.'],
  'device.identified': () => [
    'Fabricant, modèle et numéro de série relevés.',
    'Maker, model and serial noted.',
  ],
  'device.accepted': () => ['Accepté après tri.', 'Accepted after sorting.'],
  'device.refused': (d) => [
    `Refusé après tri${because(d, 0)}.`,
    `Refused after sorting${because(d, 1)}.`,
  ],
  'device.moved': (d) =>
    d.undo
      ? [`Retour en arrière : ${state(d.to, 0)}.`, `Taken back: ${state(d.to, 1)}.`]
      : [
          `De « ${state(d.from, 0)} » à « ${state(d.to, 0)} »${because(d, 0)}.`,
          `From “${state(d.from, 1)}” to “${state(d.to, 1)}”${because(d, 1)}.`,
        ],
  'device.locked': (d) => [`Verrouillé : ${say(d.kind, 0)}.`, `Locked: ${say(d.kind, 1)}.`],
  'lock.asked': () => ['Déverrouillage demandé au donateur.', 'The donor was asked to unlock it.'],
  'lock.answered': (d) =>
    d.answer === 'done'
      ? ['Le donateur dit l’avoir déverrouillé.', 'The donor says that it is unlocked.']
      : ['Le donateur ne peut pas le déverrouiller.', 'The donor cannot unlock it.'],
  'lock.closed': (d) => [
    `${d.outcome === 'cannot' ? 'Reste verrouillé' : 'Déverrouillé'} : ${say(d.kind, 0)}${d.outcome === 'donorReleased' ? ', par le donateur' : ''}.`,
    `${d.outcome === 'cannot' ? 'Stays locked' : 'Unlocked'}: ${say(d.kind, 1)}${d.outcome === 'donorReleased' ? ', by the donor' : ''}.`,
  ],
  'custody.opened': (d) => [
    `Revenu chez nous en dépôt pour réparation, n° ${s(d.reference)} (${say(d.fault, 0)}). Il reste à son client.`,
    `Held for a repair, no. ${s(d.reference)} (${say(d.fault, 1)}). It stays its customer’s.`,
  ],
  'custody.closed': (d) => [
    `Rendu à son client, n° ${s(d.reference)} : ${say(d.outcome, 0)}${because(d, 0)}.`,
    `Given back to its customer, no. ${s(d.reference)}: ${say(d.outcome, 1)}${because(d, 1)}.`,
  ],
  'device.weighed': (d) => [
    `Pesé de nouveau : ${s(d.grams)} g.`,
    `Weighed again: ${s(d.grams)} g.`,
  ],
  'device.actGivenUp': (d) => [
    `Noté sans réseau puis abandonné : ${say(d.operation, 0)}${because(d, 0)}.`,
    `Noted offline, then given up: ${say(d.operation, 1)}${because(d, 1)}.`,
  ],
  'inventory.imported': (d) => [
    `Inventaire ${s(d.source)} lu : ${s(d.media)} support${Number(d.media) > 1 ? 's' : ''}.`,
    `${s(d.source)} inventory read: ${s(d.media)} ${d.media === 1 ? 'medium' : 'media'}.`,
  ],
  'medium.judged': (d) => [
    `État du disque ${serial(d, true)} : ${d.verdict ? say(d.verdict, 0) : 'non dit'}.`,
    `State of disk ${serial(d, false)}: ${d.verdict ? say(d.verdict, 1) : 'not said'}.`,
  ],
  'hardware.linked': () => [
    'Relevé matériel rattaché à la main.',
    'Hardware report linked by hand.',
  ],
  'battery.read': (d) => [
    `Batterie lue : ${s(d.percent).replace('.', ',')} % de sa capacité d’origine.`,
    `Battery read: ${s(d.percent)}% of its first capacity.`,
  ],
  'medium.declared': (d) => [
    `Support listé : ${say(d.kind, 0)}, ${serial(d, true)}.`,
    `Medium listed: ${say(d.kind, 1)}, ${serial(d, false)}.`,
  ],
  'medium.missing': (d) => [
    `Support disparu : ${serial(d, true)}.`,
    `Medium missing: ${serial(d, false)}.`,
  ],
  'medium.found': (d) => [
    `Support retrouvé : ${serial(d, true)}.`,
    `Medium found again: ${serial(d, false)}.`,
  ],
  'media.declaredComplete': (d) =>
    d.none
      ? ['Déclaré sans support de données.', 'Declared without storage.']
      : ['Tous les supports sont déclarés.', 'All media declared.'],
  'medium.destroyed': (d) => [
    `Support détruit, à deux : ${serial(d, true)}.`,
    `Medium destroyed, by two: ${serial(d, false)}.`,
  ],
  'medium.fitted': (d) => [
    `Support du stock monté : ${serial(d, true)}, venu de ${formatTag(s(d.from))}.`,
    `Medium of the stock fitted: ${serial(d, false)}, from ${formatTag(s(d.from))}.`,
  ],
  'medium.removed': (d) => [
    `Support retiré, à deux : ${serial(d, true)}.`,
    `Medium removed, by two: ${serial(d, false)}.`,
  ],
  'erasure.recorded': (d) =>
    d.verdict === 'erased'
      ? ['Effacement prouvé par son journal.', 'Erasure proved by its log.']
      : d.verdict === 'failed'
        ? ['Effacement échoué : support à détruire.', 'Erasure failed: medium to destroy.']
        : [
            `Journal d’effacement refusé (${(d.codes as string[] | undefined)?.join(', ') ?? ''}).`,
            `Erasure log refused (${(d.codes as string[] | undefined)?.join(', ') ?? ''}).`,
          ],
  'evidence.linked': () => [
    'Journal d’effacement rattaché à la main.',
    'Erasure log linked by hand.',
  ],
  'erasure.attested': () => [
    'Effacement attesté par deux personnes, avec photo.',
    'Erasure attested by two people, with a photo.',
  ],
  'device.tested': (d) =>
    d.passed
      ? ['Testé : tout va bien.', 'Tested: all is well.']
      : ['Testé : des points échouent.', 'Tested: some points fail.'],
  'device.repaired': (d) => [
    `Réparé (${listed(d.actions, 0)}).`,
    `Repaired (${listed(d.actions, 1)}).`,
  ],
  'device.graded': (d) => [
    `Noté ${s(d.cosmeticGrade)}${d.performanceClass ? `, ${s(d.performanceClass)}` : ''}.`,
    `Graded ${s(d.cosmeticGrade)}${d.performanceClass ? `, ${s(d.performanceClass)}` : ''}.`,
  ],
  'device.released': (d) =>
    d.delegatedBy
      ? [
          `Validé par une deuxième personne, par délégation de ${s(d.delegatedBy)} : prêt à la vente.`,
          `Released by a second person, by delegation of ${s(d.delegatedBy)}: ready for sale.`,
        ]
      : [
          'Validé par une deuxième personne : prêt à la vente.',
          'Released by a second person: ready for sale.',
        ],
  'device.sent': (d) => [
    `Parti vers un autre site (${s(d.reference)}).`,
    `Sent to another site (${s(d.reference)}).`,
  ],
  'device.arrived': (d) => [
    `Arrivé sur son nouveau site (${s(d.reference)}).`,
    `Arrived at its new site (${s(d.reference)}).`,
  ],
  'device.leftBehind': (d) => [
    `Resté au site de départ (${s(d.reference)}).`,
    `Left behind where it was to leave from (${s(d.reference)}).`,
  ],
  'device.missing': (d) => [
    `Manquant à l’arrivée (${s(d.reference)}).`,
    `Missing on arrival (${s(d.reference)}).`,
  ],
  'device.counted': (d) => [
    `Compté (${s(d.reference)})${d.outcome === 'found' ? '' : ` : ${say(d.outcome, 0)}`}.`,
    `Counted (${s(d.reference)})${d.outcome === 'found' ? '' : `: ${say(d.outcome, 1)}`}.`,
  ],
  'device.notCounted': (d) => [
    `Pas trouvé au comptage ${s(d.reference)} (${say(d.reason, 0)}).`,
    `Not found in count ${s(d.reference)} (${say(d.reason, 1)}).`,
  ],
  'correction.proposed': (d) => [
    `Correction proposée : ${say(d.what, 0)}${because(d, 0)}.`,
    `Correction proposed: ${say(d.what, 1)}${because(d, 1)}.`,
  ],
  'correction.rejected': (d) => [
    `Correction non retenue : ${say(d.what, 0)}${because(d, 0)}.`,
    `Correction rejected: ${say(d.what, 1)}${because(d, 1)}.`,
  ],
  'device.corrected': (d) => [
    d.what === 'line'
      ? `Corrigé : ligne du don${because(d, 0)}.`
      : `Corrigé : ${say(d.what, 0)}, « ${say(d.from ?? '–', 0)} » devient « ${say(d.to ?? '–', 0)} »${because(d, 0)}.`,
    d.what === 'line'
      ? `Corrected: line of the gift${because(d, 1)}.`
      : `Corrected: ${say(d.what, 1)}, “${say(d.from ?? '–', 1)}” becomes “${say(d.to ?? '–', 1)}”${because(d, 1)}.`,
  ],
  'loss.reported': (d) => [
    `Signalé perdu (${listed(d.counts, 0)}).`,
    `Reported as lost (${listed(d.counts, 1)}).`,
  ],
  'loss.confirmed': (d) => [
    `Perte confirmée${d.breach ? ` ; violation de données ${s(d.breach)}` : ''}.`,
    `Loss confirmed${d.breach ? `; data breach ${s(d.breach)}` : ''}.`,
  ],
  'loss.rejected': (d) => [`Perte non retenue${because(d, 0)}.`, `Loss rejected${because(d, 1)}.`],
  'loss.found': () => ['Retrouvé après avoir été perdu.', 'Found again after it was lost.'],
  'system.recorded': (d) =>
    d.system === 'none'
      ? ['Dit sans système.', 'Said to have no system.']
      : [`Système installé : ${s(d.system)}.`, `System installed: ${s(d.system)}.`],
  'device.dismantled': (d) => [
    `Démonté${(d.kept as string[] | undefined)?.length ? `, pièces gardées : ${listed(d.kept, 0)}` : ''}.`,
    `Dismantled${(d.kept as string[] | undefined)?.length ? `, parts kept: ${listed(d.kept, 1)}` : ''}.`,
  ],
  'part.fitted': (d) => [`Pièce posée : ${say(d.type, 0)}.`, `Part fitted: ${say(d.type, 1)}.`],
  'part.takenOut': (d) => [
    `Pièce retirée : ${say(d.type, 0)}.`,
    `Part taken out: ${say(d.type, 1)}.`,
  ],
  'kit.made': () => ['Mis dans un ensemble.', 'Put in a kit.'],
  'kit.dissolved': () => ['Sorti de son ensemble.', 'Taken out of its kit.'],
  'document.replaced': (d) => [
    `Document remplacé : ${s(d.number)}, par ${s(d.by)}.`,
    `Paper replaced: ${s(d.number)}, by ${s(d.by)}.`,
  ],
  'document.issued': (d) => [`Document délivré : ${s(d.number)}.`, `Paper issued: ${s(d.number)}.`],
}

/** One fact as a sentence. */
export function tell(kind: string, data: Data, language: Language): string {
  const line = sentences[kind]
  return line ? line(data)[language === 'fr' ? 0 : 1] : kind
}
