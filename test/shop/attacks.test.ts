import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemContext } from '../../src/accounts/system.ts'
import { verifyLedgers } from '../../src/ledger-commands.ts'
import { missingGuards } from '../../src/platform/health.ts'
import { openSigner, type Signer } from '../../src/platform/signer.ts'
import { buildArchive } from '../../src/shop/build-archive.ts'
import { ledgerCheck, type Stored } from '../../src/shop/check-ledger.ts'
import { canonical, hashOf, signedBytes } from '../../src/shop/ledger.ts'
import { prepareLedger } from '../../src/shop/prepare-ledger.ts'
import { getTill } from '../../src/shop/till-queries.ts'
import { stepsOf } from '../stories/story.ts'
import { ok } from '../support/given.ts'
import { fillTill } from './chain.ts'
import { cli, extract, type Sql, superuser, verifyFolder } from './ledger-tools.ts'
import { type Shop, startShop } from './world.ts'

const LAST = 1139

const tillOf = ({ services }: Shop) => getTill(systemContext(services), 'T01', '2026-11-23')

/** A till of 1 139 entries, who attacks it, and who looks at it: the service, the command line, an archive. */
async function startAttack(t: TestContext) {
  const shop = await startShop(t)
  const { T01 } = shop.tills
  const rows = await fillTill(shop, T01)
  assert.equal(rows.length, LAST)
  const attacked = await superuser(t, shop)
  const auditor = await shop.as('auditor')
  const { services } = shop
  const pin = services.signer().publicKey
  const archive = async (signer: Signer = services.signer()) => {
    const made = await buildArchive(services, await tillOf(shop), signer)
    return extract(t, made!.bytes)
  }
  const short = ({ exit, first, bad, unsigned }: any) => ({ exit, first, bad, unsigned })
  /** What all three say; they must say the same. `pinned` asks those that can to believe this key alone. */
  const everywhere = async ({ pinned = false, signer = services.signer() } = {}) => {
    const keys = pinned ? [pin] : []
    const printed: string[] = []
    const asked = { till: 'T01', 'public-key': keys, json: true, replace: false, sinceLast: false }
    const exit = await verifyLedgers(services, asked, (text) => void printed.push(text))
    const line = JSON.parse(printed.join(''))
    assert.deepEqual([line.exit, line.pinned], [exit, pinned])
    const zip = await verifyFolder(await archive(signer), ...keys)
    // A broken chain in an archive that was not touched since: no file of it is at fault, unless its key is.
    if (!pinned) assert.deepEqual(zip.files, [])
    assert.deepEqual(short(zip), short(line.tills[0]))
    if (!pinned) {
      const answer = ok(await auditor.get('/tills/T01/verification'))
      assert.deepEqual(short(answer), short(zip))
      assert.equal(answer.status, zip.status)
    }
    return short(zip)
  }
  return { shop, rows, attacked, everywhere, archive, auditor, pin, T01 }
}

const change = async (sql: Sql, till: string, row: Stored) => {
  await sql('update fiscal_entry set canonical = $3, hash = $4 where till_id = $1 and seq = $2', [
    till,
    row.seq,
    row.canonical,
    row.hash,
  ])
}
const withTotal = (bytes: string, totalCents: number) =>
  canonical({ ...JSON.parse(bytes), totalCents })

/** The rows from an entry on, each linked to the one before and hashed anew; `edit` changes what it wants. */
function rebuilt(rows: readonly Stored[], from: number, edit: (entry: any) => object): Stored[] {
  let prev = rows[from - 2]?.hash ?? '0'.repeat(64)
  return rows.slice(from - 1).map((row) => {
    const bytes = canonical({
      ...JSON.parse(row.canonical),
      prev,
      ...edit(JSON.parse(row.canonical)),
    })
    prev = hashOf(bytes)
    return { ...row, canonical: bytes, hash: prev }
  })
}

test('S20: whoever owns the database changes the chain: what is found, and what is not', async (t) => {
  const { shop, rows, attacked, everywhere, archive, pin, T01, auditor } = await startAttack(t)
  const { services } = shop
  const step = stepsOf(t)
  const at = (seq: number, code: string) => ({ till: 'T01', seq, code })
  const sold = JSON.parse(rows[499]!.canonical)
  assert.equal(sold.kind, 'SALE')

  await step('nothing is done: all three say intact, with or without the pinned key', async () => {
    const intact = { exit: 0, first: null, bad: 0, unsigned: 0 }
    assert.deepEqual(await everywhere(), intact)
    assert.deepEqual(await everywhere({ pinned: true }), intact)
    const words = await cli(shop, ['verify-ledger'])
    assert.match(words.out, /^T01 {2}intact {2}1139 entries, 1088 tickets$/m)
    assert.match(words.out, /^T02 {2}intact {2}0 entries/m)
    assert.match(words.out, /not pinned/)
    const sure = await cli(shop, ['verify-ledger', '--public-key', pin])
    assert.doesNotMatch(sure.out, /not pinned/)
    assert.deepEqual([words.exit, sure.exit], [0, 0])
  })

  await step('A1: the total of an entry is edited', async () => {
    await attacked(
      (sql) =>
        change(sql, T01.id, { ...rows[499]!, canonical: withTotal(rows[499]!.canonical, 1) }),
      async () => {
        const { exit, first } = await everywhere()
        assert.deepEqual([exit, first], [2, at(500, 'HASH')])
      },
    )
  })

  await step('A2: and every hash after it is computed again', async () => {
    const forged = rebuilt(rows, 500, (e) => (e.seq === 500 ? { totalCents: 1 } : {}))
    await attacked(
      async (sql) => {
        for (const row of forged) await change(sql, T01.id, row)
        await sql('update till_head set hash = $2 where till_id = $1', [
          T01.id,
          forged.at(-1)!.hash,
        ])
        await sql(
          'update fiscal_signature s set hash = e.hash from fiscal_entry e where e.till_id = s.till_id and e.seq = s.seq',
        )
      },
      async () => {
        const { exit, first, bad } = await everywhere()
        assert.deepEqual([exit, first, bad], [2, at(500, 'SIG'), 640])
        const words = await cli(shop, ['verify-ledger'])
        assert.match(words.out, /^T01 {2}broken .* 640 bad: the first is 500, SIG$/m)
        assert.equal(words.exit, 2)
      },
    )
  })

  await step('A3: an entry is deleted', async () => {
    await attacked(
      async (sql) => {
        await sql('delete from fiscal_signature where till_id = $1 and seq = 500', [T01.id])
        await sql('delete from fiscal_entry where till_id = $1 and seq = 500', [T01.id])
      },
      async () => {
        const { exit, first } = await everywhere()
        assert.deepEqual([exit, first], [2, at(500, 'GAP')])
      },
    )
  })

  const cut = async (sql: Sql) => {
    await sql('delete from fiscal_signature where till_id = $1 and seq > $2', [T01.id, LAST - 10])
    await sql('delete from fiscal_entry where till_id = $1 and seq > $2', [T01.id, LAST - 10])
  }
  await step('the last ten are deleted, and the head still stands after them', async () => {
    await attacked(cut, async () => {
      const { exit, first } = await everywhere()
      assert.deepEqual([exit, first], [2, at(LAST, 'HEAD')])
    })
  })

  await step('the head is rolled back, and the last ten are left where they were', async () => {
    await attacked(
      (sql) => sql('update till_head set seq = $2 where till_id = $1', [T01.id, LAST - 10]),
      async () => {
        const { first, exit } = ok(await auditor.get('/tills/T01/verification'))
        assert.deepEqual([exit, first], [2, at(LAST, 'HEAD')])
      },
    )
  })

  await step(
    'A4: both are rolled back: nothing tells, which is the limit that is written down',
    async () => {
      const check = ledgerCheck('T01', new Map())
      for (const row of rows.slice(0, LAST - 10)) check.push(row)
      const s = check.standing()
      await attacked(
        async (sql) => {
          await cut(sql)
          await sql(
            `update till_head set seq = $2, hash = $3, ticket_no = $4, z_no = $5, perp_net = $6, perp_abs = $7, state = 'open', business_date = $8 where till_id = $1`,
            [
              T01.id,
              s.seq,
              s.hash,
              s.ticketNo,
              s.zNo,
              s.perpNetCents,
              s.perpAbsCents,
              s.businessDate,
            ],
          )
        },
        async () => {
          const { exit, bad } = await everywhere()
          assert.deepEqual([exit, bad], [0, 0])
          assert.equal((await everywhere({ pinned: true })).exit, 0)
        },
      )
    },
  )

  await step('an entry is signed again with the stolen key, in a lower version', async () => {
    const forged = rebuilt(rows, 500, (e) => (e.seq === 500 ? { v: 0 } : {}))
    await attacked(
      async (sql) => {
        for (const row of forged) {
          await change(sql, T01.id, row)
          await sql(
            'update fiscal_signature set hash = $3, sig = $4 where till_id = $1 and seq = $2',
            [T01.id, row.seq, row.hash, services.signer().sign(signedBytes(row.hash))],
          )
        }
        await sql('update till_head set hash = $2 where till_id = $1', [
          T01.id,
          forged.at(-1)!.hash,
        ])
      },
      async () => {
        const { exit, first, bad } = await everywhere()
        assert.deepEqual([exit, first, bad], [2, at(500, 'VERSION_DOWNGRADE'), 1])
      },
    )
  })

  const thief = openSigner(path.join(services.settings.dataDir, 'thief.pem'))
  const signAll = async (sql: Sql, all: readonly Stored[], kid: string) => {
    await sql('delete from fiscal_signature')
    await sql('update signing_key set kid = $1, public_key = $2', [kid, thief.publicKey])
    for (const row of all) {
      await change(sql, T01.id, row)
      await sql('insert into fiscal_signature values ($1, $2, $3, $4, $5)', [
        T01.id,
        row.seq,
        row.hash,
        kid,
        thief.sign(signedBytes(row.hash)),
      ])
    }
    await sql('update till_head set hash = $2 where till_id = $1', [T01.id, all.at(-1)!.hash])
  }
  await step(
    'A7: all is signed again with another key, and the table of keys swapped',
    async () => {
      const forged = rebuilt(rows, 1, () => ({ kid: thief.kid }))
      await attacked(
        (sql) => signAll(sql, forged, thief.kid),
        async () => {
          assert.equal((await everywhere({ signer: thief })).exit, 0)
          const { exit, first, bad } = await everywhere({ pinned: true, signer: thief })
          assert.deepEqual([exit, first, bad], [2, at(1, 'KEY'), LAST])
          await assert.rejects(prepareLedger(services), /the ledger knows/)
        },
      )
    },
  )
  await step('A7 under the name of the key that was there', async () => {
    const { kid } = services.signer()
    await attacked(
      (sql) => signAll(sql, rows, kid),
      async () => {
        assert.equal((await everywhere({ signer: { ...thief, kid } })).exit, 0)
        const { exit, first } = await everywhere({ pinned: true, signer: { ...thief, kid } })
        assert.deepEqual([exit, first], [2, at(1, 'SIG')])
      },
    )
  })

  await step(
    'the last three are not signed: incomplete, until the start signs the same bytes',
    async () => {
      const signatures = () =>
        services.pool.query('select seq, hash, kid, sig from fiscal_signature order by seq')
      const before = (await signatures()).rows
      await attacked(
        (sql) => sql('delete from fiscal_signature where seq > $1', [LAST - 3]),
        async () => {
          const { exit, unsigned, bad } = await everywhere()
          assert.deepEqual([exit, unsigned, bad], [3, 3, 0])
          assert.deepEqual(await prepareLedger(services), [])
          assert.deepEqual((await signatures()).rows, before)
          assert.equal((await everywhere()).exit, 0)
        },
      )
    },
  )
  await step('a signature in the middle is taken away', async () => {
    await attacked(
      (sql) => sql('delete from fiscal_signature where seq = 500'),
      async () => {
        const { exit, first, bad } = await everywhere()
        assert.deepEqual([exit, first, bad], [2, at(500, 'UNSIGNED'), 1])
      },
    )
  })
  await step('everything was put back', async () => {
    assert.equal((await everywhere({ pinned: true })).exit, 0)
    assert.deepEqual(await missingGuards(services), [])
  })

  await step('an archive is edited by hand after it was made', async () => {
    const folder = await archive()
    const file = (name: string) => path.join(folder, name)
    const found = async (pinned = true) => {
      const said = await verifyFolder(folder, ...(pinned ? [pin] : []))
      return [
        said.exit,
        said.first?.code ?? null,
        said.files.map((f: any) => `${f.file} ${f.code}`),
      ]
    }
    const edit = async (name: string, by: (text: string) => string, expected: unknown[]) => {
      const kept = readFileSync(file(name))
      writeFileSync(file(name), by(kept.toString()))
      assert.deepEqual(await found(), expected, name)
      writeFileSync(file(name), kept)
    }
    assert.deepEqual(await found(), [0, null, []])
    const changed = (name: string) => [`${name} CHANGED`]
    await edit('tickets.csv', (s) => s.replace('4,00', '3,00'), [2, null, changed('tickets.csv')])
    await edit('closings.csv', (s) => `${s}\r\n`, [2, null, changed('closings.csv')])
    await edit('LISEZMOI.txt', () => '', [2, null, changed('LISEZMOI.txt')])
    await edit('keys.json', (s) => s.replace(pin, thief.publicKey), [2, null, changed('keys.json')])
    const lines = (by: (all: string[]) => string[]) => (s: string) =>
      by(s.split('\n').slice(0, -1))
        .map((l) => `${l}\n`)
        .join('')
    const entries = changed('entries.ndjson')
    const total = `"totalCents":${sold.totalCents}`
    await edit(
      'entries.ndjson',
      lines((all) => all.with(499, all[499]!.replace(total, '"totalCents":1'))),
      [2, 'HASH', entries],
    )
    await edit(
      'entries.ndjson',
      lines((all) => all.toSpliced(499, 1)),
      [2, 'GAP', entries],
    )
    await edit(
      'entries.ndjson',
      lines((all) => all.slice(0, -10)),
      [2, 'HEAD', entries],
    )
    await edit(
      'entries.ndjson',
      lines((all) => all.with(499, 'x')),
      [2, 'HASH', entries],
    )
    await edit(
      'sigs.ndjson',
      lines((all) => all.toSpliced(499, 1)),
      [2, 'UNSIGNED', changed('sigs.ndjson')],
    )
    await edit('manifest.json', (s) => s.replace('"till":"T01"', '"till":"T02"'), [
      2,
      'FORMAT',
      ['manifest.json SIG'],
    ])
    await edit('manifest.json', () => '{}', [2, null, ['manifest.json UNREADABLE']])
    await edit('manifest.sig', () => thief.sign(readFileSync(file('manifest.json'))), [
      2,
      null,
      ['manifest.json SIG'],
    ])
    // All of it made again by another hand: with its own keys it holds together, with the pinned one it does not.
    const other = await buildArchive(services, await tillOf(shop), thief)
    const bad = await verifyFolder(extract(t, other!.bytes), pin)
    assert.deepEqual([bad.exit, bad.files], [2, [{ file: 'manifest.json', code: 'KEY' }]])
    rmSync(file('closings.csv'))
    assert.deepEqual(await found(), [2, null, ['closings.csv MISSING']])
    rmSync(file('manifest.json'))
    assert.deepEqual(await found(), [2, null, ['manifest.json MISSING']])
  })
})
