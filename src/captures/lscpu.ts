import { cleanText } from '../platform/placeholders.ts'
import { emptyReport } from './hardware.ts'
import { asNode, get, type Node, nodes, text as textAt } from './json.ts'
import type { Capture } from './model.ts'
import { atLeastOne, decimal, whole } from './units.ts'

/** What each line is called, in English and in French. */
const NAMES = {
  threads: /^(CPU\(s\)|Processeur\(s\))$/i,
  model: /^(Model name|Nom de modèle)$/i,
  perSocket: /^(Core\(s\) per socket|Cœur\(s\) par socket)$/i,
  sockets: /^(Socket\(s\))$/i,
  maxMhz: /^(CPU max MHz|Vitesse maximale du processeur en MHz)$/i,
} as const

/** Whether a text is what `lscpu` prints. */
export const looksLikeLscpu = (text: string): boolean =>
  /^Architecture ?:/m.test(text) && /^(CPU\(s\)|Processeur\(s\)) ?:/m.test(text)

/** Whether a parsed JSON is the output of `lscpu -J`. */
export function looksLikeLscpuJson(json: unknown): boolean {
  const root = asNode(json)
  return root !== null && Array.isArray(get(root, 'lscpu'))
}

export const readLscpu = (text: string): Capture =>
  ofPairs(
    [
      ...text.slice(0, 100_000).matchAll(/^[ \t]*([^:\r\n]{1,60}?)[ \t\u00a0]*:[ \t]*([^\r\n]*)/gm),
    ].map(([, key = '', value = '']) => [key, value]),
  )

/** Newer versions nest their lines. */
export function readLscpuJson(json: unknown): Capture {
  const pairs: [string, string][] = []
  const stack: Node[] = nodes(asNode(json) ?? {}, 'lscpu').reverse()
  for (let node = stack.pop(); node && pairs.length < 1000; node = stack.pop()) {
    pairs.push([textAt(node, 'field')?.replace(/\s*:$/, '') ?? '', textAt(node, 'data') ?? ''])
    stack.push(...nodes(node, 'children').reverse())
  }
  return ofPairs(pairs)
}

function ofPairs(pairs: [string, string][]): Capture {
  const value = (name: keyof typeof NAMES) => pairs.find(([key]) => NAMES[name].test(key))?.[1]
  const name = cleanText(value('model'))
  const perSocket = whole(value('perSocket'))
  return {
    tool: 'lscpu',
    toolVersion: null,
    snapshotId: null,
    takenAt: null,
    sees: { identity: false, processor: true, memory: false, disks: 'none', battery: false },
    report: {
      ...emptyReport('lscpu'),
      cpu:
        name === null
          ? null
          : {
              name,
              cores: perSocket && atLeastOne(perSocket * (whole(value('sockets')) || 1)),
              threads: atLeastOne(whole(value('threads'))),
              maxMhz: atLeastOne(Math.round(decimal(value('maxMhz')) ?? 0)),
            },
    },
    disks: [],
    batteries: [],
    warnings: [],
  }
}
