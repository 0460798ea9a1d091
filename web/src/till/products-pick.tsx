import { Text } from '@mantine/core'
import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import type { Product } from './shelf.ts'

const text: Texts<{ label: string; left: (n: number) => string; out: string }> = {
  fr: { label: 'Accessoires à ajouter', left: (n) => `${n} en rayon`, out: 'Épuisé' },
  en: { label: 'Accessories to add', left: (n) => `${n} on the shelf`, out: 'Sold out' },
}
const SHOWN = 12

/** The letters of a text, without accents or case. */
export const plain = (s: string): string =>
  s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** The products on sale whose name holds what is typed. */
export const productsNamed = (list: readonly Product[], typed: string): Product[] =>
  list.filter((p) => p.active && plain(p.label).includes(plain(typed)))

/** Buttons for what has no label: one press adds one. What is typed in the scan field narrows them. */
export function ProductButtons({
  products,
  typed,
  onPick,
}: {
  products: Result<typeof api.listProducts>['items']
  typed: string
  onPick: (p: Product) => void
}) {
  const t = useText(text)
  const f = useFormat()
  const shown = productsNamed(products, typed).slice(0, SHOWN)
  if (shown.length === 0) return null
  return (
    <ul className="products" aria-label={t.label}>
      {shown.map((p) => (
        <li key={p.id}>
          <button
            type="button"
            className="card"
            disabled={p.quantity < 1}
            onClick={() => onPick(p)}
          >
            <Text component="span" fw={600} display="block">
              {p.label}
            </Text>
            <Text component="span">
              {f.euros(p.unitCents)} · {p.quantity < 1 ? t.out : t.left(p.quantity)}
            </Text>
          </button>
        </li>
      ))}
    </ul>
  )
}
