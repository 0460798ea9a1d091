import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as r from '../../src/donations/rules.ts'

const codes = (blockers: { code: string }[]) => blockers.map((b) => b.code)
const categories = new Map([
  ['laptop', { bulk: false, kit: false }],
  ['mouse', { bulk: true, kit: false }],
  ['desktopSet', { bulk: false, kit: true }],
])

describe('Who may give on the public basis', () => {
  const rows = [
    ['cg3p', 'publicBody', []],
    ['private', 'publicBody', []],
    ['private', 'company', []],
    ['cg3p', 'company', ['LEGAL_BASIS_MISMATCH']],
    ['cg3p', 'association', ['LEGAL_BASIS_MISMATCH']],
  ] as const
  for (const [basis, kind, expected] of rows)
    test(`${kind} gives as ${basis}: ${expected.join() || 'yes'}`, () =>
      assert.deepEqual(codes(r.basisBlockers(basis, kind)), expected))
})

describe('What a line may offer', () => {
  const rows = [
    ['cg3p', 'laptop', 30_000, []],
    ['cg3p', 'laptop', 30_001, ['PUBLIC_UNIT_VALUE_EXCEEDED']],
    ['cg3p', 'laptop', undefined, []],
    ['private', 'laptop', 900_000, []],
    ['private', 'desktopSet', undefined, ['CATEGORY_IS_KIT']],
    ['private', 'piano', undefined, ['CATEGORY_UNKNOWN']],
    ['cg3p', 'piano', 30_001, ['CATEGORY_UNKNOWN', 'PUBLIC_UNIT_VALUE_EXCEEDED']],
  ] as const
  for (const [legalBasis, category, declaredUnitValueCents, expected] of rows)
    test(`${legalBasis} ${category} at ${declaredUnitValueCents ?? 'no'} cents: ${expected.join() || 'yes'}`, () => {
      const context = { legalBasis, categories, ceilingCents: 30_000 }
      assert.deepEqual(
        codes(r.offerBlockers([{ category, declaredUnitValueCents }], context)),
        expected,
      )
    })
})

describe('Who may receive', () => {
  const rows = [
    ['association', true, 'private', []],
    ['workshop', true, 'private', []],
    ['shop', true, 'private', []],
    ['association', true, 'cg3p', []],
    ['workshop', true, 'cg3p', []],
    ['shop', true, 'cg3p', ['PUBLIC_DONEE_NOT_LISTED']],
    ['shop', false, 'cg3p', ['DONEE_NOT_ELIGIBLE']],
    ['association', false, 'private', ['DONEE_NOT_ELIGIBLE']],
    ['company', true, 'private', ['DONEE_NOT_ELIGIBLE']],
    ['carrier', true, 'private', ['DONEE_NOT_ELIGIBLE']],
    ['publicBody', true, 'cg3p', ['DONEE_NOT_ELIGIBLE']],
  ] as const
  for (const [kind, active, basis, expected] of rows)
    test(`${active ? 'an active' : 'a closed'} ${kind}, ${basis}: ${expected.join() || 'yes'}`, () =>
      assert.deepEqual(codes(r.doneeBlockers({ kind, active }, basis)), expected))
  test('nobody: no', () =>
    assert.deepEqual(codes(r.doneeBlockers(null, 'private')), ['DONEE_NOT_ELIGIBLE']))
})

describe('What a bulk lot may be', () => {
  const rows = [
    ['mouse', 'accepted', []],
    ['mouse', 'handedOver', []],
    ['mouse', 'closed', ['WRONG_STATUS']],
    ['mouse', 'submitted', ['DONATION_NOT_ACCEPTED']],
    ['mouse', 'cancelled', ['DONATION_NOT_ACCEPTED']],
    ['laptop', 'draft', ['CATEGORY_NOT_BULK', 'DONATION_NOT_ACCEPTED']],
    ['piano', 'accepted', ['CATEGORY_UNKNOWN']],
  ] as const
  for (const [category, status, expected] of rows)
    test(`${category} into a donation ${status}: ${expected.join() || 'yes'}`, () =>
      assert.deepEqual(codes(r.bulkBlockers(categories.get(category), status)), expected))
})

describe('Gaps with the offer', () => {
  const line = (
    id: string,
    quantity: number,
    received: number,
    decision: 'accepted' | 'refused' = 'accepted',
  ) => ({ id, quantity, received, decision })

  test('are signed, of accepted lines only, and none where all came', () => {
    const lines = [line('a', 40, 38), line('b', 3, 3), line('c', 5, 7), line('d', 9, 0, 'refused')]
    assert.deepEqual(r.gapsOf(lines, 1), [
      { lineId: 'a', gap: -2 },
      { lineId: 'c', gap: 2 },
      { lineId: null, gap: 1 },
    ])
    assert.deepEqual(r.gapsOf([line('b', 3, 3)], 0), [])
  })

  const short = { lineId: 'a', gap: -2 }
  const long = { lineId: 'c', gap: 2 }
  const outside = { lineId: null, gap: 1 }
  const rows: [string, r.Gap[], r.GapReason[], string[]][] = [
    [
      'each gap explained',
      [short, outside],
      [{ lineId: 'a', reason: 'notPresented' }, { reason: 'broughtMore' }],
      [],
    ],
    [
      'a short line’s reason covers what came instead',
      [short, outside],
      [{ lineId: 'a', reason: 'replacedByOther' }],
      [],
    ],
    [
      'a long line’s reason does not',
      [long, outside],
      [{ lineId: 'c', reason: 'broughtMore' }],
      ['GAP_REASON_MISSING'],
    ],
    ['outside alone needs its own', [outside], [], ['GAP_REASON_MISSING']],
    [
      'none explained',
      [short, long, outside],
      [],
      ['GAP_REASON_MISSING', 'GAP_REASON_MISSING', 'GAP_REASON_MISSING'],
    ],
    ['a reason without a gap', [], [{ lineId: 'a', reason: 'other' }], ['REASON_UNEXPECTED']],
    [
      'a reason for outside without a gap',
      [],
      [{ lineId: null, reason: 'other' }],
      ['REASON_UNEXPECTED'],
    ],
    [
      'two reasons for one gap',
      [short],
      [
        { lineId: 'a', reason: 'other' },
        { lineId: 'a', reason: 'miscounted' },
      ],
      ['REASON_UNEXPECTED'],
    ],
    ['a reason of no list', [short], [{ lineId: 'a', reason: 'magic' }], ['REASON_UNKNOWN']],
  ]
  for (const [title, gaps, reasons, expected] of rows)
    test(`${title}: ${expected.join() || 'closes'}`, () =>
      assert.deepEqual(codes(r.gapBlockers(gaps, reasons)), expected))
})

test('A cancellation has a reason of its list', () => {
  assert.deepEqual(r.cancelBlockers('withdrawn'), [])
  assert.deepEqual(codes(r.cancelBlockers('tooOld')), ['REASON_UNKNOWN'])
})
