import { Stack, Text } from '@mantine/core'
import { colon, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { refundText } from './refund-text.ts'

/** What goes to whom. */
export function RefundStanding({
  backCents,
  saleCents,
  exchange,
}: {
  backCents: number
  saleCents: number
  exchange: boolean
}) {
  const t = useText(refundText)
  const f = useFormat()
  const rest = saleCents - backCents
  return (
    <Stack gap={4} role="status" aria-live="polite">
      <Text>
        {t.total}
        {colon()}
        {f.euros(backCents)}
      </Text>
      {exchange && saleCents > 0 && (
        <Text>
          {t.credit}
          {colon()}
          {f.euros(Math.min(backCents, saleCents))}
        </Text>
      )}
      <Text className="total">
        {rest > 0
          ? `${t.toPay} ${f.euros(rest)}`
          : rest < 0
            ? `${t.toGive} ${f.euros(-rest)}`
            : t.even}
      </Text>
    </Stack>
  )
}
