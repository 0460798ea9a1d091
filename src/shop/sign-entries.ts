import type { Services } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import type { Signer } from '../platform/signer.ts'
import { insertSignature, listUnsigned } from './entry-queries.ts'
import { signedBytes } from './ledger.ts'
import { insertKey, listKeys } from './till-queries.ts'

type With = Pick<Services, 'pool' | 'reads' | 'now' | 'signer'>
const known = new WeakSet<Signer>()

/**
 * The territory's signer, known to the ledger. The first key makes itself known; another one than the ledger's is
 * refused, since a lost key is a matter for people: `npm run cli -- ledger-key --replace`.
 * @throws UNAVAILABLE with `what: 'ledgerKey'`.
 */
export async function readySigner(services: With): Promise<Signer> {
  const signer = services.signer()
  if (known.has(signer)) return signer
  const keys = await listKeys(services)
  if (keys.length === 0) await insertKey(services, signer)
  const registered = keys.length === 0 ? await listKeys(services) : keys
  if (!registered.some((k) => k.publicKey === signer.publicKey))
    throw new Problem('UNAVAILABLE', { what: 'ledgerKey' })
  known.add(signer)
  return signer
}

const sign = (services: With, signer: Signer, e: { tillId: string; seq: number; hash: string }) =>
  insertSignature(services, {
    tillId: e.tillId,
    seq: e.seq,
    hash: e.hash,
    kid: signer.kid,
    sig: signer.sign(signedBytes(e.hash)),
  })

/**
 * Signs a committed entry; where an earlier one of its till still waits, those first.
 * @throws LEDGER_BROKEN where one of them names a key that is lost: no other may sign it.
 */
export async function signEntry(
  services: With,
  entry: { tillId: string; seq: number; hash: string },
): Promise<void> {
  const signer = await readySigner(services)
  const codeOf = (error: unknown) => (error as { code?: string }).code
  try {
    await sign(services, signer, entry).catch((error) => {
      if (codeOf(error) !== 'LC310') throw error
      return signWaiting(services, entry.tillId)
    })
  } catch (error) {
    if (codeOf(error) === 'LC303') throw new Problem('LEDGER_BROKEN')
    throw error
  }
}

/** Signs what a stop left unsigned, in sequence: on one till, or on all of them at the start. Answers how many. */
export async function signWaiting(services: With, tillId: string | null = null): Promise<number> {
  let signed = 0
  for (;;) {
    const waiting = await listUnsigned(services, tillId)
    if (waiting.length === 0) return signed
    const signer = await readySigner(services)
    for (const entry of waiting) await sign(services, signer, entry)
    signed += waiting.length
  }
}
