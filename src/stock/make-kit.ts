import { changeDevice, lockDevice, readTag } from '../devices/queries.ts'
import { takeTag } from '../devices/receive-device.ts'
import type { DeviceRow } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { notFound, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { KitInput } from './contract.ts'
import { getKitByTag, insertKit, listCategories, listIdsByTag } from './queries.ts'
import { accessoryBlockers, memberBlockers, originOf } from './rules.ts'
import { toKit } from './view.ts'

/**
 * Makes a kit of ready devices of one owner at one site, sold from then on by its own tag. Its members are not moved
 * alone. Made from both origins, it is cg3p.
 * @throws KIT_MEMBERS_INVALID, CATEGORY_NOT_BULK, TAG_UNKNOWN, TAG_ALREADY_USED
 */
export function makeKit(ctx: Ctx, input: KitInput) {
  const tags = input.members.map(readTag)
  const twice = tags.find((tag, n) => tags.indexOf(tag) !== n)
  if (twice) refuseIf([{ code: 'KIT_MEMBERS_INVALID', detail: `${twice}: 2` }])
  return write(ctx, 'makeKit', input, async (tx) => {
    const members = await lockMembers(tx, ctx, tags)
    const categories = await listCategories(tx)
    refuseIf([
      ...memberBlockers(members, categories),
      ...accessoryBlockers(input.accessories, categories),
    ])
    const [first] = members
    if (!first?.ownerId) throw new Problem('KIT_MEMBERS_INVALID')
    const id = ctx.newId()
    const tag = await takeTag(tx, ctx, input.tag)
    await insertKit(tx, {
      id,
      tag,
      category: input.category,
      ownerId: first.ownerId,
      siteId: first.siteId,
      origin: originOf(members),
      accessories: JSON.stringify(input.accessories),
      recordedAt: ctx.now(),
      recordedBy: ctx.acting.code,
    })
    const fact = { members: members.map((m) => m.tag) }
    const { siteId } = first
    await record(tx, ctx, 'kit.made', { type: 'other', id, siteId }, fact)
    for (const member of members) {
      await changeDevice(tx, ctx, member, { kitId: id })
      await record(tx, ctx, 'kit.made', { type: 'device', id: member.id, siteId }, fact)
    }
    return toKit(await getKitByTag(tx, ctx, tag))
  })
}

/** Locks the members in ascending id, whatever the order they were scanned in, so that two kits never wait in a ring. */
async function lockMembers(tx: Tx, ctx: Ctx, tags: string[]): Promise<DeviceRow[]> {
  const ids = await listIdsByTag(tx, tags)
  if (ids.length < tags.length) throw notFound('device')
  const members: DeviceRow[] = []
  for (const { id } of ids) members.push(await lockDevice(tx, ctx, { id }))
  return members
}
