import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { conditionOf, saysForbiddenWords } from '../../src/devices/condition.ts'
import { judgeTest } from '../../src/refurbishment/rules.ts'
import { plainKey } from '../../src/refurbishment/system-rules.ts'
import { says } from '../stories/story.ts'
import { startApp, type World } from '../support/app.ts'
import { given, ok } from '../support/given.ts'

const after = { after: (fn: () => Promise<void> | void) => ends.push(fn) }
const ends: (() => Promise<void> | void)[] = []

describe('the word that a device is sold under (décret 2022-190)', () => {
  const items = Array.from({ length: 14 }, (_, n) => ({ key: `k${n}`, blocks: n === 0 }))
  const all = items.map(({ key }) => ({ key, ok: true as boolean | null }))
  const facts = {
    holdsData: 'always',
    mediaComplete: true,
    mediaOpen: 0,
    testPassed: true,
  } as const
  const wordOf = (answers: typeof all) =>
    conditionOf({ ...facts, allFunctions: judgeTest(items, answers).allFunctions })

  test('fourteen answers out of fourteen: refurbished; thirteen: used and tested', () => {
    assert.equal(wordOf(all), 'refurbished')
    assert.equal(wordOf(all.slice(0, 13)), 'usedTested')
  })
  test('a function that does not work, even one that does not block, forbids the word', () => {
    assert.equal(wordOf(all.map((a, n) => (n === 5 ? { ...a, ok: false } : a))), 'usedTested')
    assert.equal(wordOf(all.map((a, n) => (n === 5 ? { ...a, ok: null } : a))), 'refurbished')
  })
  test('data that may be left forbids it too, and before its test a device has no word', () => {
    const whole = { ...facts, allFunctions: true }
    assert.equal(conditionOf({ ...whole, mediaOpen: 1 }), 'usedTested')
    assert.equal(conditionOf({ ...whole, mediaComplete: false }), 'usedTested')
    assert.equal(conditionOf({ ...whole, holdsData: 'never', mediaComplete: false }), 'refurbished')
    assert.equal(conditionOf({ ...whole, testPassed: null }), null)
    assert.equal(conditionOf({ ...whole, testPassed: false }), null)
  })
  test('what the law forbids is not typed by hand; a model that only sounds like it may be', () => {
    for (const said of [
      'Souris comme neuve',
      'PC à neuf',
      'État neuf',
      'Clavier reconditionné',
      'like new',
      'à l’état neuf',
    ])
      assert.ok(saysForbiddenWords(said), said)
    for (const said of ['Neuf Box 4', 'Souris neuve', 'Latitude 9', 'neufchâtel'])
      assert.ok(!saysForbiddenWords(said), said)
  })
  test('a key is one key however it is typed', () => {
    assert.equal(plainKey('abcde-12345 fghij'), 'ABCDE12345FGHIJ')
    assert.equal(plainKey('court'), null)
  })
})

describe('the system that a device leaves with', () => {
  let w: World
  let g: ReturnType<typeof given>
  let technician: Awaited<ReturnType<World['as']>>
  let supervisor: Awaited<ReturnType<World['as']>>
  before(async () => {
    w = await startApp(after, { now: '2026-11-20T08:00:00Z' })
    g = given(w)
    technician = await w.as('technician')
    supervisor = await w.as('supervisor')
  })
  const install = (tag: string, body: object) => technician.post(`/devices/${tag}/system`, body)
  const release = (tag: string) => supervisor.post(`/devices/${tag}/release`, {})
  const key = (n: number) => `EXMPL-00000-00000-00000-${String(n).padStart(5, '0')}`
  const buy = (keys: string[], more: object = {}) =>
    supervisor.post('/licences', {
      kind: 'Windows 11 Pro',
      recipientClass: 'commercial',
      licences: keys.map((k) => ({ key: k })),
      ...more,
    })

  test('no laptop is released before somebody says what runs on it, or that nothing does', async () => {
    const { tag } = await g.graded(await g.tested())
    assert.deepEqual(says(await release(tag)), [422, 'SYSTEM_MISSING'])
    assert.equal(ok(await install(tag, { system: 'none' })).system, 'none')
    assert.equal(ok(await release(tag)).state, 'READY')
  })

  test('a monitor takes none', async () => {
    const { tag } = await g.graded(await g.tested(await g.monitor()))
    assert.deepEqual(says(await install(tag, { system: 'debian-13' })), [
      422,
      'SYSTEM_NOT_OF_CATEGORY',
    ])
    assert.equal(ok(await release(tag)).state, 'READY')
  })

  test('one without updates leaves only with the word of it, which anyone reads on its page', async () => {
    const { tag } = await g.graded(await g.tested())
    ok(await buy([key(1)]), 201)
    const [licence] = ok(await technician.get('/licences?free=true')).items
    const body = { system: 'windows-10-22h2', licenceId: licence.id }
    assert.deepEqual(says(await install(tag, body)), [422, 'SYSTEM_UNSUPPORTED'])
    assert.equal((await g.read(tag)).system, null)
    ok(await install(tag, { ...body, oldSystemSaid: true }))
    assert.equal(ok(await release(tag)).systemEnd, '2025-10-14')
    const passport = ok(await w.anonymous.get(`/public/devices/${tag}`))
    assert.deepEqual(
      [passport.condition, passport.system],
      ['refurbished', { name: 'Windows 10 22H2', supportedUntil: '2025-10-14', supported: false }],
    )
  })

  test('support that ends between the installation and the release is seen, by the database too', async () => {
    const { tag } = await g.graded(await g.tested())
    ok(await install(tag, { system: 'emmabuntus-5' }))
    w.clock.set('2028-07-01T08:00:00Z')
    try {
      assert.deepEqual(says(await release(tag)), [422, 'SYSTEM_UNSUPPORTED'])
      const straight = `update device set state = 'READY', released_by = (select code from membership where role = 'supervisor' limit 1), state_since = '2028-07-01T08:00:00Z' where tag = $1`
      await assert.rejects(w.services.pool.query(straight, [tag]), { code: 'LC703' })
      await assert.rejects(
        w.services.pool.query(
          straight.replace('set state', 'set system = null, system_end = null, state'),
          [tag],
        ),
        { code: 'LC702' },
      )
    } finally {
      w.clock.set('2026-11-20T10:00:00Z')
    }
  })

  test('too early, unknown, of another category: each says so and changes nothing', async () => {
    const early = await g.triaged(await g.laptop())
    assert.deepEqual(says(await install(early.tag, { system: 'debian-13' })), [
      409,
      'SYSTEM_TOO_EARLY',
    ])
    const { tag } = await g.erased(await g.laptop())
    assert.deepEqual(says(await install(tag, { system: 'msdos-6' })), [422, 'SYSTEM_UNKNOWN'])
    assert.deepEqual(says(await install(tag, { system: 'android' })), [
      422,
      'SYSTEM_NOT_OF_CATEGORY',
    ])
    assert.deepEqual(says(await install(tag, { system: 'windows-11-25h2' })), [
      422,
      'LICENCE_REQUIRED',
    ])
    assert.equal((await g.read(tag)).system, null)
  })

  test('one key, one device: given once, known once, never told whole', async () => {
    const [one, two] = [await g.erased(await g.laptop()), await g.erased(await g.laptop())]
    ok(await buy([key(2)]), 201)
    const [licence] = ok(await technician.get('/licences?free=true')).items
    assert.deepEqual([licence.lastFive, licence.device], ['00002', null])
    const body = { system: 'windows-11-25h2', licenceId: licence.id }
    const both = await Promise.all([install(one.tag, body), install(two.tag, body)])
    assert.deepEqual(both.map((a) => a.status).sort(), [200, 409])
    const loser = both.find((a) => a.status === 409)
    assert.equal(loser?.body.code, 'LICENCE_ALREADY_USED')
    assert.deepEqual(says(await buy([key(3), key(2)])), [409, 'LICENCE_ALREADY_USED'])
    assert.deepEqual(says(await buy([key(4), key(4).toLowerCase()])), [409, 'LICENCE_ALREADY_USED'])
    const wrong = await buy([key(5), 'court'])
    assert.deepEqual(
      [...says(wrong), wrong.body.blockers[0].detail],
      [422, 'LICENCE_KEY_INVALID', '2'],
    )
    assert.deepEqual(ok(await technician.get('/licences?free=true')).items, [], 'all or none')
    const { rows } = await w.services.pool.query('select l::text as row from licence l')
    assert.ok(rows.every(({ row }) => !row.includes('EXMPL')))
    await assert.rejects(
      w.services.pool.query(
        'update licence set device_id = null, assigned_at = null, assigned_by = null',
      ),
      { code: 'LC701' },
    )
  })

  test('another association’s licence is not found, and a technician buys none', async () => {
    ok(await buy([key(6)]), 201)
    const [licence] = ok(await technician.get('/licences?free=true')).items
    const other = await w.as('technician', 'otherWorkshop')
    assert.deepEqual(ok(await other.get('/licences')).items, [])
    assert.equal((await technician.post('/licences', {})).status, 403)
    assert.ok(licence)
  })

  test('an erasure takes the system away, and so does a return', async () => {
    const { tag } = await g.erased(await g.laptop())
    ok(await install(tag, { system: 'debian-13' }))
    ok(await technician.post(`/devices/${tag}/tests`, await g.answersOf(tag)))
    ok(await technician.post(`/devices/${tag}/media`, { kind: 'ssd', serial: 'FOUND-LATE-1' }))
    const back = await g.read(tag)
    assert.equal(back.state, 'TO_ERASE')
    assert.equal(back.condition, null)
  })
})

test.after(async () => {
  for (const end of ends) await end()
})
