import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { today } from '../ui/format.ts'

export type Need = 'detail' | 'decree' | 'officialJournal' | 'rescrit'
export type FormCategory = {
  code: string
  group: string | null
  fr: string
  needs: readonly Need[]
}
type Form = { form: string; cerfa: string; categories: readonly FormCategory[] }

/** The boxes of the receipt’s form in force, each with what the law asks of who ticks it. */
export function useIssuerCategories() {
  const read = useRead(api.listConfiguration, {
    query: { kind: 'receiptForm', on: today(), limit: 10 },
  })
  const form = read.data?.items[0]?.value as Form | undefined
  const list = form?.categories ?? []
  return {
    read,
    form,
    list,
    label: (code: string) => list.find((c) => c.code === code)?.fr ?? code,
    needsOf: (code: string) => list.find((c) => c.code === code)?.needs ?? [],
  }
}
