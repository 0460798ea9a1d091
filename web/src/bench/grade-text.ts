import type { Texts } from '../i18n.tsx'

/** What each cosmetic grade looks like. Never « comme neuf » : décret 2022-190. */
export const gradeText: Texts<Record<'A' | 'B' | 'C' | 'D', string>> = {
  fr: {
    A: 'très bon, traces à peine visibles',
    B: 'bon, petites traces visibles de près',
    C: 'correct, traces visibles au premier regard',
    D: 'marqué, rayures profondes ou pièce abîmée, mais il fonctionne',
  },
  en: {
    A: 'very good, traces hardly seen',
    B: 'good, small traces seen from near',
    C: 'fair, traces seen at first sight',
    D: 'marked, deep scratches or a damaged part, yet it works',
  },
}
