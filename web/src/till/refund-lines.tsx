import { Checkbox, Group, Stack, Text } from '@mantine/core'
import { useText } from '../i18n.tsx'
import { ChoiceField, EurosField, NumberField } from '../ui/form.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { type Asked, codeOf, type Ticket, type TicketLine } from './refund-basket.ts'
import { refundText } from './refund-text.ts'

/** The lines of a ticket to tick, each with what comes back and how much of the price. */
export function RefundLines({
  ticket,
  asked,
  onAsked,
}: {
  ticket: Ticket
  asked: Record<string, Asked>
  onAsked: (asked: Record<string, Asked>) => void
}) {
  const t = useText(refundText)
  const f = useFormat()
  const put = (code: string, one: Asked | null) => {
    const { [code]: _, ...others } = asked
    onAsked(one ? { ...others, [code]: one } : others)
  }
  return (
    <Stack gap="sm">
      <Text>{t.linesLegend}</Text>
      <ul className="rows" aria-label={t.lines}>
        {ticket.lines.map((line, n) => {
          const code = codeOf(line)
          const one = asked[code]
          const paid = line.unitCents * line.qty
          return (
            <li key={code} className="card">
              <Checkbox
                id={`refund-line-${n}`}
                className="choice"
                label={`${line.label} · ${f.euros(paid)}`}
                description={line.product ? `× ${line.qty}` : printedTag(code)}
                checked={one !== undefined}
                onChange={(e) =>
                  put(
                    code,
                    e.currentTarget.checked
                      ? { quantity: line.qty, cents: null, returned: true }
                      : null,
                  )
                }
              />
              {one && <LineChoice line={line} one={one} onOne={(next) => put(code, next)} />}
            </li>
          )
        })}
      </ul>
    </Stack>
  )
}

function LineChoice({
  line,
  one,
  onOne,
}: {
  line: TicketLine
  one: Asked
  onOne: (one: Asked) => void
}) {
  const t = useText(refundText)
  return (
    <Stack gap="sm" mt="sm">
      <ChoiceField
        label={line.label}
        value={one.returned ? 'yes' : 'no'}
        onValue={(v) => onOne({ ...one, returned: v === 'yes' })}
        options={[
          ['yes', t.back],
          ['no', t.backNo],
        ]}
      />
      <Group align="flex-start">
        {line.product && one.returned && (
          <NumberField
            label={t.quantity}
            number={one.quantity}
            onNumber={(q) => onOne({ ...one, quantity: Math.min(q ?? 1, line.qty) })}
          />
        )}
        <EurosField
          label={t.amount}
          description={t.amountHelp}
          cents={one.cents}
          onCents={(cents) => onOne({ ...one, cents })}
        />
      </Group>
    </Stack>
  )
}
