import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { numberBlockers } from '../../src/parties/rules.ts'
import { startApp } from '../support/app.ts'

const address = { street: '5 rue des Essais', postcode: '13003', city: 'Marseille' }

test('the numbers of an organisation are checked, each with its own word', () => {
  const codes = (n: Parameters<typeof numberBlockers>[0]) => numberBlockers(n).map((b) => b.code)
  assert.deepEqual(codes({ siren: '732829320', siret: '73282932000074', rna: 'W133000001' }), [])
  assert.deepEqual(codes({ siren: '732829321' }), ['SIREN_INVALID'])
  assert.deepEqual(codes({ siret: '12345678901234' }), ['SIRET_INVALID'])
  assert.deepEqual(codes({ siren: '404833048', siret: '73282932000074' }), ['SIRET_NOT_OF_SIREN'])
  assert.deepEqual(codes({ rna: '133000001' }), ['RNA_INVALID'])
  assert.deepEqual(codes({ siren: '1', siret: '2', rna: '3' }), [
    'SIREN_INVALID',
    'SIRET_INVALID',
    'SIRET_NOT_OF_SIREN',
    'RNA_INVALID',
  ])
})

describe('organisations and sites', () => {
  test('every wrong number is said at once, and nothing is written', async (t) => {
    const w = await startApp(t)
    const before = await w.admin.get('/organisations?limit=200')
    const answer = await w.admin.post('/organisations', {
      name: 'X',
      kind: 'company',
      siren: '123456789',
      siret: '12345678901234',
      address,
    })
    assert.equal(answer.status, 422)
    assert.equal(answer.body.code, 'SIREN_INVALID')
    assert.deepEqual(
      answer.body.blockers.map((b: any) => b.code),
      ['SIREN_INVALID', 'SIRET_INVALID', 'SIRET_NOT_OF_SIREN'].filter((c) =>
        answer.body.blockers.some((b: any) => b.code === c),
      ),
    )
    assert.equal(
      (await w.admin.get('/organisations?limit=200')).body.items.length,
      before.body.items.length,
    )
  })

  test('numbers are taken with their spaces, and a SIRET gives its SIREN', async (t) => {
    const w = await startApp(t)
    const wrong = await w.admin.post('/organisations', {
      name: 'Bureau',
      kind: 'company',
      siret: '356 000 000 00002',
      address,
    })
    assert.equal(
      wrong.body.code,
      'SIRET_INVALID',
      'La Poste’s own rule: the sum of its digits is a multiple of five',
    )
    const poste = await w.admin.post('/organisations', {
      name: 'Bureau',
      kind: 'company',
      siret: '356 000 000 00001',
      address,
    })
    assert.equal(poste.status, 201, JSON.stringify(poste.body))
    assert.equal(poste.body.siren, '356000000')
  })

  test('one SIRET names one active organisation', async (t) => {
    const w = await startApp(t)
    const again = await w.admin.post('/organisations', {
      name: 'Copie',
      kind: 'company',
      siret: '73282932000074',
      address,
    })
    assert.deepEqual([again.status, again.body.code], [409, 'ALREADY_EXISTS'])
  })

  test('a stale change is refused with who changed it and when', async (t) => {
    const w = await startApp(t)
    const { id } = w.organisations.company
    assert.equal(
      (await w.admin.patch(`/organisations/${id}`, { version: 1, name: 'Exemple Conseil et fils' }))
        .status,
      200,
    )
    const stale = await w.admin.patch(`/organisations/${id}`, { version: 1, name: 'Autre' })
    assert.deepEqual([stale.status, stale.body.code], [409, 'STALE'])
    assert.equal(stale.body.changedBy, await w.codeOf(w.admin))
    assert.match(stale.body.changedAt, /^2026-09-01T/)
    assert.equal((await w.admin.get(`/organisations/${id}`)).body.name, 'Exemple Conseil et fils')
  })

  test('a site that holds a device is not closed, nor an organisation that has sites', async (t) => {
    const w = await startApp(t)
    const tec = await w.as('technician')
    await tec.post('/devices', {
      unannounced: {},
      siteId: w.sites.workshop.id,
      category: 'monitor',
      massGrams: 5000,
      massSource: 'scale',
    })
    for (const [url, version] of [
      [`/sites/${w.sites.workshop.id}/deactivation`, 1],
      [`/organisations/${w.organisations.association.id}/deactivation`, 1],
    ] as const) {
      const answer = await w.admin.post(url, { version })
      assert.deepEqual([answer.status, answer.body.code], [409, 'IN_USE'])
    }
    const empty = await w.admin.post(`/sites/${w.sites.otherWorkshop.id}/deactivation`, {
      version: 1,
    })
    assert.equal(empty.body.active, false)
    const late = await (await w.as('technician', 'otherWorkshop')).post('/devices', {
      unannounced: {},
      siteId: w.sites.otherWorkshop.id,
      category: 'monitor',
      massGrams: 5000,
      massSource: 'scale',
    })
    assert.equal(late.body.code, 'SITE_INACTIVE')
  })

  test('a donor sees itself and whoever works for the public, not another donor', async (t) => {
    const w = await startApp(t)
    const donor = await w.as('donor')
    assert.equal((await donor.get(`/organisations/${w.organisations.company.id}`)).status, 200)
    assert.equal((await donor.get(`/organisations/${w.organisations.association.id}`)).status, 200)
    assert.equal((await donor.get(`/organisations/${w.organisations.otherCompany.id}`)).status, 404)
    const names = (await donor.get('/organisations?limit=200')).body.items.map((o: any) => o.name)
    assert.ok(names.includes('Exemple Conseil SAS') && !names.includes('Autre Exemple SARL'))
  })

  test('a list is read page after page, each row once, to its end', async (t) => {
    const w = await startApp(t)
    const seen: string[] = []
    let after = ''
    for (let n = 0; n < 20; n++) {
      const { body } = await w.admin.get(`/organisations?limit=2${after && `&after=${after}`}`)
      seen.push(...body.items.map((o: any) => o.id))
      if (body.next === null) break
      after = body.next
    }
    assert.equal(seen.length, 6)
    assert.equal(new Set(seen).size, 6)
  })
})
