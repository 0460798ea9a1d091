import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

/** The files that verify, in the order in which they lean on each other. */
const sources = ['ledger.ts', 'session.ts', 'check-ledger.ts', 'pinned-keys.ts', 'archive-main.ts']
const IMPORT = /^import (?:type )?(?:\{[^}]*\}|\w+) from '([^']+)'\n/gm

let made: string | undefined

/**
 * `verify.mjs`: the service's own verifier as one script that needs nothing but Node. Its types are taken away, its
 * parts put one after the other; nothing in it is written twice.
 */
export function verifierScript(): string {
  made ??= build()
  return made
}

function build(): string {
  const outside = new Map<string, Set<string>>()
  const parts = sources.map((name) => {
    const code = withoutTypes(readFileSync(new URL(name, import.meta.url), 'utf8'))
    return code
      .replaceAll(IMPORT, (statement: string, from: string) => {
        if (from.startsWith('./')) return ''
        const names = outside.get(from) ?? new Set()
        for (const [word] of statement.slice(0, statement.lastIndexOf(' from ')).matchAll(/\w+/g))
          if (word !== 'import') names.add(word)
        outside.set(from, names)
        return ''
      })
      .replaceAll(/^export (?=const|function|async|let)/gm, '')
      .replaceAll(/[ \t]+$/gm, '')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim()
  })
  const imports = [...outside]
    .map(([from, names]) => `import { ${[...names].sort().join(', ')} } from '${from}'`)
    .sort()
  return `${[imports.join('\n'), ...parts].join('\n\n')}\n`
}

/** Node says of this function that it may change: that is our concern, not that of who reads the log. */
function withoutTypes(code: string): string {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(code)
  } finally {
    process.emitWarning = emitWarning
  }
}
