import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { createRenderer } from '../../src/platform/pdf.ts'
import { qrSvg } from '../../src/platform/qr.ts'
import { pdfPages, pdfText } from '../support/pdf.ts'

const address = { street: '1 rue', postcode: '13001', city: 'Marseille' }
const party = { name: 'Atelier Exemple', address, number: null }
const slip = (over: object = {}) => ({
  issuedAt: '2026-09-01T08:00:00Z',
  issuedOn: '2026-09-01',
  number: '2026-000001',
  checkUrl: 'https://x.example/check/A',
  qr: qrSvg('A'),
  brand: 'La Collect.tech',
  demo: false,
  title: { fr: 'Bordereau d’enlèvement' },
  reference: 'DON-2026-000001',
  legalBasis: 'private',
  pickedUpOn: '2026-09-01',
  pickedUpTime: '10:00',
  donor: party,
  donee: party,
  pickupAddress: address,
  site: { name: 'Atelier', address },
  signedFor: null,
  lines: [
    { label: 'ordinateur portable', promised: 1200, taken: 3, serial: null, donorAssetTag: null },
  ],
  totals: { promised: 1200, taken: 3 },
  ...over,
})
const renderer = createRenderer()
after(() => renderer.close())

/** The children of this process that render papers. */
const children = () =>
  readdirSync('/proc')
    .filter((p) => /^\d+$/.test(p))
    .filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1] ===
            String(process.pid) &&
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('pdf-child')
        )
      } catch {
        return false
      }
    })

test('the same paper twice has the same bytes, with its fonts inside', async () => {
  const one = await renderer.render('pickup-slip', slip())
  const two = await renderer.render('pickup-slip', slip())
  assert.ok(one.equals(two))
  assert.equal(one.subarray(0, 5).toString(), '%PDF-')
  assert.match(one.toString('latin1'), /SourceSans3/)
})

test('what a person typed stays text: no command, no markup', async () => {
  const hostile = '#[x] $a$ \\ <b> "q" *b* _i_ @r #read("/etc/hostname")'
  const text = await pdfText(
    await renderer.render('pickup-slip', slip({ donor: { ...party, name: hostile } })),
  )
  assert.ok(text.includes('#[x] $a$ \\ <b> "q" *b* _i_ @r #read('), text)
})

test('French is set as French: accents, œ, narrow spaces in numbers', async () => {
  const text = await pdfText(
    await renderer.render(
      'pickup-slip',
      slip({ donor: { ...party, name: 'Œuvre Noël « Cœur » à Évry' } }),
    ),
  )
  assert.match(text, /Œuvre Noël « Cœur » à Évry/)
  assert.match(text, /1\s200/)
})

test('a slip that is signed by hand leaves room to write one’s function', async () => {
  const blank = await pdfText(await renderer.render('pickup-slip', slip()))
  assert.equal(blank.match(/Qualité :\s+Date et signature/g)?.length, 2, blank)
  const signedFor = { donor: 'responsable informatique', collector: 'chauffeur' }
  const said = await pdfText(await renderer.render('pickup-slip', slip({ signedFor })))
  assert.match(said, /Qualité : responsable informatique/)
  assert.match(said, /Qualité : chauffeur/)
})

test('in the demo each page says DÉMONSTRATION', async () => {
  const lines = Array.from({ length: 80 }, (_, n) => ({
    label: `ligne ${n}`,
    promised: 1,
    taken: 1,
    serial: null,
    donorAssetTag: null,
  }))
  const text = await pdfText(await renderer.render('pickup-slip', slip({ demo: true, lines })))
  const pages = text.match(/Page \d+ \/ (\d+)/)![1]
  assert.equal(text.match(/DÉMONSTRATION/g)?.length, Number(pages))
})

test('a template that lacks something says what', async () => {
  await assert.rejects(
    renderer.render('pickup-slip', { issuedAt: '2026-09-01T08:00:00Z' }),
    /Typst: .*key/,
  )
  await assert.rejects(renderer.render('nothing', slip()), /Typst: .*not found/)
})

test('a renderer that dies is replaced, and the papers under way are made all the same', async () => {
  const waiting = Array.from({ length: 5 }, () => renderer.render('pickup-slip', slip()))
  for (const pid of children()) process.kill(Number(pid), 'SIGKILL')
  for (const pdf of await Promise.all(waiting)) assert.ok(pdf.length > 1000)
})

test('a paper that kills its renderer twice fails alone: those behind it are made', async () => {
  const line = { label: 'écran', promised: 1, taken: 1, serial: null, donorAssetTag: null }
  const own = createRenderer()
  const others = new Set(children())
  const heavy = own.render('pickup-slip', slip({ lines: Array(20_000).fill(line) }))
  const behind = [1, 2, 3].map(() => own.render('pickup-slip', slip()))
  const ends = Promise.allSettled([heavy, ...behind])
  for (let killed = 0; killed < 2; await delay(10))
    for (const pid of children().filter((p) => !others.has(p))) {
      others.add(pid)
      process.kill(Number(pid), 'SIGKILL')
      killed += 1
    }
  assert.deepEqual(
    (await ends).map((e) => e.status),
    ['rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
  )
  await own.close()
})

test('papers that wait their turn are not out of time, and memory alone replaces the renderer', async () => {
  const own = createRenderer({ timeoutMs: 3000, rssLimitMb: 1 })
  const papers = await Promise.all(
    Array.from({ length: 5 }, () => own.render('pickup-slip', slip())),
  )
  assert.ok(papers.every((p) => p.equals(papers[0]!)))
  await own.close()
})

const medium = (n: number) => ({
  kind: 'SSD NVMe',
  model: 'EX-500 Série Œ',
  serial: `WX${1000 + n}`,
  bytes: 500107862016,
  method: 'Effacement (Clear)',
  technique: 'une passe de zéros',
  tool: 'nwipe',
  toolVersion: '0.37',
  verification: 'dernière passe relue',
  startedAt: '2026-08-28T09:00:00',
  endedAt: '2026-08-28T11:20:00',
  result: 'Effacé',
  evidenceSha256: 'a'.repeat(64),
  operator: { code: 'K7', function: 'technicien' },
  second: null,
  destination: null,
})
const certificate = (count: number, over: object = {}) => ({
  ...slip(),
  title: { fr: 'Certificat d’effacement des données' },
  issuer: party,
  donor: null,
  device: {
    tag: '7K2M-9QX3',
    categoryLabel: 'serveur',
    manufacturer: null,
    model: null,
    serial: 'S'.repeat(60),
    donorAssetTag: 'R'.repeat(60),
  },
  media: Array.from({ length: count }, (_, n) => medium(n)),
  noMediumStatement: null,
  levelAsked: 'purge',
  levelReached: 'clear',
  validatedBy: { code: 'K2', function: 'encadrant technique' },
  place: 'Marseille',
  ...over,
})

test('a certificate of forty media names each, and says that the level asked was not reached', async () => {
  const text = await pdfText(await renderer.render('erasure-certificate', certificate(40)))
  for (let n = 0; n < 40; n++) assert.ok(text.includes(`WX${1000 + n}`))
  assert.match(text, /Le niveau atteint est inférieur au niveau demandé/)
  assert.match(text, /NIST SP 800-88 Rev\. 2/)
  assert.doesNotMatch(text, /certifié NIST|NIST certified/i)
})

test('a long serial without a space does not run off the page', async () => {
  const [page] = await pdfPages(await renderer.render('erasure-certificate', certificate(1)), 100)
  const { width, height, rgba } = page!
  // The margin of 18 mm, less one.
  for (let y = 0; y < height; y++)
    for (let x = width - Math.floor((17 / 210) * width); x < width; x++)
      assert.equal(rgba[(y * width + x) * 4], 255, `${x},${y}`)
})

test('a paper that takes too long is given up, and the next one is made', async () => {
  const hasty = createRenderer({ timeoutMs: 1 })
  await assert.rejects(hasty.render('pickup-slip', slip()), /could not be rendered/)
  await hasty.close()
  assert.ok((await renderer.render('pickup-slip', slip())).length > 1000)
})

test('the renderer ends when nothing was asked for a while, and is replaced after so many papers', async () => {
  const idle = createRenderer({ idleMs: 50, recycle: 2 })
  const before = children().length
  for (let n = 0; n < 5; n++) await idle.render('pickup-slip', slip())
  for (let n = 0; n < 100 && children().length > before; n++) await delay(50)
  assert.equal(children().length, before)
  assert.ok((await idle.render('pickup-slip', slip())).length > 1000)
  await idle.close()
})
