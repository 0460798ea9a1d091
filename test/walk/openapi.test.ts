import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { exchangeOf, operationsOf, startWalk, walk, withExamples } from './walk.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => JSON.parse(readFileSync(path.join(root, 'openapi', file), 'utf8'))
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

test('every example of the document is what the service answers today: else run "npm run openapi"', async (t) => {
  const kept = read('examples.json')
  const w = await startWalk(t)
  let n = 0
  await walk(w, {
    after: (step, sent) => {
      assert.deepEqual(
        plain(exchangeOf(step, sent)),
        kept[n],
        `example ${n}: ${step.name ?? step.operationId}`,
      )
      n += 1
    },
  })
  assert.equal(n, kept.length)
  const { body } = await w.anonymous.get('/api/openapi.json')
  assert.deepEqual(plain(withExamples(body, kept)), read('openapi.json'), 'the document is fresh')
})

test('every operation has an example, an id of its own and words that say what it does', () => {
  const document = read('openapi.json')
  const operations = [...operationsOf(document).keys()]
  const shown = new Set(read('examples.json').map((x: { operationId: string }) => x.operationId))
  assert.deepEqual(
    operations.filter((o) => !shown.has(o)),
    [],
  )
  assert.equal(document.openapi, '3.1.1')
  for (const methods of Object.values<any>(document.paths))
    for (const o of Object.values<any>(methods)) {
      assert.ok(o.summary?.length > 8, o.operationId)
      for (const status of ['400', '429', '503'])
        assert.ok(o.responses[status], `${o.operationId} ${status}`)
    }
})

test('the document follows the recommended rules of OpenAPI linting', () => {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const made = spawnSync(
    'node_modules/.bin/redocly',
    ['lint', '--extends', 'recommended', 'openapi/openapi.json'],
    { cwd: root, env, encoding: 'utf8' },
  )
  assert.equal(made.status, 0, made.stdout + made.stderr)
  assert.doesNotMatch(made.stdout + made.stderr, /[1-9]\d* warnings?/)
})
