import { setApprovalPin } from '../accounts/approvals.ts'
import * as accounts from '../accounts/contract.ts'
import * as configuration from '../configuration/contract.ts'
import { decideConfiguration, proposeConfiguration } from '../configuration/decide-configuration.ts'
import type { ConfigurationKind, ConfigurationValue } from '../configuration/kinds.ts'
import * as catalogue from '../shop/catalogue-contract.ts'
import { createSaleMandate } from '../shop/change-mandates.ts'
import { createProduct, stockProduct } from '../shop/change-products.ts'
import { createTill } from '../shop/change-tills.ts'
import * as shop from '../shop/contract.ts'
import { APPROVAL_PIN, type Cast } from './cast.ts'
import { listLots } from './queries.ts'
import type { Story } from './story.ts'

/** The day the shops open their tills; trade comes later. */
const OPENING = 22
const H = 60

/** What a thing costs, in cents: at the second tier the list price, at the first 30 % less. */
export const prices: Record<string, number> = {
  'laptop/P1': 15000,
  'laptop/P2': 11000,
  'laptop/P3': 7000,
  'desktopSet/P1': 12000,
  'desktopSet/P2': 9000,
  'desktopSet/P3': 6000,
  monitor: 2000,
}
export const FIRST_TIER_OFF = 30
const floors = { laptop: 3000, desktopSet: 3000, monitor: 1000 }

/** Accessories by the category of the lot that they come out of. */
const accessories = {
  charger: { label: 'Chargeur universel', unitCents: 800 },
  keyboard: { label: 'Clavier USB', unitCents: 500 },
  mouse: { label: 'Souris USB', unitCents: 300 },
} as const
export type Accessory = keyof typeof accessories
export const accessoryCents = (what: Accessory): number => accessories[what].unitCents

/** The two shops, with who sells and who approves in each. */
export const shops = {
  shop: { till: 'T01', cashier: 'cashier', manager: 'shopManager' },
  shop2: { till: 'T02', cashier: 'cashier2', manager: 'shopManager2' },
} as const
export type ShopKey = keyof typeof shops
export const shopKeys = Object.keys(shops) as ShopKey[]

/** Plans the opening of both shops: dated prices, tills, codes of approval, accessories. Answers products by shop. */
export function planShops(story: Story, { organisationOf, siteOf, sheet }: Cast) {
  const products = new Map<string, string>()
  story.plan(OPENING, 9 * H, configurePrices)
  story.plan(OPENING, 10 * H, mandate)
  for (const key of shopKeys) {
    story.plan(OPENING, 11 * H, () => openShop(key))
    story.plan(OPENING + 1, 9 * H, () => stockAccessories(key))
  }
  return {
    productOf(key: ShopKey, what: Accessory): string {
      const id = products.get(`${key} ${what}`)
      if (id === undefined) throw new Error(`${key} sells no ${what} yet.`)
      return id
    },
  }

  /** One person proposes, another confirms. */
  async function configure<K extends ConfigurationKind>(
    kind: K,
    key: string,
    value: ConfigurationValue<K>,
  ) {
    const { id, version } = await proposeConfiguration(
      story.as('coordinator', configuration.proposeConfiguration),
      { kind, key, value, validFrom: story.dayOf(OPENING), source: 'Grille de la démonstration' },
    )
    const decided = { confirm: true, version }
    await decideConfiguration(story.as('admin', configuration.decideConfiguration), id, decided)
  }

  async function configurePrices() {
    for (const [key, listCents] of Object.entries(prices))
      await configure('price', key, { listCents, percentOff: { T1: FIRST_TIER_OFF, T2: 0 } })
    for (const [key, cents] of Object.entries(floors)) await configure('priceFloor', key, { cents })
    await configure('sellerVat', organisationOf.association, { regime: 'EXO_261_7_1_B' })
  }

  /** What the workshop of the valley owns is sold by the association too. */
  function mandate() {
    return createSaleMandate(story.as('coordinator', catalogue.createSaleMandate), {
      ownerId: organisationOf.valley,
      sellerId: organisationOf.association,
      validFrom: story.dayOf(OPENING),
    })
  }

  async function openShop(key: ShopKey) {
    const { till: code, manager } = shops[key]
    const siteId = siteOf[key]
    const till = await createTill(story.as('admin', shop.createTill), { code, siteId })
    sheet.tills.push({ code, id: till.id, siteId, site: till.site })
    await setApprovalPin(story.as(manager, accounts.setApprovalPin), { pin: APPROVAL_PIN })
  }

  async function stockAccessories(key: ShopKey) {
    const ctx = (contract: Parameters<typeof story.as>[1]) => story.as(shops[key].manager, contract)
    const lots = await listLots(story.services.db, organisationOf.association)
    for (const category of Object.keys(accessories) as Accessory[]) {
      const lot = lots.find((l) => l.category === category)
      if (!lot) throw new Error(`No lot of ${category} came.`)
      const { id } = await createProduct(
        ctx(catalogue.createProduct),
        story.said(catalogue.createProduct, {
          siteId: siteOf[key],
          category,
          ...accessories[category],
        }),
      )
      products.set(`${key} ${category}`, id)
      await stockProduct(ctx(catalogue.stockProduct), id, {
        quantity: 4,
        reason: 'stocked',
        bulkLotId: lot.id,
      })
    }
  }
}
