import { getConfigured } from '../configuration/queries.ts'
import { getWorkSite, lockDevice, readTag } from '../devices/queries.ts'
import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDate, parisYear } from '../platform/dates.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { CustodyInput } from './contract.ts'
import { findSale, insertCase, nextCustodyReference, readCase } from './queries.ts'
import { guaranteedUntil, guaranteeOn } from './rules.ts'
import { toCustody } from './view.ts'

/**
 * Takes in a machine that was sold or given, for a repair. It stays its customer's: no state, site or owner of it
 * changes, and nothing else is done with it until it is given back. A guarantee that is over is said, and stops nothing.
 * @throws NOT_FOUND, SITE_INACTIVE, CUSTODY_NOT_SOLD, CUSTODY_OPEN, TICKET_NOT_OF_DEVICE
 */
export function openCustody(ctx: Ctx, code: string, input: CustodyInput) {
  const tag = readTag(code)
  return write(ctx, 'openCustody', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    const site = await getWorkSite(tx, ctx, input.siteId)
    if (row.custody === 'repair') throw new Problem('CUSTODY_OPEN')
    const sale = await findSale(tx, row.id)
    if ((row.state !== 'SOLD' && row.state !== 'GIVEN') || !sale)
      throw new Problem('CUSTODY_NOT_SOLD')
    if (input.ticket && input.ticket !== sale.ticket) throw new Problem('TICKET_NOT_OF_DEVICE')
    const now = ctx.now()
    const today = parisDate(now)
    const { value } = await getConfigured(tx, 'guarantee', today)
    const until = guaranteedUntil(sale, value)
    const id = ctx.newId()
    const reference = await nextCustodyReference(tx, parisYear(now))
    const { fault, conditions, accessories } = input
    await insertCase(tx, {
      id,
      reference,
      deviceId: row.id,
      siteId: site.id,
      ticket: sale.ticket,
      soldOn: sale.soldOn,
      guaranteedUntil: until,
      fault,
      conditions,
      accessories,
      openedAt: now,
      openedBy: ctx.acting.code,
    })
    const fact = { caseId: id, reference, fault, guarantee: guaranteeOn(until, today) }
    const subject = { type: 'device', id: row.id, siteId: site.id } as const
    await record(tx, ctx, 'custody.opened', subject, fact)
    return toCustody(await readCase(tx, id))
  })
}
