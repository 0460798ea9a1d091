import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ago, capacity, day, euros, mass, printedTag } from '../../web/src/ui/formats.ts'

const spaced = (s: string) => s.replace(/\s/g, ' ')

test('amounts, masses and days read as French and English people write them', () => {
  assert.equal(spaced(euros(123_456, 'fr')), '1 234,56 €')
  assert.equal(euros(7700, 'en'), '€77.00')
  assert.equal(spaced(mass(1850, 'fr')), '1,85 kg')
  assert.equal(spaced(mass(440, 'en')), '440 g')
  assert.equal(spaced(capacity(256_060_514_304, 'fr')), '256 Go')
  assert.equal(spaced(capacity(1_000_204_886_016, 'en')), '1 TB')
  assert.equal(printedTag('7K2M9QX3'), '7K2M-9QX3')
})

test('a day is a day of Paris: an evening in UTC may be the next day', () => {
  assert.equal(day('2026-11-25', 'fr'), '25 novembre 2026')
  assert.equal(day('2026-01-01', 'fr'), '1er janvier 2026')
  assert.equal(day('2026-07-14T22:30:00Z', 'fr'), '15 juillet 2026')
})

test('how long ago is said in the largest unit that says it', () => {
  const now = Date.parse('2026-11-25T12:00:00Z')
  assert.equal(ago('2026-11-22T12:00:00Z', 'fr', now), 'il y a 3 jours')
  assert.equal(ago('2026-11-25T11:30:00Z', 'en', now), '30 minutes ago')
  assert.equal(ago('2026-11-25T11:59:40Z', 'en', now), 'now')
})
