import { Text } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { useRead } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { Facts, Notice } from '../../ui/tag.tsx'
import { type Draft, groupOf } from './draft.ts'
import { formText } from './form-text.ts'
import { useSay } from './kinds.ts'
import { tierCents } from './rows.ts'
import { text as screenText } from './text.ts'

/** What each tier will pay for the price being typed, and whether the till would refuse to sell at it. */
export function PricePreview({ rowKey, draft, on }: { rowKey: string; draft: Draft; on: string }) {
  const t = useText(formText)
  const words = useText(screenText)
  const say = useSay('price')
  const key = rowKey.split('/')[0] ?? ''
  const floor = useRead(api.listConfiguration, { query: { kind: 'priceFloor', key, on } })
  const ceiling = useRead(api.listConfiguration, { query: { kind: 'ceiling', key, on } })
  const { listCents, percentOff } = groupOf(draft)
  if (typeof listCents !== 'number') return null
  const off = groupOf(percentOff ?? null)
  const paid = (['T1', 'T2'] as const).map((tier) => {
    const percent = off[tier]
    return typeof percent === 'number' && percent <= 100 ? tierCents(listCents, percent) : null
  })
  const floorCents = Number(floor.data?.items[0]?.value.cents ?? 0)
  const limit = ceiling.data?.items[0]
  const ceilingCents = limit ? (limit.value.cents as number | null) : undefined
  const known = paid.filter((c) => c !== null)
  return (
    <div className="card" aria-live="polite">
      <Text fw={600} mb="xs">
        {t.resulting}
      </Text>
      <Facts
        of={[
          [words.tier1, paid[0] == null ? null : say.euros(paid[0])],
          [words.tier2, paid[1] == null ? null : say.euros(paid[1])],
          [t.floor, floorCents > 0 ? say.euros(floorCents) : null],
          [
            t.ceiling,
            ceilingCents === undefined
              ? null
              : ceilingCents === null
                ? t.noCeiling
                : say.euros(ceilingCents),
          ],
        ]}
      />
      {known.some((c) => c < Math.max(floorCents, 1)) && (
        <Notice tone="warn">{t.belowFloor}</Notice>
      )}
      {typeof ceilingCents === 'number' && known.some((c) => c > ceilingCents) && (
        <Notice tone="warn">{t.aboveCeiling}</Notice>
      )}
    </div>
  )
}
