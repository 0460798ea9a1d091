import type { Signer } from '../platform/signer.ts'
import type { Manifest } from './archive-main.ts'

/** `LISEZMOI.txt`: what an archive holds, how it is verified, and what it does not prove. */
export function archiveReadme(
  m: Omit<
    Manifest,
    'format' | 'files' | 'anchors' | 'before' | 'head' | 'entries' | 'tickets' | 'kid'
  >,
  { kid, publicKey }: Pick<Signer, 'kid' | 'publicKey'>,
  keys: readonly { kid: string; publicKey: string }[],
): string {
  const days =
    m.period.from === null ? 'sans journée' : `du ${m.period.from} au ${m.period.to ?? ''}`
  const others = keys.filter((k) => k.kid !== kid)
  return `ARCHIVE DE CAISSE (format lct-archive-v1)

Caisse       ${m.till}
Lieu         ${m.siteName}, nommé ${m.site} dans les écritures
Vendeur      ${m.sellerName}, SIRET ${m.seller}
Période      ${days} (journées de caisse)
Écritures    ${m.fromSeq} à ${m.toSeq}${m.fromSeq > 1 ? ' ; les précédentes sont dans les archives d’avant' : ', depuis la première'}
Faite le     ${m.madeAt} (temps universel), version ${m.app} du logiciel
Clé          ${kid}
             ${publicKey}
${others.map((k) => `Autre clé    ${k.kid}\n             ${k.publicKey}\n`).join('')}
CE QUE CONTIENT L’ARCHIVE

tickets.csv      toutes les lignes de tous les tickets : numéro, caisse, établissement, date et heure, article,
                 quantité, prix unitaire, total, TVA, règlements, corrections (remboursements liés à leur vente).
closings.csv     toutes les clôtures (Z) : totaux de la journée, TVA, règlements, espèces comptées, grands totaux
                 perpétuels.
                 Ces deux fichiers s’ouvrent dans un tableur : point-virgule, virgule décimale, UTF-8.
entries.ndjson   les écritures telles qu’elles ont été signées, une par ligne, en JSON. Ce sont elles qui font foi.
sigs.ndjson      pour chaque écriture, son empreinte SHA-256, sa clé et sa signature Ed25519.
keys.json        les clés publiques qui ont signé.
manifest.json    ce qui précède, avec l’empreinte de chaque fichier ; manifest.sig en est la signature (base 64).
verify.mjs       le programme qui vérifie tout cela.

VÉRIFIER

Il suffit de Node.js, version 18 ou plus récente (https://nodejs.org) ; ni réseau, ni base de données.
Dans le dossier où l’archive a été extraite :

    node verify.mjs --public-key <clé publique>

Donnez la clé publique qui a été notée au-dehors, à la mise en service (attestation, coffre, comptable), non celle
qui est imprimée plus haut : une archive entièrement refaite apporterait aussi ses propres clés. Après un
remplacement de clé, répétez --public-key pour chacune.

Résultat : 0, tout est intact ; 2, quelque chose a été altéré (le premier défaut est nommé) ; 3, rien d’altéré mais
des écritures attendent leur signature. Les codes :
    GAP écriture absente ; PREV chaînage rompu ; HASH contenu différent de l’empreinte ; SIG signature fausse ;
    KEY clé inconnue ; UNSIGNED signature retirée ; FORMAT écriture illisible ; VERSION_DOWNGRADE version abaissée ;
    TICKET_GAP numéro de ticket manquant ; TOTAL lignes, règlements et TVA en désaccord ; SESSION écriture
    impossible à ce moment ; Z clôture inexacte ; HEAD la caisse disait être ailleurs qu’à sa dernière écriture.
Un fichier modifié après l’archivage est nommé, et le résultat est 2.

L’empreinte du manifeste, que le programme affiche, est inscrite dans la caisse elle-même, à l’écriture ARCHIVE qui
suit ; elle se trouve donc dans l’archive suivante.

CE QUE L’ARCHIVE NE PROUVE PAS

Il n’existe pas encore d’ancrage extérieur (horodatage par un tiers). Qui posséderait la base de données pourrait en
retirer les dernières écritures, ou la remettre dans un état plus ancien : ce qui reste se vérifie, et le manque ne
se voit qu’en comparant avec une archive plus récente, un ticket ou une clôture imprimés. Qui posséderait aussi la
clé pourrait signer des écritures fausses.
`
}
