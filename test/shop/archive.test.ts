import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { hashOf } from '../../src/shop/ledger.ts'
import { says, stepsOf } from '../stories/story.ts'
import { ok } from '../support/given.ts'
import { cli, extract, verifyFolder } from './ledger-tools.ts'
import { requestId, startShop } from './world.ts'

/** A table as a spreadsheet reads it. */
function table(folder: string, name: string): Record<string, string>[] {
  const text = readFileSync(path.join(folder, name), 'utf8')
  assert.ok(text.startsWith('\ufeff'), 'its mark says that it is UTF-8')
  const [head, ...rows] = text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((row) =>
      [...row.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map((m) => m[1] ?? m[2]!),
    )
  return rows.map((row) => Object.fromEntries(head!.map((h, n) => [h, row[n]!])))
}

test('The archives of a till: made when it is closed, written in its chain, verified by what is in them', async (t) => {
  const shop = await startShop(t)
  const step = stepsOf(t)
  const accountant = await shop.as('accountant')
  const pin = shop.services.signer().publicKey
  const make = (more: object = {}, till = 'T01') =>
    accountant.post(`/tills/${till}/archives`, { requestId: requestId(), ...more })
  const folderOf = async (id: string) => {
    const answer = await accountant.get(`/archives/${id}`)
    assert.deepEqual([answer.status, answer.headers['content-type']], [200, 'application/zip'])
    return extract(t, answer.raw)
  }
  let first: any
  let laptop: any

  await step(
    'nothing is archived of a till that wrote nothing, nor of one that is open',
    async () => {
      assert.deepEqual(says(await make()), [409, 'NOTHING_TO_ARCHIVE'])
      ok(await shop.open(), 201)
      laptop = await shop.shelf('laptop')
      ok(
        await shop.sell([laptop.tag], 7700, {
          tier: 'T1',
          payments: [{ means: 'cash', amountCents: 10000 }],
        }),
        201,
      )
      assert.deepEqual(says(await make()), [409, 'SESSION_OPEN'])
      ok(await shop.refund('T01/1', [{ code: laptop.tag, returned: true }]), 201)
      ok(await shop.count(10000), 201)
      ok(await shop.close(), 201)
    },
  )

  await step('once: the same request again is the same archive', async () => {
    const request = requestId()
    first = ok(await make({ requestId: request }), 201)
    assert.deepEqual([first.fromSeq, first.toSeq, first.seq], [1, 5, 6])
    const again = ok(await make({ requestId: request }), 200)
    assert.deepEqual(again, first)
    assert.deepEqual(says(await make({ requestId: request, sinceLast: true })), [409, 'KEY_REUSED'])
    const list = ok(await accountant.get('/tills/T01/archives'))
    assert.deepEqual(
      list.items.map((a: any) => a.id),
      [first.id],
    )
    const said = ok(await accountant.get('/tills/T01/verification'))
    assert.deepEqual([said.exit, said.entries, said.tickets], [0, 6, 2])
  })

  await step('it holds what a control asks for, line by line', async () => {
    const folder = await folderOf(first.id)
    const said = await verifyFolder(folder, pin)
    assert.deepEqual(
      [said.exit, said.entries, said.tickets, said.files, said.sha256],
      [0, 5, 2, [], first.manifestSha256],
    )
    const manifest = readFileSync(path.join(folder, 'manifest.json'), 'utf8')
    assert.equal(hashOf(manifest), first.manifestSha256)
    const [sold, refunded] = table(folder, 'tickets.csv')
    const siret = shop.tills.T01.siret
    const about = (row: any) => [
      row.numéro,
      row.nature,
      row.caisse,
      row.établissement,
      row.SIRET,
      row.article,
      row.quantité,
      row['prix catalogue unitaire TTC'],
      row['remise unitaire'],
      row['prix unitaire TTC'],
      row['total ticket TTC'],
      row['TVA ligne'],
      row.règlements,
      row['ticket d’origine'],
    ]
    const site = shop.sites.shop.id
    assert.deepEqual(about(sold), [
      'T01/1',
      'vente',
      'T01',
      site,
      siret,
      laptop.tag,
      '1',
      '110,00',
      '33,00',
      '77,00',
      '77,00',
      '0,00',
      'espèces 77,00, rendu 23,00',
      '',
    ])
    assert.deepEqual(about(refunded), [
      'T01/2',
      'remboursement',
      'T01',
      site,
      siret,
      laptop.tag,
      '1',
      '-110,00',
      '-33,00',
      '-77,00',
      '-77,00',
      '0,00',
      'espèces -77,00',
      'T01/1',
    ])
    assert.match(sold!['date et heure']!, /^2026-11-23T\d\d:\d\d:\d\d\+01:00$/)
    const [z, ...others] = table(folder, 'closings.csv')
    assert.equal(others.length, 0)
    assert.deepEqual(
      [
        z!['ventes TTC'],
        z!['remboursements TTC'],
        z!['net TTC'],
        z!['grand total perpétuel absolu'],
      ],
      ['77,00', '-77,00', '0,00', '154,00'],
    )
    const words = readFileSync(path.join(folder, 'LISEZMOI.txt'), 'utf8')
    for (const said of [pin, 'verify.mjs', 'ancrage', 'Écritures    1 à 5'])
      assert.ok(words.includes(said), said)
  })

  await step('the next one begins after it, and holds the entry that tells of it', async () => {
    ok(await shop.open('T01', 5000), 201)
    ok(await shop.count(5000), 201)
    ok(await shop.close(), 201)
    const next = ok(await make({ sinceLast: true }), 201)
    assert.deepEqual([next.fromSeq, next.toSeq], [6, 9])
    const folder = await folderOf(next.id)
    const told = readFileSync(path.join(folder, 'entries.ndjson'), 'utf8').split('\n')[0]!
    assert.deepEqual(
      [JSON.parse(told).kind, JSON.parse(told).sha256],
      ['ARCHIVE', first.manifestSha256],
    )
    const said = await verifyFolder(folder, pin)
    assert.deepEqual([said.exit, said.entries, said.bad], [0, 4, 0])
    const list = ok(await accountant.get('/tills/T01/archives?limit=1'))
    const rest = ok(await accountant.get(`/tills/T01/archives?after=${list.next}`))
    assert.deepEqual(
      [list.items[0].id, rest.items.map((a: any) => a.id), rest.next],
      [first.id, [next.id], null],
    )
  })

  await step('by the command line too, which writes it as the system', async () => {
    const out = path.join(shop.services.settings.dataDir, 'T01.zip')
    const done = await cli(shop, ['export-ledger', '--till', 'T01', '--out', out, '--json'])
    assert.equal(done.exit, 0, done.err)
    const said = await verifyFolder(extract(t, readFileSync(out)), pin)
    assert.deepEqual([said.exit, said.entries], [0, 10])
    const { rows } = await shop.services.pool.query(
      `select canonical::jsonb ->> 'by' as by from fiscal_entry where kind = 'ARCHIVE' order by seq`,
    )
    assert.equal(rows.at(-1).by, 'system')
    ok(await shop.open('T01', 0), 201)
    const refused = await cli(shop, ['export-ledger', '--till', 'T01', '--out', out])
    assert.deepEqual([refused.exit, refused.err.includes('SESSION_OPEN')], [1, true])
  })

  await step('a cashier makes none, and another organisation sees none', async () => {
    const url = '/tills/T01/archives'
    assert.deepEqual(says(await shop.cashier.post(url, { requestId: requestId() })), [
      403,
      'FORBIDDEN',
    ])
    const neighbour = await shop.as('accountant', 'otherWorkshop')
    for (const hidden of [url, `/archives/${first.id}`, '/tills/T01/verification'])
      assert.deepEqual(says(await neighbour.get(hidden)), [404, 'NOT_FOUND'], hidden)
  })
})

test('A till goes on selling while its chain is verified, and is found intact', async (t) => {
  const shop = await startShop(t, { seed: 'meanwhile' })
  const manager = shop.manager
  const product = ok(
    await manager.post('/products', {
      siteId: shop.sites.shop.id,
      category: 'mouse',
      label: 'Souris USB',
      unitCents: 300,
    }),
    201,
  )
  ok(await manager.post(`/products/${product.id}/stock`, { quantity: 1000, reason: 'stocked' }))
  ok(await shop.open('T01', 0), 201)
  let sold = 0
  const seller = (async () => {
    for (; sold < 40; sold++)
      ok(await shop.sell([{ productId: product.id, quantity: 1 }], 300), 201)
  })()
  const seen = new Set<number>()
  while (sold < 40) {
    const { exit, entries, first } = ok(await manager.get('/tills/T01/verification'))
    assert.deepEqual([exit, first], [0, null])
    seen.add(entries)
  }
  await seller
  assert.ok(seen.size > 3, 'it grew meanwhile')
})
