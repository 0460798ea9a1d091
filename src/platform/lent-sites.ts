import type { Grant } from './context.ts'

/** The sites at which a grant may do what is lent to it; none where nothing is, or no longer. */
export const lentSites = ({ delegation, siteIds }: Grant): string[] =>
  delegation?.runs
    ? siteIds.filter((id) => delegation.siteId === null || delegation.siteId === id)
    : []
