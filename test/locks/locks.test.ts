import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { codes, sqlAs, suite } from '../donations/world.ts'
import { given, ok } from '../support/given.ts'

suite('A locked machine', (world) => {
  const report = async (tag: string, kind = 'bios-password', more: object = {}) =>
    (await world().as('technician')).post(`/devices/${tag}/locks`, { kind, ...more })
  const close = async (lock: any, outcome: string) =>
    ok(
      await (await world().as('technician')).post(`/locks/${lock.id}/closing`, {
        outcome,
        version: lock.version,
      }),
    )

  test('a technician who sees a lock sets the machine apart by that one act', async () => {
    const { triaged, read } = given(world())
    const { tag } = await triaged()
    const lock = ok(await report(tag, 'apple'), 201)
    assert.deepEqual(
      [lock.kind, lock.status, lock.state, lock.deviceTag],
      ['apple', 'open', 'QUARANTINE', tag],
    )
    const device = await read(tag)
    assert.equal(device.locksOpen, 1)
    const supervisor = await world().as('supervisor')
    const out = ok(await supervisor.get(`/devices/${tag}`)).allowed.find(
      (s: any) => s.to === 'RECEIVED',
    )
    assert.deepEqual(out.blockers, ['DEVICE_LOCKED'])
    const refused = await supervisor.post(`/devices/${tag}/transitions`, { to: 'RECEIVED' })
    assert.equal(refused.status, 422)
    assert.deepEqual(codes(refused), ['DEVICE_LOCKED'])
    const story = ok(await supervisor.get(`/devices/${tag}/history`)).items.map((f: any) => f.kind)
    assert.deepEqual(story.slice(-2), ['device.locked', 'device.moved'])
  })

  test('the same scan sent twice is one lock, the same lock seen twice is refused', async () => {
    const { tag } = await given(world()).laptop()
    const eventId = randomUUID()
    const first = ok(await report(tag, 'google', { eventId }), 201)
    assert.deepEqual(ok(await report(tag, 'google', { eventId }), 201), first)
    assert.equal((await report(tag, 'google')).body.code, 'LOCK_ALREADY_REPORTED')
    assert.equal((await report(tag, 'autopilot')).status, 201)
    assert.equal((await given(world()).read(tag)).locksOpen, 2)
  })

  test('a lock that is not in the dated list, or on a machine that is released, is refused', async () => {
    const { laptop, ready } = given(world())
    const { tag } = await laptop()
    assert.equal((await report(tag, 'magic')).body.code, 'LOCK_KIND_UNKNOWN')
    const released = await ready()
    assert.equal((await report(released.tag)).body.code, 'DEVICE_RELEASED')
  })

  test('the donor is written to, answers on its page, and the bench looks before it closes', async () => {
    const { laptop, read, move } = given(world())
    const { tag, donationId } = await laptop()
    const lock = ok(await report(tag, 'computrace'), 201)
    const supervisor = await world().as('supervisor')
    const asked = ok(await supervisor.post(`/locks/${lock.id}/request`, { version: lock.version }))
    assert.equal(asked.status, 'asked')
    const { rows } = await sqlAs(
      world(),
      'owner',
      `select data from job.job where name = 'mail' and data->>'text' like '%' || $1 || '%'`,
      [`${tag.slice(0, 4)}-${tag.slice(4)}`],
    )
    assert.equal(rows.length, 1)
    const { to, text } = rows[0].data
    assert.equal(to, 'camille@exemple.fr')
    for (const said of ['Exemple Modèle 1', 'console Absolute', 'Absolute console', donationId])
      assert.ok(text.includes(said), said)
    const donor = await world().as('donor')
    const { items } = ok(await donor.get(`/locks?donationId=${donationId}&status=standing`))
    assert.deepEqual(
      items.map((l: any) => [l.id, l.status]),
      [[lock.id, 'asked']],
    )
    const answered = ok(
      await donor.post(`/locks/${lock.id}/answer`, { answer: 'done', version: asked.version }),
    )
    assert.equal(answered.status, 'answered')
    assert.equal((await read(tag)).locksOpen, 1, 'a promise opens nothing')
    const closed = await close(answered, 'donorReleased')
    assert.equal(closed.status, 'lifted')
    assert.equal((await move(tag, 'RECEIVED')).state, 'RECEIVED')
    const stale = await supervisor.post(`/locks/${lock.id}/request`, { version: 1 })
    assert.equal(stale.body.code, 'STALE')
    const over = await supervisor.post(`/locks/${lock.id}/request`, { version: closed.version })
    assert.equal(over.body.code, 'WRONG_STATUS')
  })

  test('what nobody could unlock stays locked, goes back to its donor, or is unlocked in the end', async () => {
    const { laptop, read, move } = given(world())
    const { tag } = await laptop()
    const cannot = await close(ok(await report(tag), 201), 'cannot')
    assert.equal(cannot.status, 'cannot')
    assert.equal((await read(tag)).locksOpen, 1)
    const supervisor = await world().as('supervisor')
    const out = await supervisor.post(`/devices/${tag}/transitions`, { to: 'RECEIVED' })
    assert.deepEqual(codes(out), ['DEVICE_LOCKED'])
    assert.equal((await close(cannot, 'unlocked')).status, 'lifted')
    assert.equal((await read(tag)).locksOpen, 0)
    const other = await laptop()
    await close(ok(await report(other.tag), 201), 'cannot')
    assert.equal((await move(other.tag, 'RETURNED_TO_DONOR', 'locked')).state, 'RETURNED_TO_DONOR')
  })

  test('a machine locked on the repair bench stays there and is never released', async () => {
    const { graded, tested, move, read } = given(world())
    const { tag } = await graded(await tested())
    await move(tag, 'TO_REPAIR', 'software')
    ok(await report(tag), 201)
    assert.equal((await read(tag)).state, 'TO_REPAIR')
    await sqlAs(
      world(),
      'owner',
      `update device set state = 'TESTED', test_passed = true, tested_by = changed_by where tag = $1`,
      [tag],
    )
    const release = await (await world().as('supervisor')).post(`/devices/${tag}/release`, {})
    assert.ok(codes(release).includes('DEVICE_LOCKED'), JSON.stringify(release.body))
  })

  test('the database lets no locked machine through, and keeps what was seen', async () => {
    const { laptop } = given(world())
    const { tag, id } = await laptop()
    const lock = ok(await report(tag), 201)
    for (const [text, code] of [
      [`update device set state = 'RECEIVED', locks_open = 0 where id = '${id}'`, 'LC794'],
      [`update device_lock set kind = 'apple' where id = '${lock.id}'`, 'LC791'],
      [`delete from device_lock where id = '${lock.id}'`, 'LC791'],
      ['truncate device_lock', 'LC001'],
    ] as const)
      await assert.rejects(sqlAs(world(), 'owner', text), { code }, text)
    await assert.rejects(
      sqlAs(world(), 'app', `update device_lock set seen_at = now() where id = '${lock.id}'`),
      { code: '42501' },
    )
  })

  test('another donor and another workshop see nothing of it', async () => {
    const { tag } = await given(world()).laptop()
    const lock = ok(await report(tag), 201)
    const donor = await world().as('donor', 'otherCompany')
    assert.deepEqual(ok(await donor.get('/locks')).items, [])
    const body = { answer: 'done', version: lock.version }
    assert.equal((await donor.post(`/locks/${lock.id}/answer`, body)).status, 404)
    const workshop = await world().as('supervisor', 'otherWorkshop')
    const request = { version: lock.version }
    assert.equal((await workshop.post(`/locks/${lock.id}/request`, request)).status, 404)
  })
})
