import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, receive, suite } from '../donations/world.ts'

const keys = [
  'category',
  'categoryLabel',
  'condition',
  'cosmeticGrade',
  'dataErased',
  'manufacturer',
  'model',
  'performanceClass',
  'stateGroup',
  'system',
  'tag',
]

suite('What a label tells a passer-by', (world) => {
  let tag: string
  test('who scans a device learns what it is and where it stands, and nothing of people', async () => {
    const donation = await accepted(world())
    tag = (await receive(world(), { donationLineId: donation.lines[0].id }, 'laptop', 1800))[0]!
    const technician = await world().as('technician')
    const before = await technician.get(`/devices/${tag}`)
    const named = await technician.post(`/devices/${tag}/identity`, {
      manufacturer: 'Exemplo',
      model: 'Portable 15',
      serial: 'SECRET-SERIAL',
      donorAssetTag: 'SECRET-ASSET',
      version: before.body.version,
    })
    assert.equal(named.status, 200, JSON.stringify(named.body))

    const shown = await world().anonymous.get(`/public/devices/${tag}`)
    assert.equal(shown.status, 200)
    assert.deepEqual(Object.keys(shown.body).sort(), keys)
    assert.deepEqual(shown.body, {
      tag,
      category: 'laptop',
      categoryLabel: { fr: 'ordinateur portable', en: 'laptop' },
      manufacturer: 'Exemplo',
      model: 'Portable 15',
      stateGroup: 'inWorkshop',
      dataErased: false,
      cosmeticGrade: null,
      performanceClass: null,
      condition: null,
      system: null,
    })
    const text = JSON.stringify(shown.body)
    for (const hidden of ['SECRET', donation.id, world().sites.workshop.id, 'Exemple Conseil'])
      assert.ok(!text.includes(hidden), hidden)
  })

  test('it is told “erased” once no medium in it may hold data any more', async () => {
    const technician = await world().as('technician')
    const said = await technician.post(`/devices/${tag}/media-complete`, {
      none: true,
      statement: 'Disque absent, baie vide',
    })
    assert.equal(said.status, 200, JSON.stringify(said.body))
    const shown = await world().anonymous.get(`/public/devices/${tag}`)
    assert.equal(shown.body.dataErased, true)
  })

  test('the code is read in any case, with or without its hyphen, or as the whole address', async () => {
    for (const code of [
      tag.toLowerCase(),
      `${tag.slice(0, 4)}-${tag.slice(4)}`,
      encodeURIComponent(`HTTPS://OLD.EXAMPLE/D/${tag}`),
    ]) {
      const shown = await world().anonymous.get(`/public/devices/${code}`)
      assert.equal(shown.status, 200, code)
      assert.equal(shown.body.tag, tag)
    }
  })

  test('a misread character is said, and an unknown tag is not found', async () => {
    const other = tag.endsWith('0') ? '1' : '0'
    const misread = await world().anonymous.get(`/public/devices/${tag.slice(0, 7)}${other}`)
    assert.equal(misread.status, 422)
    assert.equal(misread.body.code, 'BAD_LABEL')
    assert.equal((await world().anonymous.get('/public/devices/7K2M9QX3')).status, 404)
    for (const odd of ['%00', '%F0%9F%98%80', "'--", 'a'.repeat(120)])
      assert.equal((await world().anonymous.get(`/public/devices/${odd}`)).status, 404, odd)
  })

  test('a printed label that is not yet on a device says so', async () => {
    const technician = await world().as('technician')
    const batch = await technician.post('/label-batches', { count: 1, layout: 'a4-65' })
    assert.equal(batch.status, 201, JSON.stringify(batch.body))
    const shown = await world().anonymous.get(`/public/devices/${batch.body.tags[0]}`)
    assert.equal(shown.status, 200)
    assert.deepEqual(Object.keys(shown.body).sort(), keys)
    assert.equal(shown.body.stateGroup, 'blank')
    assert.equal(shown.body.category, null)
    assert.equal(shown.body.dataErased, false)
  })

  test('the addresses on labels and papers lead to what they are about, in capitals or not', async () => {
    for (const path of [`/D/${tag}`, `/d/${tag.toLowerCase()}`]) {
      const sent = await world().anonymous.get(path)
      assert.equal(sent.status, 302)
      const shown = await world().anonymous.get(String(sent.headers.location))
      assert.equal(shown.body.tag, tag)
    }
    for (const path of ['/check/AAAA', '/CHECK/AAAA']) {
      const sent = await world().app.inject(path)
      assert.equal(sent.statusCode, 302)
      assert.equal(sent.headers.location, '/api/v1/public/documents/AAAA')
    }
    const away = await world().anonymous.get('/d/%2F%2Fevil.example%2F')
    assert.match(String(away.headers.location), /^\/api\/v1\/public\/devices\/%2F/)
  })

  test('sixty looks a minute from one address, then a pause', async () => {
    const statuses = []
    for (let i = 0; i < 61; i++)
      statuses.push((await world().anonymous.get(`/public/devices/${tag}`)).status)
    assert.equal(statuses.at(-1), 429)
  })
})
