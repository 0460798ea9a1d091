import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { purge } from '../../src/accounts/purge.ts'
import { executors } from '../../src/accounts/sign-in-queries.ts'
import { startApp } from '../support/app.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** Runs the command line as npm does, with nothing else in its environment. */
const cli = (env: Record<string, string>, ...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const options = { cwd: root, env: { PATH: process.env.PATH ?? '', ...env } }
    execFile(process.execPath, ['src/cli.ts', ...args], options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })

test('a key works until it is revoked or its day has passed', async (t) => {
  const w = await startApp(t)
  const body = {
    name: 'Banc 3',
    role: 'agent',
    organisationId: w.organisations.association.id,
    expiresAt: '2026-09-02T00:00:00Z',
  }
  const made = await w.admin.post('/api-keys', body)
  assert.equal(made.status, 201, JSON.stringify(made.body))
  assert.match(made.body.key, /^lct_[\w-]{43}$/)
  const machine = w.client(made.body.key)
  const me = await machine.get('/me')
  assert.equal(me.body.kind, 'machine')
  assert.equal(me.body.name, 'Banc 3')
  assert.equal(me.body.roles[0].code, made.body.code)
  const listed = await w.admin.get('/api-keys?limit=200')
  assert.ok(listed.body.items.some((k: { start: string }) => k.start === made.body.start))
  assert.equal(JSON.stringify(listed.body).includes(made.body.key), false)
  assert.equal((await machine.get('/api-keys')).status, 403)
  w.clock.set('2026-09-02T00:00:01Z')
  assert.equal((await machine.get('/me')).status, 401)

  const { expiresAt: _, ...lasting } = body
  const other = await w.admin.post('/api-keys', lasting)
  const second = w.client(other.body.key)
  assert.equal((await second.get('/me')).status, 200)
  const revoked = await w.admin.post(`/api-keys/${other.body.id}/revocation`)
  assert.equal(revoked.status, 200, JSON.stringify(revoked.body))
  assert.ok(revoked.body.revokedAt)
  assert.equal((await second.get('/me')).status, 401)
  assert.equal(
    (await w.admin.post(`/api-keys/${other.body.id}/revocation`)).body.code,
    'WRONG_STATUS',
  )
  assert.equal(
    (await w.admin.post('/api-keys', { ...body, expiresAt: '2020-01-01T00:00:00Z' })).status,
    400,
  )
  assert.equal(
    (
      await w.admin.post('/api-keys', {
        ...lasting,
        role: 'cashier',
        organisationId: w.organisations.company.id,
      })
    ).body.code,
    'ROLE_NOT_OF_KIND',
  )
})

test('the command line makes keys and administrators while the service runs', async (t) => {
  const w = await startApp(t)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'collecte-cli-'))
  writeFileSync(
    path.join(dataDir, 'running.json'),
    JSON.stringify({ appUrl: w.database.appUrl, ownerUrl: w.database.ownerUrl }),
  )
  const env = { DATA_DIR: dataDir, PUBLIC_URL: 'https://collecte.example' }
  const made = await cli(env, 'api-key', '--role', 'auditor', '--json')
  assert.deepEqual([made.code, made.err], [0, ''])
  assert.deepEqual(Object.keys(JSON.parse(made.out)), ['key'])
  const me = await w.client(JSON.parse(made.out).key).get('/me')
  assert.equal(me.body.roles[0].organisationName, 'Métropole Exemple')

  const several = await cli({ DATABASE_URL: w.database.appUrl }, 'api-key', '--role', 'technician')
  assert.equal(several.code, 1)
  assert.match(
    several.err,
    /^Say which with --organisation: .*Atelier Exemple.*Atelier Voisin.*\n$/,
  )
  const wrong = await cli(
    env,
    'api-key',
    '--role',
    'cashier',
    '--organisation',
    w.organisations.company.id,
  )
  assert.deepEqual([wrong.code, wrong.err.split('\n').length], [1, 2])
  assert.match(wrong.err, /ROLE_NOT_OF_KIND/)

  const admin = await cli(
    env,
    'create-admin',
    '--email',
    'Admin@exemple.fr',
    '--name',
    'Camille Exemple',
    '--json',
  )
  assert.deepEqual([admin.code, admin.err], [0, ''])
  const token = new URL(JSON.parse(admin.out).link).searchParams.get('token')
  const set = await w.anonymous.post('/api/auth/reset-password', {
    token,
    newPassword: 'une phrase assez longue',
  })
  assert.equal(set.status, 200, JSON.stringify(set.body))
  const twice = await cli(env, 'create-admin', '--email', 'admin@exemple.fr', '--name', 'X')
  assert.deepEqual([twice.code, twice.out], [1, ''])
  assert.match(twice.err, /ALREADY_EXISTS/)
})

test('whatever is wrong, the command line says so in one line', async () => {
  const empty = { DATA_DIR: mkdtempSync(path.join(tmpdir(), 'collecte-cli-')) }
  const cases: [Record<string, string>, string[], RegExp][] = [
    [empty, [], /Unknown command/],
    [empty, ['constructor'], /Unknown command/],
    [empty, ['api-key', '--role', 'boss'], /--role must be one of/],
    [empty, ['api-key', '--role', 'admin'], /Nothing runs/],
    [empty, ['demo', '--json'], /No demo/],
    [empty, ['api-key', '--nope'], /Unknown option/],
    [
      { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' },
      ['api-key', '--role', 'admin'],
      /cannot be reached/,
    ],
    [{ DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }, ['migrate'], /DATABASE_OWNER_URL/],
  ]
  for (const [env, args, expected] of cases) {
    const { code, out, err } = await cli(env, ...args)
    assert.deepEqual([code, out, err.split('\n').length], [1, '', 2], `${args.join(' ')}: ${err}`)
    assert.match(err, expected)
  }
  assert.match((await cli(empty, '--help')).out, /^Usage/)
  const demo = {
    people: [{ role: 'admin', email: 'a@exemple.fr', password: 'x' }],
    organisations: [],
    sites: [],
  }
  writeFileSync(path.join(empty.DATA_DIR, 'demo.json'), JSON.stringify(demo))
  assert.deepEqual(JSON.parse((await cli(empty, 'demo', '--json')).out), demo)
})

test('every kind of personal data has a term, and something that ends it', async (t) => {
  const w = await startApp(t)
  const { rows } = await w.services.pool.query('select data from retention_rule order by data')
  assert.deepEqual(
    rows.map((r) => r.data),
    Object.keys(executors).sort(),
  )
  const old = '2025-08-31T08:00:00Z'
  const young = '2026-08-31T08:00:00Z'
  for (const at of [old, young]) {
    const id = () => w.services.newId()
    const run = (sql: string, ...values: unknown[]) => w.services.pool.query(sql, values)
    await run(
      `insert into security_event (id, recorded_at, kind) values ($1, $2, 'signIn.ok')`,
      id(),
      at,
    )
    await run(
      `insert into repeat_key (key, fingerprint, recorded_at) values ($1, 'x', $2)`,
      `purge ${at}`,
      at,
    )
    await run(
      `insert into auth_verification (id, identifier, value, expires_at, created_at, updated_at) values ($1, 'x', 'x', '2026-09-01T09:00:00Z', $2, $2)`,
      id(),
      at,
    )
    await run(
      `insert into note (id, subject_id, text, by_code, recorded_at) values ($1, $1, 'x', 'x', $2)`,
      id(),
      at === old ? '2023-08-31T08:00:00Z' : at,
    )
  }
  const counts = await purge(w.services)
  assert.deepEqual(counts, {
    auth_session: 0,
    auth_verification: 1,
    donation_contact: 0,
    evidence_file: 0,
    hardware_report_bytes: 0,
    delegation_reason: 0,
    help_note: 0,
    inventory_capture: 0,
    issuer_signatory: 0,
    note: 1,
    repeat_key: 1,
    security_event: 1,
    unused_file: 0,
  })
  const left = await w.services.pool.query(
    'select recorded_at from security_event union all select recorded_at from note',
  )
  assert.equal(left.rows.length, 2)
})
