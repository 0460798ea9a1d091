import type { z } from 'zod'
import { language } from '../i18n.tsx'
import { hearTime } from '../outbox/clock.ts'

/** What a contract says, as far as a call needs it. Types alone: nothing of zod or of the server reaches the browser. */
type Contract = {
  method: string
  url: string
  raw?: { readonly types: readonly string[] }
  schema: {
    operationId: string
    params?: z.ZodType
    querystring?: z.ZodType
    body?: z.ZodType
    response: Record<number, unknown>
  }
}
type In<T> = T extends z.ZodType ? z.input<T> : never
type Params<C extends Contract> = C['schema']['params'] extends z.ZodType
  ? { params: In<C['schema']['params']> }
  : unknown
type Query<C extends Contract> = C['schema']['querystring'] extends z.ZodType
  ? { query?: In<C['schema']['querystring']> }
  : unknown
type Body<C extends Contract> = C['raw'] extends { types: readonly (infer T)[] }
  ? { body: Blob | string; type: T }
  : C['schema']['body'] extends z.ZodType
    ? undefined extends In<C['schema']['body']>
      ? { body?: In<C['schema']['body']> }
      : { body: In<C['schema']['body']> }
    : unknown
/**
 * `key` makes a costly write safe to send again (Idempotency-Key). `author`: the membership code of who did what is sent
 * later. `patienceMs`: how long an answer is waited for.
 */
export type Args<C extends Contract> = Params<C> &
  Query<C> &
  Body<C> & { key?: string; author?: string; signal?: AbortSignal; patienceMs?: number }
/** What a 2xx answers: its JSON, or the bytes of a paper. */
export type Answer<C extends Contract> = {
  [S in keyof C['schema']['response']]: S extends 200 | 201 | 202
    ? C['schema']['response'][S] extends z.ZodType
      ? z.output<C['schema']['response'][S]>
      : Blob
    : S extends 204
      ? undefined
      : never
}[keyof C['schema']['response']]

/** One operation of the API as a call, with its name. */
export type Operation<C extends Contract> = ((args: Args<C>) => Promise<Answer<C>>) & {
  operationId: string
}
/** What an operation answers, for types of components. */
export type Result<O> = O extends (...args: never) => Promise<infer R> ? R : never

export type Blocker = { code: string; text: string; detail?: string }
/** A refusal as the API words it (RFC 9457): `title` says what to do, `code` never changes. */
export type ProblemBody = {
  title: string
  status: number
  code: string
  requestId?: string
  blockers?: Blocker[]
  errors?: { at: string; text: string }[]
  [more: string]: unknown
}

/** The service said no, and why. */
export class Refused extends Error {
  readonly problem: ProblemBody
  constructor(problem: ProblemBody) {
    super(problem.title)
    this.problem = problem
  }
}
/** The service did not answer: no network, or it is being restarted. Nothing is known of what was sent. */
export class Unreachable extends Error {}

const TIMEOUT_MS = 30_000
const signedOut = new Set<() => void>()
/** Calls back when an answer says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener)
  return () => signedOut.delete(listener)
}

type Loose = {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  type?: string
  key?: string
  author?: string
  signal?: AbortSignal
  patienceMs?: number
}

/** Makes the call of one operation; the generated module has a line for each. */
export function operation<C extends Contract>(
  operationId: C['schema']['operationId'],
  method: C['method'],
  url: C['url'],
  answers: 'json' | 'file' = 'json',
): Operation<C> {
  const call = async (args: Args<C>) => {
    const { params = {}, query = {}, ...rest } = args as Loose
    const path = url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
    const said = new URLSearchParams(
      Object.entries(query)
        .filter(([, v]) => v !== undefined && v !== null && v !== '')
        .map(([k, v]) => [k, String(v)]),
    ).toString()
    const response = await request(method, `/api/v1${path}${said && `?${said}`}`, rest)
    if (answers === 'file') return (await response.blob()) as Answer<C>
    const text = await response.text()
    return (text ? JSON.parse(text) : undefined) as Answer<C>
  }
  return Object.assign(call, { operationId })
}

/** Sends and waits for a 2xx; throws Refused or Unreachable. */
export async function request(
  method: string,
  url: string,
  {
    body,
    type,
    key,
    author,
    signal,
    patienceMs = TIMEOUT_MS,
  }: Omit<Loose, 'params' | 'query'> = {},
): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': language() }
  if (key) headers['idempotency-key'] = key
  if (author) headers['x-author'] = author
  if (body !== undefined) headers['content-type'] = type ?? 'application/json'
  const timeout = AbortSignal.timeout(patienceMs)
  let response: Response
  try {
    response = await fetch(url, {
      method,
      headers,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(body === undefined
        ? {}
        : { body: type ? (body as Blob | string) : JSON.stringify(body) }),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Unreachable('unreachable', { cause: error })
  }
  hearTime(response.headers.get('date'))
  if (response.ok) return response
  const problem = (await response.json().catch(() => null)) as ProblemBody | null
  // Something between the service and us answered in its place.
  if (!problem?.code) throw new Unreachable(`status ${response.status}`)
  if (response.status === 401 && problem.code === 'UNAUTHENTICATED')
    for (const listener of signedOut) listener()
  throw new Refused(problem)
}
