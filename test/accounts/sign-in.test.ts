import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import test from 'node:test'
import { createOTP } from '@better-auth/utils/otp'
import { startApp } from '../support/app.ts'
import {
  browser,
  lastMailTo,
  mailsOf,
  ORIGIN,
  PASSWORD,
  personWithPassword,
  TODAY,
  tokenIn,
} from './support.ts'

test('a wrong password and an unknown address are answered alike, and the right one signs in', async (t) => {
  const w = await startApp(t, TODAY)
  const email = 'admin@exemple.fr'
  await personWithPassword(w, email, [
    { role: 'admin', organisationId: w.organisations.territory.id },
  ])
  const b = browser(w)
  const wrong = await b.signIn(email, 'une autre phrase longue')
  const unknown = await b.signIn('personne@exemple.fr', PASSWORD)
  assert.equal(wrong.status, 401)
  assert.equal(wrong.body.code, 'SIGN_IN_REFUSED')
  assert.match(wrong.type, /^application\/problem\+json/)
  const said = ({ body, status }: typeof wrong) => ({ ...body, requestId: '', status })
  assert.deepEqual(said(wrong), said(unknown))
  assert.equal((await b.get('/me')).status, 401)

  const right = await b.signIn('ADMIN@exemple.fr', PASSWORD)
  assert.equal(right.status, 200, JSON.stringify(right.body))
  assert.equal(JSON.stringify(right.body).includes('token'), false)
  const cookie = right.setCookies.find((c) => c.includes('session_token')) ?? ''
  for (const flag of [
    '__Secure-lct.session_token=',
    'HttpOnly',
    'SameSite=Lax',
    'Secure',
    'Path=/',
  ])
    assert.ok(cookie.includes(flag), `${flag} in ${cookie}`)
  const me = await b.get('/me')
  assert.equal(me.body.name, 'Camille Exemple')
  assert.deepEqual(
    me.body.roles.map((r: { role: string; organisationName: string }) => [
      r.role,
      r.organisationName,
    ]),
    [['admin', 'Métropole Exemple']],
  )

  assert.equal((await b.post('/api/auth/sign-out')).status, 200)
  assert.equal((await b.get('/me')).status, 401)

  const { rows } = await w.services.pool.query(
    'select kind, account, address from security_event order by id',
  )
  assert.deepEqual(
    rows.map((r) => r.kind),
    ['signIn.refused', 'signIn.refused', 'signIn.ok', 'signOut'],
  )
  assert.ok(rows.every((r) => r.address === '127.0.0.1' && r.account && !r.account.includes('@')))
  const sessions = await w.services.pool.query('select ip_address, user_agent from auth_session')
  assert.ok(sessions.rows.every((r) => r.ip_address === null && r.user_agent === null))
})

test('nobody signs up alone, and what we do not offer is not found', async (t) => {
  const w = await startApp(t, TODAY)
  const b = browser(w)
  const asked = { email: 'x@exemple.fr', password: PASSWORD, name: 'X' }
  for (const url of ['sign-up/email', 'update-user', 'delete-user', 'list-sessions'])
    assert.equal((await b.post(`/api/auth/${url}`, asked)).status, 404, url)
  const { rows } = await w.services.pool.query('select from auth_user')
  assert.equal(rows.length, 0)
})

test('a malformed sign-in is a 400, whatever is in it', async (t) => {
  const w = await startApp(t, TODAY)
  const bodies = [
    { email: 'a\u0000@exemple.fr', password: 'x' },
    { email: 'a@exemple.fr', password: 'x\u0000' },
    { email: ['a'], password: {} },
    { email: 'a@exemple.fr', password: 'é'.repeat(5000) },
    { email: 'a@exemple.fr' },
    { email: 'a@exemple.fr', password: 'x', callbackURL: 'https://ailleurs.example' },
    [],
  ]
  for (const body of bodies) {
    const answer = await browser(w).post('/api/auth/sign-in/email', body)
    assert.equal(answer.status, 400, JSON.stringify(body).slice(0, 60))
    assert.match(answer.type, /problem\+json/)
  }
  const odd = await browser(w).signIn('a@exemple.fr', '\ud800 💻')
  assert.equal(odd.status, 401)
  for (const url of [
    '?token=%00',
    '?token=a&callbackURL=//ailleurs.example',
    '?token=a&callbackURL=%25',
  ])
    assert.equal((await browser(w).get(`/api/auth/magic-link/verify${url}`)).status, 400, url)
  const text = await w.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { 'content-type': 'text/plain' },
    payload: 'x',
  })
  assert.equal(text.statusCode, 415)
})

test('eleven sign-ins in a minute from one address are too many', async (t) => {
  const w = await startApp(t, TODAY)
  const b = browser(w)
  for (let i = 0; i < 10; i++) assert.equal((await b.signIn('a@exemple.fr', PASSWORD)).status, 401)
  const last = await b.signIn('a@exemple.fr', PASSWORD)
  assert.equal(last.status, 429)
  assert.equal(last.body.code, 'TOO_MANY_REQUESTS')
  assert.match(last.type, /^application\/problem\+json/)
  assert.ok(Number(last.headers['retry-after']) > 0)
})

test('a session writes only from our own pages', async (t) => {
  const w = await startApp(t, TODAY)
  const email = 'admin@exemple.fr'
  await personWithPassword(w, email, [
    { role: 'admin', organisationId: w.organisations.territory.id },
  ])
  const ours = browser(w)
  await ours.signIn(email, PASSWORD)
  const body = { name: 'Quelqu’un', memberships: [] }
  for (const origin of [null, 'https://ailleurs.example']) {
    const foreign = browser(w, origin)
    for (const [k, v] of ours.jar) foreign.jar.set(k, v)
    for (const url of ['/people', '/sign-out', '/api/auth/sign-out']) {
      const answer = await foreign.post(url, body)
      assert.equal(answer.status, 403, `${origin} ${url}`)
      assert.equal(answer.body.code, 'CSRF_REFUSED')
    }
  }
  const strange = await browser(w, 'https://ailleurs.example').signIn(email, PASSWORD)
  assert.equal(strange.body.code, 'CSRF_REFUSED')
  assert.equal((await ours.post('/people', body)).status, 201)
})

test('a cookie that we did not sign opens nothing', async (t) => {
  const w = await startApp(t, TODAY)
  const email = 'admin@exemple.fr'
  await personWithPassword(w, email, [
    { role: 'admin', organisationId: w.organisations.territory.id },
  ])
  const b = browser(w)
  await b.signIn(email, PASSWORD)
  const { rows } = await w.services.pool.query('select token from auth_session')
  const token: string = rows[0].token
  const sign = (secret: string) => createHmac('sha256', secret).update(token).digest('base64')
  const send = async (value: string) =>
    (
      await w.app.inject({
        url: '/api/v1/me',
        headers: { cookie: `__Secure-lct.session_token=${encodeURIComponent(value)}` },
      })
    ).statusCode
  assert.equal(await send(`${token}.${sign(w.services.settings.authSecret)}`), 200)
  for (const forged of [
    token,
    `${token}.`,
    `${token}.${sign('another secret')}`,
    `${token}x.${sign(w.services.settings.authSecret)}`,
  ])
    assert.equal(await send(forged), 401, forged)
})

test('someone deactivated is out at once, and cannot come back', async (t) => {
  const w = await startApp(t, TODAY)
  const email = 'coordination@exemple.fr'
  const person = await personWithPassword(w, email, [
    { role: 'coordinator', organisationId: w.organisations.territory.id },
  ])
  const b = browser(w)
  await b.signIn(email, PASSWORD)
  assert.equal((await b.get('/me')).status, 200)
  const done = await w.admin.post(`/people/${person.id}/deactivation`, { version: person.version })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.equal((await b.get('/me')).status, 401)
  const again = await b.signIn(email, PASSWORD)
  assert.equal(again.status, 401)
  assert.equal(again.body.code, 'SIGN_IN_REFUSED')
  const { rows } = await w.services.pool.query('select from auth_session')
  assert.equal(rows.length, 0)
  const mails = (await mailsOf(w)).length
  assert.equal((await b.post('/api/auth/request-password-reset', { email })).status, 200)
  assert.equal((await mailsOf(w)).length, mails)
})

test('a donor comes in by a link that serves once', async (t) => {
  const w = await startApp(t, TODAY)
  const email = 'don@exemple.fr'
  const made = await w.admin.post('/people', {
    name: 'Dominique Exemple',
    email,
    memberships: [{ role: 'donor', organisationId: w.organisations.company.id }],
  })
  assert.equal(made.status, 201)
  const b = browser(w)
  const invited = await lastMailTo(w, email)
  const open = (text: string) =>
    b.get(new URL(/https:\S+/.exec(text)![0]).href.slice(ORIGIN.length))
  assert.equal((await open(invited.text)).status, 302)
  assert.equal((await b.get('/me')).body.roles[0].role, 'donor')

  b.jar.clear()
  assert.equal((await b.post('/api/auth/sign-in/magic-link', { email })).status, 200)
  const link = await lastMailTo(w, email)
  assert.notEqual(tokenIn(link.text), tokenIn(invited.text))
  await open(link.text)
  assert.equal((await b.get('/me')).status, 200)
  b.jar.clear()
  const second = await open(link.text)
  assert.match(String(second.headers.location), /error=INVALID_TOKEN/)
  assert.equal((await b.get('/me')).status, 401)

  await b.post('/api/auth/sign-in/magic-link', { email })
  const late = await lastMailTo(w, email)
  await w.services.pool.query(
    `update auth_verification set expires_at = now() - interval '1 minute'`,
  )
  await open(late.text)
  assert.equal((await b.get('/me')).status, 401)
  const stored = await w.services.pool.query('select identifier from auth_verification')
  assert.ok(stored.rows.every((r) => !late.text.includes(r.identifier)))
})

test('those who work here get no link, and a link got before does not open', async (t) => {
  const w = await startApp(t, TODAY)
  const email = 'don@exemple.fr'
  const made = await w.admin.post('/people', {
    name: 'Dominique Exemple',
    email,
    memberships: [{ role: 'donor', organisationId: w.organisations.association.id }],
  })
  const { text } = await lastMailTo(w, email)
  const more = await w.admin.post(`/people/${made.body.id}/memberships`, {
    role: 'supervisor',
    organisationId: w.organisations.association.id,
  })
  assert.equal(more.status, 201, JSON.stringify(more.body))
  const b = browser(w)
  const opened = await b.get(`/api/auth/magic-link/verify?token=${tokenIn(text)}&callbackURL=/`)
  assert.equal(opened.status, 403)
  assert.equal((await b.get('/me')).status, 401)
  const before = (await mailsOf(w)).length
  const staff = await b.post('/api/auth/sign-in/magic-link', { email })
  const unknown = await b.post('/api/auth/sign-in/magic-link', { email: 'personne@exemple.fr' })
  assert.deepEqual([staff.status, staff.body], [unknown.status, unknown.body])
  assert.equal((await mailsOf(w)).length, before)
})

test('with a one-time code on, a password alone signs nobody in, and a link neither', async (t) => {
  const w = await startApp(t, TODAY)
  const email = 'prescription@exemple.fr'
  const organisationId = w.organisations.territory.id
  const made = await w.admin.post('/people', {
    name: 'Charlie Exemple',
    email,
    memberships: [{ role: 'prescriber', organisationId }],
  })
  const invitation = tokenIn((await lastMailTo(w, email)).text)
  const b = browser(w)
  await b.post('/api/auth/request-password-reset', { email })
  const token = tokenIn((await lastMailTo(w, email)).text)
  assert.equal(
    (await b.post('/api/auth/reset-password', { token, newPassword: 'court' })).body.code,
    'PASSWORD_TOO_SHORT',
  )
  assert.equal(
    (await b.post('/api/auth/reset-password', { token, newPassword: PASSWORD })).status,
    200,
  )
  assert.equal(
    (await b.post('/api/auth/reset-password', { token, newPassword: PASSWORD })).body.code,
    'LINK_EXPIRED',
  )
  assert.equal((await b.signIn(email, PASSWORD)).status, 200)
  const on = await b.post('/api/auth/two-factor/enable', { password: PASSWORD })
  assert.equal(on.status, 200, JSON.stringify(on.body))
  const secret = new URL(on.body.totpURI).searchParams.get('secret') ?? ''
  const raw = Buffer.from(base32(secret)).toString()
  const code = () => createOTP(raw).totp()
  assert.equal(
    (await b.post('/api/auth/two-factor/verify-totp', { code: await code() })).status,
    200,
  )

  const other = browser(w)
  const half = await other.signIn(email, PASSWORD)
  assert.equal(half.body.twoFactorRedirect, true)
  assert.equal((await other.get('/me')).status, 401)
  const bad = await other.post('/api/auth/two-factor/verify-totp', { code: '000000' })
  assert.equal(bad.body.code, 'SIGN_IN_REFUSED')
  assert.equal(
    (await other.post('/api/auth/two-factor/verify-totp', { code: await code() })).status,
    200,
  )
  assert.equal((await other.get('/me')).body.id, made.body.id)

  const link = await browser(w).get(`/api/auth/magic-link/verify?token=${invitation}`)
  assert.equal(link.status, 403)
})

function base32(text: string): number[] {
  const bits = [...text]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('')
  return (bits.match(/.{8}/g) ?? []).map((b) => Number.parseInt(b, 2))
}
