import { createHash } from 'node:crypto'
import type { Ctx, Db, Tx } from './context.ts'

/** The SHA-256 of bytes, in hexadecimal: the name of every file we keep. */
export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex')

/** Keeps a file once; the same bytes again change nothing. Returns its name. */
export async function keepBlob(
  tx: Tx | Db,
  ctx: Pick<Ctx, 'now'>,
  bytes: Buffer,
  mediaType: string,
): Promise<string> {
  const name = sha256(bytes)
  await tx
    .insertInto('blob')
    .values({ sha256: name, mediaType, bytes, recordedAt: ctx.now() })
    .onConflict((c) => c.column('sha256').doNothing())
    .execute()
  return name
}

export const findBlob = (db: Tx | Db, name: string) =>
  db
    .selectFrom('blob')
    .select(['sha256', 'mediaType', 'bytes', 'size'])
    .where('sha256', '=', name)
    .executeTakeFirst()
