import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { type CameWith, endOf, inventoryOpen } from '../../src/erasure/donation-rules.ts'
import { startApp } from '../support/app.ts'
import { given, newSerial, ok } from '../support/given.ts'
import { pdfText } from '../support/pdf.ts'
import { logOf } from './world.ts'

const disk: CameWith = {
  tag: '7K2M9QX3',
  state: 'TO_ERASE',
  cycle: 1,
  mediaComplete: true,
  mediumId: 'm',
  mediumSerial: 'S',
  dataState: 'presumed',
  elsewhere: false,
  proof: null,
}
for (const [title, facts, end] of [
  ['a disk that nobody erased is open', {}, 'open'],
  ['a disk whose erasure failed is open', { dataState: 'failed', proof: 'erasure' }, 'open'],
  ['an erased disk is erased', { dataState: 'erased', proof: 'erasure' }, 'erased'],
  ['a destroyed disk is destroyed', { dataState: 'destroyed', proof: 'destruction' }, 'destroyed'],
  ['a disk that vanished is missing', { dataState: 'missing' }, 'missing'],
  ['a disk in a lost machine is missing', { state: 'LOST' }, 'missing'],
  [
    'an erased disk in a lost machine was erased',
    { state: 'LOST', dataState: 'erased', proof: 'attestation' },
    'erased',
  ],
  ['a machine given back takes its disk along', { state: 'RETURNED_TO_DONOR' }, 'returned'],
  ['a disk fitted elsewhere entered it erased', { elsewhere: true, proof: 'erasure' }, 'erased'],
  ['what a household wrote later is not the donor’s', { cycle: 2, proof: 'erasure' }, 'erased'],
  ['waste for a certified destruction stays open until it is proved', { state: 'WASTE' }, 'open'],
] as const)
  test(title, () => assert.equal(endOf({ ...disk, ...facts }), end))

test('an inventory is open until somebody says that it is whole, unless nobody can any more', () => {
  const said = (facts: Partial<CameWith>) =>
    inventoryOpen({ ...disk, mediumId: null, mediaComplete: false, ...facts })
  assert.equal(said({}), true)
  assert.equal(said({ mediaComplete: true }), false)
  assert.equal(said({ state: 'LOST' }), false)
  assert.equal(said({ state: 'RETURNED_TO_DONOR' }), false)
  assert.equal(said({ cycle: 2 }), false)
})

describe('The erasure certificate of a donation', async () => {
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
  const coordinator = await world.as('coordinator')
  const donor = await world.as('donor')
  const witness = await world.codeOf(supervisor)
  const certify = (id: string) => supervisor.post(`/donations/${id}/erasure-certificate`, {})
  const standing = async (id: string) => ok(await technician.get(`/donations/${id}/erasure`))
  const close = async (id: string) => {
    const { version, discrepancies } = ok(await coordinator.get(`/donations/${id}`))
    const gaps = discrepancies
      .filter((d: { gap: number }) => d.gap !== 0)
      .map((d: { lineId: string }) => ({ lineId: d.lineId, reason: 'notPresented' }))
    ok(await coordinator.post(`/donations/${id}/reception-close`, { version, gaps }))
  }
  const printedOf = async (documentId: string) =>
    (await pdfText((await donor.get(`/documents/${documentId}`)).raw)).replaceAll(/\s+/g, ' ')

  test('every disk that came is told, and none may be open', async () => {
    const from = await g.donation({
      lines: [
        { category: 'laptop', quantity: 3 },
        { category: 'monitor', quantity: 1 },
      ],
    })
    world.clock.set('2026-10-05T09:00:00Z')
    const [kept, broken] = [newSerial('KEPT'), newSerial('BROKEN')]
    const good = await g.withMedium(await g.toErase(await g.laptop({ from })), kept)
    const bad = await g.withMedium(await g.toErase(await g.laptop({ from })), broken)
    const unseen = await g.toErase(await g.laptop({ from }))
    await g.monitor({ from })

    const early = await certify(from.id)
    assert.equal(early.status, 422)
    assert.deepEqual(
      early.body.blockers.map((b: { code: string; detail?: string }) => [
        b.code,
        b.detail?.replace('-', ''),
      ]),
      [
        ['CERTIFICATE_RECEPTION_OPEN', undefined],
        ['CERTIFICATE_INVENTORY_OPEN', unseen.tag],
        ['CERTIFICATE_MEDIA_OPEN', `${good.tag} · ${kept}`],
        ['CERTIFICATE_MEDIA_OPEN', `${bad.tag} · ${broken}`],
      ],
    )
    await close(from.id)
    world.clock.set('2026-10-07T08:00:00Z')
    ok(await technician.post('/erasure-evidence', logOf('ok-0.42.txt', kept)), 201)
    ok(await technician.post(`/media/${bad.media[0]!.id}/removal`, { witness, to: 'stock' }))
    ok(
      await technician.post(`/devices/${unseen.tag}/media-complete`, {
        none: true,
        statement: 'Boîtier ouvert : aucun disque.',
      }),
    )
    const drawer = await certify(from.id)
    assert.deepEqual(
      drawer.body.blockers.map((b: { code: string }) => b.code),
      ['CERTIFICATE_MEDIA_OPEN'],
      'a disk in a drawer still holds what it held',
    )
    assert.deepEqual(await pick(from.id), { expected: 2, erased: 1, destroyed: 0, open: 1 })
    ok(
      await technician.post(`/media/${bad.media[0]!.id}/destruction`, {
        witness,
        photo: await g.photo(),
        technique: 'drilling',
      }),
    )

    const issued = ok(await certify(from.id), 201)
    const printed = await printedOf(issued.documentId)
    for (const word of [
      from.reference,
      kept,
      broken,
      good.serial,
      'PRNG Stream',
      'nwipe 0.42',
      'perçage',
      'Gardé en stock',
      'Aucun support : « Boîtier ouvert : aucun disque. »',
      'Exemple Conseil SAS',
      'Niveau atteint : effacement (Clear)',
    ])
      assert.ok(printed.includes(word), `${word} in ${printed}`)
    assert.ok(!printed.includes('certifié NIST'))

    const again = await certify(from.id)
    assert.deepEqual([again.status, again.body.number], [200, issued.number])
    assert.equal((await standing(from.id)).certificate.current, true)
    const mine = ok(await donor.get(`/documents?subjectId=${from.id}`)).items
    assert.ok(mine.some((p: { id: string }) => p.id === issued.documentId))
  })
  const pick = async (id: string) => {
    const { expected, erased, destroyed, open } = await standing(id)
    return { expected, erased, destroyed, open }
  }

  test('a disk found later makes the paper old, and the next one replaces it', async () => {
    const from = await g.donation({ lines: [{ category: 'laptop', quantity: 1 }] })
    world.clock.set('2026-10-05T09:00:00Z')
    const device = await g.erased(await g.laptop({ from }))
    await close(from.id)
    world.clock.set('2026-10-07T08:00:00Z')
    const first = ok(await certify(from.id), 201)
    const serial = newSerial('LATE')
    ok(await technician.post(`/devices/${device.tag}/media`, { kind: 'ssd', serial }), 201)
    assert.equal((await certify(from.id)).body.code, 'CERTIFICATE_MEDIA_OPEN')
    ok(await technician.post('/erasure-evidence', logOf('ok-0.42.txt', serial)), 201)
    assert.equal((await standing(from.id)).certificate.current, false)
    const second = ok(await certify(from.id), 201)
    const check = ok(await world.anonymous.get(`/public/documents/${first.checkCode}`))
    assert.equal(check.status, 'superseded')
    assert.ok(
      (await printedOf(second.documentId)).includes(`Remplace le certificat n° ${first.number}`),
    )
  })

  test('there is nothing to certify of a gift of screens, and a stranger finds nothing', async () => {
    const from = await g.donation({ lines: [{ category: 'monitor', quantity: 1 }] })
    await g.monitor({ from })
    await close(from.id)
    assert.equal((await certify(from.id)).body.code, 'CERTIFICATE_EMPTY')
    const other = await world.as('donor', 'otherCompany')
    assert.equal((await other.get(`/donations/${from.id}/erasure`)).status, 404)
    assert.equal((await donor.post(`/donations/${from.id}/erasure-certificate`, {})).status, 403)
  })
})
