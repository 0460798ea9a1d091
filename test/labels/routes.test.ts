import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCode } from '../../src/platform/tag.ts'
import { accepted, codes, receive, sqlAs, suite } from '../donations/world.ts'
import { ok } from '../support/given.ts'
import { decodeCodes } from '../support/pdf.ts'
import { decodeSvg } from './decode-svg.ts'

const SHEET = 'a4-65'
const ROLL = 'roll-57x32'

suite('Labels', (world) => {
  const blank = async (count: number, layout = SHEET, headers = {}) =>
    (await world().as('technician')).post('/label-batches', { count, layout }, headers)

  test('a thousand blank labels bear a thousand different and valid tags', async () => {
    const batch = await blank(1000)
    assert.equal(batch.status, 201, JSON.stringify(batch.body))
    const { tags, ...rest } = batch.body
    assert.equal(tags.length, 1000)
    assert.equal(new Set(tags).size, 1000)
    for (const tag of tags) assert.deepEqual(readCode(tag), { kind: 'tag', tag })
    assert.equal(rest.count, 1000)
    assert.equal(rest.blank, true)
    assert.equal(rest.layout, SHEET)
    const { rows } = await sqlAs(
      world(),
      'app',
      'select b.tag from label_batch_tag b join tag t using (tag) where b.batch_id = $1 and t.batch_id = $1 and t.claimed_at is null order by position',
      [rest.id],
    )
    assert.deepEqual(
      rows.map((r) => r.tag),
      tags,
    )
    const facts = await sqlAs(
      world(),
      'app',
      "select data from event where kind = 'labels.printed' and subject_id = $1",
      [rest.id],
    )
    assert.deepEqual(
      facts.rows.map((r) => r.data),
      [{ count: 1000, layout: SHEET, blank: true }],
    )
  })

  test('a click sent twice with one key prints one batch', async () => {
    const headers = { 'idempotency-key': 'print-once-1' }
    const first = await blank(3, SHEET, headers)
    const again = await blank(3, SHEET, headers)
    assert.deepEqual(again.body, first.body)
    const other = await blank(4, SHEET, headers)
    assert.equal(other.body.code, 'KEY_REUSED')
  })

  for (const [what, body] of [
    ['nothing to print', { layout: SHEET }],
    ['both a number and codes', { layout: SHEET, count: 1, codes: ['7K2M9QX3'] }],
    ['no label', { layout: SHEET, count: 0 }],
    ['more than five thousand', { layout: SHEET, count: 5001 }],
    ['half a label', { layout: SHEET, count: 1.5 }],
    ['more than five hundred codes', { layout: SHEET, codes: Array(501).fill('7K2M9QX3') }],
    ['a layout of no printer', { layout: 'poster', count: 1 }],
  ] as const)
    test(`a request for ${what} is malformed`, async () => {
      const answer = await (await world().as('technician')).post('/label-batches', body)
      assert.equal(answer.status, 400)
    })

  test('a donor and a cashier print no label', async () => {
    for (const role of ['donor', 'cashier', 'observer'] as const) {
      const answer = await (await world().as(role)).post('/label-batches', {
        count: 1,
        layout: SHEET,
      })
      assert.equal(answer.status, 403)
    }
  })

  test('a blank label is stuck on one device only, and a label from elsewhere on none', async () => {
    const [tag] = (await blank(1)).body.tags
    const donation = await accepted(world())
    const technician = await world().as('technician')
    const reception = (label: string) =>
      technician.post('/devices', {
        donationLineId: donation.lines[0].id,
        siteId: world().sites.workshop.id,
        category: 'laptop',
        massGrams: 1800,
        massSource: 'scale',
        tag: label,
      })
    const printed = `${tag.slice(0, 4)}-${tag.slice(4).toLowerCase()}`
    const received = await reception(printed)
    assert.equal(received.status, 201, JSON.stringify(received.body))
    assert.equal(received.body.tag, tag)
    const again = await reception(tag)
    assert.equal(again.status, 409)
    assert.equal(again.body.code, 'TAG_ALREADY_USED')
    const unknown = await reception('7K2M-9QX3')
    assert.equal(unknown.status, 422)
    assert.equal(unknown.body.code, 'TAG_UNKNOWN')
    const misread = await reception('7K2M-9QX4')
    assert.equal(misread.body.code, 'BAD_LABEL')
  })

  test('devices get their label again, each once, with their category on it', async () => {
    const donation = await accepted(world())
    const tags = await receive(world(), { donationLineId: donation.lines[0].id }, 'laptop', 1800, 2)
    const technician = await world().as('technician')
    const batch = await technician.post('/label-batches', {
      layout: ROLL,
      codes: [tags[1], `https://collecte.example/d/${tags[0]}`, tags[1]?.toLowerCase()],
    })
    assert.equal(batch.status, 201, JSON.stringify(batch.body))
    assert.deepEqual(batch.body.tags, [tags[1], tags[0]])
    assert.equal(batch.body.blank, false)
    const svg = await technician.get(`/label-batches/${batch.body.id}/sheet?format=svg&position=2`)
    assert.equal(svg.status, 200)
    assert.match(String(svg.headers['content-type']), /^image\/svg\+xml/)
    assert.match(svg.raw.toString(), /ordinateur portable/)
    assert.ok(svg.raw.toString().includes(`${tags[0]?.slice(0, 4)}-${tags[0]?.slice(4)}`))

    const wrong = await technician.post('/label-batches', {
      layout: ROLL,
      codes: ['7K2M9QX4', tags[0], '7K2M9QX3', 'SERIAL-1'],
    })
    assert.equal(wrong.status, 422)
    assert.deepEqual(codes(wrong), ['BAD_LABEL', 'NOT_FOUND', 'NOT_FOUND'])
    assert.deepEqual(
      wrong.body.blockers.map((b: { detail: string }) => b.detail),
      ['7K2M9QX4', 'SERIAL-1', '7K2M9QX3'],
    )
    const neighbour = await world().as('technician', 'otherWorkshop')
    const foreign = await neighbour.post('/label-batches', { layout: ROLL, codes: [tags[0]] })
    assert.equal(foreign.status, 404)
  })

  test('a batch is printed as a PDF of all its labels, on a sheet already begun too', async () => {
    const technician = await world().as('technician')
    const { id, tags } = (await blank(70)).body
    const addresses = tags.map((tag: string) => `HTTPS://COLLECTE.EXAMPLE/D/${tag}`).sort()
    for (const query of ['', '?format=pdf&from=65', '?layout=roll-62']) {
      const pdf = await technician.get(`/label-batches/${id}/sheet${query}`)
      assert.equal(pdf.status, 200, JSON.stringify(pdf.body))
      assert.equal(pdf.headers['content-type'], 'application/pdf')
      assert.deepEqual((await decodeCodes(pdf.raw)).sort(), addresses, query)
    }
    const beyond = await technician.get(`/label-batches/${id}/sheet?layout=a4-24&from=25`)
    assert.equal(beyond.status, 400)
  })

  test('a roll is printed by ZPL with every address in order; a sheet of labels is not', async () => {
    const technician = await world().as('technician')
    const { id, tags } = (await blank(120, ROLL)).body
    const zpl = await technician.get(`/label-batches/${id}/sheet?format=zpl`)
    assert.equal(zpl.status, 200)
    const addresses = [...zpl.raw.toString().matchAll(/\^FDQA,(.*?)\^FS/g)].map((m) => m[1])
    assert.deepEqual(
      addresses,
      tags.map((tag: string) => `HTTPS://COLLECTE.EXAMPLE/D/${tag}`),
    )
    const sheet = await technician.get(`/label-batches/${id}/sheet?format=zpl&layout=${SHEET}`)
    assert.equal(sheet.status, 422)
    assert.equal(sheet.body.code, 'LAYOUT_NOT_ROLL')
    const none = await technician.get(`/label-batches/${id}/sheet?format=svg&position=121`)
    assert.equal(none.status, 404)
  })

  test('the papers on offer are told with their sizes, and each of them is printed', async () => {
    const technician = await world().as('technician')
    const { items } = ok(await technician.get('/label-layouts'))
    assert.deepEqual(
      items.find((l: { name: string }) => l.name === 'a4-24'),
      {
        name: 'a4-24',
        kind: 'sheet',
        labelWidthMm: 70,
        labelHeightMm: 37,
        columns: 3,
        rows: 8,
        pageWidthMm: 210,
        pageHeightMm: 297,
      },
    )
    const { id } = (await blank(1)).body
    for (const { name, kind, labelWidthMm, labelHeightMm, pageWidthMm, pageHeightMm } of items) {
      if (kind === 'roll')
        assert.deepEqual([pageWidthMm, pageHeightMm], [labelWidthMm, labelHeightMm])
      const svg = await technician.get(`/label-batches/${id}/sheet?format=svg&layout=${name}`)
      assert.equal(svg.headers['content-type'], 'image/svg+xml')
      const root = /^<svg[^>]*>/.exec(svg.raw.toString())?.[0] ?? ''
      assert.ok(root.includes(` width="${labelWidthMm}mm" height="${labelHeightMm}mm"`), root)
    }
  })

  test('the QR of a label, photographed, is the address of its own tag', async () => {
    const technician = await world().as('technician')
    const { id, tags } = (await blank(3)).body
    const svg = await technician.get(`/label-batches/${id}/sheet?format=svg&position=3`)
    assert.equal(await decodeSvg(svg.raw.toString()), `HTTPS://COLLECTE.EXAMPLE/D/${tags[2]}`)
  })

  test('a workshop sees its own batches and sheets, not its neighbour’s', async () => {
    const neighbour = await world().as('technician', 'otherWorkshop')
    const theirs = (await neighbour.post('/label-batches', { count: 2, layout: SHEET })).body
    const technician = await world().as('technician')
    assert.equal((await technician.get(`/label-batches/${theirs.id}/sheet`)).status, 404)
    const listed = await neighbour.get('/label-batches')
    assert.deepEqual(
      listed.body.items.map((b: { id: string }) => b.id),
      [theirs.id],
    )
    const ours: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page = await technician.get(`/label-batches?limit=2${next && `&after=${next}`}`)
      ours.push(...page.body.items.map((b: { id: string }) => b.id))
      next = page.body.next
    }
    assert.ok(ours.length >= 4 && !ours.includes(theirs.id))
    const all = await (await world().as('coordinator')).get('/label-batches?limit=200')
    assert.equal(all.body.items.length, ours.length + 1)
  })
})
