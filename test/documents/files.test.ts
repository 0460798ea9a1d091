import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, receive, suite } from '../donations/world.ts'

const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from('a photo of a broken disk'),
])
const as = (type: string) => ({ 'content-type': type })

suite('Photos and files', (world) => {
  test('a technician’s photo is kept under the hash of its bytes, once', async () => {
    const technician = await world().as('technician')
    const first = await technician.post('/files', png, as('image/png'))
    assert.equal(first.status, 201)
    assert.deepEqual(Object.keys(first.body).sort(), ['mediaType', 'sha256', 'size'])
    assert.equal(first.body.size, png.length)
    assert.equal(first.body.mediaType, 'image/png')
    const again = await technician.post('/files', png, as('image/png'))
    assert.deepEqual(again.body, first.body)
  })

  for (const [what, bytes, type] of [
    ['a web page named JPEG', Buffer.from('<!doctype html><script>1</script>'), 'image/jpeg'],
    ['a drawing with a script named PNG', Buffer.from('<svg onload="1"/>'), 'image/png'],
    ['a PNG named JPEG', png, 'image/jpeg'],
    ['sound in the same wrapping as WebP', Buffer.from('RIFF0000WAVEfmt '), 'image/webp'],
    ['WEBP without its wrapping', Buffer.from('XXXX0000WEBPVP8 '), 'image/webp'],
    ['a PDF that begins with something else', Buffer.from('<html>%PDF-1.7'), 'application/pdf'],
    ['an empty file', Buffer.alloc(0), 'image/jpeg'],
  ] as const)
    test(`${what} is refused, and says which files are taken`, async () => {
      const technician = await world().as('technician')
      const refused = await technician.post('/files', bytes, as(type))
      assert.equal(refused.status, 422)
      assert.equal(refused.body.code, 'FILE_TYPE_REFUSED')
    })

  for (const type of ['image/svg+xml', 'text/html', 'text/plain', 'application/octet-stream'])
    test(`a file said to be ${type} is not taken at all`, async () => {
      const technician = await world().as('technician')
      const refused = await technician.post('/files', png, as(type))
      assert.equal(refused.status, 415)
    })

  test('a photo of 9 MB is too large', async () => {
    const technician = await world().as('technician')
    const large = Buffer.alloc(9_000_000)
    png.copy(large)
    const refused = await technician.post('/files', large, as('image/png'))
    assert.equal(refused.status, 413)
    assert.equal(refused.body.code, 'BODY_TOO_LARGE')
  })

  test('a cashier sends no file, and nobody does unless signed in', async () => {
    const cashier = await world().as('cashier')
    assert.equal((await cashier.post('/files', png, as('image/png'))).status, 403)
    assert.equal((await world().anonymous.post('/files', png, as('image/png'))).status, 401)
  })

  test('a photo is read by the workshop whose device it proves something about, and by no other', async () => {
    const photo = Buffer.concat([png, Buffer.from('drilled')])
    const technician = await world().as('technician')
    const { sha256 } = (await technician.post('/files', photo, as('image/png'))).body
    const neighbour = await world().as('technician', 'otherWorkshop')
    assert.equal((await technician.get(`/files/${sha256}`)).status, 404, 'not yet a proof')

    const donation = await accepted(world())
    const [tag] = await receive(world(), { donationLineId: donation.lines[0].id }, 'laptop', 1800)
    const declared = await technician.post(`/devices/${tag}/media`, { kind: 'hdd', serial: 'S-9' })
    assert.equal(declared.status, 201, JSON.stringify(declared.body))
    const witness = await world().codeOf(await world().as('supervisor'))
    const destroyed = await technician.post(`/media/${declared.body.media[0].id}/destruction`, {
      witness,
      photo: sha256,
      technique: 'drilling',
    })
    assert.equal(destroyed.status, 200, JSON.stringify(destroyed.body))

    const read = await technician.get(`/files/${sha256}`)
    assert.equal(read.status, 200)
    assert.deepEqual(read.raw, photo)
    assert.equal(read.headers['content-type'], 'image/png')
    assert.match(String(read.headers['content-disposition']), /^attachment;/)
    assert.equal(read.headers['x-content-type-options'], 'nosniff')
    assert.equal((await neighbour.get(`/files/${sha256}`)).status, 404)
    assert.equal((await (await world().as('auditor')).get(`/files/${sha256}`)).status, 200)
    assert.equal((await (await world().as('donor')).get(`/files/${sha256}`)).status, 403)
  })

  test('an unknown hash is not found, and what is no hash is malformed', async () => {
    const auditor = await world().as('auditor')
    assert.equal((await auditor.get(`/files/${'0'.repeat(64)}`)).status, 404)
    assert.equal((await auditor.get('/files/..%2f..%2fetc%2fpasswd')).status, 400)
    assert.equal((await auditor.get(`/files/${'A'.repeat(64)}`)).status, 400)
  })
})
