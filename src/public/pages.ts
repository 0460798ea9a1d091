import type { FastifyInstance } from 'fastify'

/**
 * The addresses that labels and papers carry, in the capitals of a QR code or as typed. They answer from the API
 * until they have pages of their own; an address once printed keeps working. `api` is the API's path.
 */
export function publicPages(app: FastifyInstance, api: string) {
  const pages: Record<string, string> = { d: 'devices', check: 'documents' }
  for (const [name, resource] of Object.entries(pages))
    for (const prefix of [name, name.toUpperCase()])
      app.get<{ Params: { code: string } }>(
        `/${prefix}/:code`,
        { schema: { hide: true }, config: { access: 'public' } },
        (request, reply) =>
          reply.redirect(
            `${api}/public/${resource}/${encodeURIComponent(request.params.code)}`,
            302,
          ),
      )
}
