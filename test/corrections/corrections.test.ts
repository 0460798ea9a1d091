import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import pg from 'pg'
import { correctionBlockers } from '../../src/corrections/rules.ts'
import { sqlAs } from '../donations/world.ts'
import { startApp } from '../support/app.ts'
import { given, newSerial, ok } from '../support/given.ts'

describe('What may be corrected, by the rules alone', () => {
  const plain = {
    state: 'TRIAGED',
    holdsData: 'always',
    onReceipt: false,
    kitId: null,
    category: null,
  } as const
  for (const [title, what, d, codes] of [
    ['a serial at the bench', 'serial', plain, []],
    [
      'a serial once it is released',
      'serial',
      { ...plain, state: 'READY' },
      ['CORRECTION_TOO_LATE'],
    ],
    [
      'a line while a receipt names it',
      'line',
      { ...plain, onReceipt: true },
      ['DEVICE_ALREADY_RECEIPTED'],
    ],
    ['a serial does not stand on a receipt', 'serial', { ...plain, onReceipt: true }, []],
    [
      'a category after the test of another',
      'category',
      { ...plain, state: 'TESTED', category: { holdsData: 'always', kit: false } },
      ['CORRECTION_TOO_LATE'],
    ],
    [
      'a screen that is a computer',
      'category',
      { ...plain, holdsData: 'never', category: { holdsData: 'always', kit: false } },
      [],
    ],
    [
      'a computer that would be a screen',
      'category',
      { ...plain, category: { holdsData: 'never', kit: false } },
      ['CATEGORY_HOLDS_LESS'],
    ],
    [
      'a computer that would be a printer',
      'category',
      { ...plain, category: { holdsData: 'maybe', kit: false } },
      ['CATEGORY_HOLDS_LESS'],
    ],
    [
      'a set is made, not named',
      'category',
      { ...plain, category: { holdsData: 'always', kit: true } },
      ['CATEGORY_IS_KIT'],
    ],
    ['a member of a set is taken out of it first', 'line', { ...plain, kitId: 'k' }, ['IN_KIT']],
    [
      'what was erased as holding little',
      'category',
      {
        ...plain,
        state: 'ERASED',
        holdsData: 'maybe',
        category: { holdsData: 'always', kit: false },
      },
      ['CORRECTION_TOO_LATE'],
    ],
    [
      'all that stands against it at once',
      'category',
      {
        state: 'SOLD',
        holdsData: 'always',
        onReceipt: true,
        kitId: null,
        category: { holdsData: 'never', kit: false },
      },
      ['CORRECTION_TOO_LATE', 'DEVICE_ALREADY_RECEIPTED', 'CATEGORY_HOLDS_LESS'],
    ],
  ] as const)
    test(title, () =>
      assert.deepEqual(
        correctionBlockers(what, d).map((b) => b.code),
        codes,
      ),
    )
})

describe('A correction by two people', async () => {
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
  const donation = await g.donation()
  const lineOf = (category: string) => donation.lines.find((l: any) => l.category === category).id
  const propose = (device: { tag: string; version: number }, said: object, by = technician) =>
    by.post(`/devices/${device.tag}/corrections`, {
      reason: 'misread',
      version: device.version,
      ...said,
    })
  const confirm = (c: { id: string; version: number }, by = supervisor) =>
    by.post(`/corrections/${c.id}/confirmation`, { version: c.version })
  const massOf = async (id: string) => {
    const { rows } = await world.services.pool.query(
      `select category, flow, sum(grams)::int as grams from mass_movement where subject_id = $1 group by 1, 2 order by 1, 2`,
      [id],
    )
    return rows.map((r: any) => `${r.category} ${r.flow} ${r.grams}`)
  }

  test('a laptop that is a desktop: nothing changes until another confirms, then category, line, masses and donor follow', async () => {
    const device = await g.triaged(
      await g.laptop({ from: donation, massSource: 'scale', massGrams: 1800 }),
    )
    const c = ok(
      await propose(device, {
        what: 'category',
        category: 'desktop',
        donationLineId: lineOf('desktop'),
        reason: 'wrongCategory',
      }),
      201,
    )
    assert.deepEqual([c.status, c.oldValue, c.newValue], ['proposed', 'laptop', 'desktop'])
    assert.equal((await g.read(device.tag)).category, 'laptop')
    const waiting = ok(await supervisor.get('/corrections?status=proposed')).items
    assert.deepEqual(
      waiting.map((x: any) => x.id),
      [c.id],
    )
    const done = ok(await confirm(c))
    assert.equal(done.status, 'confirmed')
    const now = await g.read(device.tag)
    assert.deepEqual([now.category, now.donationLineId], ['desktop', lineOf('desktop')])
    assert.deepEqual(await massOf(device.id), [
      'desktop correction 1800',
      'laptop correction -1800',
      'laptop received 1800',
    ])
    const { items } = ok(await technician.get(`/devices/${device.tag}/history`))
    assert.match(items.at(-1).text, /« ordinateur portable »|« laptop »/)
    const gift = ok(await supervisor.get(`/donations/${donation.id}`))
    const received = Object.fromEntries(
      gift.lines.map((l: any) => [l.category, l.progress.received]),
    )
    assert.deepEqual([received.laptop, received.desktop], [0, 1])
  })

  test('a serial misread, one already in stock, a placeholder, and the same again', async () => {
    const [one, two] = [await g.laptop(), await g.laptop()]
    const serial = newSerial('RIGHT')
    const c = ok(await propose(one, { what: 'serial', serial }), 201)
    const again = await propose(one, { what: 'serial', serial: newSerial() })
    assert.deepEqual([again.status, again.body.code], [409, 'CORRECTION_WAITS'])
    ok(await confirm(c))
    assert.equal((await g.read(one.tag)).serial, serial)
    const taken = ok(await propose(two, { what: 'serial', serial }), 201)
    const refused = await confirm(taken)
    assert.deepEqual([refused.status, refused.body.code], [409, 'SERIAL_IN_STOCK'])
    const rejected = ok(
      await supervisor.post(`/corrections/${taken.id}/rejection`, {
        version: taken.version,
        reason: 'notSo',
      }),
    )
    assert.deepEqual([rejected.status, rejected.rejection], ['rejected', 'notSo'])
    const same = await propose(two, { what: 'serial', serial: (await g.read(two.tag)).serial })
    assert.deepEqual([same.status, same.body.code], [422, 'NOTHING_TO_CORRECT'])
    const dummy = await propose(two, { what: 'serial', serial: 'System Serial Number' })
    assert.deepEqual([dummy.status, dummy.body.code], [422, 'IDENTITY_MISSING'])
  })

  test('who proposes does not confirm; a decision is made once, on what was seen; another’s is not found', async () => {
    const device = await g.laptop()
    const c = ok(await propose(device, { what: 'serial', serial: newSerial() }, supervisor), 201)
    const own = await confirm(c)
    assert.deepEqual([own.status, own.body.code], [422, 'SECOND_PERSON_REQUIRED'])
    const coordinator = await world.as('coordinator')
    const stranger = await world.as('supervisor', 'otherWorkshop')
    assert.equal((await confirm(c, stranger)).status, 404)
    assert.equal((await confirm({ ...c, version: 9 }, coordinator)).body.code, 'STALE')
    const both = await Promise.all([confirm(c, coordinator), confirm(c, coordinator)])
    assert.deepEqual(both.map((a) => a.status).sort(), [200, 409])
    assert.equal(
      (await technician.post(`/corrections/${c.id}/confirmation`, { version: 1 })).status,
      403,
    )
  })

  test('a line of another gift is not found, one of another category is refused; outside the lines is a line too', async () => {
    const device = await g.triaged(await g.laptop({ from: donation }))
    const other = await g.donation({ lines: [{ category: 'laptop', quantity: 2 }] as never })
    assert.equal(
      (await propose(device, { what: 'line', donationLineId: other.lines[0].id })).status,
      404,
    )
    const wrong = await propose(device, { what: 'line', donationLineId: lineOf('monitor') })
    assert.deepEqual([wrong.status, wrong.body.code], [422, 'CATEGORY_NOT_OF_LINE'])
    const c = ok(
      await propose(device, { what: 'line', donationLineId: null, reason: 'wrongLine' }),
      201,
    )
    ok(await confirm(c))
    const { rows } = await world.services.pool.query(
      'select donation_line_id, donation_id from device where id = $1',
      [device.id],
    )
    assert.deepEqual([rows[0].donation_line_id, rows[0].donation_id], [null, donation.id])
  })

  test('a maker and a model are corrected as well; past the sorting nobody writes them over alone', async () => {
    const device = await g.erased(await g.laptop())
    const alone = await technician.post(`/devices/${device.tag}/identity`, {
      manufacturer: 'Autre',
      model: 'Modèle 1',
      serial: device.serial,
      version: (await g.read(device.tag)).version,
    })
    assert.deepEqual([alone.status, alone.body.code], [422, 'CORRECTION_NEEDED'])
    for (const [what, name] of [
      ['manufacturer', 'Exemplaire'],
      ['model', 'Modèle 2'],
    ] as const) {
      const c = ok(await propose(await g.read(device.tag), { what, name }), 201)
      ok(await confirm(c))
    }
    const now = await g.read(device.tag)
    assert.deepEqual(
      [now.manufacturer, now.model, now.serial],
      ['Exemplaire', 'Modèle 2', device.serial],
    )
    const loud = await propose(now, { what: 'model', name: 'Portable comme neuf' })
    assert.deepEqual([loud.status, loud.body.code], [422, 'FORBIDDEN_WORDS'])
    const released = await g.ready()
    for (const role of ['app', 'owner'] as const)
      await assert.rejects(
        sqlAs(world, role, `update device_identity set serial = 'X' where device_id = $1`, [
          released.id,
        ]),
        role,
      )
  })

  test('a printer without a medium that is a computer after all is looked into again', async () => {
    const gift = await g.donation({ lines: [{ category: 'printer', quantity: 2 }] as never })
    const printer = await g.toErase(
      await g.received('printer', {
        from: gift,
        noSerial: true,
        manufacturer: 'Exemple',
        model: 'Imprimante',
      }),
    )
    const other = await g.triaged(
      await g.received('printer', {
        from: gift,
        noSerial: true,
        manufacturer: 'Exemple',
        model: 'Imprimante',
      }),
    )
    const none = { none: true, statement: 'Aucun support dans cette imprimante.' }
    ok(await technician.post(`/devices/${printer.tag}/media-complete`, none))
    const late = await propose(await g.read(printer.tag), { what: 'category', category: 'laptop' })
    assert.deepEqual([late.status, late.body.code], [422, 'CORRECTION_TOO_LATE'])
    ok(await technician.post(`/devices/${other.tag}/media-complete`, none))
    const c = ok(
      await propose(await g.read(other.tag), { what: 'category', category: 'laptop' }),
      201,
    )
    ok(await confirm(c))
    const now = await g.read(other.tag)
    assert.deepEqual([now.category, now.mediaComplete], ['laptop', false])
  })

  test('what changed meanwhile is said; what was proposed of it is not done', async () => {
    const device = await g.laptop()
    const c = ok(await propose(device, { what: 'serial', serial: newSerial() }), 201)
    const { version } = await g.read(device.tag)
    ok(
      await technician.post(`/devices/${device.tag}/identity`, {
        manufacturer: 'Exemple',
        model: 'Autre',
        serial: newSerial(),
        version,
      }),
    )
    const late = await confirm(c)
    assert.deepEqual([late.status, late.body.code], [409, 'STALE'])
  })

  test('a wrong answer is said, not guessed', async () => {
    const device = await g.laptop()
    for (const [said, status, code] of [
      [{ what: 'category', category: 'spaceship' }, 422, 'CATEGORY_UNKNOWN'],
      [{ what: 'category', category: 'monitor' }, 422, 'CATEGORY_HOLDS_LESS'],
      [{ what: 'mass' }, 400, 'MALFORMED'],
      [{ what: 'serial' }, 400, 'MALFORMED'],
      [{ what: 'serial', serial: 'X', reason: 'because' }, 400, 'MALFORMED'],
      [{ what: 'serial', serial: newSerial(), version: 99 }, 409, 'STALE'],
    ] as const) {
      const answer = await propose(device, said)
      assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(said))
    }
  })

  test('in SQL as well: no category, no line changes alone; nothing of a correction is rewritten', async (t) => {
    const device = await g.laptop({ from: donation })
    const c = ok(await propose(device, { what: 'category', category: 'desktop' }), 201)
    const old = ok(
      await propose(await g.laptop({ from: donation }), { what: 'serial', serial: newSerial() }),
      201,
    )
    ok(await confirm(old))
    for (const url of [world.database.appUrl, world.database.ownerUrl]) {
      const client = new pg.Client(url)
      await client.connect()
      t.after(() => client.end())
      for (const attack of [
        `update device set category = 'desktop' where id = '${device.id}'`,
        `update device set donation_line_id = null where id = '${device.id}'`,
        `update correction set new_value = 'tablet' where id = '${c.id}'`,
        `update correction set status = 'confirmed', decided_at = now(), decided_by = proposed_by where id = '${c.id}'`,
        `update correction set status = 'rejected', rejection = 'notSo' where id = '${old.id}'`,
        `delete from correction where id = '${c.id}'`,
        'truncate correction',
      ])
        await assert.rejects(client.query(attack), attack)
    }
    assert.equal((await g.read(device.tag)).category, 'laptop')
  })
})
