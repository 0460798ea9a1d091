import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { startApp, type World } from './app.ts'
import { type Request, type Seen, type Step, steps } from '../walk/steps.ts'

export type Operation = { operationId: string; method: string; path: string; access: string }
export type Exchange = {
  name: string
  operationId: string
  as: string
  method: string
  url: string
  headers: Record<string, string>
  body?: unknown
  status: number
  answer: unknown
}
export type Sent = {
  operation: Operation
  url: string
  request: Request
  answer: { status: number; body: any; headers: Record<string, unknown>; raw: Buffer }
}

/** A clock that stands still while a request is served, so that what is answered does not hang on who looks at it. */
export function stillClock(start: string) {
  let at = Date.parse(start)
  return {
    now: () => new Date(at).toISOString(),
    set: (iso: string) => {
      at = Date.parse(iso)
    },
    advance: (ms: number) => {
      at += ms
    },
  }
}

export const START = '2026-09-05T08:00:00Z'
export const startWalk = (t: { after(fn: () => Promise<void> | void): void }) =>
  startApp(t, { now: START, seed: 'walk', clock: stillClock(START) })

/** Every operation of the document, by its id. */
export function operationsOf(document: any): Map<string, Operation> {
  const found = new Map<string, Operation>()
  for (const [path, methods] of Object.entries<any>(document.paths))
    for (const [method, o] of Object.entries<any>(methods))
      found.set(o.operationId, {
        operationId: o.operationId,
        method: method.toUpperCase(),
        path,
        access: o.description,
      })
  return found
}

export function urlOf(operation: Operation, { params = {}, query }: Request): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name]!),
  )
  return query && Object.keys(query).length > 0 ? `${path}?${new URLSearchParams(query)}` : path
}

/** Sends a request as a client; bytes as they are, anything else as JSON. */
export async function send(
  client: Awaited<ReturnType<World['as']>>,
  operation: Operation,
  request: Request,
): Promise<Sent> {
  const url = urlOf(operation, request)
  const headers = {
    ...request.headers,
    ...(request.raw ? { 'content-type': request.type ?? 'text/plain' } : {}),
  }
  const method = operation.method.toLowerCase() as 'get' | 'post' | 'patch' | 'put'
  const answer =
    method === 'get'
      ? await client.get(url, headers)
      : operation.method === 'DELETE'
        ? await client.del(url)
        : await client[method](url, (request.raw ?? request.body) as object, headers)
  return { operation, url, request, answer }
}

export const clientOf = (w: World, as: Step['as']) =>
  as === 'public' ? Promise.resolve(w.anonymous) : w.as(as[0], as[1] ?? null, as[2] ?? '1')

/** Goes through all steps; each must be accepted. `before` is told each request before it is sent. */
export async function walk(
  w: World,
  {
    before,
    after,
  }: {
    before?: (step: Step, operation: Operation, request: Request, seen: Seen) => Promise<void>
    after?: (step: Step, sent: Sent) => Promise<void> | void
  } = {},
): Promise<Seen> {
  const operations = operationsOf((await w.anonymous.get('/api/openapi.json')).body)
  const seen: Seen = {}
  // Each role's key is used once before, so that noting its last use changes nothing later.
  for (const step of steps)
    if (step.as !== 'public') await (await clientOf(w, step.as)).get('/sites?limit=1')
  for (const step of steps) {
    const operation = operations.get(step.operationId)
    assert.ok(operation, `no operation ${step.operationId}`)
    w.clock.advance(60_000)
    const request = await step.request(seen, w)
    await before?.(step, operation, request, seen)
    const sent = await send(await clientOf(w, step.as), operation, request)
    assert.ok(
      sent.answer.status >= 200 && sent.answer.status < 300,
      `${step.name ?? step.operationId}: ${sent.answer.status} ${JSON.stringify(sent.answer.body)}`,
    )
    seen[step.name ?? step.operationId] = sent.answer.body
    await after?.(step, sent)
  }
  return seen
}

/** An exchange as the document shows it: bytes by their hash, nothing that changes from run to run. */
export function exchangeOf(step: Step, { operation, url, request, answer }: Sent): Exchange {
  const json = String(answer.headers['content-type'] ?? '').includes('json')
  return {
    name: step.name ?? step.operationId,
    operationId: step.operationId,
    as: step.as === 'public' ? 'public' : step.as.join('/'),
    method: operation.method,
    url,
    headers: request.headers ?? {},
    ...(request.raw
      ? { body: { type: request.type, sha256: hash(request.raw), bytes: request.raw.length } }
      : request.body === undefined
        ? {}
        : { body: request.body }),
    status: answer.status,
    answer: json
      ? answer.body
      : {
          type: String(answer.headers['content-type']),
          sha256: hash(answer.raw),
          bytes: answer.raw.length,
        },
  }
}
const hash = (b: Buffer) => createHash('sha256').update(b).digest('hex')

/** The document with one example for each operation, its request and its answer. */
export function withExamples(document: any, exchanges: Exchange[]): any {
  const first = new Map<string, Exchange>()
  for (const x of exchanges)
    if (!first.has(x.operationId) || x.name === x.operationId) first.set(x.operationId, x)
  for (const methods of Object.values<any>(document.paths))
    for (const o of Object.values<any>(methods)) {
      const x = first.get(o.operationId)
      if (!x) continue
      const content = o.requestBody?.content?.['application/json']
      if (content && x.body !== undefined && !('sha256' in (x.body as object)))
        content.example = x.body
      const answer = o.responses[x.status]?.content?.['application/json']
      if (answer) answer.example = x.answer
      const values = new URL(x.url, 'http://x').searchParams
      const path = x.url.split('?')[0]!.split('/')
      const template = Object.entries<any>(document.paths)
        .find(([, m]) => Object.values(m).includes(o))![0]
        .split('/')
      for (const p of o.parameters ?? []) {
        const typed = (text: string | null) => (p.schema?.type === 'integer' ? Number(text) : text)
        if (p.in === 'path')
          p.example = typed(decodeURIComponent(path[template.indexOf(`{${p.name}}`)] ?? ''))
        if (p.in === 'query' && values.has(p.name)) p.example = typed(values.get(p.name))
      }
    }
  return document
}
