import type { Texts } from '../../i18n.tsx'

/** The words of the release. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'calls'
    | 'site'
    | 'waiting'
    | 'none'
    | 'release'
    | 'youTested'
    | 'test'
    | 'tester'
    | 'grade'
    | 'noGrade'
    | 'class'
    | 'since'
    | 'atBench'
    | 'reading',
    string
  > & { released: (tag: string) => string; lent: (day: string) => string }
> = {
  fr: {
    title: 'À valider',
    lead: 'Regardez l’appareil, puis validez : il devient prêt. Qui l’a testé ne le valide pas.',
    calls: 'Appels en attente',
    site: 'Site',
    waiting: 'Appareils testés',
    none: 'Rien à valider. Un appareil arrive ici dès qu’il est testé.',
    release: 'Valider',
    youTested: 'Vous avez testé cet appareil : un autre encadrant le valide.',
    test: 'Test',
    tester: 'Testé par',
    grade: 'Aspect',
    noGrade: 'pas encore noté',
    class: 'Classe',
    since: 'Attend depuis',
    atBench: 'Ouvrir à l’établi',
    reading: 'Lecture de ses contrôles…',
    released: (tag) => `${tag} validé : prêt`,
    lent: (day) => `Vous validez par délégation, jusqu’au ${day} compris.`,
  },
  en: {
    title: 'To release',
    lead: 'Look at the device, then release it: it becomes ready. Who tested it does not release it.',
    calls: 'Waiting calls',
    site: 'Site',
    waiting: 'Tested devices',
    none: 'Nothing to release. A device arrives here once it is tested.',
    release: 'Release',
    youTested: 'You tested this device: another supervisor releases it.',
    test: 'Test',
    tester: 'Tested by',
    grade: 'Looks',
    noGrade: 'not graded yet',
    class: 'Class',
    since: 'Waiting since',
    atBench: 'Open at the bench',
    reading: 'Reading its checks…',
    released: (tag) => `${tag} released: ready`,
    lent: (day) => `You release by delegation, up to ${day} included.`,
  },
}
