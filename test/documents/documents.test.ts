import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { before, test } from 'node:test'
import { systemContext } from '../../src/accounts/system.ts'
import { issueDocument } from '../../src/documents/issue-document.ts'
import { accepted, sqlAs, suite } from '../donations/world.ts'
import type { World } from '../support/app.ts'
import { decodeCodes, pdfText } from '../support/pdf.ts'
import { slipOf } from './slip.ts'

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
/** By a trigger of ours, a missing right, or the paper that still refers to its bytes. */
const refused = ({ code }: { code?: string }) =>
  ['LC001', 'LC201', '42501', '23503'].includes(code ?? '')
const CHECK = ['date', 'demo', 'issuer', 'kind', 'number', 'sha256', 'status', 'title']

/** Issues a pick-up slip as the service does, in a transaction that fails at its end when told to. */
const issue = (world: World, subjectId: string, { fails = false, issuer = '' } = {}) => {
  const ctx = systemContext(world.services)
  return ctx.db.transaction().execute(async (tx) => {
    const issued = await issueDocument(tx, ctx, {
      kind: 'pickupSlip',
      issuerId: issuer || world.organisations.association.id,
      subjectId,
      donorId: world.organisations.company.id,
      payload: slipOf(world),
    })
    if (fails) throw new Error('the pick-up failed after its slip')
    return issued
  })
}

suite('Numbered papers', (world) => {
  let donationId: string
  let first: Awaited<ReturnType<typeof issue>>
  before(async () => {
    donationId = (await accepted(world())).id
  })

  test('eight papers issued at once, three of which fail, are numbered 1 to 5 without a gap', async () => {
    const done = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => issue(world(), donationId, { fails: n % 3 === 1 })),
    )
    const issued = done.flatMap((d) => (d.status === 'fulfilled' ? [d.value] : []))
    for (const d of done)
      if (d.status === 'rejected') assert.match(String(d.reason), /failed after its slip/)
    assert.equal(issued.length, 5)
    assert.deepEqual(
      issued.map((d) => d.number).sort(),
      [1, 2, 3, 4, 5].map((n) => `2026-00000${n}`),
    )
    assert.equal(new Set(issued.map((d) => d.checkCode)).size, 5)
    first = issued.find((d) => d.number === '2026-000001')!
    const { rows } = await sqlAs(
      world(),
      'app',
      'select number, issued_at from document order by seq',
    )
    const dates = rows.map((r) => r.issued_at.getTime())
    assert.deepEqual(dates, [...dates].sort(), 'dates follow numbers')
  })

  test('each issuer and each year counts from one', async () => {
    const other = await issue(world(), donationId, {
      issuer: world().organisations.otherWorkshop.id,
    })
    assert.equal(other.number, '2026-000001')
    // 23:30 in London is the new year in Paris.
    world().clock.set('2026-12-31T23:30:00Z')
    const next = await issue(world(), donationId)
    assert.equal(next.number, '2027-000001')
    world().clock.set('2027-01-02T08:00:00Z')
  })

  test('the PDF is handed out as it was issued, byte for byte', async () => {
    const read = await (await world().as('technician')).get(`/documents/${first.id}`)
    assert.equal(read.status, 200)
    assert.equal(read.headers['content-type'], 'application/pdf')
    assert.equal(
      read.headers['content-disposition'],
      'inline; filename="pickupSlip-2026-000001.pdf"',
    )
    assert.match(await pdfText(read.raw), /2026-000001/)
    assert.deepEqual(await decodeCodes(read.raw), [
      `https://collecte.example/check/${first.checkCode}`,
    ])
    assert.equal(hash(read.raw), first.sha256)
    assert.equal(read.headers.etag, `"${first.sha256}"`)
    assert.match(String(read.headers['cache-control']), /private/)
  })

  test('a donor reads the papers given to it; another donor and another workshop find nothing', async () => {
    const url = `/documents/${first.id}`
    assert.equal((await (await world().as('donor')).get(url)).status, 200)
    assert.equal((await (await world().as('auditor')).get(url)).status, 200)
    assert.equal((await (await world().as('donor', 'otherCompany')).get(url)).status, 404)
    assert.equal((await (await world().as('technician', 'otherWorkshop')).get(url)).status, 404)
    assert.equal((await (await world().as('observer')).get(url)).status, 403)
    assert.equal((await world().anonymous.get(url)).status, 401)
  })

  test('papers are listed page by page, by subject and kind, to whom they concern', async () => {
    const donor = await world().as('donor')
    const numbers: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page = await donor.get(
        `/documents?limit=3&kind=pickupSlip&subjectId=${donationId}${next && `&after=${next}`}`,
      )
      assert.equal(page.status, 200, JSON.stringify(page.body))
      numbers.push(...page.body.items.map((d: { number: string }) => d.number))
      next = page.body.next
    }
    assert.equal(numbers.length, 7)
    const elsewhere = await (await world().as('donor', 'otherCompany')).get('/documents')
    assert.deepEqual(elsewhere.body.items, [])
    const neighbour = await (await world().as('technician', 'otherWorkshop')).get('/documents')
    assert.equal(neighbour.body.items.length, 1)
    assert.equal(neighbour.body.items[0].title.fr, 'Bordereau d’enlèvement')
    assert.equal((await donor.get('/documents?kind=poem')).status, 400)
  })

  test('the donation’s story tells each paper issued, and none that failed', async () => {
    const { rows } = await sqlAs(
      world(),
      'app',
      "select data from event where kind = 'document.issued' and subject_id = $1 order by id",
      [donationId],
    )
    assert.equal(rows.length, 7)
    assert.ok(rows.some((r) => r.data.sha256 === first.sha256))
  })

  for (const role of ['app', 'owner'] as const)
    test(`an issued paper and its bytes are never changed or removed, even by the ${role} of the tables`, async () => {
      for (const sql of [
        "update document set number = '2026-000099' where id = $1",
        "update document set payload = '{}' where id = $1",
        "update document set sha256 = repeat('0', 64) where id = $1",
        'delete from document where id = $1',
        "update blob set bytes = 'x' where sha256 = (select sha256 from document where id = $1)",
        'delete from blob where sha256 = (select sha256 from document where id = $1)',
      ])
        await assert.rejects(sqlAs(world(), role, sql, [first.id]), refused, sql)
      for (const sql of ['truncate document cascade', 'truncate blob cascade'])
        await assert.rejects(sqlAs(world(), role, sql), refused, sql)
      const read = await (await world().as('auditor')).get(`/documents/${first.id}`)
      assert.equal(hash(read.raw), first.sha256)
    })

  test('anyone with the code of a paper learns that it is authentic, and no name of a donor', async () => {
    const code = first.checkCode
    for (const typed of [code, code.toLowerCase(), code.replace(/(.{5})/g, '$1-')]) {
      const check = await world().anonymous.get(`/public/documents/${typed}`)
      assert.equal(check.status, 200)
      assert.deepEqual(check.body, {
        status: 'authentic',
        kind: 'pickupSlip',
        title: { fr: 'Bordereau d’enlèvement', en: 'Pick-up slip' },
        issuer: 'Atelier Exemple',
        number: '2026-000001',
        date: '2026-09-01',
        sha256: first.sha256,
        demo: false,
      })
    }
  })

  test('a code of no paper is unknown, whatever it looks like, in the same words', async () => {
    const unknown = await world().anonymous.get(`/public/documents/${'0'.repeat(26)}`)
    assert.equal(unknown.body.status, 'unknown')
    assert.deepEqual(Object.keys(unknown.body).sort(), CHECK)
    for (const odd of [
      '1',
      '%00',
      '%F0%9F%98%80',
      "'--",
      '..%2f',
      'é'.repeat(26),
      'a'.repeat(64),
    ]) {
      const check = await world().anonymous.get(`/public/documents/${odd}`)
      assert.equal(check.status, 200, odd)
      assert.deepEqual(check.body, unknown.body)
    }
    assert.equal((await world().anonymous.get(`/public/documents/${'a'.repeat(65)}`)).status, 400)
  })

  test('a replaced or cancelled paper says so, and cannot become authentic again', async () => {
    const replaced = await issue(world(), donationId)
    const cancelled = await issue(world(), donationId)
    const change = (set: string, id: string) =>
      sqlAs(world(), 'app', `update document set ${set} where id = $1`, [id])
    await assert.rejects(change("status = 'superseded'", replaced.id), /check/)
    await change(`status = 'superseded', superseded_by = '${first.id}'`, replaced.id)
    await change("status = 'cancelled'", cancelled.id)
    for (const [paper, status] of [
      [replaced, 'superseded'],
      [cancelled, 'cancelled'],
    ] as const) {
      const check = await world().anonymous.get(`/public/documents/${paper.checkCode}`)
      assert.equal(check.body.status, status)
      await assert.rejects(change("status = 'issued', superseded_by = null", paper.id), /FROZEN/)
    }
  })

  test('the demo’s papers say that they are a demonstration', async () => {
    world().services.settings.demo = true
    const demo = await issue(world(), donationId)
    world().services.settings.demo = false
    const check = await world().anonymous.get(`/public/documents/${demo.checkCode}`)
    assert.equal(check.body.demo, true)
  })

  test('thirty checks a minute from one address, then a pause', async () => {
    const statuses = []
    for (let i = 0; i < 31; i++)
      statuses.push((await world().anonymous.get('/public/documents/x')).status)
    assert.equal(statuses.at(-1), 429)
  })
})
