import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sqlAs } from '../donations/world.ts'
import { startApp, type World } from '../support/app.ts'
import { given, ok } from '../support/given.ts'
import { decodeCodes, pdfText } from '../support/pdf.ts'
import { asked, codes, gift, issued, issuerReady, manyGifts, prepared, profile } from './world.ts'

/** Words as a reader sees them: one space between, no line of the paper matters. */
const flat = (text: string) => text.replaceAll(/[\s\u00a0\u202f\u200b]+/g, ' ')
const textOf = async (w: World, documentId: string) =>
  flat(await pdfText((await (await w.as('accountant')).get(`/documents/${documentId}`)).raw))

test('a tax receipt says every field and note of the form 2041-MEC-SD', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation, tags } = await gift(w, {
    devices: 2,
    unitValueCents: 61_728,
    more: { donorAssetTag: 'PARC-0412' },
  })
  const technician = await w.as('technician')
  ok(
    await technician.post('/bulk-lots', {
      donationId: donation.id,
      siteId: w.sites.workshop.id,
      category: 'mouse',
      quantity: 12,
      massGrams: 1_200,
      eventId: '019a0000-0000-7000-8000-000000000001',
    }),
    201,
  )
  const receipt = await issued(w, [donation.id])
  assert.deepEqual(
    [receipt.number, receipt.status, receipt.totalCents],
    ['2026-000001', 'issued', 123_456],
  )
  const text = await textOf(w, receipt.documentId)
  const { association, company } = w.organisations
  for (const words of [
    'Reçu des dons et versements effectués par les entreprises au titre de l’article 238 bis du code général des impôts',
    'Formulaire 2041-MEC-SD, N° Cerfa 16216*03',
    'Numéro d’ordre du reçu : 2026-000001',
    `Dénomination ${association.name}`,
    'Numéro SIREN ou RNA SIREN',
    'Adresse 12 rue des Tests 13001 Marseille France',
    `Objet ${profile.object}`,
    '× Association loi 1901',
    'rescrit du 12 mars 2024',
    `Dénomination ${company.name}`,
    'Forme juridique',
    'Numéro SIREN',
    'SAS',
    '732829320',
    'L’organisme bénéficiaire reconnaît avoir reçu, au titre de la réduction d’impôt prévue à l’article 238 bis du code général des impôts, des dons en nature pour une valeur en euros égale à',
    '***1 234,56*** euros',
    'Somme en toutes lettres : mille deux cent trente-quatre euros et cinquante-six centimes',
    'Description exhaustive des biens et prestations reçus et acceptés (nature et quantité) et détail des salariés mis à disposition',
    '2 × ordinateur portable, 12 × souris',
    'des versements pour une valeur totale égale à : néant',
    'Forme des versements (4) : néant',
    'Montant total des dons et versements',
    'Date ou période au cours de laquelle les dons et versements ont été effectués',
    'Du 1er janvier 2026 au 1er septembre 2026',
    'Date et signature',
    'Fait le 1er septembre 2026',
    'Hélène Exemple-Dubreuil',
    'Présidente, pour Atelier Exemple',
    'Établi par Métropole Exemple pour le compte de l’organisme bénéficiaire Atelier Exemple, en vertu d’un mandat écrit du 15 janvier 2025',
    '(1) L’organisme bénéficiaire reporte le montant que l’entreprise donatrice lui a indiqué',
    '(2) Les dons en nature que l’organisme bénéficiaire a refusés n’ouvrent pas droit à la réduction d’impôt',
    '(3) La description peut être faite sur papier libre, signé, daté et joint au présent reçu',
    '(4) Plusieurs formes de versement peuvent être cochées',
    'ne peut pas être à cheval sur deux exercices de l’entreprise donatrice',
    'Annexe : description des biens reçus et acceptés',
    'Exemple Modèle 1',
    'PARC-0412',
    '01/09/2026',
    '617,28',
    'valeur vénale',
    'souris, quantité 12',
    'sans valeur déclarée',
  ])
    assert.ok(text.includes(words), `${words}\n${text}`)
  for (const tag of tags) assert.ok(text.includes(`${tag.slice(0, 4)}-${tag.slice(4)}`), tag)
  // What the donor makes of it is its own business.
  assert.doesNotMatch(text, /60\s?%|plafond|66\s?%/)
  const pdf = (await (await w.as('donor')).get(`/documents/${receipt.documentId}`)).raw
  assert.deepEqual(await decodeCodes(pdf, 200), [
    `https://collecte.example/check/${receipt.checkCode}`,
  ])
  const check = ok(await w.anonymous.get(`/public/documents/${receipt.checkCode}`))
  assert.deepEqual(
    [check.status, check.kind, check.number],
    ['authentic', 'recuFiscal', '2026-000001'],
  )
})

test('a receipt of four hundred devices lists them all, its header again on each page', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { company, association } = w.organisations
  const ids = { donor: company.id, donee: association.id, site: w.sites.workshop.id }
  const made = await manyGifts(w.database.ownerUrl, ids, { gifts: 1, devices: 400 })
  const receipt = await issued(w, made)
  assert.equal(receipt.lines.length, 400)
  assert.equal(receipt.totalCents, 400 * 12_000)
  const text = await textOf(w, receipt.documentId)
  for (const { code } of receipt.lines)
    assert.ok(text.includes(`${code.slice(0, 4)}-${code.slice(4)}`))
  const pages = Number(/Page 1 \/ (\d+)/.exec(text)![1])
  assert.equal(text.split('Étiquette Bien N° de série').length - 1, pages - 1)
  assert.ok(text.includes('***48 000,00***') && text.includes('quarante-huit mille euros'))
})

test('a draft is seen as it would be printed, marked PROJET, without a number, and can be deleted', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation } = await gift(w)
  const accountant = await w.as('accountant')
  const { id } = await prepared(w, [donation.id])
  const preview = await accountant.get(`/receipts/${id}/preview`)
  assert.equal(preview.headers['content-type'], 'application/pdf')
  const text = flat(await pdfText(preview.raw))
  assert.ok(text.includes('PROJET') && text.includes('***120,00***'))
  assert.doesNotMatch(text, /2026-000001|\/check\//)
  assert.deepEqual(ok(await accountant.del(`/receipts/${id}`), 200), { id })
  assert.equal((await accountant.get(`/receipts/${id}`)).status, 404)
  const receipt = await issued(w, [donation.id])
  assert.equal(receipt.number, '2026-000001')
  const kept = await accountant.del(`/receipts/${receipt.id}`)
  assert.deepEqual([kept.status, kept.body.code], [409, 'DELETE_FORBIDDEN'])
  const late = await accountant.get(`/receipts/${receipt.id}/preview`)
  assert.deepEqual([late.status, late.body.code], [409, 'RECEIPT_IMMUTABLE'])
})

/** A draft of this gift as things are, and what its issue answers. */
async function refused(w: World, donationIds: string[], more: object = {}) {
  const draft = await prepared(w, donationIds, more)
  const accountant = await w.as('accountant')
  const answer = await accountant.post(`/receipts/${draft.id}/issue`, { version: draft.version })
  assert.deepEqual(codes(answer.body.blockers ?? []), codes(draft.blockers), 'as the draft said')
  assert.ok(draft.blockers.every((b: { text: string }) => b.text.length > 10))
  return { draft, answer }
}

test('every reason why not is said at once, by the draft and by the issue', async (t) => {
  const w = await startApp(t)
  const { donation } = await gift(w, { unitValueCents: null })
  const { draft, answer } = await refused(w, [donation.id])
  assert.equal(answer.status, 422)
  assert.deepEqual(codes(draft.blockers), [
    'VALUATION_MISSING',
    'ISSUER_NOT_ELIGIBLE',
    'ISSUER_MANDATE_MISSING',
    'SIGNATORY_NOT_AUTHORISED',
    'OBJECT_MISSING',
    'LEGAL_FORM_MISSING',
  ])
  assert.equal(draft.proposes, null)
})

test('each fault of the issuer, the donor or the gift has its own code', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation, tags } = await gift(w)
  const { association, company } = w.organisations
  const blockersOf = async (more: object = {}) =>
    codes((await prepared(w, [donation.id], more)).blockers)
  /** What holds while the tables say otherwise, then says it as before. */
  const meanwhile = async (statement: string, id: string, back: string, expected: string[]) => {
    await sqlAs(w, 'owner', statement, [id])
    assert.deepEqual(await blockersOf(), expected, statement)
    await sqlAs(w, 'owner', back, [id])
  }
  const donor = (column: string, value: string, back: string, expected: string[]) =>
    meanwhile(
      `update organisation set ${column} = ${value} where id = $1`,
      company.id,
      `update organisation set ${column} = ${back} where id = $1`,
      expected,
    )
  assert.deepEqual(await blockersOf(), [])
  await donor('tax_regime', `'MICRO'`, `'IS'`, ['DONOR_NOT_TAXABLE'])
  await donor('tax_regime', 'null', `'IS'`, ['DONOR_NOT_TAXABLE'])
  await donor('tax_regime', `'INDIVIDUAL'`, `'IS'`, ['WRONG_FORM'])
  await donor('siren', 'null', `'732829320'`, ['SIREN_INVALID'])
  await donor('legal_form', 'null', `'SAS'`, ['LEGAL_FORM_MISSING'])
  await donor('fiscal_year_end', `'06-30'`, `'12-31'`, ['PERIOD_STRADDLES_FISCAL_YEARS'])
  await donor('address', `address || '{"city":" "}'`, `address || '{"city":"Marseille"}'`, [
    'ADDRESS_INCOMPLETE',
  ])
  await meanwhile(
    'update organisation set siren = null, siret = null, rna = null where id = $1',
    association.id,
    `update organisation set rna = 'W133000001' where id = $1`,
    ['RNA_INVALID'],
  )
  const given_ = (at: string, expected: string[]) =>
    meanwhile(
      `update donation set handed_over_at = '${at}' where id = $1`,
      donation.id,
      'update donation set handed_over_at = null where id = $1',
      expected,
    )
  await given_('2026-09-02T00:00:00+02:00', ['GIFT_DATE_IN_FUTURE'])
  await given_('2026-08-31T23:59:59+02:00', ['GIFT_BEFORE_TRANSFER'])
  await given_('2025-12-31T23:59:59+01:00', ['RECEIPT_EMPTY'])
  await sqlAs(w, 'owner', `update donation set handed_over_at = '2021-12-31T12:00:00Z'`)
  assert.deepEqual(await blockersOf({ from: '2021-01-01', to: '2021-12-31' }), [
    'ISSUER_NOT_ELIGIBLE',
    'GIFT_BEFORE_TRANSFER',
    'GIFT_TOO_OLD',
  ])
  assert.deepEqual(await blockersOf({ deviceCodes: tags }), ['GIFT_OUTSIDE_PERIOD'])
  await sqlAs(w, 'owner', 'update donation set handed_over_at = null')

  const accountant = await w.as('accountant')
  const coordinator = await w.as('coordinator')
  const at = `/issuers/${association.id}`
  const set = async (more: object, confirm = true) => {
    const { version } = ok(await accountant.get(at))
    const set = ok(await accountant.put(at, { ...profile, ...more, version }))
    if (confirm) ok(await coordinator.post(`${at}/confirmation`, { version: set.version }))
  }
  await set({}, false)
  assert.deepEqual(await blockersOf(), ['ISSUER_NOT_ELIGIBLE'])
  for (const [more, expected] of [
    [{ eligibleFrom: '2026-09-02' }, ['ISSUER_NOT_ELIGIBLE']],
    [{ eligibleTo: '2026-09-01' }, ['ISSUER_NOT_ELIGIBLE']],
    [{ rescritOutcome: 'unfavourable' }, ['ISSUER_NOT_ELIGIBLE']],
    [{ category: 'rup' }, ['ISSUER_NOT_ELIGIBLE', 'ISSUER_NOT_ELIGIBLE']],
    [{ category: 'rup', decreeOn: '1999-03-01', officialJournalOn: '1999-03-05' }, []],
    [{ object: undefined }, ['OBJECT_MISSING']],
    [{ mandateRevokedOn: '2026-09-01' }, ['ISSUER_MANDATE_MISSING']],
    [{}, []],
  ] as const) {
    await set(more)
    assert.deepEqual(await blockersOf(), expected, JSON.stringify(more))
  }
  const { signatories } = ok(await accountant.get(at))
  ok(await accountant.post(`/signatories/${signatories[0].id}/end`, {}))
  assert.deepEqual(await blockersOf(), ['SIGNATORY_NOT_AUTHORISED'])
})

test('a nil value opens no receipt: a certificate without any fiscal mention is proposed and issued', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation } = await gift(w, { unitValueCents: 0 })
  const { draft, answer } = await refused(w, [donation.id])
  assert.deepEqual(codes(draft.blockers), ['VALUE_NOT_POSITIVE'])
  assert.deepEqual([answer.status, draft.proposes], [422, 'giftCertificate'])
  const certificate = await issued(w, [donation.id], { kind: 'giftCertificate' })
  assert.deepEqual([certificate.number, certificate.totalCents], ['2026-000001', null])
  assert.equal(certificate.lines[0].valueCents, null)
  const text = await textOf(w, certificate.documentId)
  assert.ok(text.includes('Attestation de don') && text.includes('atteste avoir reçu en don de'))
  assert.ok(text.includes('1 × ordinateur portable'))
  assert.doesNotMatch(text, /238 bis|impôt|2041|Cerfa|euros|fiscal|\*\*\*/)
})

test('a public body that pays no tax is given a certificate, by a body that is no issuer yet', async (t) => {
  const w = await startApp(t)
  const { donation } = await gift(w, { legalBasis: 'cg3p', unitValueCents: 5_000 })
  const donorId = w.organisations.publicBody.id
  const { draft } = await refused(w, [donation.id], { donorId })
  assert.ok(codes(draft.blockers).includes('DONOR_NOT_TAXABLE'))
  assert.equal(draft.proposes, 'giftCertificate')
  const certificate = await issued(w, [donation.id], { donorId, kind: 'giftCertificate' })
  const text = await textOf(w, certificate.documentId)
  assert.ok(text.includes('nom, qualité et signature'))
})

test('a donor whose fiscal year is unknown is taken to end it with the year, and it is told', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation } = await gift(w)
  await sqlAs(w, 'owner', 'update organisation set fiscal_year_end = null')
  const draft = await prepared(w, [donation.id])
  assert.deepEqual([codes(draft.warnings), draft.blockers], [['FISCAL_YEAR_ASSUMED'], []])
})

test('a receipt bears what sorting accepted: pending is told, refused is not, waste later stays', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation, tags } = await gift(w, { devices: 2 })
  const make = given(w)
  const pending = await make.laptop({ from: donation })
  const technician = await w.as('technician')
  const { tag: bad } = await make.triaged(await make.laptop({ from: donation }))
  ok(await technician.post(`/devices/${bad}/acceptance`, { accept: false, reason: 'broken' }))
  await make.move(tags[1]!, 'WASTE', 'certifiedDestruction')
  const draft = await prepared(w, [donation.id])
  assert.deepEqual(draft.lines.map((l: { code: string }) => l.code).sort(), [...tags].sort())
  assert.deepEqual([codes(draft.warnings), draft.blockers], [['DEVICE_NOT_ACCEPTED'], []])
  const { answer } = await refused(w, [donation.id], { deviceCodes: [tags[0], pending.tag, bad] })
  assert.deepEqual(codes(answer.body.blockers), ['DEVICE_REFUSED', 'DEVICE_NOT_ACCEPTED'])
  await make.move(bad, 'WASTE', 'certifiedDestruction')
  const waste = await refused(w, [donation.id], { deviceCodes: [bad] })
  assert.deepEqual(codes(waste.answer.body.blockers), ['DEVICE_IS_WASTE'])
})

test('a device is on one receipt in force at most; what came later goes on another', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { donation, tags } = await gift(w, { devices: 2 })
  const accountant = await w.as('accountant')
  const [early, twin] = [await prepared(w, [donation.id]), await prepared(w, [donation.id])]
  const some = await issued(w, [donation.id], { deviceCodes: [tags[0]] })
  assert.equal(some.lines.length, 1)
  const rest = ok(await accountant.get(`/receipts/${early.id}`))
  assert.deepEqual(
    [rest.lines.map((l: { code: string }) => l.code), codes(rest.warnings)],
    [[tags[1]], ['DEVICE_ALREADY_RECEIPTED']],
  )
  ok(await accountant.post(`/receipts/${early.id}/issue`, { version: 1 }))
  const answer = await accountant.post(`/receipts/${twin.id}/issue`, { version: 1 })
  assert.deepEqual([answer.status, answer.body.code], [409, 'DEVICE_ALREADY_RECEIPTED'])
  const again = await refused(w, [donation.id], { deviceCodes: tags })
  assert.deepEqual([again.answer.status, again.answer.body.code], [409, 'DEVICE_ALREADY_RECEIPTED'])
})

test('a receipt is for gifts of this donor to this donee', async (t) => {
  const w = await startApp(t)
  const { donation } = await gift(w)
  const accountant = await w.as('accountant')
  for (const [more, status, code] of [
    [{ donorId: w.organisations.otherCompany.id }, 422, 'REFERENCE_UNKNOWN'],
    [{ donorId: donation.id }, 422, 'REFERENCE_UNKNOWN'],
    [{ issuerId: w.organisations.otherWorkshop.id }, 404, 'NOT_FOUND'],
    [{ from: '2026-02-01', to: '2026-01-31' }, 400, 'MALFORMED'],
    [{ deviceCodes: ['7K2M-9QX4'] }, 422, 'BAD_LABEL'],
    [{ deviceCodes: ['7K2M-9QX3'] }, 422, 'REFERENCE_UNKNOWN'],
  ] as const) {
    const answer = await accountant.post('/receipts', asked(w, [donation.id], more))
    assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(more))
  }
})
