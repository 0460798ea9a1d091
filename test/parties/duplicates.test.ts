import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codes, sqlAs } from '../donations/world.ts'
import { asked, issuerReady } from '../receipts/world.ts'
import { keyFor, startApp, type World } from '../support/app.ts'
import { given, ok } from '../support/given.ts'

const address = { street: '12 rue des Tests', postcode: '13001', city: 'Marseille' }
const draft = {
  legalBasis: 'private',
  pickupAddress: address,
  contact: { name: 'Camille Exemple' },
  lines: [
    {
      category: 'laptop',
      quantity: 1,
      declaredUnitValueCents: 12_000,
      valuationMethod: 'VALEUR_VENALE',
    },
  ],
}
const added = async (w: World, more: object) =>
  ok(await w.admin.post('/organisations', { kind: 'company', address, ...more }), 201)
/** The company a second time, as another clerk typed it, with someone who gives for it. */
async function twice(w: World) {
  const gone = await added(w, {
    name: 'EXEMPLE Conseil',
    siren: '732829320',
    legalForm: 'SAS',
    taxRegime: 'IS',
    fiscalYearEnd: '12-31',
  })
  const key = await keyFor(w.services, { role: 'donor', organisationId: gone.id, siteId: null })
  return { gone, giver: w.client(key) }
}
type Client = Awaited<ReturnType<World['as']>>
/** A laptop given by this donor to the association, sorted and accepted. */
async function gift(w: World, giver: Client) {
  const { id } = ok(await giver.post('/donations', draft), 201)
  const { version, lines } = ok(await giver.post(`/donations/${id}/submit`))
  const donation = ok(
    await (await w.as('coordinator')).post(`/donations/${id}/decision`, {
      doneeId: w.organisations.association.id,
      version,
      lines: [{ lineId: lines[0].id, accept: true }],
    }),
  )
  const on = given(w)
  const { tag } = await on.accepted(await on.triaged(await on.laptop({ from: donation })))
  return { donation, tag }
}
const merge = (by: Client, gone: { id: string; version: number }, intoId: string) =>
  by.post(`/organisations/${gone.id}/merge`, { intoId, version: gone.version })

test('an organisation is found by the beginnings of its words or of its numbers', async (t) => {
  const w = await startApp(t)
  const crèche = await added(w, { name: 'Crèche L’Œuvre-du-Port', siren: '552081317' })
  const found = async (q: string) =>
    ok(await w.admin.get(`/organisations?q=${encodeURIComponent(q)}`)).items.map((o: any) => o.id)
  for (const q of ['creche', 'CRÈCHE oeuv', 'port l', '552 081 317', '55208', '552081317'])
    assert.deepEqual(await found(q), [crèche.id], q)
  for (const q of ['reche', 'creche nord', '081317', '..', '\\:*&|!', "''"])
    assert.deepEqual(await found(q), [], q)
  const long = await added(w, { name: '㌖'.repeat(200) })
  assert.deepEqual(await found('㌖'.repeat(120)), [long.id], 'by what the index keeps of it')
  const first = ok(await w.admin.get('/organisations?q=exempl&limit=1'))
  const rest = ok(await w.admin.get(`/organisations?q=exempl&after=${first.next}`))
  assert.equal(new Set([...first.items, ...rest.items].map((o: any) => o.id)).size, 5)
  assert.equal((await w.admin.get('/organisations?q=e')).status, 400)
  const donor = await w.as('donor')
  assert.deepEqual(ok(await donor.get('/organisations?q=creche')).items, [], 'donors stay unseen')
})

test('donors that look like one another are listed, with how many gifts each made', async (t) => {
  const w = await startApp(t)
  const { gone, giver } = await twice(w)
  ok(await giver.post('/donations', draft), 201)
  const other = await added(w, { name: 'Autre Exemple' })
  await added(w, { name: 'Autre exemple', siren: '552081317' })
  await added(w, { name: 'Autre exemple', address: { ...address, postcode: '13002' } })
  const coordinator = await w.as('coordinator')
  const { items, next } = ok(await coordinator.get('/organisation-duplicates'))
  assert.equal(next, null)
  const seen = items.map((i: any) => [
    i.reason,
    ...i.organisations.flatMap((o: any) => [o.id, o.donations]),
  ])
  const { company, otherCompany } = w.organisations
  assert.deepEqual(seen.slice(0, 2), [
    ['siren', company.id, 0, gone.id, 1],
    ['name', otherCompany.id, 0, other.id, 0],
  ])
  assert.equal(seen.length, 3, 'of the two with a SIREN, one may be the one without')
  assert.equal(seen[2][1], other.id)
  const page = ok(await coordinator.get('/organisation-duplicates?limit=1'))
  const more = ok(await coordinator.get(`/organisation-duplicates?limit=1&after=${page.next}`))
  assert.deepEqual([page.items[0], more.items[0]], items.slice(0, 2))
  assert.equal((await giver.get('/organisation-duplicates')).status, 403)
})

test('a duplicate’s gifts, people and papers follow it into the donor that stays', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { gone, giver } = await twice(w)
  const { company, association } = w.organisations
  const [one, two] = [await gift(w, giver), await gift(w, giver)]
  const accountant = await w.as('accountant')
  const issue = async (donationId: string, donorId: string) => {
    const { id } = ok(await accountant.post('/receipts', asked(w, [donationId], { donorId })), 201)
    return ok(await accountant.post(`/receipts/${id}/issue`, { version: 1 }))
  }
  const paper = await issue(one.donation.id, gone.id)
  const pdf = (await giver.get(`/documents/${paper.documentId}`)).raw
  const both = ok(
    await w.admin.post('/people', {
      name: 'Dominique Exemple',
      memberships: [
        { role: 'donor', organisationId: gone.id },
        { role: 'donor', organisationId: company.id },
      ],
    }),
    201,
  )
  const frozen = async () =>
    (await sqlAs(w, 'owner', 'select id, payload, sha256, number from document order by id')).rows
  const before = await frozen()

  const coordinator = await w.as('coordinator')
  const done = ok(await merge(coordinator, gone, company.id))
  assert.deepEqual(
    [done.merged.active, done.merged.mergedInto, done.into.id, done.into.active],
    [false, company.id, company.id, true],
  )
  assert.deepEqual(done.moved, { donations: 2, memberships: 2, receipts: 1, documents: 1 })

  assert.deepEqual(await frozen(), before, 'papers stay as they were issued')
  for (const reader of [giver, await w.as('donor')]) {
    const list = ok(await reader.get('/donations'))
    assert.deepEqual(
      list.items.map((d: any) => [d.id, d.donorId, d.donorName]),
      [one, two].map((g) => [g.donation.id, company.id, company.name]),
    )
    assert.equal(ok(await reader.get(`/devices/${one.tag}`)).tag, one.tag)
    assert.deepEqual((await reader.get(`/documents/${paper.documentId}`)).raw, pdf)
    assert.equal(ok(await reader.get(`/receipts/${paper.id}`)).number, paper.number)
  }
  const person = ok(await w.admin.get(`/people/${both.id}`))
  assert.deepEqual(
    person.memberships.map((m: any) => [m.role, m.organisationId]),
    [['donor', company.id]],
    'a role held on both sides is held once',
  )
  const listed = ok(await accountant.get(`/receipts?donorId=${company.id}`))
  assert.deepEqual(
    listed.items.map((r: any) => r.id),
    [paper.id],
  )
  const check = ok(await w.anonymous.get(`/public/documents/${paper.checkCode}`))
  assert.equal(check.status, 'authentic')
  const next = await issue(two.donation.id, company.id)
  assert.equal(next.totalCents, 12_000, 'what its people said of their gift still counts')
  const again = await accountant.post('/receipts', asked(w, [one.donation.id]))
  assert.deepEqual(
    codes(again).filter((c) => c === 'DEVICE_ALREADY_RECEIPTED'),
    ['DEVICE_ALREADY_RECEIPTED'],
  )
  ok(
    await accountant.post(`/receipts/${paper.id}/cancel`, {
      version: paper.version,
      reason: 'Erreur de donateur',
    }),
  )
  const whole = ok(
    await (await w.as('auditor')).get(`/issuers/${association.id}/receipts/integrity`),
  )
  assert.deepEqual([whole.whole, whole.series[0].papers], [true, 2])

  const { rows } = await sqlAs(
    w,
    'owner',
    `select subject_id, by_code, data from event where kind = 'organisation.merged'`,
  )
  assert.deepEqual(rows, [
    {
      subject_id: gone.id,
      by_code: await w.codeOf(coordinator),
      data: { intoId: company.id, ...done.moved },
    },
  ])
  assert.deepEqual(ok(await coordinator.get('/organisation-duplicates')).items, [])
})

test('only a donor and nothing more is merged, into another of its kind', async (t) => {
  const w = await startApp(t)
  const { gone } = await twice(w)
  const { company, otherCompany, publicBody, association, otherWorkshop } = w.organisations
  const by = await w.as('coordinator')
  const refused = async (
    one: { id: string; version: number },
    into: string,
    expected: string[],
    status = 422,
  ) => {
    const answer = await merge(by, one, into)
    assert.equal(answer.status, status, JSON.stringify(answer.body))
    assert.deepEqual(codes(answer).length ? codes(answer) : [answer.body.code], expected)
  }
  await refused(gone, gone.id, ['MERGE_ITSELF'])
  await refused(gone, otherCompany.id, ['MERGE_TWO_SIRENS'])
  await refused(gone, publicBody.id, ['MERGE_NOT_SAME_KIND', 'MERGE_TWO_SIRENS'])
  await refused(otherWorkshop, gone.id, ['MERGE_NOT_SAME_KIND', 'MERGE_HAS_SITES'])
  await refused(gone, '019a0000-0000-7000-8000-00000000dead', ['REFERENCE_UNKNOWN'])
  await refused({ ...gone, version: 7 }, company.id, ['STALE'], 409)
  await refused(
    { ...gone, id: '019a0000-0000-7000-8000-00000000dead' },
    company.id,
    ['NOT_FOUND'],
    404,
  )

  const second = await added(w, { name: 'Atelier Exemple', kind: 'association' })
  await issuerReady(w)
  await gift(w, await w.as('donor'))
  const workers = await merge(by, association, second.id)
  assert.deepEqual(codes(workers), [
    'MERGE_HAS_SITES',
    'MERGE_ISSUES_PAPERS',
    'MERGE_IS_DONEE',
    'MERGE_HOLDS_DEVICES',
    'MERGE_HAS_STAFF',
  ])
  ok(await merge(by, second, association.id))
  await refused({ ...second, version: 2 }, association.id, ['ORGANISATION_INACTIVE'])
  await refused(gone, second.id, ['ORGANISATION_INACTIVE', 'MERGE_NOT_SAME_KIND'])

  const donation = (
    await gift(
      w,
      w.client(await keyFor(w.services, { role: 'donor', organisationId: gone.id, siteId: null })),
    )
  ).donation
  const accountant = await w.as('accountant')
  const receipt = ok(
    await accountant.post('/receipts', asked(w, [donation.id], { donorId: gone.id })),
    201,
  )
  await refused(gone, company.id, ['MERGE_RECEIPT_DRAFT'])
  ok(await accountant.del(`/receipts/${receipt.id}`))
  ok(await merge(by, gone, company.id))
})

test('a merger is for good, and the database lets no other donor take a gift', async (t) => {
  const w = await startApp(t)
  const { gone, giver } = await twice(w)
  const { company, otherCompany, association } = w.organisations
  const { donation } = await gift(w, giver)
  const fails = (role: 'owner' | 'app', text: string, values: unknown[]) =>
    assert.rejects(sqlAs(w, role, text, values), { code: /^(LC004|LC601|42501|23514)$/ }, text)
  await fails('owner', 'update donation set donor_id = $1 where id = $2', [company.id, donation.id])
  await fails('app', 'select * from follow_merger($1, $2, now(), $3)', [gone.id, company.id, 'x'])
  await fails('app', 'update organisation set active = false, merged_into = $1 where id = $2', [
    otherCompany.id,
    gone.id,
  ])
  await fails('app', 'update organisation set merged_into = $1 where id = $2', [
    company.id,
    gone.id,
  ])
  ok(await merge(w.admin, gone, company.id))
  await fails('app', 'update organisation set active = true where id = $1', [gone.id])
  await fails('app', 'update organisation set merged_into = null where id = $1', [gone.id])
  await fails('owner', 'update donation set donor_id = $1 where id = $2', [gone.id, donation.id])
  const coordinator = await w.as('coordinator')
  const late = await coordinator.post('/donations', { ...draft, donorId: gone.id })
  assert.equal(late.body.code, 'ORGANISATION_INACTIVE')
  const hired = await w.admin.post('/people', {
    name: 'Sam Exemple',
    memberships: [{ role: 'donor', organisationId: gone.id }],
  })
  assert.equal(hired.body.code, 'ORGANISATION_INACTIVE')
  assert.ok(association)
})

test('gifts drafted while their donor is being merged are not left behind', async (t) => {
  const w = await startApp(t)
  const { company } = w.organisations
  const coordinator = await w.as('coordinator')
  for (let round = 0; round < 5; round++) {
    const { gone } = await twice(w)
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, () =>
        coordinator.post('/donations', { ...draft, donorId: gone.id }),
      ),
      merge(coordinator, gone, company.id),
      ...Array.from({ length: 4 }, () =>
        coordinator.post('/donations', { ...draft, donorId: gone.id }),
      ),
    ])
    assert.equal(answers[4]!.status, 200)
    for (const a of answers)
      assert.ok(a.status < 300 || a.body.code === 'ORGANISATION_INACTIVE', JSON.stringify(a.body))
    const left = ok(await coordinator.get(`/donations?donorId=${gone.id}`))
    assert.deepEqual(left.items, [])
  }
})
