import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { purge } from '../../src/accounts/purge.ts'
import { sqlAs } from '../donations/world.ts'
import { startApp } from '../support/app.ts'
import { type Given, given, newSerial, ok } from '../support/given.ts'
import { logOf } from './world.ts'

describe('The end of the tray', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const world = await startApp(
    { after: (end) => void ends.push(end) },
    { now: '2026-10-05T08:00:00Z' },
  )
  after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const g = given(world)
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const author = await world.codeOf(supervisor)

  /** A log whose disk nobody listed yet: what waits of it. */
  async function waiting(serial = newSerial('TRAY')) {
    const sent = ok(await technician.post('/erasure-evidence', logOf('ok-0.42.txt', serial)), 201)
    assert.equal(sent.verdicts[0].place, 'tray')
    return { evidence: sent, verdict: sent.verdicts[0], serial }
  }
  async function listedLater(serial: string): Promise<Given> {
    world.clock.set('2026-10-05T09:00:00Z')
    const device = await g.toErase(await g.laptop())
    world.clock.set('2026-10-07T08:00:00Z')
    return g.withMedium(device, serial)
  }
  const dismiss = (id: string, reason = 'testRun') =>
    supervisor.post(`/erasure-verdicts/${id}/dismissal`, { reason })
  const link = (id: string, mediumId: string) =>
    supervisor.post(`/erasure-verdicts/${id}/link`, { mediumId, reason: 'declaredLater' })
  const decided = [409, 'VERDICT_DECIDED']
  const says = (a: { status: number; body: any }) => [a.status, a.body.code]

  test('what is set aside says why, by whom and when, and stays so', async () => {
    const { verdict, evidence, serial } = await waiting()
    assert.deepEqual([verdict.reason, verdict.decidedBy, verdict.decidedAt], [null, null, null])
    world.clock.set('2026-10-07T09:00:00Z')
    const aside = ok(await dismiss(verdict.id))
    assert.deepEqual(
      [aside.place, aside.reason, aside.decidedBy, aside.decidedAt.slice(0, 16)],
      ['dismissed', 'testRun', author, '2026-10-07T09:00'],
    )
    const device = await listedLater(serial)
    assert.deepEqual(says(await dismiss(verdict.id, 'notOurs')), decided)
    assert.deepEqual(says(await link(verdict.id, device.media[0]!.id)), decided)
    assert.equal((await g.read(device.tag)).state, 'TO_ERASE')
    const { items } = ok(await supervisor.get('/erasure-evidence?place=dismissed&limit=200'))
    const kept = items.find((e: any) => e.id === evidence.id)
    assert.deepEqual(kept.verdicts, [aside])
    const file = await supervisor.get(`/erasure-evidence/${evidence.id}/file`)
    assert.equal(file.raw.toString(), logOf('ok-0.42.txt', serial))
  })

  test('linked and set aside at once: one of the two, never both', async () => {
    for (let n = 0; n < 4; n++) {
      const { verdict, serial } = await waiting()
      const device = await listedLater(serial)
      const both = [() => dismiss(verdict.id), () => link(verdict.id, device.media[0]!.id)]
      const answers = await Promise.all((n % 2 ? both : both.reverse()).map((act) => act()))
      assert.deepEqual(answers.map((a) => a.status).sort(), [200, 409])
      const won = answers.find((a) => a.status === 200)!.body.place
      assert.equal((await g.read(device.tag)).state, won === 'linked' ? 'ERASED' : 'TO_ERASE')
    }
  })

  test('nor by SQL, for the service or the owner of the tables', async () => {
    const aside = (await waiting()).verdict.id
    ok(await dismiss(aside))
    const late = await waiting()
    const device = await listedLater(late.serial)
    ok(await link(late.verdict.id, device.media[0]!.id))
    const open = (await waiting()).verdict.id
    const matched = newSerial('HERE')
    await listedLater(matched)
    const { verdicts } = ok(
      await technician.post('/erasure-evidence', logOf('ok-0.42.txt', matched)),
      201,
    )
    const table = 'erasure_verdict'
    for (const [what, text, values] of [
      [
        'back to the tray',
        `update ${table} set place = 'tray', reason = null, decided_by = null, decided_at = null where id = $1`,
        [aside],
      ],
      ['another reason', `update ${table} set reason = 'notOurs' where id = $1`, [aside]],
      ['another author', `update ${table} set decided_by = 'x' where id = $1`, [aside]],
      ['another date', `update ${table} set decided_at = now() where id = $1`, [aside]],
      [
        'linked, then set aside',
        `update ${table} set place = 'dismissed', medium_id = null, device_id = null where id = $1`,
        [late.verdict.id],
      ],
      ['another result', `update ${table} set verdict = 'failed' where id = $1`, [late.verdict.id]],
      [
        'one that a serial decided',
        `update ${table} set verdict = 'failed' where id = $1`,
        [verdicts[0].id],
      ],
      [
        'no reason',
        `update ${table} set place = 'dismissed', decided_by = 'x', decided_at = now() where id = $1`,
        [open],
      ],
      [
        'nobody',
        `update ${table} set place = 'dismissed', reason = 'testRun' where id = $1`,
        [open],
      ],
      [
        'another log',
        `update ${table} set serial = 'X', place = 'dismissed', reason = 'testRun', decided_by = 'x', decided_at = now() where id = $1`,
        [open],
      ],
      [
        'a result changed on the way out',
        `update ${table} set verdict = 'erased', place = 'dismissed', reason = 'testRun', decided_by = 'x', decided_at = now() where id = $1`,
        [open],
      ],
      [
        'linked to nothing',
        `update ${table} set place = 'linked', reason = 'ambiguous', decided_by = 'x', decided_at = now() where id = $1`,
        [open],
      ],
      ['deleted', `delete from ${table} where id = $1`, [aside]],
      ['emptied', `truncate ${table}`, []],
      [
        'decided before it waited',
        `insert into ${table} (id, evidence_id, disk, verdict, place, reason, decided_by, decided_at) select gen_random_uuid(), evidence_id, disk, 'refused', 'dismissed', 'testRun', 'x', now() from ${table} where id = $1`,
        [open],
      ],
      ['evidence emptied', 'truncate erasure_evidence cascade', []],
    ] as const)
      for (const role of ['app', 'owner'] as const)
        await assert.rejects(
          sqlAs(world, role, text, [...values]),
          (e: any) => ['42501', '23514', 'LC731', 'LC001'].includes(e.code),
          `${what}, as ${role}`,
        )
    assert.equal(ok(await dismiss(open)).place, 'dismissed', 'it still waited')
  })

  test('the file of an evidence stays ten years, whatever else is purged; then its hash and its verdicts', async () => {
    const { evidence, serial } = await waiting()
    const { organisationId } = evidence
    /** A log of years ago, as it stands in the tables. */
    async function old(name: string, years: number) {
      const id = world.services.newId()
      const { rows } = await sqlAs(
        world,
        'owner',
        `with b as (insert into blob (sha256, media_type, bytes, recorded_at)
           values (encode(sha256($1::bytea), 'hex'), 'text/plain', $1::bytea, now()) returning sha256),
         e as (insert into erasure_evidence (id, sha256, file_sha256, tool, by_code, organisation_id, recorded_at)
           select $2::uuid, sha256, sha256, 'nwipe', 'x', $3::uuid, now() - make_interval(years => $4, days => 1) from b)
         select sha256 from b`,
        [Buffer.from(name), id, organisationId, years],
      )
      return { id, sha256: rows[0].sha256 }
    }
    const [ended, kept] = [await old('ended', 10), await old('kept', 9)]
    world.clock.set(new Date().toISOString())
    const file = (id: string) => supervisor.get(`/erasure-evidence/${id}/file`)
    for (const { id } of [evidence, ended, kept]) assert.equal((await file(id)).status, 200)
    const drop = 'update erasure_evidence set file_sha256 = null where id = $1'
    for (const role of ['app', 'owner'] as const)
      await assert.rejects(sqlAs(world, role, drop, [kept.id]), { code: 'LC732' })
    const counts = await purge(world.services)
    assert.equal(counts.evidence_file, 1)
    for (const { id } of [evidence, kept]) assert.equal((await file(id)).status, 200)
    assert.equal((await file(evidence.id)).raw.toString(), logOf('ok-0.42.txt', serial))
    assert.deepEqual(says(await file(ended.id)), [404, 'EVIDENCE_FILE_ENDED'])
    const { rows } = await sqlAs(world, 'app', 'select 1 from blob where sha256 = $1', [
      ended.sha256,
    ])
    assert.equal(rows.length, 0)
    const { items } = ok(await supervisor.get('/erasure-evidence?limit=200'))
    const told = items.find((e: any) => e.id === ended.id)
    assert.deepEqual([told.sha256, told.fileSha256], [ended.sha256, null])
    assert.equal((await purge(world.services)).evidence_file, 0)
  })
})
