import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../src/app.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { lifecycle } from '../../src/devices/lifecycle.ts'
import { donationStatuses } from '../../src/donations/shapes.ts'
import { isSiret } from '../../src/platform/check-digits.ts'
import type { Services } from '../../src/platform/context.ts'
import { DEMO_PASSWORD } from '../../src/public/demo.ts'
import { createServices } from '../../src/services.ts'
import { pinnedKeys } from '../../src/shop/pinned-keys.ts'
import { verifyTill } from '../../src/shop/verify-ledger.ts'
import { seededRandom, storyClock } from '../support/app.ts'
import { cloneDatabase } from '../support/database.ts'
import { pdfText } from '../support/pdf.ts'

type Test = { after(fn: () => Promise<void>): void }

/** A migrated database without an organisation, and the service on it as the demo starts it. */
async function emptyService(t: Test) {
  let close = async () => {}
  t.after(() => close())
  const { appUrl } = await cloneDatabase(t)
  const services = createServices(
    {
      databaseUrl: appUrl,
      ownerUrl: null,
      port: 3000,
      host: '127.0.0.1',
      demo: true,
      dataDir: mkdtempSync(path.join(tmpdir(), 'collecte-demo-')),
      publicUrl: 'http://127.0.0.1:3000',
      brand: 'La Collect.tech',
      authSecret: 'a secret for tests only, never elsewhere',
      ledgerKeyFile: path.join(mkdtempSync(path.join(tmpdir(), 'collecte-key-')), 'key.pem'),
      webDir: '',
      smtpUrl: null,
      mailFrom: 'test@collecte.example',
      trustProxy: false,
      logLevel: 'silent',
      rateLimitPerMinute: 1_000_000,
    },
    { now: storyClock('2026-09-16T09:00:00Z').now, random: seededRandom('demo') },
  )
  const app = await buildApp(services)
  close = () => app.close()
  return { services, app }
}

const counted = [
  ...['organisation', 'site', 'person', 'membership', 'donation', 'device', 'medium', 'proof'],
  ...['document', 'event', 'blob', 'label_batch', 'tag', 'kit', 'bulk_lot', 'auth_account'],
]
async function countsOf({ pool }: Services): Promise<Record<string, number>> {
  const each = counted.map((table) => `(select count(*)::int from ${table}) as ${table}`)
  return (await pool.query(`select ${each.join(', ')}`)).rows[0]
}
const column = async ({ pool }: Services, sql: string): Promise<string[]> =>
  (await pool.query({ text: sql, rowMode: 'array' })).rows.map((r: unknown[]) => r.join(' '))
async function signIn(app: FastifyInstance, { email, password }: Record<string, string>) {
  const url = '/api/auth/sign-in/email'
  const answer = await app.inject({ method: 'POST', url, payload: { email, password } })
  assert.equal(answer.statusCode, 200, answer.body)
  return String(answer.headers['set-cookie']).split(';')[0]!
}
const sheetOf = ({ settings }: Services) =>
  JSON.parse(readFileSync(path.join(settings.dataDir, 'demo.json'), 'utf8'))

describe('The demo on an empty database', () => {
  const ends: (() => Promise<void>)[] = []
  let services: Services
  let app: FastifyInstance
  let welcome: string[]
  before(async () => {
    ;({ services, app } = await emptyService({ after: (end) => void ends.push(end) }))
    welcome = await seedDemo(services)
  })
  after(async () => {
    for (const end of ends) await end()
  })

  test('holds sixty devices and more, in every state that can be reached', async () => {
    // A release on a shop's own site ends in IN_SHOP; a device enters in the two first.
    const states = await column(services, 'select distinct state from device')
    const reachable = new Set(['RECEIVED', 'QUARANTINE', 'IN_SHOP', ...lifecycle.map((e) => e.to)])
    assert.deepEqual(states.toSorted(), [...reachable].toSorted())
    assert.equal((await countsOf(services)).device, 63)
  })

  test('holds a donation of each status from companies and from a public body', async () => {
    const found = await column(services, 'select distinct legal_basis, status from donation')
    const all = ['private', 'cg3p'].flatMap((basis) => donationStatuses.map((s) => `${basis} ${s}`))
    assert.deepEqual(found.toSorted(), all.toSorted())
  })

  test('tells anyone who its invented people are and what their password is, and shows its notices', async () => {
    const { body } = await app.inject('/api/v1/public/service')
    const { demo, demoPeople, demoPassword, notices } = JSON.parse(body)
    assert.deepEqual([demo, demoPassword], [true, DEMO_PASSWORD])
    const sheet = sheetOf(services).people
    const named = (p: Record<string, string>) => `${p.role} ${p.email} ${p.name}`
    assert.deepEqual(demoPeople.map(named).toSorted(), sheet.map(named).toSorted())
    await signIn(app, { email: demoPeople[0].email, password: demoPassword })
    for (const [key, { fr, en, mail }] of Object.entries<any>(notices)) {
      assert.match(fr, /démonstration/, key)
      assert.match(en, /demonstration/, key)
      if (mail) assert.match(mail, /@demo\.invalid$/, key)
    }
    const { body: text } = await app.inject('/.well-known/security.txt')
    assert.match(text, /^Contact: mailto:securite@demo\.invalid\nExpires: /)
  })

  test('has three donors whose numbers pass their check digits', async () => {
    const donors = await column(
      services,
      `select siret from organisation where id in (select donor_id from donation)`,
    )
    assert.equal(donors.length, 3)
    for (const siret of donors) assert.ok(isSiret(siret), siret)
  })

  test('has media erased, failed, missing, destroyed, presumed, and taken out to stock and for good', async () => {
    const found = await column(services, 'select distinct data_state from medium')
    const states = ['destroyed', 'erased', 'failed', 'missing', 'presumed']
    assert.deepEqual(found.toSorted(), states)
    const places = await column(services, 'select distinct place from medium')
    assert.deepEqual(places.toSorted(), ['device', 'gone', 'stock'])
  })

  test('has kits, bulk lots, labels printed ahead and again, and evidence in the tray', async () => {
    const { kit, bulk_lot } = await countsOf(services)
    assert.deepEqual([kit, bulk_lot], [2, 4])
    const blank = await column(services, 'select distinct blank::text from label_batch order by 1')
    assert.deepEqual(blank, ['false', 'true'])
    assert.equal(
      (await column(services, `select id from erasure_verdict where place = 'tray'`)).length,
      1,
    )
  })

  test('has a transfer on its way to the shop, two of whose three laptops have arrived', async () => {
    const items = await column(
      services,
      `select (arrived_at is null)::text from transfer_item x join transfer t on t.id = x.transfer_id
        where t.status = 'sent' order by 1`,
    )
    assert.deepEqual(items, ['false', 'false', 'true'])
    const others = await column(services, `select status from transfer where status <> 'sent'`)
    assert.deepEqual(others, ['closed', 'closed', 'closed'])
  })

  test('has two shops that traded for five days, whose tills are intact by the demo’s own key, and closed', async () => {
    const { tills } = sheetOf(services)
    assert.deepEqual(
      tills.map((t: { code: string; site: string }) => [t.code, t.site]),
      [
        ['T01', 'Boutique du Centre'],
        ['T02', 'Boutique des Halles'],
      ],
    )
    const keys = pinnedKeys([services.signer().publicKey])
    for (const till of tills) {
      const report = await verifyTill(services, till, keys)
      assert.deepEqual([report.status, report.bad, report.unsigned], ['intact', 0, 0], till.code)
      const { rows } = await services.pool.query(
        'select state, z_no from till_head where till_id = $1',
        [till.id],
      )
      assert.deepEqual(rows, [{ state: 'closed', z_no: 5 }])
    }
    const kinds = await column(services, 'select distinct kind from fiscal_entry order by 1')
    const all = [
      'CASH_IN',
      'CASH_OUT',
      'COUNT',
      'DUPLICATE',
      'GIFT',
      'REFUND',
      'SALE',
      'TILL_OPEN',
      'Z',
    ]
    assert.deepEqual(kinds, all)
    const means = await column(
      services,
      `select distinct p ->> 'means' from fiscal_entry e, jsonb_array_elements(e.canonical::jsonb -> 'pay') p order by 1`,
    )
    assert.deepEqual(means, ['card', 'cash', 'cheque', 'exchange'])
    const underMandate = await column(
      services,
      `select d.state from device d join sale_mandate m on m.owner_id = d.owner_id where d.ticket_id is not null`,
    )
    assert.deepEqual(underMandate, ['SOLD'])
    const [last] = await column(services, 'select max(business_date) from fiscal_entry')
    assert.equal(last, '2026-09-15')
  })

  test('has prices, floors, a VAT regime and notices that two people signed', async () => {
    const { rows } = await services.pool.query(
      `select kind, proposed_by, decided_by from configuration where status = 'confirmed' and not seeded`,
    )
    const kinds = new Set(rows.map((r: { kind: string }) => r.kind))
    assert.deepEqual([...kinds].toSorted(), ['notice', 'price', 'priceFloor', 'sellerVat'])
    for (const { proposed_by, decided_by } of rows) assert.notEqual(proposed_by, decided_by)
  })

  test('has a year of receipts: one replaced, one cancelled, and a certificate for the town hall', async () => {
    const found = await column(
      services,
      'select kind, status, count(*)::text from receipt group by 1, 2 order by 1, 2',
    )
    assert.deepEqual(found, [
      'recuFiscal issued 7',
      'recuFiscal superseded 1',
      'recuFiscal cancelled 1',
      'giftCertificate issued 1',
    ])
    const { people, organisations } = sheetOf(services)
    const accountant = people.find((p: { role: string }) => p.role === 'accountant')
    const cookie = await signIn(app, accountant)
    const issuer = organisations.find((o: { kind: string }) => o.kind === 'association').id
    const url = `/api/v1/issuers/${issuer}/receipts/integrity`
    const answer = await app.inject({ url, headers: { cookie } })
    assert.equal(answer.json().whole, true, answer.body)
  })

  test('says DÉMONSTRATION on every paper', async () => {
    const marks = await column(services, 'select distinct demo::text from document')
    assert.deepEqual(marks, ['true'])
    const kinds = await column(services, 'select distinct kind from document')
    assert.ok(kinds.includes('recuFiscal') && kinds.includes('giftCertificate'), kinds.join())
    for (const kind of kinds) {
      const { rows } = await services.pool.query(
        'select b.bytes from document d join blob b using (sha256) where d.kind = $1 limit 1',
        [kind],
      )
      assert.match(await pdfText(rows[0].bytes), /DÉMONSTRATION/, kind)
    }
  })

  test('lets a script open a till, sell, give with the manager’s code, and print a ticket marked DÉMONSTRATION', async () => {
    const { people, tills } = sheetOf(services)
    const who = (role: string) => people.find((p: { role: string }) => p.role === role)
    const manager = who('shopManager')
    const cookie = await signIn(app, who('cashier'))
    const [till] = tills
    const post = async (path: string, payload: object) => {
      const url = `/api/v1/${path}`
      return app.inject({
        method: 'POST',
        url,
        headers: { cookie, origin: services.settings.publicUrl },
        payload,
      })
    }
    const requestId = () => crypto.randomUUID()
    const denominations = [{ cents: 1000, count: 10 }]
    const opened = { requestId: requestId(), at: services.now(), floatCents: 10_000, denominations }
    assert.equal((await post(`tills/${till.code}/open`, opened)).statusCode, 201)
    const shelf = await column(
      services,
      `select tag from device where state = 'IN_SHOP' and site_id = '${till.siteId}' and category = 'laptop'
        and origin = 'private' and to_site_id is null order by id`,
    )
    assert.ok(shelf.length >= 4, shelf.join())
    const sale = (more: object) =>
      post(`tills/${till.id}/sales`, { requestId: requestId(), payments: [], ...more })
    const gift = { gift: { reason: 'URGENCE' }, expectedTotalCents: 0, lines: [{ code: shelf[0] }] }
    assert.equal((await sale(gift)).json().code, 'APPROVER_REQUIRED')
    const approval = { by: manager.code, pin: manager.approvalPin }
    const given = await sale({ ...gift, approval })
    assert.equal(given.statusCode, 201, given.body)
    const paper = await post(`tickets/${given.json().id}/print`, { format: 'a4' })
    assert.equal(paper.statusCode, 200, paper.body)
    assert.match(await pdfText(paper.rawPayload), /DÉMONSTRATION/)
  })

  test('tells its story in the year before now, by people of the demo alone, in their months', async () => {
    const { rows } = await services.pool.query(
      'select min(recorded_at) as first, max(recorded_at) as last from event',
    )
    // The test before this one sold something now.
    assert.ok(rows[0].first > '2025-09-16' && rows[0].last < '2026-09-16T10', JSON.stringify(rows))
    const by = await column(services, 'select distinct by_code from event')
    const { people, badge } = sheetOf(services)
    const codes = new Set(['demo', badge.code, ...people.map((p: { code: string }) => p.code)])
    assert.deepEqual(
      by.filter((code) => !codes.has(code)),
      [],
    )
    assert.deepEqual(await column(services, 'select id from event_default'), [])
    assert.deepEqual(await column(services, 'select id from mass_movement_default'), [])
  })

  test('lets everyone of its sheet in with the password that it prints', async () => {
    const { people } = sheetOf(services)
    assert.ok(welcome.join('\n').includes(DEMO_PASSWORD))
    for (const [n, { email, password, role }] of people.entries()) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        // The door counts tries by address.
        remoteAddress: `127.0.1.${n + 1}`,
        payload: { email, password },
      })
      assert.equal(answer.statusCode, 200, `${email} ${answer.body}`)
      const cookie = String(answer.headers['set-cookie']).split(';')[0]!
      const me = await app.inject({ url: '/api/v1/me', headers: { cookie } })
      assert.deepEqual(
        me.json().roles.map((r: { role: string }) => r.role),
        [role],
      )
    }
  })

  test('lets its trainee in with badge and PIN', async () => {
    const { badge, pin } = sheetOf(services).badge
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/badge-sessions',
      payload: { badge, pin },
    })
    assert.ok(answer.statusCode < 300, answer.body)
  })

  test('is not filled twice: started again, everything is as it was', async () => {
    const before = await countsOf(services)
    assert.deepEqual(await seedDemo(services), welcome)
    assert.deepEqual(await countsOf(services), before)
    const mode = statSync(path.join(services.settings.dataDir, 'demo.json')).mode & 0o777
    assert.equal(mode, 0o600)
  })

  test('finds its sheet again after a stop between commit and name, and says so when it is gone', async () => {
    const file = path.join(services.settings.dataDir, 'demo.json')
    renameSync(file, `${file}.new`)
    assert.deepEqual(await seedDemo(services), welcome)
    rmSync(file)
    assert.match((await seedDemo(services)).join('\n'), /demo\.json manque/)
  })
})

test('A demo that stopped in the middle left nothing, and is whole when started again', async (t) => {
  const { services } = await emptyService(t)
  let asked = 0
  const random = (bytes: number) => {
    if (++asked === 900) throw new Error('the power went out')
    return services.random(bytes)
  }
  await assert.rejects(seedDemo({ ...services, random }), /the power went out/)
  const { organisation, device, event } = await countsOf(services)
  assert.deepEqual([organisation, device, event], [0, 0, 0])
  await seedDemo(services)
  assert.equal((await countsOf(services)).device, 63)
  for (const till of sheetOf(services).tills) {
    const keys = pinnedKeys([services.signer().publicKey])
    assert.equal((await verifyTill(services, till, keys)).status, 'intact')
  }
  assert.ok(sheetOf(services).people.length > 12)
})
