import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, describe, test } from 'node:test'
import { labelsPerPage, layoutNames, layouts, textWidth } from '../../src/labels/layouts.ts'
import { labelAddress, labelData } from '../../src/labels/sheet.ts'
import { svg } from '../../src/labels/svg.ts'
import { zpl } from '../../src/labels/zpl.ts'
import { createRenderer } from '../../src/platform/pdf.ts'
import { makeTag } from '../../src/platform/tag.ts'
import { decodeCodes, pdfPages, pdfText } from '../support/pdf.ts'

const renderer = createRenderer()
after(() => renderer.close())
const options = { issuedAt: '2026-09-01T08:00:00Z', brand: 'La Collect.tech', demo: false }
const HOST = 'https://collecte.exemple-metropole.example'
const LONGEST = 'box, routeur, commutateur'
const labels = (count: number, seed: string) =>
  Array.from({ length: count }, (_, n) => {
    const tag = makeTag(createHash('sha256').update(`${seed}${n}`).digest().subarray(0, 7))
    return { tag, categoryLabel: n % 2 ? LONGEST : null, address: labelAddress(HOST, tag) }
  })

describe('every code of a sheet is read by a scanner at 300 dpi', () => {
  for (const name of layoutNames)
    test(name, async () => {
      const asked = labels(layouts[name].roll ? 3 : labelsPerPage(layouts[name]), name)
      const pdf = await renderer.render('labels', labelData(name, asked, options))
      assert.deepEqual((await decodeCodes(pdf)).sort(), asked.map((l) => l.address).sort())
      for (const address of asked.map((l) => l.address))
        assert.match(address, /^HTTPS:\/\/[A-Z0-9.-]+\/D\/[0-9A-Z]{8}$/)
    })
})

test('a second page follows the first, and a sheet already begun is gone on with', async () => {
  const asked = labels(70, 'more')
  assert.equal(labelData('a4-65', asked, options).pages.length, 2)
  const data = labelData('a4-24', asked.slice(0, 2), { ...options, from: 24 })
  assert.deepEqual(
    data.pages.map((p) => p.labels.length),
    [1, 1],
  )
  assert.deepEqual([data.pages[1]!.labels[0]!.x, data.pages[1]!.labels[0]!.y], [0, 0.5])
})

test('the tag is printed in letters that people read, with its category and the brand', async () => {
  const [label] = labels(1, 'words')
  const text = await pdfText(
    await renderer.render(
      'labels',
      labelData('roll-62', [{ ...label!, categoryLabel: LONGEST }], options),
    ),
  )
  assert.ok(text.includes(`${label!.tag.slice(0, 4)}-${label!.tag.slice(4)}`), text)
  assert.ok(text.includes(LONGEST) && text.includes('La Collect.tech'), text)
})

test('in the demo each label says so', async () => {
  const text = await pdfText(
    await renderer.render(
      'labels',
      labelData('a4-65', labels(1, 'demo'), { ...options, demo: true }),
    ),
  )
  assert.match(text, /DÉMONSTRATION/)
})

test('nothing is printed past the edge of a label: the margin of a roll stays white', async () => {
  for (const name of ['roll-62', 'roll-57x32'] as const) {
    const [label] = labels(1, name)
    const [page] = await pdfPages(
      await renderer.render(
        'labels',
        labelData(name, [{ ...label!, categoryLabel: LONGEST }], options),
      ),
      300,
    )
    const edge = Math.floor((page!.width / layouts[name].label.width) * 0.7)
    for (let y = 0; y < page!.height; y++)
      for (let x = page!.width - edge; x < page!.width; x++)
        assert.equal(page!.rgba[(y * page!.width + x) * 4], 255, `${name} ${x},${y}`)
    assert.ok(textWidth(layouts[name]) > 20)
  }
})

test('ZPL carries the code, the tag and the words, and escapes what would be a command', () => {
  const [label] = labels(1, 'zpl')
  const text = zpl('roll-57x32', [{ ...label!, categoryLabel: 'a^b~c_d' }], 'La Collect.tech')
  assert.match(text, /^\^XA\n[\s\S]*\^XZ$/)
  assert.ok(text.includes(`^FDQA,${label!.address}^FS`))
  assert.match(text, /\^BQN,2,\d,Q,7/)
  assert.ok(text.includes('a_5eb_7ec_5fd'))
  assert.throws(() => zpl('a4-24', [label!], 'x'), RangeError)
})

test('one label as SVG is as large as the label it is printed on', () => {
  const [label] = labels(1, 'svg')
  for (const name of layoutNames) {
    const { width, height } = layouts[name].label
    const root = /^<svg[^>]*>/.exec(svg(name, label!, 'x'))?.[0] ?? ''
    assert.ok(root.includes(` width="${width}mm" height="${height}mm"`), root)
  }
})

test('one label as SVG keeps its words as text and escapes them', () => {
  const [label] = labels(1, 'svg')
  const drawn = svg('roll-62', { ...label!, categoryLabel: '<script>' }, 'A & B')
  assert.ok(
    !drawn.includes('<script>') &&
      drawn.includes('&#60;script&#62;') &&
      drawn.includes('A &#38; B'),
  )
})
