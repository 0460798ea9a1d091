import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useText } from '../i18n.tsx'
import { ScanInput } from '../scan/scan-input.tsx'
import { useDraft } from '../ui/draft.ts'
import { useFormat } from '../ui/format.ts'
import { Section } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { sayRefused } from '../ui/say.ts'
import { AbandonDialog } from './abandon.tsx'
import { type Approval, ApprovalDialog } from './approval.tsx'
import { type Basket, bodyOf, needsApproval, newBasket } from './basket.ts'
import { GiftChoice } from './gift.tsx'
import { KeyHint } from './key.tsx'
import { nextPayment, Payments } from './payments.tsx'
import { ProductButtons } from './products-pick.tsx'
import { isUnknown, names, TillProblem } from './refusal.tsx'
import { type TillNow, useRows } from './rows.ts'
import { SaleDone } from './sale-done.tsx'
import { SaleLines } from './sale-lines.tsx'
import { saleText } from './sale-text.ts'
import { useScanAnywhere, useShortcuts } from './shortcuts.ts'
import { TierChoice } from './tier.tsx'
import { useScan } from './use-scan.ts'
import { useSend } from './use-send.ts'
import { whyNot } from './why-not.ts'

const empty = newBasket()

/** The sale: scan, choose the means, take the payment. All by keyboard; nothing is lost by a cut or a reload. */
export function Sale({ till, onTicket }: { till: TillNow; onTicket: (number: string) => void }) {
  const t = useText(saleText)
  const f = useFormat()
  const [basket, setBasket] = useDraft<Basket>(`till:${till.code}:sale`, empty)
  const field = useRef<HTMLInputElement>(null)
  const takeButton = useRef<HTMLButtonElement>(null)
  const [abandoning, setAbandoning] = useState(false)
  const [approving, setApproving] = useState(false)
  const r = useRows(till, basket)
  const sender = useSend(api.recordSale, till.code)
  /** Sent, and no answer came: only the same request may follow. */
  const frozen = basket.sent !== null && !sender.busy
  const focusScan = () => field.current?.focus()
  const change = (next: (b: Basket) => Basket) => {
    if (basket.sent) return
    sender.clear()
    setBasket(next)
  }
  const scan = useScan({ basket, change, products: r.products.data?.items ?? [], onTicket })

  const start = () => {
    setBasket(newBasket())
    scan.setTyped('')
    scan.setError(null)
    sender.clear()
    // After a dialog has given the focus back.
    setTimeout(focusScan, 60)
  }
  const totalCents = basket.gift ? 0 : r.totalCents
  const due = frozen ? (basket.sent?.expectedTotalCents ?? 0) : totalCents
  const why = whyNot({ t, f, basket, rows: r, totalCents })
  const send = async (approval?: Approval) => {
    const body = basket.sent ?? bodyOf(basket, totalCents)
    setBasket((b) => ({ ...b, sent: body }))
    const outcome = await sender.send({ ...body, ...(approval ? { approval } : {}) })
    if (outcome.kind === 'done') {
      setApproving(false)
      start()
      sender.keep([outcome.answer])
      return
    }
    if (outcome.kind === 'unknown') return setApproving(false)
    setBasket((b) => ({ ...b, sent: null, saidCents: outcome.total ?? b.saidCents }))
    if (!names(outcome.error, 'APPROVER_REQUIRED')) setApproving(false)
  }
  const take = () => {
    if (sender.busy) return
    if (!frozen && why) return sayRefused(why)
    if (needsApproval(basket.sent ?? bodyOf(basket, totalCents))) return setApproving(true)
    void send()
  }
  useShortcuts({
    F2: focusScan,
    F4: nextPayment,
    F8: () => change((b) => ({ ...b, saidCents: null, tier: b.tier === 'T1' ? 'T2' : 'T1' })),
    ...(sender.done && basket.lines.length === 0 ? {} : { F9: take }),
    Escape: () => {
      if (frozen) return
      if (basket.lines.length > 0) setAbandoning(true)
      else start()
    },
  })
  useScanAnywhere(() => field.current, !frozen)
  useEffect(() => {
    if (frozen) takeButton.current?.focus()
  }, [frozen])

  return (
    <div className="sale">
      <Stack gap="md">
        {sender.done && basket.lines.length === 0 && <SaleDone tickets={sender.done} />}
        {!frozen && (
          <section className="card" aria-label={t.scan}>
            <Stack gap="sm">
              <ScanInput
                label={`${t.scan} (F2)`}
                description={t.scanHelp}
                size="xl"
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
              {scan.looking && <Text role="status">{t.looking}</Text>}
              <ProblemNote error={r.products.error} />
              <ProductButtons
                products={r.products.data?.items ?? []}
                typed={scan.typed}
                onPick={(p) => {
                  scan.addProduct(p)
                  focusScan()
                }}
              />
            </Stack>
          </section>
        )}
        <Section title={t.articles}>
          {!frozen && (
            <TierChoice
              tier={basket.tier}
              onTier={(tier) => change((b) => ({ ...b, saidCents: null, tier }))}
            />
          )}
          {r.rows.length === 0 ? (
            <Text>{t.empty}</Text>
          ) : (
            <SaleLines
              rows={r.rows}
              basket={basket}
              onChange={change}
              onRemoved={focusScan}
              frozen={frozen}
            />
          )}
          {!frozen && basket.lines.length > 0 && (
            <GiftChoice
              gift={basket.gift}
              onGift={(gift) => change((b) => ({ ...b, gift, saidCents: null }))}
            />
          )}
        </Section>
      </Stack>
      <div className="pay-panel">
        <Section title={t.payment} actions={<KeyHint>F4</KeyHint>}>
          <div role="status" aria-live="polite">
            <Text>{t.total}</Text>
            <Text className="total">{f.euros(due)}</Text>
            {basket.saidCents !== null && <Text>{t.newTotal}</Text>}
          </div>
          {!frozen && !basket.gift && (
            <Payments
              dueCents={totalCents}
              pay={basket.pay}
              onPay={(pay) => change((b) => ({ ...b, pay }))}
              onDone={take}
              onScan={(code) => {
                scan.scan(code)
                setTimeout(focusScan, 60)
              }}
            />
          )}
          {frozen && !sender.busy && (
            <div className="notice tone-warn" role="alert">
              {t.unknown}
            </div>
          )}
          {!approving && sender.problem !== null && !isUnknown(sender.problem) && (
            <TillProblem error={sender.problem} />
          )}
          {!frozen && why && <Text c="dimmed">{why}</Text>}
          <Group gap="sm">
            <Button
              ref={takeButton}
              size="lg"
              aria-keyshortcuts="F9"
              loading={sender.busy}
              disabled={!frozen && why !== null}
              onClick={take}
            >
              {frozen ? t.retry : t.take}
              <KeyHint>F9</KeyHint>
            </Button>
            {!frozen && basket.lines.length > 0 && (
              <Button
                variant="default"
                aria-keyshortcuts="Escape"
                onClick={() => setAbandoning(true)}
              >
                {t.abandon}
                <KeyHint>{t.escape}</KeyHint>
              </Button>
            )}
          </Group>
        </Section>
      </div>
      {abandoning && (
        <AbandonDialog
          count={basket.lines.length}
          onAbandon={() => {
            setAbandoning(false)
            start()
          }}
          onClose={() => setAbandoning(false)}
        />
      )}
      {approving && (
        <ApprovalDialog
          why={basket.gift ? t.approveGift : t.approveDiscount}
          busy={sender.busy}
          problem={sender.problem}
          onApprove={(approval) => void send(approval)}
          onClose={() => setApproving(false)}
        />
      )}
    </div>
  )
}
