import { record } from '../journal/queries.ts'
import { sha256 } from '../platform/blobs.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { issueDocument, type Paper } from './issue-document.ts'
import { documentKinds } from './kinds.ts'
import { endDocument, listStanding } from './queries.ts'

/** What a paper says, in one line; the same facts make the same paper. */
export const factsHash = (facts: unknown): string => sha256(JSON.stringify(facts))

/**
 * Issues a paper unless one that stands says the same facts: then that one is answered again. A paper of new facts
 * replaces those that stood for the same `about` (a device's cycle). The caller holds a lock on the subject.
 */
export async function issueOnce(
  tx: Tx,
  ctx: Ctx,
  {
    facts,
    about,
    ...paper
  }: Omit<Paper, 'payload'> & {
    facts: Record<string, unknown>
    about: string
    payload: Record<string, unknown>
  },
) {
  const { kind, subjectId, siteId } = paper
  const factsSha256 = factsHash(facts)
  const standing = await listStanding(tx, { kind, subjectId, about })
  const same = standing.find((p) => p.factsSha256 === factsSha256)
  const told = ({
    id,
    ...p
  }: {
    id: string
    number: string
    checkCode: string
    sha256: string
  }) => ({
    documentId: id,
    number: p.number,
    checkCode: p.checkCode,
    sha256: p.sha256,
  })
  if (same) return { ...told(same), repeated: true }
  const issued = await issueDocument(tx, ctx, {
    ...paper,
    payload: {
      ...facts,
      ...paper.payload,
      about,
      factsSha256,
      replaces: standing[0]?.number ?? null,
    },
  })
  for (const { id, number } of standing) {
    await endDocument(tx, id, issued.id)
    await record(
      tx,
      ctx,
      'document.replaced',
      { type: documentKinds[kind].subject, id: subjectId, siteId: siteId ?? null },
      { kind, number, by: issued.number },
    )
  }
  return { ...told(issued), repeated: false }
}
