import assert from 'node:assert/strict'
import { createPrivateKey, sign as signWith } from 'node:crypto'
import { test } from 'node:test'
import { signerOf } from '../../src/platform/signer.ts'
import {
  beginning,
  type Fault,
  ledgerCheck,
  type Report,
  type Stored,
} from '../../src/shop/check-ledger.ts'
import { canonical, FIRST_PREV, hashOf, publicKeyOf, signedBytes } from '../../src/shop/ledger.ts'
import { kidOf, pinnedKeys, readPublicKeys } from '../../src/shop/pinned-keys.ts'
import { writeDays } from './chain.ts'

/** The key that a seed of 32 bytes makes. */
const keyOf = (seed: number) =>
  createPrivateKey({
    key: Buffer.concat([
      Buffer.from('302e020100300506032b657004220420', 'hex'),
      Buffer.alloc(32, seed),
    ]),
    format: 'der',
    type: 'pkcs8',
  })
const signerOfSeed = (seed: number) =>
  signerOf(keyOf(seed).export({ format: 'pem', type: 'pkcs8' }).toString())
const PUBLIC = 'ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c'
const signatureOf = (bytes: string) =>
  signWith(null, signedBytes(hashOf(bytes)), keyOf(7)).toString('base64')

const OPENED =
  '{"app":"1.0.0","at":"2026-11-23T08:55:00+01:00","businessDate":"2026-11-23","by":"c7","denominations":[{"cents":2000,"count":5}],"floatCents":10000,"kid":"test-k1","kind":"TILL_OPEN","prev":"0000000000000000000000000000000000000000000000000000000000000000","requestId":"019a0000-0000-7000-8000-000000000000","seller":"00000000000000","seq":1,"site":"S01","till":"T01","v":1}'
const SOLD =
  '{"app":"1.0.0","approvedBy":null,"at":"2026-11-23T09:12:05+01:00","businessDate":"2026-11-23","by":"c7","grantRef":null,"kid":"test-k1","kind":"SALE","lines":[{"category":"laptop","device":"7K2M9QX3","discountCents":3300,"discountCode":"TIER","grade":"B","kit":null,"label":"Ordinateur portable Latitude E5530","listCents":11000,"origin":"private","performance":"P2","product":null,"qty":1,"unitCents":7700,"vat":"EXO_261_7_1_B","vatCents":0}],"pay":[{"cents":10000,"changeCents":2300,"means":"cash","reference":null}],"prev":"4b4d7ead831ca80c077697dfad9f78dccc2d3c1672ed55965a4a103c979f2157","ref":null,"requestId":"019a0000-0000-7000-8000-000000000001","seller":"00000000000000","seq":2,"site":"S01","ticketNo":1,"tier":"T1","till":"T01","totalCents":7700,"v":1,"vatSummary":[{"baseCents":7700,"vat":"EXO_261_7_1_B","vatCents":0}]}'
const vectors = [
  [
    OPENED,
    '4b4d7ead831ca80c077697dfad9f78dccc2d3c1672ed55965a4a103c979f2157',
    '/jcqXBgd5hX8gCKdXASEf1DgsEO++4BTaTGgQmz8Udni/J4ksr56obYCJ1CP6CVzPjTc5vHT/UBpgwZst0MCCw==',
  ],
  [
    SOLD,
    'b08efae1721932404859e5cfe5c45827beab2b793ec745d5835396b6650ad3fc',
    'QnFmRnDGu0/n82XrJ1f60aWqXA8aKl+lf5zgMt7pM2oTKbvI8vXwAPrT1TCf+1MQWtquTa4GNprdC5SPr2x5CQ==',
  ],
] as const

/** The same value with its keys the other way round, at every depth. */
const reversed = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(reversed)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([k, v]) => [k, reversed(v)]),
        )
      : value

test('Two entries have, to the byte, the bytes, the hash and the signature that every version must give them', () => {
  for (const [bytes, hash, sig] of vectors) {
    assert.equal(canonical(reversed(JSON.parse(bytes))), bytes)
    assert.equal(hashOf(bytes), hash)
    assert.equal(signatureOf(bytes), sig)
  }
  const rows = vectors.map(([bytes, hash, sig], n) => ({ seq: n + 1, canonical: bytes, hash, sig }))
  const check = ledgerCheck('T01', new Map([['test-k1', publicKeyOf(PUBLIC)]]))
  for (const row of rows) check.push(row)
  const intact = {
    exit: 0,
    status: 'intact',
    entries: 2,
    tickets: 1,
    unsigned: 0,
    bad: 0,
    first: null,
  }
  assert.deepEqual(check.end(), intact)
})

test('The shorter entry has its bytes, its hash and its signature', () => {
  const short = {
    v: 1,
    kid: 'test-k1',
    till: 'T01',
    seq: 1,
    prev: FIRST_PREV,
    kind: 'SALE',
    at: '2026-11-23T09:12:05+01:00',
    cashier: 'c7',
    ticket_no: 1,
    lines: [{ unit: 7000, qty: 1, label: 'PC portable', grade: 'B', dev: 'LCT-000042' }],
    pay: [{ m: 'CASH', amt: 7000 }],
    total: 7000,
    vat: { r: 'EXO_261_7_1_B', amt: 0 },
  }
  const bytes = canonical(short)
  assert.equal(
    bytes,
    `{"at":"2026-11-23T09:12:05+01:00","cashier":"c7","kid":"test-k1","kind":"SALE","lines":[{"dev":"LCT-000042","grade":"B","label":"PC portable","qty":1,"unit":7000}],"pay":[{"amt":7000,"m":"CASH"}],"prev":"${FIRST_PREV}","seq":1,"ticket_no":1,"till":"T01","total":7000,"v":1,"vat":{"amt":0,"r":"EXO_261_7_1_B"}}`,
  )
  assert.equal(hashOf(bytes), '4cc6489ed7c6d0ef090dc5ae43dc9cc2acdfd54b539fe4e74d8235cbb1b9b38c')
  assert.equal(
    signatureOf(bytes),
    'BTy1C9duVmjjLq2XW5s/7uSR6IGf1IbpPHXkIlTOKxbZBiEW2T4QWt+ZEGhWe2LDutSd2svaEWMKyE/sJCMzBA==',
  )
})

test('What has two ways of being written has no canonical form', () => {
  const refused = [
    0.5,
    -0,
    Number.NaN,
    Infinity,
    2 ** 53,
    'e\u0301',
    '\ud800',
    'a\udc00b',
    undefined,
  ]
  for (const value of [...refused, 1n, Symbol('x'), () => 1]) {
    assert.throws(() => canonical(value), TypeError, String(value))
    assert.throws(() => canonical({ a: [value] }), TypeError)
  }
  assert.throws(() => canonical({ 'e\u0301': 1 }), TypeError, 'a key is a text too')
  const taken = { z: null, é: '\u00e9\u{1F5B1}\u2028"\\\n', a: [true, -1, 2 ** 53 - 1, {}] }
  assert.equal(
    canonical(taken),
    '{"a":[true,-1,9007199254740991,{}],"z":null,"é":"é\u{1F5B1}\u2028\\"\\\\\\n"}',
  )
})

test('A pinned key is known by the name that its own bytes give it', () => {
  const signer = signerOfSeed(7)
  assert.equal(signer.publicKey, PUBLIC)
  assert.equal(kidOf(PUBLIC), signer.kid)
  assert.deepEqual([...pinnedKeys(readPublicKeys([PUBLIC.toUpperCase()])).keys()], [signer.kid])
  assert.throws(() => readPublicKeys(['abc']), /neither a public key/)
  assert.throws(
    () => readPublicKeys([import.meta.filename.replace('ledger.test', 'world')]),
    /holds no public key/,
  )
})

const ours = signerOfSeed(7)
const pen = {
  till: 'T01',
  site: 'S01',
  seller: '00000000000000',
  kid: ours.kid,
  sign: (b: Uint8Array) => ours.sign(b),
}
// Two days: opened (1), seven tickets (2 to 8), counted (9), closed (10); and again to 20.
const chain: readonly Stored[] = [...writeDays(pen, { days: 2, perDay: 10 })]
const trusted = pinnedKeys([PUBLIC])
const judge = (rows: readonly Stored[], keys = trusted, from = beginning()): Report => {
  const check = ledgerCheck('T01', keys, from)
  for (const row of rows) check.push(row)
  return check.end()
}
const standing = (rows: readonly Stored[]) => {
  const check = ledgerCheck('T01', trusted)
  for (const row of rows) check.push(row)
  return check.standing()
}
const asRow = (seq: number, bytes: string): Stored => {
  const hash = hashOf(bytes)
  return { seq, canonical: bytes, hash, sig: ours.sign(signedBytes(hash)) }
}
/** Rows of which one stored column is other; nothing is computed again. */
const edited = (seq: number, change: (row: Stored) => Partial<Stored>): Stored[] =>
  chain.map((row) => (row.seq === seq ? { ...row, ...change(row) } : row))
/** What to change in an entry, by its path (`lines.0.qty`): a value, or what makes it of the old; undefined removes. */
type Change = Record<string, unknown>
const plus = (n: number) => (old: number) => old + n
function change(entry: any, wanted: Change): any {
  for (const [at, value] of Object.entries(wanted)) {
    const path = at.split('.')
    const last = path.pop()!
    const place = path.reduce((node, key) => node[key], entry)
    const made = typeof value === 'function' ? value(place[last]) : value
    if (made === undefined) delete place[last]
    else place[last] = made
  }
  return entry
}
/** The chain as who holds the key would forge it: changed from an entry on, linked, hashed and signed again. */
function forged(from: number, wanted: (entry: any) => Change): Stored[] {
  let prev = FIRST_PREV
  return chain.map((row) => {
    const entry = JSON.parse(row.canonical)
    const made =
      row.seq < from
        ? row
        : asRow(row.seq, canonical(change({ ...entry, prev }, { ...wanted(entry) })))
    prev = made.hash
    return made
  })
}
/** As `forged`, of one entry alone. */
const forgedAt = (seq: number, wanted: Change) =>
  forged(seq, (entry) => (entry.seq === seq ? wanted : {}))
const foundAt = (rows: readonly Stored[], keys = trusted) => {
  const { exit, first } = judge(rows, keys)
  return [exit, first?.seq, first?.code]
}

test('An intact chain is intact, whole or by parts, and one that waits for its signatures is incomplete', () => {
  const { exit, bad, tickets, entries } = judge(chain)
  assert.deepEqual([exit, bad, tickets, entries], [0, 0, 14, 20])
  for (const cut of [1, 5, 9, 10, 13])
    assert.equal(judge(chain.slice(cut), trusted, standing(chain.slice(0, cut))).exit, 0, `${cut}`)
  const tail = chain.map((row) => (row.seq > 17 ? { ...row, sig: null } : row))
  const report = judge(tail)
  assert.deepEqual(
    [report.exit, report.status, report.unsigned, report.bad, report.first],
    [3, 'incomplete', 3, 0, null],
  )
})

/** A ticket made into another kind bears nothing of a ticket any more. */
const noTicket = {
  ticketNo: undefined,
  lines: undefined,
  pay: undefined,
  totalCents: undefined,
  vatSummary: undefined,
}
const NEXT_DAY = '2020-01-02T04:00:00+01:00'
type Way = [seq: number, rows: readonly Stored[], keys?: typeof trusted]
const ways = (seq: number, ...changes: Change[]): Way[] =>
  changes.map((wanted) => [seq, forgedAt(seq, wanted)])

/** Several ways to provoke each fault that there is: where it is found first, and in which rows. */
const provoked: Record<Exclude<Fault, 'HEAD'>, Way[]> = {
  FORMAT: [
    [4, edited(4, (r) => asRow(4, r.canonical.replace('{', '{ ')))],
    [4, edited(4, () => asRow(4, 'nothing'))],
    [4, edited(4, () => asRow(4, '{}'))],
    ...ways(4, { kind: 'VOID' }, { kind: 'toString' }, { till: 'T02' }, { site: 'S02' }),
    ...ways(4, { seller: '11111111111111' }, { v: 2 }, { v: '1' }, { lines: undefined }),
    ...ways(10, { grossCents: undefined }),
  ],
  VERSION_DOWNGRADE: ways(4, { v: 0 }),
  GAP: [
    [4, chain.filter((r) => r.seq !== 4)],
    [1, chain.slice(1)],
    [5, [...chain.slice(0, 4), ...chain.slice(3)]],
    [4, [...chain.slice(0, 3), chain[4]!, chain[3]!, ...chain.slice(5)]],
  ],
  PREV: [
    [4, edited(4, (r) => asRow(4, canonical({ ...JSON.parse(r.canonical), prev: FIRST_PREV })))],
  ],
  HASH: [
    [4, edited(4, (r) => ({ canonical: r.canonical.replace('"by":"c7"', '"by":"c8"') }))],
    [4, edited(4, () => ({ hash: '0'.repeat(64) }))],
  ],
  KEY: [[1, chain, pinnedKeys([signerOfSeed(8).publicKey])], ...ways(4, { kid: 'k0' })],
  SIG: [
    [4, edited(4, () => ({ sig: chain[4]!.sig }))],
    [4, edited(4, () => ({ sig: '' }))],
    [1, chain, new Map([[ours.kid, publicKeyOf(signerOfSeed(8).publicKey)]])],
  ],
  UNSIGNED: [[4, edited(4, () => ({ sig: null }))]],
  TICKET_GAP: [
    [4, forged(4, (e) => (e.ticketNo ? { ticketNo: plus(1) } : {}))],
    ...ways(4, { ticketNo: 2 }),
  ],
  TOTAL: ways(
    4,
    { totalCents: plus(1) },
    { 'lines.0.qty': plus(1) },
    { 'lines.0.discountCents': 1 },
    { 'pay.0.changeCents': 0 },
    { 'vatSummary.0.vatCents': plus(1) },
    { kind: 'GIFT' },
    { kind: 'REFUND' },
    {
      'lines.0.listCents': 0,
      'lines.0.unitCents': 0,
      'lines.0.vatCents': 0,
      totalCents: 0,
      pay: [],
      vatSummary: [{ vat: 'NORMAL_20', baseCents: 0, vatCents: 0 }],
    },
  ),
  SESSION: [
    ...ways(1, { floatCents: plus(1) }, { at: NEXT_DAY }),
    ...ways(4, { businessDate: '2020-01-02' }, { at: NEXT_DAY }),
    ...ways(4, { ...noTicket, kind: 'ARCHIVE', fromSeq: 1, toSeq: 3, sha256: FIRST_PREV }),
    ...ways(4, { ...noTicket, kind: 'TILL_OPEN', floatCents: 0, denominations: [] }),
    ...ways(9, { expectedCents: plus(1) }, { varianceCents: plus(1) }),
    ...ways(9, { 'denominations.0.count': plus(1) }),
    ...ways(11, { kind: 'CASH_IN', cents: 100, reason: 'FLOAT' }),
    ...ways(11, { kind: 'DUPLICATE', ref: 'T01/1', n: 1, businessDate: '2020-01-01' }),
  ],
  Z: [
    ...ways(10, { netCents: plus(1) }, { perpNetCents: plus(1) }, { perpAbsCents: plus(1) }),
    ...ways(10, { zNo: 2 }, { lastSeq: plus(-1) }, { byMeans: [] }, { vatSummary: [] }),
    // Closed without having been counted.
    ...ways(9, { ...JSON.parse(chain[9]!.canonical), seq: 9, prev: chain[7]!.hash }),
  ],
}

for (const [code, all] of Object.entries(provoked))
  test(`${code} is found where it is, however it is provoked`, () => {
    assert.ok(all.length > 0)
    for (const [n, [seq, rows, keys]] of all.entries())
      assert.deepEqual(foundAt(rows, keys), [2, seq, code], `${code}, way ${n}`)
  })

test('HEAD: a till that says it stands elsewhere than at its last entry is broken, in each of its words', () => {
  const ends = (change: object) => {
    const check = ledgerCheck('T01', trusted)
    for (const row of chain) check.push(row)
    const { seq, hash, ticketNo, zNo, perpNetCents, perpAbsCents, businessDate } = check.standing()
    return check.end({
      ...{ seq, hash, ticketNo, zNo, perpNetCents, perpAbsCents, businessDate },
      ...change,
    })
  }
  assert.equal(ends({}).exit, 0)
  const lies = [
    { seq: 21 },
    { seq: 19 },
    { hash: FIRST_PREV },
    { ticketNo: 15 },
    { zNo: 1 },
    { perpNetCents: 0 },
    { perpAbsCents: 0 },
    { businessDate: '2020-01-02' },
  ]
  for (const lie of lies) {
    const { exit, first } = ends(lie)
    assert.deepEqual([exit, first?.code], [2, 'HEAD'], JSON.stringify(lie))
  }
})

test('Each entry at fault is counted once, whatever else is wrong with it', () => {
  const bad = (rows: readonly Stored[]) => judge(rows).bad
  assert.equal(bad(edited(4, (r) => ({ canonical: r.canonical.replace('c7', 'c8'), sig: '' }))), 1)
  const hole = chain.map((r) => (r.seq >= 4 && r.seq <= 6 ? { ...r, sig: null } : r))
  assert.deepEqual([bad(hole), judge(hole).first?.seq], [3, 4])
  const both = hole.map((r) => (r.seq === 5 ? { ...r, hash: FIRST_PREV } : r))
  // The fifth is hashed wrongly and unsigned, the sixth does not name it: three entries, not five.
  assert.deepEqual([bad(both), judge(both).first], [3, { till: 'T01', seq: 4, code: 'UNSIGNED' }])
})
