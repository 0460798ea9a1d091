import { gone } from '../devices/gone.ts'
import type { DeviceRow } from '../devices/view.ts'
import type { Blocker } from '../platform/problems.ts'

export const transferStatuses = ['draft', 'sent', 'closed', 'cancelled'] as const
export type TransferStatus = (typeof transferStatuses)[number]
/** What may be said of a device that did not arrive: nobody knows where it is, or it never left. */
export const closingReasons = ['missing', 'leftBehind'] as const
/** As many as one slip lists. */
const MOST_DEVICES = 1000
/** How many of the tags still awaited a scan is answered with. */
export const SHOWN_TAGS = 50

type Site = { id: string; kind: string; active: boolean }
export type Traveller = Pick<
  DeviceRow,
  'id' | 'tag' | 'state' | 'category' | 'kitId' | 'siteId' | 'toSiteId' | 'custody' | 'massGrams'
> & { kitTag: string | null }

const forSale: readonly DeviceRow['state'][] = ['IN_SHOP', 'RESERVED']

/** Why nothing goes from one of these sites to the other. */
export function routeBlockers(from: Site, to: Site): Blocker[] {
  if (from.id === to.id) return [{ code: 'TRANSFER_SAME_SITE' }]
  return [from, to]
    .filter((site) => !site.active)
    .map((site): Blocker => ({ code: 'SITE_INACTIVE', detail: site.id }))
}

/**
 * Why devices do not leave, each by its tag, all at once. Of one that stands elsewhere no more is said. `kits` are the
 * kits that travel by their own tag, with all their members.
 */
export function departureBlockers(
  devices: readonly Traveller[],
  from: Pick<Site, 'id'>,
  to: Pick<Site, 'kind'>,
  kits: ReadonlySet<string>,
): Blocker[] {
  return devices.flatMap(({ tag, ...d }): Blocker[] => {
    const detail = tag
    if (d.siteId !== from.id) return [{ code: 'TRANSFER_NOT_AT_SITE', detail }]
    if (d.state === 'LOST') return [{ code: 'DEVICE_LOST', detail }]
    if (gone.includes(d.state)) return [{ code: 'DEVICE_GONE', detail: `${tag}: ${d.state}` }]
    return [
      ...(d.kitId === null || kits.has(d.kitId)
        ? []
        : [
            {
              code: 'TRANSFER_KIT_MEMBER',
              detail: d.kitTag ? `${tag}: ${d.kitTag}` : tag,
            } as const,
          ]),
      ...(d.toSiteId === null ? [] : [{ code: 'IN_TRANSIT', detail } as const]),
      ...(d.custody === 'stock' ? [] : [{ code: 'IN_CUSTODY', detail } as const]),
      ...(forSale.includes(d.state) && to.kind !== 'shop'
        ? [{ code: 'TRANSFER_SHOP_ONLY', detail } as const]
        : []),
    ]
  })
}

export const fullBlockers = (devices: number): Blocker[] =>
  devices > MOST_DEVICES ? [{ code: 'TRANSFER_FULL', detail: String(MOST_DEVICES) }] : []

/** A ready device is for sale from its arrival in a shop on; any other keeps its state. */
export const stateOnArrival = (
  { state }: Pick<DeviceRow, 'state'>,
  to: Pick<Site, 'kind'>,
): DeviceRow['state'] => (state === 'READY' && to.kind === 'shop' ? 'IN_SHOP' : state)

export type ItemFacts = {
  deviceId: string
  tag: string
  kitId: string | null
  kitTag: string | null
  leftAt: string | null
  arrivedAt: string | null
  missingAt: string | null
  leftBehindAt: string | null
}

export const isOpen = (item: ItemFacts): boolean =>
  item.arrivedAt === null && item.leftBehindAt === null

export function itemStatus(
  item: ItemFacts,
): 'listed' | 'inTransit' | 'arrived' | 'leftBehind' | 'missing' {
  if (item.arrivedAt !== null) return 'arrived'
  if (item.leftBehindAt !== null) return 'leftBehind'
  if (item.missingAt !== null) return 'missing'
  return item.leftAt === null ? 'listed' : 'inTransit'
}

/** What a tag names on a list: a device that travels alone, or a kit with all its members; or why it names neither. */
export function itemsOf<I extends ItemFacts>(
  items: readonly I[],
  tag: string,
): { items: I[]; blockers: Blocker[] } {
  const byKit = items.filter((i) => i.kitTag === tag)
  if (byKit.length > 0) return { items: byKit, blockers: [] }
  const alone = items.find((i) => i.tag === tag)
  if (!alone) return { items: [], blockers: [{ code: 'TRANSFER_NOT_LISTED', detail: tag }] }
  if (alone.kitTag !== null)
    return {
      items: [],
      blockers: [{ code: 'TRANSFER_KIT_MEMBER', detail: `${tag}: ${alone.kitTag}` }],
    }
  return { items: [alone], blockers: [] }
}

/** Why what was scanned on arriving is not received. One that was said to have stayed is on the list no more. */
export function arrivalBlockers(items: readonly ItemFacts[]): Blocker[] {
  return items
    .filter((item) => !isOpen(item))
    .map(
      ({ tag, arrivedAt }): Blocker => ({
        code: arrivedAt === null ? 'TRANSFER_NOT_LISTED' : 'TRANSFER_ALREADY_ARRIVED',
        detail: tag,
      }),
    )
}

/** The tags to look for: a kit by its own. */
export const tagsToScan = (items: readonly ItemFacts[]): string[] => [
  ...new Set(items.map((i) => i.kitTag ?? i.tag)),
]
