import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createIds } from '../../src/platform/ids.ts'
import { startApp, storyClock } from '../support/app.ts'
import { given } from '../support/given.ts'

const address = { street: '5 rue', postcode: '13003', city: 'Marseille' }
const carrier = { name: 'Transport', kind: 'carrier', address }

test('bad requests are 4xx problems that say where the fault is', async (t) => {
  const w = await startApp(t)
  const json = { 'content-type': 'application/json' }
  const cases: [
    what: string,
    body: string | Buffer | object,
    headers: Record<string, string>,
    status: number,
    code: string,
  ][] = [
    ['malformed JSON', '{"name":', json, 400, 'UNREADABLE_BODY'],
    ['a poisoned prototype', '{"__proto__":{"x":1}}', json, 400, 'UNREADABLE_BODY'],
    ['an array', '[]', json, 400, 'MALFORMED'],
    ['an unknown key', { ...carrier, colour: 'red' }, {}, 400, 'MALFORMED'],
    ['a wrong type', { ...carrier, name: 7 }, {}, 400, 'MALFORMED'],
    ['a NUL byte', { ...carrier, name: 'a\u0000b' }, {}, 400, 'MALFORMED'],
    [
      'another content type',
      'name=x',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'plain text where JSON is asked',
      'hello',
      { 'content-type': 'text/plain' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'two megabytes',
      JSON.stringify({ ...carrier, name: 'x'.repeat(2_000_000) }),
      json,
      413,
      'BODY_TOO_LARGE',
    ],
  ]
  for (const [what, body, headers, status, code] of cases) {
    const answer = await w.admin.post('/organisations', body, headers)
    assert.deepEqual([answer.status, answer.body.code], [status, code], what)
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/, what)
    assert.ok(answer.body.title && answer.body.requestId, what)
    if (code === 'MALFORMED') assert.ok(answer.body.errors[0].at.startsWith('body'), what)
  }
})

test('an address that cannot be decoded is refused in the same form', async (t) => {
  const w = await startApp(t)
  for (const url of ['/d/%E0%A4', '/api/v1/devices/%E0%A4']) {
    const { status, body, headers } = await w.anonymous.get(url)
    assert.deepEqual([status, body.code], [400, 'MALFORMED'], url)
    assert.match(String(headers['content-type']), /^application\/problem\+json/)
  }
})

test('an upload of 50 MB is refused without being kept', async (t) => {
  const w = await startApp(t)
  const tec = await w.as('technician')
  const huge = Buffer.alloc(50_000_000, 0x41)
  assert.equal((await tec.post('/erasure-evidence', huge)).status, 413)
  assert.equal((await tec.post('/files', huge, { 'content-type': 'image/jpeg' })).status, 413)
  const { rows } = await w.services.pool.query('select count(*)::int n from blob')
  assert.equal(rows[0].n, 0)
})

test('emoji and accents in any form are kept as one form', async (t) => {
  const w = await startApp(t)
  const { body } = await w.admin.post('/organisations', {
    ...carrier,
    name: 'E\u0301clair 🚚 Œuvre',
  })
  assert.equal(body.name, 'Éclair 🚚 Œuvre')
})

test('a refusal speaks the language asked, and its code never changes', async (t) => {
  const w = await startApp(t)
  const [fr, en] = await Promise.all(
    ['fr-FR,fr;q=0.9', 'en-GB'].map((l) =>
      w.admin.get('/organisations/019a0000-0000-7000-8000-000000000000', { 'accept-language': l }),
    ),
  )
  assert.deepEqual([fr!.body.code, en!.body.code], ['NOT_FOUND', 'NOT_FOUND'])
  assert.match(fr!.body.title, /Introuvable/)
  assert.match(en!.body.title, /Not found/)
})

test('the same key and words are one write, other words are refused, ten at once are one', async (t) => {
  const w = await startApp(t)
  const key = { 'idempotency-key': 'transport-0001' }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => w.admin.post('/organisations', carrier, key)),
  )
  assert.deepEqual([...new Set(answers.map((a) => a.status))], [201])
  assert.equal(new Set(answers.map((a) => a.body.id)).size, 1)
  const other = await w.admin.post('/organisations', { ...carrier, name: 'Autre' }, key)
  assert.deepEqual([other.status, other.body.code], [409, 'KEY_REUSED'])
  const { body } = await w.admin.get('/organisations?kind=carrier')
  assert.equal(body.items.length, 1)
  assert.equal(
    (await w.admin.post('/organisations', carrier, { 'idempotency-key': 'x' })).status,
    400,
  )
})

test('a write that fails leaves its key free, and nothing half done', async (t) => {
  const w = await startApp(t)
  const key = { 'idempotency-key': 'transport-0002' }
  assert.equal(
    (await w.admin.post('/organisations', { ...carrier, siren: '123456789' }, key)).status,
    422,
  )
  assert.equal(
    (await w.admin.post('/organisations', { ...carrier, siret: '73282932000074' }, key)).status,
    409,
  )
  assert.equal((await w.admin.post('/organisations', carrier, key)).status, 201)
})

test('a database that is down answers 503 with Retry-After, and the service comes back with it', async (t) => {
  const w = await startApp(t)
  const { monitor } = given(w)
  const { tag } = await monitor()
  const tec = await w.as('technician')
  const admin = new (await import('pg')).default.Client(
    w.database.adminUrl.replace(/\/[^/]*$/, '/postgres'),
  )
  admin.on('error', () => {})
  await admin.connect()
  t.after(() => admin.end())
  const allow = (yes: boolean) =>
    admin.query(`alter database ${w.database.name} with allow_connections ${yes}`)
  await allow(false)
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    w.database.name,
  ])
  for (const ask of [
    () => tec.get(`/devices/${tag}`),
    () => tec.get('/devices'),
    () => w.admin.post('/organisations', carrier),
    () => w.anonymous.get('/health/ready'),
    () => tec.post(`/devices/${tag}/transitions`, { to: 'TRIAGED' }),
  ]) {
    const answer = await ask()
    assert.deepEqual([answer.status, answer.body.code], [503, 'UNAVAILABLE'])
    assert.ok(answer.headers['retry-after'])
  }
  assert.equal((await w.anonymous.get('/health/live')).status, 200)
  await allow(true)
  assert.equal((await tec.get(`/devices/${tag}`)).status, 200)
  assert.equal((await w.anonymous.get('/health/ready')).status, 200)
})

test('a guard of the gate that is switched off makes the service not ready', async (t) => {
  const w = await startApp(t)
  const owner = new (await import('pg')).default.Client(w.database.ownerUrl)
  owner.on('error', () => {})
  await owner.connect()
  t.after(() => owner.end())
  assert.equal((await w.anonymous.get('/health/ready')).status, 200)
  await owner.query('alter table medium enable trigger gate_medium')
  assert.equal((await w.anonymous.get('/health/ready')).status, 503, 'enabled, but not always')
  await owner.query('alter table medium enable always trigger gate_medium')
  assert.equal((await w.anonymous.get('/health/ready')).status, 200)
  await owner.query('drop trigger event_append_only on event')
  assert.equal((await w.anonymous.get('/health/ready')).status, 503)
})

test('the journal cannot be changed, emptied or gone round by its partitions', async (t) => {
  const w = await startApp(t)
  await given(w).monitor()
  const owner = new (await import('pg')).default.Client(w.database.ownerUrl)
  owner.on('error', () => {})
  await owner.connect()
  t.after(() => owner.end())
  const { rows } = await owner.query(`select tableoid::regclass::text part from event limit 1`)
  for (const statement of [
    'update event set by_code = $$x$$',
    'delete from event',
    'truncate event',
    `truncate ${rows[0].part}`,
    `delete from ${rows[0].part}`,
    `update ${rows[0].part} set by_code = $$x$$`,
    'delete from mass_movement',
    'truncate mass_movement',
  ])
    await assert.rejects(owner.query(statement), /APPEND_ONLY/, statement)
  await assert.rejects(w.services.pool.query('delete from event'), /permission denied/)
  const far = await owner.query(
    `select count(*)::int n from pg_inherits where inhparent = 'event'::regclass`,
  )
  assert.ok(far.rows[0].n >= 13)
})

test('security headers are there, and nothing says what the server is', async (t) => {
  const w = await startApp(t)
  const { headers } = await w.anonymous.get('/health/live')
  assert.match(String(headers['content-security-policy']), /default-src 'none'/)
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.equal(headers['referrer-policy'], 'no-referrer')
  assert.equal(headers['x-powered-by'], undefined)
  assert.equal(headers.server, undefined)
})

test('ids sort as they were made, even within a millisecond or when the clock steps back', () => {
  const clock = storyClock('2026-09-01T08:00:00Z')
  let now = clock.now()
  const next = createIds(
    () => now,
    (n) => new Uint8Array(n).fill(7),
  )
  const ids = Array.from({ length: 5000 }, () => next())
  now = '2026-09-01T07:59:59.000Z'
  ids.push(next())
  assert.deepEqual([...ids].sort(), ids)
  assert.equal(new Set(ids).size, ids.length)
  for (const id of ids.slice(0, 3))
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
