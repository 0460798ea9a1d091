import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { Section } from '../ui/page.tsx'
import type { Receipt } from './words.ts'

const text: Texts<{
  title: string
  replaces: string
  issued: (day: string, number: string) => string
  cancelled: (why: string) => string
  replaced: (why: string) => string
  by: string
  see: string
  none: string
}> = {
  fr: {
    title: 'Ce qui lui est arrivé',
    replaces: 'Il annule et remplace un autre reçu.',
    issued: (day, number) => `Émis le ${day} sous le numéro ${number}.`,
    cancelled: (why) => `Annulé. Motif : ${why}`,
    replaced: (why) => `Remplacé. Motif : ${why}`,
    by: 'Voir le reçu qui le remplace',
    see: 'Voir le reçu remplacé',
    none: 'Depuis, rien : il est en vigueur.',
  },
  en: {
    title: 'What happened to it',
    replaces: 'It cancels and replaces another receipt.',
    issued: (day, number) => `Issued on ${day} under the number ${number}.`,
    cancelled: (why) => `Cancelled. Reason: ${why}`,
    replaced: (why) => `Replaced. Reason: ${why}`,
    by: 'See the receipt that replaces it',
    see: 'See the replaced receipt',
    none: 'Nothing since: it is in force.',
  },
}

/** The life of an issued receipt, in order, with links to what it replaces and what replaced it. */
export function ReceiptStory({ receipt }: { receipt: Receipt }) {
  const t = useText(text)
  const f = useFormat()
  const { issuedAt, number, reason, replacesId, replacedById, status } = receipt
  return (
    <Section title={t.title}>
      <ol className="story">
        {replacesId && (
          <li>
            {t.replaces} <GoTo to={`/receipts/${replacesId}`}>{t.see}</GoTo>
          </li>
        )}
        {issuedAt && <li>{t.issued(f.dayAndTime(issuedAt), number ?? '')}</li>}
        {status === 'cancelled' && <li>{t.cancelled(reason ?? '')}</li>}
        {status === 'superseded' && (
          <li>
            {t.replaced(reason ?? '')}{' '}
            {replacedById && <GoTo to={`/receipts/${replacedById}`}>{t.by}</GoTo>}
          </li>
        )}
        {status === 'issued' && <li>{t.none}</li>}
      </ol>
    </Section>
  )
}
