import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sqlAs } from '../donations/world.ts'
import { startApp, type World } from '../support/app.ts'
import { ok } from '../support/given.ts'
import { pdfText } from '../support/pdf.ts'
import { gift, issued, issuerReady, prepared } from './world.ts'

const checked = async (w: World, code: string) =>
  ok(await w.anonymous.get(`/public/documents/${code}`)).status
const bytesOf = async (w: World, id: string) =>
  (await (await w.as('donor')).get(`/documents/${id}`)).raw

test('a receipt is replaced under a new number: links both ways, the old bytes as they were', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation, tags } = await gift(w, { devices: 2 })
  const accountant = await w.as('accountant')
  const old = await issued(w, [donation.id], { deviceCodes: [tags[0]] })
  const before = await bytesOf(w, old.documentId)
  const at = `/receipts/${old.id}/replace`
  const blank = await accountant.post(at, { version: old.version, reason: '  ' })
  assert.deepEqual([blank.status, blank.body.code], [422, 'CANCEL_REASON_REQUIRED'])
  const stale = await accountant.post(at, { version: 1, reason: 'valeur' })
  assert.deepEqual([stale.status, stale.body.code], [409, 'STALE'])
  await (await w.as('donor')).post(`/donations/${donation.id}/valuation`, {
    devices: [{ code: tags[0], valueCents: 15_050, method: 'VALEUR_CESSION' }],
  })
  const reason = 'Valeur corrigée par le donateur'
  const fresh = ok(await accountant.post(at, { version: old.version, reason }), 201)
  assert.deepEqual(
    [fresh.number, fresh.status, fresh.totalCents, fresh.replacesId],
    ['2026-000002', 'issued', 15_050, old.id],
  )
  assert.deepEqual(
    fresh.lines.map((l: { code: string }) => l.code),
    [tags[0]],
  )
  const kept = ok(await accountant.get(`/receipts/${old.id}`))
  assert.deepEqual(
    [kept.status, kept.replacedById, kept.reason, kept.totalCents],
    ['superseded', fresh.id, reason, 12_000],
  )
  assert.deepEqual(await bytesOf(w, old.documentId), before)
  const text = await pdfText(await bytesOf(w, fresh.documentId))
  assert.match(text.replaceAll(/\s+/g, ' '), /Annule et remplace le reçu n° 2026-000001/)
  assert.deepEqual(
    [await checked(w, old.checkCode), await checked(w, fresh.checkCode)],
    ['superseded', 'authentic'],
  )
  const twice = await accountant.post(at, { version: kept.version, reason })
  assert.deepEqual([twice.status, twice.body.code], [409, 'ALREADY_CANCELLED'])
  const wider = ok(
    await accountant.post(`/receipts/${fresh.id}/replace`, {
      version: fresh.version,
      reason: 'Un appareil manquait',
      deviceCodes: tags,
    }),
    201,
  )
  assert.deepEqual([wider.number, wider.lines.length], ['2026-000003', 2])
})

test('a replacement that may not be issued leaves the receipt in force', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation } = await gift(w)
  const accountant = await w.as('accountant')
  const old = await issued(w, [donation.id])
  const body = { version: old.version, reason: 'période', from: '2025-01-01', to: '2026-12-31' }
  const answer = await accountant.post(`/receipts/${old.id}/replace`, body)
  assert.deepEqual([answer.status, answer.body.code], [422, 'PERIOD_STRADDLES_FISCAL_YEARS'])
  assert.equal(ok(await accountant.get(`/receipts/${old.id}`)).status, 'issued')
  assert.equal(await checked(w, old.checkCode), 'authentic')
  assert.equal(ok(await accountant.get('/receipts')).items.length, 1)
  const next = await issued(w, [(await gift(w)).donation.id])
  assert.equal(next.number, '2026-000002')
})

test('a receipt is cancelled with a reason; its devices are free, its number is not given again', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation } = await gift(w)
  const accountant = await w.as('accountant')
  const receipt = await issued(w, [donation.id])
  const before = await bytesOf(w, receipt.documentId)
  const at = `/receipts/${receipt.id}/cancel`
  for (const reason of [undefined, '', ' \t'])
    assert.equal(
      (await accountant.post(at, { version: receipt.version, reason })).body.code,
      'CANCEL_REASON_REQUIRED',
    )
  const reason = 'Don repris'
  const cancelled = ok(await accountant.post(at, { version: receipt.version, reason }))
  assert.deepEqual([cancelled.status, cancelled.reason], ['cancelled', reason])
  assert.equal(await checked(w, receipt.checkCode), 'cancelled')
  assert.deepEqual(await bytesOf(w, receipt.documentId), before)
  const twice = await accountant.post(at, { version: cancelled.version, reason })
  assert.deepEqual([twice.status, twice.body.code], [409, 'ALREADY_CANCELLED'])
  assert.equal((await issued(w, [donation.id])).number, '2026-000002')
  const draft = await prepared(w, [donation.id])
  const early = await accountant.post(`/receipts/${draft.id}/cancel`, { version: 1, reason })
  assert.deepEqual([early.status, early.body.code], [409, 'WRONG_STATUS'])
})

test('said twice under one key, a receipt is issued once', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation } = await gift(w)
  const accountant = await w.as('accountant')
  const { id } = await prepared(w, [donation.id])
  const key = { 'idempotency-key': 'receipt-0001' }
  const issue = () => accountant.post(`/receipts/${id}/issue`, { version: 1 }, key)
  const [one, two] = await Promise.all([issue(), issue()])
  assert.deepEqual([one.status, two.status, two.body], [200, 200, one.body])
  assert.deepEqual((await issue()).body, one.body)
  const bare = await accountant.post(`/receipts/${id}/issue`, { version: 2 })
  assert.deepEqual([bare.status, bare.body.code], [409, 'RECEIPT_IMMUTABLE'])
  const other = await accountant.post(`/receipts/${id}/issue`, { version: 3 }, key)
  assert.deepEqual([other.status, other.body.code], [409, 'KEY_REUSED'])
  assert.equal(ok(await accountant.get('/documents?kind=recuFiscal')).items.length, 1)
})

test('a donor sees its issued receipts, never a draft or another’s; a stranger nothing', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation } = await gift(w)
  const draft = await prepared(w, [donation.id], { kind: 'giftCertificate' })
  const receipt = await issued(w, [donation.id])
  const donor = await w.as('donor')
  assert.equal((await donor.get(`/receipts/${draft.id}`)).status, 404)
  assert.equal(ok(await donor.get(`/receipts/${receipt.id}`)).number, '2026-000001')
  const ids = (answer: { items: { id: string }[] }) => answer.items.map((r) => r.id)
  assert.deepEqual(ids(ok(await donor.get('/receipts'))), [receipt.id])
  const auditor = await w.as('auditor')
  assert.deepEqual(ids(ok(await auditor.get('/receipts'))), [draft.id, receipt.id])
  for (const query of ['year=2026', 'status=issued', `donorId=${receipt.donorId}&status=issued`])
    assert.deepEqual(ids(ok(await auditor.get(`/receipts?${query}`))), [receipt.id])
  assert.deepEqual(ids(ok(await auditor.get('/receipts?year=2025'))), [])
  const [first] = ids(ok(await auditor.get('/receipts?limit=1')))
  assert.deepEqual(ids(ok(await auditor.get(`/receipts?limit=1&after=${first}`))), [receipt.id])
  for (const who of [
    await w.as('donor', 'otherCompany'),
    await w.as('accountant', 'otherWorkshop'),
  ]) {
    assert.equal((await who.get(`/receipts/${receipt.id}`)).status, 404)
    assert.deepEqual(ids(ok(await who.get('/receipts'))), [])
  }
  for (const role of ['coordinator', 'admin', 'auditor', 'donor', 'technician'] as const) {
    const answer = await (await w.as(role)).post(`/receipts/${receipt.id}/cancel`, { version: 2 })
    assert.equal(answer.status, 403, role)
  }
})

test('the donor’s people are written to at the issue, the replacement and the cancelling', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation } = await gift(w)
  ok(
    await w.admin.post('/people', {
      name: 'Camille Exemple',
      email: 'camille@exemple.example',
      memberships: [{ role: 'donor', organisationId: w.organisations.company.id }],
    }),
    201,
  )
  const accountant = await w.as('accountant')
  const receipt = await issued(w, [donation.id])
  const body = { version: receipt.version, reason: 'valeur' }
  const fresh = ok(await accountant.post(`/receipts/${receipt.id}/replace`, body))
  ok(
    await accountant.post(`/receipts/${fresh.id}/cancel`, {
      version: fresh.version,
      reason: 'Don repris',
    }),
  )
  const { rows } = await sqlAs(
    w,
    'owner',
    `select data from job.job where name = 'mail' and data->>'to' = 'camille@exemple.example' order by created_on`,
  )
  const mails = rows.map((r) => r.data).filter((m) => /reçu fiscal/.test(m.subject))
  assert.deepEqual(
    mails.map((m) => m.subject),
    [
      'La Collect.tech : reçu fiscal n° 2026-000001 délivré',
      'La Collect.tech : reçu fiscal n° 2026-000001 remplacé',
      'La Collect.tech : reçu fiscal n° 2026-000002 annulé',
    ],
  )
  assert.ok(mails[0].text.includes(`https://collecte.example/check/${receipt.checkCode}`))
  assert.ok(mails[1].text.includes('2026-000002') && mails[1].text.includes(fresh.checkCode))
  assert.ok(mails[2].text.includes('Don repris'))
})

test('an issuer’s receipts are shown to be whole, and a missing or altered paper is named', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const accountant = await w.as('accountant')
  for (let n = 0; n < 3; n++) await issued(w, [(await gift(w)).donation.id])
  const at = `/issuers/${w.organisations.association.id}/receipts/integrity`
  const whole = ok(await accountant.get(at))
  assert.equal(whole.whole, true)
  assert.deepEqual(whole.series, [
    { kind: 'recuFiscal', year: 2026, last: 3, papers: 3, missing: [], altered: [], unlinked: [] },
  ])
  assert.equal((await (await w.as('accountant', 'otherWorkshop')).get(at)).status, 404)
  await sqlAs(w, 'owner', 'alter table blob disable trigger user')
  await sqlAs(
    w,
    'owner',
    `update blob set bytes = bytes || 'x' where sha256 =
    (select sha256 from document where number = '2026-000001')`,
  )
  await sqlAs(w, 'owner', 'alter table document disable trigger user')
  await sqlAs(
    w,
    'owner',
    `update document set seq = 9, number = '2026-000009' where number = '2026-000002'`,
  )
  const broken = ok(await accountant.get(`${at}?year=2026`))
  assert.equal(broken.whole, false)
  assert.deepEqual(broken.series[0].missing, [2, 4, 5, 6, 7, 8])
  assert.deepEqual(broken.series[0].altered, ['2026-000001'])
  assert.deepEqual(ok(await accountant.get(`${at}?year=2025`)).series, [])
})

test('the database itself keeps a receipt: no change, no deletion, no device twice', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation } = await gift(w)
  const receipt = await issued(w, [donation.id])
  const draft = await prepared(w, [donation.id])
  const refuses = (statement: string, words: RegExp, role: 'owner' | 'app' = 'owner') =>
    assert.rejects(sqlAs(w, role, statement), words, statement)
  const kept = /RECEIPT_KEPT/
  const issuedOnly = `where id = '${receipt.id}'`
  await refuses(`delete from receipt ${issuedOnly}`, kept)
  await refuses(`update receipt set total_cents = 1 ${issuedOnly}`, kept)
  await refuses(
    `update receipt set status = 'draft', document_id = null, issued_at = null ${issuedOnly}`,
    kept,
  )
  await refuses(`update receipt_device set live = false`, kept)
  await refuses(`update receipt_device set cents = 1`, kept)
  await refuses(`delete from receipt_device`, kept)
  await refuses(`delete from receipt_donation where receipt_id = '${receipt.id}'`, kept)
  await refuses('truncate receipt, receipt_device, receipt_lot, receipt_donation', /APPEND_ONLY/)
  await refuses(`update receipt_device set live = false`, /permission/, 'app')
  await refuses(`delete from receipt_device`, /permission/, 'app')
  await refuses(
    `insert into receipt_device select '${receipt.id}', device_id, kind, cents from receipt_device`,
    kept,
  )
  const twice = (
    live: string,
  ) => `insert into receipt_device (receipt_id, device_id, kind, cents, live)
    select '${draft.id}', device_id, kind, cents, ${live} from receipt_device`
  // A draft claims nothing; made a paper, it finds the device taken.
  await sqlAs(w, 'owner', twice('true'))
  const { rows } = await sqlAs(w, 'owner', 'select receipt_id from receipt_device where live')
  assert.deepEqual(rows, [{ receipt_id: receipt.id }])
  await refuses(
    `update receipt r set status = 'issued', issued_at = now(), total_cents = 12000, document_id = o.document_id
     from receipt o where o.id = '${receipt.id}' and r.id = '${draft.id}'`,
    kept,
  )
})
