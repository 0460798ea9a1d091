import { type ProblemCode, problemTable } from './problems.ts'

const kinds: readonly [number, string][] = [
  [400, 'malformed: correct the fields named in `errors`'],
  [401, 'nobody is signed in, or the sign-in was refused'],
  [403, 'the role does not allow it, or the page is not ours'],
  [404, 'no such thing, or not yours to see'],
  [409, 'someone else won, or the state forbids it'],
  [413, 'too large'],
  [415, 'this content type is not taken here'],
  [422, 'the rules say no; `blockers` lists every reason at once'],
  [429, 'too many requests; wait as `Retry-After` says'],
  [500, 'a bug: give us the `requestId`'],
  [503, 'a dependency is down; try again as `Retry-After` says'],
]

/** The page docs/problems.md, printed from the table of refusals. */
export function problemsPage(): string {
  const codes = Object.keys(problemTable) as ProblemCode[]
  const rows = codes.toSorted().map((code) => `| \`${code}\` | ${problemTable[code].join(' | ')} |`)
  return [
    '# Problems',
    '',
    'Printed by `npm run --silent cli -- problems`; do not edit.',
    '',
    '## How to read a refusal',
    '',
    'Refusals are RFC 9457 problem details (`application/problem+json`). `code` never changes; the text follows',
    '`Accept-Language` (French, else English on request). `code` is the first of the `blockers`.',
    '',
    '| status | it means |',
    '|---|---|',
    ...kinds.map(([status, text]) => `| ${status} | ${text} |`),
    '',
    '## Codes',
    '',
    '| code | status | français | English |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n')
}
