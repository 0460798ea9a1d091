import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { startApp } from '../support/app.ts'
import { type Given, given, newSerial, ok } from '../support/given.ts'
import { says } from './story.ts'

describe('Taking a machine apart', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const world = await startApp({ after: (end) => void ends.push(end) })
  after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const g = given(world)
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const post = (device: Given, path: string, body: object) =>
    technician.post(`/devices/${device.tag}/${path}`, body)
  const dismantle = (device: Given, body: object) => post(device, 'dismantling', body)
  const flows = async (id: string) => {
    const { rows } = await world.services.pool.query(
      `select flow, sum(grams)::int as grams from mass_movement where subject_id = $1
         or subject_id in (select id from part where from_device_id = $1) group by 1 order by 1`,
      [id],
    )
    return Object.fromEntries(rows.map((r) => [r.flow, r.grams]))
  }
  const ssd = { type: 'ssd', grams: 45 }
  const ram = { type: 'ram', grams: 8, fits: 'DDR4 SODIMM', keep: true }
  const battery = { type: 'battery', grams: 310, keep: false }
  const charger = { type: 'charger', grams: 240, keep: true }

  /** A laptop of 2 300 g that is to be dismantled, its SSD taken out and in stock. */
  async function toDismantle() {
    let device = await g.laptop({ massGrams: 2300, massSource: 'scale' })
    device = await g.withMedium(await g.toErase(device), newSerial())
    const [medium] = device.media
    assert.ok(medium)
    ok(await post(device, 'transitions', { to: 'TO_DISMANTLE', reason: 'beyondRepair' }))
    const parts = [ram, ram, battery, charger]
    return { device, medium, parts, media: [{ mediumId: medium.id, grams: ssd.grams }] }
  }
  const takeOut = async (id: string) =>
    ok(
      await technician.post(`/media/${id}/removal`, {
        to: 'stock',
        witness: await world.codeOf(supervisor),
      }),
    )

  test('11. 2 301 g of parts, disk and carcass make a laptop of 2 300 g: it is dismantled', async () => {
    const { device, medium, parts, media } = await toDismantle()
    await takeOut(medium.id)
    const short = await dismantle(device, { parts, media, carcassGrams: 1500 })
    assert.deepEqual(says(short), [422, 'MASS_MISMATCH'])
    assert.equal(short.body.blockers[0].detail, '\u2212189 g')
    assert.equal((await g.read(device.tag)).state, 'TO_DISMANTLE')
    const done = ok(await dismantle(device, { parts, media, carcassGrams: 1690 }))
    assert.equal(done.device.state, 'DISMANTLED')
    assert.deepEqual(
      done.parts.map((p: any) => [p.type, p.state, p.grams, p.fromDevice]),
      [
        ['ram', 'stock', 8, device.tag],
        ['ram', 'stock', 8, device.tag],
        ['battery', 'waste', 310, device.tag],
        ['charger', 'stock', 240, device.tag],
      ],
    )
    assert.deepEqual(await flows(device.id), {
      partsIn: 566,
      partsOut: -2610,
      received: 2300,
      weeeIn: 310,
    })
    assert.deepEqual(says(await dismantle(device, { parts, media, carcassGrams: 1690 })), [
      409,
      'TRANSITION_FORBIDDEN',
    ])
    const history = ok(await technician.get(`/devices/${device.tag}/history`)).items
    assert.ok(history.some((f: any) => /^Démonté, pièces gardées/.test(f.text)))
  })

  test('its disk still in it, nothing is dismantled, and the database says so first', async () => {
    const { device, medium, parts, media } = await toDismantle()
    const refused = await dismantle(device, { parts, media, carcassGrams: 1690 })
    assert.deepEqual(refused.body.blockers.map((b: any) => b.code).sort(), [
      'MEDIA_OPEN',
      'MEDIUM_NOT_TAKEN_OUT',
    ])
    const run = (sql: string) => world.services.pool.query(sql, [device.id])
    await assert.rejects(run(`update device set state = 'DISMANTLED' where id = $1`), {
      code: 'LC723',
    })
    await run(
      `insert into dismantling (device_id, lines, device_grams, carcass_grams, total_grams, by_code, recorded_at) values ($1, '[]', 1, 1, 1, 'x', now())`,
    )
    await assert.rejects(run(`update device set state = 'DISMANTLED' where id = $1`), {
      code: 'LC110',
    })
    await assert.rejects(world.services.pool.query('update dismantling set total_grams = 2'))
    assert.equal((await g.read(device.tag)).media[0]?.id, medium.id)
  })

  test('a kept part is found by its label, repairs another machine once, and its mass goes with it', async () => {
    const { device, medium, media } = await toDismantle()
    await takeOut(medium.id)
    const label = ok(await technician.post('/label-batches', { count: 1, layout: 'a4-24' }), 201)
    const tag = label.tags[0]
    const parts = [{ ...ram, tag }, ram, battery, charger]
    ok(await dismantle(device, { parts, media, carcassGrams: 1690 }))
    const [part] = ok(await technician.get(`/parts?code=${tag}`)).items
    assert.deepEqual([part.type, part.fits, part.state], ['ram', 'DDR4 SODIMM', 'stock'])

    const toRepair = async () => {
      const other = await g.erased(await g.laptop({ massGrams: 1850, massSource: 'scale' }))
      return ok(await post(other, 'transitions', { to: 'TO_REPAIR', reason: 'memory' })) as Given
    }
    const [one, two] = [await toRepair(), await toRepair()]
    const body = { actions: ['memoryAdded'], parts: [part.id] }
    assert.deepEqual(says(await post(one, 'repairs', { ...body, actions: ['cleaned'] })), [
      422,
      'PART_NOT_OF_REPAIR',
    ])
    const both = await Promise.all([post(one, 'repairs', body), post(two, 'repairs', body)])
    assert.deepEqual(both.map((a) => a.status).sort(), [200, 409])
    assert.equal(both.find((a) => a.status === 409)?.body.code, 'PART_NOT_IN_STOCK')
    const repaired = both.find((a) => a.status === 200)?.body
    assert.equal(repaired.massGrams, 1858)
    const [fitted] = ok(await technician.get(`/parts?code=${tag}`)).items
    assert.deepEqual([fitted.state, fitted.inDevice], ['fitted', repaired.tag])
    const again = await technician.post(`/parts/${part.id}/waste`, { version: fitted.version })
    assert.deepEqual(says(again), [409, 'PART_NOT_IN_STOCK'])
  })

  test('a part of a public gift makes a public good of the machine it goes into, for good', async () => {
    const { device, medium, parts, media } = await toDismantle()
    await takeOut(medium.id)
    const kept = ok(await dismantle(device, { parts, media, carcassGrams: 1690 })).parts[3]
    await world.services.pool.query(`alter table part disable trigger part_guard`).catch(() => {})
    const owner = await import('pg').then(
      ({ default: pg }) => new pg.Client(world.database.ownerUrl),
    )
    await owner.connect()
    try {
      await owner.query('alter table part disable trigger part_guard')
      await owner.query(`update part set origin = 'cg3p' where id = $1`, [kept.id])
      await owner.query('alter table part enable always trigger part_guard')
    } finally {
      await owner.end()
    }
    let other = await g.erased(await g.laptop())
    other = ok(await post(other, 'transitions', { to: 'TO_REPAIR', reason: 'charger' }))
    assert.equal(other.origin, 'private')
    const body = { actions: ['chargerAdded'], parts: [kept.id] }
    assert.equal(ok(await post(other, 'repairs', body)).origin, 'cg3p')
    await assert.rejects(
      world.services.pool.query(`update device set origin = 'private' where id = $1`, [other.id]),
      { code: 'LC105' },
    )
  })

  test('what is taken out of a repaired machine goes to the stock or to waste, with its grams', async () => {
    let device = await g.erased(await g.laptop({ massGrams: 2000, massSource: 'scale' }))
    device = ok(await post(device, 'transitions', { to: 'TO_REPAIR', reason: 'battery' }))
    const removed = [{ type: 'battery', grams: 300, keep: false }]
    const body = { actions: ['batteryRemoved'], removed }
    device = ok(await post(device, 'repairs', body))
    assert.equal(device.massGrams, 1700)
    const [old] = ok(await technician.get('/parts?state=waste&type=battery&limit=200')).items.slice(
      -1,
    )
    assert.deepEqual([old.grams, old.fromDevice], [300, device.tag])
    const heavy = await post(device, 'transitions', { to: 'TO_REPAIR', reason: 'case' })
    ok(heavy)
    const all = { actions: ['other'], removed: [{ type: 'case', grams: 1700, keep: true }] }
    assert.deepEqual(says(await post(device, 'repairs', all)), [422, 'MASS_MISMATCH'])
  })

  test('a part says when it came, by the clock of who held it, and comes in once', async () => {
    const occurredAt = world.services.now()
    const said = {
      type: 'fan',
      grams: 40,
      siteId: world.sites.workshop.id,
      eventId: crypto.randomUUID(),
      occurredAt,
    }
    const [once, twice] = [
      ok(await technician.post('/parts', said), 201),
      ok(await technician.post('/parts', said), 201),
    ]
    assert.equal(once.id, twice.id)
    const { rows } = await world.services.pool.query(
      'select occurred_at from event where subject_id = $1',
      [once.id],
    )
    assert.deepEqual(
      rows.map((r: { occurred_at: Date | string }) => new Date(r.occurred_at).toISOString()),
      [new Date(occurredAt).toISOString()],
    )
  })

  test('another workshop sees none of our parts, and cannot throw them away', async () => {
    const own = { type: 'fan', grams: 40, siteId: world.sites.workshop.id }
    const part = ok(await technician.post('/parts', own), 201)
    const other = await world.as('technician', 'otherWorkshop')
    assert.deepEqual(ok(await other.get('/parts')).items, [])
    assert.equal((await other.post(`/parts/${part.id}/waste`, { version: 1 })).status, 404)
    assert.equal(
      ok(await technician.post(`/parts/${part.id}/waste`, { version: 1 })).state,
      'waste',
    )
    await assert.rejects(world.services.pool.query('delete from part'), { code: '42501' })
  })
})
