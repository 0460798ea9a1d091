import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
} from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

export type Signer = {
  /** The key's name: `k` and the first twelve characters of the SHA-256 of its public part. */
  kid: string
  /** The public key's 32 bytes, in hexadecimal: to be pinned outside the service. */
  publicKey: string
  /** An Ed25519 signature in base 64; the same bytes give the same signature. */
  sign(bytes: Uint8Array): string
}

/**
 * The key of a file (PKCS 8, PEM) that the service alone may read; made at its first use where there is none.
 * @throws an Error in one line when the file holds no Ed25519 key, or is not readable.
 */
export function openSigner(file: string): Signer {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519')
    // `wx`: of two processes that start at once, one makes the key and the other reads it.
    try {
      writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), {
        mode: 0o600,
        flag: 'wx',
      })
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error
    }
  }
  return signerOf(readFileSync(file, 'utf8'), file)
}

/** As `openSigner`, of a key given as PEM. */
export function signerOf(pem: string, name = 'the ledger key'): Signer {
  const key = (() => {
    try {
      return createPrivateKey(pem)
    } catch {
      return null
    }
  })()
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new Error(`${name} holds no Ed25519 key: restore the file from its backup.`)
  const publicKey = createPublicKey(key)
    .export({ format: 'der', type: 'spki' })
    .subarray(-32)
    .toString('hex')
  const kid = `k${createHash('sha256').update(publicKey).digest('hex').slice(0, 12)}`
  return { kid, publicKey, sign: (bytes) => sign(null, bytes, key).toString('base64') }
}
