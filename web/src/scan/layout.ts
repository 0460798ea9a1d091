import { BURST_GAP_MS } from './scan-burst.ts'

/** What a scanner is asked to read: every letter, every digit, and the signs of our labels and addresses. */
export const TEST_TEXT = 'HTTPS://ABCDEFGHIJKLMNOPQRSTUVWXYZ/D/0123-456789'

/** What a scanner typed, the time between its keys in milliseconds, and the key that it ended with. */
export type Typed = { text: string; gaps: readonly number[]; end: 'Enter' | 'Tab' | 'none' }

/**
 * `computerAzerty`: the scanner types as for a QWERTY keyboard, the computer reads AZERTY. `computerQwerty`: the
 * reverse. `capsLock`: small letters for capitals. `lost`: characters are missing. `notOurCode`: something else was
 * read.
 */
export type Fault =
  | 'notOurCode'
  | 'computerAzerty'
  | 'computerQwerty'
  | 'otherLayout'
  | 'capsLock'
  | 'lost'
  | 'noEnter'
  | 'slow'

// The same keys of both keyboards, in one order: what each gives without Shift, then with it.
const qwerty = `qwaz${'m;,./'}${'1234567890'}-${'QWAZ'}${'M:<>?'}${'!@#$%^&*()'}_`
const azerty = `azqw${',m;:!'}${'&é"\'(-è_çà'})${'AZQW'}${'?M./§'}${'1234567890'}°`
const keyboards = { computerAzerty: [qwerty, azerty], computerQwerty: [azerty, qwerty] } as const
type Keyboard = keyof typeof keyboards
const names = Object.keys(keyboards) as Keyboard[]

const translate = (text: string, from: string, to: string) =>
  [...text].map((c) => to[from.indexOf(c)] ?? c).join('')
/** What a text becomes when it is typed for one keyboard and read as another. */
export function mistyped(text: string, keyboard: Keyboard): string {
  const [from, to] = keyboards[keyboard]
  return translate(text, from, to)
}

const swapCase = (text: string) =>
  [...text].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('')
const half = azerty.length / 2
const flipped = azerty.slice(half) + azerty.slice(0, half)
/**
 * What Caps Lock makes of a text: letters change case everywhere; on an AZERTY keyboard under Windows all keys give
 * what they give with Shift, and the reverse.
 */
export const withCapsLock = (text: string, system: 'letters' | 'azertyWindows'): string =>
  system === 'letters'
    ? swapCase(text)
    : [...text]
        .map((c) => (azerty.includes(c) ? translate(c, azerty, flipped) : swapCase(c)))
        .join('')

type Reading = { layout: Keyboard | null; caps: boolean; text: string }
/** Everything that a computer may read of a text that a scanner typed whole. */
const readings = (text: string): Reading[] =>
  [null, ...names].flatMap((layout): Reading[] => {
    const read = layout ? mistyped(text, layout) : text
    const locked = (system: 'letters' | 'azertyWindows') => ({
      layout,
      caps: true,
      text: withCapsLock(read, system),
    })
    const plain = { layout, caps: false, text: read }
    return layout === 'computerQwerty'
      ? [plain, locked('letters')]
      : [plain, locked('letters'), locked('azertyWindows')]
  })

/** How many characters two texts have in common, in order. */
function inCommon(one: string, other: string): number {
  let row = new Array<number>(other.length + 1).fill(0)
  for (const c of one) {
    const next = [0]
    for (let i = 1; i <= other.length; i++)
      next[i] = c === other[i - 1] ? (row[i - 1] ?? 0) + 1 : Math.max(row[i] ?? 0, next[i - 1] ?? 0)
    row = next
  }
  return row[other.length] ?? 0
}

/** Of the expected characters: below this, another keyboard; below the second, another code. */
const SAME = 0.95
const SOMETHING = 0.35
/** Strange characters on less than this of the length: another code, not another keyboard. */
const LONG = 0.8

/** What is wrong with how a scanner types, the gravest first; nothing when all is well. */
export function judgeScanner(typed: Typed, expected = TEST_TEXT): Fault[] {
  const scored = readings(expected).map((r) => ({ ...r, common: inCommon(r.text, typed.text) }))
  const best = scored.reduce((a, b) => (b.common > a.common ? b : a))
  const share = best.common / expected.length
  const ends: Fault[] = typed.end === 'none' ? ['noEnter'] : []
  const sorted = [...typed.gaps].sort((a, b) => a - b)
  // One late key is the computer's; half of them are the scanner's.
  const slow: Fault[] = (sorted[Math.floor(sorted.length / 2)] ?? 0) > BURST_GAP_MS ? ['slow'] : []
  if (share < SOMETHING) return ['notOurCode', ...ends, ...slow]
  // Too few right characters for those that came: they are others, not missing ones.
  const strange = best.common / Math.max(1, typed.text.length) < SAME
  if (strange)
    return [
      typed.text.length < expected.length * LONG ? 'notOurCode' : 'otherLayout',
      ...ends,
      ...slow,
    ]
  return [
    ...(best.layout ? [best.layout] : []),
    ...(best.caps ? (['capsLock'] as const) : []),
    ...(best.common < expected.length ? (['lost'] as const) : []),
    ...ends,
    ...slow,
  ]
}
