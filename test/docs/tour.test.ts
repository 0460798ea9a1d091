import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { startServer } from '../operations/server.ts'

const root = path.resolve(import.meta.dirname, '../..')

// The few flags of curl that the README uses, for machines that have Node alone.
const CURL = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs')
const args = process.argv.slice(2); let method = 'GET', url, body, out; const headers = {}
for (let i = 0; i < args.length; i++) {
  if (args[i] === '-sS') continue
  else if (args[i] === '-X') method = args[++i]
  else if (args[i] === '-o') out = args[++i]
  else if (args[i] === '-H') { const [, k, v] = /^([^:]+): ?(.*)$/.exec(args[++i]); headers[k] = v }
  else if (args[i] === '-d') body = args[++i]
  else if (args[i] === '--data-binary') { i++; body = readFileSync(0) }
  else url = args[i]
}
fetch(url, { method, headers, body }).then(async (r) => { const b = Buffer.from(await r.arrayBuffer()); out ? writeFileSync(out, b) : process.stdout.write(b) })
`

test('the tour of the README leads from a gift to a sale and a tax receipt', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'collecte-tour-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(path.join(folder, 'curl'), CURL)
  chmodSync(path.join(folder, 'curl'), 0o755)
  const dataDir = path.join(folder, 'data')
  const server = await startServer({ DATA_DIR: dataDir, PORT: '0' })
  t.after(() => server.stop())
  const [, lines] = /```bash\n([\s\S]*?)```/.exec(
    readFileSync(path.join(root, 'README.md'), 'utf8'),
  )!
  const script = lines!
    .replace('http://127.0.0.1:3000', server.address)
    .replaceAll(/-o (\w+\.pdf)/g, `-o ${folder}/$1`)
  const shell = spawn('bash', ['-c', script], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PATH: `${folder}:${path.dirname(process.execPath)}:${process.env.PATH}`,
    },
  })
  let said = ''
  for (const stream of [shell.stdout, shell.stderr])
    stream.on('data', (d) => {
      said += d
    })
  await once(shell, 'close')
  assert.match(said, /\nREADY\n/, said)
  assert.match(said, /Validé par une deuxième personne/, said)
  assert.match(said, /"dataErased":true/, said)
  assert.match(said, /\nIN_SHOP\n/, said)
  assert.match(said, /T01 {2}intact/, said)
  assert.match(said, /T02 {2}intact/, said)
  assert.match(said, /\n\[\]\n\[ '\d{4}-\d{6}', 14000 \]\nauthentic\n/, said)
  assert.match(said, /sold: 1/, said)
  for (const file of ['labels.pdf', 'certificate.pdf', 'ticket.pdf', 'receipt.pdf'])
    assert.equal(readFileSync(path.join(folder, file)).subarray(0, 5).toString(), '%PDF-', file)
})
