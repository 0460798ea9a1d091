import assert from 'node:assert/strict'
import test from 'node:test'
import { startApp } from '../support/app.ts'
import { browser, PASSWORD, personWithPassword, TODAY, trainee } from './support.ts'

const MINUTE = 60_000

test('on a shared bench the next trainee scans a badge, and the one before is out', async (t) => {
  const w = await startApp(t, TODAY)
  const sacha = await trainee(w, '4821', 'Sacha Exemple')
  const lou = await trainee(w, '1470', 'Lou Exemple')
  assert.match(sacha.badge, /^LCT:BADGE:[0-9A-Z]{32}$/)
  const b = browser(w)
  const first = await b.post('/badge-sessions', { badge: sacha.badge, pin: sacha.pin })
  assert.equal(first.status, 200, JSON.stringify(first.body))
  assert.equal(first.body.person.name, 'Sacha Exemple')
  const [cookie = ''] = first.setCookies
  assert.match(
    cookie,
    /^__Secure-lct\.session_token=.+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
  )
  const held = new Map(b.jar)
  const next = await b.post('/badge-sessions', { badge: lou.badge.toLowerCase(), pin: lou.pin })
  assert.equal(next.body.person.name, 'Lou Exemple')
  assert.equal((await b.get('/me')).body.id, lou.person.id)
  const old = browser(w)
  for (const [k, v] of held) old.jar.set(k, v)
  assert.equal((await old.get('/me')).status, 401)

  w.clock.advance(13 * 60 * MINUTE)
  assert.equal((await b.get('/me')).status, 401)
})

test('signing out ends the session everywhere it was copied', async (t) => {
  const w = await startApp(t, TODAY)
  const sacha = await trainee(w)
  const b = browser(w)
  await b.post('/badge-sessions', { badge: sacha.badge, pin: sacha.pin })
  const copy = browser(w)
  for (const [k, v] of b.jar) copy.jar.set(k, v)
  const out = await b.post('/sign-out')
  assert.equal(out.status, 200)
  assert.match(out.setCookies[0] ?? '', /Max-Age=0/)
  assert.equal((await copy.get('/me')).status, 401)
})

test('five wrong PINs lock a badge for a quarter of an hour, and nobody can tell', async (t) => {
  const w = await startApp(t, TODAY)
  const { badge, pin } = await trainee(w)
  const b = browser(w)
  const tries = await Promise.all(
    Array.from({ length: 5 }, () => b.post('/badge-sessions', { badge, pin: '0000' })),
  )
  assert.ok(tries.every((a) => a.status === 401))
  const locked = await b.post('/badge-sessions', { badge, pin })
  const unknown = await b.post('/badge-sessions', { badge: 'LCT:BADGE:NOBODY', pin })
  const said = ({ body }: typeof locked) => ({ ...body, requestId: '' })
  assert.equal(locked.status, 401)
  assert.deepEqual(said(locked), said(unknown))
  assert.deepEqual(said(locked), said(tries[0]!))
  w.clock.advance(16 * MINUTE)
  assert.equal((await b.post('/badge-sessions', { badge, pin })).status, 200)
})

test('four errors are forgiven by the right PIN', async (t) => {
  const w = await startApp(t, TODAY)
  const { badge, pin } = await trainee(w)
  const b = browser(w)
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 4; i++) await b.post('/badge-sessions', { badge, pin: '9999' })
    assert.equal((await b.post('/badge-sessions', { badge, pin })).status, 200)
  }
})

test('a new badge replaces the lost one, and a leaver’s badge opens nothing', async (t) => {
  const w = await startApp(t, TODAY)
  const { person, badge, pin } = await trainee(w)
  const supervisor = await w.as('supervisor')
  const fresh = await supervisor.post(`/people/${person.id}/badge`, { pin: '7531' })
  const b = browser(w)
  assert.equal((await b.post('/badge-sessions', { badge, pin })).status, 401)
  assert.equal(
    (await b.post('/badge-sessions', { badge: fresh.body.badge, pin: '7531' })).status,
    200,
  )
  const done = await supervisor.post(`/people/${person.id}/deactivation`, { version: 1 })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.equal((await b.get('/me')).status, 401)
  assert.equal(
    (await b.post('/badge-sessions', { badge: fresh.body.badge, pin: '7531' })).status,
    401,
  )
})

test('neither a badge nor a key is kept where it can be read, not even for a repeat', async (t) => {
  const w = await startApp(t, TODAY)
  const { person } = await trainee(w)
  const supervisor = await w.as('supervisor')
  const key = { 'idempotency-key': 'repeat-badge-1' }
  const first = await supervisor.post(`/people/${person.id}/badge`, { pin: '73195826' }, key)
  const again = await supervisor.post(`/people/${person.id}/badge`, { pin: '73195826' }, key)
  assert.equal(again.body.code, 'KEY_REUSED')
  const body = { name: 'Robot', role: 'agent', organisationId: w.organisations.association.id }
  const apiKey = await w.admin.post('/api-keys', body, { 'idempotency-key': 'repeat-key-1' })
  assert.equal(
    (await w.admin.post('/api-keys', body, { 'idempotency-key': 'repeat-key-1' })).body.code,
    'KEY_REUSED',
  )
  const kept = await w.services.pool.query(
    `select (select string_agg(b::text, ' ') from badge b) || (select string_agg(k::text, ' ') from api_key k) || (select string_agg(r::text, ' ') from repeat_key r) as all`,
  )
  for (const secret of [first.body.badge.slice(10), apiKey.body.key, '73195826'])
    assert.equal(kept.rows[0].all.includes(secret), false)
})

test('a four-digit code is not for those who decide', async (t) => {
  const w = await startApp(t, TODAY)
  const organisationId = w.organisations.association.id
  const chief = await personWithPassword(w, 'chef@exemple.fr', [
    { role: 'supervisor', organisationId },
  ])
  assert.equal(
    (await w.admin.post(`/people/${chief.id}/badge`, { pin: '1234' })).body.code,
    'BADGE_NEEDS_NO_EMAIL',
  )
  const { person, badge, pin } = await trainee(w)
  await w.admin.post(`/people/${person.id}/memberships`, { role: 'supervisor', organisationId })
  assert.equal((await browser(w).post('/badge-sessions', { badge, pin })).status, 401)
})

test('the journal and the security log hold no name, no address, no badge and no PIN', async (t) => {
  const w = await startApp(t, TODAY)
  const email = 'camille@exemple.fr'
  await personWithPassword(w, email, [
    { role: 'accountant', organisationId: w.organisations.association.id },
  ])
  const { badge, pin, person } = await trainee(w, '48213579')
  const b = browser(w)
  await b.signIn(email, PASSWORD)
  await b.signIn('inconnue@exemple.fr', PASSWORD)
  await b.post('/badge-sessions', { badge, pin })
  await b.post('/badge-sessions', { badge: 'LCT:BADGE:INVENTE', pin })
  await w.admin.patch(`/people/${person.id}`, { version: 1, name: 'Sacha Nouveau-Nom' })
  const { rows } = await w.services.pool.query(
    `select (select string_agg(e::text, ' ') from event e) as journal, (select string_agg(s::text, ' ') from security_event s) as security`,
  )
  const { journal, security } = rows[0]
  assert.ok(journal.includes('person.created') && journal.includes('badge.issued'))
  assert.ok(security.includes('signIn.ok') && security.includes('signIn.refused'))
  for (const secret of [
    'Camille',
    'Sacha',
    'Exemple',
    'exemple.fr',
    'Nouveau',
    badge.slice(10),
    'INVENTE',
    pin,
  ])
    for (const log of [journal, security]) assert.equal(log.includes(secret), false, secret)
})
