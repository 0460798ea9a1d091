import { changeDevice, lockDevice, readTag } from '../devices/queries.ts'
import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { endKit, getKitByTag, listMemberIds, lockKit } from './queries.ts'
import { toKit } from './view.ts'

/**
 * Dissolves a kit: its members stay where and as they are, on their own again. One that is on its way arrives first.
 * @throws KIT_DISSOLVED, STALE, IN_TRANSIT
 */
export function dissolveKit(ctx: Ctx, code: string, input: { version: number }) {
  const tag = readTag(code)
  return write(ctx, 'dissolveKit', { tag, ...input }, async (tx) => {
    const kit = await lockKit(tx, ctx, tag)
    if (kit.dissolvedAt !== null) throw new Problem('KIT_DISSOLVED')
    if (kit.version !== input.version)
      throw new Problem('STALE', { changedBy: kit.recordedBy, changedAt: kit.recordedAt })
    const fact = { members: kit.members }
    const { siteId } = kit
    for (const { id } of await listMemberIds(tx, kit.id)) {
      const member = await lockDevice(tx, ctx, { id })
      if (member.state === 'SOLD' || member.state === 'GIVEN')
        refuseIf([{ code: 'ALREADY_SOLD', detail: member.tag }])
      if (member.toSiteId !== null) refuseIf([{ code: 'IN_TRANSIT', detail: member.tag }])
      await changeDevice(tx, ctx, member, { kitId: null })
      await record(tx, ctx, 'kit.dissolved', { type: 'device', id, siteId }, fact)
    }
    await endKit(tx, kit, ctx.now())
    await record(tx, ctx, 'kit.dissolved', { type: 'other', id: kit.id, siteId }, fact)
    return toKit(await getKitByTag(tx, ctx, tag))
  })
}
