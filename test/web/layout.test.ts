import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeScanner, mistyped, TEST_TEXT, withCapsLock } from '../../web/src/scan/layout.ts'

const quick = Array.from({ length: TEST_TEXT.length }, () => 4)
const typed = (text: string, more: { gaps?: number[]; end?: 'Enter' | 'Tab' | 'none' } = {}) =>
  judgeScanner({ text, gaps: more.gaps ?? quick, end: more.end ?? 'Enter' })

test('a scanner that types well has no fault, whether it ends with Enter or Tab', () => {
  assert.deepEqual(typed(TEST_TEXT), [])
  assert.deepEqual(typed(TEST_TEXT, { end: 'Tab' }), [])
})

test('the signs of each wrong keyboard are those that such computers show', () => {
  assert.equal(mistyped('HTTPS://A-1', 'computerAzerty'), 'HTTPSM!!Q)&')
  assert.equal(mistyped('WZM2.4', 'computerAzerty'), "ZW?é:'")
  assert.equal(mistyped('HTTPS://A-1', 'computerQwerty'), 'HTTPS.>>Q6!')
  assert.equal(mistyped('WZM2', 'computerQwerty'), 'ZW:@')
})

const faults: readonly (readonly [name: string, text: string, found: string[]])[] = [
  ['QWERTY read as AZERTY', mistyped(TEST_TEXT, 'computerAzerty'), ['computerAzerty']],
  ['AZERTY read as QWERTY', mistyped(TEST_TEXT, 'computerQwerty'), ['computerQwerty']],
  ['Caps Lock', TEST_TEXT.toLowerCase(), ['capsLock']],
  [
    'QWERTY read as AZERTY under a Caps Lock of letters alone',
    withCapsLock(mistyped(TEST_TEXT, 'computerAzerty'), 'letters'),
    ['computerAzerty', 'capsLock'],
  ],
  [
    'QWERTY read as AZERTY under Windows’ Caps Lock: the digits are right',
    'httpsm§§qbcdefghijkl,noparstuvzxyw§d§0123°456789',
    ['computerAzerty', 'capsLock'],
  ],
  [
    'AZERTY on both sides under Windows’ Caps Lock: the digits are signs',
    'https/::abcdefghijklmnopqrstuvwxyz:d:à&é"6\'(-è_ç',
    ['capsLock'],
  ],
  ['three characters lost', TEST_TEXT.replace('C', '').replace('X', '').replace('7', ''), ['lost']],
  [
    'a wrong keyboard that loses characters',
    mistyped(TEST_TEXT, 'computerAzerty').replace('C', '').replace('X', ''),
    ['computerAzerty', 'lost'],
  ],
  ['the first half alone', TEST_TEXT.slice(0, 24), ['lost']],
  ['another code', '3770012345678', ['notOurCode']],
  ['a label', 'HTTPS://COLLECTE.EXEMPLE/D/7K2M9QX3', ['notOurCode']],
  [
    'a German keyboard that loses nothing',
    'HTTPSÖ--ABCDEFGHIJKLMNOPQRSTUVWXZY-D-0123ß456789',
    ['otherLayout'],
  ],
  ['nothing', '', ['notOurCode']],
]
for (const [name, text, found] of faults)
  test(`${name}: found`, () => assert.deepEqual(typed(text), found))

test('a missing Enter and slow keys are said beside the rest', () => {
  const gaps = quick.map(() => 60)
  assert.deepEqual(typed(TEST_TEXT, { end: 'none' }), ['noEnter'])
  assert.deepEqual(typed(TEST_TEXT, { gaps }), ['slow'])
  assert.deepEqual(typed(TEST_TEXT.toLowerCase(), { gaps, end: 'none' }), [
    'capsLock',
    'noEnter',
    'slow',
  ])
})

test('one late key is not a slow scanner', () =>
  assert.deepEqual(typed(TEST_TEXT, { gaps: [...quick.slice(1), 300] }), []))
