import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { roles } from '../../src/accounts/contract.ts'
import { work } from '../../src/home/queries.ts'
import type { Role } from '../../src/platform/context.ts'
import { browser, PASSWORD, personWithPassword, TODAY } from '../accounts/support.ts'
import { accepted, offer, suite } from '../donations/world.ts'
import { logOf } from '../erasure/world.ts'
import { asked, gift, issued, issuerReady, manyGifts, profile } from '../receipts/world.ts'
import { startApp, type World } from '../support/app.ts'
import { given, ok } from '../support/given.ts'

type Item = { kind: string; count: number; more: boolean; oldestAt: string | null }
type Client = Pick<Awaited<ReturnType<World['as']>>, 'get'>
const itemsOf = async (by: Client): Promise<Item[]> => ok(await by.get('/work')).items
const kindOf = async (by: Client, kind: string): Promise<Item> =>
  (await itemsOf(by)).find((i) => i.kind === kind)!
const countOf = async (by: Client, kind: string) => (await kindOf(by, kind)).count
const countsOf = async (by: Client, ...kinds: string[]) =>
  Promise.all(kinds.map((k) => countOf(by, k)))

suite('What waits for whom', (world) => {
  const as = (...who: Parameters<World['as']>) => world().as(...who)

  test('each role is told of its own work, also when nothing waits', async () => {
    const told: Partial<Record<Role, string[]>> = {}
    for (const role of roles) {
      const items = await itemsOf(await as(role))
      told[role] = items.map((i) => i.kind)
      for (const { kind, count, more, oldestAt } of items)
        assert.deepEqual([kind, count, more, oldestAt], [kind, 0, false, null])
    }
    assert.deepEqual(told.donor, [
      'donationsDraft',
      'donationsUnderWay',
      'valuationsToGive',
      'locksAsked',
    ])
    assert.deepEqual(told.collector, ['collectionsToday'])
    assert.deepEqual(told.auditor, [])
    assert.deepEqual(told.technician, [
      'devicesReceived',
      'devicesTriaged',
      'devicesToErase',
      'devicesErased',
      'devicesToRepair',
    ])
    assert.deepEqual(told.admin, [
      'breachesOpen',
      'lossesToConfirm',
      'issuersToConfirm',
      'configurationToConfirm',
    ])
    assert.equal((await world().anonymous.get('/work')).status, 401)
  })

  test('a gift waits for its donor, for the counter, for the collector and for the counter again', async () => {
    const donor = await as('donor')
    const coordinator = await as('coordinator')
    const collector = await as('collector')
    const counter = [
      'donationsNew',
      'donationsWaiting',
      'donationsToReceive',
      'donationsToReconcile',
    ]
    const ofDonor = ['donationsDraft', 'donationsUnderWay', 'valuationsToGive']
    const draft = ok(await donor.post('/donations', offer()), 201)
    assert.deepEqual(await countsOf(donor, ...ofDonor), [1, 0, 0])
    assert.equal((await kindOf(donor, 'donationsDraft')).oldestAt, draft.recordedAt)
    assert.deepEqual(await countsOf(await as('donor', 'otherCompany'), ...ofDonor), [0, 0, 0])

    const sent = ok(await donor.post(`/donations/${draft.id}/submit`, { version: 1 }))
    assert.deepEqual(await countsOf(donor, ...ofDonor), [0, 1, 0])
    assert.deepEqual(await countsOf(coordinator, ...counter), [1, 0, 0, 0])

    const lineId = sent.lines[0].id
    ok(
      await coordinator.post(`/donations/${draft.id}/decision`, {
        doneeId: world().organisations.association.id,
        version: sent.version,
        lines: [{ lineId, accept: true }],
      }),
    )
    assert.deepEqual(await countsOf(coordinator, ...counter), [0, 1, 0, 0])

    const round = ok(
      await collector.post('/collections', {
        donationIds: [draft.id],
        plannedOn: '2026-09-01',
        siteId: world().sites.workshop.id,
      }),
      201,
    )
    assert.deepEqual(await countsOf(coordinator, ...counter), [0, 0, 1, 0])
    assert.equal(await countOf(collector, 'collectionsToday'), 1)
    assert.equal(await countOf(await as('collector', 'otherWorkshop'), 'collectionsToday'), 0)
    ok(
      await collector.post(`/collections/${round.id}/pickups`, {
        donationId: draft.id,
        lines: [{ lineId, taken: 2 }],
      }),
    )
    assert.equal(await countOf(collector, 'collectionsToday'), 0)
    assert.deepEqual(await countsOf(coordinator, ...counter), [0, 0, 1, 0])
    assert.deepEqual(await countsOf(donor, ...ofDonor), [0, 1, 1])

    const lines = [{ lineId, unitValueCents: 9000, method: 'VALEUR_CESSION' }]
    ok(await donor.post(`/donations/${draft.id}/valuation`, { lines }))
    assert.deepEqual(await countsOf(donor, ...ofDonor), [0, 1, 0])

    const device = {
      siteId: world().sites.workshop.id,
      category: 'laptop',
      massGrams: 1800,
      massSource: 'scale',
    }
    const technician = await as('technician')
    ok(await technician.post('/devices', { ...device, donationLineId: lineId }), 201)
    assert.deepEqual(await countsOf(coordinator, ...counter), [0, 0, 0, 1])
    assert.equal(await countOf(technician, 'devicesReceived'), 1)
    assert.equal(await countOf(await as('technician', 'otherWorkshop'), 'devicesReceived'), 0)
  })

  test('devices wait by state at the benches, and not while they are on their way', async () => {
    const g = given(world())
    const technician = await as('technician')
    const supervisor = await as('supervisor')
    await g.triaged()
    await g.toErase()
    await g.erased()
    await g.tested()
    ok(
      await technician.post('/devices', {
        unannounced: {},
        siteId: world().sites.workshop.id,
        category: 'laptop',
        massGrams: 1800,
        massSource: 'scale',
      }),
      201,
    )
    const bench = ['devicesTriaged', 'devicesToErase', 'devicesErased']
    assert.deepEqual(await countsOf(technician, ...bench), [1, 1, 1])
    assert.deepEqual(await countsOf(supervisor, 'devicesTested', 'devicesQuarantine'), [1, 1])

    const ready = await g.monitorReady()
    const { shop, workshop } = world().sites
    const moved = ok(
      await technician.post('/transfers', {
        fromSiteId: workshop.id,
        toSiteId: shop.id,
        codes: [ready.tag],
      }),
      201,
    )
    const cashier = await as('cashier')
    assert.deepEqual(await countsOf(cashier, 'transfersToReceive', 'devicesInShop'), [0, 0])
    const sent = ok(
      await technician.post(`/transfers/${moved.id}/send`, { version: moved.version }),
    )
    assert.deepEqual(await countsOf(cashier, 'transfersToReceive', 'devicesInShop'), [1, 0])
    assert.equal((await kindOf(cashier, 'transfersToReceive')).oldestAt, sent.sentAt)
    const arrival = { code: ready.tag, eventId: randomUUID() }
    ok(await cashier.post(`/transfers/${moved.id}/arrivals`, arrival))
    assert.equal(await countOf(cashier, 'devicesInShop'), 1)
  })

  test('a log whose disk nobody listed and a call for help wait for the supervisor', async () => {
    const technician = await as('technician')
    const supervisor = await as('supervisor')
    const log = logOf('ok-0.42.txt', 'NOBODY-0001')
    const evidence = ok(await technician.post('/erasure-evidence', log))
    assert.equal(evidence.verdicts[0].place, 'tray')
    const said = { siteId: world().sites.workshop.id, reason: 'blocked' }
    const call = ok(await technician.post('/help-calls', said), 201)
    assert.deepEqual(await countsOf(supervisor, 'evidenceUnmatched', 'helpOpen'), [1, 1])
    const neighbour = await as('supervisor', 'otherWorkshop')
    assert.deepEqual(await countsOf(neighbour, 'evidenceUnmatched', 'helpOpen'), [0, 0])
    ok(await supervisor.post(`/help-calls/${call.id}/answer`, { version: 1 }))
    assert.equal(await countOf(supervisor, 'helpOpen'), 0)
  })

  test('a till that is open waits for its closing', async () => {
    const siteId = world().sites.shop.id
    const organisation = world().organisations.association.id
    const coordinator = await as('coordinator')
    const vat = ok(
      await coordinator.post('/configuration', {
        kind: 'sellerVat',
        key: organisation,
        value: { regime: 'FRANCHISE_293_B' },
        validFrom: '2026-01-01',
        source: 'Régime des essais',
      }),
      201,
    )
    const admin = await as('admin')
    ok(await admin.post(`/configuration/${vat.id}/decision`, { confirm: true, version: 1 }))
    ok(await admin.post('/tills', { code: 'T09', siteId }), 201)
    const cashier = await as('cashier')
    assert.equal(await countOf(cashier, 'tillsOpen'), 0)
    ok(
      await cashier.post('/tills/T09/open', {
        requestId: randomUUID(),
        at: world().clock.now(),
        floatCents: 1000,
        denominations: [{ cents: 1000, count: 1 }],
      }),
    )
    const { count, oldestAt } = await kindOf(cashier, 'tillsOpen')
    assert.deepEqual([count, oldestAt !== null], [1, true])
    assert.equal(await countOf(await as('shopManager', 'otherWorkshop'), 'tillsOpen'), 0)
  })

  test('what one proposed oneself does not wait for oneself', async () => {
    const one = await as('coordinator')
    const two = await as('coordinator', null, '2')
    const proposed = ok(
      await one.post('/configuration', {
        kind: 'ceiling',
        key: 'laptop',
        value: { cents: 17000 },
        validFrom: '2027-01-01',
        source: 'Décret d’essai',
      }),
      201,
    )
    const waits = async () =>
      Promise.all(
        [one, two, await as('admin')].map((who) => countOf(who, 'configurationToConfirm')),
      )
    assert.deepEqual(await waits(), [0, 1, 1])
    ok(await two.post(`/configuration/${proposed.id}/decision`, { confirm: false, version: 1 }))
    assert.deepEqual(await waits(), [0, 0, 0])

    const accountant = await as('accountant')
    const { id } = world().organisations.association
    const issuer = ok(await accountant.put(`/issuers/${id}`, profile))
    const others = [await as('accountant', null, '2'), await as('admin')]
    const unconfirmed = () =>
      Promise.all([accountant, ...others].map((who) => countOf(who, 'issuersToConfirm')))
    assert.deepEqual(await unconfirmed(), [0, 1, 1])
    assert.equal(await countOf(await as('accountant', 'otherWorkshop'), 'issuersToConfirm'), 0)
    ok(await one.post(`/issuers/${id}/confirmation`, { version: issuer.version }))
    assert.deepEqual(await unconfirmed(), [0, 0, 0])
    ok(
      await accountant.post(`/issuers/${id}/signatories`, {
        name: 'Hélène Exemple',
        quality: 'Présidente',
        validFrom: '2026-01-01',
      }),
    )
    assert.deepEqual(await unconfirmed(), [0, 1, 1])

    const offered = await accepted(world())
    assert.equal(await countOf(accountant, 'receiptsDraft'), 0)
    ok(await accountant.post('/receipts', asked(world(), [offered.id])), 201)
    assert.equal(await countOf(accountant, 'receiptsDraft'), 1)
    assert.equal(await countOf(await as('accountant', 'otherWorkshop'), 'receiptsDraft'), 0)
  })

  test('counting stops at ninety-nine, and says that there is more', async () => {
    const { organisations, sites } = world()
    const technician = await as('technician', 'otherWorkshop')
    const ids = { donor: organisations.company.id, donee: organisations.otherWorkshop.id }
    await manyGifts(
      world().database.ownerUrl,
      { ...ids, site: sites.otherWorkshop.id },
      { gifts: 1, devices: 99 },
    )
    const item = { kind: 'devicesReceived', oldestAt: '2026-08-21T09:00:00.000Z', dueAt: null }
    assert.deepEqual(await kindOf(technician, item.kind), { ...item, count: 99, more: false })
    await manyGifts(
      world().database.ownerUrl,
      { ...ids, site: sites.otherWorkshop.id },
      { gifts: 1, devices: 1 },
    )
    assert.deepEqual(await kindOf(technician, item.kind), { ...item, count: 99, more: true })
  })

  test('no count reads a table of devices, donations or papers from end to end', async () => {
    const client = await world().services.pool.connect()
    try {
      await client.query('begin')
      await client.query(`set local enable_seqscan = off`)
      for (const [kind, { waiting }] of Object.entries(work)) {
        const values = waiting.values({
          all: false,
          siteIds: [world().sites.shop.id],
          organisationIds: [world().organisations.company.id],
          personId: randomUUID(),
          today: '2026-09-01',
        })
        const { rows } = await client.query(
          `explain (format text) select count(*) from (${waiting.rows} limit 100) x`,
          values,
        )
        const plan = rows.map((r) => r['QUERY PLAN']).join('\n')
        assert.doesNotMatch(plan, /Seq Scan/, `${kind}\n${plan}`)
      }
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

test('two roles of one person count each where it is held', async (t) => {
  const w = await startApp(t, TODAY)
  const { association, otherWorkshop } = w.organisations
  const account = await personWithPassword(w, 'deux@exemple.fr', [
    { role: 'supervisor', organisationId: association.id },
    { role: 'technician', organisationId: otherWorkshop.id },
  ])
  assert.equal(account.memberships.length, 2)
  const at = { category: 'laptop', massGrams: 1800, massSource: 'scale', unannounced: {} }
  const here = await w.as('technician')
  ok(await here.post('/devices', { ...at, siteId: w.sites.workshop.id }), 201)
  const there = await w.as('technician', 'otherWorkshop')
  ok(await there.post('/devices', { ...at, siteId: w.sites.otherWorkshop.id }), 201)
  await manyGifts(
    w.database.ownerUrl,
    {
      donor: w.organisations.company.id,
      donee: association.id,
      site: w.sites.workshop.id,
    },
    { gifts: 1, devices: 2 },
  )
  const page = browser(w)
  await page.signIn('deux@exemple.fr', PASSWORD)
  const { items } = (await page.get('/work')).body
  const count = (kind: string) => items.find((i: Item) => i.kind === kind)!.count
  assert.equal(count('devicesQuarantine'), 1)
  assert.equal(count('devicesReceived'), 0)
})

test('a gift that was accepted waits for the accountant until its receipt is issued', async (t) => {
  const w = await startApp(t)
  await issuerReady(w)
  const accountant = await w.as('accountant')
  assert.equal(await countOf(accountant, 'giftsWithoutReceipt'), 0)
  const { donation } = await gift(w)
  assert.equal(await countOf(accountant, 'giftsWithoutReceipt'), 1)
  assert.equal(await countOf(await w.as('accountant', 'otherWorkshop'), 'giftsWithoutReceipt'), 0)
  await issued(w, [donation.id])
  assert.equal(await countOf(accountant, 'giftsWithoutReceipt'), 0)
})
