import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import pg from 'pg'
import { resetBlockers } from '../../src/erasure/reset-rules.ts'
import { startApp } from '../support/app.ts'
import { given, ok } from '../support/given.ts'
import { pdfText } from '../support/pdf.ts'

// Fifteen digits that pass Luhn, of a range that is given to no maker.
const IMEI = '004999010640000'
const seen = { technique: 'factoryReset', encrypted: true, accountsOff: true, imei: IMEI }

describe('What two people must have seen of a phone or a tablet', () => {
  const { imei: _, ...noImei } = seen
  for (const [title, category, said, codes] of [
    ['a phone, all seen', 'smartphone', seen, []],
    [
      'nothing said',
      'smartphone',
      {},
      ['RESET_NEEDED', 'ENCRYPTION_NOT_SAID', 'ACCOUNTS_NOT_CHECKED', 'IMEI_MISSING'],
    ],
    [
      'overwritten by a tool that cannot reach its spare cells',
      'tablet',
      { ...seen, technique: 'overwrite' },
      ['RESET_NEEDED'],
    ],
    [
      'a storage that was in the clear',
      'tablet',
      { ...seen, encrypted: false },
      ['ENCRYPTION_NOT_SAID'],
    ],
    [
      'an account that is still asked for',
      'smartphone',
      { ...seen, accountsOff: false },
      ['ACCOUNTS_NOT_CHECKED'],
    ],
    [
      'an IMEI misread by one digit',
      'smartphone',
      { ...seen, imei: '004999010640001' },
      ['IMEI_INVALID'],
    ],
    [
      'an IMEI of fourteen digits',
      'smartphone',
      { ...seen, imei: '00499901064000' },
      ['IMEI_INVALID'],
    ],
    ['an IMEI of zeros alone', 'smartphone', { ...seen, imei: '0'.repeat(15) }, ['IMEI_INVALID']],
    ['a tablet without a telephone', 'tablet', noImei, []],
    ['a phone has one', 'smartphone', noImei, ['IMEI_MISSING']],
    ['a laptop is asked none of it', 'laptop', {}, []],
  ] as const)
    test(title, () =>
      assert.deepEqual(
        resetBlockers(category, said).map((b) => b.code),
        codes,
      ),
    )
})

describe('A phone through the workshop', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const world = await startApp(
    { after: (end) => void ends.push(end) },
    { now: '2026-10-05T09:00:00Z' },
  )
  after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const g = given(world)
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const witness = await world.codeOf(supervisor)
  const from = await g.donation({
    lines: [
      { category: 'smartphone', quantity: 20 },
      { category: 'tablet', quantity: 20 },
    ] as never,
  })
  const arrive = async (category: string) => {
    const device = await g.received(category, {
      from,
      manufacturer: 'Exemple',
      model: 'Mobile 1',
      noSerial: true,
    })
    const { tag } = await g.toErase(device)
    ok(await technician.post(`/devices/${tag}/media`, { kind: 'emmc' }), 201)
    return ok(await technician.post(`/devices/${tag}/media-complete`, {}))
  }
  const said = async () => ({
    statement: 'Remise à zéro vue par deux personnes, écran d’accueil sans compte.',
    photo: await g.photo(),
    witness,
  })
  const urlOf = (device: any) => `/media/${device.media[0].id}/attestation`

  test('its reset is proved whole or not at all, every lack said at once; the paper bears its IMEI', async () => {
    const phone = await arrive('smartphone')
    const words = await said()
    const bare = await technician.post(urlOf(phone), words)
    assert.deepEqual(
      [bare.status, bare.body.blockers.map((b: any) => b.code)],
      [422, ['RESET_NEEDED', 'ENCRYPTION_NOT_SAID', 'ACCOUNTS_NOT_CHECKED', 'IMEI_MISSING']],
    )
    assert.equal((await g.read(phone.tag)).state, 'TO_ERASE')
    const done = ok(
      await technician.post(urlOf(phone), { ...words, ...seen, imei: '00 499901 064000 0' }),
    )
    assert.deepEqual([done.state, done.media[0].dataState], ['ERASED', 'erased'])
    const issued = ok(await supervisor.post(`/devices/${phone.tag}/erasure-certificate`, {}), 201)
    const { raw } = await supervisor.get(`/documents/${issued.documentId}`)
    const printed = (await pdfText(raw)).replaceAll(/\s+/g, ' ')
    for (const word of [
      `IMEI ${IMEI}`,
      'remise à zéro d’un appareil chiffré',
      'aucun compte demandé ensuite',
    ])
      assert.ok(printed.includes(word), `${word} in ${printed}`)
  })

  test('a tablet has no IMEI to give', async () => {
    const tablet = await arrive('tablet')
    const { imei: _, ...noImei } = seen
    assert.equal(
      ok(await technician.post(urlOf(tablet), { ...(await said()), ...noImei })).state,
      'ERASED',
    )
  })

  test('who says that no account is asked for, of a phone whose lock is open, is told of the lock', async () => {
    const phone = await arrive('smartphone')
    ok(await technician.post(`/devices/${phone.tag}/locks`, { kind: 'google' }), 201)
    const answer = await technician.post(urlOf(phone), { ...(await said()), ...seen })
    assert.deepEqual([answer.status, answer.body.code], [422, 'DEVICE_LOCKED'])
  })

  test('the database refuses half a proof, to the application as to the tables’ owner', async (t) => {
    const phone = await arrive('smartphone')
    const { photo } = await said()
    for (const url of [world.database.appUrl, world.database.ownerUrl]) {
      const client = new pg.Client(url)
      await client.connect()
      t.after(() => client.end())
      const attest = (technique: string, more: string) =>
        client.query(`insert into proof (id, medium_id, device_id, kind, technique, ended_at, by_code, second_code, statement,
            photo_sha256, recorded_at, encrypted, accounts_off, imei)
          select uuidv7(), m.id, m.device_id, 'attestation', '${technique}', '2026-10-05T09:00:00Z', 'aaaaaaa', '${witness}', 'vu', '${photo}',
            '2026-10-05T09:00:00Z', ${more} from medium m where m.id = '${phone.media[0]!.id}'`)
      for (const [technique, more] of [
        ['overwrite', `true, true, '${IMEI}'`],
        ['factoryReset', `null, true, '${IMEI}'`],
        ['factoryReset', `true, false, '${IMEI}'`],
        ['factoryReset', `true, true, null`],
      ] as const)
        await assert.rejects(attest(technique, more), { code: 'LC124' }, more)
      await assert.rejects(attest('factoryReset', `true, true, '12'`), { code: '23514' })
    }
    assert.equal((await g.read(phone.tag)).media[0]!.dataState, 'presumed')
  })
})
