import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { keyByCli, refusedStart, running, startServer } from './server.ts'

const CLIENTS = 32

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

/** The postmaster of a data folder: PostgreSQL writes its pid on the first line. */
function postmaster(dataDir: string): number {
  const [file] = globSync(`${dataDir}/pg/**/postmaster.pid`)
  assert.ok(file, 'the database of the demo runs from its own folder')
  return Number(readFileSync(file, 'utf8').split('\n')[0])
}

// The server is killed, then the database, while thirty-two benches scan: what a bench was told is done is done, once.
test('after both are killed, every scan that was answered is there, once', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'collecte-crash-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  const port = await freePort()
  const env = { DATA_DIR: dataDir, PORT: String(port), RATE_LIMIT_PER_MINUTE: '1000000' }
  let server = await startServer(env)
  t.after(() => server.stop('SIGKILL'))
  const { organisations, sites } = JSON.parse(readFileSync(path.join(dataDir, 'demo.json'), 'utf8'))
  const workshop = sites.find((s: { kind: string }) => s.kind === 'workshop')
  const donor = organisations.find((o: { kind: string }) => o.kind === 'company')
  const territory = organisations.find((o: { kind: string }) => o.kind === 'territory')
  const keys: Record<string, string> = {}
  for (const [role, organisation] of [
    ['coordinator', territory.id],
    ['technician', workshop.organisationId],
    ['supervisor', workshop.organisationId],
  ] as const)
    keys[role] = await keyByCli(dataDir, role, organisation)

  const ask = async (
    role: string,
    url: string,
    body: object,
  ): Promise<{ status: number; body: any }> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1${url}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys[role]}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    })
    return { status: response.status, body: (await response.json()) as unknown }
  }
  const must = async (role: string, url: string, body: object) => {
    const { status, body: answer } = await ask(role, url, body)
    assert.ok(status < 300, `${url}: ${status} ${JSON.stringify(answer)}`)
    return answer
  }
  const address = { street: '1 rue', postcode: '13001', city: 'Marseille' }
  const donation = await must('coordinator', '/donations', {
    donorId: donor.id,
    legalBasis: 'private',
    pickupAddress: address,
    contact: { name: 'Accueil' },
    lines: [{ category: 'laptop', quantity: CLIENTS }],
  })
  const submitted = await must('coordinator', `/donations/${donation.id}/submit`, {})
  await must('coordinator', `/donations/${donation.id}/decision`, {
    doneeId: workshop.organisationId,
    version: submitted.version,
    lines: [{ lineId: donation.lines[0].id, accept: true }],
  })
  const tags: string[] = []
  for (let n = 0; n < CLIENTS; n++)
    tags.push(
      (
        await must('technician', '/devices', {
          donationLineId: donation.lines[0].id,
          siteId: workshop.id,
          category: 'laptop',
          massGrams: 1800,
          massSource: 'scale',
        })
      ).tag,
    )

  // Each bench scans one device to and fro; a scan that was not answered is sent again under the same id.
  let open = true
  const answered: string[][] = tags.map(() => [])
  let unanswered = 0
  const bench = async (tag: string, mine: string[]) => {
    for (let there = true; open; there = !there) {
      const eventId = randomUUID()
      const move: readonly [string, object] = there
        ? (['technician', { to: 'QUARANTINE', reason: 'toCheck', eventId }] as const)
        : (['supervisor', { to: 'RECEIVED', eventId }] as const)
      for (;;) {
        const answer = await ask(move[0], `/devices/${tag}/transitions`, move[1]).catch(() => null)
        if (answer && answer.status === 200) break
        if (answer && answer.status < 500)
          assert.fail(`${tag}: ${answer.status} ${JSON.stringify(answer.body)}`)
        unanswered += 1
        await delay(200)
      }
      mine.push(eventId)
    }
  }
  const benches = tags.map((tag, n) => bench(tag, answered[n]!))
  await delay(1500)
  await server.stop('SIGKILL')
  server = await startServer(env)
  await delay(1500)
  const ended = new Promise((done) => server.process.once('exit', done))
  process.kill(postmaster(dataDir), 'SIGKILL')
  await ended
  assert.match(server.output(), /PostgreSQL/)
  server = await startServer(env)
  await delay(1500)
  open = false
  await Promise.all(benches)

  const client = new pg.Client(running(dataDir).ownerUrl)
  await client.connect()
  const { rows: kept } = await client.query(
    `select substr(key, 7) id from repeat_key where key like 'event:%'`,
  )
  const known = new Set(kept.map((r) => r.id))
  const { rows: facts } = await client.query(
    `select d.tag, count(*)::int n from event e join device d on d.id = e.subject_id where e.kind = 'device.moved' and d.tag = any($1) group by 1`,
    [tags],
  )
  await client.end()
  const total = answered.flat().length
  assert.ok(
    total > CLIENTS * 4 && unanswered > 0,
    `${total} scans answered, ${unanswered} sent again`,
  )
  assert.deepEqual(
    answered.flat().filter((id) => !known.has(id)),
    [],
    'no scan is lost',
  )
  for (const [n, tag] of tags.entries())
    assert.equal(
      facts.find((f) => f.tag === tag)?.n ?? 0,
      answered[n]!.length,
      `${tag}: each scan once`,
    )
  console.log(`${total} scans answered once each, ${unanswered} sent again`)

  const started = performance.now()
  assert.equal(await server.stop('SIGINT'), 0)
  assert.ok(performance.now() - started < 5000, 'it stops within five seconds')
  assert.ok(!existsSync(path.join(dataDir, 'running.json')))
})

test('what keeps the service from starting is one clear line, and a non-zero exit', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'collecte-refused-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  const base = { DATA_DIR: dataDir }
  const secret = { AUTH_SECRET: 'x'.repeat(32) }
  const oneLine = async (env: Record<string, string>, words: RegExp) => {
    const { code, output } = await refusedStart({ ...base, ...env })
    assert.equal(code, 1, output)
    assert.match(output, words)
    assert.equal(output.trim().split('\n').length, 1, output)
  }
  await oneLine({ PORT: 'many' }, /PORT/)
  await oneLine({ HOST: '0.0.0.0' }, /DEMO_PUBLIC/)
  await oneLine({ DATABASE_URL: 'mysql://x' }, /DATABASE_URL/)
  await oneLine({ DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }, /AUTH_SECRET/)
  await oneLine({ DATABASE_URL: 'postgres://x@127.0.0.1:1/x', ...secret }, /cannot be reached/)
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => taken.once('listening', done))
  const { port } = taken.address() as { port: number }
  const clone = process.env.LCT_TEST_APP_URL!
  await oneLine({ DATABASE_URL: clone, ...secret, PORT: String(port) }, /Port \d+ is in use/)
  taken.close()
})
