import { findConfigured, listConfigured } from '../configuration/queries.ts'
import type { Ctx, Services } from '../platform/context.ts'
import { addMonths, parisDate } from '../platform/dates.ts'
import { notFound } from '../platform/problems.ts'
import { DEMO_DOMAIN, DEMO_PASSWORD } from './demo.ts'
import { listDemoPeople } from './queries.ts'

/** What the service says of itself to anyone. The demonstration's people and password are told in a demonstration only. */
export async function getService(ctx: Ctx) {
  const { brand, demo, publicUrl } = ctx.settings
  const found = await listConfigured(ctx.db, 'notice', parisDate(ctx.now()))
  const of = (key: string) => found.get(key) ?? null
  return {
    brand,
    demo,
    publicUrl,
    notices: {
      legal: of('legal'),
      contact: of('contact'),
      accessibility: of('accessibility'),
      privacy: of('privacy'),
      security: of('security'),
    },
    demoPeople: demo ? await listDemoPeople(ctx, DEMO_DOMAIN) : [],
    demoPassword: demo ? DEMO_PASSWORD : null,
  }
}

/**
 * Whom to tell of a weakness: RFC 9116, made of the notice `security` in force. Fresh at each look, good for three months.
 * @throws NOT_FOUND where there is none, or it names nobody to write to.
 */
export async function getSecurityText({ db, now, settings }: Services): Promise<string> {
  const today = parisDate(now())
  const { mail, url } = (await findConfigured(db, 'notice', today, 'security'))?.value ?? {}
  if (!mail && !url) throw notFound('security.txt')
  return [
    ...(mail ? [`Contact: mailto:${mail}`] : []),
    ...(url ? [`Contact: ${url}`] : []),
    `Expires: ${addMonths(today, 3)}T00:00:00Z`,
    'Preferred-Languages: fr, en',
    `Canonical: ${settings.publicUrl}/.well-known/security.txt`,
    '',
  ].join('\n')
}
