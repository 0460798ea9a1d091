import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addHours,
  formatDateFr,
  fromParisLocal,
  parisDate,
  parisYear,
} from '../../src/platform/dates.ts'

for (const [iso, expected, title] of [
  ['2026-11-25T12:00:00Z', '2026-11-25', 'noon is today'],
  ['2026-11-25T23:30:00Z', '2026-11-26', 'half past midnight in Paris is already tomorrow'],
  ['2026-07-14T22:00:00Z', '2026-07-15', 'in summer the day turns at ten in the evening UTC'],
  ['2026-11-25', '2026-11-25', 'a civil date stays itself'],
] as const) {
  test(title, () => assert.equal(parisDate(iso), expected))
}

test("New Year's Eve ends at eleven in the evening UTC", () => {
  assert.equal(parisYear('2026-12-31T22:59:59Z'), 2026)
  assert.equal(parisYear('2026-12-31T23:00:00Z'), 2027)
})

test('a date is written as on a letter', () => {
  assert.equal(formatDateFr('2026-11-25T08:00:00Z'), '25 novembre 2026')
  assert.equal(formatDateFr('2027-01-01'), '1er janvier 2027')
  assert.equal(formatDateFr('2026-08-11'), '11 août 2026')
})

test('what is not a date is refused', () => {
  assert.throws(() => parisDate('demain'), RangeError)
  assert.throws(() => formatDateFr(''), RangeError)
})

for (const [local, expected, title] of [
  ['2026/09/02 10:30:40', '2026-09-02T08:30:40.000Z', 'summer time is two hours ahead'],
  ['2026-12-02T10:30:40', '2026-12-02T09:30:40.000Z', 'winter time is one hour ahead'],
  ['2026/10/25 01:59:59', '2026-10-24T23:59:59.000Z', 'just before the clocks go back'],
  ['2026/10/25 02:30:00', '2026-10-25T00:30:00.000Z', 'in the hour that comes twice, the first'],
  ['2026/10/25 03:00:00', '2026-10-25T02:00:00.000Z', 'just after the clocks went back'],
  ['2026/03/29 01:59:59', '2026-03-29T00:59:59.000Z', 'just before the clocks go forward'],
  ['2026/03/29 02:30:00', '2026-03-29T01:30:00.000Z', 'in the hour that is skipped'],
  ['2026/03/29 03:00:00', '2026-03-29T01:00:00.000Z', 'just after the clocks went forward'],
  ['2026/02/29 10:00:00', null, 'a 29th of February that does not exist'],
  ['2026/13/01 10:00:00', null, 'a thirteenth month'],
  ['2026/01/01 24:00:00', null, 'a twenty-fourth hour'],
  ['2026/01/01', null, 'a day without its hour'],
  ['', null, 'nothing'],
] as const) {
  test(`the clock of a workshop: ${title}`, () => assert.equal(fromParisLocal(local), expected))
}

test('hours are added and taken away', () => {
  assert.equal(addHours('2026-10-25T00:00:00Z', -3), '2026-10-24T21:00:00.000Z')
  assert.equal(addHours('2026-10-24T23:00:00+02:00', 1.5), '2026-10-24T22:30:00.000Z')
})
