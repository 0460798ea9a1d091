import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApp, type World } from '../support/app.ts'
import { given, ok } from '../support/given.ts'
import { asked, gift, issued, issuerReady, manyGifts } from './world.ts'

const sorted = (codes: string[]) => [...new Set(codes)].sort()
const warned = ['DEVICE_NOT_ACCEPTED', 'FISCAL_YEAR_ASSUMED']

/** Every donor to write a receipt for, page by page. */
async function toPrepare(w: World, { year = 2026, limit = 20, role = 'accountant' as const } = {}) {
  const client = await w.as(role)
  const items: any[] = []
  let pages = 0
  for (let after = ''; ; pages++) {
    const page = ok(
      await client.get(
        `/receipts-to-prepare?issuerId=${w.organisations.association.id}&year=${year}&limit=${limit}${after}`,
      ),
    )
    assert.ok(page.items.length <= limit)
    items.push(...page.items)
    if (page.next === null) return { items, pages: pages + 1 }
    after = `&after=${page.next}`
  }
}

/** What the list says of a donor is what a draft of it says. */
async function agrees(w: World, item: any) {
  const accountant = await w.as('accountant')
  const draft = ok(
    await accountant.post('/receipts', {
      issuerId: w.organisations.association.id,
      donorId: item.donorId,
      donationIds: item.donationIds,
      from: item.from,
      to: item.to,
    }),
    201,
  )
  const codes = (blocks: boolean) =>
    sorted(item.missing.filter((m: any) => m.blocks === blocks).map((m: any) => m.code))
  assert.deepEqual(codes(true), sorted(draft.blockers.map((b: any) => b.code)), item.donorName)
  const warnings = draft.warnings.map((b: any) => b.code).filter((c: string) => warned.includes(c))
  assert.deepEqual(codes(false), sorted(warnings), item.donorName)
  assert.deepEqual([item.devices, item.lots], [draft.lines.length, draft.lots.length])
  const valued = draft.lines.every((l: any) => l.valueCents !== null)
  assert.equal(item.totalCents, valued ? draft.totalCents : null)
  assert.equal(item.proposes, draft.proposes)
  for (const m of item.missing) assert.ok(m.text.length > 10 && m.text !== m.code)
  return draft
}
const named = (items: any[], name: string) => items.find((i) => i.donorName === name)
const lacks = (item: any) => item.missing.map((m: any) => [m.code, m.from, m.donationId ?? null])

test('the accountant sees whose gifts have no receipt yet, and what each lacks: exactly what a draft would say', async (t) => {
  const w = await startApp(t)
  const { company, otherCompany, publicBody, association } = w.organisations
  const g = given(w)
  const valued = await gift(w, { devices: 2, unitValueCents: 10_000 })
  await g.laptop({ from: valued.donation })
  const unvalued = await gift(w, { devices: 1, unitValueCents: null })
  await gift(w, { devices: 1, legalBasis: 'cg3p' })
  const pending = await g.donation()
  await g.laptop({ from: pending })
  await manyGifts(
    w.database.ownerUrl,
    { donor: otherCompany.id, donee: association.id, site: w.sites.workshop.id },
    { gifts: 2, devices: 3, unitValueCents: 500 },
  )

  // Nobody has said yet under which title the association issues.
  const before = await toPrepare(w)
  assert.deepEqual(
    sorted(before.items.map((i) => i.donorName)),
    [otherCompany.name, publicBody.name, company.name].sort(),
  )
  for (const item of before.items) {
    const said = item.missing.find((m: any) => m.code === 'ISSUER_NOT_ELIGIBLE')
    assert.deepEqual([said.from, said.blocks], ['accountant', true])
    await agrees(w, item)
  }

  await issuerReady(w)
  const { items, pages } = await toPrepare(w, { limit: 1 })
  assert.deepEqual([items.length, pages], [3, 3])
  for (const item of items) await agrees(w, item)
  const ours = named(items, company.name)
  assert.deepEqual(
    [ours.from, ours.to, ours.devices, ours.totalCents, ours.proposes],
    ['2026-01-01', '2026-12-31', 3, null, null],
  )
  assert.deepEqual(ours.donationIds, [valued.donation.id, unvalued.donation.id])
  assert.deepEqual(lacks(ours), [
    ['DEVICE_NOT_ACCEPTED', 'workshop', valued.donation.id],
    ['VALUATION_MISSING', 'donor', unvalued.donation.id],
  ])
  const town = named(items, publicBody.name)
  assert.ok(
    lacks(town).some(([code, from]: string[]) => code === 'DONOR_NOT_TAXABLE' && from === 'donor'),
  )
  assert.equal(town.proposes, 'giftCertificate')
  const other = named(items, otherCompany.name)
  assert.deepEqual([other.donationIds.length, other.devices, other.totalCents], [2, 6, 3_000])
  assert.ok(lacks(other).some(([code]: string[]) => code === 'FISCAL_YEAR_ASSUMED'))

  const english = ok(
    await (await w.as('accountant')).get(
      `/receipts-to-prepare?issuerId=${association.id}&year=2026`,
      { 'accept-language': 'en' },
    ),
  )
  assert.match(named(english.items, publicBody.name).missing[0].text, /^[\x20-\x7e’]+$/)
})

test('the draft begun is named, an issued receipt ends the matter, and its cancellation opens it again', async (t) => {
  const w = await startApp(t)
  const accountant = await w.as('accountant')
  await issuerReady(w)
  const { donation } = await gift(w, { devices: 2, unitValueCents: 10_000 })
  const [first] = (await toPrepare(w)).items
  assert.deepEqual([first.draftId, first.totalCents, first.missing], [null, 20_000, []])
  const draft = await agrees(w, first)
  assert.equal((await toPrepare(w)).items[0].draftId, draft.id)
  const paper = ok(await accountant.post(`/receipts/${draft.id}/issue`, { version: draft.version }))
  assert.deepEqual((await toPrepare(w)).items, [])
  ok(
    await accountant.post(`/receipts/${paper.id}/cancel`, {
      version: paper.version,
      reason: 'Montant à revoir',
    }),
  )
  const [again] = (await toPrepare(w)).items
  assert.deepEqual([again.donationIds, again.devices], [[donation.id], 2])
  assert.deepEqual((await toPrepare(w, { year: 2025 })).items, [])
})

test('a donor whose year ends in June is listed under the year it ends in', async (t) => {
  const w = await startApp(t)
  const { otherCompany, association } = w.organisations
  ok(
    await (await w.as('coordinator')).patch(`/organisations/${otherCompany.id}`, {
      version: otherCompany.version,
      fiscalYearEnd: '06-30',
      taxRegime: 'IS',
      legalForm: 'SARL',
    }),
  )
  await issuerReady(w)
  // Handed over in August.
  await manyGifts(
    w.database.ownerUrl,
    { donor: otherCompany.id, donee: association.id, site: w.sites.workshop.id },
    { gifts: 1 },
  )
  assert.deepEqual((await toPrepare(w, { year: 2026 })).items, [])
  const [item] = (await toPrepare(w, { year: 2027 })).items
  assert.deepEqual([item.from, item.to, item.missing], ['2026-07-01', '2027-06-30', []])
  await agrees(w, item)
})

test('the public body that has its certificate is no more to be written to', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation } = await gift(w, { legalBasis: 'cg3p' })
  assert.equal((await toPrepare(w)).items.length, 1)
  await issued(w, [donation.id], {
    kind: 'giftCertificate',
    donorId: w.organisations.publicBody.id,
  })
  assert.deepEqual((await toPrepare(w)).items, [])
})

test('the year’s receipts go to a spreadsheet, the cancelled and the replaced ones too, and nothing in it is computed', async (t) => {
  const w = await startApp(t)
  const { association, company } = w.organisations
  const accountant = await w.as('accountant')
  await issuerReady(w)
  const first = await issued(w, [
    (await gift(w, { devices: 2, unitValueCents: 61_728 })).donation.id,
  ])
  const replaced = ok(
    await accountant.post(`/receipts/${first.id}/replace`, {
      version: first.version,
      reason: '=cmd; « deux »',
    }),
    201,
  )
  const second = await issued(w, [(await gift(w)).donation.id])
  ok(
    await accountant.post(`/receipts/${second.id}/cancel`, {
      version: second.version,
      reason: 'Don repris\npar le donateur',
    }),
  )
  await accountant.post('/receipts', asked(w, [(await gift(w)).donation.id]))
  const url = `/receipts/export?issuerId=${association.id}&year=2026`
  const answer = await accountant.get(url)
  assert.equal(answer.status, 200)
  assert.match(String(answer.headers['content-type']), /^text\/csv; ?charset=utf-8/i)
  assert.match(
    String(answer.headers['content-disposition']),
    /attachment; filename="recus-2026.csv"/,
  )
  const shaOf = async (id: string) =>
    (await w.services.pool.query('select sha256 from document where id = $1', [id])).rows[0].sha256
  const line = async (documentId: string, ...cells: string[]) =>
    [...cells, await shaOf(documentId)].join(';')
  const head = (number: string, status: string) => [
    number,
    'reçu fiscal',
    '2026-09-01',
    status,
    company.name,
    '732829320',
  ]
  assert.equal(
    answer.raw.toString(),
    `\ufeff${[
      'numéro;nature;date;état;donateur;SIREN;total en euros;remplacé par;motif;SHA-256',
      await line(
        first.documentId,
        ...head('2026-000001', 'remplacé'),
        '1234,56',
        '2026-000002',
        `"'=cmd; « deux »"`,
      ),
      await line(replaced.documentId, ...head('2026-000002', 'émis'), '1234,56', '', ''),
      await line(
        second.documentId,
        ...head('2026-000003', 'annulé'),
        '120,00',
        '',
        '"Don repris\npar le donateur"',
      ),
    ].join('\r\n')}\r\n`,
  )
  const empty = await accountant.get(`/receipts/export?issuerId=${association.id}&year=2025`)
  assert.equal(empty.raw.toString().trim().split('\r\n').length, 1)

  const { items } = ok(await accountant.get('/receipts'))
  for (const { donorName, issuerName } of items)
    assert.deepEqual([donorName, issuerName], [company.name, association.name])
})

test('another’s receipts are neither listed to prepare nor exported', async (t) => {
  const w = await startApp(t)
  const { association } = w.organisations
  const answers = []
  for (const [role, place] of [
    ['accountant', 'otherWorkshop'],
    ['donor', 'company'],
    ['technician', undefined],
    ['auditor', undefined],
  ] as const)
    for (const url of ['/receipts-to-prepare', '/receipts/export'])
      answers.push(
        (await (await w.as(role, place)).get(`${url}?issuerId=${association.id}&year=2026`)).status,
      )
  assert.deepEqual(answers, [404, 404, 403, 403, 403, 403, 200, 200])
  const nobody = '019a0000-0000-7000-8000-00000000ffff'
  const auditor = await w.as('auditor')
  for (const url of ['/receipts-to-prepare', '/receipts/export'])
    assert.equal((await auditor.get(`${url}?issuerId=${nobody}&year=2026`)).status, 404)
})
