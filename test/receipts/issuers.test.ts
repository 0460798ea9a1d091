import assert from 'node:assert/strict'
import { test } from 'node:test'
import { purge } from '../../src/accounts/purge.ts'
import { sqlAs } from '../donations/world.ts'
import { startApp } from '../support/app.ts'
import { ok, tinyJpeg } from '../support/given.ts'
import { issuerReady, profile, signaturePng, upload } from './world.ts'

test('an issuer takes effect when another person confirms it, and any change asks for that again', async (t) => {
  const w = await startApp(t)
  const accountant = await w.as('accountant')
  const coordinator = await w.as('coordinator')
  const at = `/issuers/${w.organisations.association.id}`
  const first = ok(await accountant.put(at, profile))
  assert.deepEqual([first.version, first.confirmedBy], [1, null])
  const alone = await accountant.post(`${at}/confirmation`, { version: 1 })
  assert.deepEqual([alone.status, alone.body.code], [422, 'SECOND_PERSON_REQUIRED'])
  const confirmed = ok(await coordinator.post(`${at}/confirmation`, { version: 1 }))
  assert.ok(confirmed.confirmedBy)
  const again = await coordinator.post(`${at}/confirmation`, { version: 2 })
  assert.deepEqual([again.status, again.body.code], [409, 'WRONG_STATUS'])
  const stale = await accountant.put(at, profile)
  assert.deepEqual([stale.status, stale.body.code], [409, 'STALE'])
  const changed = ok(await accountant.put(at, { ...profile, version: 2, object: 'Autre objet' }))
  assert.deepEqual([changed.version, changed.confirmedBy], [3, null])
})

test('the database itself refuses who confirms its own proposal', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { id } = w.organisations.association
  const own = 'update issuer_profile set confirmed_by = proposed_by, confirmed_at = now()'
  await sqlAs(w, 'owner', `update issuer_profile set object = 'x'`)
  const { rows } = await sqlAs(w, 'owner', 'select confirmed_by from issuer_profile')
  assert.equal(rows[0].confirmed_by, null)
  await assert.rejects(sqlAs(w, 'owner', own), /SECOND_PERSON_REQUIRED/)
  await assert.rejects(
    sqlAs(w, 'owner', `update issuer_signatory set name = 'Autre' where organisation_id = $1`, [
      id,
    ]),
    /SIGNATORY_FROZEN/,
  )
})

test('a signatory signs once another person has confirmed it, and ends at once', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const accountant = await w.as('accountant')
  const coordinator = await w.as('coordinator')
  const at = `/issuers/${w.organisations.association.id}`
  const signatory = { name: 'Lou Exemple', quality: 'Trésorière', validFrom: '2026-01-01' }
  const added = ok(await accountant.post(`${at}/signatories`, signatory), 201)
  assert.equal(added.confirmedBy, null)
  const { version } = ok(await accountant.get(at))
  const alone = await accountant.post(`${at}/confirmation`, { version })
  assert.equal(alone.body.code, 'SECOND_PERSON_REQUIRED')
  const after = ok(await coordinator.post(`${at}/confirmation`, { version }))
  assert.ok(after.signatories.every((s: { confirmedBy: string | null }) => s.confirmedBy))
  const ended = ok(await accountant.post(`/signatories/${added.id}/end`, {}))
  assert.equal(ended.validTo, '2026-09-01')
  const twice = await accountant.post(`/signatories/${added.id}/end`, {})
  assert.deepEqual([twice.status, twice.body.code], [409, 'WRONG_STATUS'])
})

test('a signature is a readable picture of one’s own; who keeps the accounts sees it again', async (t) => {
  const w = await startApp(t)
  const accountant = await w.as('accountant')
  const stranger = await w.as('accountant', 'otherWorkshop')
  const at = `/issuers/${w.organisations.association.id}`
  ok(await accountant.put(at, profile))
  const signing = (signatureSha256: string) =>
    accountant.post(`${at}/signatories`, {
      name: 'Lou Exemple',
      quality: 'Trésorière',
      validFrom: '2026-01-01',
      signatureSha256,
    })
  const broken = await signing(await upload(accountant, tinyJpeg(1), 'image/jpeg'))
  assert.deepEqual([broken.status, broken.body.code], [422, 'SIGNATURE_NOT_IMAGE'])
  const others = await signing(await upload(stranger, signaturePng(3), 'image/png'))
  assert.deepEqual([others.status, others.body.code], [422, 'FILE_UNKNOWN'])
  const sha256 = await upload(accountant, signaturePng(), 'image/png')
  assert.equal((await accountant.get(`/files/${sha256}`)).status, 404)
  ok(await signing(sha256), 201)
  assert.equal((await accountant.get(`/files/${sha256}`)).status, 200)
  assert.equal((await stranger.get(`/files/${sha256}`)).status, 404)
  assert.equal((await (await w.as('technician')).get(`/files/${sha256}`)).status, 404)
})

test('a body without a number, or of another, is no issuer', async (t) => {
  const w = await startApp(t)
  const coordinator = await w.as('coordinator')
  const none = await coordinator.put(`/issuers/${w.organisations.otherWorkshop.id}`, profile)
  assert.deepEqual([none.status, none.body.code], [422, 'RNA_INVALID'])
  const other = await w.as('accountant', 'otherWorkshop')
  const at = `/issuers/${w.organisations.association.id}`
  for (const answer of [await other.put(at, profile), await other.get(at)])
    assert.equal(answer.status, 404)
  const mixed = await coordinator.put(at, { ...profile, eligibleTo: '2021-01-01' })
  assert.deepEqual([mixed.status, mixed.body.code], [400, 'MALFORMED'])
  assert.deepEqual(ok(await other.get('/issuers')).items, [])
})

test('six years after it signed no more, a signatory’s name and image are forgotten', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const accountant = await w.as('accountant')
  const { signatories } = ok(await accountant.get(`/issuers/${w.organisations.association.id}`))
  const [{ id, signatureSha256 }] = signatories
  ok(await accountant.post(`/signatories/${id}/end`, { validTo: '2026-09-02' }))
  w.clock.set('2032-09-01T12:00:00Z')
  const rule = async () => (await purge(w.services)).issuer_signatory
  assert.equal(await rule(), 0)
  w.clock.set('2032-09-04T12:00:00Z')
  assert.equal(await rule(), 1)
  assert.equal(await rule(), 0)
  const { rows } = await sqlAs(w, 'owner', 'select name, signature_sha256 from issuer_signatory')
  assert.deepEqual(rows[0], { name: null, signature_sha256: null })
  const kept = await sqlAs(w, 'owner', 'select from blob where sha256 = $1', [signatureSha256])
  assert.equal(kept.rowCount, 0)
})
