import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { startApp } from '../support/app.ts'
import { type Given, given, newSerial, ok } from '../support/given.ts'

const own = (name: string) =>
  readFileSync(new URL(`../fixtures/lshw/${name}.json`, import.meta.url))
const folder = process.env.FIXTURES_DIR
  ? pathToFileURL(`${process.env.FIXTURES_DIR}/`)
  : new URL('../../../shared/fixtures/', import.meta.url)
const hasShared = existsSync(new URL('lshw/e5530.lshw.json', folder))
if (!hasShared)
  console.log('shared fixtures absent: the scenarios run on the reports of this repository')
/** A real report where they are at hand, else ours of the same kind. */
const capture = (real: string, ours: string) =>
  hasShared ? readFileSync(new URL(`lshw/${real}.lshw.json`, folder)) : own(ours)

/** The same report with other serials, so that a story has machines of its own. */
const renamed = (bytes: Buffer, from: string, to: string) =>
  Buffer.from(bytes.toString('utf8').replaceAll(from, to))
const codesOf = (list: { code: string }[]) => list.map((w) => w.code)

describe('Hardware inventories', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const world = await startApp({ after: (end) => void ends.push(end) })
  after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const g = given(world)
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const send = (device: Given, bytes: Buffer | string, headers?: Record<string, string>) =>
    technician.post(`/devices/${device.tag}/inventories`, bytes, headers)
  const bare = (category = 'laptop') => g.received(category)
  const stored = async (tag: string) => {
    const { rows } = await world.services.pool.query(
      `select i.hardware, i.serial, i.sku, i.board_serial,
         (select json_agg(x.report) from inventory_import x where x.device_id = d.id) as reports,
         (select count(*)::int from inventory_import x where x.device_id = d.id) as imports
       from device d join device_identity i on i.device_id = d.id where d.tag = $1`,
      [tag],
    )
    return rows[0]
  }

  test('a laptop’s own report tells what it is and its one disk, not the stick nor the DVD', async () => {
    const device = await bare()
    const { device: read, import: done } = ok(await send(device, capture('e5530', 'laptop-ok')))
    const expected = hasShared
      ? ['Dell Inc.', 'Latitude E5530 non-vPro', 'D8FTRY1', 'TF755AWHKL0LHM', 500_107_862_016]
      : ['Exemple SA', 'Exemple Book 14', 'EXS-0001', 'EXD-2560001', 256_060_514_304]
    const [disk] = read.media
    assert.deepEqual(
      [read.manufacturer, read.model, read.serial, disk.serial, disk.bytes],
      expected,
    )
    assert.equal(read.media.length, 1)
    assert.equal(disk.dataState, 'presumed')
    assert.equal(disk.place, 'device')
    assert.equal(read.state, 'RECEIVED')
    assert.equal(read.mediaComplete, false, 'an import never says that the list is whole')
    assert.deepEqual([done.source, done.repeated, done.media], ['lshw', false, 1])
    assert.match(done.performance.class, /^P[123]$/)
    assert.equal(done.performance.shown.length, 3)
    const { hardware } = await stored(device.tag)
    assert.equal(hardware.ramBytes, 8 * 2 ** 30)
    assert.ok(hardware.cpu.name)
    const moved = ok(await technician.post(`/devices/${device.tag}/transitions`, { to: 'TRIAGED' }))
    assert.equal(moved.state, 'TRIAGED', 'maker, model and serial are known now')
    const history = ok(await technician.get(`/devices/${device.tag}/history`))
    const kinds = history.items.map((f: { kind: string }) => f.kind)
    assert.ok(kinds.includes('inventory.imported') && kinds.includes('medium.declared'))
  })

  test('an inventory of another tool is read the same way; a size that it rounded judges no erasure', async () => {
    const device = await bare('desktop')
    const bytes = readFileSync(new URL('../fixtures/captures/glpi-windows.json', import.meta.url))
    const { device: read, import: done } = ok(await send(device, bytes))
    assert.deepEqual(
      [done.source, read.manufacturer, read.serial],
      ['glpi', 'Exemple SA', 'EXS-55'],
    )
    assert.deepEqual(
      read.media.map((m: Given) => [m.kind, m.serial, m.bytes]),
      [
        ['hdd', 'EXD-1000', null],
        ['nvme', 'EXD-N1', null],
      ],
    )
    const shown = done.performance.shown.find((s: { part: string }) => s.part === 'disk')
    assert.equal(shown.value, 'nvme 512 GB')
    const kept = JSON.stringify((await stored(device.tag)).reports)
    for (const secret of ['jmartin', '192.0.2.44', '02:00:5e', 'AAAAA-BBBBB', 'paie'])
      assert.ok(!kept.includes(secret), secret)
  })

  test('no disk in a report is never “no disk”: erasure waits until a person lists it and it is closed', async () => {
    for (const [real, ours] of [
      ['asus-e200h', 'no-disk'],
      ['TM1613', 'nvme-modern'],
    ] as const) {
      if (!hasShared && real === 'TM1613') continue
      const device = await bare()
      const first = ok(await send(device, capture(real, ours)))
      assert.equal(first.import.media, 0)
      assert.ok(codesOf(first.import.warnings).includes('NO_DISK_SEEN'))
      const waiting = await g.toErase(device)
      assert.equal(waiting.state, 'TO_ERASE')
      const toErased = waiting.allowed.find((s: { to: string }) => s.to === 'ERASED')
      assert.deepEqual(toErased.blockers, ['MEDIA_INVENTORY_INCOMPLETE'])
      const silent = await technician.post(`/devices/${device.tag}/media-complete`, {})
      assert.equal(silent.status, 422)
      assert.equal(silent.body.code, 'NO_MEDIUM_STATEMENT')

      const listed = ok(
        await technician.post(`/devices/${device.tag}/media`, {
          kind: 'emmc',
          model: 'eMMC 32 GB soldered',
          bytes: 32_000_000_000,
        }),
      )
      assert.deepEqual(
        listed.media.map((m: Given) => [m.kind, m.dataState]),
        [['emmc', 'presumed']],
      )
      const whole = ok(await technician.post(`/devices/${device.tag}/media-complete`, {}))
      assert.equal(whole.state, 'TO_ERASE', 'listed is not erased')
      const tests = await technician.post(
        `/devices/${device.tag}/tests`,
        await g.answersOf(device.tag),
      )
      assert.equal(tests.status, 409)
      assert.equal(tests.body.code, 'TRANSITION_FORBIDDEN')
      // A second look by the same blind tool changes nothing.
      const again = ok(await send(device, Buffer.concat([capture(real, ours), Buffer.from('\n')])))
      assert.deepEqual(
        again.device.media.map((m: Given) => [m.kind, m.dataState]),
        [['emmc', 'presumed']],
      )
    }
  })

  test('two machines whose maker wrote “System Serial Number” have none, and do not collide', async () => {
    const bytes = hasShared
      ? capture('custom', 'no-disk')
      : renamed(own('no-disk'), 'EXS-0002', 'System Serial Number')
    for (const device of [await bare('desktop'), await bare('desktop')]) {
      const { device: read, import: done } = ok(await send(device, bytes))
      assert.equal(read.serial, null)
      assert.ok(
        done.warnings.some(
          (w: { code: string; detail: string }) =>
            w.code === 'SERIAL_PLACEHOLDER' && w.detail === 'serial',
        ),
      )
    }
  })

  test('disks that vanished are missing by name, and hold the device until each is accounted for', async () => {
    const [three, one] = [capture('7900', 'three-disks'), capture('erased-i5', 'one-disk')]
    const device = await bare('desktop')
    const first = ok(await send(device, three)).device
    assert.equal(first.media.length, 3)
    const second = ok(await send(device, one))
    const states = new Map<string, string>(
      second.device.media.map((m: Given['media'][number]) => [m.serial, m.dataState]),
    )
    const gone = [...states].filter(([, s]) => s === 'missing').map(([serial]) => serial)
    const expectedGone = hasShared
      ? first.media
          .map((m: Given['media'][number]) => m.serial)
          .filter((s: string) => !one.toString('utf8').includes(s))
      : ['EXH-0002', 'EXH-0003']
    assert.equal(gone.length, expectedGone.length)
    assert.deepEqual(gone.toSorted(), expectedGone.toSorted())
    assert.ok(gone.length >= 2)
    const warning = second.import.warnings.find(
      (w: { code: string }) => w.code === 'MEDIA_DISAPPEARED',
    )
    assert.deepEqual(warning.detail.split(', ').toSorted(), gone.toSorted())

    await g.toErase(device)
    ok(await technician.post(`/devices/${device.tag}/media-complete`, {}))
    const witness = await world.codeOf(supervisor)
    let now = await g.read(device.tag)
    assert.equal(now.state, 'TO_ERASE')
    const release = await supervisor.post(`/devices/${device.tag}/release`, {})
    assert.equal(release.status, 409)
    assert.equal(release.body.code, 'TRANSITION_FORBIDDEN')
    for (const medium of now.media.filter((m) => m.dataState === 'missing'))
      ok(await technician.post(`/media/${medium.id}/removal`, { witness, to: 'stock' }))
    now = await g.read(device.tag)
    assert.equal(now.state, 'TO_ERASE', 'the disk that is there still holds data')
    const left = now.media.find((m) => m.place === 'device')!
    ok(
      await technician.post(`/media/${left.id}/destruction`, {
        witness,
        photo: await g.photo(),
        technique: 'shredding',
      }),
    )
    for (const m of (await g.read(device.tag)).media.filter((x) => x.place === 'device'))
      if (m.dataState !== 'destroyed')
        ok(
          await technician.post(`/media/${m.id}/destruction`, {
            witness,
            photo: await g.photo(),
            technique: 'shredding',
          }),
        )
    assert.equal((await g.read(device.tag)).state, 'ERASED')
  })

  test('a pulled disk shows even in a report that sees none; what such tools never list stays', async () => {
    const device = await bare()
    const [named, soldered] = [newSerial('PULLED'), newSerial('NVME')]
    for (const medium of [
      { kind: 'hdd', serial: named },
      { kind: 'nvme', serial: soldered },
      { kind: 'emmc' },
    ])
      ok(await technician.post(`/devices/${device.tag}/media`, medium))
    const bytes = renamed(own('no-disk'), 'EXS-0002', newSerial())
    const { device: read, import: done } = ok(await send(device, bytes))
    assert.deepEqual(
      read.media.map((m: Given['media'][number]) => [m.kind, m.dataState]),
      [
        ['hdd', 'missing'],
        ['nvme', 'presumed'],
        ['emmc', 'presumed'],
      ],
    )
    assert.ok(codesOf(done.warnings).includes('NO_DISK_SEEN'))
    assert.ok(
      done.warnings.some(
        (w: { code: string; detail: string }) =>
          w.code === 'MEDIA_DISAPPEARED' && w.detail === named,
      ),
    )
  })

  test('a missing disk that is seen again is presumed to hold data', async () => {
    const device = await bare('desktop')
    const serial = newSerial()
    const [three, one] = ['three-disks', 'one-disk'].map((f) =>
      renamed(own(f), 'EXS-0003', serial),
    ) as [Buffer, Buffer]
    ok(await send(device, three))
    ok(await send(device, one))
    const again = ok(await send(device, Buffer.concat([three, Buffer.from('\n')])))
    assert.equal(again.device.media.length, 3)
    for (const m of again.device.media) assert.equal(m.dataState, 'presumed')
    const history = ok(await technician.get(`/devices/${device.tag}/history`))
    const found = history.items.filter((f: { kind: string }) => f.kind === 'medium.found')
    assert.equal(found.length, 2)
  })

  test('a disk seen after erasure sends the device back to be erased', async () => {
    const device = await g.erased(await bareKnown())
    const { device: after } = ok(
      await send(device, renamed(own('laptop-ok'), 'EXS-0001', device.serial)),
    )
    assert.equal(after.state, 'TO_ERASE')
    assert.equal(after.media[0].dataState, 'presumed')
  })
  const bareKnown = () => g.laptop({ manufacturer: 'Exemple SA' })

  test('the same file twice is one import, whatever happened to its answer', async () => {
    const device = await bare()
    const bytes = renamed(own('laptop-ok'), 'EXS-0001', newSerial())
    const first = ok(await send(device, bytes))
    const second = ok(await send(device, bytes))
    assert.equal(second.import.repeated, true)
    assert.deepEqual({ ...second.import, repeated: false }, first.import)
    assert.deepEqual(second.device.media, first.device.media)
    assert.equal(second.device.version, first.device.version)
    assert.equal((await stored(device.tag)).imports, 1)
  })

  test('two benches that send the same report at once list each disk once', async () => {
    const device = await bare('desktop')
    const bytes = renamed(own('three-disks'), 'EXS-0003', newSerial())
    const answers = await Promise.all([
      send(device, bytes),
      supervisor.post(`/devices/${device.tag}/inventories`, bytes),
      send(device, Buffer.concat([bytes, Buffer.from(' ')])),
    ])
    for (const a of answers) ok(a)
    assert.equal(answers.filter((a) => a.body.import.repeated).length, 1)
    assert.equal((await g.read(device.tag)).media.length, 3)
    assert.equal((await stored(device.tag)).imports, 2)
  })

  test('one serial of one maker stands once in stock', async () => {
    const serial = newSerial()
    const bytes = renamed(own('laptop-ok'), 'EXS-0001', serial)
    ok(await send(await bare(), bytes))
    const other = await bare()
    const refused = await send(other, bytes)
    assert.equal(refused.status, 409)
    assert.equal(refused.body.code, 'SERIAL_IN_STOCK')
    const untouched = await g.read(other.tag)
    assert.deepEqual([untouched.serial, untouched.media], [null, []])
  })

  test('what a person typed stays where the report is silent, and a difference is told', async () => {
    const device = await g.laptop({ manufacturer: 'Exemple SA', model: 'Vu sur l’étiquette' })
    const silent = JSON.parse(own('no-disk').toString('utf8'))
    const root = Array.isArray(silent) ? silent[0] : silent
    root.serial = 'To Be Filled By O.E.M.'
    root.product = 'Autre modèle'
    const { device: read, import: done } = ok(await send(device, JSON.stringify(silent)))
    assert.equal(read.serial, device.serial)
    assert.equal(read.model, 'Autre modèle')
    assert.ok(
      done.warnings.some(
        (w: { code: string; detail: string }) =>
          w.code === 'IDENTITY_DIFFERS' && w.detail === 'model',
      ),
    )
  })

  test('a report of another category is told, and a screen never gets a disk from it', async () => {
    const screen = await bare('monitor')
    const { device: read, import: done } = ok(
      await send(screen, renamed(own('laptop-ok'), 'EXS-0001', newSerial())),
    )
    assert.deepEqual(read.media, [])
    assert.equal(done.performance, null)
    assert.ok(codesOf(done.warnings).includes('CATEGORY_DIFFERS'))
  })

  test('nothing is kept of the network, the user or the software', async () => {
    const device = await bare()
    const report = JSON.parse(own('laptop-ok').toString('utf8'))
    const root = Array.isArray(report) ? report[0] : report
    Object.assign(root, { serial: newSerial(), owner: 'camille.exemple', software: ['SecretApp'] })
    root.configuration = { ...root.configuration, login: 'camille.exemple', ip: '192.168.7.77' }
    ok(await send(device, JSON.stringify(report)))
    if (hasShared) {
      const dell = await bare()
      const bytes = renamed(capture('e5530', 'laptop-ok'), 'D8FTRY1', newSerial())
      ok(await send(dell, bytes))
      const kept = JSON.stringify(await stored(dell.tag))
      assert.ok(bytes.includes('f0:1f:af:41:3f:18') && bytes.includes('192.168.1.115'))
      assert.doesNotMatch(kept, /f0:1f:af:41:3f:18|192\.168/)
    }
    const kept = JSON.stringify(await stored(device.tag))
    assert.match(kept, /Exemple Book/)
    assert.doesNotMatch(kept, /02:00:5e|camille|SecretApp|192\.168|([0-9a-f]{2}:){5}[0-9a-f]{2}/i)
  })

  test('files that are not an inventory are refused, each for its reason', async () => {
    const device = await bare()
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    const nested = `${'{"id":"a","class":"system","children":['.repeat(5000)}${']}'.repeat(5000)}`
    for (const [what, bytes, code] of [
      ['nothing', Buffer.alloc(0), 'IMPORT_NOT_JSON'],
      ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 255, 254]), 'IMPORT_NOT_JSON'],
      ['zeros', Buffer.alloc(4096), 'IMPORT_NOT_JSON'],
      ['a cut file', own('laptop-ok').subarray(0, 900), 'IMPORT_NOT_JSON'],
      ['other JSON', Buffer.from('{"hello":"world"}'), 'IMPORT_SCHEMA_UNKNOWN'],
      ['null', Buffer.from('null'), 'IMPORT_SCHEMA_UNKNOWN'],
      ['deep lists', Buffer.from(deep), 'IMPORT_SCHEMA_UNKNOWN'],
      ['deep and empty', Buffer.from(nested), 'IMPORT_NO_DEVICE'],
      [
        'nothing in it',
        Buffer.from('{"id":"x","class":"system","children":[]}'),
        'IMPORT_NO_DEVICE',
      ],
    ] as const) {
      const refused = await send(device, bytes)
      assert.equal(refused.status, 422, `${what}: ${JSON.stringify(refused.body)}`)
      assert.equal(refused.body.code, code, what)
    }
    const large = await send(device, Buffer.alloc(6_000_000, 32))
    assert.equal(large.status, 413)
    const image = await send(device, own('laptop-ok'), { 'content-type': 'image/png' })
    assert.equal(image.status, 415)
    assert.equal((await stored(device.tag)).imports, 0)
  })

  test('NUL, half characters and emoji in a report are cleaned, not a fault of ours', async () => {
    const device = await bare()
    const report = {
      id: 'pc',
      class: 'system',
      vendor: 'Exemple\\u0000 SA',
      product: 'Mod\\ud800èle 🖥',
      serial: `A\\u0000${newSerial()}`,
      children: [],
    }
    const bytes = JSON.stringify(report).replaceAll('\\\\u', '\\u')
    assert.match(bytes, /[^\\]\\u0000/)
    const { device: read } = ok(await send(device, bytes))
    assert.equal(read.manufacturer, 'Exemple SA')
    assert.doesNotMatch(JSON.stringify(await stored(device.tag)), /\\u0000|\\ud800/)
  })

  test('a released device takes no inventory, another workshop’s is not found, a cashier may not', async () => {
    const ready = await g.ready()
    const late = await send(ready, own('laptop-ok'))
    assert.equal(late.status, 422)
    assert.equal(late.body.code, 'DEVICE_RELEASED')
    const stranger = await world.as('technician', 'otherWorkshop')
    const url = `/devices/${ready.tag}/inventories`
    assert.equal((await stranger.post(url, own('laptop-ok'))).status, 404)
    const cashier = await world.as('cashier')
    assert.equal((await cashier.post(url, own('laptop-ok'))).status, 403)
  })
})
