import { type Texts, useText } from '../i18n.tsx'
import { SelectField } from '../ui/form.tsx'
import { type GiftReason, giftReasons } from './basket.ts'
import { useTillWords } from './words.ts'

const text: Texts<Record<'open' | 'label' | 'help', string>> = {
  fr: {
    open: 'Offrir au lieu de vendre',
    label: 'Motif du don',
    help: 'Rien à payer. Un responsable approuvera avec son code. Sans motif, c’est une vente.',
  },
  en: {
    open: 'Give instead of selling',
    label: 'Reason of the gift',
    help: 'Nothing to pay. A manager approves with their code. Without a reason it is a sale.',
  },
}

/** Makes a gift of the basket, for a reason; without one it is a sale. */
export function GiftChoice({
  gift,
  onGift,
}: {
  gift: GiftReason | null
  onGift: (reason: GiftReason | null) => void
}) {
  const t = useText(text)
  const words = useTillWords()
  return (
    <details className="more" open={gift !== null || undefined}>
      <summary>{t.open}</summary>
      <SelectField
        label={t.label}
        description={t.help}
        value={gift ?? ''}
        optional
        onValue={(v) => onGift(v === '' ? null : (v as GiftReason))}
        options={giftReasons.map((r) => [r, words.discount(r)] as const)}
      />
    </details>
  )
}
