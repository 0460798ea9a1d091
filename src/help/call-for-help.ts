import { findDevice, getWorkSite, readTag } from '../devices/queries.ts'
import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { notFound } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { HelpInput } from './contract.ts'
import { insertHelpCall, readHelpCall } from './queries.ts'

/**
 * Calls a supervisor to a site one works at, about a device one may see or about none.
 * @throws NOT_FOUND, SITE_INACTIVE, BAD_LABEL, KEY_REUSED
 */
export function callForHelp(ctx: Ctx, input: HelpInput) {
  return write(ctx, 'callForHelp', input, async (tx) => {
    const site = await getWorkSite(tx, ctx, input.siteId)
    const device = input.code === undefined ? null : await deviceOf(ctx, input.code)
    const id = ctx.newId()
    await insertHelpCall(tx, {
      id,
      siteId: site.id,
      deviceId: device?.id ?? null,
      reason: input.reason,
      note: input.note ?? null,
      calledBy: ctx.acting.code,
      calledAt: ctx.now(),
    })
    const fact = { reason: input.reason, tag: device?.tag ?? null }
    await record(tx, ctx, 'help.called', { type: 'other', id, siteId: site.id }, fact)
    return readHelpCall(tx, id)
  })
}

async function deviceOf(ctx: Ctx, code: string) {
  return (await findDevice(ctx, readTag(code))) ?? Promise.reject(notFound('device'))
}
