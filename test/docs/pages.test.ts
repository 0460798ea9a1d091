import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { lifecyclePage } from '../../src/devices/lifecycle-page.ts'
import { problemTable } from '../../src/platform/problems.ts'
import { problemsPage } from '../../src/platform/problems-page.ts'
import { cloneDatabase } from '../support/database.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

test('the pages printed from tables are fresh', () => {
  assert.equal(
    read('docs/problems.md').trim(),
    problemsPage().trim(),
    'npm run --silent cli -- problems > docs/problems.md',
  )
  assert.equal(
    read('docs/lifecycle.md').trim(),
    lifecyclePage().trim(),
    'npm run --silent cli -- lifecycle > docs/lifecycle.md',
  )
})

test('each refusal says something in both languages, and what to do or what is wrong', () => {
  for (const [code, [status, fr, en]] of Object.entries(problemTable)) {
    assert.match(code, /^[A-Z][A-Z0-9_]+$/)
    assert.ok([400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503].includes(status), code)
    assert.ok(fr.length > 15 && /[.!?]$/.test(fr), `${code}: ${fr}`)
    assert.ok(en.length > 12 && /[.!?]$/.test(en), `${code}: ${en}`)
    assert.doesNotMatch(fr, /'/, `${code}: a typographic apostrophe`)
  }
})

test('each kind of personal data is in the page of what is kept', async (t) => {
  const { ownerUrl } = await cloneDatabase(t)
  const client = new pg.Client(ownerUrl)
  await client.connect()
  const { rows } = await client.query('select data from retention_rule')
  await client.end()
  for (const { data } of rows) assert.ok(read('docs/security.md').includes(`\`${data}\``), data)
})

test('the links between the pages lead somewhere', () => {
  for (const page of [
    'README.md',
    'docs/operations.md',
    'docs/security.md',
    'docs/ledger.md',
    'docs/legal.md',
    'docs/DECISIONS.md',
    'docs/GLOSSARY.md',
    'docs/benchmark.md',
  ])
    for (const [, link] of read(page).matchAll(/\]\((?!https?:)([^)#]+)/g))
      assert.ok(existsSync(path.join(root, path.dirname(page), link!)), `${page}: ${link}`)
})
