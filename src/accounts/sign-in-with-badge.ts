import type { Ctx, Tx } from '../platform/context.ts'
import { addHours } from '../platform/dates.ts'
import { Problem } from '../platform/problems.ts'
import { sessionToken } from './authenticate.ts'
import { Answer } from './bind.ts'
import type { BadgeSignIn } from './contract.ts'
import { findMe } from './queries.ts'
import { mayHoldBadge } from './rules.ts'
import {
  badgeHash,
  badgeSeconds,
  endedCookie,
  pinMatches,
  sessionCookie,
  traceOf,
} from './secrets.ts'
import {
  deleteSession,
  findBadge,
  insertSession,
  lockBadge,
  recordSecurity,
  setBadgeFailures,
} from './sign-in-queries.ts'

const MAX_FAILURES = 5
const LOCK_HOURS = 0.25

type From = { ip: string; headers: { cookie?: string | undefined } }

/**
 * Signs in by badge and PIN for twelve hours, and ends the session that the browser held: the switch on a shared
 * bench. Unknown, locked, inactive or wrong, the answer is the same, SIGN_IN_REFUSED, and takes as long.
 */
export async function signInWithBadge(
  ctx: Ctx,
  { badge, pin }: BadgeSignIn,
  { ip, headers }: From,
) {
  const found = await findBadge(ctx.db, badgeHash(badge))
  const right = await pinMatches(pin, found?.pinHash ?? null)
  const account = found?.userId ?? traceOf(ctx, badge)
  const said = { account, address: ip, means: 'badge' } as const
  const token = await ctx.db.transaction().execute(async (tx) => {
    const outcome = found ? await countTry(tx, ctx, found.id, right) : 'refused'
    if (!found || outcome !== 'ok') {
      await recordSecurity(tx, ctx, {
        ...said,
        kind: outcome === 'locked' ? 'signIn.locked' : 'signIn.refused',
      })
      return null
    }
    await endSession(tx, ctx, headers.cookie)
    const fresh = Buffer.from(ctx.random(32)).toString('base64url')
    const expiresAt = addHours(ctx.now(), badgeSeconds / 3600)
    await insertSession(tx, ctx, { userId: found.userId, token: fresh, expiresAt })
    await recordSecurity(tx, ctx, { ...said, kind: 'signIn.ok' })
    return fresh
  })
  if (!found || !token) throw new Problem('SIGN_IN_REFUSED')
  const me = await findMe(ctx.db, found.personId, ctx.now())
  const person = { id: found.personId, kind: 'person', language: ctx.language, ...me }
  return withCookie({ person }, sessionCookie(ctx.settings, token, badgeSeconds))
}

/** Counts in the database, under the badge's lock, so that guesses sent at once are counted one by one. */
async function countTry(tx: Tx, ctx: Ctx, id: string, right: boolean) {
  const badge = await lockBadge(tx, id)
  if (!badge?.active || !mayHoldBadge(badge.roles)) return 'refused'
  if (badge.lockedUntil && badge.lockedUntil > ctx.now()) return 'locked'
  if (right) {
    if (badge.failures > 0 || badge.lockedUntil) await setBadgeFailures(tx, id, 0, null)
    return 'ok'
  }
  const failures = badge.failures + 1
  if (failures < MAX_FAILURES) await setBadgeFailures(tx, id, failures, null)
  else await setBadgeFailures(tx, id, 0, addHours(ctx.now(), LOCK_HOURS))
  return 'refused'
}

/** Ends the session of this browser, whatever opened it. */
export async function signOut(ctx: Ctx, { ip, headers }: From) {
  const userId = await endSession(ctx.db, ctx, headers.cookie)
  if (userId) await recordSecurity(ctx.db, ctx, { kind: 'signOut', account: userId, address: ip })
  return withCookie({ signedOut: true }, endedCookie(ctx.settings))
}

async function endSession(db: Tx | Ctx['db'], ctx: Ctx, cookie: string | undefined) {
  const token = cookie && sessionToken(cookie, ctx.settings.authSecret)
  return token ? deleteSession(db, token) : null
}

const withCookie = (body: object, cookie: string) =>
  new Answer('application/json; charset=utf-8', JSON.stringify(body), {
    'set-cookie': cookie,
    'cache-control': 'no-store',
  })
