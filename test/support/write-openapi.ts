import { mkdirSync, writeFileSync } from 'node:fs'
import { globalSetup, globalTeardown } from './prepare.ts'

// Writes openapi/openapi.json and openapi/examples.json from the routes and from the walk: `npm run openapi`.
await globalSetup()
const ends: (() => Promise<void> | void)[] = []
try {
  const { makeDocument } = await import('../walk/document.ts')
  const { document, exchanges } = await makeDocument({ after: (fn) => void ends.push(fn) })
  mkdirSync('openapi', { recursive: true })
  writeFileSync('openapi/openapi.json', `${JSON.stringify(document, null, 1)}\n`)
  writeFileSync('openapi/examples.json', `${JSON.stringify(exchanges, null, 1)}\n`)
  console.log(`${exchanges.length} exchanges`)
} finally {
  for (const end of ends.reverse()) await end()
  await globalTeardown()
}
process.exit()
