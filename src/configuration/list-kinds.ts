import { z } from 'zod'
import { kindWords } from './kind-words.ts'
import { keysOf, kindNames, kinds } from './kinds.ts'

/** Every kind with what a form needs: its words, its keys, and the JSON Schema of what may be proposed. */
export function listKinds() {
  const items = kindNames.map((kind) => {
    const { list, examples } = keysOf(kind)
    return {
      kind,
      ...kindWords[kind],
      keys: list,
      keyExamples: [...examples],
      schema: z.toJSONSchema(kinds[kind], { io: 'input' }) as Record<string, unknown>,
    }
  })
  return { items }
}
