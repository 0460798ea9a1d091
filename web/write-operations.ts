// `npm run operations`: one typed call per operation of the API, from the contracts themselves.
import { globSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
export const operationsFile = path.join(root, 'web/src/api/operations.generated.ts')

type Contract = {
  method: string
  url: string
  schema: { operationId: string; response: Record<number, unknown> }
}
const isContract = (value: unknown): value is Contract =>
  typeof (value as Contract | undefined)?.schema?.operationId === 'string'
const answersFile = ({ schema }: Contract) =>
  Object.entries(schema.response).some(
    ([status, answer]) =>
      Number(status) < 300 && 'content' in (answer as object) && !('_zod' in (answer as object)),
  )

/** The text of the generated module: types are imported from the contracts, nothing else of the server. */
export async function operationsText(): Promise<string> {
  const files = globSync('src/*/*contract.ts', { cwd: root }).sort()
  const imports: string[] = []
  const lines: string[] = []
  for (const file of files) {
    const found = Object.entries(await import(path.join(root, file))).filter(([, v]) =>
      isContract(v),
    )
    if (found.length === 0) continue
    const name = file.replace(/^src\/|\.ts$/g, '').replace(/\W(\w)/g, (_, c) => c.toUpperCase())
    imports.push(`import type * as ${name} from '../../../${file}'`)
    for (const [key, value] of found as [string, Contract][])
      lines.push(
        `  ${key}: operation<typeof ${name}.${key}>('${key}', '${value.method}', '${value.url}'${answersFile(value) ? ", 'file'" : ''}),`,
      )
  }
  return [
    '// Made by `npm run operations` from the contracts; a test proves it fresh.',
    ...imports,
    "import { operation } from './client.ts'",
    '',
    'export const api = {',
    ...lines,
    '}',
    '',
  ].join('\n')
}

if (import.meta.main) writeFileSync(operationsFile, await operationsText())
