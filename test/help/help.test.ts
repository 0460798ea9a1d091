import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { purge } from '../../src/accounts/purge.ts'
import { browser, trainee } from '../accounts/support.ts'
import { receive, sqlAs, suite } from '../donations/world.ts'
import { startApp, type World } from '../support/app.ts'
import { ok } from '../support/given.ts'

const at = (w: World, more: object = {}) => ({
  siteId: w.sites.workshop.id,
  reason: 'blocked',
  ...more,
})

suite('Calling for help from a bench', (world) => {
  test('a technician calls about a device, and the supervisor sees who, where and why', async () => {
    const [tag] = await receive(world(), { unannounced: {} }, 'laptop', 1800)
    const technician = await world().as('technician')
    const note = 'La batterie gonfle.'
    const called = await technician.post(
      '/help-calls',
      at(world(), { code: tag!.toLowerCase(), reason: 'danger', note }),
    )
    assert.equal(called.status, 201, JSON.stringify(called.body))
    const supervisor = await world().as('supervisor')
    const { items } = ok(await supervisor.get('/help-calls?status=open'))
    assert.deepEqual(items, [
      {
        id: called.body.id,
        siteId: world().sites.workshop.id,
        siteName: 'Atelier Nord',
        deviceTag: tag,
        reason: 'danger',
        note,
        calledBy: await world().codeOf(technician),
        calledByName: null,
        calledAt: called.body.calledAt,
        status: 'open',
        answerNote: null,
        answeredBy: null,
        answeredByName: null,
        answeredAt: null,
        version: 1,
      },
    ])
  })

  test('whoever calls is named where it is a person', async () => {
    const { badge, pin } = await trainee(world(), '4821', 'Robin Exemple')
    const tablet = browser(world())
    ok({ ...(await tablet.post('/badge-sessions', { badge, pin })), raw: Buffer.alloc(0) })
    const called = await tablet.post('/help-calls', at(world(), { reason: 'question' }))
    assert.equal(called.body.calledByName, 'Robin Exemple')
    assert.deepEqual(
      (await tablet.get('/help-calls')).body.items.map((c: any) => c.id),
      [called.body.id],
    )
  })

  test('the same event sent twice is one call; other words under it are refused', async () => {
    const technician = await world().as('technician')
    const said = at(world(), { eventId: randomUUID(), reason: 'equipment' })
    const first = ok(await technician.post('/help-calls', said), 201)
    const again = ok(await technician.post('/help-calls', said), 201)
    assert.equal(again.id, first.id)
    const { items } = ok(await technician.get('/help-calls?limit=200'))
    assert.equal(items.filter((c: any) => c.reason === 'equipment').length, 1)
    const other = await technician.post('/help-calls', { ...said, reason: 'danger' })
    assert.deepEqual([other.status, other.body.code], [409, 'KEY_REUSED'])
  })

  test('one person answers, once; who comes second is told who was first', async () => {
    const technician = await world().as('technician')
    const call = ok(await technician.post('/help-calls', at(world(), { reason: 'decision' })), 201)
    const supervisor = await world().as('supervisor')
    const answered = ok(
      await supervisor.post(`/help-calls/${call.id}/answer`, { version: 1, note: 'Vu ensemble.' }),
    )
    const by = await world().codeOf(supervisor)
    assert.deepEqual(
      [answered.status, answered.answeredBy, answered.answerNote, answered.version],
      ['answered', by, 'Vu ensemble.', 2],
    )
    const manager = await world().as('shopManager')
    const late = await manager.post(`/help-calls/${call.id}/answer`, { version: 1 })
    assert.deepEqual(
      [late.status, late.body.code, late.body.changedBy, late.body.changedAt],
      [409, 'STALE', by, answered.answeredAt],
    )
    const twice = await manager.post(`/help-calls/${call.id}/answer`, { version: 2 })
    assert.deepEqual([twice.status, twice.body.code], [409, 'WRONG_STATUS'])
    const listed = async (status: string) =>
      ok(await supervisor.get(`/help-calls?status=${status}&limit=200`)).items.some(
        (c: any) => c.id === call.id,
      )
    assert.deepEqual([await listed('open'), await listed('answered')], [false, true])
  })

  test('a colleague sees its own calls only, another workshop sees and answers none', async () => {
    const cashier = await world().as('cashier')
    const call = ok(
      await cashier.post('/help-calls', { siteId: world().sites.shop.id, reason: 'question' }),
      201,
    )
    const seen = async (...who: Parameters<World['as']>) =>
      ok(await (await world().as(...who)).get('/help-calls?limit=200')).items.some(
        (c: any) => c.id === call.id,
      )
    assert.equal(await seen('cashier'), true)
    assert.equal(await seen('technician'), false)
    assert.equal(await seen('supervisor'), true)
    assert.equal(await seen('coordinator'), true)
    assert.equal(await seen('supervisor', 'otherWorkshop'), false)
    const stranger = await world().as('supervisor', 'otherWorkshop')
    const answer = await stranger.post(`/help-calls/${call.id}/answer`, { version: 1 })
    assert.equal(answer.status, 404)
    const bySite = async (siteId: string) =>
      ok(await (await world().as('coordinator')).get(`/help-calls?siteId=${siteId}`)).items
    assert.ok(
      (await bySite(world().sites.shop.id)).every((c: any) => c.siteName === 'Boutique Centre'),
    )
    assert.deepEqual(await bySite(world().sites.otherWorkshop.id), [])
  })

  test('one calls from where one works, about a device one may see', async () => {
    const technician = await world().as('technician')
    const elsewhere = { siteId: world().sites.otherWorkshop.id, reason: 'blocked' }
    assert.equal((await technician.post('/help-calls', elsewhere)).status, 404)
    const unknown = await technician.post('/help-calls', at(world(), { code: '7K2M9QX3' }))
    assert.equal(unknown.status, 404)
    const misread = await technician.post('/help-calls', at(world(), { code: '7K2M9QX4' }))
    assert.equal(misread.body.code, 'BAD_LABEL')
    const idle = await technician.post('/help-calls', at(world(), { reason: 'bored' }))
    assert.equal(idle.body.code, 'MALFORMED')
    assert.equal((await (await world().as('donor')).post('/help-calls', at(world()))).status, 403)
  })

  test('the journal keeps that somebody called, never what they wrote', async () => {
    const { rows } = await world().services.pool.query(
      `select kind, data::text as data from event where kind like 'help.%'`,
    )
    assert.ok(rows.some((r) => r.kind === 'help.called'))
    assert.ok(rows.some((r) => r.kind === 'help.answered'))
    for (const { data } of rows) assert.doesNotMatch(data, /gonfle|ensemble|Robin/)
  })

  test('who called and why cannot be rewritten by the application', async () => {
    await assert.rejects(
      sqlAs(world(), 'app', `update help_call set called_by = 'x'`),
      /permission denied/,
    )
    await assert.rejects(sqlAs(world(), 'app', 'delete from help_call'), /permission denied/)
  })
})

test('after a year the notes of a call are gone, and the call stays', async (t) => {
  const w = await startApp(t)
  const technician = await w.as('technician')
  const call = ok(await technician.post('/help-calls', at(w, { note: 'Écran noir' })), 201)
  ok(
    await (await w.as('supervisor')).post(`/help-calls/${call.id}/answer`, {
      version: 1,
      note: 'Câble changé',
    }),
  )
  w.clock.advance(300 * 24 * 3600_000)
  assert.equal((await purge(w.services)).help_note, 0)
  w.clock.advance(70 * 24 * 3600_000)
  assert.equal((await purge(w.services)).help_note, 1)
  const { items } = ok(await technician.get('/help-calls'))
  assert.deepEqual(
    items.map((c: any) => [c.reason, c.note, c.answerNote, c.status]),
    [['blocked', null, null, 'answered']],
  )
})
