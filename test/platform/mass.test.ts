import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatGrams } from '../../src/platform/mass.ts'

for (const [grams, expected] of [
  [0, '0\u00a0g'],
  [170, '170\u00a0g'],
  [1000, '1\u00a0kg'],
  [1800, '1,8\u00a0kg'],
  [298_001, '298,001\u00a0kg'],
  [12_345_678, '12\u202f345,678\u00a0kg'],
  [-189, '-189\u00a0g'],
] as const) {
  test(`${grams} grams are written ${expected}`, () => assert.equal(formatGrams(grams), expected))
}

test('a fraction of a gram is not a mass', () => assert.throws(() => formatGrams(1.5), RangeError))
