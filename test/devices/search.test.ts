import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { referenceIn } from '../../src/devices/search-queries.ts'
import { sqlAs } from '../donations/world.ts'
import { startApp } from '../support/app.ts'
import { given, ok } from '../support/given.ts'

test('the reference of a gift is read as people type it', () => {
  for (const typed of ['DON-2026-000012', 'don 2026 12', '2026-12', ' DON2026-000012 '])
    assert.equal(referenceIn(typed), 'DON-2026-000012', typed)
  for (const typed of ['2026', '12', 'DON-1926-12', '2026-1234567', 'x2026-12'])
    assert.equal(referenceIn(typed), null, typed)
})

describe('Finding a device by what one has of it', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const w = await startApp({ after: (end) => void ends.push(end) })
  after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const g = given(w)
  const technician = await w.as('technician')
  const gift = await g.donation()
  const other = await g.donation()
  const latitude = await g.received('laptop', {
    from: gift,
    manufacturer: 'Dell Éducation',
    model: 'Latitude 5480',
    serial: '5CD-1234 XYZ',
    donorAssetTag: 'PARC/0412',
  })
  const thinkpad = await g.received('laptop', {
    from: gift,
    manufacturer: 'Lenovo',
    model: 'ThinkPad L480',
    serial: '5CD1234',
  })
  const stray = await g.received('monitor', { from: other, manufacturer: 'Dell', model: 'P2219' })
  const find = async (q: string, by = technician) => {
    const { items, next } = ok(await by.get(`/device-search?q=${encodeURIComponent(q)}`))
    assert.equal(next, null)
    return items.map((d: { tag: string; matched: string }) => [d.tag, d.matched])
  }

  test('by its label, its QR address, or half of it', async () => {
    const { tag } = latitude
    for (const q of [
      tag,
      tag.toLowerCase(),
      `${tag.slice(0, 4)}-${tag.slice(4)}`,
      `https://collecte.example/d/${tag}`,
      tag.slice(0, 5),
    ])
      assert.deepEqual((await find(q))[0], [tag, 'tag'], q)
  })

  test('by its serial, with or without its hyphens; the very one comes first', async () => {
    assert.deepEqual(await find('5cd1234'), [
      [thinkpad.tag, 'serial'],
      [latitude.tag, 'serial'],
    ])
    assert.deepEqual(await find('5CD 1234-X'), [[latitude.tag, 'serial']])
  })

  test('by words of its maker and model, in any order, without accents', async () => {
    assert.deepEqual(await find('lati dell'), [[latitude.tag, 'model']])
    assert.deepEqual(await find('EDUCATION 54'), [[latitude.tag, 'model']])
    assert.deepEqual(await find('dell'), [
      [stray.tag, 'model'],
      [latitude.tag, 'model'],
    ])
    assert.deepEqual(await find('ell'), [])
  })

  test('by the donor’s own number, and by the reference of the gift', async () => {
    assert.deepEqual(await find('parc 04'), [[latitude.tag, 'donorReference']])
    const [, year, number] = gift.reference.split('-')
    for (const q of [gift.reference, `${year}-${Number(number)}`])
      assert.deepEqual(
        await find(q),
        [
          [thinkpad.tag, 'donation'],
          [latitude.tag, 'donation'],
        ],
        q,
      )
  })

  test('each sees what it may see: its sites, its devices, its gifts', async () => {
    assert.equal((await find('dell', await w.as('donor'))).length, 2)
    assert.deepEqual(await find('dell', await w.as('donor', 'otherCompany')), [])
    assert.deepEqual(await find(latitude.tag, await w.as('technician', 'otherWorkshop')), [])
    assert.equal((await find('dell', await w.as('coordinator'))).length, 2)
    assert.equal((await (await w.as('prescriber')).get('/device-search?q=dell')).status, 403)
  })

  test('nothing typed breaks it, and what is too short or too long is said', async () => {
    for (const q of [
      "''",
      '\\\\',
      ':*',
      '㌖'.repeat(120),
      '!a & b',
      '%%',
      '😀😀',
      '<->',
      "a'); drop",
    ])
      assert.ok(Array.isArray(await find(q)), q)
    for (const q of ['d', ' d ', 'x'.repeat(121)])
      assert.equal(
        (await technician.get(`/device-search?q=${encodeURIComponent(q)}`)).status,
        400,
        q,
      )
    assert.equal((await technician.get('/device-search?q=dell&limit=51')).status, 400)
    const one = ok(await technician.get('/device-search?q=dell&limit=1'))
    assert.equal(one.items.length, 1)
  })

  test('what is in stock comes before what has left', async () => {
    const words = async () => (await find('dell')).map(([tag]: string[]) => tag)
    assert.deepEqual(await words(), [stray.tag, latitude.tag])
    await sqlAs(w, 'owner', 'update device_identity set in_stock = false where device_id = $1', [
      stray.id,
    ])
    assert.deepEqual(await words(), [latitude.tag, stray.tag])
  })

  test('a move writes no word; another identity is found by its new words alone', async () => {
    const written = async () =>
      (
        await sqlAs(
          w,
          'owner',
          'select xmin::text, words::text from device_search where device_id = $1',
          [latitude.id],
        )
      ).rows[0]
    const before = await written()
    await g.move(latitude.tag, 'TRIAGED')
    await sqlAs(w, 'owner', 'update device_identity set in_stock = in_stock where device_id = $1', [
      latitude.id,
    ])
    assert.deepEqual(await written(), before)
    const { version } = await g.read(latitude.tag)
    ok(
      await technician.post(`/devices/${latitude.tag}/identity`, {
        manufacturer: 'Dell',
        model: 'Precision 3520',
        serial: 'PREC1',
        version,
      }),
    )
    assert.deepEqual(await find('precision'), [[latitude.tag, 'model']])
    assert.deepEqual(await find('latitude'), [])
    assert.deepEqual(await find('prec1'), [[latitude.tag, 'serial']])
    assert.deepEqual((await find(latitude.tag))[0], [latitude.tag, 'tag'])
  })
})
