import { parisDate } from '../platform/dates.ts'
import type { CustodyRow } from './queries.ts'
import { guaranteeOn } from './rules.ts'

/** A case as it is answered: with what its guarantee was on the day the machine came in. */
export const toCustody = ({ deviceId: _, ...row }: CustodyRow) => ({
  ...row,
  given: row.guaranteedUntil === null,
  guarantee: guaranteeOn(row.guaranteedUntil, parisDate(row.openedAt)),
})
