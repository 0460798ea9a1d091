import type { DeviceRow } from '../devices/view.ts'
import type { Blocker } from '../platform/problems.ts'

const readyStates: readonly DeviceRow['state'][] = ['READY', 'IN_SHOP']

type Member = Pick<
  DeviceRow,
  'tag' | 'state' | 'category' | 'kitId' | 'toSiteId' | 'custody' | 'ownerId' | 'siteId' | 'origin'
>
type Category = { code: string; bulk: boolean }

/** Why these devices do not make a desktop set, each by its tag: one desktop, monitors, one owner, one place. */
export function memberBlockers(
  members: readonly Member[],
  categories: readonly Category[],
): Blocker[] {
  const [first] = members
  const bad = (detail: string): Blocker => ({ code: 'KIT_MEMBERS_INVALID', detail })
  const count = (category: string) => members.filter((m) => m.category === category).length
  const fits = (m: Member) =>
    m.category === 'desktop' ||
    m.category === 'monitor' ||
    categories.some((c) => c.code === m.category && c.bulk)
  const blockers = members.flatMap((m) => [
    ...(readyStates.includes(m.state) ? [] : [bad(`${m.tag}: ${m.state}`)]),
    ...(fits(m) ? [] : [bad(`${m.tag}: ${m.category}`)]),
    ...(m.kitId === null ? [] : [bad(`${m.tag}: IN_KIT`)]),
    ...(m.toSiteId === null ? [] : [bad(`${m.tag}: IN_TRANSIT`)]),
    ...(m.custody === 'stock' ? [] : [bad(`${m.tag}: ${m.custody}`)]),
    ...(m.ownerId === first?.ownerId ? [] : [bad(`${m.tag}: ownerId`)]),
    ...(m.siteId === first?.siteId ? [] : [bad(`${m.tag}: siteId`)]),
  ])
  if (count('desktop') !== 1) blockers.push(bad(`desktop: ${count('desktop')}`))
  if (count('monitor') < 1) blockers.push(bad('monitor: 0'))
  return blockers
}

/** Accessories are counted, not tagged: only what is received in bulk. */
export const accessoryBlockers = (
  accessories: readonly { category: string }[],
  categories: readonly Category[],
): Blocker[] =>
  accessories.flatMap(({ category: detail }): Blocker[] => {
    const known = categories.find((c) => c.code === detail)
    if (!known) return [{ code: 'CATEGORY_UNKNOWN', detail }]
    return known.bulk ? [] : [{ code: 'CATEGORY_NOT_BULK', detail }]
  })

/** A kit made from both origins is cg3p: the ceiling and the buyers of public goods hold for the whole. */
export const originOf = (members: readonly Pick<Member, 'origin'>[]): 'private' | 'cg3p' =>
  members.some((m) => m.origin === 'cg3p') ? 'cg3p' : 'private'
