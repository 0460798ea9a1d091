import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const root = path.resolve(import.meta.dirname, '..')
const files = globSync('src/**/*.ts', { cwd: root }).filter((f) => !f.endsWith('.generated.ts'))
const text = (file: string) => readFileSync(path.join(root, file), 'utf8')
const imports = (file: string) =>
  [...text(file).matchAll(/(?:from|import) '([^']+)'/g)]
    .map(([, name]) => name!)
    .map((name) => (name.startsWith('.') ? path.join(path.dirname(file), name) : name))
const sliceOf = (file: string) => /^src\/([^/]+)\//.exec(file)?.[1] ?? null

// Strictly downwards; slices of one ring never import each other: they meet in `devices` and in the journal.
const rings = [
  ['platform'],
  ['journal'],
  ['accounts'],
  ['configuration', 'parties'],
  ['documents'],
  ['captures'],
  ['devices'],
  [
    'donations',
    'erasure',
    'refurbishment',
    'weee',
    'stock',
    'shop',
    'help',
    'counts',
    'locks',
    'corrections',
    'custody',
    'losses',
  ],
  ['receipts', 'impact', 'labels', 'public', 'home', 'quality'],
  ['demo'],
]
const ring = (slice: string) => rings.findIndex((r) => r.includes(slice))

test('every folder of src has its ring', () => {
  for (const file of files) {
    const slice = sliceOf(file)
    if (slice) assert.notEqual(ring(slice), -1, `${file}: which ring is ${slice}?`)
  }
})

test('imports go strictly down the rings', () => {
  const wrong = files.flatMap((file) => {
    const from = sliceOf(file)
    if (!from) return []
    return imports(file)
      .filter(
        (to) => sliceOf(to) !== null && sliceOf(to) !== from && ring(sliceOf(to)!) >= ring(from),
      )
      .map((to) => `${file} imports ${to}`)
  })
  assert.deepEqual(wrong, [])
})

test('SQL stands in the queries of a slice and in the platform alone', () => {
  const allowed = (file: string) =>
    file.startsWith('src/platform/') ||
    /queries\.ts$/.test(file) ||
    file.startsWith('src/demo/') ||
    ['src/services.ts', 'src/server.ts', 'src/cli.ts'].includes(file)
  // Three files whose whole purpose is one statement or the columns of one, and one that hands Kysely to better-auth.
  const reviewed = [
    'src/devices/move-device.ts',
    'src/devices/view.ts',
    'src/devices/guards.ts',
    'src/accounts/better-auth.ts',
    'src/accounts/api-keys.ts',
  ]
  const speaks = /\b(sql`|selectFrom|insertInto|updateTable|deleteFrom|\.query\()/
  const wrong = files.filter((f) => speaks.test(text(f)) && !allowed(f) && !reviewed.includes(f))
  assert.deepEqual(wrong, [])
})

test('Fastify stands in app.ts, in routes and in accounts alone', () => {
  const allowed = (f: string) =>
    f === 'src/app.ts' ||
    /routes\.ts$|pages\.ts$/.test(f) ||
    f.startsWith('src/accounts/') ||
    ['src/platform/openapi.ts', 'src/platform/health.ts'].includes(f)
  const wrong = files.filter(
    (f) => imports(f).some((i) => /^(@fastify\/|fastify)/.test(i)) && !allowed(f),
  )
  assert.deepEqual(wrong, [])
})

test('rules and the readers of captures ask nothing of the world: no database, no clock, no chance', () => {
  const wrong = files
    .filter((f) => /(^|[/-])rules\.ts$/.test(f) || f.startsWith('src/captures/'))
    .filter(
      (f) =>
        imports(f).some(
          (i) =>
            /queries|kysely|^pg$|node:|context\.ts$/.test(i) &&
            !/import type[^;]*context/.test(text(f)),
        ) || /new Date\(\)|Date\.now|Math\.random|process\.env/.test(text(f)),
    )
  assert.deepEqual(wrong, [])
})

test('nothing below the server reads the clock, chance or the environment', () => {
  const above = [
    'src/main.ts',
    'src/server.ts',
    'src/services.ts',
    'src/cli.ts',
    'src/web-build.ts',
    'src/platform/embedded-postgres.ts',
    'src/platform/postgres-host.ts',
    'src/platform/postgres-setup.ts',
  ]
  const wrong = files.filter(
    (f) =>
      !above.includes(f) &&
      /new Date\(\)|Date\.now\(|Math\.random|process\.env|randomUUID|randomBytes/.test(text(f)),
  )
  assert.deepEqual(wrong, [])
})

test('a verb that writes also records a fact', () => {
  const wrong = files.filter(
    (f) =>
      /\bwrite\(ctx,/.test(text(f)) &&
      !/\b(record|issueDocument|issueOnce|importCapture)\(/.test(text(f)) &&
      f !== 'src/platform/repeats.ts',
  )
  assert.deepEqual(wrong, [])
})

test('nothing in the project names a path of a machine or switches a check off', () => {
  const all = globSync(['src/**/*', 'test/**/*.ts', 'docs/**/*.md', 'README.md', 'migrations/*'], {
    cwd: root,
    exclude: ['**/*.generated.ts'],
  }).filter((f) => /\.\w+$/.test(f))
  const wrong = all.filter(
    (f) =>
      /\/home\/\w+\/|\/root\/|@ts-ignore|@ts-nocheck|\bas any\b/.test(text(f)) &&
      f !== 'test/architecture.test.ts',
  )
  assert.deepEqual(wrong, [])
})

test('the pages reach nothing of the server but its published API', () => {
  const pages = globSync('web/src/**/*.{ts,tsx}', { cwd: root })
  // Types vanish before the browser; the pure tables of words and of the life cycle are shared.
  const shared = ['src/devices/words.ts', 'src/devices/lifecycle.ts']
  const wrong = pages.flatMap((file) =>
    [...text(file).matchAll(/^import (?!type)[^;]*?from '([^']+)'/gms)]
      .map(([, name]) => path.join(path.dirname(file), name!))
      .filter((name) => name.startsWith('src/') && !shared.includes(name))
      .map((name) => `${file} imports ${name}`),
  )
  assert.deepEqual(wrong, [])
  const calls = pages.filter(
    (f) =>
      f !== 'web/src/api/client.ts' &&
      /\bfetch\(|XMLHttpRequest|https?:\/\/(?!www\.w3\.org)\w/.test(text(f)),
  )
  assert.deepEqual(calls, [])
})
