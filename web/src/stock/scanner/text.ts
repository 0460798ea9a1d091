import type { Texts } from '../../i18n.tsx'
import type { Fault } from '../../scan/layout.ts'

type Remedy = { title: string; steps: readonly string[] }

/** The words of the scanner's test; each fault with what to do about it. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'target'
    | 'targetLead'
    | 'field'
    | 'fieldHelp'
    | 'code'
    | 'result'
    | 'good'
    | 'goodLead'
    | 'goodTab'
    | 'bad'
    | 'waits'
    | 'read'
    | 'meant'
    | 'speed'
    | 'end'
    | 'again'
    | 'nothing',
    string
  > & { ends: Record<'Enter' | 'Tab' | 'none', string>; faults: Record<Fault, Remedy> }
> = {
  fr: {
    title: 'Essai du lecteur',
    lead: 'Votre lecteur de codes tape comme un clavier. Cette page dit s’il tape juste, et quoi faire sinon.',
    target: '1. Scannez ce code',
    targetLead:
      'Il contient toutes les lettres, tous les chiffres et tous les signes de nos étiquettes.',
    field: 'Ce que tape le lecteur',
    fieldHelp: 'Laissez le curseur ici, puis appuyez sur la gâchette du lecteur.',
    code: 'Code d’essai du lecteur',
    result: '2. Résultat',
    good: 'Votre lecteur tape juste.',
    goodLead: 'Vous pouvez travailler.',
    goodTab: 'Il finit par la touche Tab : cela marche aussi.',
    bad: 'Le lecteur est à régler.',
    waits: 'Le résultat s’affiche ici dès que le code est lu.',
    read: 'Lu',
    meant: 'Attendu',
    speed: 'Entre deux touches',
    end: 'À la fin',
    again: 'Essayer encore',
    nothing: '(rien)',
    ends: { Enter: 'touche Entrée', Tab: 'touche Tab', none: 'rien' },
    faults: {
      notOurCode: {
        title: 'Ce n’est pas le code de cette page.',
        steps: [
          'Visez le grand carré ci-dessus, à 10 ou 20 cm.',
          'Si l’écran brille, baissez sa lumière ou imprimez cette page.',
          'Si rien ne s’affiche, vérifiez que le lecteur est branché ou jumelé.',
        ],
      },
      computerAzerty: {
        title:
          'Le lecteur tape en clavier américain (QWERTY), l’ordinateur lit en français (AZERTY).',
        steps: [
          'Ouvrez la notice du lecteur, page « Keyboard language » ou « Country ».',
          'Scannez son code de réglage « French (France) » ou « AZERTY ».',
          'Revenez ici et essayez encore.',
          'Sans la notice : ajoutez le clavier « Anglais (États-Unis) » à l’ordinateur, et choisissez-le pour ce poste.',
        ],
      },
      computerQwerty: {
        title:
          'Le lecteur tape en clavier français (AZERTY), l’ordinateur lit en américain (QWERTY).',
        steps: [
          'Regardez la langue du clavier de l’ordinateur, près de l’heure : choisissez « Français ».',
          'Si l’ordinateur doit rester en anglais : scannez dans la notice du lecteur le code « English (US) ».',
          'Revenez ici et essayez encore.',
        ],
      },
      otherLayout: {
        title: 'Le lecteur et l’ordinateur n’ont pas le même clavier.',
        steps: [
          'Regardez la langue du clavier de l’ordinateur, près de l’heure.',
          'Scannez dans la notice du lecteur le code de la même langue (« Keyboard language »).',
          'Revenez ici et essayez encore.',
        ],
      },
      capsLock: {
        title: 'Les majuscules sont inversées : la touche Verr. Maj est allumée.',
        steps: [
          'Appuyez une fois sur la touche Verr. Maj (Caps Lock) du clavier.',
          'Si elle était éteinte : cherchez dans la notice du lecteur « Caps Lock » ou « Case », et scannez « Off ».',
        ],
      },
      lost: {
        title: 'Des caractères se perdent.',
        steps: [
          'Approchez le lecteur de son socle, ou branchez-le par câble.',
          'Cherchez dans sa notice « Inter-character delay », et scannez une valeur plus grande (5 à 10 ms).',
          'Fermez les programmes lourds de cet ordinateur.',
        ],
      },
      noEnter: {
        title: 'Le lecteur n’appuie pas sur Entrée à la fin.',
        steps: [
          'Cherchez dans la notice « Suffix », « Terminator » ou « CR/LF ».',
          'Scannez le code « Add Enter » (ou « CR »).',
          'Revenez ici et essayez encore.',
        ],
      },
      slow: {
        title: 'Le lecteur tape lentement : il faudra cliquer dans le champ avant chaque scan.',
        steps: [
          'Cherchez dans la notice « Inter-character delay », et scannez « 0 » ou « No delay ».',
          'Un lecteur sans fil lent va plus vite branché par câble ou par son propre récepteur USB.',
        ],
      },
    },
  },
  en: {
    title: 'Scanner test',
    lead: 'Your scanner types as a keyboard does. This page says whether it types right, and what to do otherwise.',
    target: '1. Scan this code',
    targetLead: 'It holds every letter, every digit and every sign of our labels.',
    field: 'What the scanner types',
    fieldHelp: 'Leave the cursor here, then pull the scanner’s trigger.',
    code: 'Test code for the scanner',
    result: '2. Result',
    good: 'Your scanner types right.',
    goodLead: 'You can work.',
    goodTab: 'It ends with the Tab key: that works too.',
    bad: 'The scanner needs a setting.',
    waits: 'The result shows here as soon as the code is read.',
    read: 'Read',
    meant: 'Expected',
    speed: 'Between two keys',
    end: 'At the end',
    again: 'Try again',
    nothing: '(nothing)',
    ends: { Enter: 'Enter key', Tab: 'Tab key', none: 'nothing' },
    faults: {
      notOurCode: {
        title: 'This is not the code of this page.',
        steps: [
          'Aim at the large square above, from 10 to 20 cm.',
          'If the screen shines, lower its light or print this page.',
          'If nothing shows, check that the scanner is plugged in or paired.',
        ],
      },
      computerAzerty: {
        title:
          'The scanner types for an American keyboard (QWERTY), the computer reads French (AZERTY).',
        steps: [
          'Open the scanner’s manual at “Keyboard language” or “Country”.',
          'Scan its setting code “French (France)” or “AZERTY”.',
          'Come back here and try again.',
          'Without the manual: add the keyboard “English (United States)” to the computer, and choose it for this desk.',
        ],
      },
      computerQwerty: {
        title:
          'The scanner types for a French keyboard (AZERTY), the computer reads American (QWERTY).',
        steps: [
          'Look at the computer’s keyboard language, near the clock: choose “French”.',
          'If the computer must stay in English: scan the code “English (US)” in the scanner’s manual.',
          'Come back here and try again.',
        ],
      },
      otherLayout: {
        title: 'The scanner and the computer do not have the same keyboard.',
        steps: [
          'Look at the computer’s keyboard language, near the clock.',
          'Scan the code of that language in the scanner’s manual (“Keyboard language”).',
          'Come back here and try again.',
        ],
      },
      capsLock: {
        title: 'Capitals are reversed: Caps Lock is on.',
        steps: [
          'Press the Caps Lock key once.',
          'If it was off: look in the scanner’s manual for “Caps Lock” or “Case”, and scan “Off”.',
        ],
      },
      lost: {
        title: 'Characters get lost.',
        steps: [
          'Bring the scanner closer to its base, or plug it in by cable.',
          'Look in its manual for “Inter-character delay”, and scan a larger value (5 to 10 ms).',
          'Close heavy programs on this computer.',
        ],
      },
      noEnter: {
        title: 'The scanner does not press Enter at the end.',
        steps: [
          'Look in the manual for “Suffix”, “Terminator” or “CR/LF”.',
          'Scan the code “Add Enter” (or “CR”).',
          'Come back here and try again.',
        ],
      },
      slow: {
        title: 'The scanner types slowly: you will have to click in the field before each scan.',
        steps: [
          'Look in the manual for “Inter-character delay”, and scan “0” or “No delay”.',
          'A slow wireless scanner is quicker by cable or with its own USB receiver.',
        ],
      },
    },
  },
}
