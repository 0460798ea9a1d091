import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Actor, Services } from '../platform/context.ts'
import { findApiKey, findSession } from './queries.ts'

export const KEY_PREFIX = 'lct_'
export const SESSION_COOKIE = 'lct.session_token'
const COOKIE = /(?:^|; )(?:__Secure-)?lct\.session_token=([^;]+)/

export const nobody: Actor = { kind: 'anonymous', personId: null, sessionId: null, grants: [] }

/** The hash under which a key is kept: 32 random bytes need no salt. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('base64url')

/** Who asks, by one statement: an API key (`Authorization: Bearer lct_…`) or the signed session cookie. */
export async function authenticate(services: Services, request: FastifyRequest): Promise<Actor> {
  const { authorization, cookie } = request.headers
  if (authorization !== undefined) {
    const key = /^Bearer (lct_[\w-]{43})$/.exec(authorization)?.[1]
    return key ? ((await findApiKey(services, hashKey(key))) ?? nobody) : nobody
  }
  const token = cookie && sessionToken(cookie, services.settings.authSecret)
  return token ? ((await findSession(services, token)) ?? nobody) : nobody
}

/** The token of a session cookie whose signature is ours (better-auth's format), or null. */
export function sessionToken(cookie: string, secret: string): string | null {
  const raw = COOKIE.exec(cookie)?.[1]
  if (!raw) return null
  let value: string
  try {
    value = decodeURIComponent(raw)
  } catch {
    return null
  }
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const token = value.slice(0, dot)
  const ours = createHmac('sha256', secret).update(token).digest()
  const theirs = Buffer.from(value.slice(dot + 1), 'base64')
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? token : null
}
