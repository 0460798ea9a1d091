import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { delegationBlockers, mayLend } from '../../src/accounts/delegation-rules.ts'
import { purge } from '../../src/accounts/purge.ts'
import { codes, sqlAs, suite } from '../donations/world.ts'
import { keyFor } from '../support/app.ts'
import { given, ok } from '../support/given.ts'

describe('Which days may be delegated', () => {
  for (const [from, to, codes] of [
    ['2026-09-01', '2026-09-01', []],
    ['2026-09-01', '2026-10-01', []],
    ['2026-09-01', '2026-10-02', ['DELEGATION_TOO_LONG']],
    ['2026-08-31', '2026-09-02', ['DELEGATION_DATES']],
    ['2026-09-05', '2026-09-04', ['DELEGATION_DATES']],
  ] as const)
    test(`from ${from} to ${to}, seen on the first of September`, () =>
      assert.deepEqual(
        delegationBlockers({ from, to }, '2026-09-01').map((b) => b.code),
        codes,
      ))
})

test('who supervises there lends, at their own site where they are bound to one; an administrator anywhere', () => {
  const to = (siteId: string | null) => ({ organisationId: 'o', siteId })
  const by = (over: object) =>
    ({ role: 'supervisor', organisationId: 'o', siteId: null, ...over }) as const
  assert.ok(mayLend(by({}), to('a')))
  assert.ok(mayLend(by({ siteId: 'a' }), to('a')))
  assert.ok(mayLend(by({ siteId: 'a' }), to(null)))
  assert.ok(!mayLend(by({ siteId: 'a' }), to('b')))
  assert.ok(!mayLend(by({ organisationId: 'p' }), to(null)))
  assert.ok(!mayLend(by({ role: 'technician' }), to(null)))
  assert.ok(mayLend(by({ role: 'admin', organisationId: 't' }), to('b')))
})

suite('The validator is away', (world) => {
  const technician = (n = '1') => world().as('technician', null, n)
  const codeOf = async (n = '1') => world().codeOf(await technician(n))
  const lend = async (n: string, over: object = {}) =>
    (await world().as('supervisor')).post('/delegations', {
      code: await codeOf(n),
      from: '2026-09-01',
      to: '2026-09-05',
      reason: 'leave',
      ...over,
    })
  const end = async (id: string) =>
    (await world().as('supervisor')).post(`/delegations/${id}/end`, {})
  const testedByFirst = async () => {
    const g = given(world())
    return g.withSystem(await g.graded(await g.tested()))
  }
  const release = async (tag: string, n: string) =>
    (await technician(n)).post(`/devices/${tag}/release`, {})
  const releaseStep = async (tag: string, n: string) =>
    ok(await (await technician(n)).get(`/devices/${tag}`)).allowed.find(
      (s: any) => s.operation === 'releaseDevice',
    )

  test('a technician releases what another tested, while the right is lent to them, and no longer', async () => {
    const first = await testedByFirst()
    const second = await testedByFirst()
    const before = await release(first.tag, '2')
    assert.deepEqual([before.status, before.body.code], [403, 'FORBIDDEN'])
    assert.deepEqual((await releaseStep(first.tag, '2')).blockers, ['FORBIDDEN'])
    const lent = ok(await lend('2'), 201)
    const giver = await world().codeOf(await world().as('supervisor'))
    assert.deepEqual([lent.status, lent.givenBy, lent.siteId], ['running', giver, null])
    assert.deepEqual((await releaseStep(first.tag, '2')).blockers, [])
    assert.equal(ok(await (await technician('2')).get('/me')).roles[0].validatesUntil, '2026-09-05')
    const work = ok(await (await technician('2')).get('/work')).items
    assert.ok(work.find((w: any) => w.kind === 'devicesTested').count >= 2)
    assert.equal(ok(await release(first.tag, '2')).state, 'READY')
    const story = ok(await (await technician()).get(`/devices/${first.tag}/history`)).items
    const fact = story.find((f: any) => f.kind === 'device.released')
    assert.deepEqual([fact.by, fact.data.delegatedBy], [await codeOf('2'), giver])
    assert.ok(fact.text.includes(`par délégation de ${giver}`), fact.text)
    assert.equal((await release(second.tag, '3')).body.code, 'FORBIDDEN', 'lent to one, not to all')
    assert.equal(ok(await end(lent.id)).status, 'ended')
    assert.equal((await end(lent.id)).body.code, 'WRONG_STATUS')
    const after = await release(second.tag, '2')
    assert.deepEqual([after.status, after.body.code], [403, 'DELEGATION_OVER'])
    assert.equal(ok(await (await technician('2')).get('/me')).roles[0].validatesUntil, null)
  })

  test('who tested a device does not release it, delegation or not, nor by SQL', async () => {
    const device = await testedByFirst()
    const lent = ok(await lend('1'), 201)
    const refused = await release(device.tag, '1')
    assert.equal(refused.status, 422)
    assert.deepEqual(codes(refused), ['TESTER_IS_VALIDATOR'])
    const straight = (by: string) =>
      sqlAs(
        world(),
        'app',
        `update device set state = 'READY', released_by = $2, state_since = '2026-09-02T08:00:00Z' where id = $1`,
        [device.id, by],
      )
    await assert.rejects(straight(await codeOf('1')), { code: 'LC111' })
    await assert.rejects(straight(await codeOf('4')), { code: 'LC747' }, 'nothing is lent to them')
    ok(await end(lent.id))
  })

  test('the right runs from its first day to the end of its last, in Paris', async () => {
    const device = await testedByFirst()
    const lent = ok(await lend('5', { from: '2026-09-03', to: '2026-09-04' }), 201)
    assert.equal(lent.status, 'coming')
    assert.equal((await release(device.tag, '5')).body.code, 'FORBIDDEN')
    const shown = async (show: string) =>
      ok(await (await world().as('supervisor')).get(`/delegations?show=${show}`)).items.find(
        (d: any) => d.id === lent.id,
      )?.status
    assert.deepEqual([await shown('standing'), await shown('past')], ['coming', undefined])
    world().clock.set('2026-09-04T21:59:00Z')
    assert.equal(await shown('standing'), 'running')
    assert.deepEqual((await releaseStep(device.tag, '5')).blockers, [])
    world().clock.set('2026-09-04T22:00:30Z')
    const late = await release(device.tag, '5')
    assert.deepEqual([late.status, late.body.code], [403, 'DELEGATION_OVER'])
    assert.deepEqual([await shown('standing'), await shown('past')], [undefined, 'over'])
    await assert.rejects(
      sqlAs(
        world(),
        'app',
        `update device set state = 'READY', released_by = $2, state_since = '2026-09-04T22:00:30Z' where id = $1`,
        [device.id, await codeOf('5')],
      ),
      { code: 'LC747' },
    )
    world().clock.set('2026-09-01T12:00:00Z')
  })

  test('it is lent to a technician of the team, for a month at most, once at a time', async () => {
    const long = await lend('6', { to: '2026-10-02' })
    assert.deepEqual([long.status, long.body.code], [422, 'DELEGATION_TOO_LONG'])
    assert.equal((await lend('6', { from: '2026-08-30' })).body.code, 'DELEGATION_DATES')
    const cashier = await world().codeOf(await world().as('cashier'))
    assert.equal((await lend('6', { code: cashier })).body.code, 'DELEGATE_NOT_OF_TEAM')
    const stranger = await world().codeOf(await world().as('technician', 'otherWorkshop'))
    assert.equal((await lend('6', { code: stranger })).status, 404)
    ok(await lend('6'), 201)
    const again = await lend('6', { from: '2026-09-05', to: '2026-09-08' })
    assert.deepEqual([again.status, again.body.code], [409, 'DELEGATION_OVERLAPS'])
    ok(await lend('6', { from: '2026-09-06', to: '2026-09-08' }), 201)
    assert.equal((await (await technician('6')).get('/delegations')).status, 403)
  })

  test('a right lent at one site does not reach another, and another workshop sees nothing of it', async () => {
    const { association } = world().organisations
    const atShop = world().client(
      await keyFor(world().services, {
        role: 'technician',
        organisationId: association.id,
        siteId: world().sites.shop.id,
      }),
    )
    const code = await world().codeOf(atShop)
    const lent = ok(await lend('7', { code }), 201)
    assert.equal(lent.siteId, world().sites.shop.id)
    const device = await testedByFirst()
    assert.equal((await atShop.post(`/devices/${device.tag}/release`, {})).status, 404)
    const stranger = await world().as('supervisor', 'otherWorkshop')
    assert.deepEqual(ok(await stranger.get('/delegations')).items, [])
    assert.equal((await stranger.post(`/delegations/${lent.id}/end`, {})).status, 404)
  })

  test('an administrator lends it too; it stops when the technician leaves the team', async () => {
    const device = await testedByFirst()
    const name = { name: 'Sam Exemple' }
    const organisationId = world().organisations.association.id
    const membership = { role: 'technician', organisationId }
    const sam = ok(await world().admin.post('/people', { ...name, memberships: [membership] }), 201)
    const { code, id } = sam.memberships[0]
    const body = { code, from: '2026-09-01', to: '2026-09-03', reason: 'training' }
    const lent = ok(await world().admin.post('/delegations', body), 201)
    assert.equal(lent.status, 'running')
    ok(await world().admin.post(`/memberships/${id}/end`, {}))
    const [now] = ok(await world().admin.get('/delegations?show=past&limit=200')).items.filter(
      (d: any) => d.id === lent.id,
    )
    assert.equal(now.status, 'over')
    await assert.rejects(
      sqlAs(
        world(),
        'app',
        `update device set state = 'READY', released_by = $2, state_since = '2026-09-02T08:00:00Z' where id = $1`,
        [device.id, code],
      ),
      { code: 'LC747' },
    )
    const both = ok(
      await world().admin.post('/people', {
        ...name,
        memberships: [membership, { role: 'supervisor', organisationId }],
      }),
      201,
    )
    const held = both.memberships.find((m: any) => m.role === 'technician')
    const refused = await world().admin.post('/delegations', { ...body, code: held.code })
    assert.equal(refused.body.code, 'DELEGATE_NOT_OF_TEAM')
  })

  test('the database keeps what was lent, and lends nothing backwards, too long or to anybody', async () => {
    const lent = ok(await lend('8', { reason: 'sick' }), 201)
    const insert = (from: string, to: string, membership = 'v.membership_id', by = 'v.given_by') =>
      `insert into delegation (id, membership_id, organisation_id, from_on, to_on, reason, given_by, recorded_at)
       select uuidv7(), ${membership}, v.organisation_id, '${from}', '${to}', 'leave', ${by}, '2026-09-01T08:00:00Z'
       from delegation v where v.id = '${lent.id}'`
    const cashier = `(select id from membership where role = 'cashier' limit 1)`
    const tester = `(select code from membership where role = 'technician' limit 1)`
    for (const [text, code] of [
      [`update delegation set to_on = '2026-12-31' where id = '${lent.id}'`, 'LC741'],
      [`delete from delegation where id = '${lent.id}'`, 'LC741'],
      ['truncate delegation', 'LC001'],
      [insert('2026-08-30', '2026-08-31'), 'LC743'],
      [insert('2026-09-20', '2026-10-21'), '23514'],
      [insert('2026-09-20', '2026-09-21', cashier), 'LC744'],
      [insert('2026-09-20', '2026-09-21', 'v.membership_id', tester), 'LC745'],
      [insert('2026-09-05', '2026-09-21'), 'LC746'],
    ] as const)
      await assert.rejects(sqlAs(world(), 'owner', text), { code }, text)
    await assert.rejects(
      sqlAs(world(), 'app', `update delegation set to_on = to_on where id = '${lent.id}'`),
      { code: '42501' },
    )
  })

  test('why somebody was away is forgotten a year later, and the journal never knew', async () => {
    const { rows } = await sqlAs(
      world(),
      'owner',
      `select data from event where kind = 'validation.delegated'`,
    )
    assert.ok(rows.length > 0 && rows.every((r) => !('reason' in r.data)))
    const sick = async () =>
      (await sqlAs(world(), 'owner', `select 1 from delegation where reason = 'sick'`)).rows.length
    assert.equal(await sick(), 1)
    const at = (now: string) => purge({ ...world().services, now: () => now })
    await at('2027-08-31T08:00:00Z')
    assert.equal(await sick(), 1)
    await at('2027-09-07T08:00:00Z')
    assert.equal(await sick(), 0)
  })

  test('a site is told how many devices nobody may release, until somebody may', async () => {
    const supervisor = await world().as('supervisor')
    const stuck = async () =>
      ok(await supervisor.get(`/sites/${world().sites.workshop.id}/overview`)).unreleasable
    await sqlAs(
      world(),
      'owner',
      `update membership set active = false, ended_at = now() where role = 'supervisor' and active and code <> $1`,
      [await world().codeOf(supervisor)],
    )
    await sqlAs(
      world(),
      'owner',
      `update delegation set ended_at = recorded_at, ended_by = given_by where ended_at is null`,
    )
    assert.equal(await stuck(), 0, 'what others tested, the supervisor releases')
    const device = await given(world()).erased()
    const answers = await given(world()).answersOf(device.tag)
    ok(await supervisor.post(`/devices/${device.tag}/tests`, answers))
    assert.equal(await stuck(), 1)
    const lent = ok(await lend('9'), 201)
    assert.equal(await stuck(), 0)
    ok(await end(lent.id))
    assert.equal(await stuck(), 1)
  })
})
