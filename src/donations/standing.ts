import { Problem } from '../platform/problems.ts'

type Standing = { status: string; version: number; updatedBy: string; updatedAt: string }

/** STALE, with who and when, unless the writer has seen the last version. */
export function refuseStale(row: Standing, version: number): void {
  if (row.version !== version)
    throw new Problem('STALE', { changedBy: row.updatedBy, changedAt: row.updatedAt })
}

/** WRONG_STATUS unless the donation stands at one of these steps. */
export function refuseUnless<S extends string>(
  row: { status: S },
  ...allowed: readonly NoInfer<S>[]
): void {
  if (!allowed.includes(row.status)) throw new Problem('WRONG_STATUS')
}
