import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { decodeCodes, pdfPages, pdfText } from '../support/pdf.ts'
import { filmOf } from './camera.ts'
import { scanInto } from './scanner.ts'
import { settle } from './settle.ts'
import { openBrowser, type Site, startSite, visit } from './site.ts'

const phone = { width: 360, height: 740, touch: true } as const
const RUN = randomUUID().slice(0, 8).toUpperCase()
const SERIAL = `EXS-${RUN}`
const toured = (file: string) =>
  readFileSync(new URL(`../../docs/tour/${file}`, import.meta.url), 'utf8').replaceAll('@RUN@', RUN)
/** The instant as nwipe writes it, on a workshop's clock. */
const parisNow = () =>
  new Date().toLocaleString('sv-SE', { timeZone: 'Europe/Paris' }).replaceAll('-', '/')
const printed = (tag: string) => `${tag.slice(0, 4)}-${tag.slice(4)}`
const MM = 25.4
const DPI = 300

describe('de la réception à la validation, caméra comprise', () => {
  let site: Site
  let browser: Browser
  const ends: (() => Promise<void> | void)[] = []
  const later = { after: (end: () => Promise<void> | void) => void ends.push(end) }
  /** The gift that the laptop belongs to, then what its label says and bears. */
  const gift = { id: '', reference: '', lineId: '' }
  const label = { tag: '', code: '' }

  before(async () => {
    site = await startSite(later)
    browser = await openBrowser(later)
    Object.assign(gift, await makeGift())
  })
  after(async () => {
    for (const end of ends) await end()
  })

  /** Asks the API as a person of the demo. */
  const as = async (person: string) => {
    const { context } = await visit(browser, site, person)
    return async (to: string, data?: unknown) => {
      const answer = data
        ? await context.request.post(`/api/v1${to}`, { data, headers: { origin: site.base } })
        : await context.request.get(`/api/v1${to}`)
      assert.ok(answer.ok(), `${to}: ${answer.status()} ${await answer.text()}`)
      return answer.json()
    }
  }
  /** A company's laptop: offered, accepted, planned, and taken by the collector. */
  async function makeGift() {
    const [donor, counter, collector] = [
      await as('donor'),
      await as('coordinator'),
      await as('collector'),
    ]
    const workshop = site.sheet.sites.find((s) => s.name === 'Atelier Nord')
    assert.ok(workshop)
    const offer = await donor('/donations', {
      legalBasis: 'private',
      pickupAddress: { street: '1 quai des Exemples', postcode: '13002', city: 'Marseille' },
      contact: { name: 'Accueil' },
      lines: [{ category: 'laptop', quantity: 1 }],
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
      lines: [{ lineId, taken: 1 }],
    })
    return { id: offer.id, reference: offer.reference, lineId }
  }

  const deviceOf = async (page: Page) => {
    const answer = await page.context().request.get(`/api/v1/devices/${label.tag}`)
    assert.equal(answer.status(), 200)
    return answer.json()
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const workAt = (page: Page, name: string) =>
    page.getByLabel('Vous travaillez à').selectOption({ label: name })
  /** What has the focus, as it would be read aloud; null when it is nowhere. */
  const focused = (page: Page) =>
    page.evaluate(() => {
      const it = document.activeElement as HTMLInputElement | null
      if (!it || it === document.body) return null
      return (it.labels?.[0] ?? it).textContent?.trim() || it.getAttribute('aria-label') || it.id
    })
  const waitForFocus = async (page: Page, name: string) => {
    const found = (text: string) => {
      const it = document.activeElement as HTMLInputElement | null
      return (it?.labels?.[0] ?? it)?.textContent?.trim().startsWith(text) ?? false
    }
    await page.waitForFunction(found, name).catch(async () => {
      assert.fail(`the focus is at « ${await focused(page)} », not at « ${name} »`)
    })
  }
  /** Goes on by Tab to what bears that name, never through nowhere. */
  const tabTo = async (page: Page, name: string) => {
    for (let i = 0; i < 60; i++) {
      const at = await focused(page)
      assert.notEqual(at, null, 'the focus is somewhere')
      if (at === name) return
      await page.keyboard.press('Tab')
    }
    assert.fail(`Tab never reached « ${name} »`)
  }
  /** Lets a file fall where the page takes files. */
  const drop = async (page: Page, where: string, name: string, type: string, text: string) => {
    const dataTransfer = await page.evaluateHandle(
      ([n, kind, content]) => {
        const held = new DataTransfer()
        held.items.add(new File([content], n, { type: kind }))
        return held
      },
      [name, type, text] as const,
    )
    const zone = page.getByRole('button', { name: where }).first()
    for (const event of ['dragenter', 'dragover', 'drop'])
      await zone.dispatchEvent(event, { dataTransfer })
  }

  test('at the reception the label is printed as the laptop comes in: one page of the roll’s size, and our own label is no serial', async () => {
    const { page, context, faults } = await visit(browser, site, 'technician', phone)
    // The print window of the browser, as if it had been answered.
    await page.addInitScript(() => {
      window.print = () => {
        document.documentElement.dataset.printed = 'yes'
        setTimeout(() => window.dispatchEvent(new Event('afterprint')))
      }
    })
    await page.goto('/bench/receive')
    await workAt(page, 'Atelier Nord')
    await page.getByLabel('Chercher un don').fill(gift.reference)
    await page.getByText(gift.reference).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Ordinateur portable/ }).click()
    await waitForFocus(page, 'Étiquette')

    await button(page, 'Imprimer une étiquette maintenant').click()
    const view = page.getByRole('dialog', { name: 'Étiquette à coller' })
    await view.getByText('1 page, 62 × 29 mm').waitFor()
    await page.locator('html[data-printed=yes]').waitFor()
    await waitForFocus(page, 'Collée : continuer')
    const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    const pages = await pdfPages(paper, DPI)
    assert.equal(pages.length, 1, 'one page, nothing of the screen around it')
    const mm = (pixels: number) => (pixels / DPI) * MM
    assert.ok(Math.abs(mm(pages[0]!.width) - 62) < 0.5, `${mm(pages[0]!.width)} mm wide`)
    assert.ok(Math.abs(mm(pages[0]!.height) - 29) < 0.5, `${mm(pages[0]!.height)} mm high`)
    assert.doesNotMatch(await pdfText(paper), /Imprimer|Réception/)
    const codes = await decodeCodes(paper, DPI)
    assert.equal(codes.length, 1, 'a scanner reads one code on it')
    label.code = codes[0]!
    label.tag = label.code.split('/').at(-1)!
    assert.equal(label.code, `${site.base}/d/${label.tag}`.toUpperCase(), 'all in capitals')

    await page.keyboard.press('Enter')
    await waitForFocus(page, 'Marque')
    assert.equal(await page.getByLabel('Étiquette', { exact: true }).inputValue(), label.tag)
    await page.keyboard.type('Exemple SA')
    await page.keyboard.press('Enter')
    await waitForFocus(page, 'Modèle')
    await page.keyboard.type('Exemple Book 14')
    await page.keyboard.press('Enter')
    await waitForFocus(page, 'Numéro de série')
    // The wrong code first: our own label is no serial.
    await scanInto(page, label.code)
    await page
      .getByText(/C’est une étiquette du service, pas un numéro de série/)
      .first()
      .waitFor()
    await waitForFocus(page, 'Numéro de série')
    await scanInto(page, SERIAL)
    await waitForFocus(page, 'Masse en kilogrammes')
    await page.keyboard.type('1,85')
    await page.keyboard.press('Enter')
    await page.getByText(`${printed(label.tag)} reçu : ordinateur portable`).waitFor()
    await waitForFocus(page, 'Étiquette')

    const device = await deviceOf(page)
    assert.deepEqual(
      [device.state, device.serial, device.massGrams, device.massSource, device.donationId],
      ['RECEIVED', SERIAL, 1850, 'scale', gift.id],
    )
    const { lines } = await (await context.request.get(`/api/v1/donations/${gift.id}`)).json()
    assert.equal(lines[0].progress.received, 1)
    assert.deepEqual(faults, [])
    await context.close()
  })

  test('at the bench the camera reads that label; sorted, taken back within the minute, erased on proof, tested by keyboard, graded', async () => {
    assert.ok(label.code, 'the label of the reception')
    const camera = path.join(mkdtempSync(path.join(tmpdir(), 'collecte-camera-')), 'label.y4m')
    filmOf(label.code, camera)
    const seeing = await openBrowser(later, { camera })
    const { page, context, faults } = await visit(seeing, site, 'technician', phone)
    await page.goto('/bench')
    await workAt(page, 'Atelier Nord')
    await page.getByRole('button', { name: 'Lire avec la caméra' }).click()
    await page.getByRole('heading', { level: 2, name: 'Ordinateur portable' }).waitFor()
    await page.getByText(printed(label.tag)).first().waitFor()
    assert.equal(await page.locator('video').count(), 0, 'the camera stops once it has read')

    // The card shows what is being sent before the service has answered: what it holds is asked until it does.
    const holds = async (state: string) => {
      for (let tries = 0; tries < 60 && (await deviceOf(page)).state !== state; tries++)
        await page.waitForTimeout(100)
      assert.equal((await deviceOf(page)).state, state)
    }
    await button(page, 'Trier').click()
    await page.getByText('L’appareil redevient : Reçu').waitFor()
    await holds('TRIAGED')
    await button(page, 'Annuler').click()
    await page.getByText('Annulé : l’appareil est de nouveau comme avant – Reçu').waitFor()
    await button(page, 'Trier').waitFor()
    await holds('RECEIVED')
    await button(page, 'Trier').click()
    await page.getByText('L’appareil redevient : Reçu').waitFor()
    await button(page, 'Accepter').click()
    await page.getByText('Accepté', { exact: true }).first().waitFor()

    await button(page, 'Faire l’inventaire des disques').click()
    await drop(
      page,
      'Fichier d’inventaire',
      'poste.json',
      'application/json',
      toured('laptop.json'),
    )
    await page.getByText(/Inventaire lu \(lshw\)\. /).waitFor()
    await page.getByText(`EXD-${RUN}`).first().waitFor()
    await button(page, 'Tout est listé').click()
    await button(page, 'Envoyer à l’effacement').click()
    await button(page, 'Prouver l’effacement').waitFor()
    await holds('TO_ERASE')

    await button(page, 'Prouver l’effacement').click()
    const log = toured('nwipe.txt').replaceAll('@DATE@', parisNow())
    await drop(page, 'Journaux d’effacement', 'nwipe.txt', 'text/plain', log)
    await page.getByText('Plus aucun support ne contient de données.').waitFor()
    await holds('ERASED')
    await button(page, 'Continuer').click()
    await button(page, 'Tester').waitFor()

    // The checklist: nothing but keys.
    await tabTo(page, 'Tester')
    await page.keyboard.press('Enter')
    const left = page.getByText(/^Il reste \d+ lignes?\.$/)
    await left.waitFor()
    const lines = await page.locator('fieldset').count()
    for (let n = lines; n > 0; n--) {
      await page.getByText(n > 1 ? `Il reste ${n} lignes.` : 'Il reste 1 ligne.').waitFor()
      assert.notEqual(await focused(page), null, `the focus is lost at line ${lines - n + 1}`)
      await page.keyboard.press('1')
    }
    await page.getByText('Toutes les lignes ont une réponse.').waitFor()
    await tabTo(page, 'Enregistrer le test')
    await page.keyboard.press('Enter')
    await button(page, 'Noter l’aspect').waitFor()
    assert.notEqual(await focused(page), null)
    await holds('TESTED')

    await button(page, 'Noter l’aspect').click()
    await page.getByLabel(/^B – /).check()
    await button(page, 'Enregistrer').click()
    await page.getByRole('heading', { name: 'Classe de performance' }).waitFor()
    await button(page, 'Continuer').click()
    await button(page, 'Dire le système').click()
    await page.getByLabel(/^Emmabuntüs DE 6/).check()
    await button(page, 'Enregistrer').click()
    await page.getByText(/C’est à un encadrant de le faire/).waitFor()
    assert.equal(await button(page, 'Valider').isDisabled(), true)
    const graded = await deviceOf(page)
    assert.deepEqual([graded.state, graded.cosmeticGrade], ['TESTED', 'B'])
    assert.match(graded.performanceClass, /^P[123]$/)
    const tried = await context.request.post(`/api/v1/devices/${label.tag}/release`, {
      data: {},
      headers: { origin: site.base },
    })
    assert.equal(tried.status(), 403, 'the API refuses it to the technician as well')
    assert.deepEqual(faults, [])
    await context.close()
  })

  test('a misread label and an unknown code are refused in words, and nothing is left on the bench', async () => {
    const { page, context, faults } = await visit(browser, site, 'technician', phone)
    await page.goto(`/bench?code=${label.tag}`)
    await workAt(page, 'Atelier Nord')
    await page.getByRole('heading', { level: 2, name: 'Ordinateur portable' }).waitFor()
    const wrong = label.code.slice(0, -1) + (label.code.endsWith('7') ? '8' : '7')
    await scanInto(page, wrong)
    const refusal = page.getByRole('alert')
    await refusal.getByText(/un caractère est mal lu\. Rescannez/).waitFor()
    assert.match((await refusal.textContent()) ?? '', new RegExp(wrong))
    assert.equal(await page.locator('[data-problem=BAD_LABEL]').count(), 1)
    assert.equal(await page.getByRole('heading', { name: 'Ordinateur portable' }).count(), 0)
    await scanInto(page, 'ZZTOPZZ-NOT')
    await refusal.getByText('Appareil introuvable').waitFor()
    assert.match((await refusal.textContent()) ?? '', /Vérifiez que c’est bien notre étiquette/)
    await scanInto(page, label.code)
    await page.getByRole('heading', { level: 2, name: 'Ordinateur portable' }).waitFor()
    assert.equal(await refusal.count(), 0, 'the right label takes the refusal away')
    const place = page.getByLabel('Vous travaillez à')
    const before = await place.inputValue()
    await place.focus()
    await scanInto(page, wrong)
    await refusal.getByText(/un caractère est mal lu\. Rescannez/).waitFor()
    assert.match((await refusal.textContent()) ?? '', new RegExp(wrong))
    assert.equal(await place.inputValue(), before, 'a scan on a list chooses nothing in it')
    assert.deepEqual(faults, [])
    await context.close()
  })

  test('who is stuck calls, unheard by the bench behind; the supervisor answers and releases the laptop: it is ready', async () => {
    const { page, context, faults } = await visit(browser, site, 'technician', phone)
    await page.goto(`/bench?code=${label.tag}`)
    await workAt(page, 'Atelier Nord')
    await button(page, 'Appeler l’encadrant').click()
    const dialog = page.getByRole('dialog', { name: 'Appeler l’encadrant' })
    await dialog.getByText(printed(label.tag)).waitFor()
    await dialog.getByLabel('Je suis bloqué').check()
    // A scanner that goes off now changes nothing behind the question.
    await scanInto(page, 'ZZTOPZZ-NOT', { enter: false })
    await page.keyboard.press('Tab')
    await dialog.getByLabel(/Un mot de plus/).fill('Une charnière grince.')
    await dialog.getByRole('button', { name: 'Appeler', exact: true }).click()
    await page.getByText('Appel envoyé. Continuez autre chose en attendant.').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'bench-device')
    assert.equal(await page.getByText('Appareil introuvable').count(), 0)
    assert.deepEqual(faults, [])
    await context.close()

    const lead = await visit(browser, site, 'supervisor', phone)
    await lead.page.goto('/help-calls')
    const call = lead.page.getByRole('article').filter({ hasText: 'Une charnière grince.' })
    await call.getByRole('heading', { name: 'Noa Lambert' }).waitFor()
    const said = (await call.textContent()) ?? ''
    assert.match(said, /Bloqué/)
    assert.match(said, /Atelier Nord/)
    assert.match(said, new RegExp(printed(label.tag)))
    await call.getByRole('button', { name: /^J’ai répondu/ }).click()
    const answer = lead.page.getByRole('dialog', { name: 'Répondre à l’appel' })
    await answer.getByLabel(/Ce que vous avez décidé/).fill('Je l’ai graissée.')
    await answer.getByRole('button', { name: 'J’ai répondu' }).click()
    await lead.page.getByText('Appel répondu').waitFor()
    await call.waitFor({ state: 'detached' })
    const calls = (status: string) =>
      lead.context.request
        .get(`/api/v1/help-calls?status=${status}&limit=200`)
        .then((r) => r.json())
    const mine = (c: { note: string | null }) => c.note === 'Une charnière grince.'
    assert.equal((await calls('open')).items.filter(mine).length, 0)
    assert.equal((await calls('answered')).items.find(mine)?.answerNote, 'Je l’ai graissée.')

    await lead.page.goto('/bench/release')
    await workAt(lead.page, 'Atelier Nord')
    await lead.page.getByRole('button', { name: `Valider ${printed(label.tag)}` }).click()
    await lead.page.getByText(`${printed(label.tag)} validé : prêt`).waitFor()
    await settle(lead.page)
    assert.equal((await deviceOf(lead.page)).state, 'READY')
    assert.equal(await lead.page.getByText(printed(label.tag), { exact: true }).count(), 0)
    assert.notEqual(await focused(lead.page), null)
    assert.deepEqual(lead.faults, [])
    await lead.context.close()
  })
})
