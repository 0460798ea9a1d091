import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { startApp } from '../support/app.ts'
import { type Given, given, newSerial, ok } from '../support/given.ts'
import { pdfText } from '../support/pdf.ts'
import { logOf } from './world.ts'

type Verdict = { id: string; verdict: string; code: string | null; place: string }
const good = (serial: string) => logOf('ok-0.42.txt', serial)
/** The same disk, written to with errors. */
const bad = (serial: string) =>
  good(serial)
    .replaceAll(' Erased |', '-FAILED-|')
    .replace('       sda |           0 |', '!      sda |           3 |')

describe('Who may do what with erasure evidence', async () => {
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
  const witness = await world.codeOf(supervisor)
  const send = (log: string | Buffer, by = technician) => by.post('/erasure-evidence', log)
  const proofs = async (mediumId: string) =>
    (await world.services.pool.query('select kind from proof where medium_id = $1', [mediumId]))
      .rows
  /** A laptop to erase with these media, received before the logs and listed as the only ones. */
  async function toErase(...serials: string[]): Promise<Given> {
    world.clock.set('2026-10-05T09:00:00Z')
    const device = await g.toErase(await g.laptop())
    for (const serial of serials)
      ok(await technician.post(`/devices/${device.tag}/media`, { kind: 'hdd', serial }))
    world.clock.set('2026-10-07T08:00:00Z')
    return ok(await technician.post(`/devices/${device.tag}/media-complete`, {}))
  }
  const remove = async (mediumId: string) =>
    ok(await technician.post(`/media/${mediumId}/removal`, { witness, to: 'stock' }))
  const first = (device: Given) => device.media[0]!

  test('a disk that failed after it was erased is never certified erased, even once taken out', async () => {
    const serial = newSerial('TURNED')
    const device = await toErase(serial)
    ok(await send(good(serial)), 201)
    ok(await send(bad(serial)), 201)
    assert.equal((await remove(first(device).id)).state, 'ERASED')
    const issued = ok(await supervisor.post(`/devices/${device.tag}/erasure-certificate`, {}), 201)
    const { rows } = await world.services.pool.query('select payload from document where id = $1', [
      issued.documentId,
    ])
    const [medium] = rows[0].payload.media
    assert.deepEqual(
      [medium.serial, medium.method, medium.result, medium.tool],
      [serial, 'Retrait', 'Retiré', null],
    )
    assert.equal(rows[0].payload.levelReached, null)
    const { raw } = await supervisor.get(`/documents/${issued.documentId}`)
    assert.ok(!(await pdfText(raw)).includes('nwipe'))
  })

  test('an erased disk taken out afterwards is certified as erased', async () => {
    const serial = newSerial()
    const device = await toErase(serial)
    ok(await send(good(serial)), 201)
    await remove(first(device).id)
    const issued = ok(await supervisor.post(`/devices/${device.tag}/erasure-certificate`, {}), 201)
    const { rows } = await world.services.pool.query('select payload from document where id = $1', [
      issued.documentId,
    ])
    assert.deepEqual(
      [rows[0].payload.media[0].result, rows[0].payload.levelReached],
      ['Effacé', 'clear'],
    )
  })

  test('a success and a failure of one disk sent at once leave it failed, whichever came first', async () => {
    for (const order of [
      [good, bad],
      [bad, good],
    ]) {
      const serial = newSerial()
      const device = await toErase(serial)
      const answers = await Promise.all(
        order.map((log, i) => send(log(serial), i === 0 ? technician : supervisor)),
      )
      for (const a of answers) assert.equal(a.status, 201, JSON.stringify(a.body))
      const now = await g.read(device.tag)
      assert.deepEqual([now.state, first(now).dataState], ['TO_ERASE', 'failed'])
    }
  })

  test('a second proof of an erased disk is kept, and the device does not move for it', async () => {
    const serial = newSerial()
    const device = await toErase(serial)
    ok(await send(good(serial)), 201)
    const before = await g.read(device.tag)
    const [again] = ok(await send(good(serial).replaceAll('10:31', '10:41')), 201).verdicts
    assert.deepEqual([again.verdict, again.place], ['erased', 'matched'])
    const now = await g.read(device.tag)
    assert.deepEqual([now.state, now.version], ['ERASED', before.version])
    assert.equal((await proofs(first(now).id)).length, 2)
  })

  test('a proof names the serial as the machine’s sheet writes it, though the log writes it otherwise', async () => {
    const serial = newSerial('MiXed')
    const device = await toErase(serial)
    const [verdict] = ok(await send(good(serial.toUpperCase())), 201).verdicts
    assert.deepEqual([verdict.verdict, verdict.deviceTag], ['erased', device.tag])
    const { rows } = await world.services.pool.query(
      'select serial, level, technique, tool, tool_version from proof where medium_id = $1',
      [first(device).id],
    )
    assert.deepEqual(rows, [
      {
        serial,
        level: 'clear',
        technique: 'PRNG Stream, 1 tour',
        tool: 'nwipe',
        tool_version: '0.42',
      },
    ])
  })

  test('the automatic bench sends logs and does nothing else with them', async () => {
    const serial = newSerial()
    const device = await toErase(serial)
    const bench = await world.as('agent')
    const { id, verdicts } = ok(await send(good(serial), bench), 201)
    assert.equal(verdicts[0].verdict, 'erased')
    assert.equal((await g.read(device.tag)).state, 'ERASED')
    for (const answer of [
      await bench.get('/erasure-evidence'),
      await bench.get(`/erasure-evidence/${id}/file`),
      await bench.post(`/erasure-verdicts/${verdicts[0].id}/dismissal`, { reason: 'testRun' }),
    ])
      assert.equal(answer.status, 403)
  })

  test('logs are listed by pages, each once, by those who answer for them', async () => {
    const sent: string[] = []
    for (let i = 0; i < 3; i++) sent.push(ok(await send(good(newSerial('PAGE'))), 201).id)
    for (const role of ['supervisor', 'technician', 'coordinator', 'auditor'] as const) {
      const by = await world.as(role)
      const seen: string[] = []
      let after = ''
      do {
        const { items, next } = ok(
          await by.get(`/erasure-evidence?place=tray&limit=2${after ? `&after=${after}` : ''}`),
        )
        assert.ok(items.length <= 2)
        seen.push(...items.map((e: { id: string }) => e.id))
        after = next ?? ''
      } while (after)
      assert.equal(new Set(seen).size, seen.length, role)
      for (const id of sent) assert.ok(seen.includes(id), role)
    }
    for (const role of ['donor', 'cashier', 'collector'] as const)
      assert.equal((await (await world.as(role)).get('/erasure-evidence')).status, 403, role)
    for (const role of ['coordinator', 'auditor'] as const)
      assert.equal(
        (await (await world.as(role)).get(`/erasure-evidence/${sent[0]}/file`)).status,
        200,
      )
    assert.equal((await supervisor.get('/erasure-evidence?place=drawer')).status, 400)
  })

  test('two supervisors decide one stray log at once: one decision, and the other is told', async () => {
    const serial = newSerial()
    const waiting: Verdict = ok(await send(good(serial)), 201).verdicts[0]
    const device = await toErase(serial)
    const second = await world.as('supervisor', null, '2')
    const answers = await Promise.all([
      supervisor.post(`/erasure-verdicts/${waiting.id}/link`, {
        mediumId: first(device).id,
        reason: 'declaredLater',
      }),
      second.post(`/erasure-verdicts/${waiting.id}/dismissal`, { reason: 'notOurs' }),
    ])
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, 409])
    const linked = answers[0]!.status === 200
    assert.equal(first(await g.read(device.tag)).dataState, linked ? 'erased' : 'presumed')
    assert.equal((await proofs(first(device).id)).length, linked ? 1 : 0)
  })

  test('a stray log that tells of a failure, once linked, makes its disk a failed one', async () => {
    const serial = newSerial()
    const waiting: Verdict = ok(await send(bad(serial)), 201).verdicts[0]
    assert.equal(waiting.place, 'tray')
    const device = await toErase(serial)
    const linked = ok(
      await supervisor.post(`/erasure-verdicts/${waiting.id}/link`, {
        mediumId: first(device).id,
        reason: 'declaredLater',
      }),
    )
    assert.deepEqual(
      [linked.verdict, linked.code, linked.place],
      ['failed', 'ERASURE_FAILED', 'linked'],
    )
    const now = await g.read(device.tag)
    assert.deepEqual([now.state, first(now).dataState], ['TO_ERASE', 'failed'])
    assert.deepEqual(await proofs(first(device).id), [])
  })

  test('a log is not linked to a disk that is destroyed or gone, and it is to one that lies in stock', async () => {
    const [out, dead] = [newSerial(), newSerial()]
    const strays = [ok(await send(good(out)), 201), ok(await send(good(dead)), 201)]
    const device = await toErase(out, dead)
    await remove(device.media[0]!.id)
    ok(
      await technician.post(`/media/${device.media[1]!.id}/destruction`, {
        witness,
        photo: await g.photo(),
        technique: 'drilling',
      }),
    )
    const link = (i: number, mediumId = device.media[i]!.id) =>
      supervisor.post(`/erasure-verdicts/${strays[i].verdicts[0].id}/link`, {
        mediumId,
        reason: 'declaredLater',
      })
    const refused = await link(1)
    assert.deepEqual([refused.status, refused.body.code], [422, 'MEDIUM_DESTROYED'])
    const serial = newSerial()
    const other = await toErase(serial)
    ok(await send(good(serial)), 201)
    const gone = { witness, to: 'gone', holder: 'Recycleur Exemple' }
    ok(await technician.post(`/media/${first(other).id}/removal`, gone))
    const away = await link(0, first(other).id)
    assert.deepEqual([away.status, away.body.code], [422, 'MEDIUM_NOT_IN_DEVICE'])
    const nowhere = await supervisor.post(`/erasure-verdicts/${strays[0].verdicts[0].id}/link`, {
      mediumId: '019a0000-0000-7000-8000-000000000000',
      reason: 'declaredLater',
    })
    assert.equal(nowhere.status, 404)
    assert.equal(ok(await link(0)).verdict, 'erased')
  })

  test('a disk taken out to the stock is proved where it lies, and the machine it left does not move', async () => {
    const serial = newSerial()
    const device = await toErase(serial, newSerial())
    await remove(first(device).id)
    const [verdict] = ok(await send(good(serial)), 201).verdicts
    assert.deepEqual([verdict.place, verdict.verdict], ['matched', 'erased'])
    const now = await g.read(device.tag)
    assert.deepEqual([now.state, first(now).dataState], ['TO_ERASE', 'erased'])
  })

  test('an attestation is whole, of two people and with a photo, and counts once however often it is sent', async () => {
    world.clock.set('2026-10-05T09:00:00Z')
    const device = await g.withMedium(await g.toErase(await g.laptop()))
    const url = `/media/${first(device).id}/attestation`
    const said = {
      statement: 'Remise à zéro vue par deux personnes.',
      photo: await g.photo(),
      witness,
    }
    for (const missing of ['statement', 'photo', 'witness'])
      assert.equal(
        (await technician.post(url, { ...said, [missing]: undefined })).status,
        400,
        missing,
      )
    assert.equal((await technician.post(url, { ...said, more: 1 })).status, 400)
    const { sha256: log } = ok(await send(good(newSerial())), 201)
    const notPhoto = await technician.post(url, { ...said, photo: log })
    assert.deepEqual([notPhoto.status, notPhoto.body.code], [422, 'FILE_UNKNOWN'])
    const alone = await supervisor.post(url, said)
    assert.deepEqual([alone.status, alone.body.code], [422, 'SECOND_PERSON_REQUIRED'])
    assert.equal(first(await g.read(device.tag)).dataState, 'presumed')

    const eventId = '019a0000-0000-7000-8000-00000000abcd'
    const once = ok(await technician.post(url, { ...said, eventId }))
    const twice = ok(await technician.post(url, { ...said, eventId }))
    assert.deepEqual([once.state, twice.version], ['ERASED', once.version])
    assert.equal((await proofs(first(device).id)).length, 1)
    const reused = await technician.post(url, { ...said, statement: 'Autre chose.', eventId })
    assert.deepEqual([reused.status, reused.body.code], [409, 'KEY_REUSED'])
  })

  test('a log is for good: the service itself can neither change nor drop what it received', async () => {
    const { id, sha256 } = ok(await send(good(newSerial())), 201)
    const refusals = []
    for (const [sql, value] of [
      ["update erasure_evidence set tool = 'x' where id = $1", id],
      ['delete from erasure_evidence where id = $1', id],
      ["update blob set media_type = 'x' where sha256 = $1", sha256],
      ['delete from blob where sha256 = $1', sha256],
    ])
      refusals.push(
        await world.services.pool.query(sql, [value]).then(
          () => 'done',
          (e) => e.code,
        ),
      )
    // Not granted; and a file that an evidence names is held by it.
    assert.deepEqual(refusals, ['42501', '42501', '42501', '23503'])
    const file = await supervisor.get(`/erasure-evidence/${id}/file`)
    assert.equal(file.status, 200)
  })
})
