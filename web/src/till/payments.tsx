import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { EurosField, readCents, TextField } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { type Pay, settle } from './basket.ts'

const text: Texts<
  Record<
    | 'cash'
    | 'card'
    | 'cardRef'
    | 'cheque'
    | 'chequeRef'
    | 'rest'
    | 'change'
    | 'missing'
    | 'excess'
    | 'exact'
    | 'help',
    string
  >
> = {
  fr: {
    cash: 'Espèces reçues',
    card: 'Carte',
    cardRef: 'N° d’autorisation (ticket du terminal)',
    cheque: 'Chèque',
    chequeRef: 'N° du chèque',
    rest: 'Le reste',
    change: 'À rendre',
    missing: 'Il manque',
    excess: 'Payé en trop. On ne rend la monnaie que sur les espèces :',
    exact: 'Le compte est juste.',
    help: 'Entrée dans une case vide : le reste. Entrée dans une case remplie : encaisser.',
  },
  en: {
    cash: 'Cash received',
    card: 'Card',
    cardRef: 'Authorisation number (terminal’s slip)',
    cheque: 'Cheque',
    chequeRef: 'Cheque number',
    rest: 'The rest',
    change: 'Change',
    missing: 'Missing',
    excess: 'Paid too much. Change is given on cash only:',
    exact: 'The amount is right.',
    help: 'Enter in an empty box: the rest. Enter in a filled box: take the payment.',
  },
}

/** Goes to the first means, or from one to the next. */
export function nextPayment(): void {
  const ids = ['pay-cash', 'pay-card', 'pay-cheque']
  const now = ids.indexOf(document.activeElement?.id ?? '')
  document.getElementById(ids[(now + 1) % ids.length] ?? '')?.focus()
}

/** The means of payment, all in sight: several may be filled. Enter in an empty one takes what is left. */
export function Payments({
  dueCents,
  pay,
  onPay,
  onDone,
  onScan,
}: {
  dueCents: number
  pay: Pay
  onPay: (pay: Pay) => void
  onDone: () => void
  /** Takes a label that was scanned into an amount. */
  onScan?: (code: string) => void
}) {
  const t = useText(text)
  const s = settle(dueCents, pay)
  const [round, setRound] = useState(0)
  const fill = (means: 'cash' | 'card' | 'cheque') =>
    s.missingCents > 0 && onPay({ ...pay, [means]: (pay[means] ?? 0) + s.missingCents })
  const amount = (means: 'cash' | 'card' | 'cheque', label: string) => (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <EurosField
        // Another one once a scan was taken out of it: it forgets what was typed.
        key={`${means}-${round}`}
        className="grow"
        id={`pay-${means}`}
        label={label}
        cents={pay[means]}
        onCents={(cents) => onPay({ ...pay, [means]: cents })}
        onKeyDown={(e) => {
          if (e.key !== 'Enter') return
          e.preventDefault()
          const written = e.currentTarget.value
          if (written === '' && s.missingCents > 0) fill(means)
          else if (written === '' || readCents(written) !== null) onDone()
          // A scanner typed here: what it read is an article.
          else if (onScan && /[a-z]/i.test(written)) {
            setRound(round + 1)
            onScan(written)
          }
        }}
      />
      <Button
        variant="default"
        disabled={s.missingCents === 0}
        aria-label={`${t.rest} : ${label}`}
        onClick={() => fill(means)}
      >
        {t.rest}
      </Button>
    </Group>
  )
  const reference = (name: 'cardRef' | 'chequeRef', label: string) => (
    <TextField
      label={label}
      value={pay[name]}
      onValue={(v) => onPay({ ...pay, [name]: v })}
      maxLength={40}
      autoComplete="off"
      onKeyDown={(e) => {
        if (e.key !== 'Enter') return
        e.preventDefault()
        onDone()
      }}
    />
  )
  return (
    <Stack gap="sm">
      {amount('cash', t.cash)}
      {amount('card', t.card)}
      {pay.card ? reference('cardRef', t.cardRef) : null}
      {amount('cheque', t.cheque)}
      {pay.cheque ? reference('chequeRef', t.chequeRef) : null}
      <Text size="sm" c="dimmed">
        {t.help}
      </Text>
      <Standing dueCents={dueCents} pay={pay} />
    </Stack>
  )
}

/** What is missing, or what to give back, in large. */
function Standing({ dueCents, pay }: { dueCents: number; pay: Pay }) {
  const t = useText(text)
  const f = useFormat()
  const s = settle(dueCents, pay)
  const none = pay.cash === null && pay.card === null && pay.cheque === null
  return (
    <div role="status" aria-live="polite" aria-atomic>
      {none ? null : s.missingCents > 0 ? (
        <Text className="big">
          {t.missing} {f.euros(s.missingCents)}
        </Text>
      ) : s.excessCents > 0 ? (
        <Text className="big">
          {t.excess} {f.euros(s.excessCents)}
        </Text>
      ) : s.changeCents > 0 ? (
        <Text className="change">
          {t.change} {f.euros(s.changeCents)}
        </Text>
      ) : (
        <Text fw={600}>{t.exact}</Text>
      )}
    </div>
  )
}
