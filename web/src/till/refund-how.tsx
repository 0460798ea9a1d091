import { Checkbox } from '@mantine/core'
import { useText } from '../i18n.tsx'
import { ChoiceField, SelectField } from '../ui/form.tsx'
import { Section } from '../ui/page.tsx'
import { Notice } from '../ui/tag.tsx'
import type { Means, Reason, Refund } from './refund-basket.ts'
import { refundText } from './refund-text.ts'
import { useTillWords } from './words.ts'

/** Why something comes back, whether it is exchanged, and by which means it is refunded. */
export function RefundHow({
  refund,
  onRefund,
}: {
  refund: Refund
  onRefund: (more: Partial<Refund>) => void
}) {
  const t = useText(refundText)
  const words = useTillWords()
  return (
    <Section title={t.how}>
      <SelectField
        label={t.reason}
        required
        value={refund.reason}
        onValue={(v) => onRefund({ reason: v as Reason })}
        options={words.refunds}
      />
      {refund.reason === 'guarantee' && <Notice>{t.repairFirst}</Notice>}
      <Checkbox
        className="choice"
        label={t.exchange}
        description={t.exchangeHelp}
        checked={refund.exchange}
        onChange={(e) =>
          onRefund({
            exchange: e.currentTarget.checked,
            ...(e.currentTarget.checked && refund.reason === '' ? { reason: 'exchange' } : {}),
          })
        }
      />
      <ChoiceField
        label={t.means}
        description={t.meansHelp}
        value={refund.means}
        onValue={(v) => onRefund({ means: v as Means })}
        options={(['cash', 'card', 'cheque'] as const).map((m) => [m, words.means(m)] as const)}
      />
    </Section>
  )
}
