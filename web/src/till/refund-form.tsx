import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { useFormat } from '../ui/format.ts'
import { Section } from '../ui/page.tsx'
import { sayRefused } from '../ui/say.ts'
import { Notice } from '../ui/tag.tsx'
import { type Approval, ApprovalDialog } from './approval.tsx'
import { needsApproval } from './basket.ts'
import { ExchangeBasket } from './exchange.tsx'
import { KeyHint } from './key.tsx'
import { nextPayment } from './payments.tsx'
import { type Refund, refundBody, refundCents, type Ticket } from './refund-basket.ts'
import { RefundHow } from './refund-how.tsx'
import { RefundLines } from './refund-lines.tsx'
import { RefundStanding } from './refund-standing.tsx'
import { refundText } from './refund-text.ts'
import { isUnknown, names, TillProblem } from './refusal.tsx'
import { type TillNow, useRows } from './rows.ts'
import { saleText } from './sale-text.ts'
import { useShortcuts } from './shortcuts.ts'
import { useSend } from './use-send.ts'
import { whyNot } from './why-not.ts'
import { useTillWords } from './words.ts'

/** What comes back of a ticket, why, how it is refunded, and what is taken instead; sent as one request. */
export function RefundForm({
  till,
  ticket,
  refund,
  onRefund,
  onDone,
}: {
  till: TillNow
  ticket: Ticket
  refund: Refund
  onRefund: (refund: Refund) => void
  onDone: (tickets: Ticket[] | null) => void
}) {
  const t = useText(refundText)
  const saleT = useText(saleText)
  const f = useFormat()
  const words = useTillWords()
  const manager = useHolds('shopManager')
  const [approving, setApproving] = useState(false)
  const sender = useSend(api.refundSale, till.code)
  const rows = useRows(till, refund.basket)
  const frozen = refund.sent !== null && !sender.busy
  const put = (more: Partial<Refund>) => {
    if (refund.sent) return
    onRefund({ ...refund, ...more })
  }
  useEffect(() => {
    document.getElementById('refund-line-0')?.focus()
  }, [])

  const backCents = refundCents(ticket, refund.asked)
  const saleCents = refund.exchange ? rows.totalCents : 0
  const creditCents = Math.min(backCents, saleCents)
  const why =
    Object.keys(refund.asked).length === 0
      ? t.whyLine
      : refund.reason === ''
        ? t.whyReason
        : refund.exchange
          ? whyNot({
              t: saleT,
              f,
              basket: refund.basket,
              rows,
              totalCents: saleCents - creditCents,
            })
          : null
  const send = async (approval?: Approval) => {
    const body = refund.sent ?? refundBody(ticket, refund, saleCents)
    onRefund({ ...refund, sent: body })
    const discounted = body.exchange !== undefined && needsApproval(body.exchange)
    const outcome = await sender.send({
      ...body,
      ...(body.exchange
        ? { exchange: { ...body.exchange, ...(discounted && approval ? { approval } : {}) } }
        : {}),
      ...(approval && !manager ? { approval } : {}),
    })
    if (outcome.kind === 'done') {
      setApproving(false)
      const { exchange, ...made } = outcome.answer
      return onDone(exchange ? [made, exchange] : [made])
    }
    if (outcome.kind === 'unknown') return setApproving(false)
    const basket =
      outcome.total === null ? refund.basket : { ...refund.basket, saidCents: outcome.total }
    onRefund({ ...refund, sent: null, basket })
    setApproving(names(outcome.error, 'APPROVER_REQUIRED'))
  }
  const take = () => {
    if (sender.busy) return
    if (!frozen && why) return sayRefused(why)
    const body = refund.sent ?? refundBody(ticket, refund, saleCents)
    if (body.exchange && needsApproval(body.exchange)) return setApproving(true)
    void send()
  }
  useShortcuts({
    F2: () => document.querySelector<HTMLInputElement>('.exchange-scan input')?.focus(),
    F4: nextPayment,
    F9: take,
    Escape: () => !refund.sent && onDone(null),
  })

  if (frozen)
    return (
      <Section title={`${t.refund} ${ticket.ref}`}>
        <div role="alert">
          <Notice tone="warn">{t.silent}</Notice>
        </div>
        <Group>
          <Button loading={sender.busy} onClick={take} aria-keyshortcuts="F9" data-autofocus>
            {t.retry}
            <KeyHint>F9</KeyHint>
          </Button>
        </Group>
        {approving && (
          <ApprovalDialog
            why={t.approve}
            busy={sender.busy}
            problem={sender.problem}
            onApprove={(a) => void send(a)}
            onClose={() => setApproving(false)}
          />
        )}
      </Section>
    )
  return (
    <div className="sale">
      <Stack gap="md">
        <Section title={`${t.lines} ${ticket.ref}`}>
          <Text>{t.sold(f.day(ticket.businessDate))}</Text>
          {ticket.payments.length > 0 && (
            <Text>
              {t.gaveBack}{' '}
              {ticket.payments
                .map((p) => `${words.means(p.means)} ${f.euros(p.amountCents)}`)
                .join(', ')}
            </Text>
          )}
          <RefundLines ticket={ticket} asked={refund.asked} onAsked={(asked) => put({ asked })} />
        </Section>
        {refund.exchange && (
          <ExchangeBasket
            basket={refund.basket}
            rows={rows}
            creditCents={creditCents}
            onBasket={(next) => {
              if (!refund.sent) onRefund({ ...refund, basket: next(refund.basket) })
            }}
            onDone={take}
          />
        )}
      </Stack>
      <div className="pay-panel">
        <Stack gap="md">
          <RefundHow refund={refund} onRefund={put} />
          <Section title={refund.exchange ? t.refundExchange : t.refund}>
            <RefundStanding
              backCents={backCents}
              saleCents={saleCents}
              exchange={refund.exchange}
            />
            {!approving && sender.problem !== null && !isUnknown(sender.problem) && (
              <TillProblem error={sender.problem} />
            )}
            {why && <Text c="dimmed">{why}</Text>}
            <Group gap="sm">
              <Button
                size="lg"
                aria-keyshortcuts="F9"
                loading={sender.busy}
                disabled={why !== null}
                onClick={take}
              >
                {refund.exchange ? t.refundExchange : t.refund}
                <KeyHint>F9</KeyHint>
              </Button>
              <Button variant="default" aria-keyshortcuts="Escape" onClick={() => onDone(null)}>
                {t.other}
                <KeyHint>{saleT.escape}</KeyHint>
              </Button>
            </Group>
          </Section>
        </Stack>
      </div>
      {approving && (
        <ApprovalDialog
          why={t.approve}
          busy={sender.busy}
          problem={sender.problem}
          onApprove={(a) => void send(a)}
          onClose={() => setApproving(false)}
        />
      )}
    </div>
  )
}
