import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../src/public/demo.ts'
import { settle } from './settle.ts'
import { openBrowser, type Site, startSite, visit } from './site.ts'

const TAG = 'INV-0042'
const HOURS = 'Du lundi au jeudi, 9 h à 12 h'

const get = async (context: BrowserContext, path: string) => {
  const answer = await context.request.get(`/api/v1${path}`)
  assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}
const title = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor()
const said = (page: Page, words: string | RegExp) =>
  page.getByRole('status').filter({ hasText: words }).first().waitFor()

/** Waits until the focus is there, and nowhere else. */
const focused = (page: Page, target: Locator) =>
  target.and(page.locator(':focus')).waitFor({ state: 'attached' })

/** Goes on by Tab, or back by Shift+Tab, until the focus is there. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  const there = target.and(page.locator(':focus'))
  for (let i = 0; i < 150; i++) {
    if ((await there.count()) > 0) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never reached ${target}`)
}
async function press(page: Page, target: Locator) {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}
async function write(page: Page, target: Locator, words: string) {
  await tabTo(page, target)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(words)
}
/** What is said at a field to put it right, read as a screen reader reads it. */
const faultAt = (field: Locator) =>
  field.evaluate((input) => {
    const ids = (input.getAttribute('aria-describedby') ?? '').split(' ')
    return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
  })

describe('une entreprise propose son matériel', () => {
  let site: Site
  let browser: Browser
  let donor: Awaited<ReturnType<typeof visit>>
  /** The offer once it is sent: its id, and the reference that people say on the phone. */
  let id = ''
  let reference = ''
  const ends: (() => Promise<void> | void)[] = []
  before(async () => {
    site = await startSite({ after: (end) => ends.push(end) })
    browser = await openBrowser({ after: (end) => ends.push(end) })
    donor = await visit(browser, site, 'donor')
  })
  after(async () => {
    for (const end of ends) await end()
  })

  test('by the keyboard alone the donor says what it gives; a wrong number is said at its place', async () => {
    const { page } = donor
    await page.goto('/gifts')
    await settle(page)
    await press(page, page.getByRole('link', { name: 'Donner du matériel' }))
    await title(page, 'Donner du matériel')
    await focused(page, page.getByRole('heading', { level: 1 }))

    const laptops = page.getByRole('textbox', { name: 'ordinateur portable', exact: true })
    await write(page, laptops, '20000')
    await page.keyboard.press('Enter')
    await page.getByText('Écrivez une quantité de 1 à 10 000.').waitFor()
    await focused(page, laptops)
    assert.equal(await laptops.getAttribute('aria-invalid'), 'true')
    assert.match(await faultAt(laptops), /Écrivez une quantité de 1 à 10 000/)
    await write(page, laptops, '12')
    await write(page, page.getByRole('textbox', { name: 'écran', exact: true }), '4')

    await press(page, page.getByRole('button', { name: 'Ajouter un appareil identifié' }))
    await focused(page, page.getByRole('combobox', { name: 'Catégorie' }))
    await page.keyboard.type('tablette')
    await write(page, page.getByLabel(/Votre n° d’inventaire/), TAG)
    await page
      .getByRole('list', { name: 'Appareils identifiés' })
      .getByText(`tablette × 1, inventaire ${TAG}`, { exact: true })
      .waitFor()
    await page.keyboard.press('Enter')
    await focused(page, page.getByRole('heading', { level: 2, name: '2. Le lieu' }))
  })

  test('a reload midway loses nothing, and the donor goes on to the summary', async () => {
    const { page } = donor
    await write(page, page.getByRole('textbox', { name: /^Téléphone/ }), 'appelez-moi')
    await page.keyboard.press('Enter')
    const phone = page.getByRole('textbox', { name: /^Téléphone/ })
    await focused(page, phone)
    assert.match(await faultAt(phone), /Écrivez un numéro/)
    await write(page, phone, '01 99 00 00 01')
    await write(page, page.getByRole('textbox', { name: 'Étage' }), '3')
    const lift = page.getByRole('radiogroup', { name: 'Ascenseur ou monte-charge' })
    await tabTo(page, lift.getByRole('radio'))
    // From « Non précisé », the last, round to the first.
    await page.keyboard.press('ArrowDown')
    await focused(page, lift.getByRole('radio', { name: 'Oui' }))
    await write(page, page.getByRole('textbox', { name: 'Horaires possibles' }), HOURS)

    await page.reload()
    await focused(page, page.getByRole('heading', { level: 1, name: 'Donner du matériel' }))
    await page.getByRole('heading', { level: 2, name: '2. Le lieu' }).waitFor()
    assert.equal(await phone.inputValue(), '01 99 00 00 01')
    assert.equal(await page.getByRole('textbox', { name: 'Étage' }).inputValue(), '3')
    assert.ok(await lift.getByRole('radio', { name: 'Oui' }).isChecked())
    const hours = page.getByRole('textbox', { name: 'Horaires possibles' })
    assert.equal(await hours.inputValue(), HOURS)

    await tabTo(page, hours)
    await page.keyboard.press('Enter')
    await focused(page, page.getByRole('heading', { level: 2, name: '3. Les données' }))
    const bios = page.getByRole('radiogroup', { name: 'Mot de passe du BIOS' })
    await tabTo(page, bios.getByRole('radio'))
    await page.keyboard.press('ArrowDown')
    await focused(page, bios.getByRole('radio', { name: 'C’est fait' }))
    await press(page, page.getByRole('button', { name: 'Continuer' }))
    await focused(page, page.getByRole('heading', { level: 2, name: '4. Le récapitulatif' }))
    for (const line of ['12 × ordinateur portable', '4 × écran', `1 × tablette, ${TAG}`])
      await page.getByRole('listitem').filter({ hasText: line }).waitFor()
    await page.getByText('En tout : 17 appareils ou accessoires').waitFor()
  })

  test('the session ends before sending: the donor signs in over the page, sends, and is told the reference', async () => {
    const { page, context } = donor
    await context.clearCookies()
    const send = page.getByRole('button', { name: 'Envoyer l’offre' })
    await press(page, send)
    const dialog = page.getByRole('dialog', { name: 'Votre session est terminée' })
    await dialog.waitFor()
    await focused(page, dialog.getByLabel('Adresse électronique'))
    await write(page, dialog.getByLabel('Adresse électronique'), 'donor@demo.invalid')
    await write(page, dialog.getByRole('textbox', { name: 'Mot de passe' }), DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    // The same button is under the finger again.
    await focused(page, send)
    await page.keyboard.press('Enter')
    await title(page, /^Don DON-\d{4}-\d{6}$/)
    await focused(page, page.getByRole('heading', { level: 1 }))
    await said(page, 'Offre envoyée. Le guichet vous répond ici.')
    await page.getByText(/^Envoyée le .* Le guichet l’examine\.$/).waitFor()

    reference = ((await page.locator('h1').textContent()) ?? '').replace('Don ', '')
    id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const kept = await get(context, `/donations/${id}`)
    assert.equal(kept.reference, reference)
    assert.equal(kept.status, 'submitted')
    assert.deepEqual(
      kept.lines.map((l: any) => [l.category, l.quantity, l.donorAssetTag, l.decision]),
      [
        ['laptop', 12, null, 'pending'],
        ['monitor', 4, null, 'pending'],
        ['tablet', 1, TAG, 'pending'],
      ],
    )
    assert.equal(kept.contact.phone, '01 99 00 00 01')
    assert.deepEqual(kept.access, { floor: 3, lift: true, hours: HOURS })
    assert.equal(kept.unlock.bios, 'done')
    const { items } = await get(context, '/donations?status=submitted&limit=100')
    assert.equal(items.filter((d: any) => d.quantity === 17).length, 1, 'sent once, kept once')

    await page.goto('/gifts')
    await page.getByRole('heading', { level: 2, name: reference }).waitFor()
    await page.getByRole('link', { name: 'Donner du matériel' }).waitFor()
  })

  test('the counter finds it among the new ones, takes two lines, says why it refuses the third, and plans a round', async () => {
    const { page, context, faults } = await visit(browser, site, 'coordinator')
    await page.goto('/counter')
    assert.equal(
      await page.getByRole('tab', { name: /^Nouveaux/ }).getAttribute('aria-selected'),
      'true',
    )
    await page.getByRole('link', { name: `Décider ${reference}` }).click()
    await title(page, `Don ${reference}`)
    await page.getByRole('heading', { level: 2, name: 'Décider' }).waitFor()
    const line = (name: string) => page.getByRole('radiogroup', { name })
    await page.getByRole('button', { name: 'Tout accepter' }).click()
    await line('4 × écran').getByRole('radio', { name: 'Refuser' }).check()
    assert.ok(await line('12 × ordinateur portable').getByLabel('Accepter').isChecked())
    await page
      .getByRole('listitem')
      .filter({ has: line('1 × tablette') })
      .getByText(`inventaire ${TAG}`)
      .waitFor()
    await page.getByLabel('Qui reçoit ce don ?').selectOption('Association Le Second Souffle')

    await page.getByRole('button', { name: 'Enregistrer la décision' }).click()
    await page.getByText('Dites pourquoi : le donateur lira cette raison.').waitFor()
    const why = page.getByRole('combobox', { name: 'Pourquoi' })
    await focused(page, why)
    assert.equal((await get(context, `/donations/${id}`)).status, 'submitted')
    await why.selectOption('Abîmé')
    await page.getByRole('button', { name: 'Enregistrer la décision' }).click()
    await said(page, 'Décision enregistrée. Le donateur la lit dans son suivi.')
    await focused(page, page.getByRole('heading', { level: 1 }))
    const decided = await get(context, `/donations/${id}`)
    assert.deepEqual(
      decided.lines.map((l: any) => [l.category, l.decision, l.decisionReason]),
      [
        ['laptop', 'accepted', null],
        ['monitor', 'refused', 'damaged'],
        ['tablet', 'accepted', null],
      ],
    )

    await page.getByRole('link', { name: 'Prévoir une tournée' }).click()
    await title(page, 'Prévoir une tournée')
    assert.ok(await page.getByRole('checkbox', { name: new RegExp(reference) }).isChecked())
    await page.getByLabel('Site d’arrivée').selectOption('Atelier Nord, Exempleville')
    await page.getByRole('button', { name: 'Prévoir la tournée' }).click()
    await title(page, /^Tournée du /)
    await said(page, /^Tournée prévue/)
    const round = await get(context, `/collections/${new URL(page.url()).pathname.split('/')[2]}`)
    assert.deepEqual(round.donationIds, [id])
    assert.equal(round.plannedOn, (await get(context, `/donations/${id}`)).plannedOn)
    await page.goto('/counter?queue=toReceive')
    await page.getByRole('link', { name: `Enlèvement ${reference}` }).waitFor()
    assert.deepEqual(faults, [])
    await context.close()
  })

  test('on a telephone, whoever collects finds the way and the person to call, and takes everything', async () => {
    const { page, context, faults } = await visit(browser, site, 'collector', {
      width: 360,
      height: 740,
    })
    await page.goto('/rounds')
    await page.getByRole('link', { name: /Cabinet Mirabelle SAS/ }).click()
    await page.getByRole('heading', { level: 2, name: 'Arrêt 1 : Cabinet Mirabelle SAS' }).waitFor()
    await page.getByRole('link', { name: /Appeler le 01.99.00.00.01/ }).waitFor()
    await page.getByText(HOURS).waitFor()
    await page.getByRole('button', { name: 'Tout est là' }).click()
    assert.equal(await page.getByLabel('Ordinateur portable', { exact: true }).inputValue(), '12')
    assert.equal(await page.getByLabel(`Tablette ${TAG}`, { exact: true }).inputValue(), '1')
    assert.equal(
      await page.getByRole('textbox', { name: /^Écran/ }).count(),
      0,
      'what was refused is not asked for',
    )
    const save = page.getByRole('button', { name: 'Enregistrer l’enlèvement' })
    await focused(page, save)
    assert.ok(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      'nothing to scroll sideways',
    )
    await page.keyboard.press('Enter')
    await said(page, `Enlèvement enregistré : ${reference}.`)
    await page.getByText('Tous les arrêts sont faits.').waitFor()
    await focused(page, page.getByRole('heading', { level: 1 }))
    const taken = await get(context, `/donations/${id}`)
    assert.equal(taken.status, 'handedOver')
    assert.deepEqual(
      taken.lines.map((l: any) => [l.category, l.taken]),
      [
        ['laptop', 12],
        ['monitor', null],
        ['tablet', 1],
      ],
    )
    assert.deepEqual(faults, [])
    await context.close()
  })

  test('the donor sees that it was fetched, why a line was refused, and the slip among its papers', async () => {
    const { page, context, faults } = donor
    await page.goto('/gifts')
    await page.getByRole('link', { name: `Suivre ce don ${reference}` }).click()
    await title(page, `Don ${reference}`)
    await page.getByText(/^Enlevé le .* Les appareils sont comptés et étiquetés\.$/).waitFor()
    const step = page.locator('[aria-current=step]')
    assert.match((await step.first().textContent()) ?? '', /^Réception \(en cours\)/)
    await page.getByText(/^2 lignes acceptées sur 3, le /).waitFor()
    await page.getByText('Bénéficiaire : Association Le Second Souffle.').waitFor()
    const refused = page.getByRole('listitem').filter({ hasText: 'Raison : abîmé' })
    await refused.getByRole('heading', { level: 3, name: 'écran × 4' }).waitFor()
    await page
      .locator('section')
      .filter({ has: page.getByRole('heading', { level: 2, name: 'Documents de ce don' }) })
      .getByText(/^Bordereau/)
      .first()
      .waitFor()
    const papers = await get(context, `/documents?subjectId=${id}`)
    assert.deepEqual(
      papers.items.map((d: any) => d.kind),
      ['pickupSlip'],
    )
    assert.deepEqual(faults, [])
    await context.close()
  })

  test('a public body is told which line is worth too much to be given, goes there, and sends the rest as it was', async () => {
    const { page, context, faults } = await visit(browser, site, 'donor2')
    await page.goto('/gifts/new')
    await page.getByRole('button', { name: 'Ajouter un appareil identifié' }).click()
    await page.getByRole('combobox', { name: 'Catégorie' }).selectOption('tablette')
    await page.getByLabel(/Valeur de l’unité/).fill('450,00')
    await page.getByLabel('Comment cette valeur est fixée').selectOption('Valeur de marché')
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByRole('heading', { level: 2, name: '2. Le lieu' }).waitFor()
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByRole('heading', { level: 2, name: '3. Les données' }).waitFor()
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByRole('button', { name: 'Envoyer l’offre' }).click()
    const refusal = page.getByRole('alert').filter({ hasText: 'Rien n’est perdu' })
    await refusal.getByText(/^Ligne 1 \(tablette\) : .*300/).waitFor()
    await focused(page, refusal)
    await page.getByRole('button', { name: 'Aller à l’étape 1' }).click()
    await page.getByRole('heading', { level: 2, name: '1. Le matériel' }).waitFor()
    await page.getByRole('button', { name: /^Modifier : tablette/ }).click()
    await page.getByLabel(/Valeur de l’unité/).fill('50')
    await page.getByRole('button', { name: /^4/ }).click()
    await page.getByRole('button', { name: 'Envoyer l’offre' }).click()
    await title(page, /^Don DON-/)
    const kept = await get(context, `/donations/${new URL(page.url()).pathname.split('/')[2]}`)
    assert.equal(kept.status, 'submitted')
    assert.equal(kept.lines[0].declaredUnitValueCents, 5000)
    assert.deepEqual(faults, [])
    await context.close()
  })
})
