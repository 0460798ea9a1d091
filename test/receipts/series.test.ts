import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { startApp } from '../support/app.ts'
import { ok } from '../support/given.ts'
import { asked, gift, issuerReady, manyGifts, prepared } from './world.ts'

const RECEIPTS = 200
const CLIENTS = 8

test('eight accountants who issue two hundred receipts give the numbers 1 to 200, each with its bytes', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const { company, association } = w.organisations
  const ids = { donor: company.id, donee: association.id, site: w.sites.workshop.id }
  const waiting = await manyGifts(w.database.ownerUrl, ids, { gifts: RECEIPTS })
  const numbers: string[] = []
  let refused = 0
  const client = async (who: string) => {
    const accountant = await w.as('accountant', null, who)
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const draft = ok(await accountant.post('/receipts', asked(w, [next])), 201)
      // Now and then one that is refused at the last moment: its number is not lost.
      const answer = await accountant.post(`/receipts/${draft.id}/issue`, { version: 1 })
      numbers.push(ok(answer, 200).number)
      const again = ok(await accountant.post('/receipts', asked(w, [next])), 201)
      const twice = await accountant.post(`/receipts/${again.id}/issue`, { version: 1 })
      assert.deepEqual([twice.status, twice.body.code], [409, 'DEVICE_ALREADY_RECEIPTED'])
      refused += 1
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, n) => client(String(n))))
  const expected = Array.from(
    { length: RECEIPTS },
    (_, n) => `2026-${String(n + 1).padStart(6, '0')}`,
  )
  assert.deepEqual(numbers.sort(), expected)
  assert.equal(refused, RECEIPTS)
  const { rows } = await w.services.pool.query(
    'select d.number, d.sha256, b.bytes from document d join blob b using (sha256) order by d.seq',
  )
  assert.deepEqual(
    rows.map((r) => r.number),
    expected,
  )
  for (const { sha256, bytes } of rows)
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256)
  const whole = ok(
    await (await w.as('auditor')).get(`/issuers/${association.id}/receipts/integrity`),
  )
  assert.deepEqual([whole.whole, whole.series[0].papers], [true, RECEIPTS])
})

test('two accountants who issue two drafts of one device at once make one receipt', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  for (let round = 0; round < 5; round++) {
    const { donation } = await gift(w)
    const drafts = [await prepared(w, [donation.id]), await prepared(w, [donation.id])]
    const answers = await Promise.all(
      drafts.map(async ({ id }, n) =>
        (await w.as('accountant', null, String(n))).post(`/receipts/${id}/issue`, { version: 1 }),
      ),
    )
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, 409])
    assert.equal(answers.find((a) => a.status === 409)!.body.code, 'DEVICE_ALREADY_RECEIPTED')
  }
})

test('the year of a number is that of its issue in Paris, and each year begins at one', async (t) => {
  const w = await startApp(t)
  await issuerReady(w, { numberPrefix: 'AE-' })
  const accountant = await w.as('accountant')
  const [one, two] = [(await gift(w)).donation.id, (await gift(w)).donation.id]
  const issue = async (donationId: string) => {
    const { id } = await prepared(w, [donationId])
    return ok(await accountant.post(`/receipts/${id}/issue`, { version: 1 })).number
  }
  w.clock.set('2026-12-31T22:30:00Z')
  assert.equal(await issue(one), 'AE-2026-000001')
  w.clock.set('2026-12-31T23:30:00Z')
  assert.equal(await issue(two), 'AE-2027-000001')
})
