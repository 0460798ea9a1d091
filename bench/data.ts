import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { migrate } from '../src/platform/migrate.ts'
import { withDatabase } from '../src/platform/postgres-setup.ts'
import { checkCharacter, TAG_ALPHABET } from '../src/platform/tag.ts'
import { giftStatements, receiptsBack } from './gift-data.ts'
import { organisation, SHELF, shelfBack, shopStatements, site } from './shop-data.ts'

export const DATABASE = 'collecte'
/** Tags of one block of reads, and devices of one block of moves. */
export const READS = 10
export const MOVES = 5
/** What a run leaves behind is kept for the next one, up to this many moves; then the data are made anew. */
const WORN_OUT = 4_000_000
/** The migrations and what makes the data: data made by others are made anew. */
const SHAPE = shape()
const TABLES = ['donation', 'donation_line', 'device', 'medium', 'media_declaration', 'proof']

export type Urls = { adminUrl: string; ownerUrl: string; appUrl: string }

function shape(): string {
  const folder = new URL('../migrations/', import.meta.url)
  const hash = createHash('sha256')
  for (const file of ['data.ts', 'shop-data.ts', 'gift-data.ts'])
    hash.update(readFileSync(new URL(file, import.meta.url)))
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(new URL(file, folder)))
  return hash.digest('hex')
}

/** The tag of the nth device: spread over the whole alphabet, with the check character of the product. */
function tagOf(n: number): string {
  let rest = (n * 8_388_593 + 12_345_678) % 2 ** 35
  let seven = ''
  for (let i = 0; i < 7; i++) {
    seven += TAG_ALPHABET[rest % 32]
    rest = Math.floor(rest / 32)
  }
  return seven + checkCharacter(seven)
}

/** Runs work on a connection of the superuser, closed afterwards. */
export async function asAdmin<T>(urls: Urls, work: (c: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: withDatabase(urls.adminUrl, DATABASE) })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Whether the data of an earlier run are whole, of this size and shape, and not worn out. */
export async function fits(urls: Urls, devices: number): Promise<boolean> {
  return asAdmin(urls, async (c) => {
    const { rows } = await c.query(`select to_regclass('bench.made') as made`)
    if (!rows[0].made) return false
    const made = await c.query(
      `select devices, shape, (select sum(version - 1) from device) as moves from bench.made`,
    )
    const row = made.rows[0]
    return row?.devices === devices && row.shape === SHAPE && Number(row.moves) < WORN_OUT
  })
}

/**
 * Makes the devices with their donations, media, proofs, masses and ten facts each, over ten months.
 * The guards would refuse a device born erased, so they are off inside this one transaction, and what they would
 * have written is written here; they stand again before it ends.
 */
export async function build(urls: Urls, devices: number, tell: (line: string) => void) {
  await migrate(urls)
  await asAdmin(urls, async (c) => {
    await c.query(
      `set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '256MB'; set jit = off`,
    )
    await c.query(`alter system set max_wal_size = '4GB'`)
    await c.query('select pg_reload_conf()')
    await c.query(`create schema bench; grant usage on schema bench to public;
      create unlogged table bench.tag (n int, tag text); create table bench.shelf (n int, tag text)`)
    const fill = async (table: 'tag' | 'shelf', first: number, count: number) => {
      for (let from = 0; from < count; from += 50_000) {
        const length = Math.min(50_000, count - from)
        const tags = Array.from({ length }, (_, i) => tagOf(first + from + i))
        await c.query(
          `insert into bench.${table} select $1::int + o - 1, t from unnest($2::text[]) with ordinality x (t, o)`,
          [from, tags],
        )
      }
    }
    await fill('tag', 0, devices)
    await fill('shelf', devices, SHELF)
    await c.query(`select ensure_partitions((now() - interval '11 months')::date, 25)`)
    await c.query('begin; set local session_replication_role = replica')
    const { rows: guards } = await c.query(
      `select tgrelid::regclass as rel, tgname, tgenabled from pg_trigger
       where not tgisinternal and tgrelid = any($1::regclass[])`,
      [TABLES],
    )
    for (const t of guards) await c.query(`alter table ${t.rel} disable trigger ${t.tgname}`)
    const later = await dropIndexes(c)
    for (const [what, statement] of [
      ...statements(devices),
      ['indexes of the journal', later],
    ] as const) {
      const started = performance.now()
      await c.query(statement)
      tell(`  ${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
    }
    for (const t of guards) {
      const how = t.tgenabled === 'A' ? 'enable always' : 'enable'
      await c.query(`alter table ${t.rel} ${how} trigger ${t.tgname}`)
    }
    await c.query(`create table bench.made as select ${devices} as devices, '${SHAPE}' as shape`)
    await c.query('grant select on all tables in schema bench to public')
    await c.query('commit')
    const started = performance.now()
    // History is written once: nothing there for autovacuum to do during a measure.
    const { rows: parts } = await c.query(
      `select inhrelid::regclass as part from pg_inherits where inhparent in ('event'::regclass, 'mass_movement'::regclass)
         and pg_relation_size(inhrelid) > 0`,
    )
    for (const { part } of parts)
      await c.query(`alter table ${part} set (autovacuum_enabled = false)`)
    await c.query('vacuum (analyze) device, device_identity, medium, proof, tag, donation')
    await c.query('analyze')
    await c.query('checkpoint')
    tell(`  vacuum, analyze, checkpoint: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  })
}

/** Takes the journal's indexes away and gives the statements that make the same again: half the time. */
async function dropIndexes(c: pg.Client): Promise<string> {
  const { rows } = await c.query(
    `select i.indrelid::regclass as rel, i.indexrelid::regclass as name, k.conname, pg_get_indexdef(i.indexrelid) as def, pg_get_constraintdef(k.oid) as con
     from pg_index i left join pg_constraint k on k.conindid = i.indexrelid
     where i.indrelid in ('event'::regclass, 'mass_movement'::regclass)`,
  )
  for (const i of rows)
    await c.query(
      i.conname ? `alter table ${i.rel} drop constraint ${i.conname}` : `drop index ${i.name}`,
    )
  // The text says ON ONLY for the index of a partitioned table, which would leave the partitions without.
  return rows
    .map((i) =>
      i.conname
        ? `alter table ${i.rel} add constraint ${i.conname} ${i.con}`
        : i.def.replace(' ON ONLY ', ' ON '),
    )
    .join(';')
}

/** Every device back where the moves start, whatever an interrupted run left. */
export async function reset(urls: Urls) {
  await asAdmin(urls, async (c) => {
    await c.query(`update device set state = 'RECEIVED' where state = 'QUARANTINE'`)
    await shelfBack(c)
    await receiptsBack(c)
    await c.query('vacuum (analyze) device')
    await c.query('vacuum (analyze) repeat_key')
    await c.query('checkpoint')
  })
}

/** How many moves the devices have known: what a measure says it did is checked against it. */
export const countMoves = (urls: Urls): Promise<number> =>
  asAdmin(urls, async (c) =>
    Number((await c.query('select sum(version) as moves from device')).rows[0].moves),
  )

const address = `'{"street":"1 rue du Banc","postcode":"13001","city":"Marseille","country":"FR"}'`
const at = (n: string) => `(now() - interval '300 days' + ${n} * span.step)`

function statements(devices: number): [string, string][] {
  const span = `(select interval '30 days' / ${devices} as step) span`
  return [
    [
      'organisations',
      `insert into organisation (id, name, kind, address, recorded_at, updated_at, updated_by)
        select ${organisation('n')}, 'Organisation ' || n, (case n when 0 then 'territory' when 1 then 'association' else 'company' end)::organisation_kind,
          ${address}, now(), now(), 'system' from generate_series(0, 40) n;
      insert into site (id, organisation_id, kind, name, address, recorded_at, updated_at, updated_by)
        select ${site('n')}, ${organisation('1')}, (case when n < 3 then 'workshop' else 'shop' end)::site_kind, 'Site ' || n,
          ${address}, now(), now(), 'system' from generate_series(0, 3) n`,
    ],
    [
      'donations',
      `create unlogged table bench.gift as select n, uuidv7(${at('n * 50')} - now()) as id, uuidv7(${at('n * 50')} - now()) as line,
          ${at('n * 50')} as day from generate_series(0, ${Math.floor((devices - 1) / 50)}) n, ${span};
      insert into donation (id, reference, donor_id, donee_id, legal_basis, status, erasure_level, pickup_address, recorded_at, recorded_by,
          updated_at, updated_by, submitted_at, decided_at, handed_over_at)
        select id, 'DON-2025-' || lpad(n::text, 6, '0'), ${organisation('2 + n % 39')}, ${organisation('1')}, 'private', 'handedOver', 'purge',
          ${address}, day, 'system', day, 'system', day, day, day from bench.gift;
      insert into donation_line (id, donation_id, position, category, quantity, decision)
        select line, id, 1, 'laptop', 50, 'accepted' from bench.gift`,
    ],
    [
      'devices',
      `insert into tag (tag, claimed_at) select tag, now() - interval '300 days' from bench.tag;
      create unlogged table bench.plan as select t.n, t.tag, uuidv7(${at('t.n')} - now()) as id, uuidv7(${at('t.n')} - now()) as medium, ${at('t.n')} as day,
          case when t.n % 10 < 7 then 'laptop' when t.n % 10 < 9 then 'monitor' else 'desktop' end as category,
          (array['RECEIVED','RECEIVED','RECEIVED','RECEIVED','RECEIVED','RECEIVED','ERASED','TESTED','READY','SOLD'])[1 + (hashint4(t.n) & 65535) % 10]::device_state as state
        from bench.tag t, ${span};
      insert into device (id, tag, state, category, holds_data, origin, donation_id, donation_line_id, owner_id, site_id, acceptance, identity_known,
          media_complete, test_passed, tested_by, released_by, cosmetic_grade, performance_class, mass_grams, mass_source, cycle_started_at,
          received_at, state_since, changed_by)
        select p.id, p.tag, p.state, p.category, c.holds_data, 'private', g.id, g.line, ${organisation('1')}, ${site('p.n % 3')}, 'accepted', true,
          p.category <> 'monitor', case when tested then true end, case when tested then 'b001' end, case when released then 'b002' end,
          case when tested then 'B' end, case when tested and c.has_class then 'P2' end, 1500 + p.n % 1000, 'scale', p.day, p.day,
          p.day + interval '290 days', 'system'
        from (select *, state in ('TESTED', 'READY', 'SOLD') as tested, state in ('READY', 'SOLD') as released from bench.plan) p
          join category c on c.code = p.category join bench.gift g on g.n = p.n / 50 order by p.n;
      insert into device_identity (device_id, manufacturer, model, serial, donor_asset_tag, in_stock)
        select id, 'Maker ' || n % 30, 'Model ' || n % 900, 'SN' || lpad(n::text, 10, '0'), 'INV-' || n, state <> 'SOLD' from bench.plan order by n`,
    ],
    [
      'media and proofs',
      `insert into blob (sha256, media_type, bytes, recorded_at) values (encode(sha256('bench'), 'hex'), 'text/plain', 'bench', now());
      insert into erasure_evidence (id, sha256, file_sha256, tool, by_code, organisation_id, recorded_at)
        values (${organisation('99')}, encode(sha256('bench'), 'hex'), encode(sha256('bench'), 'hex'), 'nwipe', 'b001', ${organisation('1')}, now());
      insert into medium (id, device_id, kind, model, serial, bytes, data_state, presumed_at, placed_at, source, recorded_at, recorded_by)
        select medium, id, 'ssd', 'Disk ' || n % 50, 'DS' || lpad(n::text, 10, '0'), 256000000000, 'erased', day, day, 'import', day, 'b001'
        from bench.plan where category <> 'monitor' order by n;
      insert into media_declaration (id, device_id, cycle, none, by_code, recorded_at)
        select uuidv7(day - now()), id, 1, false, 'b001', day from bench.plan where category <> 'monitor' order by n;
      insert into proof (id, medium_id, device_id, kind, serial, level, technique, tool, started_at, ended_at, by_code, evidence_id, recorded_at)
        select uuidv7(day - now()), medium, id, 'erasure', 'DS' || lpad(n::text, 10, '0'), 'purge', 'overwrite', 'nwipe', day + interval '1 day',
          day + interval '1 day', 'b001', ${organisation('99')}, day + interval '1 day'
        from bench.plan where category <> 'monitor' order by n`,
    ],
    [
      'masses',
      `insert into mass_movement (id, recorded_at, subject_type, subject_id, site_id, flow, grams, source, category, by_code)
        select uuidv7(p.day - now()), p.day, 'device', p.id, ${site('p.n % 3')}, 'received', 1500 + p.n % 1000, 'scale', p.category, 'b001'
        from bench.plan p order by n;
      insert into mass_movement (id, recorded_at, subject_type, subject_id, site_id, flow, grams, source, category, by_code)
        select uuidv7(p.day + interval '290 days' - now()), p.day + interval '290 days', 'device', p.id, ${site('p.n % 3')}, 'sold', -(1500 + p.n % 1000), 'scale', p.category, 'b001'
        from bench.plan p where state = 'SOLD' order by n`,
    ],
    ...Array.from({ length: 10 }, (_, k): [string, string] => [
      `facts ${k + 1} of 10`,
      `insert into event (id, recorded_at, occurred_at, kind, subject_type, subject_id, site_id, by_code, data)
        select uuidv7(p.day + interval '${29 * k} days' - now()), p.day + interval '${29 * k} days', p.day + interval '${29 * k} days',
          '${k === 0 ? 'device.received' : 'device.moved'}', 'device', p.id, ${site('p.n % 3')}, 'b001', '${JSON.stringify(
            k === 0
              ? { outside: false }
              : {
                  from: 'RECEIVED',
                  to: 'QUARANTINE',
                  operation: 'moveDevice',
                  reason: 'toCheck',
                  undo: false,
                },
          )}'::jsonb
        from bench.plan p order by p.n`,
    ]),
    ['shop', shopStatements()],
    ['gifts to receipt', giftStatements()],
    [
      'blocks of tags in a random order',
      `create table bench.read_block as select b::int, array_agg(tag) as tags from (
          select tag, (row_number() over (order by hashint4(n + 7)) - 1) / ${READS} as b from bench.plan) x group by b;
      create table bench.move_block as select b::int, array_agg(tag) as tags from (
          select tag, (row_number() over (order by hashint4(n + 9)) - 1) / ${MOVES} as b from bench.plan where state = 'RECEIVED') x
        group by b having count(*) = ${MOVES};
      delete from bench.read_block where cardinality(tags) < ${READS};
      create unique index on bench.read_block (b); create unique index on bench.move_block (b);
      drop table bench.plan, bench.gift, bench.tag`,
    ],
  ]
}
