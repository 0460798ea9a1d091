import { readScale, type Weighing } from './read-scale.ts'

/** The part of Web Serial that a scale needs; browsers without it have no `navigator.serial`. */
type Port = {
  open(options: { baudRate: number }): Promise<void>
  close(): Promise<void>
  readable: ReadableStream<Uint8Array> | null
  writable: WritableStream<Uint8Array> | null
}
type Serial = { getPorts(): Promise<Port[]>; requestPort(): Promise<Port> }

/** What nearly all bench scales are set to. */
const BAUD = 9600
/** How long a scale may take to send a mass that stands still, in milliseconds. */
const PATIENCE_MS = 6000

export const serialOf = (): Serial | null =>
  (navigator as Navigator & { serial?: Serial }).serial ?? null

/**
 * One mass that stands still, from the scale that was allowed before, else from the one that the person chooses.
 * @throws `NotFoundError` (DOMException) when none is chosen; an Error when nothing stable came in time
 */
export async function weighOnce(serial: Serial): Promise<Weighing> {
  const port = (await serial.getPorts())[0] ?? (await serial.requestPort())
  await port.open({ baudRate: BAUD })
  const reader = port.readable!.getReader()
  const over = setTimeout(() => void reader.cancel(), PATIENCE_MS)
  try {
    await ask(port)
    const text = new TextDecoder('latin1')
    let rest = ''
    for (;;) {
      const { value, done } = await reader.read()
      if (done) throw new Error('nothing stable came')
      const lines = (rest + text.decode(value, { stream: true })).split(/[\r\n]+/)
      rest = lines.pop() ?? ''
      const still = lines.map(readScale).find((w) => w?.stable)
      if (still) return still
    }
  } finally {
    clearTimeout(over)
    await reader.cancel().catch(() => {})
    reader.releaseLock()
    await port.close().catch(() => {})
  }
}

/** Some scales send all the time, some when they are asked: `S` (SICS) and `W` are what most understand. */
async function ask(port: Port): Promise<void> {
  if (!port.writable) return
  const writer = port.writable.getWriter()
  await writer.write(new TextEncoder().encode('S\r\n')).catch(() => {})
  writer.releaseLock()
}
