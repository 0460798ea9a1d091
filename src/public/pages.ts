import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../platform/context.ts'

const YEAR_SECONDS = 31_536_000
/** What the pages may do: files of ours, the API, the camera's pictures. Styles made while running bear the nonce. */
const pagePolicy = (nonce: string) =>
  [
    "default-src 'none'",
    // The camera's decoder is WebAssembly; no text ever becomes a script.
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

export type Pages = {
  /** Whether this request is a person's browser that goes to a page, and not a script that asks the API. */
  wanted: (request: FastifyRequest) => boolean
  send: (reply: FastifyReply) => FastifyReply
}

/**
 * The web application's files, built in `webDir`, and its one page, which every address of a screen gets. Null when
 * nothing is built: the API then answers alone.
 */
export async function pages(app: FastifyInstance, services: Services): Promise<Pages | null> {
  const { webDir } = services.settings
  const file = path.join(webDir, 'index.html')
  if (!existsSync(file)) return null
  const [before, after] = readFileSync(file, 'utf8').split('__NONCE__')
  await app.register(fastifyStatic, {
    root: path.join(webDir, 'assets'),
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    // Their names bear their hash.
    maxAge: YEAR_SECONDS * 1000,
    immutable: true,
  })
  const shown = { schema: { hide: true }, config: { access: 'public' } } as const
  for (const [name, type] of icons) {
    const icon = readFileSync(path.join(webDir, name))
    app.get(`/${name}`, shown, (_, reply) =>
      reply.type(type).header('cache-control', 'max-age=86400').send(icon),
    )
  }
  const worker = serviceWorker(webDir)
  app.get('/sw.js', shown, (_, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; connect-src 'self'")
      .header('cache-control', 'no-cache')
      .send(worker),
  )
  const manifest = JSON.stringify(manifestOf(services.settings.brand))
  app.get('/manifest.webmanifest', shown, (_, reply) =>
    reply.type('application/manifest+json').header('cache-control', 'no-cache').send(manifest),
  )
  return {
    wanted: ({ method, url, headers }) =>
      (method === 'GET' || method === 'HEAD') &&
      !/^\/(api|assets|\.well-known)\//i.test(url) &&
      (headers.accept ?? '').includes('text/html'),
    send: (reply) => {
      const nonce = Buffer.from(services.random(16)).toString('base64url')
      return reply
        .code(200)
        .type('text/html; charset=utf-8')
        .header('content-security-policy', pagePolicy(nonce))
        .header('permissions-policy', 'camera=(self), microphone=(), geolocation=()')
        .header('cache-control', 'no-store')
        .send(`${before}${nonce}${after}`)
    },
  }
}

const icons = [
  ['icon.svg', 'image/svg+xml'],
  ['icon-192.png', 'image/png'],
  ['icon-512.png', 'image/png'],
] as const

/** What a device needs to install the application: its name is the brand. */
const manifestOf = (brand: string) => ({
  id: '/',
  name: brand,
  short_name: brand.slice(0, 15),
  lang: 'fr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  theme_color: '#0b5f66',
  background_color: '#f6f8f8',
  icons: [
    { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
    { src: '/icon-192.png', type: 'image/png', sizes: '192x192' },
    { src: '/icon-512.png', type: 'image/png', sizes: '512x512', purpose: 'any maskable' },
  ],
  shortcuts: [{ name: 'Atelier', url: '/bench' }],
})

/** The service worker of this build: its name, and the files it keeps. The camera's decoder is kept when first used. */
function serviceWorker(webDir: string): string {
  const stamp = path.join(webDir, 'built-from')
  const build = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim().slice(0, 16) : 'unnamed'
  const assets = globSync('assets/*.{js,css,woff2}', { cwd: webDir }).sort()
  const files = [...assets, 'icon.svg', 'manifest.webmanifest'].map((f) => `/${f}`)
  return readFileSync(path.join(webDir, 'sw.js'), 'utf8')
    .replace('__BUILD__', build)
    .replace('__FILES__', JSON.stringify(files))
}

/**
 * The addresses that labels and papers carry, in the capitals of a QR code or as typed: a page for who reads, the API's
 * own answer for a script. An address once printed keeps working. `api` is the API's path.
 */
export function printedAddresses(app: FastifyInstance, api: string, shown: Pages | null) {
  const resources: Record<string, string> = { d: 'devices', check: 'documents' }
  for (const [name, resource] of Object.entries(resources))
    for (const prefix of [name, name.toUpperCase()])
      app.get<{ Params: { code: string } }>(
        `/${prefix}/:code`,
        { schema: { hide: true }, config: { access: 'public' } },
        (request, reply) =>
          shown?.wanted(request)
            ? shown.send(reply)
            : reply.redirect(
                `${api}/public/${resource}/${encodeURIComponent(request.params.code)}`,
                302,
              ),
      )
}
