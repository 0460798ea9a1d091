import { saysForbiddenWords } from '../devices/condition.ts'
import { findCategory, lockDevice, readTag } from '../devices/queries.ts'
import type { DeviceRow } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { cleanSerial } from '../platform/placeholders.ts'
import { notFound, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { CorrectionInput } from './contract.ts'
import { findLine, insertCorrection, isOnReceipt, readCorrection } from './queries.ts'
import { type Corrected, correctionBlockers } from './rules.ts'

/** What a correction asks for: the value as it stands, the value that is right, and the line that follows. */
export type Asked = {
  what: Corrected
  old: string | null
  right: string | null
  lineId: string | null
}

/**
 * Proposes to set right what was recorded wrongly: a category (with the line of the gift that follows from it), a line,
 * a serial, a maker, a model. Nothing changes until another person confirms.
 * @throws NOT_FOUND, STALE, CORRECTION_TOO_LATE, DEVICE_ALREADY_RECEIPTED, CATEGORY_UNKNOWN, CATEGORY_IS_KIT,
 * CATEGORY_HOLDS_LESS, CATEGORY_NOT_OF_LINE, LINE_NOT_ACCEPTED, NOTHING_TO_CORRECT, CORRECTION_WAITS, IDENTITY_MISSING,
 * IN_KIT, FORBIDDEN_WORDS
 */
export function proposeCorrection(ctx: Ctx, code: string, input: CorrectionInput) {
  const tag = readTag(code)
  return write(ctx, 'proposeCorrection', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    if (row.version !== input.version)
      throw new Problem('STALE', { changedBy: row.changedBy, changedAt: row.stateSince })
    const asked = readAsked(row, input)
    if (saysForbiddenWords(asked.right ?? '')) throw new Problem('FORBIDDEN_WORDS')
    await checkAsked(tx, row, asked)
    if (asked.old === asked.right) throw new Problem('NOTHING_TO_CORRECT')
    const id = ctx.newId()
    await insertCorrection(tx, {
      id,
      deviceId: row.id,
      what: asked.what,
      oldValue: asked.old,
      newValue: asked.right,
      lineId: asked.lineId,
      reason: input.reason,
      proposedAt: ctx.now(),
      proposedBy: ctx.acting.code,
    })
    const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
    const { what, reason } = input
    await record(tx, ctx, 'correction.proposed', subject, { correctionId: id, what, reason })
    return readCorrection(tx, id)
  })
}

function readAsked(row: DeviceRow, input: CorrectionInput): Asked {
  const { what } = input
  if (what === 'category')
    return { what, old: row.category, right: input.category, lineId: input.donationLineId ?? null }
  if (what === 'line')
    return { what, old: row.donationLineId, right: input.donationLineId, lineId: null }
  if (what !== 'serial') return { what, old: row[what], right: input.name, lineId: null }
  const { value, placeholder } = cleanSerial(input.serial)
  if (placeholder) throw new Problem('IDENTITY_MISSING')
  return { what, old: row.serial, right: value, lineId: null }
}

/** Refuses what cannot be: the same when it is proposed and when it is confirmed, since the device lives meanwhile. */
export async function checkAsked(tx: Tx, row: DeviceRow, asked: Asked): Promise<void> {
  const category = asked.what === 'category' ? await findCategory(tx, asked.right ?? '') : null
  if (category === undefined) throw new Problem('CATEGORY_UNKNOWN')
  const onReceipt = await isOnReceipt(tx, row.id)
  refuseIf(correctionBlockers(asked.what, { ...row, onReceipt, category }))
  const lineId = asked.what === 'line' ? asked.right : asked.lineId
  if (lineId === null) return
  const line = row.donationId ? await findLine(tx, row.donationId, lineId) : undefined
  if (!line) throw notFound('donationLine')
  if (line.decision !== 'accepted') throw new Problem('LINE_NOT_ACCEPTED')
  if (line.category !== (category?.code ?? row.category)) throw new Problem('CATEGORY_NOT_OF_LINE')
}
