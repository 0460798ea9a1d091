import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { startApp, type World } from '../support/app.ts'

// The erasure gate of migrations/0008-gate.sql, attacked as the application's role and as the tables' owner.
// Each attack is one or several statements in one transaction; the database must refuse it and change nothing.

type Cast = Record<'open' | 'undeclared' | 'released' | 'tested' | 'monitor' | 'other', string> &
  Record<'openMedium' | 'erasedMedium' | 'spareMedium', string>
const T = (d: string) => `'2026-09-${d}T08:00:00Z'`

/** Devices at the gate's edge, made as the owner, since the gate lets nothing through by accident. */
async function cast(owner: pg.Client, w: World): Promise<Cast> {
  const { rows } = await owner.query(
    `select (select code from membership order by recorded_at limit 1) one, (select code from membership where role = 'supervisor' order by recorded_at limit 1) two`,
  )
  const { one, two } = rows[0]
  await owner.query(`
    insert into donation (id, reference, donor_id, donee_id, legal_basis, status, erasure_level, pickup_address, contact, recorded_at, recorded_by, handed_over_at, updated_at, updated_by)
    values ('00000000-0000-7000-8000-0000000000d0', 'DON-TEST', '${w.organisations.company.id}', '${w.organisations.association.id}', 'private', 'handedOver', 'clear', '{}', '{}', ${T('01')}, '${one}', ${T('01')}, ${T('01')}, '${one}')`)
  const made: Record<string, string> = {}
  const device = async (name: string, n: number, category: string, holds: string) => {
    const id = `00000000-0000-7000-8000-00000000000${n}`
    const tag = `0000000${n}`
    await owner.query(`insert into tag (tag, claimed_at) values ('${tag}', ${T('01')})`)
    await owner.query(`insert into device (id, tag, state, category, holds_data, origin, donation_id, owner_id, site_id, acceptance, mass_grams, mass_source, cycle_started_at, received_at, state_since, changed_by)
      values ('${id}', '${tag}', 'RECEIVED', '${category}', '${holds}', 'private', '00000000-0000-7000-8000-0000000000d0', '${w.organisations.association.id}', '${w.sites.workshop.id}', 'accepted', 1800, 'scale', ${T('01')}, ${T('01')}, ${T('01')}, '${one}')`)
    await owner.query(`insert into device_identity (device_id) values ('${id}')`)
    await owner.query(
      `update device set state = 'TESTED', test_passed = true, tested_by = '${one}', released_by = '${two}', cosmetic_grade = 'B', system = 'none' where id = '${id}'`,
    )
    made[name] = id
  }
  await device('open', 1, 'laptop', 'always')
  await device('undeclared', 2, 'laptop', 'always')
  await device('released', 3, 'laptop', 'always')
  await device('tested', 4, 'laptop', 'always')
  await device('monitor', 5, 'monitor', 'never')
  await device('other', 6, 'laptop', 'always')
  const medium = async (name: string, n: number, deviceName: string, serial: string) => {
    const id = `00000000-0000-7000-8000-0000000000a${n}`
    await owner.query(`insert into medium (id, device_id, kind, serial, presumed_at, placed_at, source, recorded_at, recorded_by)
      values ('${id}', '${made[deviceName]}', 'hdd', '${serial}', ${T('01')}, ${T('01')}, 'declared', ${T('01')}, '${one}')`)
    made[name] = id
  }
  await medium('openMedium', 1, 'open', 'S-OPEN')
  await medium('erasedMedium', 2, 'released', 'S-ERASED')
  await medium('spareMedium', 3, 'tested', 'S-SPARE')
  const declare = (name: string) =>
    owner.query(
      `insert into media_declaration values (uuidv7(), '${made[name]}', 1, false, null, '${one}', ${T('02')})`,
    )
  await declare('open')
  await declare('released')
  await declare('tested')
  await owner.query(
    `insert into blob (sha256, media_type, bytes, recorded_at) values (repeat('a', 64), 'text/plain', 'x', ${T('02')})`,
  )
  await owner.query(
    `insert into erasure_evidence (id, sha256, file_sha256, tool, by_code, organisation_id, recorded_at) values ('00000000-0000-7000-8000-0000000000e0', repeat('a', 64), repeat('a', 64), 'nwipe', '${one}', '${w.organisations.association.id}', ${T('02')})`,
  )
  for (const [m, d, serial, n] of [
    ['erasedMedium', 'released', 'S-ERASED', 1],
    ['spareMedium', 'tested', 'S-SPARE', 2],
  ] as const) {
    await owner.query(`insert into proof (id, medium_id, device_id, kind, serial, technique, ended_at, by_code, evidence_id, recorded_at)
      values ('00000000-0000-7000-8000-0000000000f${n}', '${made[m]}', '${made[d]}', 'erasure', '${serial}', 'x', ${T('02')}, '${one}', '00000000-0000-7000-8000-0000000000e0', ${T('02')})`)
    await owner.query(`update medium set data_state = 'erased' where id = '${made[m]}'`)
  }
  await owner.query(
    `update device set media_complete = true where id in ('${made.open}', '${made.released}', '${made.tested}')`,
  )
  await owner.query(
    `update device set state = 'READY' where id in ('${made.released}', '${made.monitor}')`,
  )
  return made as Cast
}

const proof = (
  medium: string,
  device: string,
  kind: string,
  by: string,
  second: string,
  at: string,
) =>
  `insert into proof (id, medium_id, device_id, kind, serial, technique, ended_at, by_code, second_code, recorded_at)
   values (uuidv7(), '${medium}', '${device}', '${kind}', 'S-OPEN', 'x', ${T(at)}, '${by}', '${second}', ${T(at)})`
const newMedium = (device: string, state = 'presumed') =>
  `insert into medium (id, device_id, kind, serial, data_state, presumed_at, placed_at, source, recorded_at, recorded_by)
   values (uuidv7(), '${device}', 'hdd', 'S-NEW', '${state}', ${T('01')}, ${T('01')}, 'declared', ${T('01')}, 'x')`
const newDevice = (state: string, extra = '') =>
  `insert into device (id, tag, state, category, holds_data, origin, donation_id, owner_id, site_id, acceptance, mass_grams, mass_source, cycle_started_at, received_at, state_since, changed_by, test_passed, cosmetic_grade, released_by, tested_by, media_complete)
   select uuidv7(), '00000009', '${state}', 'laptop', 'always', origin, donation_id, owner_id, site_id, 'accepted', 1, 'scale', received_at, received_at, received_at, 'x', true, 'A', released_by, tested_by, ${extra || 'false'} from device where tag = '00000001'`

const attacks: [title: string, (c: Cast, codes: { one: string; two: string }) => string[]][] = [
  ['(1) a device is inserted behind the gate', () => [newDevice('READY')]],
  ['(1) a device is inserted as sold', () => [newDevice('SOLD')]],
  [
    '(1) a device is inserted with its media already "complete"',
    () => [newDevice('RECEIVED', 'true')],
  ],
  [
    '(1) a device is merged in behind the gate',
    () => [
      `merge into device d using (select 'zzz' t) x on d.tag = x.t when not matched then insert (id, tag, state, category, holds_data, site_id, mass_grams, mass_source, cycle_started_at, received_at, state_since, changed_by) values (uuidv7(), '00000009', 'READY', 'laptop', 'always', (select site_id from device limit 1), 1, 'scale', now(), now(), now(), 'x')`,
    ],
  ],
  [
    '(2) a device with an open medium is released',
    (c) => [`update device set state = 'READY' where id = '${c.open}'`],
  ],
  [
    '(2) a device with an open medium goes straight to the shop',
    (c) => [`update device set state = 'IN_SHOP' where id = '${c.open}'`],
  ],
  [
    '(2) its counter of open media is forced to zero, then it is released',
    (c) => [
      `update device set media_open = 0 where id = '${c.open}'`,
      `update device set state = 'READY' where id = '${c.open}'`,
    ],
  ],
  [
    '(2) a merge releases it',
    (c) => [
      `merge into device d using (select '${c.open}'::uuid id) x on d.id = x.id when matched then update set state = 'READY'`,
    ],
  ],
  [
    '(3) a device is released before anybody declared its media',
    (c) => [`update device set state = 'READY' where id = '${c.undeclared}'`],
  ],
  [
    '(3) the flag alone is set, without a declaration',
    (c) => [`update device set media_complete = true where id = '${c.undeclared}'`],
  ],
  [
    '(3) media are declared complete where there is none and nobody says so',
    (c, k) => [
      `insert into media_declaration values (uuidv7(), '${c.undeclared}', 1, false, null, '${k.one}', ${T('03')})`,
      `update device set state = 'READY' where id = '${c.undeclared}'`,
    ],
  ],
  [
    '(3) "none" is declared without a sentence',
    (c, k) => [
      `insert into media_declaration values (uuidv7(), '${c.undeclared}', 1, true, null, '${k.one}', ${T('03')})`,
    ],
  ],
  [
    '(3) a declaration of the cycle before serves again after a return',
    (c) => [
      `update device set state = 'IN_SHOP' where id = '${c.released}'`,
      `update device set state = 'RETURNED', state_since = ${T('05')} where id = '${c.released}'`,
      `update device set media_complete = true where id = '${c.released}'`,
    ],
  ],
  ['(3) the cycle is turned back', (c) => [`update device set cycle = 2 where id = '${c.open}'`]],
  ['(4) a medium is deleted', (c) => [`delete from medium where id = '${c.openMedium}'`]],
  [
    '(4) a merge deletes it',
    (c) => [
      `merge into medium m using (select '${c.openMedium}'::uuid id) x on m.id = x.id when matched then delete`,
    ],
  ],
  ['(4) media are truncated', () => ['truncate medium cascade']],
  ['(4) proofs are truncated', () => ['truncate proof']],
  ['(4) declarations are truncated', () => ['truncate media_declaration']],
  ['(4) devices are truncated', () => ['truncate device cascade']],
  ['(4) a device is deleted', (c) => [`delete from device where id = '${c.undeclared}'`]],
  [
    '(5) a medium is set erased without a proof',
    (c) => [`update medium set data_state = 'erased' where id = '${c.openMedium}'`],
  ],
  [
    '(5) a merge sets it erased',
    (c) => [
      `merge into medium m using (select '${c.openMedium}'::uuid id) x on m.id = x.id when matched then update set data_state = 'erased'`,
    ],
  ],
  [
    '(5) the proof of another serial is used',
    (c, k) => [
      `insert into proof (id, medium_id, device_id, kind, serial, technique, ended_at, by_code, evidence_id, recorded_at) values (uuidv7(), '${c.openMedium}', '${c.open}', 'erasure', 'S-ERASED', 'x', ${T('03')}, '${k.one}', '00000000-0000-7000-8000-0000000000e0', ${T('03')})`,
      `update medium set data_state = 'erased' where id = '${c.openMedium}'`,
    ],
  ],
  [
    '(5) a proof older than the last use is used',
    (c, k) => [
      `update medium set presumed_at = ${T('04')} where id = '${c.openMedium}'`,
      `insert into proof (id, medium_id, device_id, kind, serial, technique, ended_at, by_code, evidence_id, recorded_at) values (uuidv7(), '${c.openMedium}', '${c.open}', 'erasure', 'S-OPEN', 'x', ${T('03')}, '${k.one}', '00000000-0000-7000-8000-0000000000e0', ${T('03')})`,
      `update medium set data_state = 'erased' where id = '${c.openMedium}'`,
    ],
  ],
  [
    '(5) what was erased is presumed again and its old proof used again',
    (c) => [
      `update medium set data_state = 'presumed' where id = '${c.spareMedium}'`,
      `update medium set data_state = 'erased' where id = '${c.spareMedium}'`,
    ],
  ],
  [
    '(5) the last use is turned back',
    (c) => [`update medium set presumed_at = '2020-01-01' where id = '${c.openMedium}'`],
  ],
  [
    '(5) a proof dated in the future serves all cycles to come',
    (c, k) => [
      `insert into proof (id, medium_id, device_id, kind, serial, technique, ended_at, by_code, evidence_id, recorded_at) values (uuidv7(), '${c.openMedium}', '${c.open}', 'erasure', 'S-OPEN', 'x', '2036-01-01', '${k.one}', '00000000-0000-7000-8000-0000000000e0', ${T('03')})`,
    ],
  ],
  [
    '(5) an attestation stands for a medium that has a serial',
    (c, k) => [
      `insert into proof (id, medium_id, device_id, kind, technique, ended_at, by_code, second_code, statement, photo_sha256, recorded_at) values (uuidv7(), '${c.openMedium}', '${c.open}', 'attestation', 'x', ${T('03')}, '${k.one}', '${k.two}', 'seen', repeat('a', 64), ${T('03')})`,
      `update medium set data_state = 'erased' where id = '${c.openMedium}'`,
    ],
  ],
  [
    '(6) a medium is set destroyed without a destruction',
    (c) => [`update medium set data_state = 'destroyed' where id = '${c.openMedium}'`],
  ],
  [
    '(6) a destruction is signed twice by one person',
    (c, k) => [
      proof(c.openMedium, c.open, 'destruction', k.one, k.one, '03'),
      `update medium set data_state = 'destroyed' where id = '${c.openMedium}'`,
    ],
  ],
  [
    '(6) a destruction is signed by someone nobody knows',
    (c, k) => [
      proof(c.openMedium, c.open, 'destruction', k.one, 'nobody', '03'),
      `update medium set data_state = 'destroyed' where id = '${c.openMedium}'`,
    ],
  ],
  [
    '(6) a medium leaves its device without a removal',
    (c) => [`update medium set place = 'stock' where id = '${c.openMedium}'`],
  ],
  [
    '(6) a removal is signed twice by one person',
    (c, k) => [
      proof(c.openMedium, c.open, 'removal', k.two, k.two, '03'),
      `update medium set place = 'stock' where id = '${c.openMedium}'`,
    ],
  ],
  ['(7) a medium is added to a released device', (c) => [newMedium(c.released)]],
  [
    '(7) an erased medium is moved into a released device',
    (c) => [`update medium set device_id = '${c.released}' where id = '${c.spareMedium}'`],
  ],
  [
    '(7) a medium is changed within a released device',
    (c) => [`update medium set data_state = 'presumed' where id = '${c.erasedMedium}'`],
  ],
  ['(7) a medium enters already erased', (c) => [newMedium(c.other, 'erased')]],
  [
    '(8) a serial is changed once a proof names it',
    (c) => [`update medium set serial = 'S-FALSE' where id = '${c.spareMedium}'`],
  ],
  [
    '(8) an unerased medium is put into another device',
    (c) => [`update medium set device_id = '${c.other}' where id = '${c.openMedium}'`],
  ],
  [
    '(9) a proof is changed',
    (c) => [
      `update proof set medium_id = '${c.openMedium}', serial = 'S-OPEN' where medium_id = '${c.spareMedium}'`,
    ],
  ],
  ['(9) a proof is deleted', (c) => [`delete from proof where medium_id = '${c.spareMedium}'`]],
  [
    '(9) a declaration is changed',
    () => ["update media_declaration set none = true, statement = 'xxx'"],
  ],
  [
    '(10) a laptop becomes a monitor',
    (c) => [`update device set category = 'monitor', holds_data = 'never' where id = '${c.open}'`],
  ],
  [
    '(10) a laptop becomes a monitor by its category alone',
    (c) => [`update device set category = 'monitor' where id = '${c.open}'`],
  ],
  [
    '(10) a device says for itself that it holds no data',
    (c) => [`update device set holds_data = 'never' where id = '${c.open}'`],
  ],
  [
    '(10) a category is said to hold no data',
    () => ["update category set holds_data = 'never' where code = 'laptop'"],
  ],
  [
    '(10) a category is renamed',
    () => ["update category set code = 'escape' where code = 'projector'"],
  ],
  [
    'a device is sold without an entry of the ledger',
    (c) => [`update device set state = 'SOLD' where id = '${c.released}'`],
  ],
  [
    'the tester releases',
    (c) => [
      `update device set released_by = tested_by where id = '${c.tested}'`,
      `update device set state = 'READY' where id = '${c.tested}'`,
    ],
  ],
  [
    'the tag of a device is changed',
    (c) => [`update device set tag = '00000006' where id = '${c.open}'`],
  ],
]

for (const role of ['app', 'owner'] as const)
  describe(`attacked as ${role === 'app' ? "the application's role" : "the tables' owner"}`, () => {
    let client: pg.Client
    let owner: pg.Client
    let world: World
    let c: Cast
    let codes: { one: string; two: string }
    const ends: (() => Promise<void> | void)[] = []
    before(async () => {
      world = await startApp({ after: (fn) => void ends.push(fn) })
      await world.as('technician')
      await world.as('supervisor')
      owner = new pg.Client(world.database.ownerUrl)
      await owner.connect()
      c = await cast(owner, world)
      const { rows } = await owner.query(
        `select distinct tested_by one, released_by two from device where id = '${c.tested}'`,
      )
      codes = rows[0]
      client = new pg.Client(role === 'app' ? world.database.appUrl : world.database.ownerUrl)
      await client.connect()
    })
    after(async () => {
      await client?.end()
      await owner?.end()
      for (const end of ends.reverse()) await end()
    })
    const picture = async () =>
      (
        await owner.query(`select
      (select json_agg(x order by x.id) from device x) d, (select json_agg(x order by x.id) from medium x) m,
      (select json_agg(x order by x.id) from proof x) p, (select json_agg(x order by x.code) from category x) c`)
      ).rows[0]

    for (const [title, statements] of attacks)
      test(title, async () => {
        const before = await picture()
        await assert.rejects(async () => {
          await client.query('begin')
          try {
            for (const statement of statements(c, codes)) await client.query(statement)
            await client.query('commit')
          } catch (error) {
            await client.query('rollback')
            throw error
          }
        }, isRefusal)
        assert.deepEqual(await picture(), before)
      })

    test('(1) a device is copied in behind the gate', async () => {
      // COPY from the client: the row arrives by the protocol, as a restore would send it.
      const columns =
        'id, tag, state, category, holds_data, site_id, mass_grams, mass_source, cycle_started_at, received_at, state_since, changed_by'
      const row = [
        '00000000-0000-7000-8000-000000000099',
        '00000001',
        'READY',
        'laptop',
        'always',
        world.sites.workshop.id,
        1,
        'scale',
        'now',
        'now',
        'now',
        'x',
      ].join('\t')
      const refused = await copyIn(client, `copy device (${columns}) from stdin`, `${row}\n`)
      assert.match(refused, /GATE_INSERT/)
    })

    test('(11) a medium added while the device is being released loses, or the release does', async () => {
      const other = new pg.Client(role === 'app' ? world.database.appUrl : world.database.ownerUrl)
      await other.connect()
      for (const isolation of ['read committed', 'repeatable read', 'serializable']) {
        await client.query(`begin isolation level ${isolation}`)
        await other.query(`begin isolation level ${isolation}`)
        await other.query('select count(*) from medium')
        await client.query(newMedium(c.tested))
        const release = other
          .query(`update device set state = 'READY' where id = '${c.tested}'`)
          .then(() => other.query('commit'))
          .then(
            () => null,
            (error: unknown) => error,
          )
        await new Promise((r) => setTimeout(r, 50))
        await client.query('commit')
        assert.ok(await release, `released under ${isolation}`)
        await other.query('rollback')
        const { rows } = await owner.query(`select state from device where id = '${c.tested}'`)
        assert.equal(rows[0].state, 'TESTED')
      }
      await other.end()
    })

    test('a trigger that replicas would skip still stands', async () => {
      const superuser = new pg.Client(world.database.adminUrl)
      await superuser.connect()
      await superuser.query('set session_replication_role = replica')
      await assert.rejects(
        superuser.query(`update device set state = 'READY' where id = '${c.open}'`),
        isRefusal,
      )
      await superuser.end()
    })

    test('the gate lets through what it should', async () => {
      const { rows } = await owner.query(
        `select state from device where id in ('${c.released}', '${c.monitor}')`,
      )
      assert.deepEqual(
        rows.map((r) => r.state),
        ['READY', 'READY'],
      )
    })
  })

/** Refused by the gate, by a grant or by a CHECK: not by a slip of the attack itself. */
const isRefusal = (error: unknown) =>
  /^(LC\d{3}|42501|23514)$/.test(String((error as { code?: string }).code))

/** Sends COPY rows and answers the error text, or '' when they were taken. */
function copyIn(client: pg.Client, text: string, data: string): Promise<string> {
  return new Promise((resolve) => {
    const connection = (client as unknown as { connection: any }).connection
    const query = {
      submit: () => connection.query(text),
      handleRowDescription() {},
      handleDataRow() {},
      handlePortalSuspended() {},
      handleEmptyQuery() {},
      handleCommandComplete() {},
      handleParseComplete() {},
      handleBindComplete() {},
      handleCopyInResponse: () => {
        connection.sendCopyFromChunk(Buffer.from(data))
        connection.endCopyFrom()
      },
      handleError: (error: Error) => resolve(error.message),
      handleReadyForQuery: () => resolve(''),
    }
    client.query(query as never)
  })
}
