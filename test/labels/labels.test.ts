import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Layout, labelsPerPage, layoutNames, layouts } from '../../src/labels/layouts.ts'
import { labelAddress, labelData, placeOf } from '../../src/labels/sheet.ts'
import { zpl } from '../../src/labels/zpl.ts'
import { createRenderer } from '../../src/platform/pdf.ts'
import { qrModules, qrSvg } from '../../src/platform/qr.ts'
import { pdfPages } from '../support/pdf.ts'

const renderer = createRenderer()
after(() => renderer.close())
const options = { issuedAt: '2026-09-01T08:00:00Z', brand: 'La Collect.tech', demo: false }
const labelOf = (host: string, categoryLabel: string | null = null) => ({
  tag: '7K2M9QX3',
  categoryLabel,
  address: labelAddress(host, '7K2M9QX3'),
})

for (const name of layoutNames)
  test(`the longest category that can be set stays inside its label: ${name}`, async () => {
    const layout: Layout = layouts[name]
    const label = labelOf('https://collecte.example', 'Écran œ '.repeat(15))
    const asked = Array<typeof label>(labelsPerPage(layout)).fill(label)
    const pdf = await renderer.render('labels', labelData(name, asked, options))
    const [page] = await pdfPages(pdf, 150)
    const { width, height, rgba } = page!
    const scale = width / layout.page.width
    for (let place = 0; place < asked.length; place++) {
      const { x, y } = placeOf(layout, place)
      const bottom = Math.floor((y + layout.label.height) * scale)
      const edge = Math.round((x + layout.label.width) * scale)
      for (let row = Math.ceil(y * scale); row < Math.min(height, bottom); row++)
        for (let at = edge - Math.floor(0.7 * scale); at < edge - 1; at++)
          assert.equal(rgba[(row * width + at) * 4], 255, `label ${place}`)
    }
  })

test('on a roll the code leaves room for its words, however long the public address', () => {
  for (const host of ['https://c.example', `https://${'collecte.'.repeat(12)}example`])
    for (const name of ['roll-62', 'roll-57x32'] as const) {
      const label = labelOf(host)
      const text = zpl(name, [label], 'La Collect.tech')
      const module = Number(/\^BQN,2,(\d+),Q/.exec(text)?.[1])
      const wide = module * (qrModules(label.address).size + 8)
      assert.ok(module >= 2 && wide <= layouts[name].qr * 8, `${name} ${wide}`)
    }
})

test('a QR code says aloud what it is, whatever its label holds', () => {
  assert.match(
    qrSvg('A', { label: 'a "b" <c>' }),
    /role="img" aria-label="a &#34;b&#34; &#60;c&#62;"/,
  )
  assert.doesNotMatch(qrSvg('A'), /aria-label/)
})
