import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { systemContext } from './accounts/system.ts'
import type { Services } from './platform/context.ts'
import type { Report } from './shop/check-ledger.ts'
import { exportLedgerArchive, readArchive } from './shop/export-archive.ts'
import { listTillNames } from './shop/ledger-queries.ts'
import { pinnedKeys, readPublicKeys } from './shop/pinned-keys.ts'
import { ledgerKey, replaceLedgerKey } from './shop/prepare-ledger.ts'
import { registeredKeys, verifyTill } from './shop/verify-ledger.ts'

type Print = (line: string) => void
export type LedgerOptions = {
  till?: string | undefined
  'public-key'?: string[] | undefined
  out?: string | undefined
  replace: boolean
  sinceLast: boolean
  json: boolean
}

/** Broken is worse than incomplete. */
const worst = (exits: Report['exit'][]): Report['exit'] =>
  exits.includes(2) ? 2 : exits.includes(3) ? 3 : 0

/** Verifies one till or all of them. Answers the exit code: 0 intact, 2 broken, 3 incomplete. */
export async function verifyLedgers(
  services: Services,
  given: LedgerOptions,
  print: Print,
): Promise<Report['exit']> {
  const pinned = readPublicKeys(given['public-key'] ?? [])
  const { trusted } = await registeredKeys(services)
  const keys = pinned.length > 0 ? pinnedKeys(pinned) : trusted
  const all = await listTillNames(services)
  const tills = all.filter((t) => given.till === undefined || t.code === given.till)
  if (given.till !== undefined && tills.length === 0)
    throw new Error(
      `There is no till ${given.till}: ${all.map((t) => t.code).join(', ') || 'there is none yet'}.`,
    )
  const found: (Report & { till: string })[] = []
  for (const till of tills) {
    const report = { till: till.code, ...(await verifyTill(services, till, keys)) }
    found.push(report)
    if (!given.json) print(told(report))
  }
  const exit = worst(found.map((r) => r.exit))
  if (given.json) print(JSON.stringify({ exit, pinned: pinned.length > 0, tills: found }))
  else if (pinned.length === 0)
    print(
      'The keys are those of the database, not pinned: who owns it could have put in another. Give --public-key.',
    )
  return exit
}

function told({ till, status, entries, tickets, unsigned, bad, first }: Report & { till: string }) {
  const what = `${till}  ${status}  ${entries} entries, ${tickets} tickets`
  if (first) return `${what}, ${bad} bad: the first is ${first.seq}, ${first.code}`
  return unsigned > 0 ? `${what}, ${unsigned} not signed yet` : what
}

/** Makes the archive of a closed till, writes it in the chain and into a file. */
export async function exportLedger(
  services: Services,
  given: LedgerOptions,
  print: Print,
): Promise<void> {
  const { till, out } = given
  if (!till || !out) throw new Error('--till and --out are needed: --till T01 --out T01.zip.')
  await ledgerKey(services)
  const ctx = systemContext(services)
  const input = { requestId: z.uuid().parse(services.newId()), sinceLast: given.sinceLast }
  const made = await exportLedgerArchive(ctx, till, input)
  writeFileSync(out, (await readArchive(ctx, made.id)).bytes, { mode: 0o600 })
  print(
    given.json
      ? JSON.stringify({ ...made, out })
      : `${out}: ${till}, entries ${made.fromSeq} to ${made.toSeq}; written in the chain at ${made.seq}.\nManifest ${made.manifestSha256}`,
  )
}

/** The public key to pin; with `--replace`, that of the file becomes the ledger's in place of a lost one. */
export async function showLedgerKey(
  services: Services,
  given: LedgerOptions,
  print: Print,
): Promise<void> {
  const { kid, publicKey } = given.replace
    ? await replaceLedgerKey(services)
    : (await ledgerKey(services)).signer
  if (given.json) return print(JSON.stringify({ kid, publicKey }))
  print(`${kid} ${publicKey}`)
  print(
    given.replace
      ? 'This key signs from now on: restart the service, back the file up, and pin both keys.'
      : 'Keep this public key outside, on paper: verify-ledger --public-key asks for it.',
  )
}
