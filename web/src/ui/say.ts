/** What was last said, for the line at the foot of every screen. */
export type Said = { n: number; kind: 'done' | 'refused'; message: string }
let last: Said | null = null
const hearers = new Set<() => void>()
export const lastSaid = (): Said | null => last
export function onSaid(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}
function say(kind: Said['kind'], message: string): void {
  last = { n: (last?.n ?? 0) + 1, kind, message }
  for (const hear of hearers) hear()
}
/** Takes the line away. */
export function unsay(): void {
  last = null
  for (const hear of hearers) hear()
}

/** Says that something was done; with `sound` also by ear and by vibration: a glance or a pocket suffices. */
export function sayDone(message: string, { sound = false }: { sound?: boolean } = {}): void {
  say('done', message)
  if (sound) beep('done')
}
/** Says that something was refused, in words, sound and vibration; the screen also shows why. */
export function sayRefused(message: string): void {
  say('refused', message)
  beep('refused')
}

const tones = {
  done: { notes: [880, 1320], seconds: 0.09, vibration: [60] },
  refused: { notes: [220, 165], seconds: 0.22, vibration: [120, 80, 120] },
} as const
const MUTED = 'muted'
let audio: AudioContext | null = null

export const isMuted = (): boolean => localStorage.getItem(MUTED) === 'yes'
export const setMuted = (muted: boolean): void => localStorage.setItem(MUTED, muted ? 'yes' : 'no')

/** High and rising: done. Low and falling: refused. */
export function beep(kind: keyof typeof tones): void {
  const { notes, seconds, vibration } = tones[kind]
  navigator.vibrate?.([...vibration])
  if (isMuted() || typeof AudioContext === 'undefined') return
  audio ??= new AudioContext()
  for (const [i, hertz] of notes.entries()) {
    const start = audio.currentTime + i * seconds
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0.15, start)
    volume.gain.exponentialRampToValueAtTime(0.001, start + seconds)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + seconds)
  }
}
