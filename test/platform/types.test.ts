import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'
import { cloneDatabase } from '../support/database.ts'

test('the types of the database are those of the migrations: else run "npm run types"', async (t) => {
  const { ownerUrl } = await cloneDatabase(t)
  const cwd = path.resolve(import.meta.dirname, '../..')
  const made = spawnSync('node_modules/.bin/kysely-codegen', ['--verify'], {
    cwd,
    env: { ...process.env, DATABASE_URL: ownerUrl },
    encoding: 'utf8',
  })
  assert.equal(made.status, 0, made.stdout + made.stderr)
})
