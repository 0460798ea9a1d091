import { useState } from 'react'
import { Refused, Unreachable } from '../api/client.ts'
import { useText } from '../i18n.tsx'
import { beep, sayRefused } from '../ui/say.ts'
import { type Basket, lineKey, readTicketNumber } from './basket.ts'
import { productsNamed } from './products-pick.tsx'
import { saleText } from './sale-text.ts'
import { lookUp, type Product, useClient } from './shelf.ts'

/** The scan field of a basket: what it holds, what a code does, and what was refused. */
export function useScan({
  basket,
  change,
  products,
  onTicket,
}: {
  basket: Basket
  change: (next: (b: Basket) => Basket) => void
  products: readonly Product[]
  onTicket?: (number: string) => void
}) {
  const t = useText(saleText)
  const client = useClient()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [looking, setLooking] = useState(0)

  const refuse = (message: string) => {
    setError(message)
    sayRefused(message)
  }
  const addProduct = (p: Product) => {
    setError(null)
    setTyped('')
    change((b) => {
      const has = b.lines.some((l) => lineKey(l) === p.id)
      const lines = has
        ? b.lines.map((l) =>
            l.kind === 'product' && l.id === p.id ? { ...l, quantity: l.quantity + 1 } : l,
          )
        : [...b.lines, { kind: 'product' as const, id: p.id, quantity: 1 }]
      return { ...b, saidCents: null, lines }
    })
    beep('done')
  }
  const addThing = async (code: string) => {
    setLooking((n) => n + 1)
    try {
      const { tag } = await lookUp(client, code)
      if (basket.lines.some((l) => lineKey(l) === tag)) return refuse(t.twice)
      change((b) =>
        b.lines.some((l) => lineKey(l) === tag)
          ? b
          : {
              ...b,
              saidCents: null,
              lines: [...b.lines, { kind: 'thing', tag, discount: null }],
            },
      )
      beep('done')
    } catch (e) {
      refuse(
        e instanceof Refused
          ? `${e.problem.title} (${code})`
          : e instanceof Unreachable
            ? t.offline
            : String(e),
      )
    } finally {
      setLooking((n) => n - 1)
    }
  }
  const scan = (code: string) => {
    setError(null)
    if (onTicket && readTicketNumber(code)) {
      setTyped('')
      return onTicket(code)
    }
    const named = productsNamed(products, code)
    const [only] = named
    if (only && named.length === 1) return addProduct(only)
    if (named.length > 1) return refuse(t.several)
    setTyped('')
    void addThing(code)
  }
  return { typed, setTyped, scan, addProduct, error, setError, looking: looking > 0 }
}
