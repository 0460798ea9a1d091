import { deepEqual, equal } from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readGrams } from '../../web/src/bench/mass.ts'
import { readScale, writtenGrams } from '../../web/src/scale/read-scale.ts'

describe('the line that a scale sends', () => {
  const table: [string, number | null, boolean?][] = [
    ['ST,GS,+  1.850kg', 1850, true],
    ['ST,NT,+0001.850  kg', 1850, true],
    ['US,GS,+  1.850kg', 1850, false],
    ['S S      1.850 kg', 1850, true],
    ['S D      1.850 kg', 1850, false],
    ['  1,85 kg', 1850, true],
    ['+ 1850 g', 1850, true],
    ['N     +    0.0023 kg', 2, true],
    ['  4.08 lb', 1851, true],
    ['ST,GS,-  0.120kg', null],
    ['ST,GS,+  0.000kg', null],
    ['OL', null],
    ['S +', null],
    ['1.850', null],
    ['', null],
    ['EAN 3245678901234', null],
  ]
  for (const [line, grams, stable] of table)
    test(`“${line}” is ${grams === null ? 'no mass' : `${grams} g${stable ? '' : ', still moving'}`}`, () => {
      deepEqual(readScale(line), grams === null ? null : { grams, stable })
    })

  test('what is written in the field is read back as the same grams', () => {
    for (const grams of [1, 10, 100, 1000, 1850, 12_345, 999_999])
      for (const comma of [true, false]) equal(readGrams(writtenGrams(grams, comma)), grams)
    deepEqual([writtenGrams(1850, true), writtenGrams(2000, false)], ['1,85', '2.0'])
  })
})
