import { useQueries } from '@tanstack/react-query'
import { api } from '../api/operations.generated.ts'
import { useAll, useRead } from '../api/query.ts'

/** The names of organisations and sites, by id: a first page of organisations, the missing ones one by one. */
export function usePlaceNames(organisationIds: readonly string[]) {
  const first = useRead(api.listOrganisations, { query: { limit: 200 } })
  const known = first.data?.items ?? []
  const missing = first.data
    ? [...new Set(organisationIds)].filter((id) => !known.some((o) => o.id === id))
    : []
  const others = useQueries({
    queries: missing.map((id) => ({
      queryKey: [api.getOrganisation.operationId, { params: { id } }],
      queryFn: () => api.getOrganisation({ params: { id } }),
    })),
  })
  const sites = useAll(api.listSites, {})
  const organisation = (id: string) =>
    known.find((o) => o.id === id) ?? others.find((o) => o.data?.id === id)?.data
  return {
    organisation: (id: string): string => organisation(id)?.name ?? '…',
    site: (id: string): string => sites.data?.find((s) => s.id === id)?.name ?? '…',
  }
}
