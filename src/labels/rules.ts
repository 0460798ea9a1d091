import type { Blocker } from '../platform/problems.ts'
import { makeTag, readCode } from '../platform/tag.ts'

/** New tags for blank labels, all different. */
export function makeTags(count: number, random: (bytes: number) => Uint8Array): string[] {
  const tags = new Set<string>()
  while (tags.size < count) tags.add(makeTag(random(7)))
  return [...tags]
}

/** The tags that codes say, each once in the order given, and those that were misread. */
export function readTags(codes: string[]): { tags: string[]; blockers: Blocker[] } {
  const reads = codes.map((code) => ({ code, read: readCode(code) }))
  return {
    tags: [...new Set(reads.flatMap(({ read }) => (read.kind === 'tag' ? [read.tag] : [])))],
    blockers: reads.flatMap(({ code, read }) =>
      read.kind === 'tag'
        ? []
        : [{ code: read.kind === 'badLabel' ? 'BAD_LABEL' : 'NOT_FOUND', detail: code } as const],
    ),
  }
}
