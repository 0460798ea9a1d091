import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconMinus, IconPercentage, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { Notice } from '../ui/tag.tsx'
import { type Basket, lineKey } from './basket.ts'
import { DiscountDialog } from './discount.tsx'
import type { Row } from './rows.ts'
import { useTillWords } from './words.ts'

const text: Texts<
  Record<'basket' | 'remove' | 'discount' | 'more' | 'less' | 'price' | 'reading', string>
> = {
  fr: {
    basket: 'Articles de la vente',
    remove: 'Retirer',
    discount: 'Remise',
    more: 'Un de plus',
    less: 'Un de moins',
    price: 'Prix de la grille',
    reading: 'Lecture du prix…',
  },
  en: {
    basket: 'Articles of the sale',
    remove: 'Remove',
    discount: 'Discount',
    more: 'One more',
    less: 'One less',
    price: 'List price',
    reading: 'Reading the price…',
  },
}

/** What is being sold, line by line, with its price and what stands in the way. */
export function SaleLines({
  rows,
  basket,
  onChange,
  onRemoved,
  frozen,
}: {
  rows: Row[]
  basket: Basket
  onChange: (change: (b: Basket) => Basket) => void
  onRemoved: () => void
  frozen: boolean
}) {
  const t = useText(text)
  const [discounting, setDiscounting] = useState<string | null>(null)
  const discounted = rows.find((r) => r.key === discounting)
  const put = (key: string, quantity: number) =>
    onChange((b) => ({
      ...b,
      saidCents: null,
      lines: b.lines.map((l) => (l.kind === 'product' && l.id === key ? { ...l, quantity } : l)),
    }))
  const remove = (key: string) => {
    onChange((b) => ({ ...b, saidCents: null, lines: b.lines.filter((l) => lineKey(l) !== key) }))
    onRemoved()
  }
  return (
    <>
      <ul className="rows" aria-label={t.basket}>
        {rows.map((row) => (
          <li key={row.key} className="card sale-line">
            <Stack gap={6}>
              <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
                <div className="grow">
                  <Text fw={650}>{row.label}</Text>
                  {row.line.kind === 'thing' && (
                    <Text className="code">{printedTag(row.line.tag)}</Text>
                  )}
                  <Text c="dimmed">{row.facts.join(' · ')}</Text>
                </div>
                <LinePrice row={row} />
              </Group>
              {row.why.map((why) => (
                <Notice key={why} tone="bad">
                  {why}
                </Notice>
              ))}
              {!frozen && (
                <Group gap="xs">
                  {row.line.kind === 'product' && (
                    <Quantity row={row} onQuantity={(n) => put(row.key, n)} />
                  )}
                  {row.line.kind === 'thing' && !basket.gift && row.priced && (
                    <Button
                      variant="default"
                      leftSection={<IconPercentage size={18} aria-hidden />}
                      aria-label={`${t.discount} : ${row.label}`}
                      onClick={() => setDiscounting(row.key)}
                    >
                      {t.discount}
                    </Button>
                  )}
                  <Button
                    variant="default"
                    leftSection={<IconTrash size={18} aria-hidden />}
                    aria-label={`${t.remove} : ${row.label}`}
                    onClick={() => remove(row.key)}
                  >
                    {t.remove}
                  </Button>
                </Group>
              )}
            </Stack>
          </li>
        ))}
      </ul>
      {discounted && (
        <DiscountDialog
          row={discounted}
          onClose={() => setDiscounting(null)}
          onDiscount={(discount) => {
            onChange((b) => ({
              ...b,
              saidCents: null,
              lines: b.lines.map((l) =>
                l.kind === 'thing' && l.tag === discounted.key ? { ...l, discount } : l,
              ),
            }))
            setDiscounting(null)
          }}
        />
      )}
    </>
  )
}

function LinePrice({ row }: { row: Row }) {
  const t = useText(text)
  const f = useFormat()
  const words = useTillWords()
  const p = row.priced
  if (!p) return <Text c="dimmed">{t.reading}</Text>
  return (
    <div className="line-price">
      <Text className="big">{f.euros(p.unitCents * row.quantity)}</Text>
      {row.quantity > 1 && (
        <Text>
          {row.quantity} × {f.euros(p.unitCents)}
        </Text>
      )}
      {p.discountCents > 0 && (
        <Text>
          {t.price} {f.euros(p.listCents)}
          <br />
          {words.discount(p.discountCode ?? '')} −{f.euros(p.discountCents)}
        </Text>
      )}
    </div>
  )
}

function Quantity({ row, onQuantity }: { row: Row; onQuantity: (n: number) => void }) {
  const t = useText(text)
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="default"
        size={44}
        aria-label={`${t.less} : ${row.label}`}
        disabled={row.quantity <= 1}
        onClick={() => onQuantity(row.quantity - 1)}
      >
        <IconMinus size={18} aria-hidden />
      </ActionIcon>
      <Text className="quantity" aria-live="polite">
        {row.quantity}
      </Text>
      <ActionIcon
        variant="default"
        size={44}
        aria-label={`${t.more} : ${row.label}`}
        disabled={row.stock !== null && row.quantity >= row.stock}
        onClick={() => onQuantity(row.quantity + 1)}
      >
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
