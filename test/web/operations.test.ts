import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { operationsFile, operationsText } from '../../web/write-operations.ts'

test('the calls of the pages are those of the contracts: run `npm run operations` after a change', async () => {
  assert.equal(readFileSync(operationsFile, 'utf8'), await operationsText())
})
