import type { KeyObject } from 'node:crypto'
import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises'
import type { Ctx, Services } from '../platform/context.ts'
import { businessDay } from '../platform/dates.ts'
import { ledgerCheck, type Report } from './check-ledger.ts'
import { readChain } from './entry-queries.ts'
import { publicKeyOf } from './ledger.ts'
import { hasSignature, readHeadAndLast, type TillName } from './ledger-queries.ts'
import { getTill, listKeys } from './till-queries.ts'

type With = Pick<Services, 'pool'>
/** How many entries are checked before others get their turn: some five milliseconds. */
export const TURN = 50

/**
 * Recomputes a till's chain up to its head. The head is read first: what is sold meanwhile is not looked at. An entry
 * is committed before it is signed, so the last one is given two seconds for its signature; what is not signed then is
 * told as incomplete. Entries are read a thousand at a time and not kept.
 */
export async function verifyTill(
  services: With,
  till: TillName,
  keys: ReadonlyMap<string, KeyObject>,
): Promise<Report> {
  const { head, last } = await readHeadAndLast(services, till.id)
  for (let wait = 20; wait > 0 && !(await hasSignature(services, till.id, head.seq)); wait--)
    await delay(100)
  const check = ledgerCheck(till.code, keys)
  let n = 0
  for await (const row of readChain(services, till.id, 0, Math.max(head.seq, last))) {
    check.push(row)
    if (++n % TURN === 0) await turn()
  }
  return check.end(head)
}

/** The keys that the database knows, by name: who can write there could have put its own among them. */
export async function registeredKeys(services: Pick<Services, 'reads'>) {
  const keys = await listKeys(services)
  return { keys, trusted: new Map(keys.map((k) => [k.kid, publicKeyOf(k.publicKey)])) }
}

/** Verifies the chain of a till one may see, with the registered keys. @throws NOT_FOUND */
export async function verifyLedger(ctx: Ctx, ref: string) {
  const till = await getTill(ctx, ref, businessDay(ctx.now()))
  const { keys, trusted } = await registeredKeys(ctx)
  return { till: till.code, ...(await verifyTill(ctx, till, trusted)), keys }
}
