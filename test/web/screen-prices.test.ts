import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gridOf, linePrice, type Tier } from '../../web/src/till/prices.ts'
import { configure, startShop } from '../shop/world.ts'
import { ok } from '../support/given.ts'

test('The price that the till’s screen shows before a sale is the one that is recorded', async (t) => {
  const shop = await startShop(t)
  const { cashier, sell, approval } = shop
  const since = { validFrom: '2026-11-01' }
  await configure(shop, 'gradeDiscount', 'default', { A: 0, B: 7, C: 15, D: 30 }, since)
  await configure(
    shop,
    'price',
    'tablet',
    {
      listCents: 7999,
      percentOff: { T1: 33, T2: 4 },
    },
    since,
  )
  ok(await shop.open(), 201)
  const rows = []
  for (const kind of ['price', 'priceFloor', 'ceiling', 'gradeDiscount'])
    rows.push(...ok(await cashier.get(`/configuration?kind=${kind}&on=2026-11-23&limit=200`)).items)
  const grid = gridOf(rows)
  const priced = (device: any, tier: Tier, discount: { code: string; cents: number } | null) =>
    linePrice(
      {
        category: device.category,
        performance: device.performanceClass,
        grade: device.cosmeticGrade,
        origin: 'private',
        ownCents: null,
      },
      { tier, discount, gift: null },
      grid,
    )
  const seen = ({ listCents, discountCents, discountCode, unitCents }: any) => ({
    listCents,
    discountCents,
    discountCode,
    unitCents,
  })

  for (const [category, tier, discount] of [
    ['laptop', 'T1', null],
    ['laptop', 'T2', { code: 'DEFAUT', cents: 1501 }],
    ['monitor', 'T1', null],
    ['tablet', 'T1', null],
    ['tablet', 'T2', null],
  ] as const) {
    const { tag } = await shop.shelf(category)
    const device = ok(await cashier.get(`/devices/${tag}`))
    const mine = priced(device, tier, discount)
    assert.deepEqual(mine.blockers, [])
    const line = discount ? { code: tag, discount } : { code: tag }
    const ticket = ok(
      await sell([line], mine.unitCents, { tier, ...(discount ? { approval } : {}) }),
      201,
    )
    assert.deepEqual(seen(ticket.lines[0]), seen(mine))
  }
})

test('The screen names what stands against a price before the till refuses it', () => {
  const row = (kind: string, key: string, value: object) => ({ kind, key, value }) as never
  const grid = gridOf([
    row('price', 'laptop/P1', { listCents: 20000, percentOff: { T1: 30, T2: 0 } }),
    row('priceFloor', 'laptop', { cents: 3000 }),
    row('ceiling', 'laptop', { cents: 18000 }),
    row('ceiling', 'desktop', { cents: null }),
  ])
  const of = (more: object, by: object = {}) =>
    linePrice(
      {
        category: 'laptop',
        performance: 'P1',
        grade: 'A',
        origin: 'private',
        ownCents: null,
        ...more,
      },
      { tier: 'T2', discount: null, gift: null, ...by },
      grid,
    )
  const low = { code: 'DEFAUT', cents: 17001 }
  assert.deepEqual(of({ performance: 'P3' }).blockers, ['PRICE_MISSING'])
  assert.deepEqual(of({}, { discount: low }).blockers, ['BELOW_FLOOR'])
  assert.deepEqual(of({}, { gift: 'PROGRAMME' }), {
    listCents: 20000,
    discountCents: 20000,
    discountCode: 'PROGRAMME',
    unitCents: 0,
    blockers: [],
  })
  assert.deepEqual(of({ origin: 'cg3p' }).blockers, [
    'SOLIDARITY_PRICE_EXCEEDED',
    'BUYER_NOT_ELIGIBLE',
  ])
  assert.deepEqual(of({ category: 'charger', origin: 'cg3p', ownCents: 800 }).blockers, [
    'BUYER_NOT_ELIGIBLE',
  ])
})
