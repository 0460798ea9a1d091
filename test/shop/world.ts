import { randomUUID } from 'node:crypto'
import { startApp, storyClock, type World } from '../support/app.ts'
import { type Given, given, newSerial, ok } from '../support/given.ts'

type Test = Parameters<typeof startApp>[0]
export type Client = Awaited<ReturnType<World['as']>>

/** The grid of the shop's stories, and its floors, in cents. */
export const PRICES: Record<string, number> = {
  'laptop/P1': 15000,
  'laptop/P2': 11000,
  'laptop/P3': 7000,
  'desktopSet/P1': 12000,
  'desktopSet/P2': 9000,
  'desktopSet/P3': 5000,
  smartphone: 4000,
  tablet: 8000,
  monitor: 2000,
}
const FLOORS: Record<string, number> = {
  laptop: 3000,
  desktopSet: 3000,
  monitor: 1000,
  smartphone: 1000,
  tablet: 1000,
}
export const PIN = '204060'
const coins = (cents: number) => {
  let left = cents
  return [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1].flatMap((c) => {
    const count = Math.floor(left / c)
    left -= count * c
    return count > 0 ? [{ cents: c, count }] : []
  })
}
/** A drawer of that many cents, by its coins and notes. */
export const denominations = coins

/** Confirms a dated row: one person proposes, another decides. */
export async function configure(w: World, kind: string, key: string, value: object, more = {}) {
  const proposer = await w.as('coordinator')
  const row = ok(
    await proposer.post('/configuration', {
      kind,
      key,
      value,
      validFrom: '2026-01-01',
      source: 'Grille des essais',
      ...more,
    }),
    201,
  )
  return ok(
    await w.admin.post(`/configuration/${row.id}/decision`, {
      confirm: true,
      version: row.version,
    }),
  )
}

/** A shop with two tills, prices, a cashier and a manager who approves by code; the day is 23 November 2026. */
export async function startShop(
  t: Test,
  { now = '2026-11-23T07:55:00Z', vat = 'EXO_261_7_1_B', seed = 'shop' } = {},
) {
  const clock = storyClock(now)
  const world = await startApp(t, { now, clock, seed })
  const { services, organisations, sites } = world
  const g = given(world)
  for (const [key, listCents] of Object.entries(PRICES))
    await configure(world, 'price', key, { listCents, percentOff: { T1: 30, T2: 0 } })
  for (const [key, cents] of Object.entries(FLOORS))
    await configure(world, 'priceFloor', key, { cents })
  await configure(world, 'sellerVat', organisations.association.id, { regime: vat })
  const till = async (code: string, siteId = sites.shop.id) =>
    ok(await world.admin.post('/tills', { code, siteId }), 201)
  const tills = { T01: await till('T01'), T02: await till('T02') }
  const cashier = await world.as('cashier')
  const manager = await world.as('shopManager')
  ok(await manager.put('/me/approval-pin', { pin: PIN }))
  const approval = { by: await world.codeOf(manager), pin: PIN }

  /** Everything that the shop can sell is one donation's. */
  const stock = await g.donation({
    lines: ['laptop', 'desktop', 'monitor', 'smartphone', 'tablet', 'printer'].map((category) => ({
      category,
      quantity: 400,
    })),
  })
  /** A device on the shelf of a shop, released there. */
  async function shelf(
    category = 'laptop',
    { performance = 'P2', from = stock, siteId = sites.shop.id } = {},
  ): Promise<Given> {
    const device = await g.received(category, {
      from,
      siteId,
      manufacturer: 'Exemple',
      model: 'Latitude E5530',
      serial: newSerial(),
    })
    const tested = await g.tested(device)
    const hasClass = ['laptop', 'desktop', 'allInOne', 'server'].includes(category)
    const graded = await g.graded(
      tested,
      hasClass
        ? { cosmeticGrade: 'B', performanceClass: performance, reason: 'inventoryMissing' }
        : { cosmeticGrade: 'B' },
    )
    await g.withSystem(graded)
    return ok(await (await world.as('supervisor')).post(`/devices/${device.tag}/release`, {}))
  }
  /** A desktop set on the shelf, under its own tag. */
  async function kit(performance = 'P3') {
    const desktop = await shelf('desktop', { performance })
    const screen = await shelf('monitor')
    const technician = await world.as('technician')
    return ok(
      await technician.post('/kits', {
        category: 'desktopSet',
        members: [desktop.tag, screen.tag],
      }),
      201,
    )
  }
  const open = async (code = 'T01', floatCents = 10000, by = cashier) =>
    by.post(`/tills/${code}/open`, {
      requestId: randomUUID(),
      at: services.now(),
      floatCents,
      denominations: coins(floatCents),
    })
  type Sale = { tier?: string; [more: string]: unknown }
  /** Sells what is scanned; cash by default, exactly what is due. */
  const sell = (
    codes: (string | object)[],
    totalCents: number,
    { till: code = 'T01', by = cashier, ...more }: Sale & { till?: string; by?: Client } = {},
  ) =>
    by.post(`/tills/${code}/sales`, {
      requestId: randomUUID(),
      lines: codes.map((c) => (typeof c === 'string' ? { code: c } : c)),
      payments: totalCents > 0 ? [{ means: 'cash', amountCents: totalCents }] : [],
      expectedTotalCents: totalCents,
      ...more,
    })
  const refund = (
    ticket: string,
    lines: object[],
    { by = manager, till: code = 'T01', ...more }: any = {},
  ) =>
    by.post(`/tills/${code}/refunds`, {
      requestId: randomUUID(),
      ticket,
      lines,
      reason: 'guarantee',
      means: 'cash',
      ...more,
    })
  const count = (cents: number, { till: code = 'T01', by = cashier, ...more }: any = {}) =>
    by.post(`/tills/${code}/count`, {
      requestId: randomUUID(),
      denominations: coins(cents),
      ...more,
    })
  const close = (code = 'T01', by = cashier) =>
    by.post(`/tills/${code}/close`, { requestId: randomUUID() })
  const x = async (code = 'T01') => ok(await manager.get(`/tills/${code}`))
  return {
    ...world,
    g,
    clock,
    tills,
    cashier,
    manager,
    approval,
    stock,
    shelf,
    kit,
    open,
    sell,
    refund,
    count,
    close,
    x,
  }
}
export type Shop = Awaited<ReturnType<typeof startShop>>
export { randomUUID as requestId }
