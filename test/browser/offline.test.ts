import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { scanInto } from './scanner.ts'
import { settle } from './settle.ts'
import { openBrowser, type Site, startSite, visit } from './site.ts'

const SCANS = 50
type Fact = { kind: string; occurredAt: string; recordedAt: string; data: { to?: string } }
type Line = { lineId: string }

describe('un établi sans réseau', () => {
  let site: Site
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let faults: string[]
  let workshop: { id: string; organisationId: string }
  let tags: string[] = []
  const ends: (() => Promise<void> | void)[] = []
  const later = { after: (end: () => Promise<void> | void) => void ends.push(end) }

  before(async () => {
    site = await startSite(later)
    browser = await openBrowser(later)
    workshop = site.sheet.sites.find((s) => s.name === 'Atelier Nord')!
    tags = await receiveMany(SCANS + 4)
    const visited = await visit(browser, site, 'technician')
    ;({ context, page, faults } = visited)
    await page.addInitScript((id) => localStorage.setItem('site-of-work', id), workshop.id)
  })
  after(async () => {
    for (const end of ends) await end()
  })

  /** Asks the API as a person of the demo. */
  const as = async (person: string) => {
    const { context: own } = await visit(browser, site, person)
    return async (to: string, data?: unknown) => {
      const answer = data
        ? await own.request.post(`/api/v1${to}`, { data, headers: { origin: site.base } })
        : await own.request.get(`/api/v1${to}`)
      assert.ok(answer.ok(), `${to}: ${answer.status()} ${await answer.text()}`)
      return answer.json()
    }
  }
  /** A gift of laptops that was handed over; its line. */
  async function handOver(count: number): Promise<{ id: string; lineId: string }> {
    const [donor, counter, collector] = [
      await as('donor'),
      await as('coordinator'),
      await as('collector'),
    ]
    const offer = await donor('/donations', {
      legalBasis: 'private',
      pickupAddress: { street: '1 quai des Exemples', postcode: '13002', city: 'Marseille' },
      contact: { name: 'Accueil' },
      lines: [{ category: 'laptop', quantity: count }],
    })
    const lineId = offer.lines[0].id
    const { version } = await donor(`/donations/${offer.id}/submit`, { version: offer.version })
    await counter(`/donations/${offer.id}/decision`, {
      doneeId: workshop.organisationId,
      version,
      lines: [{ lineId, accept: true }],
    })
    const round = await counter('/collections', {
      donationIds: [offer.id],
      plannedOn: new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }),
      siteId: workshop.id,
    })
    await collector(`/collections/${round.id}/pickups`, {
      donationId: offer.id,
      lines: [{ lineId, taken: count }] satisfies (Line & { taken: number })[],
    })
    return { id: offer.id, lineId }
  }
  /** Laptops of one gift, received at the workshop. */
  async function receiveMany(count: number): Promise<string[]> {
    const { lineId } = await handOver(count)
    const bench = await as('technician')
    const received: string[] = []
    for (let n = 0; n < count; n++) {
      const device = await bench('/devices', {
        donationLineId: lineId,
        siteId: workshop.id,
        category: 'laptop',
        massGrams: 1900,
        massSource: 'scale',
        manufacturer: 'Exemple SA',
        model: 'Portable 15',
        serial: `OFF-${lineId.slice(-6)}-${n}`,
      })
      received.push(device.tag)
    }
    return received
  }
  const read = async (tag: string) => (await context.request.get(`/api/v1/devices/${tag}`)).json()
  const sorted = async (tag: string): Promise<Fact[]> => {
    const { items } = await (await context.request.get(`/api/v1/devices/${tag}/history`)).json()
    return items.filter((f: Fact) => f.kind === 'device.moved' && f.data.to === 'TRIAGED')
  }
  const chip = (said: string) => page.getByRole('banner').getByRole('link', { name: said })
  /** The whole queue as it lies on the device. */
  const queue = () =>
    page.evaluate(
      () =>
        new Promise<any[]>((done, failed) => {
          const open = indexedDB.open('bench')
          open.onerror = () => failed(open.error)
          open.onsuccess = () => {
            const all = open.result.transaction('acts').objectStore('acts').getAll()
            all.onsuccess = () => {
              open.result.close()
              done(all.result)
            }
          }
        }),
    )

  test('la page s’installe : son nom est la marque, et ce qu’elle garde est prêt', async () => {
    const manifest = await (await context.request.get('/manifest.webmanifest')).json()
    assert.equal(manifest.name, 'La Collect.tech')
    for (const { src, type } of manifest.icons) {
      const icon = await context.request.get(src)
      assert.deepEqual([icon.status(), icon.headers()['content-type']], [200, type])
    }
    await page.goto('/stations/triage')
    await settle(page)
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
      if (!navigator.serviceWorker.controller)
        await new Promise((done) =>
          navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }),
        )
    })
    await chip('Tout est envoyé').waitFor()
    const kept = await page.evaluate(async () => {
      const found: string[] = []
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys())
          found.push(new URL(request.url).pathname)
      return found
    })
    assert.ok(kept.includes('/') && kept.some((f) => f.startsWith('/assets/')))
    assert.deepEqual(
      kept.filter((f) => f.startsWith('/api')),
      [],
      'nothing of the API is kept there',
    )
  })

  test('réseau coupé, cinquante scans : chacun est noté ici, et la page rechargée les a toujours', async () => {
    await page.getByText('Plusieurs à la suite').click()
    await page.getByRole('radio', { name: 'Trier' }).check()
    await context.setOffline(true)
    await chip('Pas de réseau').waitFor()
    for (const tag of tags.slice(0, SCANS)) await scanInto(page, tag)
    await chip(`${SCANS} à envoyer`).waitFor()
    await page.getByText('noté ici, envoyé au retour du réseau').first().waitFor()
    await page.reload()
    await chip(`${SCANS} à envoyer`).waitFor()
    await page.goto('/outbox')
    await page.getByRole('heading', { level: 1, name: 'À envoyer' }).waitFor()
    assert.equal(
      await page.getByRole('list', { name: 'En attente' }).getByRole('listitem').count(),
      SCANS,
    )
    assert.equal((await queue()).filter((a) => a.state === 'waiting').length, SCANS)
  })

  test('réseau revenu, une réponse perdue en route : cinquante faits, aucun deux fois, à l’heure du geste', async () => {
    let lost = 0
    const before = await queue()
    // The service gets the third and answers; the answer never arrives.
    let count = 0
    await context.route('**/api/v1/devices/*/transitions', async (route) => {
      if (++count !== 3) return route.continue()
      await route.fetch()
      lost++
      await route.abort('connectionreset')
    })
    await context.setOffline(false)
    await page.waitForFunction(() => navigator.onLine)
    for (let i = 0; i < 40 && !(await chip('Tout est envoyé').isVisible()); i++) {
      const now = page.getByRole('button', { name: 'Envoyer maintenant' })
      if (await now.isVisible()) await now.click({ timeout: 1000 }).catch(() => {})
      await chip('Tout est envoyé')
        .waitFor({ timeout: 1500 })
        .catch(() => {})
    }
    await chip('Tout est envoyé').waitFor()
    await context.unroute('**/api/v1/devices/*/transitions')
    assert.equal(lost, 1)
    const facts = await Promise.all(tags.slice(0, SCANS).map(sorted))
    assert.deepEqual(
      facts.map((f) => f.length),
      facts.map(() => 1),
    )
    for (const [n, [fact]] of facts.entries()) {
      const said = Date.parse(before[n].at)
      assert.equal(Date.parse(fact!.occurredAt), said, 'done when it was scanned')
      assert.ok(Date.parse(fact!.recordedAt) >= said)
    }
    assert.equal(
      await page.getByRole('list', { name: 'Envoyés aujourd’hui' }).getByRole('listitem').count(),
      SCANS,
    )

    // The same queue once more, as from a copy of the device.
    for (const { args } of before.slice(0, 5)) {
      const again = await context.request.post(`/api/v1/devices/${args.params.code}/transitions`, {
        data: args.body,
        headers: { origin: site.base },
      })
      assert.equal(again.status(), 200)
      assert.equal((await sorted(args.params.code)).length, 1)
    }
  })

  test('un appareil déjà lu se travaille sans réseau, geste après geste, et tout part dans l’ordre', async () => {
    const tag = tags[SCANS]!
    await page.goto('/bench')
    await settle(page)
    await scanInto(page, tag)
    await page.getByRole('button', { name: 'Trier' }).waitFor()
    await context.setOffline(true)
    await page.reload()
    await page.getByText('Pas de réseau : fiche lue le').waitFor()
    await page.getByRole('button', { name: 'Trier' }).click()
    await page.getByText('Trié – noté ici, envoyé au retour du réseau').waitFor()
    await page.getByRole('button', { name: 'Accepter' }).click()
    await page.getByRole('button', { name: 'Plus d’actions' }).click()
    await page.getByRole('button', { name: 'Peser' }).click()
    await page.getByLabel('Masse en kilogrammes').fill('2,1')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('3 gestes notés ici, pas encore envoyés.').waitFor()
    await chip('3 à envoyer').waitFor()
    assert.equal((await read(tag)).state, 'RECEIVED')
    await context.setOffline(false)
    await chip('Tout est envoyé').waitFor()
    const device = await read(tag)
    assert.deepEqual(
      [device.state, device.acceptance, device.massGrams],
      ['TRIAGED', 'accepted', 2100],
    )
  })

  test('une réception commencée continue sans réseau : étiquette, masse, c’est noté, et cela part', async () => {
    const { id } = await handOver(2)
    const bench = await as('technician')
    const { tags: labels } = await bench('/label-batches', { count: 2, layout: 'roll-62' })
    await page.goto(`/bench/receive?donation=${id}`)

    await page.getByRole('button', { name: 'Ordinateur portable' }).click()
    await page.getByLabel('Étiquette', { exact: true }).waitFor()
    await settle(page)
    await context.setOffline(true)
    await page.reload()
    for (const [n, tag] of labels.entries()) {
      await page.getByLabel('Étiquette', { exact: true }).fill(tag)
      await page.getByLabel('Marque', { exact: true }).fill('Exemple SA')
      await page.getByLabel('Modèle', { exact: true }).fill('Portable 15')
      await page.getByLabel('Numéro de série', { exact: true }).fill(`WAIT-${id.slice(-6)}-${n}`)
      await page.getByLabel('Masse en kilogrammes').fill('1,9')
      await page.getByRole('button', { name: 'Recevoir' }).click()
      await chip(`${n + 1} à envoyer`).waitFor()
    }
    const gift = async () => (await bench(`/donations/${id}`)).lines[0].progress.received
    assert.equal(await gift(), 0)
    await context.setOffline(false)
    await chip('Tout est envoyé').waitFor()
    assert.equal(await gift(), 2)
    assert.deepEqual(
      (await Promise.all(labels.map(read))).map((d) => d.state),
      ['RECEIVED', 'RECEIVED'],
    )
  })

  test('un comptage ne se clôture pas tant qu’un de ses scans attend ici', async () => {
    const lead = await visit(browser, site, 'supervisor')
    const open = await as('supervisor')
    const { id } = await open('/counts', { siteId: workshop.id, state: 'TRIAGED' })
    await lead.page.addInitScript((s) => localStorage.setItem('site-of-work', s), workshop.id)
    await lead.page.goto(`/counts/${id}`)
    const close = lead.page.getByRole('button', { name: 'Terminer le comptage' })
    await close.waitFor()
    await settle(lead.page)
    await lead.context.setOffline(true)
    await scanInto(lead.page, tags[0]!)
    await lead.page.getByText('On ne clôture qu’une fois tout envoyé.').waitFor()
    assert.equal(await close.count(), 0)
    await lead.context.setOffline(false)
    await close.waitFor()
    assert.equal((await open(`/counts/${id}`)).found, 1)
    assert.deepEqual(lead.faults, [])
  })

  test('ce qu’un autre a fait entre-temps est montré : on renvoie, ou on abandonne avec un motif écrit', async () => {
    const tag = tags[SCANS + 1]!
    await page.goto('/bench')
    await settle(page)
    await scanInto(page, tag)
    await page.getByRole('button', { name: 'Trier' }).waitFor()
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Trier' }).click()
    await chip('1 à envoyer').waitFor()
    const other = await as('supervisor')
    await other(`/devices/${tag}/transitions`, { to: 'QUARANTINE', reason: 'toCheck' })
    await context.setOffline(false)
    await chip('1 à régler').click()
    await page.getByText('De « reçu » à « en quarantaine » (à vérifier).').waitFor()
    await settle(page)
    await page.getByRole('button', { name: 'Abandonner' }).click()
    await page.getByRole('radio', { name: 'Quelqu’un l’a déjà fait' }).check()
    await page.getByRole('button', { name: 'Abandonner' }).click()
    await chip('Tout est envoyé').waitFor()
    const { items } = await (await context.request.get(`/api/v1/devices/${tag}/history`)).json()
    assert.equal(items.at(-1).kind, 'device.actGivenUp')
    assert.equal(items.at(-1).data?.refusedAs ?? 'TRANSITION_FORBIDDEN', 'TRANSITION_FORBIDDEN')
    assert.equal((await read(tag)).state, 'QUARANTINE')
  })

  test('ce qui attend garde son auteur : se déconnecter ne perd rien, une autre personne ne le signe pas', async () => {
    const tag = tags[SCANS + 2]!
    await page.goto('/bench')
    await settle(page)
    await scanInto(page, tag)
    await page.getByRole('button', { name: 'Trier' }).waitFor()
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Trier' }).click()
    await chip('1 à envoyer').waitFor()
    await page.getByRole('button', { name: /^Vous/ }).click()
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.getByRole('heading', { level: 1, name: 'Un ordinateur donné' }).waitFor()
    assert.equal(
      await page.evaluate(() => localStorage.getItem('kept-for')),
      null,
      'what was read is forgotten',
    )
    // The service ends the session; its answer never arrives, and what is owed is still found paid.
    let lost = 0
    await context.route('**/api/v1/sign-out', async (route) => {
      if (lost > 0) return route.continue()
      await route.fetch()
      lost++
      await route.abort('connectionreset')
    })
    await context.setOffline(false)
    await page.goto('/')
    await page.waitForFunction(() => localStorage.getItem('sign-out-owed') === null)
    await context.unroute('**/api/v1/sign-out')
    assert.equal(lost, 1)
    await settle(page)
    assert.equal((await context.request.get('/api/v1/me')).status(), 401, 'signed out for good')
    await chip('1 à envoyer').waitFor()

    const enter = async (role: string) => {
      const person = site.sheet.people.find((p) => p.role === role)!
      const answer = await context.request.post('/api/auth/sign-in/email', {
        data: { email: person.email, password: person.password },
        headers: { origin: site.base },
      })
      assert.ok(answer.ok())
      await page.goto('/outbox')
      await settle(page)
    }
    await enter('supervisor')
    await page.getByText('Noté par une autre personne').waitFor()
    assert.equal((await read(tag)).state, 'RECEIVED')
    const [{ authors, args }] = (await queue()).filter((a) => a.state === 'waiting')
    const forced = await context.request.post(`/api/v1/devices/${tag}/transitions`, {
      data: args.body,
      headers: { origin: site.base, 'x-author': authors[0] },
    })
    assert.deepEqual([forced.status(), (await forced.json()).code], [409, 'OTHER_AUTHOR'])
    await enter('technician')
    await chip('Tout est envoyé').waitFor()
    assert.equal((await sorted(tag)).length, 1)
    assert.deepEqual(faults, [])
  })
})
