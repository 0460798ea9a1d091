import * as c from '../shop/contract.ts'
import { kept, type Ticket } from '../shop/ledger.ts'
import { duplicateTicket } from '../shop/print-ticket.ts'
import { recordSale } from '../shop/record-sale.ts'
import { refundSale } from '../shop/refund-sale.ts'
import { closeTill, countTill, openTill, recordCashMovement } from '../shop/run-till.ts'
import * as sales from '../shop/sale-contract.ts'
import { APPROVAL_PIN, type Cast } from './cast.ts'
import { listStanding } from './queries.ts'
import {
  accessoryCents,
  FIRST_TIER_OFF,
  type planShops,
  prices,
  type ShopKey,
  shopKeys,
  shops,
} from './shops.ts'
import { STORY_DAYS, type Story } from './story.ts'
import { type Act, type Thing, week } from './week.ts'

const H = 60
const FLOAT = 10_000
type Named = { id: string; ticket: Ticket }
type Bag = { lines: ({ code: string } | { productId: string; quantity: number })[]; cents: number }

/** Plans a week of trade on both tills; today's sessions are not open yet. */
export function planTrade(story: Story, cast: Cast, { productOf }: ReturnType<typeof planShops>) {
  for (const key of shopKeys) planWeek(story, key, cast.siteOf[key], productOf)
}

function planWeek(
  story: Story,
  key: ShopKey,
  siteId: string,
  productOf: ReturnType<typeof planShops>['productOf'],
) {
  const { till, cashier, manager } = shops[key]
  const { services } = story
  const named = new Map<string, Named>()
  let drawerCents = 0
  const requestId = () => services.newId()
  const first = STORY_DAYS - week[key].length
  const opens = key === 'shop' ? 9 * H + 30 : 10 * H

  for (const [n, { acts, varianceCents = 0, bank }] of week[key].entries()) {
    const plan = (minute: number, act: () => Promise<unknown>) => story.plan(first + n, minute, act)
    plan(opens, open)
    for (const [i, act] of acts.entries()) plan(opens + 45 + i * 110, () => does(act))
    if (bank) plan(18 * H, toBank)
    plan(18 * H + 30, () => count(varianceCents))
    plan(18 * H + 40, () =>
      closeTill(story.as(cashier, c.closeTill), till, { requestId: requestId() }),
    )
  }

  async function open() {
    await openTill(story.as(cashier, c.openTill), till, {
      requestId: requestId(),
      at: services.now(),
      floatCents: FLOAT,
      denominations: coins(FLOAT),
    })
    drawerCents = FLOAT
  }

  /** All but the float goes to the bank, in notes. */
  async function toBank() {
    const amountCents = Math.floor((drawerCents - FLOAT) / 500) * 500
    if (amountCents > 0) await moveCash('out', amountCents, 'BANK')
  }

  async function moveCash(direction: 'in' | 'out', amountCents: number, reason: string) {
    const said = { requestId: requestId(), direction, amountCents, reason }
    await recordCashMovement(story.as(cashier, c.recordCashMovement), till, said)
    drawerCents += direction === 'in' ? amountCents : -amountCents
  }

  const count = (varianceCents: number) =>
    countTill(story.as(cashier, c.countTill), till, {
      requestId: requestId(),
      denominations: coins(drawerCents + varianceCents),
    })

  function does(act: Act): Promise<unknown> {
    if (act.act === 'sell') return sell(act)
    if (act.act === 'change') return moveCash('in', act.cents, 'CHANGE')
    const { id, ticket } = ticketOf(act.of)
    if (act.act === 'duplicate') {
      const ctx = story.as(cashier, sales.duplicateTicket)
      return duplicateTicket(ctx, id, { requestId: requestId() })
    }
    return takeBack(ticket, act)
  }

  async function sell({ name, what, tier = 'T2', by = 'cash', gift, off }: Act & { act: 'sell' }) {
    const { lines, cents } = await bagOf(what, tier)
    const total = gift ? 0 : cents - (off?.cents ?? 0)
    const { id, entry } = await recordSale(story.as(cashier, sales.recordSale), till, {
      requestId: requestId(),
      tier,
      lines: lines.map((line, n) => (off && n === 0 ? { ...line, discount: off } : line)),
      ...(gift ? { gift: { reason: gift } } : {}),
      ...(gift || off ? { approval: { by: story.codeOf(manager), pin: APPROVAL_PIN } } : {}),
      payments: paymentsOf(total, by),
      expectedTotalCents: total,
    })
    const ticket = entry as Ticket
    drawerCents += cashOf(ticket)
    if (name) named.set(name, { id, ticket })
  }

  /** The first line of a ticket comes back; in an exchange, something else leaves for it, the rest paid in cash. */
  async function takeBack(ticket: Ticket, act: Act & { act: 'refund' | 'exchange' }) {
    const [line] = ticket.lines
    const code = line?.device ?? line?.kit ?? line?.product
    if (!line || !code) throw new Error('A ticket of the story has no line.')
    const credit = line.unitCents * line.qty
    const swap = act.act === 'exchange' ? await bagOf([act.for], 'T2') : null
    const { refund, sale } = await refundSale(story.as(manager, sales.refundSale), till, {
      requestId: requestId(),
      ticket: `${ticket.till}/${ticket.ticketNo}`,
      lines: [{ code, returned: true }],
      reason: act.act === 'exchange' ? 'exchange' : act.reason,
      means: 'cash',
      ...(swap
        ? {
            exchange: {
              requestId: requestId(),
              lines: swap.lines,
              payments: paymentsOf(Math.max(swap.cents - credit, 0), 'cash'),
              expectedTotalCents: swap.cents,
            },
          }
        : {}),
    })
    for (const done of [refund, sale]) if (done) drawerCents += cashOf(done.entry as Ticket)
  }

  function ticketOf(name: string): Named {
    const found = named.get(name)
    if (!found) throw new Error(`No ticket of the story is called ${name}.`)
    return found
  }

  /** What a buyer brings to the till, from the shelf as it is, with what it costs. */
  async function bagOf(what: readonly Thing[], tier: 'T1' | 'T2'): Promise<Bag> {
    const shelf = await listStanding(services.db, siteId, 'IN_SHOP')
    const bag: Bag = { lines: [], cents: 0 }
    for (const thing of what) {
      if (thing !== 'laptop' && thing !== 'monitor' && thing !== 'desktopSet') {
        bag.lines.push({ productId: productOf(key, thing), quantity: 1 })
        bag.cents += accessoryCents(thing)
        continue
      }
      const at = shelf.findIndex((d) => d.category === thing)
      const [device] = at < 0 ? [] : shelf.splice(at, 1)
      if (!device) throw new Error(`No ${thing} is left in ${key}.`)
      const list = prices[device.performance ? `${thing}/${device.performance}` : thing] ?? 0
      bag.lines.push({ code: device.tag })
      bag.cents += tier === 'T1' ? (list * (100 - FIRST_TIER_OFF)) / 100 : list
    }
    return bag
  }
}

type Payment = { means: 'cash' | 'card' | 'cheque'; amountCents: number }
/** Cash is handed over in notes, and some comes back as change. */
function paymentsOf(cents: number, by: 'cash' | 'card' | 'cheque' | 'cardAndCash'): Payment[] {
  if (cents === 0) return []
  if (by === 'cash') return [{ means: by, amountCents: Math.ceil(cents / 1000) * 1000 }]
  if (by === 'card') return [{ means: by, amountCents: cents, ...{ authorisation: '123456' } }]
  if (by === 'cheque') return [{ means: by, amountCents: cents, ...{ reference: '0004711' } }]
  return [
    { means: 'card', amountCents: cents - 2000 },
    { means: 'cash', amountCents: 2000 },
  ]
}

const cashOf = ({ pay }: Ticket): number =>
  pay.filter((p) => p.means === 'cash').reduce((sum, p) => sum + kept(p), 0)

/** A drawer of so many cents, by its notes and coins. */
function coins(cents: number) {
  let left = cents
  return [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1].flatMap((value) => {
    const count = Math.floor(left / value)
    left -= count * value
    return count > 0 ? [{ cents: value, count }] : []
  })
}
