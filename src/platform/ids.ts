/**
 * UUIDv7 made from the context's own clock and chance, ever increasing within the process, so that ids sort by
 * time even in a story whose clock is not today's. RFC 9562, method 1: a 12-bit counter after the millisecond.
 */
export function createIds(now: () => string, random: (bytes: number) => Uint8Array): () => string {
  let last = 0
  let counter = 0
  return () => {
    const ms = Date.parse(now())
    counter = ms > last ? 0 : counter + 1
    if (counter > 0xfff) {
      counter = 0
      last += 1
    }
    last = Math.max(last, ms)
    const tail = Buffer.from(random(8))
    tail[0] = (tail[0]! & 0x3f) | 0x80
    const time = last.toString(16).padStart(12, '0')
    const hex = `${time}7${counter.toString(16).padStart(3, '0')}${tail.toString('hex')}`
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}
