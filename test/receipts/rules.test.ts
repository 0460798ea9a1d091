import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { issuerBlockers, issuerNumber, signatoryOn } from '../../src/receipts/issuer-rules.ts'
import type { GiftDevice } from '../../src/receipts/line-rules.ts'
import {
  assess,
  donorBlockers,
  type Facts,
  fiscalYear,
  fiscalYearEnd,
  straddles,
} from '../../src/receipts/rules.ts'
import { codes } from './world.ts'

const address = { street: '1 rue', postcode: '13001', city: 'Marseille', country: 'FR' }
const party = {
  name: 'Exemple SAS',
  siren: '732829320',
  rna: null,
  legalForm: 'SAS',
  taxRegime: 'IS',
  fiscalYearEnd: '12-31',
  address,
  active: true,
}
const device = (more: Partial<GiftDevice> = {}): GiftDevice => ({
  id: more.tag ?? 'd1',
  donationId: 'n1',
  tag: 'AAAA1111',
  category: 'laptop',
  label: 'ordinateur portable',
  state: 'TRIAGED',
  acceptance: 'accepted',
  manufacturer: null,
  model: null,
  serial: null,
  donorAssetTag: null,
  givenOn: '2026-03-02',
  decidedOn: '2026-02-01',
  valueCents: 12_000,
  method: 'VALEUR_VENALE',
  onReceipt: null,
  ...more,
})
const profile = {
  category: 'associationLoi1901',
  categoryDetail: null,
  object: 'Équiper',
  decreeOn: null,
  officialJournalOn: null,
  rescritOn: '2024-01-01',
  rescritOutcome: 'favourable',
  eligibleFrom: '2022-01-01',
  eligibleTo: null,
  mandateHolder: null,
  mandateSignedOn: '2025-01-01',
  mandateRevokedOn: null,
  confirmedBy: 'b2',
}
const signatory = {
  id: 's1',
  name: 'Alix',
  quality: 'Présidente',
  validFrom: '2025-01-01',
  validTo: null,
  signatureSha256: null,
  confirmedBy: 'b2',
}
const facts = (more: Partial<Facts> = {}): Facts => ({
  kind: 'recuFiscal',
  today: '2026-11-25',
  from: '2026-01-01',
  to: '2026-12-31',
  giftsFrom: '2022-01-01',
  needsOf: () => ['rescrit'],
  donor: party,
  issuer: { ...party, siren: null, rna: 'W133000001' },
  profile,
  signatories: [signatory],
  devices: [device()],
  lots: [],
  named: { devices: null, lots: null },
  ...more,
})
const blockers = (more: Partial<Facts>) => codes(assess(facts(more)).blockers)

test('a fiscal year is named by the year it ends in', () => {
  assert.deepEqual(fiscalYear(2026, '12-31'), { from: '2026-01-01', to: '2026-12-31' })
  assert.deepEqual(fiscalYear(2026, '06-30'), { from: '2025-07-01', to: '2026-06-30' })
  assert.deepEqual(fiscalYear(2028, '02-29'), { from: '2027-03-01', to: '2028-02-29' })
})

test('a fiscal year ends on its day, on the 28th where February has no 29th', () => {
  assert.equal(fiscalYearEnd('2026-06-30', '06-30'), '2026-06-30')
  assert.equal(fiscalYearEnd('2026-07-01', '06-30'), '2027-06-30')
  assert.equal(fiscalYearEnd('2028-02-29', '02-29'), '2028-02-29')
  assert.equal(fiscalYearEnd('2026-02-28', '02-29'), '2026-02-28')
  assert.equal(fiscalYearEnd('2026-03-01', '02-29'), '2027-02-28')
  assert.ok(straddles('2026-06-30', '2026-07-01', '06-30'))
  assert.ok(!straddles('2026-07-01', '2027-06-30', '06-30'))
  assert.ok(straddles('2026-01-01', '2027-01-01', '12-31'))
})

test('whatever its end, a fiscal year holds its days, lasts a year, and never straddles itself', () => {
  const day = fc
    .date({ min: new Date('2022-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10))
  const end = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map(([m, d]) => `${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
  fc.assert(
    fc.property(day, end, (d, e) => {
      const last = fiscalYearEnd(d, e)
      assert.ok(d <= last)
      assert.equal(fiscalYearEnd(last, e), last)
      assert.ok(Date.parse(last) - Date.parse(d) <= 366 * 86_400_000)
      const next = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10)
      assert.ok(straddles(last, next, e))
      assert.ok(!straddles(d, last, e))
    }),
  )
})

test('a gift without fault blocks nothing', () => {
  const { blockers, totalCents, warnings } = assess(facts())
  assert.deepEqual([blockers, totalCents, warnings], [[], 12_000, []])
})

test('who is not taxed on actual profits has no use of a receipt', () => {
  const of = (taxRegime: string | null) => codes(donorBlockers({ taxRegime }))
  assert.deepEqual(of('IS'), [])
  assert.deepEqual(of('IR_REEL'), [])
  for (const regime of ['MICRO', 'PUBLIC_NOT_TAXED', null])
    assert.deepEqual(of(regime), ['DONOR_NOT_TAXABLE'])
  assert.deepEqual(of('INDIVIDUAL'), ['WRONG_FORM'])
})

test('a body without what its category asks may not issue', () => {
  const of = (more: object, needs: string[]) =>
    issuerBlockers(
      { ...profile, ...more },
      { today: '2026-11-25', needsOf: () => needs as never, giftDays: ['2026-03-02'] },
    ).map((b) => b.detail ?? b.code)
  assert.deepEqual(of({}, ['rescrit']), [])
  assert.deepEqual(of({ rescritOutcome: 'tacit' }, ['rescrit']), [])
  for (const rescritOutcome of ['pending', 'unfavourable', null])
    assert.deepEqual(of({ rescritOutcome }, ['rescrit']), ['rescrit'])
  assert.deepEqual(of({}, ['decree', 'officialJournal', 'detail']), [
    'decree',
    'officialJournal',
    'detail',
  ])
  assert.deepEqual(of({ confirmedBy: null }, []), ['confirmation'])
  assert.deepEqual(of({ eligibleFrom: '2026-03-03' }, []), ['giftDate'])
  assert.deepEqual(of({ eligibleTo: '2026-03-02' }, []), ['giftDate'])
  assert.deepEqual(of({ eligibleTo: '2026-03-03' }, []), [])
  assert.deepEqual(of({ mandateSignedOn: null }, []), ['ISSUER_MANDATE_MISSING'])
  assert.deepEqual(of({ mandateRevokedOn: '2026-11-25' }, []), ['ISSUER_MANDATE_MISSING'])
  assert.deepEqual(of({ mandateRevokedOn: '2026-11-26' }, []), [])
})

test('the last in office signs; not who is unconfirmed, ended or to come', () => {
  const other = { ...signatory, id: 's2', name: 'Lou', validFrom: '2026-06-01' }
  const at = (more: object) => signatoryOn([signatory, { ...other, ...more }], '2026-11-25')?.name
  assert.equal(at({}), 'Lou')
  assert.equal(at({ confirmedBy: null }), 'Alix')
  assert.equal(at({ validTo: '2026-11-25' }), 'Alix')
  assert.equal(at({ validFrom: '2026-11-26' }), 'Alix')
  assert.equal(signatoryOn([{ ...signatory, name: null }], '2026-11-25'), null)
})

test('an issuer is known by its SIREN, else its RNA, else its register in Alsace-Moselle', () => {
  const number = { siren: null, rna: null }
  assert.equal(issuerNumber({ siren: '732829320', rna: 'W133000001' }, null), 'SIREN 732829320')
  assert.equal(issuerNumber({ siren: null, rna: 'W133000001' }, null), 'RNA W133000001')
  assert.equal(issuerNumber(number, profile), null)
  const alsace = { category: 'rupAlsaceMoselle', categoryDetail: 'Volume 12 folio 3' }
  assert.equal(issuerNumber(number, alsace), 'Volume 12 folio 3')
})

test('each mandatory mention that lacks is named', () => {
  const blank = { ...address, postcode: '  ' }
  assert.deepEqual(blockers({ donor: { ...party, siren: '732829321' } }), ['SIREN_INVALID'])
  assert.deepEqual(blockers({ donor: { ...party, siren: null } }), ['SIREN_INVALID'])
  assert.deepEqual(blockers({ issuer: { ...party, siren: null } }), ['RNA_INVALID'])
  assert.deepEqual(blockers({ donor: { ...party, legalForm: ' ' } }), ['LEGAL_FORM_MISSING'])
  assert.deepEqual(blockers({ donor: { ...party, address: blank } }), ['ADDRESS_INCOMPLETE'])
  assert.deepEqual(blockers({ profile: { ...profile, object: null } }), ['OBJECT_MISSING'])
  assert.deepEqual(blockers({ devices: [device({ label: null })] }), ['DESCRIPTION_MISSING'])
  assert.deepEqual(blockers({ devices: [device({ label: null, model: 'M1' })] }), [])
})

test('a gift of another time is told apart', () => {
  const on = (givenOn: string, more: object = {}) =>
    blockers({
      devices: [device({ givenOn, decidedOn: '2020-01-01' })],
      from: '2020-01-01',
      ...more,
    })
  assert.deepEqual(on('2026-11-26', { from: '2026-01-01' }), ['GIFT_DATE_IN_FUTURE'])
  assert.deepEqual(on('2021-12-31', { from: '2021-01-01', to: '2021-12-31' }), [
    'ISSUER_NOT_ELIGIBLE',
    'GIFT_TOO_OLD',
  ])
  assert.deepEqual(blockers({ devices: [device({ decidedOn: '2026-03-03' })] }), [
    'GIFT_BEFORE_TRANSFER',
  ])
})

test('what was accepted and became waste stays; what sorting refused never enters', () => {
  const line = (more: Partial<GiftDevice>) => assess(facts({ devices: [device(more)] }))
  assert.equal(line({ state: 'WASTE_TREATED' }).devices.length, 1)
  assert.deepEqual(codes(line({ acceptance: 'refused' }).blockers), ['DEVICE_REFUSED'])
  assert.deepEqual(codes(line({ acceptance: 'refused', state: 'WASTE' }).blockers), [
    'DEVICE_IS_WASTE',
  ])
  assert.deepEqual(codes(line({ acceptance: 'pending', state: 'WASTE' }).blockers), [
    'DEVICE_IS_WASTE',
  ])
  assert.deepEqual(codes(line({ acceptance: 'pending' }).blockers), ['DEVICE_NOT_ACCEPTED'])
  assert.deepEqual(codes(line({ onReceipt: '2026-000001' }).blockers), ['DEVICE_ALREADY_RECEIPTED'])
  assert.deepEqual(codes(line({ givenOn: '2025-03-02' }).blockers), ['RECEIPT_EMPTY'])
})

test('beside good devices, those left out are told; named, they block', () => {
  const devices = [
    device(),
    device({ id: 'd2', tag: 'PENDING1', acceptance: 'pending' }),
    device({ id: 'd3', tag: 'REFUSED1', acceptance: 'refused' }),
  ]
  const all = assess(facts({ devices }))
  assert.deepEqual([all.devices.length, all.blockers], [1, []])
  assert.deepEqual(all.warnings, [{ code: 'DEVICE_NOT_ACCEPTED', detail: 'PENDING1' }])
  const named = { devices: new Set(['d1', 'd2', 'd3']), lots: new Set<string>() }
  const some = assess(facts({ devices, named }))
  assert.deepEqual(codes(some.blockers), ['DEVICE_REFUSED', 'DEVICE_NOT_ACCEPTED'])
})

test('a nil value opens no reduction: a certificate is proposed, which asks nothing of the tax law', () => {
  const nil = assess(facts({ devices: [device({ valueCents: 0 })] }))
  assert.deepEqual([codes(nil.blockers), nil.proposes], [['VALUE_NOT_POSITIVE'], 'giftCertificate'])
  const bare = facts({
    kind: 'giftCertificate',
    devices: [device({ valueCents: null })],
    profile: null,
    signatories: [],
    donor: { ...party, siren: null, legalForm: null, taxRegime: 'PUBLIC_NOT_TAXED' },
  })
  const { blockers, totalCents, proposes } = assess(bare)
  assert.deepEqual([blockers, totalCents, proposes], [[], null, null])
})

test('all that is wrong is said at once', () => {
  const wrong = assess(
    facts({
      devices: [device({ valueCents: null })],
      donor: { ...party, taxRegime: 'MICRO', siren: null, legalForm: null, fiscalYearEnd: '06-30' },
      profile: null,
      signatories: [],
    }),
  )
  assert.deepEqual(codes(wrong.blockers), [
    'VALUATION_MISSING',
    'DONOR_NOT_TAXABLE',
    'ISSUER_NOT_ELIGIBLE',
    'ISSUER_MANDATE_MISSING',
    'SIGNATORY_NOT_AUTHORISED',
    'OBJECT_MISSING',
    'SIREN_INVALID',
    'LEGAL_FORM_MISSING',
    'PERIOD_STRADDLES_FISCAL_YEARS',
  ])
})

test('the total is the sum of devices and lots, to the cent', () => {
  const cents = fc.integer({ min: 0, max: 1_000_000_000 })
  fc.assert(
    fc.property(fc.array(cents, { minLength: 1, maxLength: 40 }), cents, (values, unit) => {
      const devices = values.map((valueCents, n) =>
        device({ id: `d${n}`, tag: `T${n}`, valueCents }),
      )
      const lot = {
        id: 'l',
        donationId: 'n1',
        category: 'mouse',
        label: 'souris',
        quantity: 7,
        givenOn: '2026-03-02',
        decidedOn: '2026-02-01',
        unitValueCents: unit || null,
        method: null,
        onReceipt: null,
      }
      const { totalCents } = assess(facts({ devices, lots: [lot] }))
      assert.equal(totalCents, values.reduce((a, b) => a + b, 0) + 7 * unit)
    }),
  )
})
