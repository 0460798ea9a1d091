import { useEffect, useRef } from 'react'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { useParam } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Facts, Tag } from '../ui/tag.tsx'
import { DraftActs } from './receipt-draft.tsx'
import { IssuedActs } from './receipt-issued.tsx'
import { ReceiptLines } from './receipt-lines.tsx'
import { ReceiptStory } from './receipt-story.tsx'
import { type Receipt, receiptTones, useReceiptWords } from './words.ts'

const text: Texts<
  Record<
    | 'title'
    | 'back'
    | 'who'
    | 'kind'
    | 'issuer'
    | 'donor'
    | 'period'
    | 'total'
    | 'noValue'
    | 'status'
    | 'draft',
    string
  >
> = {
  fr: {
    title: 'Reçu',
    back: 'Reçus fiscaux',
    who: 'L’essentiel',
    kind: 'Papier',
    issuer: 'Organisme émetteur',
    donor: 'Donateur',
    period: 'Période des dons',
    total: 'Total',
    noValue: 'Sans valeur',
    status: 'État',
    draft: 'brouillon',
  },
  en: {
    title: 'Receipt',
    back: 'Tax receipts',
    who: 'In short',
    kind: 'Paper',
    issuer: 'Issuer',
    donor: 'Donor',
    period: 'Period of the gifts',
    total: 'Total',
    noValue: 'Without a value',
    status: 'State',
    draft: 'draft',
  },
}

/** A receipt: its draft to read over and issue, or the paper that was issued and what became of it. */
export default function ReceiptPage() {
  const t = useText(text)
  const id = useParam('id')
  const receipt = useRead(api.getReceipt, { params: { id } })
  const w = useReceiptWords()
  const { data } = receipt
  const shown = data && `${data.id} ${data.status}`
  const before = useRef(shown)
  useEffect(() => {
    if (!shown) return
    // Issued, cancelled, replaced: the button that had the focus is gone.
    if (before.current && before.current !== shown) document.querySelector('h1')?.focus()
    before.current = shown
  }, [shown])
  const title = data
    ? data.status === 'draft'
      ? `${w.kind[data.kind]}, ${t.draft}`
      : `${w.kind[data.kind]} ${data.number}`
    : t.title
  return (
    <Page title={title} lead={data?.donorName} back={{ to: '/receipts', label: t.back }}>
      <Loaded of={receipt}>
        {(r) => (
          <>
            <Essentials receipt={r} />
            {r.status === 'draft' ? <DraftActs receipt={r} /> : <IssuedActs receipt={r} />}
            <ReceiptLines receipt={r} />
            {r.status !== 'draft' && <ReceiptStory receipt={r} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Essentials({ receipt }: { receipt: Receipt }) {
  const t = useText(text)
  const w = useReceiptWords()
  const f = useFormat()
  const { from, to } = receipt
  return (
    <Section title={t.who}>
      <Facts
        of={[
          [
            t.status,
            <Tag key="s" tone={receiptTones[receipt.status]}>
              {w.status[receipt.status]}
            </Tag>,
          ],
          [t.donor, receipt.donorName],
          [t.issuer, receipt.issuerName],
          [t.period, from === to ? f.day(from) : `${f.day(from)} – ${f.day(to)}`],
          [
            t.total,
            receipt.totalCents === null ? (
              t.noValue
            ) : (
              <span key="t" className="big">
                {f.euros(receipt.totalCents)}
              </span>
            ),
          ],
        ]}
      />
    </Section>
  )
}
