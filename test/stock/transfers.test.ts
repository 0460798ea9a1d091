import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sqlAs } from '../donations/world.ts'
import { startApp } from '../support/app.ts'
import { type Given, given, ok } from '../support/given.ts'
import { pdfText } from '../support/pdf.ts'

const codesOf = (answer: { body: any }) =>
  (answer.body.blockers ?? []).map((b: any) => `${b.code} ${b.detail ?? ''}`.trim())
const refusedAs = (answer: { status: number; body: any }, status: number, code: string) =>
  assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(answer.body))
let events = 0
const newEvent = () => `019a0000-0000-7000-8000-${String(++events).padStart(12, '0')}`

describe('Transfers between sites', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const world = await startApp({ after: (end) => void ends.push(end) })
  const g = given(world)
  const { workshop, shop, otherWorkshop } = world.sites
  const technician = await world.as('technician')
  const shopManager = await world.as('shopManager')
  const collector = await world.as('collector')
  const neighbour = await world.as('technician', 'otherWorkshop')
  test.after(async () => {
    for (const end of ends.reverse()) await end()
  })

  const open = async (devices: { tag: string }[], to = shop.id, by = technician) =>
    by.post('/transfers', {
      fromSiteId: workshop.id,
      toSiteId: to,
      codes: devices.map((d) => d.tag),
    })
  const send = async (t: any, by = technician) =>
    by.post(`/transfers/${t.id}/send`, { version: t.version })
  const sent = async (devices: { tag: string }[], to = shop.id) =>
    ok(await send(ok(await open(devices, to), 201)))
  const arrive = (t: { id: string }, code: string, by = technician, eventId = newEvent()) =>
    by.post(`/transfers/${t.id}/arrivals`, { code, eventId })
  const close = (t: any, missing: object[] = [], by = technician) =>
    by.post(`/transfers/${t.id}/close`, { version: t.version, missing })
  const kitOf = async () => {
    const members = [await g.ready(await g.desktop()), await g.monitorReady()]
    const said = { category: 'desktopSet', members: members.map((m) => m.tag) }
    return { ...ok(await technician.post('/kits', said), 201), devices: members as Given[] }
  }
  const newSite = async (
    kind: string,
    name: string,
    organisation = world.organisations.association,
  ) =>
    ok(
      await world.admin.post('/sites', {
        organisationId: organisation.id,
        kind,
        name,
        address: workshop.address,
      }),
      201,
    )

  test('a ready laptop leaves the workshop, is in transit, and is for sale once scanned at the shop', async () => {
    const ready = await g.ready()
    const other = await g.laptop()
    const draft = ok(await open([ready, other]), 201)
    assert.match(draft.reference, /^TRF-2026-\d{6}$/)
    assert.deepEqual([draft.status, draft.devices, draft.remaining], ['draft', 2, 2])
    assert.equal((await g.read(ready.tag)).transit, null, 'a draft moves nothing')

    const gone = ok(await send(draft))
    assert.equal(gone.status, 'sent')
    assert.deepEqual(
      gone.items.map((i: any) => i.status),
      ['inTransit', 'inTransit'],
    )
    const away = await g.read(ready.tag)
    assert.deepEqual([away.siteId, away.transit], [workshop.id, shop.id])
    const step = away.allowed.find((s: any) => s.operation === 'receiveTransfer')
    assert.deepEqual([step.to, step.blockers], ['IN_SHOP', []])
    const moved = await (await world.as('supervisor')).post(`/devices/${ready.tag}/transitions`, {
      to: 'TO_ERASE',
      reason: 'toCheck',
    })
    refusedAs(moved, 422, 'IN_TRANSIT')

    const first = ok(await arrive(gone, ready.tag, shopManager))
    assert.deepEqual(
      first.devices.map((d: any) => [d.tag, d.state, d.siteId, d.transit, d.ownerId]),
      [[ready.tag, 'IN_SHOP', shop.id, null, ready.ownerId]],
    )
    assert.deepEqual([first.kit, first.remaining, first.remainingTags], [null, 1, [other.tag]])
    const second = ok(await arrive(gone, `https://collecte.example/d/${other.tag}`, shopManager))
    assert.deepEqual(
      [second.devices[0].state, second.remaining, second.remainingTags],
      ['RECEIVED', 0, []],
    )
    const story = ok(await technician.get(`/devices/${ready.tag}/history`))
    const told = story.items.slice(-3).map((f: any) => [f.kind, f.siteId])
    assert.deepEqual(told, [
      ['device.sent', workshop.id],
      ['device.arrived', shop.id],
      ['device.moved', shop.id],
    ])
    assert.deepEqual(story.items.at(-1).data, {
      from: 'READY',
      to: 'IN_SHOP',
      operation: 'receiveTransfer',
    })
    const closed = ok(await close(gone))
    assert.deepEqual([closed.status, closed.arrived, closed.remaining], ['closed', 2, 0])
    refusedAs(await close(closed), 409, 'WRONG_STATUS')
  })

  test('each site’s balance of mass follows the devices, and the territory’s does not change', async () => {
    const device = await g.laptop()
    const t = await sent([device])
    ok(await arrive(t, device.tag))
    const { rows } = await sqlAs(
      world,
      'app',
      `select flow, grams::int as grams, site_id from mass_movement where subject_id = $1 and flow like 'transfer%' order by flow`,
      [device.id],
    )
    assert.deepEqual(rows, [
      { flow: 'transferIn', grams: device.massGrams, site_id: shop.id },
      { flow: 'transferOut', grams: -device.massGrams, site_id: workshop.id },
    ])
  })

  test('a kit travels by its own tag with all its members, never a member alone', async () => {
    const kit = await kitOf()
    const [desktop, screen] = kit.devices
    const alone = await open([desktop])
    refusedAs(alone, 422, 'TRANSFER_KIT_MEMBER')
    assert.deepEqual(codesOf(alone), [`TRANSFER_KIT_MEMBER ${desktop.tag}: ${kit.tag}`])

    const t = await sent([kit])
    assert.deepEqual(
      t.items.map((i: any) => [i.tag, i.kitTag]).toSorted(),
      [
        [desktop.tag, kit.tag],
        [screen.tag, kit.tag],
      ].toSorted(),
    )
    const now = ok(await technician.get(`/kits/${kit.tag}`))
    const dissolved = await technician.post(`/kits/${kit.tag}/dissolution`, {
      version: now.version,
    })
    refusedAs(dissolved, 422, 'IN_TRANSIT')
    refusedAs(await arrive(t, screen.tag, shopManager), 422, 'TRANSFER_KIT_MEMBER')

    const answer = ok(await arrive(t, kit.tag, shopManager))
    assert.equal(answer.kit.siteId, shop.id)
    assert.deepEqual(
      answer.devices.map((d: any) => [d.state, d.siteId]),
      [
        ['IN_SHOP', shop.id],
        ['IN_SHOP', shop.id],
      ],
    )
    assert.equal(answer.remaining, 0)
    refusedAs(await arrive(t, kit.tag, shopManager), 409, 'TRANSFER_ALREADY_ARRIVED')
  })

  test('a kit that is dissolved before it leaves sends its members each by itself', async () => {
    const kit = await kitOf()
    const draft = ok(await open([kit]), 201)
    ok(await technician.post(`/kits/${kit.tag}/dissolution`, { version: kit.version }))
    const t = ok(await send(draft))
    refusedAs(await arrive(t, kit.tag), 422, 'TRANSFER_NOT_LISTED')
    for (const d of kit.devices) ok(await arrive(t, d.tag))
  })

  test('a device that goes into a kit after its scan does not leave without it', async () => {
    const members = [await g.ready(await g.desktop()), await g.monitorReady()]
    const draft = ok(await open([members[0]!]), 201)
    const said = { category: 'desktopSet', members: members.map((m) => m.tag) }
    ok(await technician.post('/kits', said), 201)
    refusedAs(await send(draft), 422, 'TRANSFER_KIT_MEMBER')
  })

  test('everything that keeps devices from leaving is said at once, by tag', async () => {
    const [wrong, repair, travelling, listed] = [
      await g.laptop(),
      await g.laptop(),
      await g.laptop(),
      await g.laptop(),
    ]
    const elsewhere = await g.laptop({ siteId: shop.id })
    const returned = await g.move((await g.laptop()).tag, 'QUARANTINE', 'wrongDonor')
    await g.move(returned.tag, 'RETURNED_TO_DONOR', 'wrongDonor')
    await sqlAs(
      world,
      'owner',
      `alter table device drop constraint device_custody_sold; alter table device disable trigger device_custody;
       update device set custody = 'repair' where id = '${repair.id}'; alter table device enable always trigger device_custody`,
    )
    const away = await sent([travelling])
    const held = ok(await open([listed]), 201)
    const kit = await kitOf()
    const unknown = '7K2M9QX3'
    const refused = await technician.post('/transfers', {
      fromSiteId: workshop.id,
      toSiteId: otherWorkshop.id,
      codes: [
        ...[wrong, repair, travelling, listed, elsewhere, returned].map((d) => d.tag),
        kit.devices[0].tag,
        unknown,
        '7K2M9QX4',
        'not a tag',
      ],
    })
    assert.equal(refused.status, 422)
    assert.deepEqual(
      codesOf(refused).toSorted(),
      [
        'BAD_LABEL 7K2M9QX4',
        'BAD_LABEL not a tag',
        `TRANSFER_NOT_AT_SITE ${unknown}`,
        `TRANSFER_NOT_AT_SITE ${elsewhere.tag}`,
        `IN_CUSTODY ${repair.tag}`,
        `IN_TRANSIT ${travelling.tag}`,
        `DEVICE_GONE ${returned.tag}: RETURNED_TO_DONOR`,
        `TRANSFER_KIT_MEMBER ${kit.devices[0].tag}: ${kit.tag}`,
        `TRANSFER_LISTED_ELSEWHERE ${listed.tag}: ${held.reference}`,
        `TRANSFER_LISTED_ELSEWHERE ${travelling.tag}: ${away.reference}`,
      ].toSorted(),
    )
    assert.equal((await g.read(wrong.tag)).transit, null)
  })

  test('what is for sale in a shop goes to another shop alone, else it comes back first', async () => {
    const device = await g.ready()
    ok(await arrive(await sent([device]), device.tag))
    const from = (to: string) =>
      shopManager.post('/transfers', { fromSiteId: shop.id, toSiteId: to, codes: [device.tag] })
    refusedAs(await from(workshop.id), 422, 'TRANSFER_SHOP_ONLY')
    const second = await newSite('shop', 'Boutique Nord')
    const t = ok(await send(ok(await from(second.id), 201), shopManager))
    const { devices } = ok(await arrive(t, device.tag))
    assert.deepEqual([devices[0].state, devices[0].siteId], ['IN_SHOP', second.id])
    ok(
      await shopManager.post(`/devices/${device.tag}/transitions`, {
        to: 'RETURNED',
        reason: 'unsold',
      }),
    )
    const back = { fromSiteId: second.id, toSiteId: workshop.id, codes: [device.tag] }
    const home = ok(await send(ok(await shopManager.post('/transfers', back), 201)))
    assert.equal(ok(await arrive(home, device.tag)).devices[0].state, 'RETURNED')
  })

  test('a transfer goes between two different sites that are open', async () => {
    refusedAs(await open([], workshop.id), 422, 'TRANSFER_SAME_SITE')
    refusedAs(await open([], newEvent()), 422, 'REFERENCE_UNKNOWN')
    const closing = await newSite('warehouse', 'Dépôt fermé')
    const device = await g.laptop()
    const t = await sent([device], closing.id)
    const shut = () =>
      world.admin.post(`/sites/${closing.id}/deactivation`, { version: closing.version })
    refusedAs(await shut(), 409, 'IN_USE')
    ok(await close(t, [{ code: device.tag, reason: 'leftBehind' }]))
    const draft = ok(await open([device], closing.id), 201)
    ok(await shut())
    refusedAs(await send(draft), 422, 'SITE_INACTIVE')
    refusedAs(await open([], closing.id), 422, 'SITE_INACTIVE')
  })

  test('a draft is added to and taken from until it leaves, by who saw it last', async () => {
    const [one, two] = [await g.laptop(), await g.laptop()]
    const kit = await kitOf()
    const draft = ok(await open([]), 201)
    refusedAs(await send(draft), 422, 'TRANSFER_EMPTY')
    const change = (what: string, codes: string[], version: number) =>
      technician.post(`/transfers/${draft.id}/${what}`, { codes, version })
    const more = ok(await change('items', [one.tag, two.tag, kit.tag, one.tag], 1))
    assert.deepEqual([more.devices, more.version], [4, 2])
    const same = ok(await change('items', [two.tag, kit.tag], 2))
    assert.deepEqual([same.devices, same.version], [4, 3])
    const stale = await change('items', [one.tag], 2)
    refusedAs(stale, 409, 'STALE')
    assert.ok(stale.body.changedBy && stale.body.changedAt)
    refusedAs(await change('removals', [kit.devices[0].tag], 3), 422, 'TRANSFER_KIT_MEMBER')
    const other = await g.laptop()
    refusedAs(await change('removals', [other.tag], 3), 422, 'TRANSFER_NOT_LISTED')
    const less = ok(await change('removals', [kit.tag, two.tag], 3))
    assert.deepEqual(
      less.items.map((i: any) => i.tag),
      [one.tag],
    )
    const gone = ok(await send(less))
    refusedAs(await change('items', [two.tag], gone.version), 409, 'WRONG_STATUS')
    refusedAs(await change('removals', [one.tag], gone.version), 409, 'WRONG_STATUS')
    refusedAs(await send(gone), 409, 'WRONG_STATUS')
  })

  test('a cancelled draft frees its devices and keeps its reference', async () => {
    const device = await g.laptop()
    const draft = ok(await open([device]), 201)
    refusedAs(await open([device]), 422, 'TRANSFER_LISTED_ELSEWHERE')
    const cancel = (t: any) => technician.post(`/transfers/${t.id}/cancel`, { version: t.version })
    const cancelled = ok(await cancel(draft))
    assert.deepEqual([cancelled.status, cancelled.devices], ['cancelled', 0])
    assert.equal(cancelled.reference, draft.reference)
    const again = ok(await send(ok(await open([device]), 201)))
    refusedAs(await cancel(again), 409, 'WRONG_STATUS')
  })

  test('the same scan sent twice, even at once, is answered as the first time', async () => {
    const [device, other] = [await g.laptop(), await g.laptop()]
    const t = await sent([device, other])
    const eventId = newEvent()
    const twice = await Promise.all([
      arrive(t, device.tag, shopManager, eventId),
      arrive(t, device.tag, shopManager, eventId),
    ])
    for (const a of twice) assert.deepEqual(ok(a, 200), twice[0].body)
    ok(await arrive(t, other.tag, shopManager))
    assert.deepEqual(ok(await arrive(t, device.tag, shopManager, eventId)), twice[0].body)
    refusedAs(await arrive(t, other.tag, shopManager, eventId), 409, 'KEY_REUSED')
  })

  test('twenty devices scanned by two people at once each arrive once', async () => {
    const devices = []
    for (let i = 0; i < 20; i++) devices.push(await g.laptop())
    const t = await sent(devices)
    const other = await world.as('supervisor')
    const answers = await Promise.all(
      devices.flatMap((d) => [arrive(t, d.tag, shopManager), arrive(t, d.tag, other)]),
    )
    for (let i = 0; i < 20; i++) {
      const pair = answers.slice(2 * i, 2 * i + 2)
      assert.deepEqual(pair.map((a) => a.status).toSorted(), [200, 409])
      assert.equal(pair.find((a) => a.status === 409)!.body.code, 'TRANSFER_ALREADY_ARRIVED')
    }
    const { rows } = await sqlAs(
      world,
      'app',
      `select count(*)::int as n, count(distinct subject_id)::int as devices from event
       where kind = 'device.arrived' and data->>'transferId' = $1`,
      [t.id],
    )
    assert.deepEqual(rows, [{ n: 20, devices: 20 }])
    assert.equal(ok(await technician.get(`/transfers/${t.id}`)).remaining, 0)
  })

  test('a device that two people list at once is on one transfer', async () => {
    const device = await g.laptop()
    const both = await Promise.all([open([device]), open([device])])
    assert.deepEqual(both.map((a) => a.status).toSorted(), [201, 422])
    const refused = both.find((a) => a.status === 422)!
    assert.equal(refused.body.code, 'TRANSFER_LISTED_ELSEWHERE')
  })

  test('a device that is not on the transfer is not received by it', async () => {
    const [device, stray] = [await g.laptop(), await g.laptop()]
    const draft = ok(await open([device]), 201)
    refusedAs(await arrive(draft, device.tag), 409, 'WRONG_STATUS')
    const t = ok(await send(draft))
    const refused = await arrive(t, stray.tag)
    refusedAs(refused, 422, 'TRANSFER_NOT_LISTED')
    assert.deepEqual(codesOf(refused), [`TRANSFER_NOT_LISTED ${stray.tag}`])
    refusedAs(await arrive(t, '7K2M9QX4'), 422, 'BAD_LABEL')
    const ahead = { code: device.tag, eventId: newEvent(), occurredAt: '2027-01-01T00:00:00Z' }
    refusedAs(await technician.post(`/transfers/${t.id}/arrivals`, ahead), 422, 'CLOCK_OFF')
  })

  test('what did not arrive is spoken of: left behind it is free, missing it stays awaited', async () => {
    const [came, stayed, lost] = [await g.laptop(), await g.laptop(), await g.laptop()]
    const kit = await kitOf()
    const t = await sent([came, stayed, lost, kit])
    ok(await arrive(t, came.tag))
    const silent = await close(t, [{ code: stayed.tag, reason: 'leftBehind' }])
    refusedAs(silent, 422, 'TRANSFER_INCOMPLETE')
    assert.deepEqual(
      codesOf(silent).toSorted(),
      [`TRANSFER_INCOMPLETE ${lost.tag}`, `TRANSFER_INCOMPLETE ${kit.tag}`].toSorted(),
    )
    const all = [
      { code: stayed.tag, reason: 'leftBehind' },
      { code: lost.tag, reason: 'missing' },
      { code: kit.tag, reason: 'missing' },
    ]
    refusedAs(
      await close(t, [...all, { code: came.tag, reason: 'missing' }]),
      422,
      'TRANSFER_NOT_LISTED',
    )
    refusedAs(await close(t, [...all, { code: lost.tag, reason: 'leftBehind' }]), 400, 'MALFORMED')
    refusedAs(await close({ ...t, version: 1 }, all), 409, 'STALE')
    const closed = ok(await close(t, all, shopManager))
    assert.equal(closed.status, 'closed')
    assert.deepEqual(
      [closed.arrived, closed.leftBehind, closed.missing, closed.remaining],
      [1, 1, 3, 3],
    )
    const back = await g.read(stayed.tag)
    assert.deepEqual([back.siteId, back.transit], [workshop.id, null])
    refusedAs(await arrive(closed, stayed.tag), 422, 'TRANSFER_NOT_LISTED')
    const away = await g.read(lost.tag)
    assert.deepEqual([away.siteId, away.transit], [workshop.id, shop.id])
    refusedAs(await open([lost]), 422, 'IN_TRANSIT')
    ok(await open([stayed]), 201)

    // The one turns up at the shop after all, the other in a corner of the workshop.
    assert.equal(ok(await arrive(closed, kit.tag)).kit.siteId, shop.id)
    const settled = ok(await close(closed, [{ code: lost.tag, reason: 'leftBehind' }]))
    assert.deepEqual([settled.leftBehind, settled.missing, settled.remaining], [2, 0, 0])
    assert.equal((await g.read(lost.tag)).transit, null)
    refusedAs(await close(settled), 409, 'WRONG_STATUS')
  })

  test('the slip that travels names both sites, each device and the masses', async () => {
    const device = await g.laptop({ manufacturer: 'Exemple SA', model: 'Portable Q7' })
    const kit = await kitOf()
    const draft = ok(await open([device, kit]), 201)
    assert.equal((await technician.get(`/transfers/${draft.id}/slip`)).status, 404)
    const t = ok(await send(draft))
    const slip = await collector.get(`/transfers/${t.id}/slip`)
    assert.equal(slip.status, 200)
    const printed = (await pdfText(slip.raw)).replaceAll(/[\u00a0\u202f]/g, ' ')
    const tagOf = (tag: string) => `${tag.slice(0, 4)}-${tag.slice(4)}`
    for (const words of [
      'Bordereau de transfert',
      t.reference,
      workshop.name,
      shop.name,
      tagOf(device.tag),
      tagOf(kit.tag),
      ...kit.devices.map((d: Given) => tagOf(d.tag)),
      'Exemple SA',
      'Portable Q7',
      device.serial,
      'Total : 3 appareils',
      t.grams.toLocaleString('fr-FR').replaceAll(/[\u00a0\u202f]/g, ' '),
      'Pour le site de départ',
      'Pour le site d’arrivée',
    ])
      assert.ok(printed.includes(words), `${words} in ${printed}`)
    const [paper] = ok(await technician.get(`/documents?subjectId=${t.id}`)).items
    assert.deepEqual([paper.id, paper.kind], [t.documentId, 'transferSlip'])
    assert.equal(paper.issuerId, world.organisations.association.id)
    const check = ok(await world.anonymous.get(`/public/documents/${paper.checkCode}`))
    assert.equal(check.status, 'authentic')
  })

  test('the other organisation receives a device that was not its to see; its owner stays', async () => {
    const device = await g.laptop()
    const t = await sent([device], otherWorkshop.id)
    assert.equal((await neighbour.get(`/devices/${device.tag}`)).status, 404)
    assert.equal(ok(await neighbour.get(`/transfers/${t.id}`)).items[0].tag, device.tag)
    assert.equal((await neighbour.get(`/transfers/${t.id}/slip`)).status, 200)
    const { devices } = ok(await arrive(t, device.tag, neighbour))
    assert.deepEqual([devices[0].siteId, devices[0].ownerId], [otherWorkshop.id, device.ownerId])
    assert.equal(ok(await neighbour.get(`/devices/${device.tag}`)).siteId, otherWorkshop.id)
  })

  test('each end does its own part; a third party finds nothing, and who does not carry does nothing', async () => {
    const device = await g.laptop()
    const draft = ok(await open([device], otherWorkshop.id), 201)
    refusedAs(await send(draft, neighbour), 403, 'FORBIDDEN')
    const t = ok(await send(draft))
    refusedAs(await arrive(t, device.tag, collector), 403, 'FORBIDDEN')
    const third = await newSite('workshop', 'Atelier Tiers', world.organisations.publicBody)
    const inside = ok(await open([await g.laptop()]), 201)
    const url = `/transfers/${inside.id}`
    for (const answer of [
      await neighbour.get(url),
      await neighbour.get(`${url}/slip`),
      await send(inside, neighbour),
      await arrive(inside, device.tag, neighbour),
      await close(inside, [], neighbour),
      await neighbour.post(`${url}/cancel`, { version: 1 }),
      await neighbour.post(`${url}/items`, { codes: [device.tag], version: 1 }),
      await neighbour.post(`${url}/removals`, { codes: [device.tag], version: 1 }),
      await open([], third.id, neighbour),
    ])
      assert.equal(answer.status, 404, JSON.stringify(answer.body))
    for (const role of ['donor', 'accountant', 'auditor', 'observer', 'weeeOfficer'] as const)
      refusedAs(await open([], shop.id, await world.as(role)), 403, 'FORBIDDEN')
    for (const role of [
      'supervisor',
      'collector',
      'cashier',
      'shopManager',
      'coordinator',
      'admin',
    ] as const)
      ok(await open([], shop.id, await world.as(role)), 201)
  })

  test('transfers are listed page by page, by site on either end and by status', async () => {
    const t = await sent([await g.laptop()], otherWorkshop.id)
    const all: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: any = ok(await technician.get(`/transfers?limit=7${next && `&after=${next}`}`))
      all.push(...page.items.map((i: any) => i.id))
      next = page.next
    }
    assert.deepEqual(all, [...new Set(all)].toSorted())
    assert.ok(all.includes(t.id) && all.length > 7)
    const there = ok(await neighbour.get(`/transfers?siteId=${otherWorkshop.id}&status=sent`)).items
    assert.ok(there.some((i: any) => i.id === t.id))
    for (const i of there) assert.deepEqual([i.status, i.toSiteId], ['sent', otherWorkshop.id])
    assert.deepEqual([t.fromSite, t.toSite], ['Atelier Nord', 'Atelier Sud'])
    for (const i of there) assert.equal(i.toSite, 'Atelier Sud')
    assert.deepEqual(ok(await neighbour.get(`/transfers?siteId=${shop.id}`)).items, [])
  })

  for (const role of ['app', 'owner'] as const)
    test(`nothing but a sent transfer moves a device, even by the ${role} of the tables`, async () => {
      const [still, away, listed] = [await g.laptop(), await g.laptop(), await g.laptop()]
      const t = await sent([away])
      const draft = ok(await open([listed]), 201)
      const attacks: [sql: string, values: unknown[]][] = [
        ['update device set to_site_id = $2 where id = $1', [still.id, shop.id]],
        ['update device set to_site_id = $2 where id = $1', [listed.id, shop.id]],
        ['update device set site_id = $2 where id = $1', [still.id, shop.id]],
        ['update device set site_id = $2 where id = $1', [away.id, shop.id]],
        ['update device set to_site_id = $2 where id = $1', [away.id, otherWorkshop.id]],
        [
          'update device set site_id = $2, to_site_id = null where id = $1',
          [away.id, otherWorkshop.id],
        ],
        [
          `insert into device select (jsonb_populate_record(d, jsonb_build_object('id', uuidv7(), 'to_site_id', $2::uuid))).*
           from device d where id = $1`,
          [still.id, shop.id],
        ],
        [
          `merge into device d using (select $1::uuid as id, $2::uuid as site) x on d.id = x.id
           when matched then update set to_site_id = x.site`,
          [still.id, shop.id],
        ],
        [
          'update transfer_item set arrived_at = now(), arrived_by = $2 where device_id = $1',
          [away.id, 'x'],
        ],
        ['update transfer_item set left_behind_at = now() where device_id = $1', [away.id]],
        ['delete from transfer_item where device_id = $1', [away.id]],
        [
          'insert into transfer_item (transfer_id, device_id, left_at) values ($1, $2, now())',
          [draft.id, still.id],
        ],
        ['insert into transfer_item (transfer_id, device_id) values ($1, $2)', [t.id, still.id]],
        ['update transfer set to_site_id = $2 where id = $1', [t.id, otherWorkshop.id]],
        [
          `update transfer set status = 'draft', sent_at = null, sent_by = null where id = $1`,
          [t.id],
        ],
        ['update transfer set document_id = null where id = $1', [t.id]],
        ['delete from transfer where id = $1', [draft.id]],
        ['truncate transfer_item', []],
        ['truncate transfer cascade', []],
      ]
      for (const [sql, values] of attacks)
        await assert.rejects(
          sqlAs(world, role, sql, values),
          ({ code }: { code?: string }) =>
            ['LC401', 'LC402', 'LC403', 'LC001', '42501'].includes(code ?? ''),
          sql,
        )
      const after = await g.read(away.tag)
      assert.deepEqual([after.siteId, after.transit], [workshop.id, shop.id])
      assert.equal((await g.read(still.tag)).transit, null)
      ok(await arrive(t, away.tag))
      const twice = 'update transfer_item set arrived_at = now() where device_id = $1'
      await assert.rejects(sqlAs(world, role, twice, [away.id]), { code: 'LC403' })
      ok(await technician.post(`/transfers/${draft.id}/cancel`, { version: draft.version }))
    })

  test('three hundred devices leave on one slip', async () => {
    const from = await g.donation({ lines: [{ category: 'monitor', quantity: 300 }] })
    const devices = []
    for (let i = 0; i < 300; i++) devices.push(await g.received('monitor', { from }))
    const t = await sent(devices, otherWorkshop.id)
    assert.deepEqual([t.devices, t.remaining], [300, 300])
    const slip = await technician.get(`/transfers/${t.id}/slip`)
    const printed = await pdfText(slip.raw)
    for (const { tag } of devices)
      assert.ok(printed.includes(`${tag.slice(0, 4)}-${tag.slice(4)}`), tag)
    assert.match(printed, /Total : 300 appareils/)
  })
})
