import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { accepted } from '../donations/world.ts'
import { startApp } from '../support/app.ts'
import { type Given, given, newSerial, ok } from '../support/given.ts'
import { pdfText } from '../support/pdf.ts'
import { logOf, twoDisks } from './world.ts'

const stateOf = (device: Given, id: string) => device.media.find((m) => m.id === id)?.dataState

describe('Erasure evidence', async () => {
  const ends: (() => Promise<void> | void)[] = []
  // Received on 5 October; the logs are of the 6th, and arrive on the 7th.
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
  const neighbour = await world.as('technician', 'otherWorkshop')
  const witness = await world.codeOf(supervisor)
  const count = async (text: string, values: unknown[]) =>
    Number((await world.services.pool.query(text, values)).rows[0].count)
  const proofs = (mediumId: string) =>
    count('select count(*) from proof where medium_id = $1', [mediumId])

  const send = (log: string | Buffer, by = technician) => by.post('/erasure-evidence', log)
  /** A laptop to erase with these media, listed by hand as the only ones. Received before the logs. */
  async function toErase(serials: (string | null)[], from?: object): Promise<Given> {
    world.clock.set('2026-10-05T09:00:00Z')
    const device = await g.toErase(await g.laptop(from ? { from } : {}))
    for (const serial of serials)
      ok(
        await technician.post(`/devices/${device.tag}/media`, {
          kind: serial ? 'hdd' : 'emmc',
          ...(serial ? { serial } : {}),
        }),
      )
    world.clock.set('2026-10-07T08:00:00Z')
    return ok(await technician.post(`/devices/${device.tag}/media-complete`, {}))
  }
  const destroy = async (mediumId: string) =>
    ok(
      await technician.post(`/media/${mediumId}/destruction`, {
        witness,
        photo: await g.photo(),
        technique: 'drilling',
      }),
    )

  test('three disks: one erased, one that failed is destroyed, one is taken out; then, and only then, erased', async () => {
    const { log, good, bad } = twoDisks
    const device = await toErase([good, bad, newSerial('THIRD')])
    const [first, second, third] = device.media as [
      Given['media'][0],
      Given['media'][0],
      Given['media'][0],
    ]
    const certificate = () => supervisor.post(`/devices/${device.tag}/erasure-certificate`, {})

    const sent = await send(log)
    assert.equal(sent.status, 201, JSON.stringify(sent.body))
    const [erased, failed] = sent.body.verdicts
    assert.deepEqual(
      [erased.serial, erased.verdict, erased.level, erased.codes, erased.place, erased.deviceTag],
      [good, 'erased', 'clear', [], 'matched', device.tag],
    )
    assert.deepEqual(
      [failed.serial, failed.verdict, failed.level, failed.code, failed.mediumId],
      [bad, 'failed', null, 'ERASURE_FAILED', second.id],
    )
    assert.match(failed.detail, /1 pass error/)
    assert.match(failed.detail, /12\.64 %/)
    let now = await g.read(device.tag)
    assert.deepEqual(
      [now.state, ...now.media.map((m) => m.dataState)],
      ['TO_ERASE', 'erased', 'failed', 'presumed'],
    )
    const early = await certificate()
    assert.deepEqual([early.status, early.body.code], [422, 'CERTIFICATE_NOT_READY'])

    assert.equal((await destroy(second.id)).state, 'TO_ERASE')
    now = ok(await technician.post(`/media/${third.id}/removal`, { witness, to: 'stock' }))
    assert.equal(now.state, 'ERASED')

    const key = { 'idempotency-key': 'certificate-1' }
    const url = `/devices/${device.tag}/erasure-certificate`
    const issued = await supervisor.post(url, {}, key)
    assert.equal(issued.status, 201, JSON.stringify(issued.body))
    assert.deepEqual(
      (await supervisor.post(url, {}, key)).body,
      issued.body,
      'one paper, told twice',
    )
    const paper = await supervisor.get(`/documents/${issued.body.documentId}`)
    assert.equal(paper.status, 200)
    const printed = (await pdfText(paper.raw)).replaceAll(/\s+/g, ' ')
    for (const word of [good, bad, third.serial!, 'nwipe', 'PRNG Stream', 'perçage', 'Retrait'])
      assert.ok(printed.includes(word), `${word} in ${printed}`)
    assert.equal(stateOf(now, first.id), 'erased')
  })

  test('weak proofs are refused, each for its own reason, and change nothing', async () => {
    const cases = [
      ['not-verified.txt', 'ERASURE_NOT_VERIFIED'],
      ['aborted.txt', 'ERASURE_ABORTED'],
      ['too-old.txt', 'ERASURE_TOOL_TOO_OLD'],
      ['before-reception.txt', 'ERASURE_BEFORE_RECEPTION'],
      ['usb-no-serial.txt', 'ERASURE_NO_SERIAL'],
      ['hidden-area.txt', 'ERASURE_HIDDEN_AREA'],
      ['verify-only.txt', 'ERASURE_METHOD_REFUSED'],
      ['truncated.txt', 'ERASURE_TRUNCATED'],
    ] as const
    for (const [name, code] of cases) {
      const serial = newSerial('WEAK')
      const device = await toErase([serial])
      // One more line tells the logs without a serial apart.
      const { status, body } = await send(
        `${logOf(name, serial)}\n[2026/10/06 12:00:00] info: ${serial}\n`,
      )
      assert.equal(status, 201, `${name}: ${JSON.stringify(body)}`)
      const [verdict] = body.verdicts
      assert.deepEqual(
        [verdict.verdict, verdict.code, verdict.level],
        ['refused', code, null],
        name,
      )
      assert.equal(verdict.place, code === 'ERASURE_NO_SERIAL' ? 'tray' : 'matched', name)
      const now = await g.read(device.tag)
      assert.deepEqual(
        [now.state, now.version, now.media[0]?.dataState],
        ['TO_ERASE', device.version, 'presumed'],
        name,
      )
      assert.equal(await proofs(now.media[0]!.id), 0)
    }
    assert.equal(new Set(cases.map(([, code]) => code)).size, cases.length)
  })

  test('a bench’s clock may be up to three hours behind the reception, no more', async () => {
    for (const [hours, verdict, code] of [
      [['09', '10'], 'erased', null],
      [['05', '06'], 'refused', 'ERASURE_BEFORE_RECEPTION'],
    ] as const) {
      const serial = newSerial('CLOCK')
      const device = await toErase([serial])
      const log = logOf('ok-0.42.txt', serial)
        .replaceAll('2026/10/06 10:', `2026/10/05 ${hours[1]}:`)
        .replaceAll('2026/10/06 09:', `2026/10/05 ${hours[0]}:`)
      const [said] = ok(await send(log), 201).verdicts
      assert.deepEqual([said.verdict, said.code], [verdict, code])
      const { state } = await g.read(device.tag)
      assert.equal(state, verdict === 'erased' ? 'ERASED' : 'TO_ERASE')
    }
  })

  test('an erasure dated in the future proves nothing of today', async () => {
    const serial = newSerial()
    const device = await toErase([serial])
    const log = logOf('ok-0.42.txt', serial).replaceAll('2026/10/06', '2026/10/08')
    const [verdict] = ok(await send(log), 201).verdicts
    assert.deepEqual([verdict.verdict, verdict.code], ['refused', 'ERASURE_TIME_IN_FUTURE'])
    assert.equal((await g.read(device.tag)).state, 'TO_ERASE')
  })

  test('the same log twice is one evidence, whoever of the workshop sends it, even at once', async () => {
    const serial = newSerial()
    const device = await toErase([serial])
    const log = logOf('ok-0.42.txt', serial)
    const answers = await Promise.all([send(log), send(log, supervisor), send(log)])
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, 200, 201])
    const [first] = answers.filter((a) => a.status === 201)
    for (const a of answers)
      assert.deepEqual({ ...a.body, repeated: false }, first!.body, 'the same answer')
    assert.equal(
      await count('select count(*) from erasure_evidence where sha256 = $1', [first!.body.sha256]),
      1,
    )
    const now = await g.read(device.tag)
    assert.equal(now.state, 'ERASED')
    assert.equal(await proofs(now.media[0]!.id), 1)
    const file = await supervisor.get(`/erasure-evidence/${first!.body.id}/file`)
    assert.equal(file.status, 200)
    assert.match(String(file.headers['content-type']), /^text\/plain/)
    assert.match(String(file.headers['content-disposition']), /^attachment/)
    assert.equal(file.raw.toString(), log, 'the file stays as it came')
    assert.equal((await technician.get(`/erasure-evidence/${first!.body.id}/file`)).status, 403)
  })

  test('two logs of one disk at the same time both prove it; the disk is erased once', async () => {
    const serial = newSerial()
    const device = await toErase([serial])
    const log = logOf('ok-0.42.txt', serial)
    const later = log.replaceAll('2026/10/06 10:31', '2026/10/06 10:41')
    const answers = await Promise.all([send(log), send(later, supervisor)])
    for (const a of answers) {
      assert.equal(a.status, 201, JSON.stringify(a.body))
      assert.equal(a.body.verdicts[0].verdict, 'erased')
    }
    const now = await g.read(device.tag)
    assert.deepEqual([now.state, now.media[0]?.dataState], ['ERASED', 'erased'])
    assert.equal(await proofs(now.media[0]!.id), 2)
  })

  test('logs of two machines crossed and sent at once never wait for each other for ever', async () => {
    const [a, b] = [newSerial(), newSerial()]
    await toErase([a])
    await toErase([b])
    const both = (one: string, other: string) =>
      `${logOf('ok-0.42.txt', one)}${logOf('ok-0.42.txt', other)}`
    const answers = await Promise.all([send(both(a, b)), send(both(b, a), supervisor)])
    for (const { status, body } of answers) {
      assert.equal(status, 201, JSON.stringify(body))
      assert.deepEqual(
        body.verdicts.map((v: { verdict: string }) => v.verdict),
        ['erased', 'erased'],
      )
    }
  })

  test('another workshop’s log of our disk stays in its tray, and does not stop ours', async () => {
    const serial = newSerial()
    const device = await toErase([serial])
    const log = logOf('ok-0.42.txt', serial)
    const theirs = ok(await send(log, neighbour), 201)
    assert.deepEqual(
      [theirs.verdicts[0].place, theirs.verdicts[0].code, theirs.verdicts[0].deviceTag],
      ['tray', 'EVIDENCE_SERIAL_UNMATCHED', null],
    )
    const untouched = await g.read(device.tag)
    assert.deepEqual([untouched.state, untouched.version], ['TO_ERASE', device.version])
    const medium = untouched.media[0]!.id
    const stranger = await world.as('supervisor', 'otherWorkshop')
    const taken = await stranger.post(`/erasure-verdicts/${theirs.verdicts[0].id}/link`, {
      mediumId: medium,
      reason: 'declaredLater',
    })
    assert.equal(taken.status, 404)
    assert.equal((await supervisor.get(`/erasure-evidence/${theirs.id}/file`)).status, 404)
    const seen = ok(await supervisor.get('/erasure-evidence?limit=200'))
    assert.ok(!seen.items.some((e: { id: string }) => e.id === theirs.id))

    const ours = ok(await send(log), 201)
    assert.notEqual(ours.id, theirs.id)
    assert.equal((await g.read(device.tag)).state, 'ERASED')
  })

  test('a log whose disk nobody listed waits in the tray, and a supervisor links it', async () => {
    const serial = newSerial('LATE')
    const { id, verdicts } = ok(await send(logOf('ok-0.42.txt', serial.toLowerCase())), 201)
    const [waiting] = verdicts
    assert.deepEqual([waiting.place, waiting.code], ['tray', 'EVIDENCE_SERIAL_UNMATCHED'])
    const tray = ok(await supervisor.get('/erasure-evidence?place=tray&limit=200'))
    assert.ok(tray.items.some((e: { id: string }) => e.id === id))

    const device = await toErase([serial, newSerial('OTHER')])
    const [right, wrong] = device.media as [Given['media'][0], Given['media'][0]]
    const link = (mediumId: string, by = supervisor) =>
      by.post(`/erasure-verdicts/${waiting.id}/link`, { mediumId, reason: 'declaredLater' })
    assert.equal((await link(right.id, technician)).status, 403)
    const refused = await link(wrong.id)
    assert.deepEqual([refused.status, refused.body.code], [422, 'EVIDENCE_SERIAL_UNMATCHED'])
    assert.equal(stateOf(await g.read(device.tag), wrong.id), 'presumed')

    const linked = ok(await link(right.id), 200)
    assert.deepEqual(
      [linked.place, linked.verdict, linked.code, linked.deviceTag],
      ['linked', 'erased', null, device.tag],
    )
    assert.equal(stateOf(await g.read(device.tag), right.id), 'erased')
    const again = await link(right.id)
    assert.deepEqual([again.status, again.body.code], [409, 'VERDICT_DECIDED'])
    const left = ok(await supervisor.get('/erasure-evidence?place=tray&limit=200'))
    assert.ok(!left.items.some((e: { id: string }) => e.id === id))
  })

  test('a stray log is set aside with its reason, once', async () => {
    const { verdicts } = ok(await send(logOf('ok-0.42.txt', newSerial('STRAY'))), 201)
    const url = `/erasure-verdicts/${verdicts[0].id}/dismissal`
    assert.equal((await supervisor.post(url, { reason: 'because' })).status, 400)
    assert.equal(ok(await supervisor.post(url, { reason: 'testRun' })).place, 'dismissed')
    const again = await supervisor.post(url, { reason: 'notOurs' })
    assert.deepEqual([again.status, again.body.code], [409, 'VERDICT_DECIDED'])
  })

  test('one serial in two machines is for a person to tell apart', async () => {
    const serial = newSerial('TWIN')
    const [one, two] = [await toErase([serial]), await toErase([serial])]
    const [verdict] = ok(await send(logOf('ok-0.42.txt', serial)), 201).verdicts
    assert.equal(verdict.place, 'tray')
    for (const d of [one, two]) assert.equal((await g.read(d.tag)).state, 'TO_ERASE')
    const linked = await supervisor.post(`/erasure-verdicts/${verdict.id}/link`, {
      mediumId: two.media[0]!.id,
      reason: 'ambiguous',
    })
    assert.equal(ok(linked).verdict, 'erased')
    assert.equal((await g.read(one.tag)).state, 'TO_ERASE')
    assert.equal((await g.read(two.tag)).state, 'ERASED')
  })

  test('a released device is not touched by a late log', async () => {
    const serial = newSerial()
    const device = await toErase([serial])
    ok(await send(logOf('ok-0.42.txt', serial)), 201)
    ok(await technician.post(`/devices/${device.tag}/tests`, await g.answersOf(device.tag)))
    await g.withSystem(await g.graded(device))
    const ready = ok(await supervisor.post(`/devices/${device.tag}/release`, {}))
    const late = logOf('failed.txt', serial)
    const verdict = ok(await send(late), 201).verdicts[0]
    assert.equal(verdict.place, 'tray')
    const now = await g.read(device.tag)
    assert.deepEqual([now.state, now.version], ['READY', ready.version])
    const link = await supervisor.post(`/erasure-verdicts/${verdict.id}/link`, {
      mediumId: now.media[0]!.id,
      reason: 'declaredLater',
    })
    assert.deepEqual([link.status, link.body.code], [422, 'DEVICE_RELEASED'])
  })

  test('one error is enough: a disk that failed is not saved by another log, before or after', async () => {
    const bad = (serial: string) =>
      logOf('ok-0.42.txt', serial)
        .replaceAll(' Erased |', '-FAILED-|')
        .replace('       sda |           0 |', '!      sda |           3 |')
    const good = (serial: string) => logOf('ok-0.42.txt', serial)
    for (const [what, logs] of [
      ['failure first', (s: string) => [bad(s), good(s)]],
      ['failure last', (s: string) => [good(s), bad(s)]],
      ['one file', (s: string) => [`${bad(s)}${good(s)}`]],
      [
        'one file, the word still Erased',
        (s: string) => [`${bad(s).replaceAll('-FAILED-|', ' Erased |')}${good(s)}`],
      ],
    ] as const) {
      const serial = newSerial()
      const device = await toErase([serial])
      for (const log of logs(serial)) assert.equal(ok(await send(log), 201).verdicts.length, 1)
      const now = await g.read(device.tag)
      assert.deepEqual([now.state, now.media[0]?.dataState], ['TO_ERASE', 'failed'], what)
    }
    const serial = newSerial()
    await toErase([serial])
    ok(await send(bad(serial)), 201)
    const [later] = ok(await send(good(serial)), 201).verdicts
    assert.deepEqual([later.verdict, later.code], ['refused', 'ERASURE_FAILED'])
  })

  test('a failure found after the test sends the machine back to be erased', async () => {
    const serial = newSerial()
    const device = await toErase([serial])
    ok(await send(logOf('ok-0.42.txt', serial)), 201)
    ok(await technician.post(`/devices/${device.tag}/tests`, await g.answersOf(device.tag)))
    ok(await send(logOf('failed.txt', newSerial()).replaceAll('EXH-0002', serial)), 201)
    const now = await g.read(device.tag)
    assert.deepEqual([now.state, now.media[0]?.dataState], ['TO_ERASE', 'failed'])
  })

  test('of two sessions of one disk in a file, the last decides', async () => {
    const serial = newSerial()
    const device = await toErase([serial])
    const log = `${logOf('aborted.txt', serial)}${logOf('ok-0.42.txt', serial)}`
    const { verdicts } = ok(await send(log), 201)
    assert.deepEqual(
      verdicts.map((v: { verdict: string }) => v.verdict),
      ['erased'],
    )
    assert.equal((await g.read(device.tag)).state, 'ERASED')
  })

  test('a disk that vanished and came back is erased again: its older log proves nothing', async () => {
    const serial = newSerial('BACK')
    const device = await toErase([serial])
    ok(await send(logOf('ok-0.42.txt', serial)), 201)
    const report = (media: object[]) =>
      JSON.stringify({
        id: 'pc',
        class: 'system',
        vendor: 'Exemple SA',
        children: [{ id: 'core', class: 'bus', children: media }],
      })
    const disk = {
      id: 'disk',
      class: 'disk',
      description: 'ATA Disk',
      product: 'ST500EX001',
      serial,
      size: 500107862016,
      logicalname: '/dev/sda',
    }
    const url = `/devices/${device.tag}/inventories`
    const vanished = ok(await technician.post(url, report([])))
    assert.deepEqual(
      vanished.import.warnings
        .filter((w: { code: string }) => w.code === 'MEDIA_DISAPPEARED')
        .map((w: { detail: string }) => w.detail),
      [serial],
    )
    assert.equal(vanished.device.media[0].dataState, 'missing')
    assert.equal(vanished.device.state, 'TO_ERASE')
    const back = ok(await technician.post(url, report([disk])))
    assert.equal(back.device.media[0].dataState, 'presumed')
    const older = logOf('ok-0.42.txt', serial).replaceAll('10:31', '10:30')
    const [verdict] = ok(await send(older), 201).verdicts
    assert.deepEqual([verdict.verdict, verdict.code], ['refused', 'ERASURE_BEFORE_RECEPTION'])
    assert.equal((await g.read(device.tag)).state, 'TO_ERASE')
  })

  test('the level that the donor asked for is held: a clear does not do for a purge', async () => {
    const donation = await accepted(world, { erasureLevel: 'purge' })
    const serial = newSerial()
    const device = await toErase([serial, null], donation)
    const [verdict] = ok(await send(logOf('ok-0.42.txt', serial)), 201).verdicts
    assert.deepEqual([verdict.verdict, verdict.code], ['refused', 'ERASURE_LEVEL_NOT_REACHED'])
    const soldered = device.media.find((m) => m.serial === null)!
    const body = {
      statement: 'Remise à zéro d’un appareil chiffré.',
      photo: await g.photo(),
      witness,
      technique: 'cryptoErase',
    }
    const weak = await technician.post(`/media/${soldered.id}/attestation`, body)
    assert.deepEqual([weak.status, weak.body.code], [422, 'ERASURE_LEVEL_NOT_REACHED'])
    const strong = ok(
      await technician.post(`/media/${soldered.id}/attestation`, { ...body, level: 'purge' }),
    )
    assert.equal(stateOf(strong, soldered.id), 'erased')
  })

  test('a soldered memory without a serial is attested by two people, with a photo', async () => {
    const device = await toErase([null])
    const [soldered] = device.media as [Given['media'][0]]
    const url = `/media/${soldered.id}/attestation`
    const body = {
      statement: 'Remise à zéro d’un appareil chiffré, vue par deux personnes.',
      photo: await g.photo(),
      witness,
    }
    for (const [but, code] of [
      [{ witness: await world.codeOf(technician) }, 'SECOND_PERSON_REQUIRED'],
      [{ witness: await world.codeOf(neighbour) }, 'WITNESS_UNKNOWN'],
      [{ photo: '0'.repeat(64) }, 'FILE_UNKNOWN'],
    ] as const) {
      const refused = await technician.post(url, { ...body, ...but })
      assert.deepEqual([refused.status, refused.body.code], [422, code])
    }
    assert.equal((await neighbour.post(url, body)).status, 404)
    assert.equal(ok(await technician.post(url, body)).state, 'ERASED')
    const again = await technician.post(url, body)
    assert.deepEqual([again.status, again.body.code], [422, 'MEDIUM_ALREADY_CLOSED'])

    const named = await toErase([newSerial()])
    const other = await technician.post(`/media/${named.media[0]!.id}/attestation`, body)
    assert.deepEqual([other.status, other.body.code], [422, 'MEDIUM_HAS_SERIAL'])
  })

  test('the certificate of a machine without storage prints who said so and why', async () => {
    const device = await g.erased()
    const issued = ok(await supervisor.post(`/devices/${device.tag}/erasure-certificate`, {}), 201)
    const { rows } = await world.services.pool.query('select payload from document where id = $1', [
      issued.documentId,
    ])
    assert.match(rows[0].payload.noMediumStatement, /aucun support/)
    assert.equal(rows[0].payload.levelReached, null)
    const screen = await g.monitor()
    const none = await supervisor.post(`/devices/${screen.tag}/erasure-certificate`, {})
    assert.deepEqual([none.status, none.body.code], [422, 'HOLDS_NO_DATA'])
    const url = `/devices/${device.tag}/erasure-certificate`
    assert.equal((await technician.post(url, {})).status, 403)
    const stranger = await world.as('supervisor', 'otherWorkshop')
    assert.equal((await stranger.post(url, {})).status, 404)
  })

  test('files that are not a log are refused, and nothing of them is kept', async () => {
    const before = await count('select count(*) from erasure_evidence', [])
    const blobs = await count('select count(*) from blob', [])
    for (const [what, bytes, code] of [
      ['nothing', Buffer.alloc(0), 'EVIDENCE_EMPTY'],
      ['zeros', Buffer.alloc(4096), 'EVIDENCE_EMPTY'],
      [
        'a header alone',
        Buffer.from('[2026/10/06 09:00:01]    info: nwipe 0.42\n'),
        'EVIDENCE_EMPTY',
      ],
      ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 255, 254]), 'EVIDENCE_NOT_RECOGNISED'],
      ['prose', Buffer.from('Tout est effacé, promis 🙂'), 'EVIDENCE_NOT_RECOGNISED'],
      [
        'a snapshot whose erasures are empty',
        Buffer.from('{"type":"Snapshot","software":"workbench-script","erase":[]}'),
        'EVIDENCE_EMPTY',
      ],
      ['deep JSON', Buffer.from('['.repeat(100_000)), 'EVIDENCE_NOT_RECOGNISED'],
      ['one long line', Buffer.alloc(6_000_000, 97), 'EVIDENCE_NOT_RECOGNISED'],
    ] as const) {
      const refused = await send(bytes)
      assert.deepEqual([refused.status, refused.body.code], [422, code], what)
    }
    assert.equal((await send(Buffer.alloc(11_000_000, 97))).status, 413)
    const image = await technician.post('/erasure-evidence', Buffer.from('x'), {
      'content-type': 'image/png',
    })
    assert.equal(image.status, 415)
    const cashier = await world.as('cashier')
    assert.equal((await send('x', cashier)).status, 403)
    assert.equal(await count('select count(*) from erasure_evidence', []), before)
    assert.equal(await count('select count(*) from blob', []), blobs)
  })

  test('NUL bytes, broken characters and mad numbers in a log are cleaned or refused, never a fault of ours', async () => {
    const serial = newSerial()
    await toErase([serial])
    const log = logOf('ok-0.42.txt', serial)
    for (const bytes of [
      Buffer.from(log.replaceAll('sda', 's\0da')),
      Buffer.concat([Buffer.from(log), Buffer.from([0xed, 0xa0, 0x80, 0xff, 0])]),
      Buffer.from(log.replaceAll('500107862016', '9999999999999999')),
      Buffer.from(log.replaceAll('2026/10/06', '9999/99/99')),
      Buffer.from(log.replaceAll('ST500EX001', '\u{1f5a5}'.repeat(100))),
      Buffer.from(log.replaceAll(serial, '😀é\u0001')),
    ]) {
      const answer = await send(bytes)
      assert.ok([201, 422].includes(answer.status), JSON.stringify(answer.body))
    }
  })
})
