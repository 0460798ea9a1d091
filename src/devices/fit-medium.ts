import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { mediaMayChange } from './change-media.ts'
import { changeMedium, settleMedia } from './media-queries.ts'
import { changeDevice, findDeviceId, lockDevice, readTag } from './queries.ts'
import type { FitInput } from './store-contract.ts'
import { lockStored } from './store-queries.ts'
import { fitBlockers } from './store-rules.ts'
import { toDevice } from './view.ts'

/**
 * Fits an erased medium of the stock into a device that is being prepared at the same site. A medium of a public gift
 * makes a public good of its new device, as a part does.
 * @throws NOT_FOUND, MEDIUM_NOT_IN_STOCK, DEVICE_RELEASED, DEVICE_GONE, and every blocker of `fitBlockers` at once
 */
export function fitMedium(ctx: Ctx, id: string, { code, ...act }: FitInput) {
  const tag = readTag(code)
  return write(ctx, 'fitMedium', { id, tag, ...act }, async (tx) => {
    const deviceId = await findDeviceId(tx, tag)
    const { medium } = await lockStored(tx, ctx, id, deviceId)
    const row = await lockDevice(tx, ctx, { tag })
    mediaMayChange(row)
    refuseIf(fitBlockers(medium, row))
    await changeMedium(tx, id, { deviceId: row.id, place: 'device' })
    await changeDevice(tx, ctx, row, { origin: medium.origin === 'cg3p' ? 'cg3p' : row.origin })
    await record(
      tx,
      ctx,
      'medium.fitted',
      { type: 'device', id: row.id, siteId: row.siteId },
      { mediumId: id, serial: medium.serial, from: medium.fromDevice },
      act.occurredAt,
    )
    return toDevice(await settleMedia(tx, ctx, row.id), ctx)
  })
}
