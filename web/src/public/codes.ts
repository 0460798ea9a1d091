/** Where a scanned or typed code leads: a paper's address, or a device's, or this kind's as it was typed. */
export function placeOf(code: string, kind: 'd' | 'check'): string {
  const found = /\/(d|check)\/([^/?#\s]+)\/?$/i.exec(code.trim())
  const [, place = kind, said = code.trim()] = found ?? []
  return `/${place.toLowerCase()}/${encodeURIComponent(said)}`
}
