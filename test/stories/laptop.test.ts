import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asked, issuerReady } from '../receipts/world.ts'
import { configure, requestId } from '../shop/world.ts'
import { startApp } from '../support/app.ts'
import { type Given, given, ok } from '../support/given.ts'
import { pdfText } from '../support/pdf.ts'
import { address, balanceOf, contact, laptopFiles, says, stepsOf } from './story.ts'

test('A company’s laptop, from the offer to a household, and back', async (t) => {
  const world = await startApp(t, { now: '2026-08-24T08:00:00Z' })
  const step = stepsOf(t)
  const g = given(world)
  const files = laptopFiles()
  const donor = await world.as('donor')
  const coordinator = await world.as('coordinator')
  const collector = await world.as('collector')
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const { workshop } = world.sites
  let donation: any
  const manager = await world.as('shopManager')
  const cashier = await world.as('cashier')
  let label = ''
  let device: Given
  const at = (path: string) => `/devices/${device.tag}${path}`
  const moved = async (to: string, reason?: string) => {
    device = ok(await technician.post(at('/transitions'), { to, ...(reason ? { reason } : {}) }))
    return device.state
  }

  await step('the company offers one laptop, and sends its offer', async () => {
    donation = ok(
      await donor.post('/donations', {
        legalBasis: 'private',
        pickupAddress: address,
        contact,
        lines: [{ category: 'laptop', quantity: 1, donorAssetTag: 'PC-0417' }],
      }),
      201,
    )
    donation = ok(
      await donor.post(`/donations/${donation.id}/submit`, { version: donation.version }),
    )
    assert.equal(donation.status, 'submitted')
  })

  await step('the coordinator accepts it for the association', async () => {
    donation = ok(
      await coordinator.post(`/donations/${donation.id}/decision`, {
        doneeId: world.organisations.association.id,
        version: donation.version,
        lines: [{ lineId: donation.lines[0].id, accept: true }],
      }),
    )
    assert.equal(donation.status, 'accepted')
  })

  await step('the collector fetches it: from here on it is the association’s', async () => {
    const round = ok(
      await collector.post('/collections', {
        donationIds: [donation.id],
        plannedOn: '2026-08-31',
        siteId: workshop.id,
      }),
      201,
    )
    world.clock.set('2026-08-31T07:30:00Z')
    donation = ok(
      await collector.post(`/collections/${round.id}/pickups`, {
        donationId: donation.id,
        lines: [{ lineId: donation.lines[0].id, taken: 1 }],
      }),
      201,
    )
    assert.equal(donation.status, 'handedOver')
  })

  await step('the workshop receives it on a label printed ahead', async () => {
    const batch = ok(await technician.post('/label-batches', { count: 2, layout: 'a4-24' }), 201)
    label = batch.tags[0]
    const sheet = await technician.get(`/label-batches/${batch.id}/sheet`)
    assert.ok((await pdfText(sheet.raw)).includes(`${label.slice(0, 4)}-${label.slice(4)}`))
    world.clock.set('2026-09-01T08:00:00Z')
    device = ok(
      await technician.post('/devices', {
        donationLineId: donation.lines[0].id,
        siteId: workshop.id,
        tag: `HTTPS://COLLECTE.EXAMPLE/D/${label}`,
        category: 'laptop',
        massGrams: 2480,
        massSource: 'scale',
      }),
      201,
    )
    assert.deepEqual(
      [device.state, device.tag, device.ownerId, device.donorAssetTag],
      ['RECEIVED', label, world.organisations.association.id, 'PC-0417'],
    )
  })

  await step('its own report tells what it is, and its one disk', async () => {
    const read = ok(await technician.post(at('/inventories'), files.report))
    device = read.device
    assert.deepEqual([device.manufacturer, device.model, device.serial], files.identity)
    assert.deepEqual(
      device.media.map((m: any) => [m.model, m.serial, m.bytes, m.dataState]),
      [[...files.disk, 'presumed']],
    )
    const { class: performanceClass, shown } = read.import.performance
    assert.equal(performanceClass, files.performanceClass)
    const ram = shown.find((s: { part: string }) => s.part === 'ram')
    assert.match(ram.value, new RegExp(`^${files.ram}\\b`))
  })

  await step('it is sorted, accepted, and goes to be erased', async () => {
    assert.equal(await moved('TRIAGED'), 'TRIAGED')
    device = ok(await technician.post(at('/acceptance'), { accept: true }))
    assert.equal(await moved('TO_ERASE'), 'TO_ERASE')
    device = ok(await technician.post(at('/media-complete'), {}))
    assert.equal(device.state, 'TO_ERASE', 'listed is not erased')
  })

  await step('nothing gets it further while its disk may hold data', async () => {
    const test = await technician.post(at('/tests'), await g.answersOf(device.tag))
    assert.deepEqual(says(test), [409, 'TRANSITION_FORBIDDEN'])
    const paper = await supervisor.post(at('/erasure-certificate'), {})
    assert.deepEqual(says(paper), [422, 'CERTIFICATE_NOT_READY'])
  })

  await step(
    'the bench’s log proves the erasure; its other disk, unknown here, is set aside',
    async () => {
      world.clock.set('2026-09-02T14:00:00Z')
      const sent = ok(await technician.post('/erasure-evidence', files.log), 201)
      const [proved, stranger] = sent.verdicts
      assert.deepEqual(
        [proved.serial, proved.verdict, proved.level, proved.deviceTag],
        [files.disk[1], 'erased', 'clear', label],
      )
      assert.deepEqual([stranger.serial, stranger.place], [files.stranger, 'tray'])
      ok(
        await supervisor.post(`/erasure-verdicts/${stranger.id}/dismissal`, {
          reason: 'otherWorkshop',
        }),
      )
      device = await g.read(label)
      assert.deepEqual([device.state, device.media[0]?.dataState], ['ERASED', 'erased'])
    },
  )

  await step('the supervisor certifies it, for the donor to keep', async () => {
    const { documentId, checkCode } = ok(await supervisor.post(at('/erasure-certificate'), {}), 201)
    const paper = await donor.get(`/documents/${documentId}`)
    assert.ok((await pdfText(paper.raw)).includes(String(files.disk[1])))
    const check = ok(await world.anonymous.get(`/public/documents/${checkCode}`))
    assert.equal(check.status, 'authentic')
  })

  await step('the test finds a dead battery, and the release is refused', async () => {
    const answers = await g.answersOf(device.tag, { battery: false })
    device = ok(await technician.post(at('/tests'), answers))
    assert.equal(device.state, 'TESTED')
    const refused = await supervisor.post(at('/release'), {})
    assert.equal(refused.status, 422)
    const missing = refused.body.blockers.map((b: { code: string }) => b.code)
    for (const code of ['TEST_FAILED', 'GRADE_MISSING', 'CLASS_MISSING', 'SYSTEM_MISSING'])
      assert.ok(missing.includes(code), code)
  })

  await step('the battery is replaced, and all is tested again', async () => {
    assert.equal(await moved('TO_REPAIR', 'battery'), 'TO_REPAIR')
    device = ok(await technician.post(at('/repairs'), { actions: ['batteryReplaced', 'cleaned'] }))
    assert.equal(device.state, 'ERASED')
    device = ok(await technician.post(at('/tests'), await g.answersOf(device.tag)))
  })

  await step('it is graded, and released by another person than its tester', async () => {
    const { version } = device
    device = ok(
      await technician.post(at('/grade'), {
        cosmeticGrade: 'B',
        batteryHealthPercent: 98,
        version,
      }),
    )
    assert.deepEqual([device.cosmeticGrade, device.performanceClass], ['B', files.performanceClass])
    device = ok(await technician.post(at('/system'), { system: 'emmabuntus-6' }))
    assert.deepEqual([device.system, device.condition], ['emmabuntus-6', 'refurbished'])
    assert.equal((await technician.post(at('/release'), {})).status, 403)
    device = ok(await supervisor.post(at('/release'), {}))
    assert.equal(device.state, 'READY')
  })

  await step('its history reads like a story', async () => {
    const { items } = ok(await donor.get(at('/history')))
    assert.deepEqual(
      items.map((f: { text: string }) => f.text),
      [
        'Reçu à l’atelier, 2480 g.',
        `Support listé : ${files.kind}, ${files.disk[1]}.`,
        'Inventaire lshw lu : 1 support.',
        'De « reçu » à « trié ».',
        'Accepté après tri.',
        'De « trié » à « à effacer ».',
        'Tous les supports sont déclarés.',
        'Effacement prouvé par son journal.',
        'De « à effacer » à « effacé ».',
        'Document délivré : 2026-000001.',
        'Testé : des points échouent.',
        'De « effacé » à « testé ».',
        'De « testé » à « à réparer » (batterie).',
        'Réparé (batterie remplacée, nettoyage).',
        'De « à réparer » à « effacé ».',
        'Testé : tout va bien.',
        'De « effacé » à « testé ».',
        `Noté B, ${files.performanceClass}.`,
        'Système installé : emmabuntus-6.',
        'Validé par une deuxième personne : prêt à la vente.',
        'De « testé » à « prêt à la vente ».',
      ],
    )
  })

  await step('what came in is what is there, to the gram', async () => {
    assert.deepEqual(await balanceOf(world, device.id), {
      movements: [['received', 2480]],
      left: 2480,
    })
    const read = ok(await donor.get(`/donations/${donation.id}`))
    assert.equal(read.receivedGrams, 2480)
    const { promised, received, accepted, inStock } = read.lines[0].progress
    assert.deepEqual([promised, received, accepted, inStock], [1, 1, 1, 1])
  })

  await step(
    'it travels to the shop with its slip, and is on the shelf at its arrival',
    async () => {
      world.clock.set('2026-09-03T07:00:00Z')
      const { id, version } = ok(
        await technician.post('/transfers', {
          fromSiteId: workshop.id,
          toSiteId: world.sites.shop.id,
          codes: [label],
        }),
        201,
      )
      ok(await technician.post(`/transfers/${id}/send`, { version }))
      assert.equal((await g.read(label)).transit, world.sites.shop.id)
      ok(await manager.post(`/transfers/${id}/arrivals`, { code: label, eventId: requestId() }))
      device = await g.read(label)
      assert.deepEqual([device.state, device.siteId], ['IN_SHOP', world.sites.shop.id])
    },
  )

  await step('a family buys it at the solidarity price, and takes its ticket home', async () => {
    const key = `laptop/${files.performanceClass}`
    await configure(world, 'price', key, { listCents: 11000, percentOff: { T1: 30, T2: 0 } })
    const { id } = world.organisations.association
    await configure(world, 'sellerVat', id, { regime: 'EXO_261_7_1_B' })
    ok(await manager.post('/tills', { code: 'T01', siteId: world.sites.shop.id }), 201)
    ok(
      await cashier.post('/tills/T01/open', {
        requestId: requestId(),
        at: world.services.now(),
        floatCents: 5000,
        denominations: [{ cents: 1000, count: 5 }],
      }),
      201,
    )
    const ticket = ok(
      await cashier.post('/tills/T01/sales', {
        requestId: requestId(),
        tier: 'T1',
        lines: [{ code: label }],
        payments: [{ means: 'cash', amountCents: 8000 }],
        expectedTotalCents: 7700,
      }),
      201,
    )
    assert.deepEqual([ticket.ref, ticket.totalCents, ticket.changeCents], ['T01/1', 7700, 300])
    const paper = await cashier.post(`/tickets/${ticket.id}/print`, {})
    const text = await pdfText(paper.raw)
    for (const word of [`${label.slice(0, 4)}-${label.slice(4)}`, '77,00', 'Garantie légale'])
      assert.ok(text.includes(word), word)
    device = await g.read(label)
    assert.equal(device.state, 'SOLD')
    const { progress } = ok(await donor.get(`/donations/${donation.id}`)).lines[0]
    assert.deepEqual([progress.sold, progress.inStock], [1, 0])
    assert.equal((await balanceOf(world, device.id)).left, 0)
  })

  await step(
    'the donor says what it was worth, and holds a receipt it can show the tax office',
    async () => {
      await issuerReady(world)
      const accountant = await world.as('accountant')
      const draft = ok(await accountant.post('/receipts', asked(world, [donation.id])), 201)
      const missing = draft.blockers.map((b: { code: string }) => b.code)
      assert.deepEqual(missing, ['VALUATION_MISSING'])
      const early = await accountant.post(`/receipts/${draft.id}/issue`, { version: draft.version })
      assert.deepEqual(says(early), [422, 'VALUATION_MISSING'])
      const worth = {
        lineId: donation.lines[0].id,
        unitValueCents: 12345,
        method: 'VALEUR_CESSION',
      }
      ok(await donor.post(`/donations/${donation.id}/valuation`, { lines: [worth] }), [200, 201])
      const receipt = ok(
        await accountant.post(`/receipts/${draft.id}/issue`, { version: draft.version }),
      )
      assert.deepEqual([receipt.number, receipt.totalCents], ['2026-000001', 12345])
      const paper = await donor.get(`/documents/${receipt.documentId}`)
      const text = await pdfText(paper.raw)
      for (const word of [
        '***123,45***',
        'cent vingt-trois euros et quarante-cinq centimes',
        '16216',
      ])
        assert.ok(text.includes(word), word)
      const check = ok(await world.anonymous.get(`/public/documents/${receipt.checkCode}`))
      assert.deepEqual([check.status, check.number], ['authentic', '2026-000001'])
    },
  )

  await step(
    'it fails, comes back, and may hold the family’s data: nothing is taken for erased',
    async () => {
      world.clock.set('2026-09-03T15:00:00Z')
      const refund = ok(
        await manager.post('/tills/T01/refunds', {
          requestId: requestId(),
          ticket: 'T01/1',
          lines: [{ code: label, returned: true }],
          reason: 'guarantee',
          means: 'cash',
        }),
        201,
      )
      assert.deepEqual([refund.of, refund.totalCents], ['T01/1', -7700])
      device = await g.read(label)
      assert.deepEqual(
        [device.state, device.cycle, device.mediaComplete, device.media[0]?.dataState],
        ['RETURNED', 2, false, 'presumed'],
      )
      assert.equal((await balanceOf(world, device.id)).left, 2480)
      assert.deepEqual(says(await technician.post(at('/tests'), await g.answersOf(label))), [
        409,
        'TRANSITION_FORBIDDEN',
      ])
    },
  )
})
