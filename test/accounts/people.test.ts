import assert from 'node:assert/strict'
import test from 'node:test'
import { startApp } from '../support/app.ts'
import {
  browser,
  lastMailTo,
  mailsOf,
  PASSWORD,
  personWithPassword,
  TODAY,
  trainee,
} from './support.ts'

test('a supervisor adds its own trainees, and nobody else', async (t) => {
  const w = await startApp(t, TODAY)
  const supervisor = await w.as('supervisor')
  const { association, otherWorkshop, territory } = w.organisations
  const add = async (role: string, organisationId: string, more = {}) =>
    (
      await supervisor.post('/people', {
        name: 'Sacha',
        memberships: [{ role, organisationId }],
        ...more,
      })
    ).status
  assert.equal(await add('technician', association.id), 201)
  assert.equal(await add('collector', association.id), 201)
  assert.equal(await add('admin', territory.id), 403)
  assert.equal(await add('supervisor', association.id), 403)
  assert.equal(await add('technician', otherWorkshop.id), 403)
  assert.equal(await add('technician', association.id, { email: 'a@exemple.fr' }), 403)
  assert.equal((await supervisor.post('/people', { name: 'Sacha' })).status, 403)
})

test('a supervisor neither sees nor touches another team', async (t) => {
  const w = await startApp(t, TODAY)
  const { person, badge, pin } = await trainee(w)
  const neighbour = await w.as('supervisor', 'otherWorkshop')
  assert.equal((await neighbour.get(`/people/${person.id}`)).status, 404)
  assert.deepEqual((await neighbour.get('/people')).body.items, [])
  assert.equal(
    (await neighbour.patch(`/people/${person.id}`, { version: 1, name: 'X' })).status,
    404,
  )
  assert.equal((await neighbour.post(`/people/${person.id}/badge`, { pin: '0000' })).status, 404)
  assert.equal(
    (await neighbour.post(`/people/${person.id}/deactivation`, { version: 1 })).status,
    404,
  )
  assert.equal((await neighbour.post(`/memberships/${person.memberships[0].id}/end`)).status, 404)
  const own = await (await w.as('supervisor')).get('/people')
  assert.deepEqual(
    own.body.items.map((p: { id: string }) => p.id),
    [person.id],
  )
  assert.equal(own.body.items[0].hasBadge, true)
  const b = browser(w)
  await b.post('/badge-sessions', { badge, pin })
  assert.equal((await b.get('/people')).status, 403)
})

test('a coordinator makes no administrator and does not take one’s place', async (t) => {
  const w = await startApp(t, TODAY)
  const coordinator = await w.as('coordinator')
  const organisationId = w.organisations.territory.id
  const made = await coordinator.post('/people', {
    name: 'X',
    email: 'x@exemple.fr',
    memberships: [{ role: 'admin', organisationId }],
  })
  assert.equal(made.status, 403)
  const admin = await personWithPassword(w, 'admin@exemple.fr', [{ role: 'admin', organisationId }])
  assert.equal(
    (await coordinator.patch(`/people/${admin.id}`, { version: 1, email: 'voleur@exemple.fr' }))
      .status,
    403,
  )
  assert.equal(
    (await coordinator.post(`/people/${admin.id}/deactivation`, { version: 1 })).status,
    403,
  )
})

test('a role is held where it means something, on a site of that organisation', async (t) => {
  const w = await startApp(t, TODAY)
  const { association, company, publicBody, otherWorkshop, territory } = w.organisations
  const add = async (role: string, organisationId: string, siteId?: string) => {
    const { status, body } = await w.admin.post('/people', {
      name: 'Sacha',
      memberships: [{ role, organisationId, siteId }],
    })
    return status === 201 ? 'ok' : body.code
  }
  const cases: [string, string, string][] = [
    ['donor', company.id, 'ok'],
    ['donor', publicBody.id, 'ok'],
    ['donor', association.id, 'ok'],
    ['donor', otherWorkshop.id, 'ROLE_NOT_OF_KIND'],
    ['technician', otherWorkshop.id, 'ok'],
    ['technician', company.id, 'ROLE_NOT_OF_KIND'],
    ['supervisor', territory.id, 'ROLE_NOT_OF_KIND'],
    ['cashier', association.id, 'ok'],
    ['cashier', otherWorkshop.id, 'ROLE_NOT_OF_KIND'],
    ['accountant', territory.id, 'ok'],
    ['accountant', publicBody.id, 'ROLE_NOT_OF_KIND'],
    ['prescriber', publicBody.id, 'ok'],
    ['prescriber', company.id, 'ROLE_NOT_OF_KIND'],
    ['admin', association.id, 'ROLE_NOT_OF_KIND'],
    ['observer', territory.id, 'ok'],
    ['agent', company.id, 'ok'],
    ['technician', '0199a000-0000-7000-8000-000000000000', 'REFERENCE_UNKNOWN'],
  ]
  for (const [role, organisationId, expected] of cases)
    assert.equal(await add(role, organisationId), expected, `${role} ${expected}`)
  assert.equal(await add('technician', association.id, w.sites.workshop.id), 'ok')
  assert.equal(
    await add('technician', association.id, w.sites.otherWorkshop.id),
    'SITE_NOT_OF_ORGANISATION',
  )
})

test('the last administrator stays', async (t) => {
  const w = await startApp(t, TODAY)
  const organisationId = w.organisations.territory.id
  const one = await personWithPassword(w, 'un@exemple.fr', [{ role: 'admin', organisationId }])
  assert.equal(
    (await w.admin.post(`/people/${one.id}/deactivation`, { version: 1 })).body.code,
    'LAST_ADMIN',
  )
  assert.equal(
    (await w.admin.post(`/memberships/${one.memberships[0].id}/end`)).body.code,
    'LAST_ADMIN',
  )
  const two = await personWithPassword(w, 'deux@exemple.fr', [{ role: 'admin', organisationId }])
  const both = await Promise.all(
    [one, two].map((p) => w.admin.post(`/memberships/${p.memberships[0].id}/end`)),
  )
  assert.deepEqual(both.map((a) => a.status).sort(), [200, 422])
})

test('a change made on an old page says who changed it since', async (t) => {
  const w = await startApp(t, TODAY)
  const { person } = await trainee(w)
  assert.equal(
    (await w.admin.patch(`/people/${person.id}`, { version: 1, name: 'Sacha B.' })).body.version,
    2,
  )
  const late = await w.admin.patch(`/people/${person.id}`, { version: 1, name: 'Sacha C.' })
  assert.equal(late.status, 409)
  assert.equal(late.body.code, 'STALE')
  assert.equal(late.body.changedBy, await w.codeOf(w.admin))
})

test('a new address ends the sessions, and the old one no longer signs in', async (t) => {
  const w = await startApp(t, TODAY)
  const person = await personWithPassword(w, 'avant@exemple.fr', [
    { role: 'coordinator', organisationId: w.organisations.territory.id },
  ])
  const b = browser(w)
  await b.signIn('avant@exemple.fr', PASSWORD)
  assert.equal(
    (await w.admin.patch(`/people/${person.id}`, { version: 1, email: 'apres@exemple.fr' })).status,
    200,
  )
  assert.equal((await b.get('/me')).status, 401)
  assert.equal((await b.signIn('avant@exemple.fr', PASSWORD)).status, 401)
  assert.equal((await b.signIn('apres@exemple.fr', PASSWORD)).status, 200)
  const double = await w.admin.post('/people', {
    name: 'X',
    email: 'Apres@exemple.fr',
    memberships: [],
  })
  assert.equal(double.body.code, 'ALREADY_EXISTS')
})

test('an invitation is plain French, goes to that address alone, and waits for the commit', async (t) => {
  const w = await startApp(t, TODAY)
  const bad = {
    name: 'X',
    email: 'x@exemple.fr',
    memberships: [{ role: 'admin', organisationId: w.organisations.company.id }],
  }
  assert.equal((await w.admin.post('/people', bad)).status, 422)
  assert.equal((await mailsOf(w)).length, 0)
  await w.admin.post('/people', {
    ...bad,
    memberships: [{ role: 'donor', organisationId: w.organisations.company.id }],
  })
  const mail = await lastMailTo(w, 'x@exemple.fr')
  assert.match(mail.subject, /^La Collect\.tech : votre compte$/)
  assert.match(mail.text, /Ce lien vous connecte/)
})

test('odd words in a name or a badge are never our fault', async (t) => {
  const w = await startApp(t, TODAY)
  const organisationId = w.organisations.association.id
  const add = async (name: unknown) =>
    (await w.admin.post('/people', { name, memberships: [{ role: 'technician', organisationId }] }))
      .status
  assert.equal(await add('Zoé 💻 Ñ'), 201)
  for (const name of ['a\u0000b', '', ' ', 'x'.repeat(121), 7, null])
    assert.equal(await add(name), 400)
  assert.ok((await add('\ud800')) < 500)
  for (const badge of ['\u0000', '💻', '\ud800', 'x'.repeat(81)])
    assert.ok(
      [400, 401].includes(
        (await w.anonymous.post('/badge-sessions', { badge, pin: '\ud800\u0000' })).status,
      ),
    )
  for (const id of ['x', '%00', `${organisationId}0`])
    assert.equal((await w.admin.get(`/people/${id}`)).status, 400)
  assert.equal((await w.admin.get(`/people/${organisationId}`)).status, 404)
})
