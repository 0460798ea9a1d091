import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sqlAs } from '../donations/world.ts'
import { startApp } from '../support/app.ts'
import { given, ok } from '../support/given.ts'
import { codes, gift, issuerReady, prepared, upload } from './world.ts'

const paper = (n: number) => Buffer.from(`%PDF-1.7 ${n}`)
const said = (lineId: string, unitValueCents: number, method = 'VALEUR_VENALE') => ({
  lines: [{ lineId, unitValueCents, method }],
})

test('only the donor values its gift: staff shows its signed document', async (t) => {
  const w = await startApp(t)
  const { donation } = await gift(w, { unitValueCents: null })
  const at = `/donations/${donation.id}/valuation`
  const body = said(donation.lines[0].id, 9_000)
  for (const role of ['accountant', 'coordinator'] as const) {
    const staff = await w.as(role)
    const bare = await staff.post(at, body)
    assert.deepEqual([bare.status, bare.body.code], [422, 'VALUATION_DOCUMENT_REQUIRED'])
    const documentSha256 = await upload(staff, paper(role.length), 'application/pdf')
    const made = ok(await staff.post(at, { ...body, documentSha256 }), 201)
    assert.deepEqual([made.lines[0].byDonor, made.lines[0].documentSha256], [false, documentSha256])
  }
  const made = ok(await (await w.as('donor')).post(at, said(donation.lines[0].id, 8_500)), 201)
  assert.deepEqual([made.lines[0].unitValueCents, made.lines[0].byDonor], [8_500, true])
  const stranger = await w.as('donor', 'otherCompany')
  assert.equal((await stranger.post(at, body)).status, 404)
  assert.equal((await stranger.get(at)).status, 404)
  const other = await w.as('accountant', 'otherWorkshop')
  assert.equal((await other.post(at, body)).status, 404)
})

test('a document that one’s own organisation did not send proves nothing', async (t) => {
  const w = await startApp(t)
  const { donation } = await gift(w, { unitValueCents: null })
  const documentSha256 = await upload(
    await w.as('accountant', 'otherWorkshop'),
    paper(1),
    'application/pdf',
  )
  const answer = await (await w.as('accountant')).post(`/donations/${donation.id}/valuation`, {
    ...said(donation.lines[0].id, 1),
    documentSha256,
  })
  assert.deepEqual([answer.status, answer.body.code], [422, 'FILE_UNKNOWN'])
})

test('a value on the donor’s own offer counts; one typed by the coordination does not', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation } = await gift(w)
  assert.equal((await prepared(w, [donation.id])).totalCents, 12_000)
  // The same words on an offer that the coordination typed.
  await sqlAs(w, 'owner', `update donation set recorded_by = $2 where id = $1`, [
    donation.id,
    await w.codeOf(await w.as('coordinator')),
  ])
  const typed = await prepared(w, [donation.id])
  assert.deepEqual(codes(typed.blockers), ['VALUATION_MISSING'])
})

test('a draft rewritten by the coordination is no longer the donor’s word', async (t) => {
  const w = await startApp(t)
  const donor = await w.as('donor')
  const coordinator = await w.as('coordinator')
  const content = {
    legalBasis: 'private',
    pickupAddress: { street: '1 rue', postcode: '13001', city: 'Marseille' },
    contact: { name: 'Accueil' },
    lines: [{ category: 'laptop', quantity: 1, declaredUnitValueCents: 10_000 }],
  }
  const { id } = ok(await donor.post('/donations', content), 201)
  const read = async () => ok(await donor.get(`/donations/${id}/valuation`)).lines.length
  assert.equal(await read(), 1)
  const lines = [{ category: 'laptop', quantity: 1, declaredUnitValueCents: 90_000 }]
  ok(await coordinator.put(`/donations/${id}`, { ...content, version: 1, lines }))
  assert.equal(await read(), 0)
})

test('a device may be worth other than its line, and the last word holds', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation, tags } = await gift(w, { devices: 2 })
  const donor = await w.as('donor')
  const at = `/donations/${donation.id}/valuation`
  ok(await donor.post(at, { devices: [{ code: tags[0], valueCents: 1, method: 'OTHER' }] }), 201)
  ok(
    await donor.post(at, { devices: [{ code: tags[0], valueCents: 5_000, method: 'OTHER' }] }),
    201,
  )
  ok(await donor.post(at, said(donation.lines[0].id, 7_000, 'COUT_DE_REVIENT')), 201)
  const draft = await prepared(w, [donation.id])
  const line = (code: string) => draft.lines.find((l: { code: string }) => l.code === code)
  assert.deepEqual([line(tags[0]!).valueCents, line(tags[0]!).method], [5_000, 'OTHER'])
  assert.deepEqual([line(tags[1]!).valueCents, line(tags[1]!).method], [7_000, 'COUT_DE_REVIENT'])
  assert.equal(draft.totalCents, 12_000)
})

test('an amount is whole cents, a line is of this gift, and a public good is worth at most 300 €', async (t) => {
  const w = await startApp(t)
  const { donation, tags } = await gift(w, { legalBasis: 'cg3p', unitValueCents: null })
  const donor = await w.as('donor', 'publicBody')
  const at = `/donations/${donation.id}/valuation`
  const line = donation.lines[0].id
  for (const cents of [1.5, -1, '12', 1e15]) {
    const answer = await donor.post(at, said(line, cents as number))
    assert.deepEqual([answer.status, answer.body.code], [400, 'INVALID_AMOUNT'])
  }
  const above = await donor.post(at, said(line, 30_001))
  assert.deepEqual([above.status, above.body.code], [422, 'PUBLIC_UNIT_VALUE_EXCEEDED'])
  const one = await donor.post(at, {
    devices: [{ code: tags[0], valueCents: 30_001, method: 'OTHER' }],
  })
  assert.equal(one.body.code, 'PUBLIC_UNIT_VALUE_EXCEEDED')
  ok(await donor.post(at, said(line, 30_000)), 201)
  const none = await donor.post(at, { lines: [] })
  assert.equal(none.body.code, 'MALFORMED')
  const foreign = await donor.post(at, said(donation.id, 1))
  assert.equal(foreign.body.code, 'REFERENCE_UNKNOWN')
  const { tag } = await given(w).laptop()
  const stray = await donor.post(at, { devices: [{ code: tag, valueCents: 1, method: 'OTHER' }] })
  assert.equal(stray.body.code, 'REFERENCE_UNKNOWN')
  const stale = await donor.post(at, { ...said(line, 1), version: 99 })
  assert.deepEqual([stale.status, stale.body.code], [409, 'STALE'])
})

test('the database refuses a value that the donor neither said nor signed, and changes none', async (t) => {
  const w = await startApp(t)
  const { donation } = await gift(w, { unitValueCents: null })
  const code = await w.codeOf(await w.as('coordinator'))
  const insert = (byDonor: boolean, by: string) =>
    sqlAs(
      w,
      'app',
      `insert into valuation (id, donation_id, donation_line_id, unit_value_cents, method, by_code, by_donor, declared_at)
       values (gen_random_uuid(), $1, $2, 1, 'OTHER', $3, $4, now())`,
      [donation.id, donation.lines[0].id, by, byDonor],
    )
  await assert.rejects(insert(true, code), /VALUATION_DOCUMENT_REQUIRED/)
  await assert.rejects(insert(false, code), /VALUATION_DOCUMENT_REQUIRED/)
  await insert(true, await w.codeOf(await w.as('donor')))
  await assert.rejects(sqlAs(w, 'app', 'update valuation set unit_value_cents = 2'), /permission/)
  await assert.rejects(
    sqlAs(w, 'owner', 'update valuation set unit_value_cents = 2'),
    /APPEND_ONLY/,
  )
  await assert.rejects(sqlAs(w, 'owner', 'delete from valuation'), /APPEND_ONLY/)
  await assert.rejects(sqlAs(w, 'owner', 'truncate valuation'), /APPEND_ONLY/)
})
