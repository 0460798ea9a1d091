/** A hand leaves more than this between two keys; a scanner that types leaves a few milliseconds. */
export const BURST_GAP_MS = 35
/** Once a scan is under way, one key may come as late as this: a busy computer, a wireless scanner. */
const LATE_MS = 150
/** Keys further apart than this are not of one code. */
const APART_MS = 400
/** Shorter than this, keys that follow so fast are an accident. */
const LEAST = 4
const held = new Set(['Shift', 'CapsLock', 'AltGraph', 'Alt', 'Control', 'Meta', 'Dead'])
const ends = new Set(['Enter', 'Tab'])

/**
 * Tells a scanner that types from a hand, by the time between the keys. `take` gets each key with its instant in
 * milliseconds, and answers the code when that key ended a burst.
 */
export function makeBurst() {
  let code = ''
  let last = Number.NEGATIVE_INFINITY
  let train = 0
  return {
    take(key: string, at: number): string | null {
      if (held.has(key)) return null
      const gap = at - last
      const follows = gap <= (code.length >= LEAST ? LATE_MS : BURST_GAP_MS)
      last = at
      if (ends.has(key)) {
        const read = follows && code.length >= LEAST ? code : null
        code = ''
        return read
      }
      if (key.length !== 1) {
        code = ''
        train = 0
      } else {
        code = follows ? code + key : key
        train = gap <= APART_MS ? train + 1 : 1
      }
      return null
    },
    /** Whether the keys so far come as from a scanner. */
    underWay: (): boolean => code.length > 1,
    /** How many keys came without a pause: a slow scanner's whole code, where only its end came fast. */
    train: (): number => train,
  }
}

/** Lets a code through once: the same one again within `ms` of its last sight is the scanner's stammer. */
export function makeScanGuard(ms = 900) {
  let code = ''
  let seen = Number.NEGATIVE_INFINITY
  return (read: string, at: number): boolean => {
    const again = read === code && at - seen < ms
    code = read
    seen = at
    return !again
  }
}

/**
 * What a printed command asks: an act, to cancel, to work at a site or a station; a badge is named so that it is never sent as a
 * code.
 */
export type Command =
  | { kind: 'do'; action: string }
  | { kind: 'cancel' }
  | { kind: 'site'; id: string }
  | { kind: 'station'; name: string }
  | { kind: 'badge' }

/** Reads `LCT:DO:<action>`, `LCT:CANCEL`, `LCT:SITE:<id>`, `LCT:STATION:<name>` or a badge, in any case; null for everything else. */
export function readCommand(code: string): Command | null {
  const [prefix, verb, action, ...rest] = code.trim().toUpperCase().split(':')
  if (prefix !== 'LCT') return null
  if (verb === 'BADGE') return { kind: 'badge' }
  if (verb === 'CANCEL' && action === undefined) return { kind: 'cancel' }
  if (verb === 'SITE' && action && rest.length === 0)
    return { kind: 'site', id: action.toLowerCase() }
  if (verb === 'STATION' && action && rest.length === 0)
    return { kind: 'station', name: action.toLowerCase() }
  if (verb === 'DO' && action && rest.length === 0) return { kind: 'do', action }
  return null
}
