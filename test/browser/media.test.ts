import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { nwipeLog } from '../walk/steps.ts'
import { scanInto } from './scanner.ts'
import { settle } from './settle.ts'
import { openBrowser, type Site, startSite, visit } from './site.ts'

describe('les supports en stock', () => {
  let site: Site
  let browser: Browser
  let page: Page
  let faults: string[]
  const ends: (() => Promise<void> | void)[] = []
  const later = { after: (end: () => Promise<void> | void) => void ends.push(end) }

  before(async () => {
    site = await startSite(later)
    browser = await openBrowser(later)
    const visited = await visit(browser, site, 'technician', { width: 360 })
    page = visited.page
    faults = visited.faults
  })
  after(async () => {
    assert.deepEqual(faults, [])
    for (const end of ends) await end()
  })
  const ask = async (path: string) => (await page.context().request.get(`/api/v1${path}`)).json()

  test('un disque du stock : son journal l’efface, puis un autre appareil le reçoit', async () => {
    const { items } = await ask('/media?dataState=presumed')
    const disk = items.find((m: any) => m.serial)
    assert.ok(disk, 'the demo has a disk in stock')
    const erased = (await ask(`/devices?state=ERASED&siteId=${disk.siteId}&limit=50`)).items
    const target = erased.find((d: any) => d.category === 'desktop' || d.category === 'laptop')
    assert.ok(target, 'the demo has an erased machine at its site')

    await page.goto('/media')
    await settle(page)
    const card = page.locator('article', { hasText: disk.serial })
    await card.getByText('Données présumées').waitFor()
    assert.equal(await card.getByRole('button', { name: /Monter/ }).count(), 0)
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
    const buffer = nwipeLog(disk.model, disk.serial, disk.bytes, yesterday.replaceAll('-', '/'))
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'nwipe_log.txt', mimeType: 'text/plain', buffer })
    await page.getByRole('status').getByText('Effacé', { exact: true }).waitFor()

    await card.getByRole('button', { name: /Monter/ }).click()
    const dialog = page.getByRole('dialog')
    await scanInto(page, target.tag)
    await dialog.getByRole('status').getByText(target.tag.slice(0, 4)).waitFor()
    await dialog.getByRole('button', { name: 'Monter dans un appareil' }).click()
    await card.waitFor({ state: 'detached' })
    const device = await ask(`/devices/${target.tag}`)
    assert.deepEqual(
      device.media.filter((m: any) => m.id === disk.id).map((m: any) => [m.place, m.dataState]),
      [['device', 'erased']],
    )
    assert.equal(device.state, 'ERASED')
  })
})
