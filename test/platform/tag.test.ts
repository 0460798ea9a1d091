import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  checkCharacter,
  formatTag,
  makeTag,
  readCode,
  TAG_ALPHABET,
} from '../../src/platform/tag.ts'

const bytes = fc.uint8Array({ minLength: 7, maxLength: 7 })

test('the check character of 7K2M9QX is 3', () => {
  assert.equal(checkCharacter('7K2M9QX'), '3')
})

test('a label is printed in two groups', () => {
  assert.equal(formatTag('7K2M9QX3'), '7K2M-9QX3')
})

for (const [input, title] of [
  ['7K2M9QX3', 'as it is stored'],
  ['7K2M-9QX3', 'as it is printed'],
  ['7k2m-9qx3', 'in small letters'],
  [' 7K2M 9QX3 \r\n', 'with spaces and the end of line of a scanner'],
  ['7K2M\u20119QX3', 'with the hyphen of a word processor'],
  ['https://collecte.example/D/7K2M9QX3', 'as the address of its QR code'],
  ['HTTPS://ANCIEN.EXAMPLE/D/7K2M9QX3', 'as an old address in capitals'],
  ['http://localhost:3000/d/7k2m-9qx3/', 'as the address of the demonstration'],
] as const) {
  test(`a tag is read ${title}`, () => {
    assert.deepEqual(readCode(input), { kind: 'tag', tag: '7K2M9QX3' })
  })
}

test('letters that look like digits are read as digits', () => {
  const tag = `0100000${checkCharacter('0100000')}`
  for (const typed of [`OI${tag.slice(2)}`, `oL${tag.slice(2)}`, `0l${tag.slice(2)}`]) {
    assert.deepEqual(readCode(typed), { kind: 'tag', tag })
  }
})

for (const [input, title] of [
  ['7K2M9QX4', 'a wrong check character is a bad label'],
  ['7K2M-9XQ3', 'two swapped characters are a bad label'],
  ['https://collecte.example/D/7K2M9QX4', 'a wrong address is a bad label'],
] as const) {
  test(title, () => assert.deepEqual(readCode(input), { kind: 'badLabel', text: input }))
}

for (const [input, title] of [
  ['CZC901381R', "a maker's serial is no tag"],
  ['7K2M9QX', 'seven characters are no tag'],
  ['7K2M9QXU', 'a letter out of the alphabet makes no tag'],
  ['https://collecte.example/offers/7K2M9QX3', 'another page is no tag'],
  ['', 'nothing is no tag'],
] as const) {
  test(title, () => assert.deepEqual(readCode(input), { kind: 'other', text: input }))
}

test('a very long scan is answered at once', () => {
  assert.equal(readCode('https://'.repeat(200_000)).kind, 'other')
})

test('every tag we print can be read back', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const tag = makeTag(random)
      assert.deepEqual(readCode(formatTag(tag)), { kind: 'tag', tag })
    }),
  )
})

test('one wrong character is always caught', () => {
  fc.assert(
    fc.property(bytes, fc.nat({ max: 7 }), fc.integer({ min: 1, max: 31 }), (random, at, shift) => {
      const tag = makeTag(random)
      const wrong = TAG_ALPHABET.charAt((TAG_ALPHABET.indexOf(tag.charAt(at)) + shift) % 32)
      const label = tag.slice(0, at) + wrong + tag.slice(at + 1)
      assert.deepEqual(readCode(label), { kind: 'badLabel', text: label })
    }),
  )
})

test('a tag needs seven random bytes', () => {
  assert.throws(() => makeTag(new Uint8Array(6)), RangeError)
  assert.throws(() => checkCharacter('7K2M9Q'), RangeError)
  assert.throws(() => checkCharacter('7K2M9QU'), RangeError)
})
