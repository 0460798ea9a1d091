import { notifications } from '@mantine/notifications'

/** Says that something was done, in words, sound and vibration: a glance, an ear or a pocket suffices. */
export function sayDone(message: string, { sound = false }: { sound?: boolean } = {}): void {
  notifications.show({ message, color: 'green.9', autoClose: 6000 })
  if (sound) beep('done')
}
/** Says that something was refused; the screen also shows why. */
export function sayRefused(message: string): void {
  notifications.show({ message, color: 'red.9', autoClose: 10_000 })
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
