import { findBlob } from '../platform/blobs.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'

const MAX_BYTES = 500_000
const formats: Record<string, 'png' | 'jpg'> = { 'image/png': 'png', 'image/jpeg': 'jpg' }

/** A signature's bytes as the templates draw them; nothing when there is none. */
export async function signatureOf(
  db: Db | Tx,
  sha256: string | null,
): Promise<{ signature?: number[] }> {
  const file = sha256 === null ? undefined : await findBlob(db, sha256)
  return file ? { signature: [...file.bytes] } : {}
}

export const signatureFormat = (bytes: readonly number[]): 'png' | 'jpg' =>
  bytes[0] === 0x89 ? 'png' : 'jpg'

/**
 * Draws an image once, so that a paper never fails on it later.
 * @throws SIGNATURE_NOT_IMAGE
 */
export async function readImage(
  { renderer, now, settings }: Pick<Ctx, 'renderer' | 'now' | 'settings'>,
  file: { mediaType: string; size: number; bytes: Buffer },
): Promise<void> {
  const format = formats[file.mediaType]
  if (!format || file.size > MAX_BYTES) throw new Problem('SIGNATURE_NOT_IMAGE')
  const data = { issuedAt: now(), demo: settings.demo, signature: [...file.bytes], format }
  const drawn = await renderer.render('signature', data).then(
    () => true,
    (error: Error) => {
      if (/^Typst:/.test(error.message)) return false
      throw error
    },
  )
  if (!drawn) throw new Problem('SIGNATURE_NOT_IMAGE')
}
