import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { closingBlockers, guaranteedUntil, guaranteeOn } from '../../src/custody/rules.ts'
import { sqlAs } from '../donations/world.ts'
import { startShop } from '../shop/world.ts'
import { ok } from '../support/given.ts'

describe('The guarantee and the end of a case, by the rules alone', () => {
  test('a sale is guaranteed to the same day two years later, a gift is not', () => {
    const sale = { kind: 'SALE', soldOn: '2026-11-23' } as const
    assert.equal(guaranteedUntil(sale, { months: 24 }), '2028-11-23')
    assert.equal(guaranteedUntil({ ...sale, kind: 'GIFT' }, { months: 24 }), null)
    assert.equal(guaranteeOn('2028-11-23', '2028-11-23'), 'running')
    assert.equal(guaranteeOn('2028-11-23', '2028-11-24'), 'over')
    assert.equal(guaranteeOn(null, '2026-11-24'), 'none')
  })
  test('what is given back unrepaired says why, what is repaired has nothing to explain', () => {
    const codes = (...said: Parameters<typeof closingBlockers>) =>
      closingBlockers(...said).map((b) => b.code)
    assert.deepEqual(codes('repaired', null), [])
    assert.deepEqual(codes('noFault', 'misuse'), ['REASON_UNKNOWN'])
    assert.deepEqual(codes('notRepairable', null), ['REASON_REQUIRED'])
    assert.deepEqual(codes('exchangeRefused', 'customerDeclined'), [])
  })
})

describe('A customer’s machine in custody', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const shop = await startShop({ after: (end) => void ends.push(end) })
  after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const { cashier, manager } = shop
  ok(await shop.open())
  const technician = await shop.as('technician')
  const supervisor = await shop.as('supervisor')
  const site = shop.sites.shop.id
  const sold = async () => {
    const device = await shop.shelf('monitor')
    const ticket = ok(await shop.sell([device.tag], 2000))
    return { tag: device.tag, id: device.id, ref: `T01/${ticket.ticketNo}` }
  }
  const takeIn = (tag: string, over: object = {}, by = cashier) =>
    by.post(`/devices/${tag}/custody`, {
      siteId: site,
      fault: 'screen',
      conditions: ['scratched'],
      accessories: ['cable'],
      ...over,
    })
  const giveBack = (id: string, over: object = {}, by = technician) =>
    by.post(`/custodies/${id}/closing`, { outcome: 'repaired', ...over })
  const read = async (tag: string) => ok(await technician.get(`/devices/${tag}`))

  test('it comes in under a claim number, stays sold and its customer’s, and goes back repaired', async () => {
    const { tag, ref } = await sold()
    const before = await read(tag)
    const held = ok(await takeIn(tag, { ticket: ref.toLowerCase() }), 201)
    assert.match(held.reference, /^SAV-2026-\d{6}$/)
    assert.deepEqual(
      [held.ticket, held.soldOn, held.guaranteedUntil, held.guarantee, held.given],
      [ref, '2026-11-23', '2028-11-23', 'running', false],
    )
    const during = await read(tag)
    assert.deepEqual(
      [during.custody, during.state, during.siteId, during.ownerId],
      ['repair', 'SOLD', before.siteId, before.ownerId],
    )
    const done = ['Dalle remplacée.', 'Essayée une heure.']
    const closed = ok(await giveBack(held.id, { done }))
    assert.deepEqual([closed.outcome, closed.done], ['repaired', done.join('\n')])
    const back = await read(tag)
    assert.deepEqual([back.custody, back.state], ['stock', 'SOLD'])
    assert.equal((await giveBack(held.id)).body.code, 'WRONG_STATUS')
    const story = ok(await technician.get(`/devices/${tag}/history`)).items
    assert.deepEqual(
      story.slice(-2).map((f: any) => f.kind),
      ['custody.opened', 'custody.closed'],
    )
    assert.ok(story.at(-1).text.includes(held.reference), story.at(-1).text)
    assert.ok(!JSON.stringify(story).includes('Dalle'), 'what was done is a note, not a fact')
  })

  test('who takes in and who gives back', async () => {
    const { tag } = await sold()
    const held = ok(await takeIn(tag), 201)
    assert.equal((await giveBack(held.id, {}, cashier)).status, 403)
    ok(await giveBack(held.id, {}, manager))
    for (const by of [manager, technician, supervisor]) {
      const again = ok(await takeIn(tag, {}, by), 201)
      ok(await giveBack(again.id, {}, supervisor))
    }
    assert.equal((await takeIn(tag, {}, await shop.as('collector'))).status, 403)
  })

  test('what is ours, held already, or on another ticket is refused', async () => {
    const shelf = await shop.shelf('monitor')
    assert.equal((await takeIn(shelf.tag)).body.code, 'CUSTODY_NOT_SOLD')
    const one = await sold()
    const other = await sold()
    const wrong = await takeIn(one.tag, { ticket: other.ref })
    assert.deepEqual([wrong.status, wrong.body.code], [422, 'TICKET_NOT_OF_DEVICE'])
    const held = ok(await takeIn(one.tag), 201)
    const twice = await takeIn(one.tag)
    assert.deepEqual([twice.status, twice.body.code], [409, 'CUSTODY_OPEN'])
    assert.equal((await giveBack(held.id, { outcome: 'notRepairable' })).status, 422)
    assert.equal((await takeIn(other.tag, { conditions: [] })).status, 400)
    ok(await giveBack(held.id, { outcome: 'notRepairable', reason: 'tooCostly' }))
  })

  test('nothing else is done with it: no move, no erasure, no release, no transfer, no refund', async () => {
    const { tag, ref } = await sold()
    const held = ok(await takeIn(tag), 201)
    const steps = (await read(tag)).allowed
    assert.ok(steps.length > 0 && steps.every((s: any) => s.blockers.includes('IN_CUSTODY')))
    const answers = await shop.g.answersOf(tag)
    for (const [what, body] of [
      ['transitions', { to: 'TRIAGED' }],
      ['transitions', { to: 'WASTE', reason: 'obsolete' }],
      ['tests', answers],
      ['release', {}],
      ['media', { kind: 'ssd' }],
      ['media-complete', {}],
      ['locks', { kind: 'apple' }],
    ] as const) {
      const refused = await supervisor.post(`/devices/${tag}/${what}`, body)
      assert.deepEqual([refused.status, refused.body.code], [422, 'IN_CUSTODY'], what)
    }
    const transfer = await technician.post('/transfers', {
      fromSiteId: site,
      toSiteId: shop.sites.workshop.id,
      codes: [tag],
    })
    assert.equal(transfer.status, 422)
    const refund = await shop.refund(ref, [{ code: tag, returned: true }])
    assert.deepEqual([refund.status, refund.body.code], [422, 'IN_CUSTODY'])
    assert.match(refund.body.title, /rendez-la d’abord/)
    const reduced = await shop.refund(ref, [{ code: tag, returned: false, cents: 500 }])
    assert.equal(reduced.body.code, 'IN_CUSTODY')
    ok(await giveBack(held.id, { outcome: 'exchangeRefused', reason: 'customerDeclined' }))
    ok(await shop.refund(ref, [{ code: tag, returned: true }]))
    assert.equal((await read(tag)).state, 'RETURNED')
    assert.equal((await takeIn(tag)).body.code, 'CUSTODY_NOT_SOLD')
  })

  test('it is in no count of the stock, and a scan says whose it is', async () => {
    const { tag } = await sold()
    ok(await takeIn(tag), 201)
    const overview = async () => ok(await manager.get(`/sites/${site}/overview`)).stock
    const stock = await overview()
    const count = ok(await manager.post('/counts', { siteId: site }), 201)
    const items = ok(await manager.get(`/counts/${count.id}/items?limit=200`)).items
    assert.ok(!items.some((i: any) => i.tag === tag))
    const scans = [{ code: tag, eventId: '019a0000-0000-7000-8000-000000000001' }]
    const { lines } = ok(await manager.post(`/counts/${count.id}/scans`, { scans }))
    assert.equal(lines[0].devices[0].outcome, 'inCustody')
    assert.deepEqual(await overview(), stock)
    ok(await manager.post(`/counts/${count.id}/cancel`, { version: 1 }))
  })

  test('the list shows what is held, to those who may see it', async () => {
    const { tag } = await sold()
    const held = ok(await takeIn(tag), 201)
    const ids = async (by: typeof cashier, query: string) =>
      ok(await by.get(`/custodies?${query}`)).items.map((c: any) => c.id)
    assert.ok((await ids(supervisor, 'status=open&limit=200')).includes(held.id))
    assert.deepEqual(await ids(cashier, `code=${tag}`), [held.id])
    const stranger = await shop.as('supervisor', 'otherWorkshop')
    assert.deepEqual(await ids(stranger, 'limit=200'), [])
    assert.equal((await giveBack(held.id, {}, stranger)).status, 404)
    assert.equal((await takeIn(tag, {}, await shop.as('technician', 'otherWorkshop'))).status, 404)
    ok(await giveBack(held.id))
    assert.deepEqual(await ids(cashier, `code=${tag}&status=open`), [])
  })

  test('the database holds it too', async () => {
    const { tag, id } = await sold()
    const shelf = await shop.shelf('monitor')
    const held = ok(await takeIn(tag), 201)
    const other = `(select id from site where id <> '${site}' limit 1)`
    for (const [text, code] of [
      [`update device set custody = 'stock' where id = '${id}'`, 'LC764'],
      [`update device set site_id = ${other} where id = '${id}'`, 'LC765'],
      [`update device set kit_id = null, owner_id = null where id = '${id}'`, 'LC765'],
      [`update device set custody = 'repair' where id = '${shelf.id}'`, 'LC764'],
      [`delete from custody_case where id = '${held.id}'`, 'LC761'],
      [`update custody_case set fault = 'fan' where id = '${held.id}'`, 'LC761'],
      ['truncate custody_case', 'LC001'],
      [
        `insert into custody_case (id, reference, device_id, site_id, ticket, sold_on, fault, conditions, accessories, opened_at, opened_by)
         values (uuidv7(), 'SAV-X', '${shelf.id}', '${site}', 'T01/1', '2026-11-23', 'fan', '{clean}', '{}', now(), 'x')`,
        'LC762',
      ],
      [
        `insert into custody_case select uuidv7(), 'SAV-Y', device_id, site_id, ticket, sold_on, guaranteed_until, fault, conditions, accessories, opened_at, opened_by
         from custody_case where id = '${held.id}'`,
        '23505',
      ],
    ] as const)
      await assert.rejects(sqlAs(shop, 'owner', text), { code }, text)
    await assert.rejects(
      sqlAs(shop, 'app', `update custody_case set ticket = 'T09/9' where id = '${held.id}'`),
      { code: '42501' },
    )
    ok(await giveBack(held.id))
    await assert.rejects(
      sqlAs(shop, 'owner', `update custody_case set closed_at = now() where id = '${held.id}'`),
      { code: 'LC763' },
    )
  })

  test('a guarantee that is over is said, and stops nothing', async () => {
    const { tag } = await sold()
    shop.clock.set('2028-11-24T09:00:00Z')
    await shop.services.pool.query('select ensure_partitions($1, 2)', ['2028-11-24'])
    const held = ok(await takeIn(tag), 201)
    assert.deepEqual([held.guarantee, held.guaranteedUntil], ['over', '2028-11-23'])
    ok(await giveBack(held.id, { outcome: 'noFault' }))
  })
})
