import { createHash, type KeyObject, verify } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  beginning,
  type HeadSaid,
  ledgerCheck,
  type Report,
  type Standing,
  type Stored,
} from './check-ledger.ts'
import { hashOf, publicKeyOf } from './ledger.ts'
import { pinnedKeys, readPublicKeys } from './pinned-keys.ts'

/** The last part of `verify.mjs`: reads the folder of an archive and says what it finds. It runs when it is loaded. */

export type Manifest = {
  format: 'lct-archive-v1'
  app: string
  madeAt: string
  till: string
  site: string
  siteName: string
  seller: string
  sellerName: string
  period: { from: string | null; to: string | null }
  fromSeq: number
  toSeq: number
  entries: number
  tickets: number
  /** Where the part begins, and where the till said that it stood at its end. */
  before: Standing
  head: HeadSaid
  kid: string
  /** Proofs of time by others: none exist yet. */
  anchors: never[]
  files: Record<string, string>
}
type FileFault = { file: string; code: 'MISSING' | 'CHANGED' | 'UNREADABLE' | 'KEY' | 'SIG' }

/** The lines of a file, cut at its line feeds alone: a label may hold any other sign that ends a line. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(file)) {
    let bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer])
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10)) {
      yield bytes.subarray(0, end).toString()
      bytes = bytes.subarray(end + 1)
    }
    rest = bytes
  }
  if (rest.length > 0) yield rest.toString()
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

function parsed<T>(text: string): Partial<T> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** The entries beside their signatures, by their place: where one of the two is missing, the other still comes. */
async function* rowsOf(folder: string, fromSeq: number): AsyncGenerator<Stored> {
  const signatures = linesOf(join(folder, 'sigs.ndjson'))
  const signature = async () => {
    const { value, done } = await signatures.next()
    return done ? null : parsed<{ seq: number; hash: string; sig: string }>(value)
  }
  let own = await signature()
  let expected = fromSeq
  for await (const canonical of linesOf(join(folder, 'entries.ndjson'))) {
    const said = parsed<{ seq: number }>(canonical).seq
    const seq = Number.isSafeInteger(said) ? Number(said) : expected
    while (own && !(Number(own.seq) >= seq)) own = await signature()
    const mine = own?.seq === seq ? own : {}
    const hash = typeof mine.hash === 'string' ? mine.hash : hashOf(canonical)
    yield { seq, canonical, hash, sig: typeof mine.sig === 'string' ? mine.sig : null }
    expected = seq + 1
  }
}

/** What the archive's own key table says: believed only where no key is pinned. */
function tableOf(folder: string): Map<string, KeyObject> {
  const list: unknown = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'))
  const keys = Array.isArray(list) ? (list as { kid: string; publicKey: string }[]) : []
  return new Map(keys.map((k) => [k.kid, publicKeyOf(k.publicKey)]))
}

async function check(folder: string, pinned: readonly string[]) {
  const files: FileFault[] = []
  const fault = (file: string, code: FileFault['code']) => void files.push({ file, code })
  const attempt = async <T>(file: string, read: () => T | Promise<T>): Promise<T | null> => {
    try {
      return await read()
    } catch (error) {
      fault(file, (error as { code?: string }).code === 'ENOENT' ? 'MISSING' : 'UNREADABLE')
      return null
    }
  }
  const keys =
    pinned.length > 0 ? pinnedKeys(pinned) : await attempt('keys.json', () => tableOf(folder))
  const bytes = await attempt('manifest.json', () => readFileSync(join(folder, 'manifest.json')))
  const manifest = parsed<Manifest>(bytes?.toString() ?? '')
  const { till, files: named, fromSeq, before, head } = manifest
  if (!bytes || !keys || !till || !named || !fromSeq || !before || !head) {
    if (bytes && keys) fault('manifest.json', 'UNREADABLE')
    return { manifest, files, report: null }
  }
  const signature = await attempt('manifest.sig', () =>
    readFileSync(join(folder, 'manifest.sig'), 'utf8'),
  )
  const key = keys.get(manifest.kid ?? '')
  if (!key) fault('manifest.json', 'KEY')
  else if (signature !== null && !verify(null, bytes, key, Buffer.from(signature, 'base64')))
    fault('manifest.json', 'SIG')
  for (const file of new Set([...Object.keys(named), 'entries.ndjson', 'sigs.ndjson'])) {
    const hash = /^[\w-]+\.\w+$/.test(file)
      ? await attempt(file, () => hashFile(join(folder, file)))
      : ''
    if (hash !== null && hash !== named[file]) fault(file, 'CHANGED')
  }
  const report = await attempt('entries.ndjson', async () => {
    const chain = ledgerCheck(till, keys, fromSeq === 1 ? beginning() : before)
    for await (const row of rowsOf(folder, fromSeq)) chain.push(row)
    return chain.end(head)
  })
  return { manifest, files, report, sha256: hashOf(bytes.toString()) }
}

const words = {
  intact: 'intact',
  broken: 'ALTÉRÉ',
  incomplete: 'incomplet (écritures en attente de signature)',
}
const fileWords: Record<FileFault['code'], string> = {
  MISSING: 'absent',
  CHANGED: 'modifié après l’archivage',
  UNREADABLE: 'illisible',
  KEY: 'signé par une clé qui n’est pas reconnue',
  SIG: 'signature fausse',
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      'public-key': { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const print = (line: string) => void process.stdout.write(`${line}\n`)
  if (values.help) {
    print('node verify.mjs [--public-key <64 chiffres hexadécimaux | fichier>]… [--json] [dossier]')
    return 0
  }
  const folder = positionals[0] ?? dirname(fileURLToPath(import.meta.url))
  const pinned = readPublicKeys(values['public-key'] ?? [])
  const { manifest, files, report, sha256 } = await check(folder, pinned)
  const exit: Report['exit'] = files.length > 0 || !report ? 2 : report.exit
  const status = exit === 2 ? 'broken' : exit === 3 ? 'incomplete' : 'intact'
  if (values.json) {
    const { till } = manifest
    print(
      JSON.stringify({ till, ...report, status, exit, files, pinned: pinned.length > 0, sha256 }),
    )
    return exit
  }
  print(`Archive ${manifest.format ?? '?'}, caisse ${manifest.till ?? '?'} : ${words[status]}`)
  for (const { file, code } of files) print(`  ${file} : ${fileWords[code]} (${code})`)
  if (report) {
    const { entries, tickets, unsigned, bad, first } = report
    print(
      `  écritures ${manifest.fromSeq} à ${manifest.toSeq} : ${entries} lues, ${tickets} tickets, ${unsigned} sans signature, ${bad} en défaut`,
    )
    if (first) print(`  premier défaut : écriture ${first.seq}, ${first.code}`)
  }
  if (sha256) print(`  empreinte du manifeste : ${sha256}`)
  if (pinned.length === 0)
    print('  Clés lues dans l’archive : donnez la clé publique notée au-dehors avec --public-key.')
  return exit
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`)
  return 1
})
