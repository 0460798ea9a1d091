import { existsSync } from 'node:fs'
import type { Services } from '../platform/context.ts'
import type { Signer } from '../platform/signer.ts'
import { listTillNames } from './ledger-queries.ts'
import { readySigner, signWaiting } from './sign-entries.ts'
import { insertKey, listKeys } from './till-queries.ts'

type With = Pick<Services, 'pool' | 'reads' | 'now' | 'signer' | 'settings'>

/**
 * The ledger's key: that of the file, made where neither the file nor a registered key exists. The key registered last
 * is the one that signs.
 * @throws an Error in one line when the ledger knows a key and the file is not there, or holds another.
 */
export async function ledgerKey(services: With): Promise<{ signer: Signer; made: boolean }> {
  const { ledgerKeyFile: file } = services.settings
  const current = (await listKeys(services)).at(-1)
  const way =
    'restore it from its backup, or set LEDGER_KEY_FILE; a key that is lost is replaced by "npm run cli -- ledger-key --replace".'
  if (current && !existsSync(file))
    throw new Error(`The ledger’s key ${current.kid} is not in ${file}: ${way}`)
  const signer = services.signer()
  if (current && current.publicKey !== signer.publicKey)
    throw new Error(`${file} holds the key ${signer.kid}, the ledger knows ${current.kid}: ${way}`)
  await readySigner(services)
  return { signer, made: !current }
}

/**
 * Makes the key of the file (a new one where there is no file) the ledger's, in place of one that is lost. What the
 * lost key signed stays, and stays verifiable by its public part.
 * @throws an Error in one line when there is nothing to replace, or the file's key was the ledger's before.
 */
export async function replaceLedgerKey(services: With): Promise<Signer> {
  const keys = await listKeys(services)
  if (keys.length === 0)
    throw new Error('The ledger knows no key yet: there is nothing to replace.')
  const signer = services.signer()
  if (keys.some((k) => k.publicKey === signer.publicKey))
    throw new Error(
      `${services.settings.ledgerKeyFile} holds ${signer.kid}, which the ledger knows already: nothing is replaced.`,
    )
  await insertKey(services, signer)
  return signer
}

/**
 * What must be before a till may sell: the key of the file is the ledger's, and what a stop left unsigned is signed.
 * Answers what to tell who starts the service.
 * @throws an Error in one line, as `ledgerKey`.
 */
export async function prepareLedger(services: With): Promise<string[]> {
  const { signer, made } = await ledgerKey(services)
  const told = made
    ? [
        `The key of the till ledger was made: ${services.settings.ledgerKeyFile}. Back the file up, and pin its public key outside:`,
        `  ${signer.kid} ${signer.publicKey}`,
      ]
    : []
  for (const till of await listTillNames(services)) {
    try {
      await signWaiting(services, till.id)
    } catch (error) {
      // The entry names a key that is lost: no other may sign it, and the other tills go on.
      if ((error as { code?: string }).code !== 'LC303') throw error
      told.push(
        `Till ${till.code} has entries that only a lost key can sign: close it, retire it and add another.`,
      )
    }
  }
  return told
}
