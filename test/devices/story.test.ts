import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptDevice, mediumKinds } from '../../src/devices/contract.ts'
import { lifecycle } from '../../src/devices/lifecycle.ts'
import { stateNames, tell } from '../../src/devices/story.ts'
import { say } from '../../src/devices/words.ts'
import { repairActions } from '../../src/refurbishment/rules.ts'

test('every reason, repair and medium of a story has its words in both languages', () => {
  const codes = new Set<string>([
    ...lifecycle.flatMap((e) => e.reasons ?? []),
    ...acceptDevice.schema.body.shape.reason.unwrap().options,
    ...repairActions,
    ...mediumKinds,
  ])
  for (const code of codes) {
    assert.notEqual(say(code, 0), code, `${code} in French`)
    if (/[a-z][A-Z]/.test(code)) assert.notEqual(say(code, 1), code, code)
  }
  for (const { from, to } of lifecycle)
    for (const state of [from, to]) assert.ok(stateNames[state], state)
})

test('a move, a refusal and a repair are told in the reader’s language', () => {
  const move = { from: 'TESTED', to: 'TO_REPAIR', reason: 'fan' }
  assert.equal(tell('device.moved', move, 'fr'), 'De « testé » à « à réparer » (ventilateur).')
  assert.equal(tell('device.moved', move, 'en'), 'From “tested” to “to repair” (fan).')
  assert.equal(tell('device.refused', { reason: 'broken' }, 'fr'), 'Refusé après tri (cassé).')
  const repair = { actions: ['thermalPaste', 'fanCleaned'] }
  assert.equal(
    tell('device.repaired', repair, 'fr'),
    'Réparé (pâte thermique refaite, ventilateur nettoyé).',
  )
  assert.equal(
    tell('inventory.imported', { source: 'lshw', media: 2 }, 'fr'),
    'Inventaire lshw lu : 2 supports.',
  )
})
