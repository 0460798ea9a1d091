import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addMonths } from '../../src/platform/dates.ts'
import { createRenderer } from '../../src/platform/pdf.ts'
import type { EntryOf, Line, Ticket, Vat } from '../../src/shop/ledger.ts'
import { type PaperContext, ticketPaper, zPaper } from '../../src/shop/ticket-paper.ts'
import { decodeSvg } from '../labels/decode-svg.ts'
import { decodeCodes, pdfPages, pdfText } from '../support/pdf.ts'

const renderer = createRenderer()
after(() => renderer.close())

const HASH = 'b08efae1721932404859e5cfe5c45827beab2b793ec745d5835396b6650ad3fc'
const mentions: Record<Vat, { mention: string; showVat: boolean }> = {
  EXO_261_7_1_B: { mention: 'Exonération de TVA, article 261, 7-1° du CGI', showVat: false },
  FRANCHISE_293_B: { mention: 'TVA non applicable, article 293 B du CGI', showVat: false },
  NORMAL_20: { mention: 'TVA 20 % incluse', showVat: true },
  MARGIN_297_A: { mention: 'Régime particulier – Biens d’occasion', showVat: false },
}
const context = (over: Partial<PaperContext> = {}): PaperContext => ({
  seller: {
    name: 'Association Atelier Exemple',
    address: { street: '12 rue de l’Œuvre', postcode: '13001', city: 'Marseille' },
    siret: '73282932000074',
  },
  shop: {
    name: 'Boutique du Port',
    address: { street: '3 quai des Exemples', postcode: '13002', city: 'Évry' },
  },
  vatWording: mentions.EXO_261_7_1_B,
  guarantee: {
    months: 24,
    presumptionMonths: 12,
    text: 'En cas de défaut, vous choisissez la réparation ou le remplacement, sans frais.',
  },
  hash: HASH,
  demo: false,
  brand: 'La Collect.tech',
  format: '80mm',
  ...over,
})
const line = (over: Partial<Line> = {}): Line => ({
  device: '7K2M9QX3',
  kit: null,
  product: null,
  label: 'Ordinateur portable Exemple E14',
  category: 'laptop',
  grade: 'B',
  performance: 'P2',
  origin: 'private',
  qty: 1,
  listCents: 11000,
  discountCents: 3300,
  discountCode: 'TIER',
  unitCents: 7700,
  vat: 'EXO_261_7_1_B',
  vatCents: 0,
  ...over,
})
const mouse = line({
  device: null,
  product: '019a0000-0000-7000-8000-00000000000a',
  label: 'Sans fil, deux boutons',
  category: 'mouse',
  grade: null,
  performance: null,
  qty: 2,
  listCents: 61700,
  discountCents: 0,
  discountCode: null,
  unitCents: 61700,
})
const base = {
  v: 1,
  kid: 'test-k1',
  till: 'T01',
  site: '019a0000-0000-7000-8000-000000000001',
  seller: '73282932000074',
  seq: 41,
  prev: '0'.repeat(64),
  at: '2026-11-23T09:12:05+01:00',
  businessDate: '2026-11-23',
  by: 'k3m9qx2',
  app: '1.0.0',
  requestId: '019a0000-0000-7000-8000-000000000002',
} as const
const ticket = (over: Partial<Ticket> = {}): Ticket => ({
  ...base,
  kind: 'SALE',
  ticketNo: 6,
  tier: 'T1',
  grantRef: null,
  ref: null,
  approvedBy: null,
  lines: [line()],
  pay: [{ means: 'cash', cents: 10000, changeCents: 2300, reference: null }],
  totalCents: 7700,
  vatSummary: [{ vat: 'EXO_261_7_1_B', baseCents: 7700, vatCents: 0 }],
  ...over,
})
const closing = (over: Partial<EntryOf<'Z'>> = {}): EntryOf<'Z'> => ({
  ...base,
  kind: 'Z',
  zNo: 12,
  firstSeq: 3,
  lastSeq: 40,
  firstTicket: 1,
  lastTicket: 6,
  tickets: 6,
  grossCents: 140200,
  refundsCents: -7700,
  netCents: 132500,
  vatSummary: [{ vat: 'EXO_261_7_1_B', baseCents: 132500, vatCents: 0 }],
  byMeans: [
    { means: 'card', cents: 121000 },
    { means: 'cash', cents: 11500 },
  ],
  discountsCents: 7800,
  gifts: 4,
  duplicates: 5,
  expectedCents: 21600,
  countedCents: 21550,
  varianceCents: -50,
  perpNetCents: 332500,
  perpAbsCents: 347900,
  ...over,
})

const print = (over: Partial<Ticket> = {}, more: Partial<PaperContext> = {}) =>
  renderer.render('sale-ticket', ticketPaper(ticket(over), context(more)))
/** The words of a paper, a space of any kind or a new line being one space. */
const words = async (pdf: Buffer) =>
  (await pdfText(pdf)).replace(/[\u200b\u00ad]/g, '').replace(/\s+/g, ' ')
const says = (text: string, ...expected: string[]) => {
  for (const words of expected) assert.ok(text.includes(words), `« ${words} » in: ${text}`)
}
const formats = ['80mm', 'a4'] as const
const inRegime = (vat: Vat, vatCents: number): Partial<Ticket> => ({
  lines: [line({ vat, vatCents })],
  vatSummary: [{ vat, baseCents: 7700 - vatCents, vatCents }],
})

for (const format of formats)
  describe(`on ${format}`, () => {
    test('a ticket says who sold what, where, when, for how much and how it was paid', async () => {
      const lines = [line(), mouse]
      const pay = [
        { means: 'card', cents: 121100, changeCents: 0, reference: '123456' },
        { means: 'cash', cents: 10500, changeCents: 500, reference: null },
      ] as const
      const categories = { laptop: 'ordinateur portable', mouse: 'souris' }
      const text = await words(
        await print({ lines, pay: [...pay], totalCents: 131100 }, { format, categories }),
      )
      says(text, 'La Collect.tech', 'Boutique du Port', '3 quai des Exemples, 13002 Évry')
      says(text, 'Association Atelier Exemple', '12 rue de l’Œuvre, 13001 Marseille')
      says(text, 'SIRET 732 829 320 00074', 'Ticket n° T01/6', '23 novembre 2026 à 09:12')
      says(text, 'Caisse T01', 'k3m9qx2', 'Ordinateur portable Exemple E14', '7K2M-9QX3')
      says(text, 'Grade B', 'Performance P2', '110,00 €', 'Tarif solidaire', '-33,00 €', '77,00 €')
      says(text, 'Sans fil, deux boutons', 'souris', '617,00 €', '1 234,00 €')
      says(text, 'Total TTC 1 311,00 €', 'Carte bancaire, autorisation 123456 1 211,00 €')
      says(text, 'Espèces 105,00 €', 'Monnaie rendue 5,00 €', 'b08e fae1 7219 3240')
    })

    for (const [vat, vatCents] of [
      ['EXO_261_7_1_B', 0],
      ['FRANCHISE_293_B', 0],
      ['MARGIN_297_A', 1283],
    ] as const)
      test(`in the regime ${vat} the mention stands there, and no amount of tax`, async () => {
        const more = { format, vatWording: mentions[vat] }
        const text = await words(await print(inRegime(vat, vatCents), more))
        says(text, mentions[vat].mention)
        for (const absent of ['12,83', '64,17', 'HT', '20 %'])
          assert.ok(!text.includes(absent), `${absent} in: ${text}`)
      })

    test('where VAT is due, the line says its rate, and a table sums it up', async () => {
      const more = { format, vatWording: mentions.NORMAL_20 }
      const text = await words(await print(inRegime('NORMAL_20', 1283), more))
      says(text, 'HT 64,17 €, TVA 20 %', 'HT TVA TTC', '20 % 64,17 € 12,83 € 77,00 €')
      says(text, 'TVA 20 % incluse')
    })

    test('whoever buys a device reads until when it is under guarantee', async () => {
      const text = await words(await print({}, { format }))
      says(text, 'Garantie légale de conformité : 24 mois', 'Jusqu’au 23 novembre 2028')
      says(text, 'dans les 12 mois est présumé', 'jusqu’au 23 novembre 2027', 'sans frais.')
      const accessory = await words(await print({ lines: [mouse] }, { format }))
      assert.doesNotMatch(accessory, /Garantie/)
    })

    test('a gift is said to be one, with nothing to pay', async () => {
      const given = line({ discountCents: 11000, discountCode: 'PROGRAMME', unitCents: 0 })
      const vatSummary = [{ vat: 'EXO_261_7_1_B', baseCents: 0, vatCents: 0 } as const]
      const text = await words(
        await print(
          { kind: 'GIFT', lines: [given], pay: [], totalCents: 0, vatSummary },
          { format },
        ),
      )
      says(text, ' Don ', 'Don : programme', '-110,00 €', 'Total TTC 0,00 €')
      assert.doesNotMatch(text, /Espèces|Carte|Monnaie/)
    })

    test('a refund names the ticket it takes back, in negative amounts, without a guarantee', async () => {
      const back = line({ listCents: -11000, discountCents: -3300, unitCents: -7700 })
      const pay = [{ means: 'cash', cents: -7700, changeCents: 0, reference: null } as const]
      const text = await words(
        await print(
          { kind: 'REFUND', ref: 'T01/1', lines: [back], pay, totalCents: -7700 },
          { format },
        ),
      )
      says(text, 'Remboursement du ticket T01/1', '-110,00 €', 'Total TTC -77,00 €')
      says(text, 'Rendu en espèces -77,00 €')
      assert.doesNotMatch(text, /Garantie/)
    })

    test('an exchange names the refund it follows', async () => {
      const pay = [{ means: 'exchange', cents: 7700, changeCents: 0, reference: null } as const]
      const text = await words(await print({ ref: 'T02/5', pay }, { format }))
      says(text, 'Échange : suite du remboursement T02/5', 'Avoir de l’échange 77,00 €')
    })

    test('a duplicate says its number, and an original does not say it is one', async () => {
      says(await words(await print({}, { format, duplicate: 2 })), 'DUPLICATA n° 2')
      const original = await words(await print({}, { format }))
      assert.doesNotMatch(original, /DUPLICATA|DÉMONSTRATION|Don public/)
    })

    test('the origin of what a public body gave is told', async () => {
      const text = await words(await print({ lines: [line({ origin: 'cg3p' })] }, { format }))
      says(text, 'Don public : matériel cédé gratuitement par une personne publique', 'L3212-2, 3°')
    })

    test('the code of a ticket is read by a scanner, and spoken by a screen reader', async () => {
      const pdf = await print({}, { format })
      assert.deepEqual(await decodeCodes(pdf, 203), ['LCT:T:T01/6:b08efae172193240'])
      assert.match(pdf.toString('latin1'), /\/Alt/)
    })

    test('forty lines of 120 characters stand there whole, inside the margins', async () => {
      const label = (n: number) =>
        `${'Ünité très — « accentuée » œuvre ê\u202f! '.repeat(4)}`.slice(0, 116).trim() + n
      const lines = Array.from({ length: 40 }, (_, n) =>
        line({ label: n % 2 ? label(n) : `${'W'.repeat(118)}${n}` }),
      )
      const shop = { name: 'M'.repeat(120), address: context().shop.address }
      const pdf = await print({ lines, totalCents: 308000 }, { format, shop })
      const text = (await words(pdf)).replaceAll(' ', '')
      for (const { label } of lines) says(text, label.replace(/\s/g, ''))
      says(text, 'M'.repeat(120), 'TotalTTC3080,00€')
      const margin = format === '80mm' ? 3.5 / 80 : 17 / 210
      for (const { width, height, rgba } of await pdfPages(pdf, 100))
        for (let y = 0; y < height; y++)
          for (let x = Math.ceil(width * (1 - margin)); x < width; x++)
            assert.equal(rgba[(y * width + x) * 4], 255, `${x},${y}`)
    })

    test('in the demo a ticket and a closing say so on every page', async () => {
      const lines = Array.from({ length: 40 }, () => line())
      const demo = { format, demo: true }
      const pdf = await print({ lines }, demo)
      for (const page of (await pdfText(pdf)).split(/Page \d+ \/ \d+/).filter((p) => p.trim()))
        assert.match(page, /DÉMONSTRATION/)
      const z = await renderer.render('z-report', zPaper(closing(), context(demo)))
      assert.match(await pdfText(z), /DÉMONSTRATION/)
    })

    test('the closing of the day says what it sums up', async () => {
      const text = await words(
        await renderer.render('z-report', zPaper(closing(), context({ format }))),
      )
      says(text, 'Ticket Z n° 12', 'Caisse T01, journée du 23 novembre 2026', 'écritures n° 3 à 40')
      says(text, 'Association Atelier Exemple', 'SIRET 732 829 320 00074', 'T01/1 à T01/6')
      says(text, 'Nombre de tickets 6', 'Ventes 1 402,00 €', 'Remboursements -77,00 €')
      says(text, 'Net 1 325,00 €', 'Exonéré (261-7-1°) 1 325,00 € 0,00 € 1 325,00 €')
      says(text, 'Carte bancaire 1 210,00 €', 'Espèces 115,00 €', 'Remises 78,00 €', 'Dons 4')
      says(text, 'Duplicatas 5', 'Attendu 216,00 €', 'Compté 215,50 €', 'Écart -0,50 €')
      says(text, 'Net 3 325,00 €', 'Absolu 3 479,00 €', 'Écriture n° 41', 'b08e fae1 7219 3240')
    })
  })

test('a closing without a ticket says so, and a surplus has its sign', async () => {
  const none = {
    firstTicket: null,
    lastTicket: null,
    tickets: 0,
    byMeans: [],
    vatSummary: [],
    varianceCents: 50,
  }
  const text = await words(await renderer.render('z-report', zPaper(closing(none), context())))
  says(text, 'Tickets aucun', 'Aucune vente.', 'Aucun encaissement', 'Écart +0,50 €')
})

/** The sizes of the pages of a PDF, in millimetres. */
const sizes = (pdf: Buffer) =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((box) =>
    box.slice(1).map((points) => Math.round((Number(points) / 72) * 254) / 10),
  )
test('the roll is 80 mm wide and black alone, however long; the sheet is A4', async () => {
  const demo = await print({}, { demo: true, duplicate: 1 })
  const long = sizes(await print({ lines: Array.from({ length: 40 }, () => line()) }))
  const [[width, height] = []] = sizes(demo)
  assert.deepEqual([width, long.length, long[0]![0]], [80, 1, 80])
  assert.ok(long[0]![1]! > 2 * height!)
  assert.deepEqual(sizes(await print({}, { format: 'a4' })), [[210, 297]])
  const [roll] = await pdfPages(demo, 203)
  for (let i = 0; i < roll!.rgba.length; i += 4) {
    const [r, g, b] = roll!.rgba.subarray(i, i + 3)
    assert.ok(r === g && g === b, `a colour at ${i}`)
  }
})

/** Width and height of a drawing as its root says them, in millimetres. */
const drawnSize = (svg: string) =>
  /^<svg[^>]* width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg)?.slice(1).map(Number)
test('a ticket and a closing are drawn as large as on the roll, with nothing in the drawing that acts', async () => {
  const papers = [
    ['sale-ticket', ticketPaper(ticket(), context())],
    [
      'sale-ticket',
      ticketPaper(ticket({ lines: Array.from({ length: 40 }, () => line()) }), context()),
    ],
    ['z-report', zPaper(closing(), context())],
  ] as const
  for (const [template, data] of papers) {
    const [[width, height] = []] = sizes(await renderer.render(template, data))
    const svg = (await renderer.render(template, data, 'svg')).toString()
    const [drawnWidth, drawnHeight] = drawnSize(svg) ?? []
    assert.equal(drawnWidth, width)
    assert.ok(Math.abs(drawnHeight! - height!) < 0.1, `${drawnHeight} for ${height}`)
    assert.equal(svg.match(/<svg/g)?.length, 1)
    assert.doesNotMatch(
      svg,
      /<script|<style|<foreignObject|\son\w+=|javascript:|href="(?!#|data:image)/i,
    )
  }
})

test('the code of a drawn ticket is read by a scanner', async () => {
  const svg = (
    await renderer.render('sale-ticket', ticketPaper(ticket(), context()), 'svg')
  ).toString()
  const [, inside = ''] = /href="data:image\/svg\+xml;base64,([^"]+)"/.exec(svg) ?? []
  const code = Buffer.from(inside, 'base64').toString()
  assert.equal(await decodeSvg(code), 'LCT:T:T01/6:b08efae172193240')
})

test('the same ticket has the same bytes, and its title names it', async () => {
  const [one, two] = [await print(), await print()]
  assert.ok(one.equals(two))
  assert.match(one.toString('latin1'), /pdfaid:part>2<.*Ticket n|Ticket n.*pdfaid:part>2</s)
})

test('each reason for a lower price is printed in French words', () => {
  const label = (discountCode: string, unitCents = 7700) =>
    ticketPaper(ticket({ lines: [line({ discountCode, unitCents })] }), context()).lines[0]!
      .discount?.label
  assert.deepEqual(
    ['URGENCE', 'ERREUR_ETIQUETTE', 'DEFAUT', 'QUOTA', 'PARTENARIAT'].map((code) => label(code)),
    [
      'Remise : urgence',
      'Remise : erreur d’étiquette',
      'Remise : défaut',
      'Remise : quota',
      'Remise : partenariat',
    ],
  )
  assert.deepEqual(
    ['URGENCE', 'PROGRAMME', 'REMPLACEMENT'].map((code) => label(code, 0)),
    ['Don : urgence', 'Don : programme', 'Don : remplacement'],
  )
})

for (const [date, months, expected] of [
  ['2026-11-23', 24, '2028-11-23'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
] as const)
  test(`${months} months after ${date} is ${expected}`, () =>
    assert.equal(addMonths(date, months), expected))

test('a sale just before midnight keeps its own day in the guarantee, in summer and in winter', () => {
  const late = { at: '2026-07-31T23:59:30+02:00', businessDate: '2026-07-31' }
  const paper = ticketPaper(ticket(late), context())
  assert.equal(paper.on, '31 juillet 2026 à 23:59')
  assert.equal(paper.guarantee?.until, '31\u00a0juillet\u00a02028')
  assert.equal(paper.issuedAt, '2026-07-31T21:59:30.000Z')
})
