import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { logOf } from '../erasure/world.ts'
import { startApp } from '../support/app.ts'
import { type Given, given, newSerial, ok } from '../support/given.ts'
import { says } from './story.ts'

const folder = process.env.FIXTURES_DIR
  ? pathToFileURL(`${process.env.FIXTURES_DIR}/`)
  : new URL('../../../shared/fixtures/', import.meta.url)
const present = existsSync(new URL('lshw/e5530.lshw.json', folder))
if (!present) console.log('shared fixtures absent: the stories of captures are left out')
const file = (name: string) => readFileSync(new URL(name, folder))
const codesOf = (list: { code: string }[]) => list.map((w) => w.code)

describe('What a bench reads of a machine', { skip: !present }, async () => {
  const ends: (() => Promise<void> | void)[] = []
  const world = await startApp({ after: (end) => void ends.push(end) })
  after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const g = given(world)
  const technician = await world.as('technician')
  const supervisor = await world.as('supervisor')
  const agent = await world.as('agent')
  const send = (device: Given, name: string | Buffer) =>
    technician.post(
      `/devices/${device.tag}/inventories`,
      typeof name === 'string' ? file(name) : name,
    )
  /** All that the database holds, as text, but for bytes kept as they came. */
  const everyRow = async (): Promise<string> => {
    const { pool } = world.services
    const { rows: tables } = await pool.query<{ name: string; bytes: string[] }>(
      `select c.table_name as name, coalesce(array_agg(c.column_name::text) filter (where c.data_type = 'bytea'), '{}') as bytes
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where t.table_type = 'BASE TABLE' and c.table_schema = current_schema() group by 1`,
    )
    assert.ok(tables.some((t) => t.name === 'hardware_report'))
    const texts: string[] = []
    for (const { name, bytes } of tables) {
      const { rows } = await pool.query(
        `select string_agg((to_jsonb(x) - $1::text[])::text, '' ) as all from "${name}" x`,
        [bytes],
      )
      texts.push(rows[0].all ?? '')
    }
    return texts.join('')
  }
  const move = (device: Given, to: string, more: object = {}) =>
    technician.post(`/devices/${device.tag}/transitions`, { to, ...more })

  test('2. a laptop’s lshw: identity, processor, memory, its one disk; the stick and the DVD are no media', async () => {
    const device = await g.received('laptop')
    const { device: read, import: done } = ok(await send(device, 'lshw/e5530.lshw.json'))
    assert.deepEqual(
      [read.manufacturer, read.model, read.serial],
      ['Dell Inc.', 'Latitude E5530 non-vPro', 'D8FTRY1'],
    )
    assert.deepEqual(
      read.media.map((m: any) => [m.model, m.serial, m.bytes, m.dataState]),
      [['HGST HTS725050A7', 'TF755AWHKL0LHM', 500_107_862_016, 'presumed']],
    )
    assert.equal(done.repeated, false)
    const { rows } = await world.services.pool.query(
      `select hardware->'cpu'->>'name' as cpu, hardware->>'ramBytes' as ram, hardware->'ramModules' as modules
       from device_identity where device_id = $1`,
      [read.id],
    )
    assert.match(rows[0].cpu, /i5-3340M/)
    assert.equal(rows[0].ram, String(8 * 2 ** 30))
    assert.deepEqual(
      rows[0].modules.map((m: any) => [m.bytes, m.serial]),
      [
        [4_294_967_296, 'E88F671D'],
        [4_294_967_296, 'E88F671E'],
      ],
    )
  })

  for (const name of ['asus-e200h', 'TM1613'])
    test(`3. unseen storage (${name}): accepted with a warning, never erased before a person says what is in it`, async () => {
      let device = await g.received('laptop')
      const { import: done } = ok(await send(device, `lshw/${name}.lshw.json`))
      assert.equal(done.media, 0)
      assert.ok(
        codesOf(done.warnings).some((c) =>
          ['NO_DISK_SEEN', 'STORAGE_CONTROLLER_WITHOUT_DISK'].includes(c),
        ),
      )
      ok(await move(device, 'TRIAGED'))
      device = await g.accepted(device)
      device = ok(await move(device, 'TO_ERASE'))
      assert.equal(device.state, 'TO_ERASE')
      const step = device.allowed.find((s: any) => s.to === 'ERASED')
      assert.ok(step?.blockers.includes('MEDIA_INVENTORY_INCOMPLETE'))
      const soldered = { kind: 'emmc', model: 'eMMC 32 GB soldered' }
      device = ok(await technician.post(`/devices/${device.tag}/media`, soldered), 201)
      assert.deepEqual(
        device.media.map((m: any) => [m.kind, m.serial, m.dataState]),
        [['emmc', null, 'presumed']],
      )
      device = ok(await technician.post(`/devices/${device.tag}/media-complete`, {}))
      assert.equal(device.state, 'TO_ERASE', 'its medium is still to be erased or destroyed')
    })

  test('4. placeholders are no serials: warned of, stored as none, and two such machines do not collide', async () => {
    for (let n = 0; n < 2; n++) {
      const device = await g.received('desktop')
      const { device: read, import: done } = ok(await send(device, 'lshw/custom.lshw.json'))
      assert.equal(read.serial, null)
      assert.ok(codesOf(done.warnings).includes('SERIAL_PLACEHOLDER'))
    }
    const device = await g.received('laptop')
    const { device: read, import: done } = ok(
      await send(device, 'smartctl/scrutiny_smart-nvme2.json'),
    )
    assert.deepEqual(
      read.media.map((m: any) => m.serial),
      [null],
    )
    assert.ok(codesOf(done.warnings).includes('SERIAL_PLACEHOLDER'))
  })

  test('5. disks seen before and gone now block the release until each is accounted for', async () => {
    let device = await g.received('desktop')
    const first = ok(await send(device, 'lshw/7900.lshw.json'))
    const serials = ['6RX7AWEZ', 'WD-WCARW0244414', 'WD-WCC2ETY84203']
    assert.deepEqual(first.device.media.map((m: any) => m.serial).sort(), [...serials].sort())
    const second = ok(await send(device, 'lshw/erased-i5.lshw.json'))
    assert.equal(second.device.serial, 'CZC901381R')
    const missing = second.device.media.filter((m: any) => m.dataState === 'missing')
    assert.equal(missing.length, 2)
    const told = second.import.warnings.find((w: any) => w.code === 'MEDIA_DISAPPEARED')
    for (const m of missing) assert.ok(told.detail.includes(m.serial))
    ok(await move(device, 'TRIAGED'))
    device = await g.accepted(device)
    ok(await technician.post(`/devices/${device.tag}/media-complete`, {}))
    device = ok(await move(device, 'TO_ERASE'))
    assert.equal(device.state, 'TO_ERASE')
    const step = device.allowed.find((s: any) => s.to === 'ERASED')
    assert.deepEqual(step?.blockers, ['MEDIA_DISAPPEARED', 'MEDIA_OPEN'])
    const officer = await world.as('weeeOfficer')
    const waste = { to: 'WASTE', reason: 'beyondRepair' }
    const thrown = await officer.post(`/devices/${device.tag}/transitions`, waste)
    assert.deepEqual(says(thrown), [422, 'MEDIA_DISAPPEARED'])
    assert.deepEqual(
      thrown.body.blockers[0].detail.split(', ').sort(),
      told.detail.split(', ').sort(),
    )
    assert.deepEqual(says(await supervisor.post(`/devices/${device.tag}/release`, {})), [
      409,
      'TRANSITION_FORBIDDEN',
    ])
    const [away, back] = missing
    const witness = await world.codeOf(supervisor)
    ok(await technician.post(`/media/${away.id}/removal`, { witness, to: 'stock' }))
    const rest = JSON.parse(file('lshw/7900.lshw.json').toString(), (key, value) =>
      key === 'children' ? value.filter((c: any) => c?.serial !== away.serial) : value,
    )
    const found = ok(await send(device, Buffer.from(JSON.stringify(rest)))).device
    assert.equal(found.media.find((m: any) => m.id === back.id).dataState, 'presumed', 'found')
    for (const m of found.media.filter((x: any) => x.place === 'device')) {
      assert.equal((await g.read(device.tag)).state, 'TO_ERASE')
      const photo = await g.photo()
      const act = { witness, photo, technique: 'shredding' }
      ok(await technician.post(`/media/${m.id}/destruction`, act))
    }
    assert.equal((await g.read(device.tag)).state, 'ERASED')
  })

  test('8. SMART: a disk that says it passed and has pending sectors is to be thrown away; erased, yes; sold, no', async () => {
    const device = await g.received('laptop')
    const { device: read, import: done } = ok(await send(device, 'smartctl/peracotta_sata03.json'))
    assert.deepEqual(
      [done.disks[0].verdict, done.disks[0].reasons[0].code, done.disks[0].reasons[0].detail],
      ['fail', 'PENDING_SECTORS', '67'],
    )
    assert.equal(read.media[0].verdict, 'fail')
    assert.ok(codesOf(done.warnings).includes('MEDIUM_UNFIT'))

    const nvme = ok(
      await send(await g.received('laptop'), 'smartctl/scrutiny_smart-nvme-failed.json'),
    )
    assert.deepEqual(
      [nvme.import.disks[0].verdict, nvme.import.disks[0].reasons[0]],
      ['suspect', { code: 'MEDIA_ERRORS', detail: '7' }],
    )
    const ide = ok(await send(await g.received('desktop'), 'smartctl/peracotta_ide01.json'))
    assert.ok(codesOf(ide.import.warnings).includes('DISK_HOURS_ABSURD'))
    assert.deepEqual(
      says(await send(await g.received('laptop'), 'smartctl/scrutiny_smart-fail.json')),
      [422, 'IMPORT_NO_DEVICE'],
    )
  })

  test('8. … and the release is refused, by the database too, until the disk is out', async () => {
    const serial = newSerial()
    const [read] = [JSON.parse(file('smartctl/peracotta_sata03.json').toString())].flat()
    const disk = { ...read, serial_number: serial }
    // Without its size, our log of another disk may prove it.
    const { user_capacity: _, ...sick } = disk
    let device = await g.toErase(await g.laptop())
    ok(await send(device, Buffer.from(JSON.stringify(sick))))
    ok(await technician.post(`/devices/${device.tag}/media-complete`, {}))
    world.clock.set('2026-10-06T12:00:00Z')
    ok(await technician.post('/erasure-evidence', logOf('ok-0.42.txt', serial)), 201)
    device = await g.read(device.tag)
    assert.equal(device.state, 'ERASED', 'it may be erased')
    ok(await technician.post(`/devices/${device.tag}/tests`, await g.answersOf(device.tag)))
    device = await g.withSystem(await g.graded(device))
    assert.deepEqual(says(await supervisor.post(`/devices/${device.tag}/release`, {})), [
      422,
      'MEDIUM_UNFIT',
    ])
    await assert.rejects(
      world.services.pool.query(
        `update device set state = 'READY', released_by = (select code from membership where role = 'supervisor' limit 1) where id = $1`,
        [device.id],
      ),
      { code: 'LC711' },
    )
    const out = { to: 'stock', witness: await world.codeOf(supervisor) }
    const [medium] = (await g.read(device.tag)).media
    ok(await technician.post(`/media/${medium?.id}/removal`, out))
    assert.equal(ok(await supervisor.post(`/devices/${device.tag}/release`, {})).state, 'READY')
  })

  test('9. batteries: 35.7 % caps the grade until it is changed or taken out; 87.8 % allows B', async () => {
    const device = await g.laptop()
    const { import: done } = ok(await send(device, 'batteries/e5530.battery.ini'))
    assert.deepEqual([done.battery.percent, done.battery.verdict], [35.7, 'fail'])
    await g.tested(device)
    const grade = async (cosmeticGrade: string) =>
      technician.post(`/devices/${device.tag}/grade`, {
        cosmeticGrade,
        performanceClass: 'P2',
        reason: 'inventoryMissing',
        version: (await g.read(device.tag)).version,
      })
    assert.deepEqual(says(await grade('C')), [422, 'GRADE_CAPPED_BY_BATTERY'])
    assert.equal(ok(await grade('D')).cosmeticGrade, 'D')
    ok(await move(device, 'TO_REPAIR', { reason: 'battery' }))
    ok(await technician.post(`/devices/${device.tag}/repairs`, { actions: ['batteryRemoved'] }))
    ok(await technician.post(`/devices/${device.tag}/tests`, await g.answersOf(device.tag)))
    const sold = ok(await grade('B'))
    assert.deepEqual([sold.cosmeticGrade, sold.battery], ['B', { percent: null, removed: true }])

    const machine = JSON.parse(file('glpi/computer_1.json').toString())
    machine.content.bios.ssn = newSerial()
    const glpi = ok(await send(await g.received('laptop'), Buffer.from(JSON.stringify(machine))))
    assert.equal(glpi.import.battery.percent, 87.8)
    const upower = ok(await send(await g.received('laptop'), 'batteries/upower_infos_1.txt'))
    assert.equal(upower.import.battery.percent, 76.2)
  })

  test('10. nothing personal is kept: no login, no key, no address, no telephone number, no software', async () => {
    const device = await g.received('laptop')
    const bytes = file('glpi/computer_1.json')
    const { device: read } = ok(await send(device, bytes))
    const stray = { ...JSON.parse(bytes.toString()), deviceid: 'a-bench-of-its-own' }
    stray.content.bios.ssn = newSerial()
    const waits = ok(await agent.post('/hardware-reports', Buffer.from(JSON.stringify(stray))), 201)
    assert.equal(waits.place, 'tray')
    const kept = await everyRow()
    assert.ok(kept.includes(read.model) && kept.includes(stray.content.bios.ssn))
    const content = JSON.parse(bytes.toString()).content
    const personal = [
      content.hardware.lastloggeduser,
      content.hardware.name,
      ...(content.users ?? []).map((u: any) => u.login),
      ...(content.networks ?? []).flatMap((n: any) => [n.ipaddress, n.mac]),
      ...(content.softwares ?? []).slice(0, 50).map((s: any) => s.name),
    ].filter((v) => typeof v === 'string' && v.length > 4)
    assert.ok(personal.length > 3)
    for (const value of personal) assert.ok(!kept.includes(value), value)
    assert.doesNotMatch(kept, /ssh-rsa|ssh_key|phone_number|lastloggeduser|winprodkey/)
    const raw = async () =>
      (
        await world.services.pool.query(
          'select capture is not null as raw, sha256 from inventory_import where device_id = $1',
          [read.id],
        )
      ).rows[0]
    assert.equal((await raw()).raw, true)
    const { purge } = await import('../../src/accounts/purge.ts')
    world.clock.advance(31 * 86_400_000)
    await purge(world.services)
    const later = await raw()
    assert.deepEqual([later.raw, later.sha256.length], [false, 64])
    const again = ok(await send(device, bytes))
    assert.equal(again.import.repeated, true, 'its hash still tells that it was read')
    const owner = await g.received('laptop')
    const late = { code: owner.tag, reason: 'ambiguous' }
    const linked = ok(await technician.post(`/hardware-reports/${waits.id}/link`, late))
    assert.equal(linked.serial, stray.content.bios.ssn, 'what it said stays, without its bytes')
  })

  test('parts add up: smartctl after lshw judges the disk that is there and makes no other vanish', async () => {
    const device = await g.received('desktop')
    const whole = ok(await send(device, another(file('lshw/7900.lshw.json')))).device
    const [read] = [JSON.parse(file('smartctl/peracotta_sata03.json').toString())].flat()
    const disk = { ...read, serial_number: whole.media[0].serial }
    const judged = ok(await send(device, Buffer.from(JSON.stringify(disk)))).device
    assert.deepEqual(
      judged.media.map((m: any) => [m.serial, m.dataState, m.verdict]),
      whole.media.map((m: any, n: number) => [m.serial, 'presumed', n === 0 ? 'fail' : null]),
    )
    const battery = ok(await send(device, 'batteries/upower_infos_1.txt'))
    assert.deepEqual(
      battery.device.media.map((m: any) => m.dataState),
      whole.media.map((m: any) => m.dataState),
    )
    assert.equal(battery.device.model, whole.model)
    const { rows } = await world.services.pool.query(
      `select jsonb_array_length(hardware->'media') as media, hardware->'cpu'->>'name' as cpu from device_identity where device_id = $1`,
      [whole.id],
    )
    assert.deepEqual([rows[0].media, rows[0].cpu !== null], [3, true])
  })

  test('a verdict is not blanked by a capture that says little, nor softened by one taken before', async () => {
    const device = await g.received('desktop')
    const [sick] = [JSON.parse(file('smartctl/peracotta_sata03.json').toString())].flat()
    const serial = newSerial()
    const taken = (at: string) => ({
      ...sick,
      serial_number: serial,
      local_time: { time_t: Date.parse(at) / 1000, asctime: '' },
    })
    const verdictAfter = async (capture: object) => {
      const { device: now } = ok(await send(device, Buffer.from(JSON.stringify(capture))))
      return now.media.map((m: any) => m.verdict)
    }
    const sound = (at: string) => {
      const said = taken(at)
      const attributes = said.ata_smart_attributes
      const table = attributes.table.map((a: any) =>
        [5, 197, 198].includes(a.id) ? { ...a, raw: { value: 0, string: '0' } } : a,
      )
      return { ...said, ata_smart_attributes: { ...attributes, table } }
    }
    const little = (at: string) => ({
      ...taken(at),
      ata_smart_attributes: { table: [] },
      smart_status: undefined,
    })
    const now = Date.parse(world.clock.now())
    const hoursAgo = (n: number) => new Date(now - n * 3_600_000).toISOString()
    assert.deepEqual(await verdictAfter(taken(hoursAgo(5))), ['fail'])
    assert.deepEqual(await verdictAfter(little(hoursAgo(4))), ['fail'])
    assert.deepEqual(await verdictAfter(sound(hoursAgo(6))), ['fail'])
    const [later] = await verdictAfter(sound(hoursAgo(3)))
    assert.ok(later !== null && later !== 'fail', later)
    // A flat clock says 2010: its fail still counts.
    assert.deepEqual(await verdictAfter(taken('2010-01-01T00:00:00Z')), ['fail'])
  })

  test('a bench that posts by itself: by serial into its device, else into the tray, where nothing is thrown away', async () => {
    const stray = renamed(file('lshw/acer-happy.lshw.json'))
    const first = ok(await agent.post('/hardware-reports', stray), 201)
    assert.deepEqual([first.place, first.deviceTag, first.repeated], ['tray', null, false])
    const again = ok(await agent.post('/hardware-reports', stray))
    assert.deepEqual([again.id, again.repeated], [first.id, true])
    const waiting = ok(await technician.get('/hardware-reports')).items
    assert.equal(waiting.filter((r: any) => r.id === first.id).length, 1)
    assert.deepEqual(
      ok(await (await world.as('technician', 'otherWorkshop')).get('/hardware-reports')).items,
      [],
    )
    const device = await g.received('laptop')
    const link = { code: device.tag, reason: 'serialUnread' }
    const linked = ok(await technician.post(`/hardware-reports/${first.id}/link`, link))
    assert.ok(linked.model)
    assert.deepEqual(says(await technician.post(`/hardware-reports/${first.id}/link`, link)), [
      409,
      'REPORT_DECIDED',
    ])
    // Read once, that machine is known by its serial: what its bench sends next finds it alone.
    const later = Buffer.from(JSON.stringify([JSON.parse(stray.toString())].flat()[0], null, 1))
    const found = ok(await agent.post('/hardware-reports', later), 201)
    assert.deepEqual([found.place, found.deviceTag], ['imported', device.tag])
    const none = ok(
      await agent.post('/hardware-reports', file('batteries/upower_infos_2.txt')),
      201,
    )
    assert.equal(none.place, 'tray')
    const away = ok(
      await technician.post(`/hardware-reports/${none.id}/dismissal`, { reason: 'testRun' }),
    )
    assert.equal(away.place, 'dismissed')
    await assert.rejects(world.services.pool.query('delete from hardware_report'), {
      code: '42501',
    })
  })
})

const another = (bytes: Buffer) =>
  Buffer.from(bytes.toString().replaceAll(/CZC\w+|6RX7AWEZ|WD-WC\w+/g, (s) => `${s}-2`))

/** The same report under a serial of its own. */
function renamed(bytes: Buffer): Buffer {
  const report = JSON.parse(bytes.toString())
  const root = Array.isArray(report) ? report[0] : report
  root.serial = 'EXS-STRAY-01'
  return Buffer.from(JSON.stringify(report))
}
