import { Stack, Text } from '@mantine/core'
import { useRef } from 'react'
import { useText } from '../i18n.tsx'
import { ScanInput } from '../scan/scan-input.tsx'
import { useFormat } from '../ui/format.ts'
import { Section } from '../ui/page.tsx'
import type { Basket } from './basket.ts'
import { KeyHint } from './key.tsx'
import { Payments } from './payments.tsx'
import { ProductButtons } from './products-pick.tsx'
import { refundText } from './refund-text.ts'
import type { Rows } from './rows.ts'
import { SaleLines } from './sale-lines.tsx'
import { saleText } from './sale-text.ts'
import { TierChoice } from './tier.tsx'
import { useScan } from './use-scan.ts'

/** What the customer takes instead, and how the rest is paid. */
export function ExchangeBasket({
  basket,
  rows,
  creditCents,
  onBasket,
  onDone,
}: {
  basket: Basket
  rows: Rows
  creditCents: number
  onBasket: (next: (b: Basket) => Basket) => void
  onDone: () => void
}) {
  const t = useText(saleText)
  const r = useText(refundText)
  const f = useFormat()
  const field = useRef<HTMLInputElement>(null)
  const products = rows.products.data?.items ?? []
  const scan = useScan({ basket, change: onBasket, products })
  const rest = rows.totalCents - creditCents
  return (
    <Section title={r.exchange}>
      <div className="exchange-scan">
        <ScanInput
          label={`${t.scan} (F2)`}
          value={scan.typed}
          onValue={(v) => {
            scan.setTyped(v)
            scan.setError(null)
          }}
          onScan={scan.scan}
          inputRef={field}
          autoFocus
          error={scan.error}
        />
      </div>
      <ProductButtons products={products} typed={scan.typed} onPick={scan.addProduct} />
      <SaleLines
        rows={rows.rows}
        basket={basket}
        onChange={onBasket}
        onRemoved={() => field.current?.focus()}
        frozen={false}
      />
      <TierChoice
        tier={basket.tier}
        hint={false}
        onTier={(tier) => onBasket((b) => ({ ...b, saidCents: null, tier }))}
      />
      {rest > 0 && (
        <Stack gap="xs">
          <Text>
            {r.toPay} <strong>{f.euros(rest)}</strong>
            <KeyHint>F4</KeyHint>
          </Text>
          <Payments
            dueCents={rest}
            pay={basket.pay}
            onPay={(pay) => onBasket((b) => ({ ...b, pay }))}
            onDone={onDone}
          />
        </Stack>
      )}
    </Section>
  )
}
