import { record } from '../journal/queries.ts'
import { keepBlob, sha256 } from '../platform/blobs.ts'
import type { Ctx } from '../platform/context.ts'
import { refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { type FileType, fileBlockers } from './rules.ts'

/**
 * Keeps a photo or a PDF. Its type is read in its first bytes and must be the one said.
 * @throws FILE_TYPE_REFUSED
 */
export function uploadFile(ctx: Ctx, body: unknown, said: string | undefined) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  refuseIf(fileBlockers(bytes, said))
  const mediaType = said?.split(';')[0]?.trim().toLowerCase() as FileType
  const fact = { sha256: sha256(bytes), size: bytes.length, mediaType }
  return write(ctx, 'uploadFile', fact, async (tx) => {
    await keepBlob(tx, ctx, bytes, mediaType)
    await record(
      tx,
      ctx,
      'file.uploaded',
      { type: 'organisation', id: ctx.acting.organisationId },
      fact,
    )
    return fact
  })
}
