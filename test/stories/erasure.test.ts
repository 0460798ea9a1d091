import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { behindBridge, logOf, twoDisks } from '../erasure/world.ts'
import { startApp } from '../support/app.ts'
import { type Given, given, newSerial, ok } from '../support/given.ts'
import { pdfText } from '../support/pdf.ts'
import { says, stepsOf } from './story.ts'

describe('What proves that data are gone', async () => {
  const ends: (() => Promise<void> | void)[] = []
  // Received on 5 October, erased on the 6th; the logs arrive on the 7th.
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
  const send = (log: string) => technician.post('/erasure-evidence', log)
  const proofsOf = async (device: Given) =>
    ok(await technician.get(`/devices/${device.tag}/proofs`)).items

  /** A machine to erase with these disks, listed as the only ones; then it is the day of the logs. */
  async function toErase(disks: { model?: string; serial: string; bytes?: number }[]) {
    world.clock.set('2026-10-05T09:00:00Z')
    const device = await g.toErase(await g.desktop())
    for (const disk of disks)
      ok(await technician.post(`/devices/${device.tag}/media`, { kind: 'hdd', ...disk }), 201)
    world.clock.set('2026-10-07T08:00:00Z')
    return ok(await technician.post(`/devices/${device.tag}/media-complete`, {})) as Given
  }

  test('6. of three disks one is erased, one failed and is destroyed, one is taken out: erased at last', async (t) => {
    const step = stepsOf(t)
    const { log, good, bad, written, capacity } = twoDisks
    const device = await toErase([
      { model: 'HGST HTS725050A7E630', serial: good, bytes: 500_107_862_016 },
      { model: 'WDC WD3200AAJS-0', serial: bad, bytes: capacity },
      { serial: newSerial('THIRD') },
    ])
    const [sda, sdb, third] = device.media.map((m) => m.id)
    const states = async () => {
      const now = await g.read(device.tag)
      return [now.state, ...now.media.map((m) => m.dataState)]
    }

    await step('its log: the first is cleared in full, the second failed at 12.64 %', async () => {
      const { verdicts } = ok(await send(log), 201)
      assert.deepEqual(
        verdicts.map((v: any) => [v.mediumId, v.verdict, v.level, v.place]),
        [
          [sda, 'erased', 'clear', 'matched'],
          [sdb, 'failed', null, 'matched'],
        ],
      )
      assert.deepEqual(verdicts[1].codes, ['ERASURE_FAILED', 'ERASURE_PARTIAL'])
      assert.equal(verdicts[1].detail, `1 pass error; 12.64 % (${written} of ${capacity} bytes)`)
      assert.deepEqual(await states(), ['TO_ERASE', 'erased', 'failed', 'presumed'])
      const { rows } = await world.services.pool.query(
        'select disk from erasure_verdict where medium_id = any($1) order by id',
        [[sda, sdb]],
      )
      const read = ({ method, rounds, blanked, verify, percent, passErrors }: any) =>
        [method, rounds, blanked, verify, percent, passErrors] as const
      assert.deepEqual(
        rows.map((r) => read(r.disk)),
        [
          ['PRNG Stream', 1, false, 'last', 100, 0],
          ['PRNG Stream', 1, false, 'last', 12.64, 1],
        ],
      )
    })

    await step('the proofs of each are told, and nothing goes on', async () => {
      const told = await proofsOf(device)
      assert.deepEqual(
        told.map((m: any) => m.proofs.map((p: any) => [p.kind, p.result, p.level, p.method])),
        [
          [['evidence', 'erased', 'clear', 'PRNG Stream']],
          [['evidence', 'failed', null, 'PRNG Stream']],
          [],
        ],
      )
      const tests = await g.answersOf(device.tag)
      assert.deepEqual(says(await technician.post(`/devices/${device.tag}/tests`, tests)), [
        409,
        'TRANSITION_FORBIDDEN',
      ])
      const paper = await supervisor.post(`/devices/${device.tag}/erasure-certificate`, {})
      assert.deepEqual(says(paper), [422, 'CERTIFICATE_NOT_READY'])
    })

    await step('it is destroyed by a named person, with a photo and a second name', async () => {
      const url = `/media/${sdb}/destruction`
      const photo = await g.photo()
      const act = { technique: 'drilling', photo, witness }
      const { photo: _, ...unseen } = act
      const { witness: __, ...alone } = act
      for (const [body, answer] of [
        [unseen, [400, 'MALFORMED']],
        [alone, [400, 'MALFORMED']],
        [{ ...act, photo: '0'.repeat(64) }, [422, 'FILE_UNKNOWN']],
        [{ ...act, witness: await world.codeOf(technician) }, [422, 'SECOND_PERSON_REQUIRED']],
        [{ ...act, witness: 'nobody' }, [422, 'WITNESS_UNKNOWN']],
      ] as const)
        assert.deepEqual(says(await technician.post(url, body)), answer)
      assert.deepEqual(await states(), ['TO_ERASE', 'erased', 'failed', 'presumed'])
      ok(await technician.post(url, act))
      assert.deepEqual(await states(), ['TO_ERASE', 'erased', 'destroyed', 'presumed'])
    })

    await step(
      'the third is taken out: the machine is erased, and its paper says all',
      async () => {
        ok(await technician.post(`/media/${third}/removal`, { to: 'stock', witness }))
        assert.deepEqual(await states(), ['ERASED', 'erased', 'destroyed', 'presumed'])
        const url = `/devices/${device.tag}/erasure-certificate`
        const { documentId } = ok(await supervisor.post(url, {}), 201)
        const paper = await supervisor.get(`/documents/${documentId}`)
        const printed = (await pdfText(paper.raw)).replaceAll(/\s+/g, ' ')
        for (const word of [
          good,
          'Effacement (Clear)',
          'PRNG Stream, 1 tour',
          'dernière passe',
          bad,
          'Destruction (Destroy)',
          'perçage',
          'Retrait',
        ])
          assert.ok(printed.includes(word), `${word} in ${printed}`)
        assert.ok(!printed.includes('remise à zéro finale'))
      },
    )
  })

  test('7. six weak proofs: six reasons, and nothing changes', async () => {
    const serial = newSerial('WEAK')
    const device = await toErase([{ serial }])
    const codes: string[] = []
    for (const [name, code] of [
      ['not-verified.txt', 'ERASURE_NOT_VERIFIED'],
      ['aborted.txt', 'ERASURE_ABORTED'],
      ['too-old.txt', 'ERASURE_TOOL_TOO_OLD'],
      ['before-reception.txt', 'ERASURE_BEFORE_RECEPTION'],
    ] as const) {
      const { verdicts } = ok(await send(logOf(name, serial)), 201)
      const [verdict] = verdicts
      assert.deepEqual(
        [verdicts.length, verdict.deviceTag, verdict.verdict, verdict.level, verdict.code],
        [1, device.tag, 'refused', null, code],
      )
      codes.push(verdict.code)
    }
    const [unnamed] = ok(await send(behindBridge), 201).verdicts
    assert.deepEqual(
      [unnamed.place, unnamed.serial, unnamed.mediumId, unnamed.verdict],
      ['tray', null, null, 'refused'],
    )
    codes.push(unnamed.code)
    const empty = await send(
      JSON.stringify({ type: 'Snapshot', software: 'workbench-script', erase: [] }),
    )
    assert.equal(empty.status, 422)
    codes.push(empty.body.code)
    assert.deepEqual(codes.slice(-2), ['ERASURE_NO_SERIAL', 'EVIDENCE_EMPTY'])
    assert.equal(new Set(codes).size, 6)

    const now = await g.read(device.tag)
    assert.deepEqual(
      [now.state, now.version, now.media],
      ['TO_ERASE', device.version, device.media],
    )
    const [{ proofs }] = await proofsOf(device)
    assert.deepEqual(
      proofs.map((p: any) => p.result),
      Array(4).fill('refused'),
      'told, and proving nothing',
    )
    const { rows } = await world.services.pool.query('select 1 from proof where device_id = $1', [
      device.id,
    ])
    assert.equal(rows.length, 0)
  })
})
