import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { openSigner } from '../../src/platform/signer.ts'
import { refusedStart, startServer } from '../operations/server.ts'
import { stepsOf } from '../stories/story.ts'
import { cloneDatabase } from '../support/database.ts'
import { ok } from '../support/given.ts'
import { fillTill } from './chain.ts'
import { cli, run } from './ledger-tools.ts'
import { requestId, startShop } from './world.ts'

test('The key of the ledger: made once, said once, and no other one starts', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'collecte-key-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  const { appUrl } = await cloneDatabase(t)
  const step = stepsOf(t)
  const file = path.join(dataDir, 'ledger.pem')
  const env = {
    DATABASE_URL: appUrl,
    AUTH_SECRET: 'x'.repeat(32),
    DATA_DIR: dataDir,
    LEDGER_KEY_FILE: file,
    PORT: '0',
  }
  const command = (...args: string[]) => run(['src/cli.ts', ...args], env)
  const said = async () => {
    const server = await startServer(env)
    assert.equal(await server.stop('SIGTERM'), 0)
    return server.output()
  }
  let first: { kid: string; publicKey: string }

  await step('there is nothing to replace before there is a key', async () => {
    const { exit, err } = await command('ledger-key', '--replace')
    assert.deepEqual([exit, /knows no key yet/.test(err), existsSync(file)], [1, true, false])
  })
  await step('the first start makes it and says what to pin; the second is silent', async () => {
    const output = await said()
    first = openSigner(file)
    assert.ok(output.includes(`${first.kid} ${first.publicKey}`), output)
    assert.ok(!(await said()).includes(first.publicKey))
    const { out, exit } = await command('ledger-key', '--json')
    assert.deepEqual([exit, JSON.parse(out)], [0, { kid: first.kid, publicKey: first.publicKey }])
  })
  const refused = async (more: Record<string, string>, words: RegExp) => {
    const { code, output } = await refusedStart({ ...env, ...more })
    assert.equal(code, 1)
    assert.match(output, words)
    assert.equal(output.trim().split('\n').length, 1, output)
  }
  const elsewhere = path.join(dataDir, 'elsewhere.pem')
  await step('a key that is not there is not made anew', async () => {
    await refused({ LEDGER_KEY_FILE: elsewhere }, /is not in .*elsewhere\.pem.*--replace/)
    assert.ok(!existsSync(elsewhere))
  })
  await step('another key does not start; a lost one is replaced by hand, once', async () => {
    openSigner(elsewhere)
    await refused({ LEDGER_KEY_FILE: elsewhere }, /holds the key .*, the ledger knows .*--replace/)
    const same = await command('ledger-key', '--replace')
    assert.deepEqual([same.exit, /knows already/.test(same.err)], [1, true])
    rmSync(file)
    const { exit, out } = await command('ledger-key', '--replace', '--json')
    const { kid, publicKey } = openSigner(file)
    assert.deepEqual([exit, JSON.parse(out)], [0, { kid, publicKey }])
    assert.notEqual(kid, first.kid)
    assert.ok(!(await said()).includes(publicKey))
  })
})

test('After a kill, what was committed and not signed is signed at the next start, as it would have been', async (t) => {
  const shop = await startShop(t, { seed: 'kill' })
  const { services, database, tills } = shop
  // Committed, and stopped before the last seven were signed.
  const rows = await fillTill(shop, tills.T01, { days: 1, unsigned: 7 })
  const auditor = await shop.as('auditor')
  const waiting = ok(await auditor.get('/tills/T01/verification'))
  assert.deepEqual(
    [waiting.exit, waiting.status, waiting.unsigned, waiting.first],
    [3, 'incomplete', 7, null],
  )
  const words = await cli(shop, ['verify-ledger', '--till', 'T01'])
  assert.deepEqual([words.exit, /incomplete .* 7 not signed yet/.test(words.out)], [3, true])

  const server = await startServer({
    DATABASE_URL: database.appUrl,
    AUTH_SECRET: 'x'.repeat(32),
    DATA_DIR: services.settings.dataDir,
    LEDGER_KEY_FILE: services.settings.ledgerKeyFile,
    PORT: '0',
  })
  assert.equal(await server.stop('SIGTERM'), 0)
  const { rows: signed } = await services.pool.query(
    'select seq, hash, sig from fiscal_signature where till_id = $1 order by seq',
    [tills.T01.id],
  )
  assert.deepEqual(
    signed,
    rows.map(({ seq, hash, sig }) => ({ seq, hash, sig })),
  )
  assert.equal(ok(await auditor.get('/tills/T01/verification')).exit, 0)
})

test('A till whose last entries bear a lost key holds up no start and no other till', async (t) => {
  const shop = await startShop(t, { seed: 'lost' })
  const { services, database, tills } = shop
  await fillTill(shop, tills.T01, { days: 1, unsigned: 3 })
  const file = path.join(services.settings.dataDir, 'new.pem')
  const replaced = await cli(shop, ['ledger-key', '--replace'], { LEDGER_KEY_FILE: file })
  assert.equal(replaced.exit, 0, replaced.err)
  const server = await startServer({
    DATABASE_URL: database.appUrl,
    AUTH_SECRET: 'x'.repeat(32),
    DATA_DIR: services.settings.dataDir,
    LEDGER_KEY_FILE: file,
    PORT: '0',
  })
  // It says so, rather than hand out what nobody signed.
  const opened = await fetch(`${server.address}/api/v1/tills/T01/open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${shop.cashier.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      requestId: requestId(),
      at: new Date().toISOString(),
      floatCents: 0,
      denominations: [],
    }),
  })
  const { code } = (await opened.json()) as { code: string }
  assert.deepEqual([opened.status, code], [409, 'LEDGER_BROKEN'])
  await server.stop('SIGTERM')
  assert.match(server.output(), /Till T01 has entries that only a lost key can sign/)
  const { exit, out } = await cli(shop, ['verify-ledger', '--json'])
  const line = JSON.parse(out)
  assert.deepEqual([exit, line.exit, line.tills.map((r: any) => r.exit)], [3, 3, [3, 0]])
  const unknown = await cli(shop, ['verify-ledger', '--till', 'T09'])
  assert.deepEqual([unknown.exit, /There is no till T09: T01, T02/.test(unknown.err)], [1, true])
})
