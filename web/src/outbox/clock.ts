const KEPT = 'clock'
/** Less than this is what an answer takes on its way. */
const SMALL_MS = 30_000
let skew: number | null = null

/** Hears the service's own time in an answer, so that a bench whose clock is wrong still says when things were done. */
export function hearTime(date: string | null): void {
  const said = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(said)) return
  const ahead = said - Date.now()
  skew = Math.abs(ahead) < SMALL_MS ? 0 : ahead
  if (skew === 0) localStorage.removeItem(KEPT)
  else localStorage.setItem(KEPT, String(skew))
}

/** Now, by the service's clock as far as it is known. */
export function instant(): string {
  skew ??= Number(localStorage.getItem(KEPT) ?? 0)
  return new Date(Date.now() + skew).toISOString()
}
