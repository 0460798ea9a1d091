import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { scanInto } from './scanner.ts'
import { settle } from './settle.ts'
import { openBrowser, type Site, startSite, visit } from './site.ts'

type Row = { tag: string; siteId: string; state: string; category: string }

describe('un poste de l’atelier', () => {
  let site: Site
  let browser: Browser
  let page: Page
  let faults: string[]
  let siteId = ''
  const ends: (() => Promise<void> | void)[] = []
  const later = { after: (end: () => Promise<void> | void) => void ends.push(end) }

  before(async () => {
    site = await startSite(later)
    browser = await openBrowser(later)
    const visited = await visit(browser, site, 'technician')
    page = visited.page
    faults = visited.faults
    const { items } = await (
      await page.context().request.get('/api/v1/devices?state=RECEIVED')
    ).json()
    siteId = items[0].siteId
    await page.addInitScript((id) => localStorage.setItem('site-of-work', id), siteId)
    // A scale that sends a moving mass, then one that stands still.
    await page.addInitScript(() => {
      const port = {
        open: async () => {},
        close: async () => {},
        writable: null,
        get readable() {
          return new ReadableStream({
            start: (to) =>
              to.enqueue(new TextEncoder().encode('US,GS,+ 0.9kg\r\nST,GS,+ 1.200kg\r\n')),
          })
        },
      }
      const serial = { getPorts: async () => [port], requestPort: async () => port }
      Object.defineProperty(navigator, 'serial', { value: serial })
    })
  })
  after(async () => {
    assert.deepEqual(faults, [])
    for (const end of ends) await end()
  })
  const list = async (state: string): Promise<Row[]> => {
    const answer = await page
      .context()
      .request.get(`/api/v1/devices?state=${state}&siteId=${siteId}`)
    return (await answer.json()).items
  }
  const read = async (tag: string) =>
    (await page.context().request.get(`/api/v1/devices/${tag}`)).json()
  /** Devices that may be sorted at once, a tablet first. */
  const sortable = async (): Promise<string[]> => {
    const rows = await list('RECEIVED')
    const devices = await Promise.all(rows.map((r) => read(r.tag)))
    return devices
      .filter((d) =>
        d.allowed.some(
          (s: { to: string; blockers: string[] }) => s.to === 'TRIAGED' && s.blockers.length === 0,
        ),
      )
      .sort((a, b) => Number(b.category === 'tablet') - Number(a.category === 'tablet'))
      .map((d) => d.tag)
  }
  let sorted = ''

  test('les cartes mènent au poste, qui dit quoi faire et montre ce qui attend', async () => {
    await page.goto('/stations')
    await page.getByRole('link', { name: /^Tri/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Tri' }).waitFor()
    await settle(page)
    const [first] = await list('RECEIVED')
    assert.ok(first)
    const printed = `${first.tag.slice(0, 4)}-${first.tag.slice(4)}`
    await page.getByRole('link', { name: new RegExp(printed) }).waitFor()
  })

  test('plusieurs appareils à la suite : une ligne répond à chacun, et le mauvais code à part', async () => {
    const [one, two] = await sortable()
    assert.ok(one && two)
    await page.getByText('Plusieurs à la suite').click()
    await page.getByRole('radio', { name: 'Trier' }).check()
    sorted = one
    for (const code of [one, two, '00000000']) await scanInto(page, code)
    const lines = page.getByRole('list', { name: 'Derniers scans' }).getByRole('listitem')
    await page.getByText('envoi…').first().waitFor({ state: 'hidden' })
    await settle(page)
    assert.equal(await lines.count(), 3)
    assert.equal(await lines.filter({ hasText: 'Trié' }).count(), 2)
    assert.deepEqual([(await read(one)).state, (await read(two)).state], ['TRIAGED', 'TRIAGED'])
  })

  test('une carte change de poste, et un appareil d’ailleurs dit où le poser', async () => {
    await page.getByText('Un par un').click()
    await scanInto(page, 'LCT:STATION:ERASURE')
    await page.getByRole('heading', { level: 1, name: 'Effacement' }).waitFor()
    await scanInto(page, sorted)
    await page.getByText('Ce n’est pas pour ce poste').waitFor()
    await page.getByRole('link', { name: 'Ouvrir ce poste' }).click()
    await page.getByRole('heading', { level: 1, name: 'Tri' }).waitFor()
    await page.getByRole('button', { name: 'Mettre en quarantaine' }).waitFor()
  })

  test('la balance est lue une fois immobile, et le contenant enlevé', async () => {
    await page.getByRole('button', { name: 'Peser' }).click()
    await page.getByRole('button', { name: 'Ajouter un contenant' }).click()
    await page.getByLabel('Son nom').fill('Bac bleu')
    await page.getByLabel('Sa masse vide').fill('0,5')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Lire la balance' }).click()
    await page.getByText('moins').waitFor()
    assert.equal(await page.getByLabel('Masse en kilogrammes').inputValue(), '0,7')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Masse notée').first().waitFor()
    const device = await read(sorted)
    assert.deepEqual([device.massGrams, device.massSource], [700, 'scale'])
  })
})
