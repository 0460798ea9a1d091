import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRna, isSiren, isSiret } from '../../src/platform/check-digits.ts'

const sirens: [string, boolean, string][] = [
  ['830339362', true, 'the number of an éco-organisme is accepted'],
  ['356000000', true, 'the number of La Poste is accepted'],
  ['830339363', false, 'one wrong digit is refused'],
  ['000000000', false, 'nine zeros are refused though their sum is right'],
  ['83033936', false, 'eight digits are refused'],
  ['830 339 362', false, 'spaces are for the form to remove'],
  ['83033936²', false, 'a superscript digit is not a digit'],
  ['', false, 'nothing is refused'],
]

const sirets: [string, boolean, string][] = [
  ['83033936200022', true, 'the site of an éco-organisme is accepted'],
  ['42248908800068', true, 'the site of another one is accepted'],
  ['35600000000048', true, 'the seat of La Poste passes the ordinary sum'],
  ['35600000009075', true, 'a post office passes by the sum of its digits'],
  ['35600000009076', false, 'a post office with a wrong digit is refused'],
  ['12345678901234', false, 'a made-up number is refused'],
  ['00000000000000', false, 'fourteen zeros are refused'],
  ['83033936200023', false, 'one wrong digit is refused'],
  ['8303393620002', false, 'thirteen digits are refused'],
]

for (const [value, expected, title] of sirens) {
  test(`SIREN: ${title}`, () => assert.equal(isSiren(value), expected))
}

for (const [value, expected, title] of sirets) {
  test(`SIRET: ${title}`, () => assert.equal(isSiret(value), expected))
}

const rnas: [string, boolean, string][] = [
  ['W751234567', true, 'a Paris association is accepted'],
  ['W9R1234567', true, 'an overseas one with a letter is accepted'],
  ['w751234567', false, 'a small letter is refused'],
  ['W75123456', false, 'a digit too few is refused'],
  ['W7512345678', false, 'a digit too many is refused'],
]

for (const [value, expected, title] of rnas) {
  test(`RNA: ${title}`, () => assert.equal(isRna(value), expected))
}
