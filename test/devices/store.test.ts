import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { actionsFor } from '../../src/devices/store-rules.ts'
import { sqlAs } from '../donations/world.ts'
import { logOf } from '../erasure/world.ts'
import { startApp } from '../support/app.ts'
import { type Given, given, newSerial, ok } from '../support/given.ts'

const says = (a: { status: number; body: any }) => [a.status, a.body.code]
const blockersOf = (a: { body: any }) => a.body.blockers?.map((b: any) => b.code)

test('what can be done with a medium: by what it holds, its health, its serial and what its donor asked', () => {
  const all = { serial: 'S', verdict: null, levelAsked: 'clear' } as const
  for (const [what, medium, actions] of [
    ['holds data', { dataState: 'presumed' }, ['erase', 'destroy']],
    ['no log can name it', { dataState: 'presumed', serial: null }, ['destroy']],
    ['to be destroyed', { dataState: 'presumed', levelAsked: 'destroy' }, ['destroy']],
    ['failed', { dataState: 'failed' }, ['destroy']],
    ['erased', { dataState: 'erased' }, ['fit', 'destroy']],
    ['erased and worn out', { dataState: 'erased', verdict: 'fail' }, ['destroy']],
    ['destroyed', { dataState: 'destroyed' }, []],
  ] as const)
    assert.deepEqual(actionsFor({ ...all, ...medium }), actions, what)
})

describe('Media in stock', async () => {
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
  const good = (serial: string) => logOf('ok-0.42.txt', serial)
  const send = (log: string, by = technician) => by.post('/erasure-evidence', log)
  const fit = (id: string, device: Given, by = technician) =>
    by.post(`/media/${id}/fit`, { code: device.tag })
  const query = (text: string, values: unknown[] = []) => world.services.pool.query(text, values)

  /** A machine to erase from which a disk was taken out into the stock: both. */
  async function takenOut(serial: string | null = newSerial('STORE'), from?: object) {
    world.clock.set('2026-10-05T09:00:00Z')
    const device = await g.toErase(await g.laptop(from ? { from } : {}))
    const listed = await g.withMedium(device, serial)
    world.clock.set('2026-10-07T08:00:00Z')
    const { id } = listed.media[0]!
    return { id, serial: serial!, device: await remove(id) }
  }
  const remove = async (id: string): Promise<Given> =>
    ok(await technician.post(`/media/${id}/removal`, { witness, to: 'stock' }))
  const stored = async (id: string, more = '') => {
    const { items } = ok(await technician.get(`/media?place=stock&limit=200${more}`))
    return items.find((m: any) => m.id === id)
  }
  const release = async (device: Given) => {
    ok(await technician.post(`/devices/${device.tag}/tests`, await g.answersOf(device.tag)))
    await g.withSystem(await g.graded(device))
    return supervisor.post(`/devices/${device.tag}/release`, {})
  }
  const destruction = async () => ({ witness, photo: await g.photo(), technique: 'drilling' })

  test('a disk that is taken out lies at its site, with what it holds and what to do', async () => {
    const { id, serial, device } = await takenOut()
    const shown = await stored(id)
    assert.deepEqual(
      [shown.serial, shown.place, shown.dataState, shown.siteId, shown.fromDevice, shown.actions],
      [serial, 'stock', 'presumed', world.sites.workshop.id, device.tag, ['erase', 'destroy']],
    )
    assert.equal(shown.levelAsked, 'clear')
    assert.match(shown.storedAt, /^2026-10-07T08/)
    assert.ok(await stored(id, '&dataState=presumed'))
    assert.ok(!(await stored(id, '&dataState=erased')))
    assert.ok(await stored(id, `&siteId=${world.sites.workshop.id}`))
    assert.ok(!(await stored(id, `&siteId=${world.sites.shop.id}`)))
    const theirs = ok(await neighbour.get('/media?limit=200'))
    assert.deepEqual(theirs.items, [])
    assert.equal((await (await world.as('cashier')).get('/media')).status, 403)
    assert.equal((await technician.get('/media?place=device')).status, 400)
  })

  test('read page by page, each medium comes once', async () => {
    for (let n = 0; n < 3; n++) await takenOut()
    const whole = ok(await technician.get('/media?limit=200')).items.map((m: any) => m.id)
    const ids: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const answer: any = ok(await technician.get(`/media?limit=2${next && `&after=${next}`}`))
      ids.push(...answer.items.map((m: any) => m.id))
      next = answer.next
    }
    assert.deepEqual(ids, whole)
  })

  test('its log finds it by its serial, and its machine does not move for it', async () => {
    const { id, serial, device } = await takenOut()
    const ready = ok(await release(device))
    assert.equal(ready.state, 'READY', 'its disk in a drawer stops no machine')
    const [verdict] = ok(await send(good(serial)), 201).verdicts
    assert.deepEqual(
      [verdict.place, verdict.mediumId, verdict.verdict, verdict.level, verdict.deviceTag],
      ['matched', id, 'erased', 'clear', device.tag],
    )
    const shown = await stored(id)
    assert.deepEqual([shown.dataState, shown.actions], ['erased', ['fit', 'destroy']])
    const now = await g.read(device.tag)
    assert.deepEqual([now.state, now.version], ['READY', ready.version])
    const paper = ok(await supervisor.post(`/devices/${device.tag}/erasure-certificate`, {}), 201)
    const { rows } = await query('select payload from document where id = $1', [paper.documentId])
    const [medium] = rows[0].payload.media
    assert.deepEqual([medium.result, medium.destination], ['Effacé', 'Gardé en stock'])
  })

  test('a weak log proves nothing of it, and one that failed leaves it to be destroyed', async () => {
    const { id, serial } = await takenOut()
    const [weak] = ok(await send(logOf('not-verified.txt', serial)), 201).verdicts
    assert.deepEqual([weak.place, weak.code], ['matched', 'ERASURE_NOT_VERIFIED'])
    const [old] = ok(await send(logOf('before-reception.txt', serial)), 201).verdicts
    assert.equal(old.code, 'ERASURE_BEFORE_RECEPTION')
    assert.equal((await stored(id)).dataState, 'presumed')
    ok(await send(logOf('failed.txt', newSerial()).replaceAll('EXH-0002', serial)), 201)
    const shown = await stored(id)
    assert.deepEqual([shown.dataState, shown.actions], ['failed', ['destroy']])
    const [late] = ok(await send(good(serial)), 201).verdicts
    assert.deepEqual([late.verdict, late.code], ['refused', 'ERASURE_FAILED'])
  })

  test('another workshop’s log of it waits in its own tray', async () => {
    const { id, serial } = await takenOut()
    const [theirs] = ok(await send(good(serial), neighbour), 201).verdicts
    assert.deepEqual([theirs.place, theirs.deviceTag], ['tray', null])
    const stranger = await world.as('supervisor', 'otherWorkshop')
    const link = { mediumId: id, reason: 'declaredLater' }
    assert.equal((await stranger.post(`/erasure-verdicts/${theirs.id}/link`, link)).status, 404)
    assert.equal((await stored(id)).dataState, 'presumed')
  })

  test('one serial in a drawer and in a machine: a person tells them apart', async () => {
    const { id, serial } = await takenOut()
    world.clock.set('2026-10-05T09:00:00Z')
    const twin = await g.withMedium(await g.toErase(await g.laptop()), serial)
    world.clock.set('2026-10-07T09:00:00Z')
    const [verdict] = ok(await send(good(serial)), 201).verdicts
    assert.equal(verdict.place, 'tray')
    const link = { mediumId: id, reason: 'ambiguous' }
    const linked = ok(await supervisor.post(`/erasure-verdicts/${verdict.id}/link`, link))
    assert.deepEqual([linked.place, linked.verdict], ['linked', 'erased'])
    assert.equal((await stored(id)).dataState, 'erased')
    assert.equal((await g.read(twin.tag)).state, 'TO_ERASE')
  })

  test('erased, it is fitted into another machine, which is released with it', async () => {
    const { id, serial, device } = await takenOut()
    ok(await send(good(serial)), 201)
    const other = await g.erased()
    const fitted = ok(await fit(id, other))
    assert.deepEqual(
      [fitted.tag, fitted.state, fitted.mediaComplete, fitted.version],
      [other.tag, 'ERASED', true, other.version + 1],
    )
    assert.deepEqual(
      fitted.media.map((m: any) => [m.id, m.place, m.dataState]),
      [[id, 'device', 'erased']],
    )
    assert.ok(!(await stored(id)))
    assert.deepEqual((await g.read(device.tag)).media, [])
    const proofsOf = async (d: Given) =>
      ok(await technician.get(`/devices/${d.tag}/proofs`)).items.map((m: any) => [
        m.mediumId,
        m.elsewhere,
        m.proofs.map((p: any) => p.kind).sort(),
      ])
    assert.deepEqual(await proofsOf(device), [[id, true, ['evidence', 'removal']]])
    assert.deepEqual(await proofsOf(other), [[id, false, ['evidence', 'removal']]])
    const { items } = ok(await technician.get(`/devices/${other.tag}/history`))
    const told = items.map((f: any) => f.text).find((x: string) => x.startsWith('Support du stock'))
    assert.ok(told.includes(serial) && told.includes(device.tag.slice(0, 4)), told)
    assert.deepEqual(says(await fit(id, await g.erased())), [409, 'MEDIUM_NOT_IN_STOCK'])
    assert.equal(ok(await release(other)).state, 'READY')

    const alone = await release(device)
    assert.deepEqual(says(alone), [422, 'NO_MEDIUM_STATEMENT'], 'left without any, it is said')
    const none = { none: true, statement: 'Disque monté ailleurs, baie vide.' }
    ok(await technician.post(`/devices/${device.tag}/media-complete`, none))
    assert.equal(ok(await supervisor.post(`/devices/${device.tag}/release`, {})).state, 'READY')
    await query(`update device set state = 'RETURNED', state_since = now() where id = $1`, [
      other.id,
    ])
    const held = async (d: Given) =>
      ok(await technician.get(`/devices/${d.tag}/proofs`)).items.map((m: any) => m.dataState)
    assert.deepEqual(await held(other), ['presumed'])
    assert.deepEqual(await held(device), ['erased'], 'what it holds since is another’s')
  })

  test('a log of its failure that comes as it is fitted is never lost', async () => {
    for (let n = 0; n < 4; n++) {
      const { id, serial } = await takenOut()
      ok(await send(good(serial)), 201)
      const target = await g.erased()
      const failed = logOf('failed.txt', newSerial()).replaceAll('EXH-0002', serial)
      const acts = [() => fit(id, target), () => send(failed)]
      const order = n % 2 ? acts : acts.reverse()
      const answers = await Promise.all(order.map((act) => act()))
      const [fitted] = n % 2 ? answers : answers.reverse()
      assert.ok([200, 409, 422].includes(fitted!.status), JSON.stringify(fitted!.body))
      const { rows } = await query('select data_state, place from medium where id = $1', [id])
      const { state, media } = await g.read(target.tag)
      if (rows[0].place === 'stock') assert.deepEqual([state, media], ['ERASED', []])
      const [verdict] = answers[1]!.body.verdicts.filter((v: any) => v.serial === serial)
      assert.equal(rows[0].data_state === 'failed', verdict.place === 'matched')
      if (rows[0].data_state === 'failed' && rows[0].place === 'device')
        assert.equal(state, 'TO_ERASE')
    }
  })

  test('what may hold data, is worn out, lies elsewhere or meets a machine that takes none is not fitted', async () => {
    const full = await takenOut()
    const ready = await g.ready()
    const erased = await takenOut()
    ok(await send(good(erased.serial)), 201)
    const target = await g.erased()

    const early = await fit(full.id, target)
    assert.deepEqual([early.status, blockersOf(early)], [422, ['MEDIUM_NOT_ERASED']])
    const both = await fit(full.id, await g.monitor())
    assert.deepEqual(blockersOf(both), [
      'MEDIUM_NOT_ERASED',
      'HOLDS_NO_DATA',
      'DEVICE_TAKES_NO_MEDIUM',
    ])
    assert.deepEqual(says(await fit(erased.id, ready)), [422, 'DEVICE_RELEASED'])
    assert.deepEqual(blockersOf(await fit(erased.id, await g.tested())), ['DEVICE_TAKES_NO_MEDIUM'])
    await query(`update medium set verdict = 'fail', judged_at = now() where id = $1`, [erased.id])
    assert.deepEqual(blockersOf(await fit(erased.id, target)), ['MEDIUM_UNFIT'])
    await query(`update medium set verdict = null, judged_at = null where id = $1`, [erased.id])
    const shop = world.sites.shop.id
    await query('update medium set site_id = $2 where id = $1', [erased.id, shop])
    assert.deepEqual(blockersOf(await fit(erased.id, target)), ['MEDIUM_ELSEWHERE'])
    await query('update medium set site_id = $2 where id = $1', [
      erased.id,
      world.sites.workshop.id,
    ])
    assert.equal((await fit(erased.id, target, neighbour)).status, 404)
    assert.equal(
      (await technician.post(`/media/${erased.id}/fit`, { code: '00000000' })).status,
      404,
    )
    const { media } = await g.withMedium(await g.toErase(), newSerial())
    assert.deepEqual(says(await fit(media[0]!.id, target)), [409, 'MEDIUM_NOT_IN_STOCK'])
    assert.equal((await stored(erased.id)).dataState, 'erased')
    assert.deepEqual((await g.read(target.tag)).media, [])
    const into = `update medium set place = 'device', device_id = $2 where id = $1`
    for (const role of ['app', 'owner'] as const) {
      await assert.rejects(sqlAs(world, role, into, [full.id, target.id]), { code: 'LC120' })
      await assert.rejects(sqlAs(world, role, into, [erased.id, ready.id]), { code: 'LC112' })
      await assert.rejects(
        sqlAs(world, role, 'update medium set site_id = null where id = $1', [full.id]),
        { code: '23514' },
      )
    }
  })

  test('fitted twice at once, it is in one machine', async () => {
    const { id, serial } = await takenOut()
    ok(await send(good(serial)), 201)
    const targets = [await g.erased(), await g.erased(), await g.erased()]
    const answers = await Promise.all(targets.map((d) => fit(id, d)))
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, 409, 409])
    const holding = await Promise.all(targets.map(async (d) => (await g.read(d.tag)).media.length))
    assert.deepEqual(holding.sort(), [0, 0, 1])
  })

  test('the same scan twice fits it once', async () => {
    const { id, serial } = await takenOut()
    ok(await send(good(serial)), 201)
    const target = await g.erased()
    const body = { code: target.tag, eventId: '019a0000-0000-7000-8000-00000000f17a' }
    const once = ok(await technician.post(`/media/${id}/fit`, body))
    const twice = ok(await technician.post(`/media/${id}/fit`, body))
    assert.equal(twice.version, once.version)
  })

  test('a disk of a public gift makes a public good of the machine that takes it', async () => {
    const { id, serial } = await takenOut(
      newSerial('PUBLIC'),
      await g.donation({ legalBasis: 'cg3p' }),
    )
    ok(await send(good(serial)), 201)
    const target = await g.erased()
    assert.equal(target.origin, 'private')
    assert.equal(ok(await fit(id, target)).origin, 'cg3p')
  })

  test('in stock, it is destroyed by two people with a photo, wherever its machine is', async () => {
    const { id, device } = await takenOut(null)
    assert.deepEqual((await stored(id)).actions, ['destroy'])
    ok(await release(device))
    const url = `/media/${id}/destroy`
    const body = await destruction()
    for (const [but, answer] of [
      [{ photo: '0'.repeat(64) }, [422, 'FILE_UNKNOWN']],
      [{ witness: await world.codeOf(technician) }, [422, 'SECOND_PERSON_REQUIRED']],
      [{ witness: await world.codeOf(neighbour) }, [422, 'WITNESS_UNKNOWN']],
      [{ photo: undefined }, [400, 'MALFORMED']],
    ] as const)
      assert.deepEqual(says(await technician.post(url, { ...body, ...but })), answer)
    assert.equal((await neighbour.post(url, body)).status, 404)
    const done = ok(await technician.post(url, body))
    assert.deepEqual([done.id, done.dataState, done.actions], [id, 'destroyed', []])
    assert.equal((await g.read(device.tag)).state, 'READY')
    assert.ok(!(await stored(id)), 'only when asked for')
    assert.ok(await stored(id, '&dataState=destroyed'))
    assert.deepEqual(says(await technician.post(url, await destruction())), [
      422,
      'MEDIUM_DESTROYED',
    ])
    const paper = ok(await supervisor.post(`/devices/${device.tag}/erasure-certificate`, {}), 201)
    const { rows } = await query('select payload from document where id = $1', [paper.documentId])
    assert.equal(rows[0].payload.media[0].result, 'Détruit')
  })

  test('what is still in a machine is not taken for a medium of the stock', async () => {
    const { media } = await g.withMedium(await g.toErase(), newSerial())
    assert.deepEqual(
      says(await technician.post(`/media/${media[0]!.id}/destroy`, await destruction())),
      [409, 'MEDIUM_NOT_IN_STOCK'],
    )
  })

  test('what comes back with its machine leaves what lies in stock as it is', async () => {
    const { id, serial, device } = await takenOut()
    ok(await send(good(serial)), 201)
    ok(await release(device))
    await query(`update device set state = 'RETURNED', state_since = $2 where id = $1`, [
      device.id,
      '2026-10-07T12:00:00Z',
    ])
    assert.deepEqual((await stored(id)).dataState, 'erased')
    const again = good(serial).replaceAll('10:31', '10:41')
    const [verdict] = ok(await send(again), 201).verdicts
    assert.deepEqual([verdict.verdict, verdict.code], ['erased', null], 'judged by its own life')
  })
})
