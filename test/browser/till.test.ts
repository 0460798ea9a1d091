import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { APIRequestContext, BrowserContext, Page } from 'playwright-core'
import { APPROVAL_PIN } from '../../src/demo/cast.ts'
import { accessoryCents, prices } from '../../src/demo/shops.ts'
import { decodeCodes, pdfPages } from '../support/pdf.ts'
import { scanInto } from './scanner.ts'
import { settle } from './settle.ts'
import { openBrowser, type Site, startSite, visit } from './site.ts'

const FACES = [50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1] as const
const FLOAT: Record<number, number> = { 2000: 3, 1000: 2, 500: 2, 100: 8, 50: 4 }
const FLOAT_CENTS = 10_000
const ALREADY_SOLD = 'Cette vente était déjà enregistrée : elle n’a été comptée qu’une fois.'
/** As a reader reads it: every kind of space is a space. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
const euros = (cents: number) =>
  plain((cents / 100).toLocaleString('fr-FR', { style: 'currency', currency: 'EUR' }))
/** How many of each note and coin make that sum. */
const countsOf = (cents: number) => {
  let left = cents
  return FACES.map((face) => {
    // The largest note in a drawer is of fifty.
    const count = face > 5000 ? 0 : Math.floor(left / face)
    left -= count * face
    return count
  })
}

describe('a day at the till, by the keyboard alone', () => {
  let site: Site
  let page: Page
  let context: BrowserContext
  let faults: string[]
  /** The manager’s session: the page of the cashier may be without a network. */
  let manager: APIRequestContext
  let code: string
  let shelf: { laptops: { tag: string; cents: number }[]; monitor: string }
  let ticketsBefore: number
  const ends: (() => Promise<void> | void)[] = []
  /** What the drawer holds, reckoned here and never shown to who counts. */
  let drawerCents = FLOAT_CENTS
  let salesCents = 0
  let refundsCents = 0
  let cardCents = 0
  const tickets: Record<'cash' | 'card', string> = { cash: '', card: '' }
  /** What the printed ticket of the second sale says to a scanner. */
  let printedCode = ''

  before(async () => {
    site = await startSite({ after: (end) => ends.push(end) })
    const browser = await openBrowser({ after: (end) => ends.push(end) })
    ;({ page, context, faults } = await visit(browser, site, 'cashier', { height: 900 }))
    const other = await visit(browser, site, 'shopManager')
    manager = other.context.request
    await other.page.goto('/account')
    const said = other.page.getByText('Votre code de membre').locator('..')
    code =
      /\b[a-z0-9]{7}\b/.exec((await said.innerText()).split('\n').slice(1).join(' '))?.[0] ?? ''
    assert.ok(code, 'the manager reads their member code on their account')
    const till = await get('/tills/T01')
    ticketsBefore = till.ticketNo
    const { items } = await get(`/devices?state=IN_SHOP&siteId=${till.siteId}`)
    const free = (category: string) =>
      items.filter(
        (d: { category: string; kitId: string | null }) => d.category === category && !d.kitId,
      )
    shelf = {
      laptops: free('laptop').map((d: { tag: string; performanceClass: string }) => ({
        tag: d.tag,
        cents: prices[`laptop/${d.performanceClass}`] ?? 0,
      })),
      monitor: free('monitor')[0].tag,
    }
    assert.ok(shelf.laptops.length >= 3 && shelf.monitor, 'the shop has something to sell')
  })
  after(async () => {
    for (const end of ends) await end()
  })

  const get = async (path: string, as: APIRequestContext = manager) => {
    const answer = await as.get(`/api/v1${path}`)
    assert.ok(answer.ok(), `${path}: ${answer.status()}`)
    return answer.json()
  }
  const newTickets = async () =>
    (await get(`/tills/T01/tickets?after=${ticketsBefore}&limit=200`)).items as {
      id: string
      ref: string
      kind: string
      of: string | null
      totalCents: number
      changeCents: number
      approvedBy: string | null
      lines: { label: string }[]
      payments: { means: string; amountCents: number; changeCents: number }[]
    }[]
  const lastTicket = async () => (await newTickets()).at(-1) ?? assert.fail('no ticket')

  /** What the hands do: one action is a key, something typed, or a label scanned. */
  let actions = 0
  const press = async (key: string) => {
    actions++
    await page.keyboard.press(key)
  }
  const type = async (text: string) => {
    actions++
    await page.keyboard.type(text, { delay: 2 })
  }
  const scan = async (label: string) => {
    actions++
    await scanInto(page, label)
  }
  /** The name of what has the focus, as a screen reader says it first. */
  const named = () =>
    page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null
      if (!at || at === document.body) return ''
      const said = at.getAttribute('aria-label') ?? at.labels?.[0]?.innerText ?? at.innerText
      return (said ?? '').replace(/\s+/g, ' ').trim()
    })
  /** Waits until the focus is there: a step must never leave it nowhere. */
  const focusIs = async (name: RegExp, why: string) => {
    let now = ''
    for (const end = Date.now() + 8000; Date.now() < end; ) {
      now = await named()
      if (name.test(now)) return
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
    }
    assert.match(now, name, why)
  }
  /** Goes on with one key until the focus is there. */
  const moveTo = async (name: RegExp, key = 'Tab', most = 30) => {
    for (let n = 0; n < most; n++) {
      if (name.test(await named())) return
      await press(key)
    }
    assert.match(await named(), name, `no ${name} within ${most} × ${key}`)
  }
  const shown = (text: string) => page.getByText(text).first().waitFor()
  const total = (cents: number) =>
    page
      .getByRole('status')
      .filter({ hasText: `Total à payer${euros(cents)}` })
      .waitFor()
  const ready = () => focusIs(/^Scanner ou chercher/, 'the till waits for the next article')
  const count = async (counts: readonly number[]) => {
    for (const [n, many] of counts.entries()) {
      if (many > 0) await type(String(many))
      if (n < counts.length - 1) await press('Enter')
    }
  }
  const tab = async (name: RegExp) => {
    await moveTo(/^(Vente|Retour|Argent|Fin de journée|Tickets|Clôtures)$/, 'Shift+Tab')
    await moveTo(name, 'ArrowRight', 6)
    await press('Enter')
  }

  test('from the desk, the till is found and opened with its float, counted by notes and coins', async () => {
    await page.goto('/')
    await settle(page)
    await moveTo(/^Caisses$/)
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Caisses' }).waitFor()
    await settle(page)
    await moveTo(/^Aller à la caisse T01$/)
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Caisse T01' }).waitFor()
    await page.getByRole('heading', { level: 2, name: 'Ouvrir la caisse' }).waitFor()
    await settle(page)
    await focusIs(/^500 €$/, 'the first box waits for its count')
    await count(FACES.map((face) => FLOAT[face] ?? 0))
    await page
      .getByRole('status')
      .filter({ hasText: `Total compté : ${euros(FLOAT_CENTS)}` })
      .waitFor()
    await press('Enter')
    await shown('La caisse est ouverte.')
    await ready()
    const till = await get('/tills/T01')
    assert.equal(till.state, 'open')
    assert.equal((await get('/tills/T01', context.request)).session.drawerCents, null)
  })

  test('a computer paid in cash, with its change, takes at most seven actions', async () => {
    const [laptop] = shelf.laptops
    assert.ok(laptop)
    actions = 0
    await scan(laptop.tag)
    await total(laptop.cents)
    await press('F4')
    await focusIs(/^Espèces reçues$/, 'F4 goes to the payment')
    await type(String(laptop.cents / 100 + 10))
    await press('F9')
    const done = page.getByRole('status').filter({ hasText: 'C’est enregistré : ticket' })
    await done.filter({ hasText: `À rendre ${euros(1000)}` }).waitFor()
    assert.ok(actions <= 7, `${actions} actions`)
    await ready()
    const ticket = await lastTicket()
    assert.equal(ticket.totalCents, laptop.cents)
    assert.equal(ticket.changeCents, 1000)
    assert.match(plain(await done.innerText()), new RegExp(ticket.ref))
    tickets.cash = ticket.ref
    drawerCents += laptop.cents
    salesCents += laptop.cents
  })

  test('a computer and a charger paid by card: the slip’s number is kept with the ticket', async () => {
    const laptop = shelf.laptops[1]
    assert.ok(laptop)
    const due = laptop.cents + accessoryCents('charger')
    await scan(laptop.tag)
    await total(laptop.cents)
    await ready()
    await scan('chargeur')
    await total(due)
    await press('F4')
    await press('F4')
    await focusIs(/^Carte$/, 'F4 goes from one means to the next')
    await press('Enter')
    await shown('Le compte est juste.')
    await moveTo(/^N° d’autorisation/, 'Tab', 4)
    await type('654321')
    await press('Enter')
    await shown('C’est enregistré : ticket')
    await ready()
    const ticket = await lastTicket()
    assert.equal(ticket.totalCents, due)
    assert.equal(ticket.lines.length, 2)
    assert.deepEqual(
      ticket.payments.map((p) => [p.means, p.amountCents]),
      [['card', due]],
    )
    tickets.card = ticket.ref
    salesCents += due
    cardCents += due
  })

  test('its ticket prints as one page of the ticket’s own size, once; another copy would be a duplicate', async () => {
    await press('F9')
    const view = page.getByRole('dialog', { name: `Ticket ${tickets.card}` })
    await view.waitFor()
    await focusIs(/^Imprimer$/, 'Enter would print')
    const said = /1 page, ([\d,]+) × ([\d,]+) mm/.exec(plain(await view.innerText()))
    assert.ok(said, 'the size of the paper is written')
    const mm = said.slice(1).map((n) => Number(n.replace(',', '.')))
    const pdf = await page.pdf({ preferCSSPageSize: true })
    const sheets = await pdfPages(pdf, 72)
    assert.equal(sheets.length, 1, 'one page')
    const [sheet] = sheets
    assert.ok(sheet)
    assert.equal(mm[0], 80, 'a roll of 80 mm')
    for (const [n, px] of [sheet.width, sheet.height].entries())
      assert.ok(Math.abs((px * 25.4) / 72 - (mm[n] ?? 0)) < 1, `${px} points for ${mm[n]} mm`)
    ;[printedCode = ''] = await decodeCodes(pdf)
    assert.ok(printedCode.startsWith(`LCT:T:${tickets.card}:`), printedCode)
    await press('Escape')
    await view.waitFor({ state: 'hidden' })
    await ready()
    await press('F9')
    await shown('L’original est déjà sorti')
    await focusIs(/^Faire un duplicata$/, 'the way on is under the fingers')
  })

  test('the first computer comes back: the cash is given back once the manager has approved', async () => {
    const back = shelf.laptops[0]
    assert.ok(back)
    // A button has the focus: what is typed goes to the till all the same.
    await scan(tickets.cash.toLowerCase())
    await page.getByRole('heading', { level: 2, name: new RegExp(tickets.cash) }).waitFor()
    await focusIs(/portable/i, 'the line to tick')
    await press('Space')
    await moveTo(/^Motif/, 'Tab', 6)
    await type('p')
    await shown('Sous garantie, proposez d’abord la réparation ou le remplacement')
    await press('F9')
    const approval = page.getByRole('dialog', { name: 'Accord d’un responsable' })
    await approval.waitFor()
    await focusIs(/^Code de membre du responsable/, 'the manager types their code')
    await type(code)
    await moveTo(/^Code secret/, 'Tab', 3)
    await type(APPROVAL_PIN)
    await press('Enter')
    await approval.waitFor({ state: 'hidden' })
    await page
      .getByRole('status')
      .filter({ hasText: `À rembourser ${euros(back.cents)}` })
      .waitFor()
    await focusIs(/^Numéro du ticket/, 'the next return may come')
    const ticket = await lastTicket()
    assert.equal(ticket.kind, 'REFUND')
    assert.equal(ticket.of, tickets.cash)
    assert.equal(ticket.totalCents, -back.cents)
    assert.equal(ticket.approvedBy, code)
    const device = await get(`/devices/${back.tag}`)
    assert.equal(device.state, 'RETURNED')
    drawerCents -= back.cents
    refundsCents += back.cents
  })

  test('the charger is exchanged for a monitor: its price is taken off, the customer pays the rest', async () => {
    const rest = (prices.monitor ?? 0) - accessoryCents('charger')
    await scan(printedCode)
    await page.getByRole('heading', { level: 2, name: new RegExp(tickets.card) }).waitFor()
    await focusIs(/portable/i, 'the first line')
    await moveTo(/^Chargeur universel/, 'Tab', 3)
    await press('Space')
    await moveTo(/^Échanger contre autre chose/, 'Tab', 10)
    await press('Space')
    await focusIs(/^Scanner ou chercher/, 'what is taken instead is scanned')
    await scan(shelf.monitor)
    await page
      .getByRole('status')
      .filter({ hasText: `Le client doit encore ${euros(rest)}` })
      .waitFor()
    await press('F4')
    await focusIs(/^Espèces reçues$/, 'F4 goes to the payment')
    await type('20')
    await shown(`À rendre ${euros(2000 - rest)}`)
    await press('F9')
    await shown('Vente de l’échange : ticket')
    await focusIs(/^Numéro du ticket/, 'the next return may come')
    const [refund, sale] = (await newTickets()).slice(-2)
    assert.equal(refund?.kind, 'REFUND')
    assert.equal(refund?.of, tickets.card)
    assert.equal(sale?.of, refund?.ref)
    assert.equal(sale?.totalCents, prices.monitor)
    assert.equal(sale?.changeCents, 2000 - rest)
    drawerCents += rest
    refundsCents += accessoryCents('charger')
    salesCents += prices.monitor ?? 0
  })

  test('the network is cut at « Encaisser », then the answer is lost: it is said, and the sale is made once', async () => {
    const laptop = shelf.laptops[2]
    assert.ok(laptop)
    const due = laptop.cents + accessoryCents('keyboard')
    const sent: string[] = []
    page.on('request', (r) => {
      if (r.method() === 'POST' && r.url().endsWith('/sales'))
        sent.push(JSON.parse(r.postData() ?? '{}').requestId)
    })
    const before = (await newTickets()).length
    await tab(/^Vente$/)
    await ready()
    await scan('clavier')
    await scan(laptop.tag)
    await total(due)
    await press('F4')
    await type(String(due / 100))
    await shown('Le compte est juste.')
    await context.setOffline(true)
    await press('F9')
    const unknown = page.getByRole('alert').filter({ hasText: 'La réponse n’est pas arrivée.' })
    await unknown.filter({ hasText: 'elle ne comptera qu’une fois' }).waitFor()
    await focusIs(/^Réessayer/, 'one act is left: to try again')
    assert.equal((await newTickets()).length, before)
    await context.setOffline(false)
    // The service hears it, and its answer never comes.
    await page.route(
      '**/api/v1/tills/T01/sales',
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
    const failed = page.waitForEvent('requestfailed', (r) => r.url().endsWith('/sales'))
    await press('Enter')
    await failed
    await unknown.waitFor()
    await focusIs(/^Réessayer/, 'it is still asked to try again')
    assert.equal((await newTickets()).length, before + 1)
    await press('Enter')
    await shown(ALREADY_SOLD)
    await ready()
    assert.equal((await newTickets()).length, before + 1, 'sold once')
    assert.equal(sent.length, 3)
    assert.equal(new Set(sent).size, 1, 'the very same request')
    assert.equal((await lastTicket()).totalCents, due)
    drawerCents += due
    salesCents += due
  })

  test('the drawer is counted without knowing what it should hold, not even when the count is far off', async () => {
    const main = page.getByRole('main')
    const blind = async () => {
      assert.doesNotMatch(plain(await main.innerText()), /Attendu\b/)
      assert.ok(
        !plain(await main.innerText()).includes(euros(drawerCents)),
        'the amount is not shown',
      )
      const { session } = await get('/tills/T01', context.request)
      assert.equal(session.drawerCents, null)
      assert.equal(session.byMeans, null)
    }
    await tab(/^Fin de journée$/)
    await focusIs(/^500 €$/, 'the count begins')
    await blind()
    const right = countsOf(drawerCents)
    const twenty = FACES.indexOf(2000)
    // A note of twenty too many.
    await count(right.map((n, i) => (i === twenty ? n + 1 : n)))
    await press('Enter')
    await shown('D’où vient l’écart, à votre avis ?')
    await focusIs(/./, 'the focus is on what is said')
    await blind()
    await moveTo(/^20 €$/, 'Shift+Tab')
    await press('Control+A')
    await type(right[twenty] ? String(right[twenty]) : '0')
    await moveTo(/^J’ai fini de compter$/, 'Tab')
    await press('Enter')
    await shown('Le compte est juste.')
    await focusIs(/Attendu/, 'the result is read')
    const said = plain(await main.innerText())
    assert.match(said, new RegExp(`Attendu ${euros(drawerCents)}`))
    assert.match(said, new RegExp(`Compté ${euros(drawerCents)}`))
  })

  test('the day is closed: the Z says what was sold, the till is shut, its chain is intact', async () => {
    await moveTo(/^Clôturer la journée \(Z\)$/, 'Tab', 4)
    await press('Enter')
    const sure = page.getByRole('dialog', { name: 'Clôturer' })
    await sure.waitFor()
    await focusIs(/^Clôturer$/, 'it is asked again')
    await press('Enter')
    await page
      .getByRole('status')
      .filter({ hasText: /^Journée du .* clôturée\s: Z n°\s\d+$/ })
      .waitFor()
    await focusIs(/^Imprimer la clôture$/, 'its paper comes next')
    const said = plain(await page.getByRole('main').innerText())
    for (const [name, cents] of [
      ['Ventes', salesCents],
      ['Remboursements', -refundsCents],
      ['Net de la journée', salesCents - refundsCents],
      ['Carte', cardCents],
      ['Argent attendu', drawerCents],
      ['Argent compté', drawerCents],
      ['Écart', 0],
    ] as const)
      assert.ok(said.includes(`${name} ${euros(cents)}`), `${name} ${euros(cents)} in: ${said}`)

    const till = await get('/tills/T01')
    assert.equal(till.state, 'closed')
    const z = (await get('/tills/T01/closings?limit=200')).items.at(-1)
    const made = await newTickets()
    assert.equal(z.zNo, till.zNo)
    assert.equal(z.tickets, made.length)
    assert.equal(z.grossCents, salesCents)
    assert.equal(z.netCents, salesCents - refundsCents)
    assert.equal(
      z.netCents,
      made.reduce((sum, x) => sum + x.totalCents, 0),
    )
    assert.equal(z.expectedCents, drawerCents)
    assert.equal(z.varianceCents, 0)
    const chain = await get('/tills/T01/verification')
    assert.equal(chain.status, 'intact')
    assert.equal(chain.bad, 0)
    assert.equal(chain.unsigned, 0)
    assert.equal(chain.tickets, ticketsBefore + made.length)
    assert.deepEqual(faults, [])
  })
})
