import type { Accessory, ShopKey } from './shops.ts'

export type Thing = 'laptop' | 'monitor' | 'desktopSet' | Accessory
export type Act =
  | {
      act: 'sell'
      /** A name by which a later act speaks of this ticket. */
      name?: string
      what: readonly Thing[]
      tier?: 'T1' | 'T2'
      by?: 'cash' | 'card' | 'cheque' | 'cardAndCash'
      gift?: 'PROGRAMME'
      /** Off the price of the first thing. */
      off?: { code: 'DEFAUT'; cents: number }
    }
  | { act: 'refund'; of: string; reason: 'guarantee' | 'goodwill' }
  | { act: 'exchange'; of: string; for: Thing }
  | { act: 'duplicate'; of: string }
  /** Change comes from the bank. */
  | { act: 'change'; cents: number }
export type TradingDay = {
  acts: readonly Act[]
  /** What the count finds beside what the drawer should hold. */
  varianceCents?: number
  bank?: true
}

/** The five working days before today, at each till: every kind of entry that a till may write. */
export const week: Record<ShopKey, readonly TradingDay[]> = {
  shop: [
    {
      acts: [
        { act: 'sell', name: 'student', what: ['laptop', 'charger'], tier: 'T1', by: 'cash' },
        { act: 'sell', what: ['monitor', 'mouse'], by: 'card' },
        { act: 'sell', what: ['mouse'] },
      ],
    },
    {
      acts: [
        { act: 'sell', name: 'set', what: ['desktopSet', 'keyboard'], by: 'cardAndCash' },
        { act: 'sell', name: 'slow', what: ['laptop'], by: 'cheque' },
      ],
      varianceCents: -50,
      bank: true,
    },
    {
      acts: [
        { act: 'sell', what: ['monitor', 'mouse'], gift: 'PROGRAMME' },
        { act: 'change', cents: 5000 },
        { act: 'refund', of: 'student', reason: 'guarantee' },
        { act: 'sell', what: ['charger'], by: 'card' },
      ],
    },
    {
      acts: [
        { act: 'exchange', of: 'slow', for: 'laptop' },
        { act: 'duplicate', of: 'set' },
      ],
      varianceCents: 20,
    },
    {
      acts: [
        { act: 'sell', what: ['monitor'], off: { code: 'DEFAUT', cents: 700 } },
        { act: 'sell', what: ['keyboard', 'mouse'] },
      ],
      bank: true,
    },
  ],
  shop2: [
    { acts: [{ act: 'sell', what: ['monitor', 'keyboard'], tier: 'T1' }] },
    {
      acts: [
        { act: 'sell', what: ['laptop'], by: 'card' },
        { act: 'sell', name: 'mouse', what: ['mouse'] },
      ],
      varianceCents: -10,
    },
    { acts: [{ act: 'refund', of: 'mouse', reason: 'goodwill' }], bank: true },
    {
      acts: [
        { act: 'sell', what: ['laptop', 'charger'], tier: 'T1', by: 'cash' },
        { act: 'sell', what: ['monitor'], by: 'cheque' },
      ],
      varianceCents: 30,
    },
    { acts: [{ act: 'sell', what: ['keyboard', 'mouse'], by: 'card' }], bank: true },
  ],
}
