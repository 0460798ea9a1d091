import type { KitRow } from './queries.ts'

/** A kit as it is answered. */
export const toKit = ({ recordedAt: _at, recordedBy: _by, ...kit }: KitRow) => kit
