import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Download, Locator, Page } from 'playwright-core'
import { parisDate } from '../../src/platform/dates.ts'
import { settle } from './settle.ts'
import { openBrowser, type Site, startSite, visit } from './site.ts'

const DONOR = 'Cabinet Mirabelle SAS'
const today = parisDate(new Date().toISOString())
const REASON = 'Valeur à corriger : le donateur en enverra une autre.'

const get = async (context: BrowserContext, path: string) => {
  const answer = await context.request.get(`/api/v1${path}`)
  assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}
const title = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor()
const section = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name }) })
const said = (page: Page, words: string | RegExp) =>
  page.getByRole('status').filter({ hasText: words }).first().waitFor()
const focused = (page: Page, target: Locator) =>
  target.and(page.locator(':focus')).waitFor({ state: 'attached' })
/** An amount as a French reader sees it, whatever the spaces. */
const euros = (cents: number) =>
  new RegExp(
    new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })
      .format(cents / 100)
      .replace(/\s/g, '\\s'),
  )
const keep = async (page: Page, button: string): Promise<Download> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return download
}

describe('le reçu fiscal', () => {
  let site: Site
  let browser: Browser
  let accountant: Awaited<ReturnType<typeof visit>>
  let gift: { id: string; reference: string }
  let row: { issuerId: string; year: number; total: number }
  let receiptId = ''
  let paper = { number: '', checkCode: '', file: '' }
  const ends: (() => Promise<void> | void)[] = []
  before(async () => {
    site = await startSite({ after: (end) => ends.push(end) })
    browser = await openBrowser({ after: (end) => ends.push(end) })
    accountant = await visit(browser, site, 'accountant')
    const { items } = await get(accountant.context, '/issuers')
    const issuerId = items[0].organisationId
    const year = Number(today.slice(0, 4))
    // In January, nothing of the demo is of this year yet.
    const total = (await toPrepare(issuerId, year))?.totalCents ?? 0
    row = { issuerId, year, total }
    gift = await twoScreensWithoutValue()
  })
  after(async () => {
    for (const end of ends) await end()
  })

  const toPrepare = async (issuerId: string, year: number) => {
    const path = `/receipts-to-prepare?issuerId=${issuerId}&year=${year}`
    const { items } = await get(accountant.context, path)
    return items.find((d: any) => d.donorName === DONOR)
  }

  /** By the API, a gift fetched, received and accepted today, of which nothing says the value. */
  async function twoScreensWithoutValue() {
    const session = async (person: string) => {
      const { context } = await visit(browser, site, person)
      return async (path: string, data: unknown) => {
        const answer = await context.request.post(`/api/v1${path}`, {
          data,
          headers: { origin: site.base },
        })
        assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`)
        return answer.json()
      }
    }
    const donor = await session('donor')
    const coordinator = await session('coordinator')
    const collector = await session('collector')
    const technician = await session('technician')
    const siteId = site.sheet.sites.find((s) => s.name === 'Atelier Nord')?.id
    const doneeId = site.sheet.organisations.find((o) => o.kind === 'association')?.id
    const draft = await donor('/donations', {
      legalBasis: 'private',
      pickupAddress: {
        street: '12 rue des Mirabelles',
        postcode: '13999',
        city: 'Exempleville',
        country: 'FR',
      },
      contact: { name: 'Accueil' },
      lines: [{ category: 'monitor', quantity: 2 }],
    })
    const { id, version, lines, reference } = await donor(`/donations/${draft.id}/submit`, {
      version: draft.version,
    })
    const lineId = lines[0].id
    await coordinator(`/donations/${id}/decision`, {
      version,
      doneeId,
      lines: [{ lineId, accept: true }],
    })
    const round = await coordinator('/collections', {
      donationIds: [id],
      plannedOn: today,
      siteId,
    })
    await collector(`/collections/${round.id}/pickups`, {
      donationId: id,
      lines: [{ lineId, taken: 2 }],
    })
    for (const serial of ['EXM-REC-1', 'EXM-REC-2']) {
      const { tag } = await technician('/devices', {
        donationLineId: lineId,
        siteId,
        category: 'monitor',
        massGrams: 4800,
        massSource: 'scale',
        manufacturer: 'Exemple SA',
        model: 'Écran 22',
        serial,
      })
      await technician(`/devices/${tag}/acceptance`, { accept: true })
    }
    return { id, reference }
  }

  test('the accountant reads that a value is missing, and that the donor is who must give it', async () => {
    const { page } = accountant
    await page.goto('/receipts/prepare')
    const donor = section(page, DONOR)
    await donor.getByText('Il manque quelque chose').waitFor()
    await donor.getByText('Une valeur manque encore').waitFor()
    const missing = donor.getByRole('listitem').filter({ hasText: 'Le donateur doit agir' })
    await missing.getByText(/L’entreprise doit communiquer la valeur du don/).waitFor()
    assert.equal(await missing.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).count(), 2, 'both screens')
    const { missing: said } = await toPrepare(row.issuerId, row.year)
    const wanted = said.filter((m: any) => m.blocks)
    assert.deepEqual(
      wanted.map((m: any) => [m.code, m.from, m.donationId]),
      [['VALUATION_MISSING', 'donor', gift.id]],
    )
  })

  test('the donor is asked for the value, gives it with how it was set, and nobody proposes one', async () => {
    const { page, context, faults } = await visit(browser, site, 'donor')
    await page.goto('/gifts')
    await page.getByRole('link', { name: `Donner la valeur ${gift.reference}` }).click()
    await title(page, `Don ${gift.reference}`)
    const value = page.getByLabel(/^écran × 2 : valeur d’une unité$/)
    await focused(page, value)
    assert.equal(await value.inputValue(), '')
    await section(page, 'Valeur du don').getByText('Pas encore déclarée.').waitFor()
    await value.fill('quarante')
    await page.getByText('Écrivez un montant, par exemple 12,50').waitFor()
    await value.fill('45,50')
    await page.getByRole('button', { name: 'Enregistrer la valeur' }).click()
    await page.getByRole('alert').filter({ hasText: 'Dites comment ces valeurs' }).waitFor()
    await page.getByRole('radio', { name: 'Valeur de marché' }).check()
    await page.getByRole('button', { name: 'Enregistrer la valeur' }).click()
    await said(page, 'Valeur enregistrée.')
    await page.getByText('Chaque ligne acceptée a sa valeur.').waitFor()
    const kept = await get(context, `/donations/${gift.id}/valuation`)
    assert.deepEqual(
      kept.lines.map((v: any) => [v.unitValueCents, v.method, v.byDonor]),
      [[4550, 'VALEUR_VENALE', true]],
    )
    assert.deepEqual(faults, [])
    await context.close()
  })

  test('now it is ready: the accountant prepares it and reads the preview, a PDF that is no receipt yet', async () => {
    const { page, context } = accountant
    await page.reload()
    const donor = section(page, DONOR)
    await donor.getByText('Prêt', { exact: true }).waitFor()
    await donor.getByText(euros(row.total + 9100)).waitFor()
    await donor.getByRole('button', { name: 'Préparer le reçu' }).click()
    await title(page, 'Reçu fiscal, brouillon')
    await page.getByRole('heading', { level: 2, name: 'Prêt à émettre' }).waitFor()
    await section(page, 'L’essentiel')
      .getByText(euros(row.total + 9100))
      .waitFor()
    assert.equal(await page.getByRole('cell', { name: 'EXM-REC-1' }).count(), 1)
    receiptId = new URL(page.url()).pathname.split('/')[2] ?? ''

    const [answer, preview] = await Promise.all([
      page.waitForResponse(/\/preview$/),
      context.waitForEvent('page'),
      page.getByRole('button', { name: 'Voir l’aperçu (PDF)' }).click(),
    ])
    assert.equal(answer.status(), 200)
    assert.equal(answer.headers()['content-type'], 'application/pdf')
    const bytes = await (await context.request.get(answer.url())).body()
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
    await preview.close()
    const draft = await get(context, `/receipts/${receiptId}`)
    assert.equal(draft.status, 'draft')
    assert.equal(draft.number, null)
    assert.ok(draft.donationIds.includes(gift.id))
  })

  test('an auditor reads the draft and finds nothing to press; a cashier is told that it is not their screen', async () => {
    const auditor = await visit(browser, site, 'auditor')
    await auditor.page.goto(`/receipts/${receiptId}`)
    await title(auditor.page, 'Reçu fiscal, brouillon')
    await auditor.page
      .getByText('Seule la comptabilité de l’organisme peut émettre ou supprimer ce brouillon.')
      .waitFor()
    await auditor.page.getByRole('button', { name: 'Voir l’aperçu (PDF)' }).waitFor()
    for (const name of [/Émettre/, /Supprimer/])
      assert.equal(await auditor.page.getByRole('button', { name }).count(), 0, String(name))
    await auditor.page.goto('/receipts/prepare')
    await section(auditor.page, DONOR).getByRole('link', { name: 'Ouvrir le brouillon' }).waitFor()
    assert.equal(await auditor.page.getByRole('button', { name: /Préparer/ }).count(), 0)
    const issue = (context: BrowserContext) =>
      context.request.post(`/api/v1/receipts/${receiptId}/issue`, {
        data: { version: 1 },
        headers: { origin: site.base, 'idempotency-key': crypto.randomUUID() },
      })
    assert.equal((await issue(auditor.context)).status(), 403)

    const cashier = await visit(browser, site, 'cashier')
    for (const path of ['/receipts', '/receipts/prepare', `/receipts/${receiptId}`]) {
      await cashier.page.goto(path)
      await title(cashier.page, 'Cet écran n’est pas pour votre rôle')
    }
    const menu = cashier.page.getByRole('navigation', { name: 'Menu' })
    assert.equal(await menu.getByRole('link', { name: /Reçus/ }).count(), 0)
    assert.equal((await issue(cashier.context)).status(), 403)
    assert.deepEqual([...auditor.faults, ...cashier.faults], [])
    await auditor.context.close()
    await cashier.context.close()
  })

  test('issuing is asked twice; then the paper has the next number, downloads, and is authentic to anybody', async () => {
    const { page, context } = accountant
    const issue = page.getByRole('button', { name: 'Émettre…' })
    await issue.click()
    const dialog = page.getByRole('dialog', { name: 'Émettre définitivement' })
    await dialog.getByText(/Il prendra le prochain numéro, sera signé/).waitFor()
    await dialog.getByText(euros(row.total + 9100)).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await focused(page, issue)
    assert.equal((await get(context, `/receipts/${receiptId}`)).status, 'draft')
    await issue.click()
    await dialog.getByRole('button', { name: 'Émettre définitivement' }).click()
    await title(page, /^Reçu fiscal \d{4}-\d{6}$/)
    await focused(page, page.getByRole('heading', { level: 1 }))
    const issued = await get(context, `/receipts/${receiptId}`)
    assert.equal(issued.status, 'issued')
    assert.equal(issued.totalCents, row.total + 9100)
    paper = { number: issued.number, checkCode: issued.checkCode, file: '' }
    await said(page, `Émis sous le numéro ${paper.number}.`)
    await title(page, `Reçu fiscal ${paper.number}`)

    const download = await keep(page, 'Enregistrer le PDF')
    assert.equal(download.suggestedFilename(), `recuFiscal-${paper.number}.pdf`)
    paper.file = await download.path()
    const bytes = readFileSync(paper.file)
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')

    const nobody = await visit(browser, site, null)
    await nobody.page.goto(`/check/${paper.checkCode}`)
    await nobody.page.getByText('Authentique', { exact: true }).waitFor()
    await nobody.page.getByText(paper.number, { exact: true }).waitFor()
    await nobody.page
      .getByText(createHash('sha256').update(bytes).digest('hex'), { exact: true })
      .waitFor()
    await nobody.page.locator('input[type=file]').setInputFiles({
      name: 'recu.pdf',
      mimeType: 'application/pdf',
      buffer: bytes,
    })
    await nobody.page.getByText('Ce fichier est exactement celui qui a été délivré.').waitFor()
    assert.equal(
      await nobody.page.getByText(DONOR).count(),
      0,
      'who gave is not told to whoever has a code',
    )
    assert.deepEqual(nobody.faults, [])
    await nobody.context.close()
  })

  test('cancelled with its reason, the paper keeps its number, says so to anybody, and the gift is to prepare again', async () => {
    const { page, context } = accountant
    await page.getByRole('button', { name: 'Annuler ce reçu…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Annuler définitivement' })
    const why = dialog.getByRole('textbox', { name: 'Pourquoi ?' })
    await focused(page, why)
    await dialog.getByRole('button', { name: 'Annuler définitivement' }).click()
    assert.equal((await get(context, `/receipts/${receiptId}`)).status, 'issued', 'no reason, no')
    await why.fill(REASON)
    await dialog.getByRole('button', { name: 'Annuler définitivement' }).click()
    await said(page, 'Reçu annulé. Le matériel est de nouveau à préparer.')
    await page.getByText(/^Ce papier n’est plus en vigueur/).waitFor()
    await page.getByText(REASON).first().waitFor()
    await title(page, `Reçu fiscal ${paper.number}`)
    await focused(page, page.getByRole('heading', { level: 1 }))
    for (const name of [/Annuler/, /Remplacer/])
      assert.equal(await page.getByRole('button', { name }).count(), 0)
    assert.equal((await get(context, `/receipts/${receiptId}`)).status, 'cancelled')

    await page.getByRole('link', { name: 'Vérifier ce papier' }).click()
    await page.getByText('Annulé', { exact: true }).waitFor()
    await page.getByText(/puis annulé : il ne vaut plus rien/).waitFor()
    assert.equal(await page.getByText('Authentique', { exact: true }).count(), 0)
    const again = await toPrepare(row.issuerId, row.year)
    assert.ok(again.donationIds.includes(gift.id))
    assert.equal(again.totalCents, row.total + 9100)
  })

  test('the year’s export holds the number and that it was cancelled, and no number is missing', async () => {
    const { page, context, faults } = accountant
    await page.goto('/receipts')
    await settle(page)
    await page.getByRole('row').filter({ hasText: paper.number }).getByText('Annulé').waitFor()
    const download = await keep(page, 'Exporter l’année (tableur)')
    assert.equal(download.suggestedFilename(), `recus-${row.year}.csv`)
    const lines = readFileSync(await download.path(), 'utf8').split(/\r?\n/)
    const mine = lines.filter((line) => line.includes(paper.number))
    assert.equal(mine.length, 1)
    assert.match(mine[0] ?? '', /;annulé;Cabinet Mirabelle SAS;.*;Valeur à corriger/)
    await page.getByRole('button', { name: 'Vérifier les numéros' }).click()
    await said(page, 'Tout est en ordre : aucun numéro ne manque, aucun papier n’a changé.')
    assert.deepEqual(faults, [])
    await context.close()
  })
})
