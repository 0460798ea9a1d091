import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { amountFramed, amountInWords } from '../../src/platform/words.ts'

const cases: [cents: number, words: string][] = [
  [0, 'zéro euro'],
  [1, 'un centime'],
  [2, 'deux centimes'],
  [100, 'un euro'],
  [101, 'un euro et un centime'],
  [2100, 'vingt et un euros'],
  [7100, 'soixante et onze euros'],
  [80_00, 'quatre-vingts euros'],
  [81_00, 'quatre-vingt-un euros'],
  [91_00, 'quatre-vingt-onze euros'],
  [99_99, 'quatre-vingt-dix-neuf euros et quatre-vingt-dix-neuf centimes'],
  [200_00, 'deux cents euros'],
  [201_00, 'deux cent un euros'],
  [1_000_00, 'mille euros'],
  [1_234_56, 'mille deux cent trente-quatre euros et cinquante-six centimes'],
  [80_000_00, 'quatre-vingt mille euros'],
  [200_000_00, 'deux cent mille euros'],
  [1_000_000_00, 'un million d’euros'],
  [1_000_000_01, 'un million d’euros et un centime'],
  [1_000_001_00, 'un million un euros'],
  [80_000_000_00, 'quatre-vingts millions d’euros'],
  [200_000_000_00, 'deux cents millions d’euros'],
  [
    999_999_999_99,
    'neuf cent quatre-vingt-dix-neuf millions neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf euros et quatre-vingt-dix-neuf centimes',
  ],
  [1_000_000_000_00, 'un milliard d’euros'],
]

test('an amount is written in words as a French cheque would', () => {
  for (const [cents, words] of cases) assert.equal(amountInWords(cents), words)
  assert.throws(() => amountInWords(1.5), RangeError)
  assert.throws(() => amountInWords(-1), RangeError)
})

test('an amount in words holds letters, hyphens, spaces and an apostrophe alone, and names another amount otherwise', () => {
  const cents = fc.integer({ min: 0, max: 999_999_999_99 })
  fc.assert(
    fc.property(cents, cents, (a, b) => {
      assert.match(amountInWords(a), /^[a-zé]+(?:[ \-’][a-zé]+)*$/)
      assert.equal(amountInWords(a) === amountInWords(b), a === b)
    }),
    { numRuns: 2000 },
  )
})

test('an amount in figures is framed by asterisks, its thousands apart by a narrow space', () => {
  assert.equal(amountFramed(123_456), '***1\u202f234,56***')
  assert.equal(amountFramed(5), '***0,05***')
})
