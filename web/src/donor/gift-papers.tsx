import { Text } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { api } from '../api/operations.generated.ts'
import { useAll } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import type { Donation } from './offer.ts'
import { PaperList } from './paper-list.tsx'

const text: Texts<Record<'empty' | 'noReceipt' | 'list', string>> = {
  fr: {
    empty: 'Aucun document pour l’instant. Le bordereau arrive le jour de l’enlèvement.',
    noReceipt:
      'Le reçu ou l’attestation de don arrive quand la réception est terminée et, pour un reçu fiscal, quand vous avez donné la valeur. Les certificats d’effacement sont à côté de chaque appareil.',
    list: 'Documents de ce don',
  },
  en: {
    empty: 'No paper so far. The slip comes on the day of the pick-up.',
    noReceipt:
      'The receipt or the gift certificate comes when the reception is over and, for a tax receipt, when you have given the value. The erasure certificates stand beside each device.',
    list: 'Papers of this gift',
  },
}
const receiptKinds = ['recuFiscal', 'giftCertificate']

/** The receipts that may be about this gift: their period holds its day. */
function useReceiptsOf(d: Donation) {
  const given = d.handedOverAt?.slice(0, 10)
  const all = useAll(api.listReceipts, { query: { donorId: d.donorId } }, { when: Boolean(given) })
  // A day of margin: the period is in Paris, the instant is not.
  const near = (all.data ?? []).filter(
    (r) => given && daysFrom(r.from, given) >= -1 && daysFrom(given, r.to) >= -1,
  )
  const read = useQueries({
    queries: near.map((r) => ({
      queryKey: ['getReceipt', { params: { id: r.id } }],
      queryFn: () => api.getReceipt({ params: { id: r.id } }),
    })),
  })
  return {
    error: all.error ?? read.find((r) => r.error)?.error ?? null,
    documentIds: read.flatMap((r) =>
      r.data?.donationIds.includes(d.id) && r.data.documentId ? [r.data.documentId] : [],
    ),
  }
}
const daysFrom = (a: string, b: string) => (Date.parse(b) - Date.parse(a)) / 86_400_000

/** The papers about a gift itself, and the receipts it stands on. */
export function GiftPapers({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const slips = useAll(api.listDocuments, { query: { subjectId: d.id } })
  const receipts = useReceiptsOf(d)
  const wanted = receipts.documentIds.length > 0
  const papers = useAll(api.listDocuments, { query: { kind: 'recuFiscal' } }, { when: wanted })
  const certificates = useAll(
    api.listDocuments,
    { query: { kind: 'giftCertificate' } },
    { when: wanted },
  )
  return (
    <Loaded of={slips}>
      {(mine) => {
        const of = [...(papers.data ?? []), ...(certificates.data ?? [])].filter((p) =>
          receipts.documentIds.includes(p.id),
        )
        const all = [...of, ...mine].reverse()
        return (
          <>
            <ProblemNote error={receipts.error ?? papers.error ?? certificates.error} />
            {all.length === 0 ? (
              <Empty>{t.empty}</Empty>
            ) : (
              <PaperList papers={all} caption={t.list} />
            )}
            {d.handedOverAt && !all.some((p) => receiptKinds.includes(p.kind)) && (
              <Text>{t.noReceipt}</Text>
            )}
          </>
        )
      }}
    </Loaded>
  )
}
