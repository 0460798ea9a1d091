import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = path.resolve(import.meta.dirname, '..')
/** Where the built web application lies: what the service serves. */
export const WEB_DIR = path.join(root, 'web/dist')
const STAMP = 'built-from'
const SAID_CHARACTERS = 1200
/** Two points under the best: a tenth of the time, some percent larger. */
const BROTLI_QUALITY = 9

/** What the pages are made of, as one hash: another hash, and they are built again. */
function sourceHash(): string {
  const files = globSync(
    [
      'web/src/**/*',
      'web/public/**/*',
      'web/*.{ts,html,json}',
      'src/devices/{words,lifecycle}.ts',
      'package-lock.json',
    ],
    { cwd: root },
  )
    .filter((f) => /\.\w+$/.test(f))
    .sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

/** Vite's own command, or null where only what runs in production was installed. */
function viteCommand(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve('vite')
    const home = entry.slice(
      0,
      entry.lastIndexOf('/node_modules/vite/') + '/node_modules/vite/'.length,
    )
    return path.join(home, 'bin/vite.js')
  } catch {
    return null
  }
}

/** Each file beside itself as brotli and gzip, so that nothing is compressed while it is served. */
function compress(folder: string): void {
  for (const file of globSync('*.{js,css,wasm}', { cwd: folder })) {
    const bytes = readFileSync(path.join(folder, file))
    const quality = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY }
    writeFileSync(path.join(folder, `${file}.br`), brotliCompressSync(bytes, { params: quality }))
    writeFileSync(path.join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

/**
 * Builds the web application where its sources have changed since the last time, beside the old one and then in its
 * place. Answers a line to print, or null when there was nothing to do. Throws with what Vite says when it fails.
 */
export async function buildWeb(): Promise<string | null> {
  const hash = sourceHash()
  const stamp = path.join(WEB_DIR, STAMP)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return null
  const vite = viteCommand()
  if (!vite)
    return existsSync(stamp)
      ? 'The web pages are older than their sources; Vite is not installed here, so they are served as they are.'
      : 'The web pages are not built and Vite is not installed here: the API answers alone.'
  const fresh = path.join(root, `web/.building-${process.pid}`)
  const began = performance.now()
  await promisify(execFile)(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, WEB_OUT: fresh, NODE_ENV: 'production' },
  }).catch((error: { stderr?: string; message: string }) => {
    rmSync(fresh, { recursive: true, force: true })
    const said = stripVTControlCharacters(error.stderr || error.message).trim()
    throw new Error(`The web pages cannot be built: ${said.slice(0, SAID_CHARACTERS)}`)
  })
  compress(path.join(fresh, 'assets'))
  writeFileSync(path.join(fresh, STAMP), hash)
  rmSync(WEB_DIR, { recursive: true, force: true })
  renameSync(fresh, WEB_DIR)
  return `Web pages built in ${((performance.now() - began) / 1000).toFixed(1)} s.`
}

if (import.meta.main) console.log((await buildWeb()) ?? 'The web pages are up to date.')
