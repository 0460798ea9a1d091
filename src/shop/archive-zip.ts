import { createHash } from 'node:crypto'
import { Zip, ZipDeflate } from 'fflate'

const CHUNK = 64 * 1024

/**
 * A zip whose files are written side by side, a little at a time: only what is compressed is held in memory. Each file
 * is hashed as it is written.
 */
export function createZip(mtime: string) {
  const parts: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, data) => {
    if (error) failed = error
    // A copy of its own: what it is cut from is larger.
    else parts.push(Buffer.from(data))
  })
  const hashes: Record<string, string> = {}
  const open = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 })
    // A zip has no time zone: it bears universal time, wherever it is made.
    file.mtime = new Date(mtime.slice(0, 19))
    zip.add(file)
    const hash = createHash('sha256')
    let held = ''
    const flush = (final: boolean) => {
      const bytes = Buffer.from(held)
      held = ''
      hash.update(bytes)
      file.push(bytes, final)
      if (failed) throw failed
    }
    return {
      write(text: string): void {
        held += text
        if (held.length >= CHUNK) flush(false)
      },
      end(): void {
        flush(true)
        hashes[name] = hash.digest('hex')
      },
    }
  }
  return {
    open,
    /** A whole file at once. */
    add(name: string, text: string): void {
      const file = open(name)
      file.write(text)
      file.end()
    },
    /** The SHA-256 of each file that has ended, by its name. */
    hashes: (): Record<string, string> => ({ ...hashes }),
    end(): Buffer {
      zip.end()
      if (failed) throw failed
      return Buffer.concat(parts)
    },
  }
}
