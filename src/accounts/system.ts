import type { Ctx, Services } from '../platform/context.ts'

/** The context of what the service does by itself: first set-up, jobs, the command line. */
export const systemContext = (services: Services, code = 'system'): Ctx => ({
  ...services,
  actor: { kind: 'system', personId: null, sessionId: null, grants: [] },
  acting: { code, personId: code, role: 'admin', organisationId: '', siteId: null, siteIds: [] },
  scope: { all: true, organisationIds: [], siteIds: [] },
  requestId: code,
  language: 'fr',
  idempotencyKey: null,
  occurredAt: null,
})
