import { setImmediate as turn } from 'node:timers/promises'
import type { Services } from '../platform/context.ts'
import type { Signer } from '../platform/signer.ts'
import { VERSION } from '../platform/version.ts'
import type { Manifest } from './archive-main.ts'
import { archiveReadme } from './archive-readme.ts'
import { closingHeader, closingRow, ticketHeader, ticketRows } from './archive-tables.ts'
import { verifierScript } from './archive-verifier.ts'
import { createZip } from './archive-zip.ts'
import { beginning, ledgerCheck, type Standing } from './check-ledger.ts'
import { readChain } from './entry-queries.ts'
import { canonical, type Entry, hashOf } from './ledger.ts'
import { readHeadAndLast } from './ledger-queries.ts'
import { listKeys, type Till } from './till-queries.ts'
import { TURN } from './verify-ledger.ts'

type With = Pick<Services, 'pool' | 'reads' | 'now'>
export type Archive = { fromSeq: number; toSeq: number; manifestSha256: string; bytes: Buffer }

/**
 * The archive of a till from an entry up to its head; null when there is nothing in between. It is made of what is
 * stored, whether that is intact or not: `verify.mjs`, which goes with it, says so. One pass over the chain, and one
 * over what is before the part; only what is compressed is held.
 */
export async function buildArchive(
  services: With,
  till: Pick<Till, 'id' | 'code' | 'siteId' | 'siteName' | 'sellerSiret' | 'sellerName'>,
  signer: Signer,
  fromSeq = 1,
): Promise<Archive | null> {
  const { head } = await readHeadAndLast(services, till.id)
  const toSeq = head.seq
  if (toSeq < fromSeq) return null
  const before = await standingAt(services, till, fromSeq - 1)
  const keys = (await listKeys(services)).map(({ kid, publicKey }) => ({ kid, publicKey }))
  const madeAt = services.now()
  const zip = createZip(madeAt)
  const files = {
    entries: zip.open('entries.ndjson'),
    sigs: zip.open('sigs.ndjson'),
    tickets: zip.open('tickets.csv'),
    closings: zip.open('closings.csv'),
  }
  files.tickets.write(ticketHeader)
  files.closings.write(closingHeader)
  const period: Manifest['period'] = { from: null, to: null }
  let entries = 0
  let tickets = 0
  for await (const row of readChain(services, till.id, fromSeq - 1, toSeq)) {
    const { kid, tables } = readRow(row.canonical, row.hash, period)
    files.entries.write(`${row.canonical}\n`)
    files.sigs.write(`${JSON.stringify({ seq: row.seq, hash: row.hash, kid, sig: row.sig })}\n`)
    files.tickets.write(tables.tickets)
    files.closings.write(tables.closings)
    if (tables.tickets) tickets += 1
    if (++entries % TURN === 0) await turn()
  }
  for (const file of Object.values(files)) file.end()
  const about = {
    app: VERSION,
    till: till.code,
    site: till.siteId,
    siteName: till.siteName.normalize('NFC'),
    seller: till.sellerSiret,
    sellerName: till.sellerName.normalize('NFC'),
    period,
    fromSeq,
    toSeq,
    madeAt,
  }
  zip.add('keys.json', `${JSON.stringify(keys, null, 2)}\n`)
  zip.add('LISEZMOI.txt', archiveReadme(about, signer, keys))
  zip.add('verify.mjs', verifierScript())
  const manifest: Manifest = {
    format: 'lct-archive-v1',
    ...about,
    entries,
    tickets,
    before,
    head,
    kid: signer.kid,
    anchors: [],
    files: zip.hashes(),
  }
  const bytes = canonical(manifest)
  zip.add('manifest.json', bytes)
  zip.add('manifest.sig', signer.sign(Buffer.from(bytes)))
  return { fromSeq, toSeq, manifestSha256: hashOf(bytes), bytes: zip.end() }
}

/** Where the chain stands after an entry: recomputed from the first one, without its signatures. */
async function standingAt(
  services: With,
  till: { id: string; code: string },
  seq: number,
): Promise<Standing> {
  if (seq === 0) return beginning()
  const check = ledgerCheck(till.code, new Map())
  let n = 0
  for await (const row of readChain(services, till.id, 0, seq)) {
    check.push({ ...row, sig: null })
    if (++n % TURN === 0) await turn()
  }
  return check.standing()
}

/** What the tables show of an entry; of one that cannot be read, nothing: it stands in `entries.ndjson` as it is. */
function readRow(bytes: string, hash: string, period: Manifest['period']) {
  try {
    const entry = JSON.parse(bytes) as Entry
    const tables = { tickets: ticketRows(entry, hash), closings: closingRow(entry, hash) }
    period.from ??= entry.businessDate
    period.to = entry.businessDate
    return { kid: entry.kid, tables }
  } catch {
    return { kid: null, tables: { tickets: '', closings: '' } }
  }
}
