import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { scanInto } from './scanner.ts'
import { settle } from './settle.ts'
import { openBrowser, type Site, startSite, visit } from './site.ts'

describe('coming in, staying in, and what happens when the ground moves', () => {
  let site: Site
  let browser: Browser
  const ends: (() => Promise<void> | void)[] = []
  before(async () => {
    site = await startSite({ after: (end) => ends.push(end) })
    browser = await openBrowser({ after: (end) => ends.push(end) })
  })
  after(async () => {
    for (const end of ends) await end()
  })
  const person = (role: string) => {
    const found = site.sheet.people.find((p) => p.role === role)
    assert.ok(found, role)
    return found
  }

  test('a wrong password is refused in words, what was typed stays, the right one lets in: by keyboard alone', async () => {
    const { page, faults } = await visit(browser, site, null)
    await page.goto('/sign-in')
    await page.getByLabel('Adresse électronique').focus()
    await page.keyboard.type(person('supervisor').email)
    await page.keyboard.press('Tab')
    await page.keyboard.type('ce n’est pas lui')
    await page.keyboard.press('Enter')
    const refusal = page.getByRole('alert')
    await refusal.waitFor()
    assert.match((await refusal.textContent()) ?? '', /Identifiants refusés/)
    assert.equal(
      await page.getByLabel('Adresse électronique').inputValue(),
      person('supervisor').email,
    )
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(person('supervisor').password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /Bonjour/ }).waitFor()
    assert.deepEqual(faults, [])
    await page.context().close()
  })

  test('a donor comes in by the link of a mail; a member of staff gets none', async () => {
    const { page } = await visit(browser, site, null)
    const ask = async (email: string) => {
      await page.goto('/sign-in')
      await page.getByText('Lien par courriel').click()
      await page.getByLabel('Adresse électronique').fill(email)
      await page.getByRole('button', { name: 'Recevoir un lien' }).click()
      await page.getByText(/il vient de partir/).waitFor()
    }
    const links = () =>
      (existsSync(site.mailDir) ? readdirSync(site.mailDir, { recursive: true }) : [])
        .map(String)
        .filter((f) => /\.\w+$/.test(f))
        .map((f) => readFileSync(path.join(site.mailDir, f), 'utf8'))
        .flatMap(
          (mail) =>
            mail
              .replace(/=\r?\n/g, '')
              .replaceAll('=3D', '=')
              .match(/http\S+magic-link\/verify\S+/g) ?? [],
        )
    await ask(person('accountant').email)
    await ask(person('donor').email)
    for (let i = 0; i < 100 && links().length === 0; i++) await page.waitForTimeout(100)
    const [link, ...more] = links()
    assert.ok(link, 'the mail came')
    assert.deepEqual(more, [], 'one mail alone: the accountant’s never left')
    await page.goto(link)
    await page.getByRole('heading', { level: 1, name: /Bonjour/ }).waitFor()
    await page.context().close()
  })

  test('on a shared computer, a scanned badge and four digits change the person', async () => {
    const { page, faults } = await visit(browser, site, 'technician3')
    await page.goto('/')
    await settle(page)
    const first = await page.getByRole('heading', { level: 1 }).textContent()
    await page.getByRole('button', { name: 'Changer de personne' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Badge' }).waitFor()
    await scanInto(page, site.sheet.badge.badge)
    assert.equal(
      await page.evaluate(() => document.activeElement?.id),
      'pin',
      'the code is asked next',
    )
    await page.keyboard.type(site.sheet.badge.pin)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('heading', { level: 1, name: /Bonjour/ }).waitFor()
    await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, first)
    assert.deepEqual(faults, [])
    await page.context().close()
  })

  test('a screen of another role says so, shows nothing, and the API refuses as well', async () => {
    const { page, context } = await visit(browser, site, 'cashier')
    await page.goto('/people')
    await page
      .getByRole('heading', { level: 1, name: 'Cet écran n’est pas pour votre rôle' })
      .waitFor()
    assert.equal(
      await page.getByRole('navigation').getByRole('link', { name: 'Personnes' }).count(),
      0,
    )
    assert.equal((await context.request.get('/api/v1/people')).status(), 403)
    await context.close()
  })

  test('who is not signed in is asked to, and lands where they were going', async () => {
    const { page } = await visit(browser, site, null)
    await page.goto('/account')
    await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor()
    await page.getByLabel('Adresse électronique').fill(person('accountant').email)
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(person('accountant').password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor()
    await page.context().close()
  })

  test('a session that ends under an open page asks to sign in over it, and the page is still there', async () => {
    const { page, context } = await visit(browser, site, 'shopManager')
    await page.goto('/account')
    await page.getByLabel('Nouveau code').fill('112233')
    await context.clearCookies()
    await page.getByRole('button', { name: 'Enregistrer le code' }).click()
    const dialog = page.getByRole('dialog', { name: 'Votre session est terminée' })
    await dialog.getByLabel('Adresse électronique').fill(person('shopManager').email)
    await dialog.getByRole('textbox', { name: 'Mot de passe' }).fill(person('shopManager').password)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    assert.equal(await page.getByLabel('Nouveau code').inputValue(), '112233')
    await page.getByRole('button', { name: 'Enregistrer le code' }).click()
    await page.getByText('Code enregistré.').waitFor()
    await context.close()
  })

  test('the service stops and starts again under an open page: it is said, nothing typed is lost, and it goes on', async () => {
    const { page, faults } = await visit(browser, site, 'shopManager')
    await page.goto('/account')
    await page.getByLabel('Nouveau code').fill('445566')
    await site.stop()
    await page.getByRole('button', { name: 'Enregistrer le code' }).click()
    const silence = page.locator('[data-problem=unreachable]')
    await silence.waitFor()
    assert.match((await silence.textContent()) ?? '', /Ce que vous avez saisi est toujours là/)
    assert.equal(await page.getByLabel('Nouveau code').inputValue(), '445566')
    await site.start()
    await page.getByRole('button', { name: 'Enregistrer le code' }).click()
    await page.getByText('Code enregistré.').waitFor()
    assert.equal(await silence.count(), 0)
    assert.deepEqual(faults, [])
    await page.context().close()
  })
})
