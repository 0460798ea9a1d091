import { test } from 'node:test'
import pg from 'pg'
import { startWalk } from './walk.ts'
test('copy', async (t) => {
  const { withDatabase } = await import('../../src/platform/postgres-setup.ts')
  const c = new pg.Client(withDatabase(process.env.LCT_TEST_ADMIN_URL!, 'postgres'))
  await c.connect()
  const o = new pg.Client(withDatabase(process.env.LCT_TEST_ADMIN_URL!, 'postgres'))
  await o.connect()
  const go = async (n: string) => {
    for (let i = 0; i < 3; i++) {
      const k = performance.now()
      await c.query('checkpoint')
      const s = performance.now()
      const done = c.query(`create database zz_${i} template collecte_template strategy file_copy`)
      const seen: any = {}
      let on = true
      void done.then(() => { on = false })
      while (on) {
        const { rows } = await o.query(`select backend_type, wait_event_type, wait_event, left(query, 40) q from pg_stat_activity where state='active' and pid<>pg_backend_pid() or backend_type='checkpointer' or backend_type like 'auto%worker'`)
        for (const r of rows) { const key = Object.values(r).join('|'); seen[key] = (seen[key] ?? 0) + 1 }
      }
      const m = performance.now()
      await c.query(`drop database zz_${i} with (force)`)
      console.log(n, 'checkpoint', Math.round(s - k), 'create', Math.round(m - s), 'drop', Math.round(performance.now() - m), seen)
    }
  }
  await go('alone')
  const w = await startWalk(t)
  await go('with app')
  await w.app.close()
  await go('app closed')
  await c.end(); await o.end()
})
