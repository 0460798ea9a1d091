import { type Texts, useText } from '../i18n.tsx'
import { Tag } from '../ui/tag.tsx'
import type { Issuer } from './words.ts'

const text: Texts<Record<'confirmed' | 'waits' | 'signatoryWaits', string>> = {
  fr: {
    confirmed: 'Confirmé',
    waits: 'Attend une confirmation',
    signatoryWaits: 'Un signataire attend',
  },
  en: {
    confirmed: 'Confirmed',
    waits: 'Waits for confirmation',
    signatoryWaits: 'A signatory waits',
  },
}

/** Whether a profile, and its signatories, were confirmed by another person. */
export function IssuerState({ issuer }: { issuer: Issuer }) {
  const t = useText(text)
  if (issuer.confirmedBy === null) return <Tag tone="warn">{t.waits}</Tag>
  if (issuer.signatories.some((s) => s.confirmedBy === null && s.validTo === null))
    return <Tag tone="warn">{t.signatoryWaits}</Tag>
  return <Tag tone="good">{t.confirmed}</Tag>
}
