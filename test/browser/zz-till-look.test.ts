import { test } from 'node:test'
import { openBrowser, startSite, visit } from './site.ts'
import { settle } from './settle.ts'
test('x', async (t) => {
  const t0 = Date.now()
  const site = await startSite(t)
  const browser = await openBrowser(t)
  console.log('up', Date.now() - t0)
  const { page, context } = await visit(browser, site, 'cashier')
  const get = async (p: string) => (await context.request.get('/api/v1' + p)).json()
  const till = await get('/tills/T01')
  console.log(JSON.stringify(till))
  const shop = await get('/devices?state=IN_SHOP&siteId=' + till.siteId)
  console.log(JSON.stringify(shop.items.map((d: any) => [d.tag, d.category, d.performanceClass, d.cosmeticGrade, d.kitId])))
  console.log(JSON.stringify((await get('/products?siteId=' + till.siteId)).items))
  const k = page.keyboard
  const focus = () => page.evaluate(() => { const a = document.activeElement as any; return a.tagName + '#' + a.id + ' ' + (a.getAttribute('aria-label') ?? a.labels?.[0]?.innerText ?? a.innerText ?? '').slice(0, 60) })
  await page.goto('/')
  await settle(page)
  for (let i = 0; i < 14; i++) { console.log(await focus()); await k.press('Tab') }
  await page.goto('/tills')
  await settle(page)
  for (let i = 0; i < 25; i++) { console.log(await focus()); await k.press('Tab') }
  await page.goto('/tills/T01')
  await settle(page)
  console.log(await focus())
  const m = await visit(browser, site, 'shopManager')
  await m.page.goto('/account')
  await settle(m.page)
  console.log(await m.page.locator('main').innerText())
  console.log(JSON.stringify(await (await m.context.request.get('/api/v1/tills/T01/verification')).json()))
  console.log('done', Date.now() - t0)
})
