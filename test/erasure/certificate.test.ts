import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, describe, test } from 'node:test'
import { startApp } from '../support/app.ts'
import { given, newSerial, ok } from '../support/given.ts'
import { pdfText } from '../support/pdf.ts'
import { logOf } from './world.ts'

describe('The erasure certificate', async () => {
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
  const donor = await world.as('donor')
  const certify = (tag: string) => supervisor.post(`/devices/${tag}/erasure-certificate`, {})
  const papersOf = async (id: string) =>
    ok(await supervisor.get(`/documents?subjectId=${id}&kind=erasureCertificate`)).items

  /** A laptop with one disk, received on the 5th; the clock then stands on the 7th, after the logs. */
  async function withDisk(serial: string) {
    world.clock.set('2026-10-05T09:00:00Z')
    const device = await g.withMedium(await g.toErase(await g.laptop()), serial)
    world.clock.set('2026-10-07T08:00:00Z')
    return device
  }

  test('there is none while a disk is open, nor while nobody said that the list is whole', async () => {
    const device = await withDisk(newSerial())
    const open = await certify(device.tag)
    assert.deepEqual([open.status, open.body.code], [422, 'CERTIFICATE_NOT_READY'])

    const unlisted = await g.toErase(await g.laptop())
    const early = await certify(unlisted.tag)
    assert.deepEqual([early.status, early.body.code], [422, 'CERTIFICATE_NOT_READY'])
    for (const { id } of [device, unlisted]) assert.deepEqual(await papersOf(id), [])
  })

  test('it says which machine, which disk, how, by whom, and who answers for it', async () => {
    const serial = newSerial('PROVED')
    const device = await withDisk(serial)
    const sent = ok(await technician.post('/erasure-evidence', logOf('ok-0.42.txt', serial)), 201)
    const issued = ok(await certify(device.tag), 201)
    const paper = await supervisor.get(`/documents/${issued.documentId}`)
    assert.equal(paper.status, 200)
    const printed = (await pdfText(paper.raw)).replaceAll(/\s+/g, ' ')
    const codes = [await world.codeOf(technician), await world.codeOf(supervisor)]
    assert.notEqual(codes[0], codes[1])
    for (const word of [
      `${device.tag.slice(0, 4)}-${device.tag.slice(4)}`,
      device.serial,
      serial,
      'Effacement (Clear)',
      'PRNG Stream',
      'nwipe 0.42',
      `Opérateur : ${codes[0]} (technicien)`,
      `Validé par ${codes[1]} (encadrant technique)`,
      issued.number,
      'Exemple Conseil SAS',
      'Atelier Exemple · La Collect.tech',
    ])
      assert.ok(printed.includes(word), `${word} in ${printed}`)
    // A hash is broken over lines by some readers.
    assert.ok(printed.replaceAll(' ', '').includes(sent.sha256), 'the proof by its SHA-256')
  })

  test('anyone may ask whether it is authentic, and learns nothing else', async () => {
    const serial = newSerial()
    const device = await withDisk(serial)
    ok(await technician.post('/erasure-evidence', logOf('ok-0.42.txt', serial)), 201)
    const issued = ok(await certify(device.tag), 201)
    const check = ok(await world.anonymous.get(`/public/documents/${issued.checkCode}`))
    assert.deepEqual(
      [check.status, check.kind, check.number, check.date, check.issuer],
      ['authentic', 'erasureCertificate', issued.number, '2026-10-07', 'Atelier Exemple'],
    )
    const { raw } = await supervisor.get(`/documents/${issued.documentId}`)
    assert.equal(check.sha256, createHash('sha256').update(raw).digest('hex'))
    assert.ok(!JSON.stringify(check).includes(serial))
    assert.ok(!JSON.stringify(check).includes('Exemple Conseil'))
  })

  test('the donor reads the certificate of its machine, another donor does not', async () => {
    const serial = newSerial()
    const device = await withDisk(serial)
    ok(await technician.post('/erasure-evidence', logOf('ok-0.42.txt', serial)), 201)
    const { documentId } = ok(await certify(device.tag), 201)
    assert.equal((await donor.get(`/documents/${documentId}`)).status, 200)
    const other = await world.as('donor', 'otherCompany')
    assert.equal((await other.get(`/documents/${documentId}`)).status, 404)
    assert.equal((await donor.post(`/devices/${device.tag}/erasure-certificate`, {})).status, 403)
  })

  test('two people ask for it at once: the same facts are the same paper', async () => {
    const serial = newSerial()
    const device = await withDisk(serial)
    ok(await technician.post('/erasure-evidence', logOf('ok-0.42.txt', serial)), 201)
    const second = await world.as('supervisor', null, '2')
    const url = `/devices/${device.tag}/erasure-certificate`
    const both = await Promise.all([supervisor.post(url, {}), second.post(url, {})])
    assert.deepEqual(both.map((a) => a.status).sort(), [200, 201])
    assert.equal(both[0]!.body.number, both[1]!.body.number)
    assert.equal((await papersOf(device.id)).length, 1)
  })

  test('new facts replace it: the older one says so to anyone, and the new one names it', async () => {
    const serial = newSerial()
    const device = await withDisk(serial)
    ok(await technician.post('/erasure-evidence', logOf('ok-0.42.txt', serial)), 201)
    const first = ok(await certify(device.tag), 201)
    const { id } = device.media[0]!
    const witness = await world.codeOf(supervisor)
    ok(await technician.post(`/media/${id}/removal`, { witness, to: 'gone', holder: 'Exemple SA' }))
    const next = ok(await certify(device.tag), 201)
    const check = ok(await world.anonymous.get(`/public/documents/${first.checkCode}`))
    assert.equal(check.status, 'superseded')
    const paper = await donor.get(`/documents/${next.documentId}`)
    const printed = (await pdfText(paper.raw)).replaceAll(/\s+/g, ' ')
    assert.ok(printed.includes(`Remplace le certificat n° ${first.number}`), printed)
    assert.ok(printed.includes('remis à Exemple SA'), printed)
  })
})
