import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import { startApp } from '../support/app.ts'
import { type Given, given, newSerial, ok } from '../support/given.ts'

const codes = (answer: { body: any }) =>
  (answer.body.blockers ?? []).map((b: { code: string }) => b.code)

describe('Test, repair, grade, release', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const world = await startApp({ after: (end) => void ends.push(end) })
  after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const g = given(world)
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const url = (device: Given, what: string) => `/devices/${device.tag}/${what}`
  const imported = async (device: Given) => {
    const bytes = readFileSync(new URL('../fixtures/lshw/laptop-ok.json', import.meta.url))
    const named = bytes.toString('utf8').replaceAll('EXS-0001', newSerial())
    return ok(await technician.post(url(device, 'inventories'), named)).device as Given
  }

  test('a laptop goes from erased to ready by two people', async () => {
    const ready = await g.ready()
    assert.equal(ready.state, 'READY')
    assert.deepEqual([ready.cosmeticGrade, ready.performanceClass], ['B', 'P2'])
    const history = ok(await technician.get(url(ready, 'history')))
    const kinds = history.items.map((f: { kind: string }) => f.kind)
    for (const kind of ['device.tested', 'device.graded', 'device.released'])
      assert.ok(kinds.includes(kind), kind)
    const again = await supervisor.post(url(ready, 'release'), {})
    assert.equal(again.status, 409)
    assert.deepEqual(
      [again.body.code, again.body.from, again.body.to],
      ['TRANSITION_FORBIDDEN', 'READY', 'READY'],
    )
  })

  test('a screen, which holds no data, is tested straight after sorting', async () => {
    assert.equal((await g.monitorReady()).state, 'READY')
  })

  test('a laptop that is not erased is not tested', async () => {
    const sorted = await g.accepted()
    const refused = await technician.post(url(sorted, 'tests'), await g.answersOf(sorted.tag))
    assert.equal(refused.status, 422)
    assert.deepEqual(codes(refused), ['HOLDS_DATA'])
    const received = await g.laptop()
    const early = await technician.post(url(received, 'tests'), await g.answersOf(received.tag))
    assert.equal(early.status, 409)
    assert.deepEqual(
      [early.body.code, early.body.from, early.body.to, early.body.allowed],
      ['TRANSITION_FORBIDDEN', 'RECEIVED', 'TESTED', ['QUARANTINE', 'TRIAGED']],
    )
  })

  test('a test answers each line of the checklist in force, once, and no other', async () => {
    const device = await g.erased()
    const { checklistId, answers } = await g.answersOf(device.tag)
    const [first, ...rest] = answers
    const refused = await technician.post(url(device, 'tests'), {
      checklistId,
      answers: [...rest, { key: 'teapot', ok: true }],
    })
    assert.equal(refused.status, 422)
    assert.deepEqual(
      refused.body.blockers.map((b: { code: string; detail: string }) => [b.code, b.detail]),
      [
        ['CHECKLIST_INCOMPLETE', first.key],
        ['CHECKLIST_UNKNOWN_ITEM', 'teapot'],
      ],
    )
    const stale = await technician.post(url(device, 'tests'), {
      checklistId: randomUUID(),
      answers,
    })
    assert.equal(stale.status, 409)
    assert.equal(stale.body.code, 'CHECKLIST_STALE')
    const twice = await technician.post(url(device, 'tests'), {
      checklistId,
      answers: [...answers, first],
    })
    assert.equal(twice.status, 400)
    assert.equal((await g.read(device.tag)).state, 'ERASED')
  })

  test('a failed line that blocks stops the release until the repair and a new test', async () => {
    const device = await g.erased()
    const bad = await g.answersOf(device.tag, { screen: false })
    assert.equal(ok(await technician.post(url(device, 'tests'), bad)).state, 'TESTED')
    await g.withSystem(await g.graded(device))
    const refused = await supervisor.post(url(device, 'release'), {})
    assert.equal(refused.status, 422)
    assert.deepEqual(codes(refused), ['TEST_FAILED'])

    await g.move(device.tag, 'TO_REPAIR', 'screen')
    const wrong = await technician.post(url(device, 'repairs'), { actions: ['prayed'] })
    assert.equal(wrong.status, 400)
    const repaired = ok(
      await technician.post(url(device, 'repairs'), {
        actions: ['screenReplaced', 'cleaned'],
        note: 'Dalle d’occasion.',
      }),
    )
    assert.equal(repaired.state, 'ERASED')
    const history = ok(await technician.get(url(device, 'history')))
    const fact = history.items.find((f: { kind: string }) => f.kind === 'device.repaired')
    assert.deepEqual(fact.data, { actions: ['screenReplaced', 'cleaned'] })
    const nothing = await technician.post(url(device, 'repairs'), { actions: ['cleaned'] })
    assert.equal(nothing.status, 409)
    assert.deepEqual([nothing.body.from, nothing.body.to], ['ERASED', 'ERASED'])
    ok(await technician.post(url(device, 'tests'), await g.answersOf(device.tag)))
    assert.equal(ok(await supervisor.post(url(device, 'release'), {})).state, 'READY')
  })

  test('a repaired screen goes back to sorted, and is tested from there', async () => {
    const screen = await g.tested(await g.monitor())
    await g.move(screen.tag, 'TO_REPAIR', 'case')
    const repaired = ok(
      await technician.post(url(screen, 'repairs'), { actions: ['caseRepaired'] }),
    )
    assert.equal(repaired.state, 'TRIAGED')
  })

  test('a disk found during a repair sends the device back to be erased', async () => {
    const device = await g.tested()
    await g.move(device.tag, 'TO_REPAIR', 'storage')
    const found = ok(
      await technician.post(url(device, 'media'), { kind: 'ssd', serial: newSerial('DISK') }),
    )
    assert.equal(found.state, 'TO_ERASE')
    const refused = await technician.post(url(device, 'repairs'), { actions: ['other'] })
    assert.equal(refused.status, 409)
    assert.equal(refused.body.code, 'TRANSITION_FORBIDDEN')
  })

  test('a line that does not apply, or does not block, may fail', async () => {
    const device = await g.erased()
    const list = ok(await technician.get(url(device, 'checklist')))
    const minor = list.items.filter((i: { blocks: boolean }) => !i.blocks)
    const [blocking] = list.items.filter((i: { blocks: boolean }) => i.blocks)
    const but = Object.fromEntries([
      [blocking.key, null],
      ...minor.map((i: { key: string }) => [i.key, false]),
    ])
    ok(await technician.post(url(device, 'tests'), await g.answersOf(device.tag, but)))
    await g.withSystem(await g.graded(device))
    assert.equal(ok(await supervisor.post(url(device, 'release'), {})).state, 'READY')
  })

  test('a test is done again before the release, and the last one counts', async () => {
    const device = await g.tested()
    const { version } = await g.read(device.tag)
    const again = ok(
      await supervisor.post(url(device, 'tests'), await g.answersOf(device.tag, { boots: false })),
    )
    assert.deepEqual([again.state, again.version], ['TESTED', version + 1])
    await g.withSystem(await g.graded(device))
    const refused = await supervisor.post(url(device, 'release'), {})
    assert.deepEqual(codes(refused), ['TEST_FAILED', 'TESTER_IS_VALIDATOR'])
  })

  test('who tested does not release, whatever their role; another supervisor does', async () => {
    const device = await g.erased()
    ok(await supervisor.post(url(device, 'tests'), await g.answersOf(device.tag)))
    await g.withSystem(await g.graded(device))
    const refused = await supervisor.post(url(device, 'release'), {})
    assert.equal(refused.status, 422)
    assert.equal(refused.body.code, 'TESTER_IS_VALIDATOR')
    const other = await world.as('supervisor', null, '2')
    assert.equal(ok(await other.post(url(device, 'release'), {})).state, 'READY')
    assert.equal((await technician.post(url(device, 'release'), {})).status, 403)
  })

  test('a release says everything that is missing at once', async () => {
    const device = await g.erased()
    const bad = await g.answersOf(device.tag, { boots: false })
    ok(await supervisor.post(url(device, 'tests'), bad))
    const refused = await supervisor.post(url(device, 'release'), {})
    assert.equal(refused.status, 422)
    assert.deepEqual(codes(refused), [
      'TEST_FAILED',
      'GRADE_MISSING',
      'CLASS_MISSING',
      'SYSTEM_MISSING',
      'TESTER_IS_VALIDATOR',
    ])
    for (const b of refused.body.blockers) assert.ok(b.text.length > 10)
  })

  test('on a shop’s own site a released device is in the shop at once', async () => {
    const device = await g.laptop({ siteId: world.sites.shop.id })
    assert.equal((await g.ready(device)).state, 'IN_SHOP')
  })

  test('two supervisors who release at once release once', async () => {
    const device = await g.withSystem(await g.graded(await g.tested()))
    const other = await world.as('supervisor', null, '2')
    const answers = await Promise.all(
      [supervisor, other].map((by) => by.post(url(device, 'release'), {})),
    )
    assert.deepEqual(answers.map((a) => a.status).toSorted(), [200, 409])
  })

  test('the same scan sent twice tests once and releases once', async () => {
    const device = await g.erased()
    const body = { ...(await g.answersOf(device.tag)), eventId: randomUUID() }
    const first = ok(await technician.post(url(device, 'tests'), body))
    const second = ok(await technician.post(url(device, 'tests'), body))
    assert.deepEqual(second, first)
    const other = await technician.post(url(device, 'tests'), { ...body, answers: [] })
    assert.equal(other.body.code, 'KEY_REUSED')
  })

  test('a worn battery caps the cosmetic grade', async () => {
    const device = await g.tested()
    const grade = async (cosmeticGrade: string, batteryHealthPercent: number) => {
      const { version } = await g.read(device.tag)
      return technician.post(url(device, 'grade'), { cosmeticGrade, batteryHealthPercent, version })
    }
    for (const [cosmeticGrade, percent, best] of [
      ['C', 35.7, 'D'],
      ['A', 87.8, 'B'],
      ['B', 74.9, 'C'],
    ] as const) {
      const refused = await grade(cosmeticGrade, percent)
      assert.equal(refused.status, 422)
      assert.equal(refused.body.code, 'GRADE_CAPPED_BY_BATTERY')
      assert.equal(refused.body.blockers[0].detail, best)
    }
    for (const [cosmeticGrade, percent] of [
      ['D', 35.7],
      ['B', 87.8],
      ['A', 90],
      ['C', 99],
    ] as const)
      assert.equal(ok(await grade(cosmeticGrade, percent)).cosmeticGrade, cosmeticGrade)
  })

  test('the battery that the last test read caps the grade too, until it is tested with a new one', async () => {
    const device = await g.erased()
    const { checklistId, answers } = await g.answersOf(device.tag)
    const read = (batteryHealthPercent?: number) =>
      technician.post(url(device, 'tests'), {
        checklistId,
        answers: answers.map((a: object, n: number) =>
          n === 0 && batteryHealthPercent !== undefined ? { ...a, batteryHealthPercent } : a,
        ),
      })
    const grade = async () => {
      const { version } = await g.read(device.tag)
      return technician.post(url(device, 'grade'), { cosmeticGrade: 'A', version })
    }
    ok(await read(35.7))
    const refused = await grade()
    assert.equal(refused.status, 422)
    assert.deepEqual(codes(refused), ['GRADE_CAPPED_BY_BATTERY'])
    assert.equal(refused.body.blockers[0].detail, 'D')
    assert.equal((await read(151)).status, 400)
    ok(await read(98))
    assert.equal(ok(await grade()).cosmeticGrade, 'A')
  })

  test('the class is the formula’s, shown; another needs a reason', async () => {
    const device = await imported(await g.received('laptop'))
    const { version } = device
    const graded = ok(await technician.post(url(device, 'grade'), { cosmeticGrade: 'B', version }))
    assert.equal(graded.performanceClass, graded.performance.class)
    assert.deepEqual(
      graded.performance.shown.map((s: { part: string }) => s.part),
      ['cpu', 'ram', 'disk'],
    )
    const other = graded.performance.class === 'P3' ? 'P1' : 'P3'
    const by = { cosmeticGrade: 'B', performanceClass: other, version: graded.version }
    const refused = await technician.post(url(device, 'grade'), by)
    assert.equal(refused.status, 422)
    assert.equal(refused.body.code, 'REASON_REQUIRED')
    const unknown = await technician.post(url(device, 'grade'), { ...by, reason: 'likedIt' })
    assert.equal(unknown.body.code, 'REASON_UNKNOWN')
    const told = ok(await technician.post(url(device, 'grade'), { ...by, reason: 'defect' }))
    assert.equal(told.performanceClass, other)
    const stale = await technician.post(url(device, 'grade'), { ...by, reason: 'defect' })
    assert.equal(stale.status, 409)
    assert.equal(stale.body.code, 'STALE')
    assert.ok(stale.body.changedBy && stale.body.changedAt)
  })

  test('a screen has no class, and a released device keeps its grade', async () => {
    const screen = await g.monitor()
    const refused = await technician.post(url(screen, 'grade'), {
      cosmeticGrade: 'A',
      performanceClass: 'P1',
      version: screen.version,
    })
    assert.equal(refused.status, 422)
    assert.deepEqual(codes(refused), ['CLASS_NOT_OF_CATEGORY'])
    const ready = await g.monitorReady()
    const late = await technician.post(url(ready, 'grade'), {
      cosmeticGrade: 'A',
      version: ready.version,
    })
    assert.equal(late.body.code, 'DEVICE_RELEASED')
  })

  test('another workshop’s devices are not found', async () => {
    const device = await g.tested()
    const stranger = await world.as('supervisor', 'otherWorkshop')
    const test = await g.answersOf(device.tag)
    for (const [what, body] of [
      ['tests', test],
      ['repairs', { actions: ['cleaned'] }],
      ['grade', { cosmeticGrade: 'A', version: 1 }],
      ['release', {}],
    ] as const)
      assert.equal((await stranger.post(url(device, what), body)).status, 404, what)
    assert.equal((await stranger.get(url(device, 'checklist'))).status, 404)
  })
})
