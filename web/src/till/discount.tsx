import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { colon, type Texts, useText } from '../i18n.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EurosField, SelectField } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { type Discount, type DiscountCode, discountCodes } from './basket.ts'
import type { Row } from './rows.ts'
import { useFocusBack } from './shortcuts.ts'
import { useTillWords } from './words.ts'

const text: Texts<
  Record<'title' | 'lead' | 'off' | 'reason' | 'apply' | 'none' | 'after' | 'tooMuch', string>
> = {
  fr: {
    title: 'Remise sur cet article',
    lead: 'Elle remplace celle du palier. Un responsable l’approuvera avec son code à l’encaissement.',
    off: 'Montant retiré du prix de la grille',
    reason: 'Motif',
    apply: 'Appliquer la remise',
    none: 'Sans remise',
    after: 'Prix après remise',
    tooMuch: 'C’est plus que le prix',
  },
  en: {
    title: 'Discount on this article',
    lead: 'It replaces the tier’s. A manager approves it with their code when you take the payment.',
    off: 'Amount taken off the list price',
    reason: 'Reason',
    apply: 'Apply the discount',
    none: 'No discount',
    after: 'Price after the discount',
    tooMuch: 'That is more than the price',
  },
}

/** A manager’s discount on one device: its reason and its amount. */
export function DiscountDialog({
  row,
  onDiscount,
  onClose,
}: {
  row: Row
  onDiscount: (discount: Discount | null) => void
  onClose: () => void
}) {
  useFocusBack()
  const t = useText(text)
  const f = useFormat()
  const words = useTillWords()
  const before = row.line.kind === 'thing' ? row.line.discount : null
  const [cents, setCents] = useState<number | null>(before?.cents ?? null)
  const [code, setCode] = useState<string>(before?.code ?? '')
  const list = row.priced?.listCents ?? 0
  const over = cents !== null && cents > list
  const right = cents !== null && cents > 0 && !over && code !== ''
  return (
    <Dialog title={t.title} opened onClose={onClose}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          if (right) onDiscount({ code: code as DiscountCode, cents })
        }}
      >
        <Stack>
          <Text>
            {row.label} · {f.euros(list)}
          </Text>
          <Text>{t.lead}</Text>
          <EurosField
            label={t.off}
            cents={cents}
            onCents={setCents}
            required
            data-autofocus
            error={over ? t.tooMuch : undefined}
          />
          <SelectField
            label={t.reason}
            value={code}
            onValue={setCode}
            required
            options={discountCodes.map((c) => [c, words.discount(c)] as const)}
          />
          {cents !== null && !over && (
            <Text role="status">
              {t.after}
              {colon()}
              <strong>{f.euros(list - cents)}</strong>
            </Text>
          )}
          <Group>
            <Button type="submit" disabled={!right}>
              {t.apply}
            </Button>
            <Button variant="default" onClick={() => onDiscount(null)}>
              {t.none}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
