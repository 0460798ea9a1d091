import { createHash, createHmac, scrypt, timingSafeEqual } from 'node:crypto'
import type { Ctx, Services } from '../platform/context.ts'
import type { Settings } from '../platform/settings.ts'
import { SESSION_COOKIE } from './authenticate.ts'

const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BADGE_PREFIX = 'LCT:BADGE:'
const BADGE_HOURS = 12

export const badgeSeconds = BADGE_HOURS * 3600

const sha256 = (value: string): string => createHash('sha256').update(value).digest('base64url')

const derive = (pin: string, salt: string): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(pin, salt, 32, { N: 16384, r: 8, p: 1 }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )

/** A new badge: capitals and digits only, so that any scanner on any keyboard types it right (160 bits). */
export function makeBadge(random: Ctx['random']) {
  const code = [...random(32)].map((b) => BASE32[b & 31]).join('')
  return { badge: BADGE_PREFIX + code, hash: sha256(code) }
}

/** The hash of a badge as it was scanned, with or without its prefix, in any case. */
export const badgeHash = (scanned: string): string =>
  sha256(scanned.toUpperCase().replace(BADGE_PREFIX, ''))

/** A PIN as it is kept: `salt:hash`, scrypt. */
export async function hashPin(pin: string, random: Ctx['random']): Promise<string> {
  const salt = Buffer.from(random(16)).toString('base64url')
  return `${salt}:${(await derive(pin, salt)).toString('base64url')}`
}

/** Whether the PIN is that one. Without one to compare, as long is spent saying no. */
export async function pinMatches(pin: string, kept: string | null): Promise<boolean> {
  const [salt = '', hash = ''] = (kept ?? 'nobody:').split(':')
  const ours = Buffer.from(hash, 'base64url')
  const theirs = await derive(pin, salt)
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}

/** What the security log keeps of an address or a badge that opened nothing: enough to see it tried again. */
export const traceOf = ({ settings }: Services, typed: string): string =>
  createHmac('sha256', settings.authSecret)
    .update(typed.trim().toLowerCase())
    .digest('base64url')
    .slice(0, 22)

/** A token sent by mail, and the identifier under which better-auth finds it: hashed, as it hashes its own. */
export function resetToken(random: Ctx['random']) {
  const token = Buffer.from(random(24)).toString('base64url')
  return { token, identifier: sha256(`reset-password:${token}`) }
}
export function linkToken(random: Ctx['random']) {
  const token = Buffer.from(random(24)).toString('base64url')
  return { token, identifier: sha256(sha256(token)) }
}

const isSecure = (settings: Settings) => settings.publicUrl.startsWith('https:')
const cookie = (settings: Settings, value: string, seconds: number) =>
  `${isSecure(settings) ? '__Secure-' : ''}${SESSION_COOKIE}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${isSecure(settings) ? '; Secure' : ''}`

/** The Set-Cookie of a session, signed as better-auth signs its own. */
export function sessionCookie(settings: Settings, token: string, seconds: number): string {
  const signature = createHmac('sha256', settings.authSecret).update(token).digest('base64')
  return cookie(settings, encodeURIComponent(`${token}.${signature}`), seconds)
}
export const endedCookie = (settings: Settings): string => cookie(settings, '', 0)
