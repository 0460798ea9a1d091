import assert from 'node:assert/strict'
import { test } from 'node:test'
import { says } from '../stories/story.ts'
import { ok } from '../support/given.ts'
import { pdfText } from '../support/pdf.ts'
import { requestId, startShop } from './world.ts'

test('A ticket is drawn for the browser under the same rules as on paper: its original once, then duplicates', async (t) => {
  const shop = await startShop(t)
  const { cashier, manager } = shop
  ok(await shop.open(), 201)
  const sold = async () => ok(await shop.sell([(await shop.shelf('monitor')).tag], 2000), 201)
  const drawing = (answer: { status: number; headers: any; raw: Buffer }) => {
    assert.equal(answer.status, 200, answer.raw.toString().slice(0, 300))
    assert.match(answer.headers['content-type'], /^image\/svg\+xml/)
    assert.match(answer.headers['content-disposition'], /\.svg"$/)
    const svg = answer.raw.toString()
    assert.match(svg, /^<svg[^>]* width="80mm" height="[\d.]+mm"/)
    assert.doesNotMatch(svg, /<script/)
    return svg
  }

  const drawnFirst = await sold()
  assert.deepEqual(
    [drawnFirst.site, drawnFirst.seller],
    [shop.sites.shop.name, shop.organisations.association.name],
  )
  const original = drawing(await cashier.post(`/tickets/${drawnFirst.id}/print`, { format: 'svg' }))
  for (const format of ['svg', '80mm', 'a4'])
    assert.deepEqual(says(await cashier.post(`/tickets/${drawnFirst.id}/print`, { format })), [
      409,
      'ORIGINAL_PRINTED',
    ])

  const printedFirst = await sold()
  const pdf = await cashier.post(`/tickets/${printedFirst.id}/print`, {})
  assert.match(pdf.headers['content-type'] as string, /^application\/pdf/)
  assert.deepEqual(
    says(await cashier.post(`/tickets/${printedFirst.id}/print`, { format: 'svg' })),
    [409, 'ORIGINAL_PRINTED'],
  )

  const duplicate = `/tickets/${drawnFirst.id}/duplicates/1/paper`
  assert.equal((await cashier.get(`${duplicate}?format=svg`)).status, 404)
  ok(await cashier.post(`/tickets/${drawnFirst.id}/duplicates`, { requestId: requestId() }), 201)
  const copy = drawing(await cashier.get(`${duplicate}?format=svg`))
  // The mark makes the drawing longer by its frame.
  const height = (svg: string) => Number(/ height="([\d.]+)mm"/.exec(svg)?.[1])
  assert.ok(height(copy) > height(original) + 5, `${height(copy)} and ${height(original)}`)
  assert.match(await pdfText((await cashier.get(duplicate)).raw), /DUPLICATA/)

  ok(await shop.count(14000), 201)
  ok(await shop.close(), 201)
  drawing(await manager.get('/tills/T01/closings/1/paper?format=svg'))
  assert.equal((await manager.get('/tills/T01/closings/1/paper?format=png')).status, 400)

  const { items } = ok(await manager.get('/tills/T01/tickets'))
  assert.deepEqual(
    items.map((i: any) => [i.ref, i.site]),
    [
      ['T01/1', shop.sites.shop.name],
      ['T01/2', shop.sites.shop.name],
    ],
  )
  const { items: tills } = ok(await manager.get('/tills'))
  assert.deepEqual(
    tills.map((i: any) => [i.code, i.site, i.state, i.ticketNo]),
    [
      ['T01', shop.sites.shop.name, 'closed', 2],
      ['T02', shop.sites.shop.name, 'closed', 0],
    ],
  )
})
