import { useQuery } from '@tanstack/react-query'
import { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { SelectField } from '../ui/form.tsx'

const text: Texts<Record<'donor' | 'all' | 'other', string>> = {
  fr: { donor: 'Donateur', all: 'Tous', other: 'Un autre donateur' },
  en: { donor: 'Donor', all: 'All', other: 'Another donor' },
}
const MOST_PAGES = 20

/** The donors whom the receipts of a year name, or its drafts, by name. */
function useDonors(issuerId: string, year: number | null) {
  return useQuery({
    queryKey: [api.listReceipts.operationId, 'donors', issuerId, year],
    queryFn: async ({ signal }) => {
      const names = new Map<string, string>()
      let after: string | undefined
      for (let n = 0; n < MOST_PAGES; n++) {
        const { items, next } = await api.listReceipts({
          query: {
            issuerId,
            limit: 200,
            ...(year === null ? { status: 'draft' } : { year }),
            ...(after ? { after } : {}),
          },
          signal,
        })
        for (const r of items) names.set(r.donorId, r.donorName)
        if (!next) break
        after = next
      }
      return [...names].sort(([, a], [, b]) => a.localeCompare(b))
    },
  })
}

/** The donor a list is narrowed to, among those that its receipts name. */
export function DonorFilter({
  issuerId,
  year,
  donorId,
  onDonor,
}: {
  issuerId: string
  /** Null for the drafts. */
  year: number | null
  donorId: string | null
  onDonor: (id: string | null) => void
}) {
  const t = useText(text)
  const donors = useDonors(issuerId, year).data ?? []
  const known = donorId === null || donors.some(([id]) => id === donorId)
  return (
    <SelectField
      label={t.donor}
      value={donorId ?? 'all'}
      onValue={(id) => onDonor(id === 'all' ? null : id)}
      options={[['all', t.all], ...(known ? [] : [[donorId, t.other] as const]), ...donors]}
    />
  )
}
