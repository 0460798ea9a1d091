import type { Act } from './database.ts'

/** Neither sent nor settled. */
export const isOpen = (act: Act): boolean => act.state === 'waiting' || act.state === 'refused'
/** What waits, or was refused and not yet settled, of one device or batch. */
export const openOf = (all: readonly Act[], about: { tag: string } | { batch: string }): Act[] =>
  all.filter((a) => isOpen(a) && ('tag' in about ? a.about === about.tag : a.batch === about.batch))

/**
 * The next act to send: the oldest of who is signed in, unless an earlier one on the same device is not settled. In
 * order per device, so that nothing is done out of its turn.
 */
export function nextToSend(all: readonly Act[], codes: readonly string[]): Act | undefined {
  const held = new Set<string>()
  return all.find((act) => {
    if (!isOpen(act)) return false
    const turn = !held.has(act.about)
    held.add(act.about)
    return turn && act.state === 'waiting' && act.authors.some((c) => codes.includes(c))
  })
}

/**
 * After an act was answered, those that its author added to the same device on what they saw then: they follow the
 * version it now has, unless somebody else changed it too.
 */
export const rebased = (all: readonly Act[], done: Act, version: number): Act[] =>
  all
    .filter((a) => a.state === 'waiting' && a.n > done.n && a.about === done.about)
    .filter((a) => a.seen !== null && a.seen === done.seen && version === done.seen + 1)
    .map((a) => ({
      ...a,
      seen: version,
      args: a.args && {
        ...a.args,
        body: 'version' in a.args.body ? { ...a.args.body, version } : a.args.body,
      },
    }))
