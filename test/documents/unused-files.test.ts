import assert from 'node:assert/strict'
import { test } from 'node:test'
import { purge } from '../../src/accounts/purge.ts'
import { startApp } from '../support/app.ts'
import { given, ok } from '../support/given.ts'

test('a photo whose form was never sent goes after thirty days; one that proves something stays', async (t) => {
  const world = await startApp(t, { now: '2026-10-05T09:00:00Z' })
  const g = given(world)
  const technician = await world.as('technician')
  const unused = await g.photo()
  const used = await g.photo()
  const device = await g.withMedium(await g.toErase(), 'UNUSED-1')
  const witness = await world.codeOf(await world.as('supervisor'))
  ok(
    await technician.post(`/media/${device.media[0]!.id}/destruction`, {
      witness,
      photo: used,
      technique: 'shredding',
    }),
  )
  const kept = async () => {
    const { rows } = await world.services.pool.query(
      'select sha256 from blob where sha256 = any($1)',
      [[unused, used]],
    )
    return rows.map((r: { sha256: string }) => r.sha256).sort()
  }
  world.clock.set('2026-11-03T09:00:00Z')
  assert.equal((await purge(world.services)).unused_file, 0)
  assert.deepEqual(await kept(), [unused, used].sort())
  world.clock.set('2026-11-05T09:00:00Z')
  assert.equal((await purge(world.services)).unused_file, 1)
  assert.deepEqual(await kept(), [used])
})

test('every column that names a file keeps it from going', async (t) => {
  const world = await startApp(t)
  const { rows } = await world.services.pool.query(`
    select c.conrelid::regclass::text as "table", a.attname as "column", pg_get_functiondef('blob_in_use'::regproc) as body
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'blob'::regclass`)
  assert.ok(rows.length >= 8)
  for (const { table, column, body } of rows)
    assert.match(
      body,
      new RegExp(`from ${table}( \\w)? where (\\w\\.)?${column} = sha`),
      `${table}.${column}`,
    )
})
