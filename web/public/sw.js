// Keeps the pages of one build so that they open without a network. Never the API, never a paper, nobody's data.
const BUILD = '__BUILD__'
const FILES = __FILES__
const PATIENCE_MS = 4000

self.addEventListener('install', (event) => {
  const keep = async () => {
    const kept = await caches.open(BUILD)
    await kept.addAll(FILES)
    await kept.put('/', await fetch('/', { headers: { accept: 'text/html' } }))
    await self.skipWaiting()
  }
  event.waitUntil(keep())
})
self.addEventListener('activate', (event) => {
  // The build before stays: a page still open on it finds its files.
  const forget = async () => Promise.all((await caches.keys()).slice(0, -2).map((name) => caches.delete(name)))
  event.waitUntil(forget().then(() => self.clients.claim()))
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return
  if (request.mode === 'navigate')
    event.respondWith(
      fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(async () => (await (await caches.open(BUILD)).match('/')) ?? Response.error()),
    )
  else if (pathname.startsWith('/assets/') || FILES.includes(pathname))
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
})
