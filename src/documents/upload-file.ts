import { record } from '../journal/queries.ts'
import { keepBlob, sha256 } from '../platform/blobs.ts'
import type { Ctx } from '../platform/context.ts'
import { refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { type FileType, fileBlockers } from './rules.ts'
import { stripPhoto } from './strip-photo.ts'

/**
 * Keeps a photo or a PDF. Its type is read in its first bytes and must be the one said. Of a photo the picture is kept,
 * not what the camera wrote beside it (`stripPhoto`): the hash is of what is kept.
 * @throws FILE_TYPE_REFUSED
 */
export function uploadFile(ctx: Ctx, body: unknown, said: string | undefined) {
  const sent = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  refuseIf(fileBlockers(sent, said))
  const mediaType = said?.split(';')[0]?.trim().toLowerCase() as FileType
  const bytes = stripPhoto(sent, mediaType)
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
