import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { states } from '../../src/devices/contract.ts'
import type { DeviceFacts } from '../../src/devices/facts.ts'
import { type GuardName, guards } from '../../src/devices/guards.ts'
import { edgesFrom, lifecycle, moveTargets } from '../../src/devices/lifecycle.ts'
import { allowedStates, decideMove } from '../../src/devices/rules.ts'
import type { Role } from '../../src/platform/context.ts'
import type { DeviceState } from '../../src/platform/db.generated.ts'
import { startApp } from '../support/app.ts'
import { given } from '../support/given.ts'

const ROLES: Role[] = ['collector', 'technician', 'supervisor', 'weeeOfficer', 'shopManager']
const NOW = '2026-09-01T12:00:00Z'
const facts = (over: Partial<DeviceFacts> = {}): DeviceFacts => ({
  id: 'x',
  tag: 'x',
  state: 'RECEIVED',
  category: 'laptop',
  holdsData: 'always',
  hasClass: true,
  donationId: 'd',
  acceptance: 'accepted',
  identityKnown: true,
  mediaComplete: true,
  mediaOpen: 0,
  media: [],
  mediaUnfit: 0,
  locksOpen: 0,
  testPassed: true,
  testedBy: 'a',
  cosmeticGrade: 'A',
  performanceClass: 'P1',
  takesSystem: true,
  system: 'debian-13',
  systemEnd: '2028-08-09',
  oldSystemSaid: false,
  allFunctions: true,
  custody: 'stock',
  kitId: null,
  toSiteId: null,
  stateSince: '2026-09-01T10:00:00Z',
  previousState: null,
  changedBy: 'other',
  ...over,
})

test('no row of the life cycle stands twice, and none leads to itself', () => {
  const keys = lifecycle.map((e) => `${e.from} ${e.to} ${e.by}`)
  assert.equal(new Set(keys).size, keys.length)
  for (const e of lifecycle) assert.notEqual(e.from, e.to)
})

test('a refused device goes to quarantine or waste, nowhere else', () => {
  for (const from of states)
    for (const to of moveTargets) {
      const answer = decideMove(facts({ state: from, acceptance: 'refused' }), to, {
        now: NOW,
        reason: edgesFrom(from).find((e) => e.to === to)?.reasons?.[0] ?? null,
        roles: ROLES,
        codes: [],
      })
      if (!answer.may) continue
      assert.ok(
        ['QUARANTINE', 'WASTE', 'RETURNED_TO_DONOR'].includes(to) ||
          from === 'RETURNED' ||
          !['RECEIVED', 'TRIAGED', 'QUARANTINE', 'WASTE'].includes(from),
        `${from} to ${to}`,
      )
    }
})

test('sold and given devices come back by a refund alone, lost ones by being found; shipped ones by nothing', () => {
  for (const s of ['SOLD', 'GIVEN'] as DeviceState[])
    assert.deepEqual(
      edgesFrom(s).map((e) => [e.to, e.by]),
      [['RETURNED', 'refundSale']],
      s,
    )
  for (const s of [
    'WASTE_SHIPPED',
    'WASTE_TREATED',
    'DISMANTLED',
    'RETURNED_TO_DONOR',
  ] as DeviceState[])
    assert.deepEqual(allowedStates(s), [], s)
  assert.deepEqual(
    edgesFrom('LOST').map((e) => [e.to, e.by]),
    [['QUARANTINE', 'findLost']],
  )
})

test('every guard of the table bites in the rules', () => {
  const broken: Record<GuardName, Partial<DeviceFacts>> = {
    assigned: { donationId: null },
    accepted: { acceptance: 'pending' },
    notRefused: { acceptance: 'refused' },
    identified: { identityKnown: false },
    holdsData: { holdsData: 'never' },
    holdsNoData: {},
    mediaComplete: { mediaComplete: false },
    mediaDeclared: { mediaComplete: false },
    unlocked: { locksOpen: 1 },
    mediaClosed: { mediaOpen: 1 },
    mediaFit: { mediaUnfit: 1 },
    mediaClosedOrCertified: { mediaOpen: 1 },
    tested: { testPassed: null },
    passed: { testPassed: false },
    graded: { cosmeticGrade: null },
    classed: { performanceClass: null },
    systemSaid: { system: null },
    systemHonest: { systemEnd: '2026-08-31' },
    sameDay: { stateSince: '2026-08-31T10:00:00Z' },
    inTransit: { toSiteId: null },
  }
  for (const name of Object.keys(guards) as GuardName[])
    assert.equal(guards[name].holds(facts(broken[name]), { now: NOW, reason: null }), false, name)
})

test('the author takes a move back within a minute, and only the author', () => {
  const d = facts({
    state: 'TO_REPAIR',
    previousState: 'ERASED',
    changedBy: 'me',
    stateSince: '2026-09-01T11:59:30Z',
  })
  const ask = (over: object) =>
    decideMove(d, 'ERASED', {
      now: NOW,
      reason: null,
      roles: ['technician'],
      codes: ['me'],
      ...over,
    })
  assert.deepEqual(ask({}), { may: true, undo: true })
  assert.equal(ask({ codes: ['you'] }).may, false)
  assert.equal(ask({ now: '2026-09-01T12:00:31Z' }).may, false)
})

// The statement that moves and the rules that explain are made from one table: this holds them to it, on every pair
// of states and on facts that break each guard in turn.
test('rules and database agree on every pair of states', async (t) => {
  const w = await startApp(t, { now: NOW })
  const { laptop } = given(w)
  const device = await laptop()
  const superuser = new pg.Client(w.database.adminUrl)
  superuser.on('error', () => {})
  await superuser.connect()
  t.after(() => superuser.end())
  // The gate and the checks are for other tests: here the statement alone is asked.
  await superuser.query('alter table device disable trigger user')
  const { rows: checks } = await superuser.query(
    `select conname from pg_constraint where conrelid = 'device'::regclass and contype = 'c'`,
  )
  for (const { conname } of checks)
    await superuser.query(`alter table device drop constraint "${conname}"`)

  const rest = {
    category: 'laptop',
    holds_data: 'always',
    acceptance: 'accepted',
    identity_known: true,
    media_complete: true,
    media_open: 0,
    locks_open: 0,
    test_passed: true,
    state_since: '2026-09-01T10:00:00Z',
    to_site_id: null,
    custody: 'stock',
    previous_state: null,
    changed_by: 'other',
  }
  const variants: {
    name: string
    columns: Record<string, unknown>
    facts: Partial<DeviceFacts>
  }[] = [
    { name: 'all well', columns: {}, facts: {} },
    { name: 'not assigned', columns: { donation_id: null }, facts: { donationId: null } },
    { name: 'not accepted', columns: { acceptance: 'pending' }, facts: { acceptance: 'pending' } },
    { name: 'refused', columns: { acceptance: 'refused' }, facts: { acceptance: 'refused' } },
    { name: 'unknown', columns: { identity_known: false }, facts: { identityKnown: false } },
    {
      name: 'without data',
      columns: { category: 'monitor', holds_data: 'never' },
      facts: { holdsData: 'never', hasClass: false },
    },
    { name: 'undeclared', columns: { media_complete: false }, facts: { mediaComplete: false } },
    { name: 'locked', columns: { locks_open: 1 }, facts: { locksOpen: 1 } },
    { name: 'open', columns: { media_open: 1 }, facts: { mediaOpen: 1 } },
    {
      name: 'yesterday',
      columns: { state_since: '2026-08-31T10:00:00Z' },
      facts: { stateSince: '2026-08-31T10:00:00Z' },
    },
    { name: 'in custody', columns: { custody: 'repair' }, facts: { custody: 'repair' } },
    { name: 'in transit', columns: { to_site_id: w.sites.shop.id }, facts: { toSiteId: 'x' } },
  ]
  const clients = await Promise.all(ROLES.map(async (role) => ({ role, client: await w.as(role) })))
  let compared = 0
  for (const variant of variants)
    for (const from of states)
      for (const to of states) {
        const reason =
          edgesFrom(from).find((e) => e.to === to && e.by === 'moveDevice')?.reasons?.[0] ?? null
        // One role that may, if any; else the technician.
        const edge = edgesFrom(from).find((e) => e.to === to && e.by === 'moveDevice')
        const { role, client } = clients.find((c) => edge?.roles.includes(c.role)) ?? clients[1]!
        if (!edge && variant.name !== 'all well') continue
        const columns = { state: from, donation_id: device.donationId, ...rest, ...variant.columns }
        const names = Object.keys(columns)
        const set = names.map((n, k) => `${n} = $${k + 2}`).join(', ')
        await superuser.query(`update device set ${set} where id = $1`, [
          device.id,
          ...Object.values(columns),
        ])
        const expected = decideMove(
          facts({ state: from, ...variant.facts, changedBy: 'other' }),
          to,
          { now: NOW, reason, roles: [role], codes: [] },
        )
        const answer = await client.post(`/devices/${device.tag}/transitions`, {
          to,
          ...(reason ? { reason } : {}),
        })
        const what = `${variant.name}: ${from} to ${to} as ${role}: ${JSON.stringify(answer.body)}`
        if (expected.may) assert.equal(answer.status, 200, what)
        else if (expected.why === 'transition') {
          assert.equal(answer.status, 409, what)
          assert.deepEqual(
            [answer.body.code, answer.body.from, answer.body.to, answer.body.allowed],
            ['TRANSITION_FORBIDDEN', from, to, expected.allowed],
          )
        } else if (expected.why === 'role') assert.equal(answer.status, 403, what)
        else {
          assert.equal(answer.status, 422, what)
          assert.deepEqual(
            answer.body.blockers.map((b: { code: string }) => b.code),
            expected.blockers.map((b) => b.code),
            what,
          )
        }
        compared++
      }
  assert.ok(compared > 400, `compared ${compared}`)
})
