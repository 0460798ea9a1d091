import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { write } from '../platform/repeats.ts'
import type { GivenUpAct } from './contract.ts'
import { lockDevice, readTag } from './queries.ts'
import { toDevice } from './view.ts'

/**
 * Writes to a device's story that an act noted without a network was refused once sent, and that its author gave it
 * up: nothing of the device changes, and nothing is dropped in silence.
 */
export function giveUpAct(ctx: Ctx, code: string, input: GivenUpAct) {
  const tag = readTag(code)
  return write(ctx, 'giveUpAct', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    const { operation, doneAt, refusedAs, reason } = input
    const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
    await record(tx, ctx, 'device.actGivenUp', subject, { operation, doneAt, refusedAs, reason })
    return toDevice(row, ctx)
  })
}
