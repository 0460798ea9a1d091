import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { manyGifts } from '../receipts/world.ts'
import { keyByCli, running, startServer } from './server.ts'

/** After the kill more are left than one renderer makes (200), so that it is replaced under way too. */
const RECEIPTS = 300
const CLIENTS = 8

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

test('three hundred receipts issued by eight clients, the service killed on the way: numbers 1 to 300, each with its bytes', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'collecte-receipts-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  const port = await freePort()
  const env = { DATA_DIR: dataDir, PORT: String(port), RATE_LIMIT_PER_MINUTE: '1000000' }
  let server = await startServer(env)
  t.after(() => server.stop('SIGKILL'))
  const { organisations } = JSON.parse(readFileSync(path.join(dataDir, 'demo.json'), 'utf8'))
  const of = (kind: string) => organisations.find((o: { kind: string }) => o.kind === kind).id
  const territory = of('territory')
  const keys = {
    admin: await keyByCli(dataDir, 'admin', territory),
    coordinator: await keyByCli(dataDir, 'coordinator', territory),
    accountant: '',
  }
  const ask = async (
    as: keyof typeof keys,
    method: string,
    url: string,
    body?: object,
    key = '',
  ): Promise<{ status: number; body: any }> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1${url}`, {
      method,
      headers: {
        authorization: `Bearer ${keys[as]}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(20_000),
    })
    return { status: response.status, body: (await response.json()) as unknown }
  }
  const must = async (as: keyof typeof keys, method: string, url: string, body?: object) => {
    const answer = await ask(as, method, url, body)
    assert.ok(answer.status < 300, `${url}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  // Parties of its own, beside those of the demo.
  const address = { street: '1 rue', postcode: '13001', city: 'Marseille' }
  const company = await must('coordinator', 'POST', '/organisations', {
    name: 'Mille Dons SAS',
    kind: 'company',
    siren: '552081317',
    legalForm: 'SAS',
    taxRegime: 'IS',
    fiscalYearEnd: '12-31',
    address,
  })
  const association = await must('coordinator', 'POST', '/organisations', {
    name: 'Association des Mille Reçus',
    kind: 'association',
    rna: 'W139000009',
    address,
  })
  const site = await must('admin', 'POST', '/sites', {
    organisationId: association.id,
    kind: 'workshop',
    name: 'Atelier',
    address,
  })
  keys.accountant = await keyByCli(dataDir, 'accountant', association.id)
  const issuer = `/issuers/${association.id}`
  await must('accountant', 'PUT', issuer, {
    category: 'endowmentFund',
    object: 'Équiper',
    eligibleFrom: '2022-01-01',
    mandateSignedOn: '2022-01-01',
  })
  await must('accountant', 'POST', `${issuer}/signatories`, {
    name: 'Alix Exemple',
    quality: 'Présidente',
    validFrom: '2022-01-01',
  })
  await must('coordinator', 'POST', `${issuer}/confirmation`, { version: 2 })
  const ids = { donor: company.id, donee: association.id, site: site.id }
  const gifts = await manyGifts(running(dataDir).ownerUrl, ids, { gifts: RECEIPTS })

  // A request that was not answered is sent again under the same key.
  const waiting = [...gifts]
  const answered: { id: string; number: string; documentId: string }[] = []
  let unanswered = 0
  const insist = async (url: string, body: object, key: string) => {
    for (;;) {
      const answer = await ask('accountant', 'POST', url, body, key).catch(() => null)
      if (answer && answer.status < 300) return answer.body
      if (answer && answer.status < 500)
        assert.fail(`${url}: ${answer.status} ${JSON.stringify(answer.body)}`)
      unanswered += 1
      await delay(300)
    }
  }
  const client = async () => {
    for (let gift = waiting.pop(); gift; gift = waiting.pop()) {
      const asked = {
        issuerId: association.id,
        donorId: company.id,
        donationIds: [gift],
        from: '2026-01-01',
        to: '2026-12-31',
      }
      const draft = await insist('/receipts', asked, `prepare-${gift}`)
      answered.push(await insist(`/receipts/${draft.id}/issue`, { version: 1 }, `issue-${gift}`))
    }
  }
  const clients = Array.from({ length: CLIENTS }, client)
  while (answered.length < RECEIPTS / 5) await delay(50)
  const [before] = [answered.length, await server.stop('SIGKILL')]
  server = await startServer(env)
  await Promise.all(clients)
  console.log(`killed after ${before} of ${RECEIPTS}; ${unanswered} requests sent again`)

  const expected = Array.from({ length: RECEIPTS }, (_, n) => n + 1)
  const owner = new pg.Client(running(dataDir).ownerUrl)
  await owner.connect()
  const { rows } = await owner.query(
    `select d.seq, d.number, d.sha256, b.bytes, r.status, r.id from document d join blob b using (sha256)
       join receipt r on r.document_id = d.id
     where d.issuer_id = $1 and d.kind = 'recuFiscal' order by d.seq`,
    [association.id],
  )
  await owner.end()
  assert.deepEqual(
    rows.map((r) => r.seq),
    expected,
  )
  for (const { number, sha256, bytes } of rows) {
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256, number)
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
  }
  const issuedIds = new Map(rows.map((r) => [r.number, r.id]))
  assert.equal(new Set(answered.map((a) => a.number)).size, RECEIPTS)
  for (const a of answered) assert.equal(issuedIds.get(a.number), a.id, 'what was said is there')
  assert.ok(unanswered > 0)
  const whole = await must('accountant', 'GET', `${issuer}/receipts/integrity`)
  assert.deepEqual([whole.whole, whole.series[0].last], [true, RECEIPTS])
})
