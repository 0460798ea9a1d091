import { Text } from '@mantine/core'
import { type Texts, useText } from '../i18n.tsx'
import { GoTo } from '../ui/link.tsx'
import { Page, Section } from '../ui/page.tsx'
import { NoticeText } from './notice-text.tsx'

const text: Texts<
  Record<
    'title' | 'operator' | 'tested' | 'untested' | 'report' | 'contact' | 'reportHelp',
    string
  > & {
    checks: string[]
    gaps: string[]
  }
> = {
  fr: {
    title: 'Accessibilité',
    operator: 'Ce que dit l’exploitant',
    tested: 'Ce que des tests automatiques vérifient',
    checks: [
      'Chaque écran, en français et en anglais, avec l’outil axe : les règles WCAG 2.2 A et AA qu’une machine peut juger.',
      'Chaque écran à 360 pixels de large : rien ne déborde sur le côté.',
      'Des parcours entiers au clavier seul, du début à la fin.',
    ],
    untested: 'Ce qui n’a pas été vérifié',
    gaps: [
      'Aucun audit RGAA par une personne : nous ne déclarons donc aucun taux de conformité.',
      'Aucun essai avec un lecteur d’écran, ni avec des personnes handicapées.',
      'Une machine ne juge qu’une partie des règles : la justesse des textes et l’ordre de lecture demandent un regard humain.',
      'Les documents PDF n’ont pas été vérifiés avec une technologie d’assistance.',
    ],
    report: 'Signaler un problème',
    reportHelp:
      'Dites quelle page, ce que vous vouliez faire, et avec quel appareil ou logiciel. Si rien ne répond, vous pouvez saisir le Défenseur des droits.',
    contact: 'Nous écrire',
  },
  en: {
    title: 'Accessibility',
    operator: 'What the operator says',
    tested: 'What automatic tests check',
    checks: [
      'Every screen, in French and in English, with the tool axe: the WCAG 2.2 A and AA rules that a machine can judge.',
      'Every screen at 360 pixels wide: nothing runs over the side.',
      'Whole journeys by keyboard alone, from beginning to end.',
    ],
    untested: 'What was not checked',
    gaps: [
      'No RGAA audit by a person: so we declare no rate of conformity.',
      'No trial with a screen reader, nor with disabled people.',
      'A machine judges only a part of the rules: whether texts are right and read in order needs a human eye.',
      'The PDF papers were not checked with assistive technology.',
    ],
    report: 'Report a problem',
    reportHelp:
      'Say which page, what you wanted to do, and with what device or software. If nothing answers, you may turn to the Défenseur des droits.',
    contact: 'Write to us',
  },
}

export default function Accessibility() {
  const t = useText(text)
  const list = (items: string[]) => (
    <ul className="problem-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
  return (
    <Page title={t.title}>
      <Section title={t.operator}>
        <NoticeText kind="accessibility" bare />
      </Section>
      <Section title={t.tested}>{list(t.checks)}</Section>
      <Section title={t.untested}>{list(t.gaps)}</Section>
      <Section title={t.report}>
        <Text>{t.reportHelp}</Text>
        <GoTo to="/contact" className="link tap">
          {t.contact}
        </GoTo>
      </Section>
    </Page>
  )
}
