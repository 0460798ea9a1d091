import assert from 'node:assert/strict'
import { test } from 'node:test'
import { suite } from '../donations/world.ts'
import { configure } from '../shop/world.ts'

const keys = ['accessibility', 'contact', 'legal', 'privacy', 'security']
const notice = (fr: string, more: object = {}) => ({ fr, en: `${fr} (en)`, ...more })

suite('What the service says of itself', (world) => {
  const service = async () => (await world().anonymous.get('/public/service')).body
  const securityText = () => world().app.inject('/.well-known/security.txt')

  test('before anybody filled in a notice each is missing, and nothing is told of people', async () => {
    const { notices, demoPeople, demoPassword, demo, brand, publicUrl } = await service()
    assert.deepEqual(Object.keys(notices).sort(), keys)
    assert.deepEqual([...new Set(Object.values(notices))], [null])
    assert.deepEqual([demo, demoPeople, demoPassword], [false, [], null])
    assert.deepEqual(
      [brand, publicUrl],
      [world().services.settings.brand, 'https://collecte.example'],
    )
    const missing = await securityText()
    assert.deepEqual([missing.statusCode, missing.json().code], [404, 'NOT_FOUND'])
    assert.match(String(missing.headers['content-type']), /problem/)
  })

  test('a notice is shown from the day it is in force, and one that is only proposed is not', async () => {
    const coordinator = await world().as('coordinator')
    const row = { kind: 'notice', key: 'privacy', validFrom: '2026-01-01', source: 'Essai' }
    const proposed = await coordinator.post('/configuration', {
      ...row,
      value: notice('Données personnelles'),
    })
    assert.equal(proposed.status, 201)
    await configure(world(), 'notice', 'legal', notice('Mentions'))
    await configure(world(), 'notice', 'contact', notice('Plus tard'), { validFrom: '2027-01-01' })
    const { notices } = await service()
    assert.deepEqual(notices.legal, { fr: 'Mentions', en: 'Mentions (en)' })
    assert.deepEqual([notices.privacy, notices.contact], [null, null])
    const unknown = await coordinator.post('/configuration', {
      ...row,
      key: 'cookies',
      value: notice('x'),
    })
    assert.equal(unknown.body.code, 'CONFIGURATION_INVALID')
  })

  test('security.txt says whom to write to, in the form of RFC 9116', async () => {
    await configure(world(), 'notice', 'security', notice('Écrivez-nous.'), {
      validTo: '2026-02-01',
    })
    assert.equal((await securityText()).statusCode, 404, 'over')
    const value = notice('Écrivez-nous.', {
      mail: 'Securite@Metropole.example',
      url: 'https://metropole.example/failles',
    })
    await configure(world(), 'notice', 'security', value, { validFrom: '2026-02-01' })
    const answer = await securityText()
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.headers['content-type'], 'text/plain; charset=utf-8')
    assert.deepEqual(answer.body.split('\n'), [
      'Contact: mailto:securite@metropole.example',
      'Contact: https://metropole.example/failles',
      'Expires: 2026-12-01T00:00:00Z',
      'Preferred-Languages: fr, en',
      'Canonical: https://collecte.example/.well-known/security.txt',
      '',
    ])
  })

  test('no line of one’s own gets into security.txt', async () => {
    const coordinator = await world().as('coordinator')
    for (const more of [
      { url: 'https://metropole.example/\nContact: mailto:x@y.example' },
      { url: 'http://metropole.example/' },
      { mail: 'a@b.example\nCanonical: x' },
    ]) {
      const { status, body } = await coordinator.post('/configuration', {
        kind: 'notice',
        key: 'security',
        value: notice('x', more),
        validFrom: '2027-01-01',
        source: 'Essai',
      })
      assert.deepEqual([status, body.code], [422, 'CONFIGURATION_INVALID'], JSON.stringify(more))
    }
  })

  test('six hundred looks a minute from one address, then a pause', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 601; i++)
      statuses.push((await world().anonymous.get('/public/service')).status)
    assert.equal(statuses.at(-1), 429)
  })
})
