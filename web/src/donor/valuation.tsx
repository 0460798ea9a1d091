import { Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Notice } from '../ui/tag.tsx'
import type { Donation } from './offer.ts'
import { ValuationForm } from './valuation-form.tsx'
import { linesWithoutValue } from './value-missing.ts'

const text: Texts<
  Record<'title' | 'who' | 'missing' | 'whole' | 'public' | 'noLine', string> & {
    devices: (n: number) => string
  }
> = {
  fr: {
    title: 'Valeur du don',
    who: 'Vous seul dites ce que vaut votre don. Nous recopions ce que vous déclarez sur le reçu ; nous ne calculons et ne proposons aucune valeur. En cas de doute, demandez à votre comptable.',
    missing:
      'Une ligne acceptée n’a pas encore de valeur. Donnez-la pour que le reçu fiscal soit complet.',
    whole:
      'Chaque ligne acceptée a sa valeur. Vous pouvez encore la changer tant que le reçu n’est pas délivré.',
    public:
      'Don d’un organisme public : pas de reçu fiscal, une attestation sans valeur. Déclarer une valeur est facultatif ; elle reste sous le plafond par unité.',
    noLine: 'Aucune ligne à évaluer.',
    devices: (n) =>
      n > 1
        ? `${n} appareils ont en plus leur propre valeur.`
        : '1 appareil a en plus sa propre valeur.',
  },
  en: {
    title: 'Value of the gift',
    who: 'You alone say what your gift is worth. We copy what you declare on the receipt; we compute and offer no value. If in doubt, ask your accountant.',
    missing: 'An accepted line has no value yet. Give it, so that the tax receipt is whole.',
    whole: 'Each accepted line has its value. You can still change it until the receipt is issued.',
    public:
      'Gift of a public body: no tax receipt, a certificate without a value. Declaring a value is optional; it stays under the ceiling a unit.',
    noLine: 'No line to value.',
    devices: (n) =>
      n > 1
        ? `${n} devices have a value of their own besides.`
        : '1 device has a value of its own besides.',
  },
}

/** What the donor says its gift is worth, line by line. */
export function Valuation({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const valuation = useRead(api.getValuation, { params: { id: d.id } })
  const lines = d.lines.filter((l) => l.decision !== 'refused')
  const isPublic = d.legalBasis === 'cg3p'
  return (
    <Section title={t.title}>
      <Loaded of={valuation}>
        {(v) => (
          <Stack gap="md">
            <Text>{isPublic ? t.public : t.who}</Text>
            {!isPublic &&
              d.decidedAt &&
              (linesWithoutValue(d, v).length > 0 ? (
                <Notice tone="warn" icon={<IconAlertTriangle size={26} aria-hidden />}>
                  {t.missing}
                </Notice>
              ) : (
                <Notice tone="good">{t.whole}</Notice>
              ))}
            {v.devices.length > 0 && <Text>{t.devices(v.devices.length)}</Text>}
            {lines.length === 0 ? (
              <Text>{t.noLine}</Text>
            ) : (
              <ValuationForm donation={d} lines={lines} valuation={v} />
            )}
          </Stack>
        )}
      </Loaded>
    </Section>
  )
}
