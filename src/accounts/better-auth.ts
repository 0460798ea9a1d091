import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { magicLink, twoFactor } from 'better-auth/plugins'
import type { Services } from '../platform/context.ts'
import { withDates } from '../platform/db.ts'
import { resetMail, signInMail } from './mails.ts'
import { maySignInByLink } from './rules.ts'
import { findSignIn } from './sign-in-queries.ts'

const MINUTE = 60
const DAY = 86_400

export type Auth = ReturnType<typeof createAuth>

/**
 * better-auth for the ceremonies alone: passwords, links, one-time codes. Who is signed in is read by our own
 * statement (queries.ts), who may do what by our memberships. Its session tokens stand in clear in auth_session;
 * the cookie is signed with AUTH_SECRET, so reading that table opens nothing.
 */
export function createAuth(services: Services) {
  const { settings, db, newId, jobs } = services
  const local = [
    `http://${settings.host}:${settings.port}`,
    `http://localhost:${settings.port}`,
    `http://127.0.0.1:${settings.port}`,
  ]
  return betterAuth({
    appName: settings.brand,
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: settings.authSecret,
    trustedOrigins: [settings.publicUrl, ...local],
    database: { db: withDates(db), type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Ours counts per address at the door, and answers in our own words.
    rateLimit: { enabled: false },
    // Thrown as they are, so that a database that is down is told from a wrong password.
    onAPIError: { throw: true },
    user: { modelName: 'authUser' },
    // No renewal: a badge's twelve hours would become days.
    session: { modelName: 'authSession', expiresIn: 7 * DAY, disableSessionRefresh: true },
    account: { modelName: 'authAccount' },
    verification: { modelName: 'authVerification', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: 60 * MINUTE,
      revokeSessionsOnPasswordReset: true,
      async sendResetPassword({ user, token }) {
        const person = await findSignIn(db, { userId: user.id })
        if (person?.active && person.email)
          await jobs.send(null, 'mail', resetMail(person.email, token, settings))
      },
    },
    databaseHooks: {
      session: {
        create: {
          // Every way in passes here: the last place to refuse one.
          async before(session, context) {
            const person = await findSignIn(db, { userId: session.userId })
            if (!person?.active) throw new APIError('UNAUTHORIZED', { code: 'INACTIVE' })
            // A link never asks for the second factor: asked when it is sent, and again when it comes back.
            if (context?.path === '/magic-link/verify' && !maySignInByLink(person))
              throw new APIError('FORBIDDEN', { code: 'LINK_NOT_FOR_STAFF' })
            return { data: { ...session, ipAddress: null, userAgent: null } }
          },
        },
      },
    },
    advanced: {
      cookiePrefix: 'lct',
      useSecureCookies: settings.publicUrl.startsWith('https:'),
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId() },
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        storeToken: 'hashed',
        expiresIn: 10 * MINUTE,
        // Called for unknown addresses too; whoever asks learns nothing from the answer.
        async sendMagicLink({ email, token }) {
          const person = await findSignIn(db, { email: email.toLowerCase() })
          if (person?.email && maySignInByLink(person))
            await jobs.send(null, 'mail', signInMail(person.email, token, settings))
        },
      }),
      twoFactor({
        issuer: settings.brand,
        schema: { twoFactor: { modelName: 'authTwoFactor' } },
      }),
    ],
  })
}
