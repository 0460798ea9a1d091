import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { today, useFormat } from '../ui/format.ts'
import { useCategories, useProblemText, useWords } from '../words.ts'
import { type Basket, type Line, lineKey } from './basket.ts'
import { linePrice, type Priced } from './prices.ts'
import { type Product, type Thing, useGrid, useProducts, useThings } from './shelf.ts'

export type TillNow = Result<typeof api.getTill>
/** One line of the basket with all that the screen says of it. */
export type Row = {
  key: string
  line: Line
  label: string
  /** Category, looks, class, origin, guarantee: as words. */
  facts: string[]
  quantity: number
  stock: number | null
  priced: Priced | null
  /** Why it cannot be sold, in words. */
  why: string[]
}

const text: Texts<
  Record<
    'kit' | 'private' | 'public' | 'site' | 'transit' | 'repair' | 'sold' | 'wipe' | 'gone',
    string
  > & {
    state: (word: string) => string
    looks: (grade: string) => string
    klass: (p: string) => string
    guarantee: (months: number) => string
    stock: (n: number) => string
  }
> = {
  fr: {
    kit: 'Il fait partie d’un ensemble : scannez l’étiquette de l’ensemble.',
    private: 'Don privé',
    public: 'Don public',
    site: 'Il est enregistré dans un autre lieu.',
    transit: 'Il est en transfert : recevez d’abord le transfert.',
    repair: 'Il est en réparation.',
    sold: 'Il est déjà vendu ou donné.',
    wipe: 'Ses données ne sont pas effacées : rendez-le à l’atelier.',
    gone: 'Cet article n’est plus en vente.',
    state: (word) => `Il n’est pas en vente. Son état : « ${word} ».`,
    looks: (grade) => `Aspect ${grade}`,
    klass: (p) => `Classe ${p}`,
    guarantee: (months) => `Garantie ${months} mois`,
    stock: (n) => (n < 1 ? 'Il n’y en a plus en rayon.' : `Il n’en reste que ${n} en rayon.`),
  },
  en: {
    kit: 'It belongs to a set: scan the set’s label.',
    private: 'Private gift',
    public: 'Public gift',
    site: 'It is recorded at another place.',
    transit: 'It is being transferred: receive the transfer first.',
    repair: 'It is under repair.',
    sold: 'It is already sold or given.',
    wipe: 'Its data are not erased: give it back to the workshop.',
    gone: 'This article is no longer on sale.',
    state: (word) => `It is not on sale. Its state: “${word}”.`,
    looks: (grade) => `Looks ${grade}`,
    klass: (p) => `Class ${p}`,
    guarantee: (months) => `${months} months’ guarantee`,
    stock: (n) => (n < 1 ? 'There is none left on the shelf.' : `Only ${n} left on the shelf.`),
  },
}

export const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1)

/** The lines of a basket, priced, with their total and everything that stands in the way. */
export function useRows(till: TillNow, basket: Basket) {
  const t = useText(text)
  const f = useFormat()
  const words = useWords()
  const categories = useCategories()
  const problemText = useProblemText()
  const things = useThings(basket.lines)
  const products = useProducts(till.siteId)
  const grid = useGrid()
  const mandates = useRead(api.listSaleMandates, { query: { limit: 200 } })

  const entitled = (ownerId: string | null) => {
    const day = today()
    return (
      ownerId === till.sellerId ||
      // Not read: the service judges.
      !mandates.data ||
      mandates.data.items.some(
        (m) =>
          m.ownerId === ownerId &&
          m.sellerId === till.sellerId &&
          m.validFrom <= day &&
          (m.validTo === null || m.validTo > day),
      )
    )
  }
  const standing = (thing: Thing): string[] =>
    thing.members.flatMap((m) => {
      if (m.state === 'SOLD' || m.state === 'GIVEN') return [t.sold]
      if (m.state === 'TO_ERASE') return [t.wipe]
      if (m.state !== 'IN_SHOP' && m.state !== 'RESERVED') return [t.state(words.state(m.state))]
      if (m.siteId !== till.siteId) return [t.site]
      if (!thing.isKit && m.kitId !== null) return [t.kit]
      if (m.transit !== null) return [t.transit]
      return m.custody === 'stock' ? [] : [t.repair]
    })
  const by = (discount: Parameters<typeof linePrice>[1]['discount']) => ({
    tier: basket.tier,
    discount,
    gift: basket.gift,
  })
  const codes = (list: string[], floorCents: number) =>
    list.map((c) =>
      c === 'BELOW_FLOOR' ? `${problemText(c)} (${f.euros(floorCents)})` : problemText(c),
    )

  const thingRow = (line: Extract<Line, { kind: 'thing' }>): Row => {
    const thing = things.get(line.tag)
    const priced =
      thing && grid.data
        ? linePrice({ ...thing, ownCents: null }, by(line.discount), grid.data.grid)
        : null
    const months = grid.data?.guaranteeMonths
    return {
      key: line.tag,
      line,
      label: [thing ? capital(categories.label(thing.category)) : '…', thing?.model]
        .filter(Boolean)
        .join(' '),
      facts: thing
        ? [
            ...(thing.grade ? [t.looks(thing.grade)] : []),
            ...(thing.performance ? [t.klass(thing.performance)] : []),
            thing.origin === 'cg3p' ? t.public : t.private,
            ...(months ? [t.guarantee(months)] : []),
          ]
        : [],
      quantity: 1,
      stock: null,
      priced,
      why: thing
        ? [
            ...new Set([
              ...standing(thing),
              ...codes(priced?.blockers ?? [], grid.data?.grid.floorCents(thing.category) ?? 0),
              ...(entitled(thing.ownerId) ? [] : [problemText('SELLER_NOT_ENTITLED')]),
            ]),
          ]
        : [],
    }
  }
  const productRow = (line: Extract<Line, { kind: 'product' }>): Row => {
    const p: Product | undefined = products.data?.items.find((x) => x.id === line.id)
    const priced =
      p && grid.data
        ? linePrice(
            { ...p, performance: null, grade: null, ownCents: p.unitCents },
            by(null),
            grid.data.grid,
          )
        : null
    return {
      key: line.id,
      line,
      label: p?.label ?? '…',
      facts: p
        ? [capital(categories.label(p.category)), p.origin === 'cg3p' ? t.public : t.private]
        : [],
      quantity: line.quantity,
      stock: p?.quantity ?? null,
      priced,
      why: p
        ? [
            ...(p.active ? [] : [t.gone]),
            ...(p.quantity < line.quantity ? [t.stock(p.quantity)] : []),
            ...codes(priced?.blockers ?? [], 1),
            ...(entitled(p.ownerId) ? [] : [problemText('SELLER_NOT_ENTITLED')]),
          ]
        : [],
    }
  }

  const rows = basket.lines.map((l) => (l.kind === 'thing' ? thingRow(l) : productRow(l)))
  const computed = rows.reduce((sum, r) => sum + (r.priced?.unitCents ?? 0) * r.quantity, 0)
  return {
    rows,
    /** Not yet known while a line is being read. */
    complete: rows.every((r) => r.priced !== null),
    totalCents: basket.saidCents ?? computed,
    listCents: rows.reduce((sum, r) => sum + (r.priced?.listCents ?? 0) * r.quantity, 0),
    blocked: rows.some((r) => r.why.length > 0),
    products,
    grid,
    has: (key: string) => basket.lines.some((l) => lineKey(l) === key),
  }
}
export type Rows = ReturnType<typeof useRows>
