import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { startApp } from '../support/app.ts'
import { type Pool, requestsFor } from './bodies.ts'
import type { Request, Seen, Step } from './steps.ts'
import { type Operation, START, send, stillClock, walk } from './walk.ts'

const RUNS = 200
/** So many requests at once, as from several screens. */
const LANES = 4
const seed = Number(process.env.FC_SEED ?? Date.now() & 0x7fffffff)

// Reads, and writes that leave what is there alone, are sent to the service itself: copies cost a second each.
const harmless = [
  'createOrganisation',
  'proposeConfiguration',
  'createDonation',
  'createLabelBatch',
  'uploadFile',
  'signOut',
]

// Each operation, at the point of the walk where it is accepted, on a copy of the database of that moment: its own
// example first, then two hundred bodies by the role that may. No 5xx, whatever is sent, and nothing written by half.
// A copy is attacked while the walk goes on to its next step: copying waits for the disk, the attack for the processor.
test(`no body brings the service down (seed ${seed})`, async (t) => {
  const w = await startApp(t, {
    now: START,
    seed: 'walk',
    clock: stillClock(START),
    trustProxy: true,
  })
  const document = (await w.anonymous.get('/api/openapi.json')).body
  const counts: { operationId: string; accepted: number; sent: number }[] = []
  const bugs: string[] = []
  const told = new Set<string>()
  let onCopy: Promise<void> = Promise.resolve()

  const attack = async (step: Step, operation: Operation, request: Request, _seen: Seen) => {
    if (told.has(step.operationId)) return
    told.add(step.operationId)
    const ends: (() => Promise<void> | void)[] = []
    const end = async () => {
      for (const close of ends.reverse()) await close()
    }
    const here = operation.method === 'GET' || harmless.includes(step.operationId)
    const copy = here ? w : await w.copy({ after: (fn) => void ends.push(fn) })
    const described = document.paths[operation.path][operation.method.toLowerCase()]
    const pool = await poolOf(copy.database.ownerUrl)
    const client = copy.client(
      step.as === 'public'
        ? null
        : (await w.as(step.as[0], step.as[1] ?? null, step.as[2] ?? '1')).key,
    )
    const count = { operationId: step.operationId, accepted: 0, sent: 0 }
    const one = async (r: Request) => {
      const headers = {
        ...r.headers,
        'x-forwarded-for': `10.0.${count.sent >> 8}.${count.sent & 255}`,
      }
      count.sent += 1
      const { answer } = await send(client, operation, { ...r, headers })
      if (answer.status < 300) count.accepted += 1
      const problem = answer.status >= 400
      if (answer.status >= 500)
        bugs.push(
          `${step.operationId}: ${answer.status} for ${JSON.stringify({ ...r, raw: r.raw?.toString('latin1').slice(0, 200) }).slice(0, 600)}`,
        )
      else if (
        problem &&
        !(typeof answer.body === 'object' && answer.body?.code && answer.body?.title)
      )
        bugs.push(
          `${step.operationId}: ${answer.status} without words: ${String(answer.raw).slice(0, 200)}`,
        )
    }
    const arbitrary = requestsFor(described, request, document.components.schemas, pool)
    const bodies = fc.sample(arbitrary, { numRuns: RUNS, seed: seed + told.size }).values()
    const lane = async () => {
      for (const r of bodies) await one(r)
    }
    const all = async () => {
      await Promise.all(Array.from({ length: LANES }, lane))
      counts.push(count)
    }
    await one(request)
    if (here) return all()
    await onCopy
    onCopy = all().finally(end)
    onCopy.catch(() => {})
  }
  await walk(w, { before: attack })
  await onCopy

  console.log(counts.map((c) => `${c.operationId} ${c.accepted}/${c.sent}`).join(', '))
  assert.deepEqual(bugs.slice(0, 20), [])
  assert.deepEqual(
    counts.filter((c) => c.accepted === 0).map((c) => c.operationId),
    [],
  )
  assert.ok(counts.length >= 75 && counts.every((c) => c.sent > RUNS))
})

async function poolOf(url: string): Promise<Pool> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(`select
    array(select id from device union all select id from medium union all select id from donation union all select id from donation_line union all select id from organisation union all select id from site union all select id from person) ids,
    array(select tag from tag limit 30) tags, array(select sha256 from blob) hashes, array(select code from membership) codes`)
  await client.end()
  return rows[0]
}
