import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatEuros } from '../../src/platform/money.ts'

for (const [cents, expected] of [
  [0, '0,00\u00a0€'],
  [5, '0,05\u00a0€'],
  [7700, '77,00\u00a0€'],
  [-11000, '-110,00\u00a0€'],
  [123456, '1\u202f234,56\u00a0€'],
  [Number.MAX_SAFE_INTEGER, '90\u202f071\u202f992\u202f547\u202f409,91\u00a0€'],
] as const) {
  test(`${cents} cents are written ${expected}`, () => assert.equal(formatEuros(cents), expected))
}

for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
  test(`${wrong} is not an amount in cents`, () => {
    assert.throws(() => formatEuros(wrong), RangeError)
  })
}
