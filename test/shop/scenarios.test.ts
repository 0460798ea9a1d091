import assert from 'node:assert/strict'
import { test } from 'node:test'
import { says, stepsOf } from '../stories/story.ts'
import { ok } from '../support/given.ts'
import { requestId, startShop } from './world.ts'

test('A day at the till: opened, sold, given, taken back, counted, closed', async (t) => {
  const shop = await startShop(t)
  const step = stepsOf(t)
  const { sell, x, clock } = shop
  let first: any

  await step('S01: the till opens with its float, once', async () => {
    const opened = ok(await shop.open(), 201)
    assert.deepEqual([opened.kind, opened.seq, opened.floatCents], ['TILL_OPEN', 1, 10000])
    assert.equal((await x()).session.drawerCents, 10000)
    assert.deepEqual(says(await shop.open()), [409, 'TILL_ALREADY_OPEN'])
  })

  await step('S02: a laptop at the first tier, with change', async () => {
    const laptop = await shop.shelf('laptop')
    clock.set('2026-11-23T08:12:05Z')
    first = ok(
      await sell([laptop.tag], 7700, {
        tier: 'T1',
        payments: [{ means: 'cash', amountCents: 10000 }],
      }),
      201,
    )
    const [line] = first.lines
    assert.deepEqual(
      [line.listCents, line.discountCents, line.discountCode, first.totalCents, first.changeCents],
      [11000, 3300, 'TIER', 7700, 2300],
    )
    assert.deepEqual([first.ticketNo, first.ref], [1, 'T01/1'])
    assert.deepEqual(first.guarantee, { until: '2028-11-23', presumedUntil: '2027-11-23' })
    const now = await x()
    assert.deepEqual([now.session.drawerCents, now.perpNetCents], [17700, 7700])
    assert.equal((await shop.g.read(laptop.tag)).state, 'SOLD')
  })

  await step('S03: a desktop set and a screen, paid by card and cash', async () => {
    const [set, screen] = [await shop.kit('P3'), await shop.shelf('monitor')]
    const ticket = ok(
      await sell([set.tag, screen.tag], 7000, {
        payments: [
          { means: 'card', amountCents: 4000, authorisation: '123456' },
          { means: 'cash', amountCents: 3000 },
        ],
      }),
      201,
    )
    assert.deepEqual([ticket.totalCents, ticket.ticketNo, ticket.tier], [7000, 2, 'T2'])
    assert.deepEqual([ticket.lines[0].kit, ticket.lines[0].device], [set.tag, null])
    const now = await x()
    assert.deepEqual([now.session.drawerCents, now.perpNetCents], [20700, 14700])
    for (const member of set.members) assert.equal((await shop.g.read(member)).state, 'SOLD')
  })

  await step('S05: a gift is approved by a manager who is not the cashier', async () => {
    const phone = await shop.shelf('smartphone')
    const gift = { gift: { reason: 'PROGRAMME' } }
    assert.deepEqual(says(await sell([phone.tag], 0, gift)), [403, 'APPROVER_REQUIRED'])
    ok(await shop.manager.put('/me/approval-pin', { pin: '112233' }))
    const self = { ...gift, by: shop.manager, approval: { ...shop.approval, pin: '112233' } }
    assert.deepEqual(says(await sell([phone.tag], 0, self)), [403, 'APPROVER_REQUIRED'])
    const wrong = { ...gift, approval: { ...shop.approval, pin: '000000' } }
    assert.deepEqual(says(await sell([phone.tag], 0, wrong)), [403, 'APPROVER_REQUIRED'])
    const approval = { ...shop.approval, pin: '112233' }
    const free = { code: phone.tag, discount: { code: 'URGENCE', cents: 4000 } }
    assert.deepEqual(says(await sell([free], 0, { approval })), [422, 'BELOW_FLOOR'])
    const ticket = ok(await sell([phone.tag], 0, { ...gift, approval }), 201)
    assert.deepEqual(
      [ticket.kind, ticket.ticketNo, ticket.totalCents, ticket.approvedBy],
      ['GIFT', 3, 0, shop.approval.by],
    )
    const [line] = ticket.lines
    assert.deepEqual([line.listCents, line.discountCents, line.unitCents], [4000, 4000, 0])
    assert.equal((await x()).perpNetCents, 14700)
    assert.equal((await shop.g.read(phone.tag)).state, 'GIVEN')
  })

  await step('S07: the first ticket is refunded whole, once', async () => {
    const [line] = first.lines
    const more = [{ code: line.device, cents: 7701, returned: true }]
    assert.deepEqual(says(await shop.refund('T01/1', more)), [422, 'REFUND_EXCEEDS_SALE'])
    const whole = [{ code: line.device, returned: true }]
    const byCashier = { by: shop.cashier }
    assert.deepEqual(says(await shop.refund('T01/1', whole, byCashier)), [403, 'APPROVER_REQUIRED'])
    const refund = ok(await shop.refund('T01/1', whole), 201)
    assert.deepEqual([refund.totalCents, refund.ticketNo, refund.of], [-7700, 4, 'T01/1'])
    const now = await x()
    assert.deepEqual(
      [now.session.drawerCents, now.perpNetCents, now.perpAbsCents],
      [13000, 7000, 22400],
    )
    const back = await shop.g.read(line.device)
    assert.deepEqual([back.state, back.cycle], ['RETURNED', 2])
    assert.deepEqual(says(await shop.refund('T01/1', whole)), [409, 'ALREADY_REFUNDED'])
    assert.deepEqual(says(await shop.refund('T01/1', more)), [422, 'REFUND_EXCEEDS_SALE'])
  })

  await step('S08: cash to the bank, a blind count, and the closing', async () => {
    const bank = { requestId: requestId(), direction: 'out', amountCents: 5000, reason: 'BANK' }
    ok(await shop.cashier.post('/tills/T01/cash-movements', bank), 201)
    assert.equal((await x()).session.drawerCents, 8000)
    const seen = ok(await shop.cashier.get('/tills/T01'))
    assert.deepEqual([seen.session.drawerCents, seen.session.byMeans], [null, null])
    assert.deepEqual(says(await shop.close()), [409, 'COUNT_REQUIRED'])
    const counted = ok(await shop.count(7950), 201)
    assert.deepEqual(
      [counted.expectedCents, counted.varianceCents, counted.reason],
      [8000, -50, null],
    )
    const z = ok(await shop.close(), 201)
    assert.deepEqual(
      [z.grossCents, z.refundsCents, z.netCents, z.firstTicket, z.lastTicket, z.tickets, z.gifts],
      [14700, -7700, 7000, 1, 4, 4, 1],
    )
    assert.deepEqual(z.byMeans, [
      { means: 'card', cents: 4000 },
      { means: 'cash', cents: 3000 },
    ])
    assert.deepEqual([z.perpNetCents, z.perpAbsCents, z.zNo], [7000, 22400, 1])
    const late = await shop.shelf('laptop')
    assert.deepEqual(says(await sell([late.tag], 11000)), [409, 'TILL_CLOSED'])
  })
})
