import { findSite } from '../parties/queries.ts'
import type { Tx } from '../platform/context.ts'
import { notFound, Problem } from '../platform/problems.ts'
import type { Viewer } from './viewer.ts'

/** A site that one works on and that is open: another's is not found, a closed one is SITE_INACTIVE. */
export async function getOpenSite(tx: Tx, viewer: Viewer, id: string) {
  const site = await findSite(tx, id)
  if (!site || !(viewer.all || viewer.siteIds.includes(site.id))) throw notFound('site')
  if (!site.active) throw new Problem('SITE_INACTIVE')
  return site
}
