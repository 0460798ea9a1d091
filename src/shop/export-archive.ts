import { recordNamed } from '../journal/queries.ts'
import { sha256 } from '../platform/blobs.ts'
import type { Ctx } from '../platform/context.ts'
import { businessDay } from '../platform/dates.ts'
import { Problem } from '../platform/problems.ts'
import { toPage } from '../platform/schema.ts'
import { buildArchive } from './build-archive.ts'
import { findByRequest } from './entry-queries.ts'
import {
  getArchive,
  insertArchive,
  lastArchived,
  listArchives,
  readArchiveBytes,
} from './ledger-queries.ts'
import { readySigner, signWaiting } from './sign-entries.ts'
import { getTill, lockHead, readHead } from './till-queries.ts'
import { append, writeEntry } from './write-entry.ts'

type Export = { requestId: string; sinceLast: boolean }

/**
 * Makes the archive of a closed till, keeps it, and then writes in the chain that it exists. The whole chain, or what
 * came after the last archive. The bytes are made before the transaction, so that nobody waits for them; what another
 * writes meanwhile is for the next archive.
 * @throws SESSION_OPEN, NOTHING_TO_ARCHIVE, KEY_REUSED (409)
 */
export async function exportLedgerArchive(ctx: Ctx, ref: string, input: Export) {
  const till = await getTill(ctx, ref, businessDay(ctx.now()))
  const before = await findByRequest(ctx, till.id, input.requestId)
  if (!before && (await readHead(ctx, till.id)).state !== 'closed')
    throw new Problem('SESSION_OPEN')
  if (!before) await signWaiting(ctx, till.id)
  const fromSeq = input.sinceLast ? (await lastArchived(ctx, till.id)) + 1 : 1
  const made = before ? null : await buildArchive(ctx, till, await readySigner(ctx), fromSeq)
  const written = await writeEntry(ctx, till, 'exportLedgerArchive', input, async (desk) => {
    const head = await lockHead(desk.tx, till.id)
    if (head.state !== 'closed') throw new Problem('SESSION_OPEN')
    if (!made) throw new Problem('NOTHING_TO_ARCHIVE')
    const { toSeq, manifestSha256, bytes } = made
    const facts = { fromSeq, toSeq, sha256: manifestSha256 }
    const done = await append(desk, head, 'ARCHIVE', facts, input.requestId)
    const { id } = done.written
    const row = { id, tillId: till.id, fromSeq, toSeq, manifestSha256, recordedAt: ctx.now() }
    await insertArchive(desk.tx, { ...row, sha256: sha256(bytes), bytes })
    const subject = { type: 'other', id, siteId: till.siteId } as const
    await recordNamed(desk.tx, ctx, 'ledger.archived', subject, { till: till.code, ...facts })
    return done.written
  })
  const { seq } = written.entry
  return {
    ...(await getArchive(ctx, written.id)),
    seq,
    hash: written.hash,
    repeated: written.repeated === true,
  }
}

/** The zip of an archive one may see. @throws NOT_FOUND */
export async function readArchive(ctx: Ctx, id: string) {
  const row = await getArchive(ctx, id)
  return { row, bytes: await readArchiveBytes(ctx, row) }
}

/** The archives of a till, oldest first. @throws NOT_FOUND */
export async function listArchivePage(
  ctx: Ctx,
  ref: string,
  query: { after?: string | undefined; limit: number },
) {
  const till = await getTill(ctx, ref, businessDay(ctx.now()))
  return toPage(await listArchives(ctx, till.id, query), query.limit)
}
