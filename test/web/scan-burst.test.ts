import { equal } from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  BURST_GAP_MS,
  makeBurst,
  makeScanGuard,
  readCommand,
} from '../../web/src/scan/scan-burst.ts'

/** Types a text with the same time between all keys, then a last key; answers what that gave. */
function typeAll(text: string, gap: number, end = 'Enter') {
  const burst = makeBurst()
  let at = 1000
  for (const key of text) {
    equal(burst.take(key, at), null)
    at += gap
  }
  return burst.take(end, at)
}

describe('a scanner that types is told from a hand by the time between keys', () => {
  test('fast keys that end with Enter or Tab are a code', () => {
    equal(typeAll('7K2M9QX3', 5), '7K2M9QX3')
    equal(typeAll('7K2M9QX3', BURST_GAP_MS, 'Tab'), '7K2M9QX3')
    equal(typeAll('https://a.example/d/7K2M9QX3', 1), 'https://a.example/d/7K2M9QX3')
  })
  test('a hand is never a scan, nor a fast key alone before Enter', () => {
    equal(typeAll('7K2M9QX3', BURST_GAP_MS + 1), null)
    equal(typeAll('12', 5), null)
    equal(typeAll('', 5), null)
  })
  test('Shift held by the scanner for capitals does not cut the code', () => {
    const burst = makeBurst()
    let at = 0
    for (const key of ['Shift', 'A', 'Shift', 'B', 'c', 'Shift', 'D', 'Shift']) {
      burst.take(key, at)
      at += 4
    }
    equal(burst.take('Enter', at), 'ABcD')
  })
  test('what a hand typed before is not in the code, and a pause before Enter makes it none', () => {
    const burst = makeBurst()
    burst.take('x', 0)
    for (const [n, key] of [...'ABCD'].entries()) burst.take(key, 500 + 5 * n)
    equal(burst.take('Enter', 520), 'ABCD')
    for (const [n, key] of [...'ABCD'].entries()) burst.take(key, 600 + 5 * n)
    equal(burst.take('Enter', 800), null)
  })
  test('once under way, a key that comes late does not cut the code; keys without a pause are counted', () => {
    const burst = makeBurst()
    let at = 0
    for (const [n, key] of [...'HTTPS://A'].entries()) {
      at += n === 6 ? 140 : 5
      burst.take(key, at)
    }
    equal(burst.train(), 9)
    equal(burst.take('Enter', at + 60), 'HTTPS://A')
    burst.take('x', at + 900)
    equal(burst.train(), 1)
  })
  test('another key, as an arrow, ends what was begun', () => {
    const burst = makeBurst()
    for (const [n, key] of ['A', 'B', 'C', 'D', 'ArrowLeft'].entries()) burst.take(key, 5 * n)
    equal(burst.take('Enter', 25), null)
  })
  test('it is known to be under way from the second fast key, not from the first', () => {
    const burst = makeBurst()
    burst.take('A', 0)
    equal(burst.underWay(), false)
    burst.take('B', 5)
    equal(burst.underWay(), true)
    burst.take('C', 500)
    equal(burst.underWay(), false)
  })
})

test('the same code again at once is let through once, and again later', () => {
  const fresh = makeScanGuard(900)
  equal(fresh('A', 0), true)
  equal(fresh('A', 300), false)
  equal(fresh('A', 1100), false, 'a scanner held on a label goes on stammering')
  equal(fresh('B', 1150), true)
  equal(fresh('A', 1200), true)
  equal(fresh('A', 2200), true)
})

test('commands and badges are told from codes', () => {
  equal(readCommand('7K2M9QX3'), null)
  equal(readCommand('LCT'), null)
  equal(readCommand('LCT:DO'), null)
  equal(readCommand('LCT:DO:MAIN:MORE'), null)
  equal(readCommand(' lct:cancel ')?.kind, 'cancel')
  equal(readCommand('LCT:BADGE:abc')?.kind, 'badge')
  const command = readCommand('lct:do:main')
  equal(command?.kind === 'do' && command.action, 'MAIN')
  const station = readCommand('LCT:STATION:ERASURE')
  equal(station?.kind === 'station' && station.name, 'erasure')
})
