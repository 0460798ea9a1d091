import { type Exchange, exchangeOf, startWalk, walk, withExamples } from './walk.ts'

/** The OpenAPI document of today, with the exchanges of a walk as its examples. */
export async function makeDocument(t: {
  after(fn: () => Promise<void> | void): void
}): Promise<{ document: unknown; exchanges: Exchange[] }> {
  const w = await startWalk(t)
  const exchanges: Exchange[] = []
  await walk(w, { after: (step, sent) => void exchanges.push(exchangeOf(step, sent)) })
  const { body } = await w.anonymous.get('/api/openapi.json')
  return { document: withExamples(body, exchanges), exchanges }
}
