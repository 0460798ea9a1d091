import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query'
import { Refused, type Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { today } from '../ui/format.ts'
import type { Line } from './basket.ts'
import { type Grid, gridOf } from './prices.ts'

type Device = Result<typeof api.getDevice>
export type Product = Result<typeof api.listProducts>['items'][number]
/** A device or a kit as the till finds it: what leaves with it, and what its price depends on. */
export type Thing = {
  tag: string
  isKit: boolean
  category: string
  model: string | null
  grade: string | null
  performance: string | null
  origin: 'private' | 'cg3p'
  ownerId: string | null
  siteId: string
  members: Device[]
}

const ofDevice = (d: Device): Thing => ({
  tag: d.tag,
  isKit: false,
  category: d.category,
  model: d.model,
  grade: d.cosmeticGrade,
  performance: d.performanceClass,
  origin: d.origin ?? 'private',
  ownerId: d.ownerId,
  siteId: d.siteId,
  members: [d],
})

/** What bears this label: a device, else a kit. @throws Refused, Unreachable */
async function readThing(code: string): Promise<Thing> {
  try {
    return ofDevice(await api.getDevice({ params: { code } }))
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status !== 404) throw error
    const kit = await api.getKit({ params: { code } }).catch((second: unknown) => {
      // Neither: what was said of the device is what helps.
      throw second instanceof Refused && second.problem.status === 404 ? error : second
    })
    const members = await Promise.all(
      kit.members.map((member) => api.getDevice({ params: { code: member } })),
    )
    const desktop = members.find((m) => m.category === 'desktop')
    return {
      tag: kit.tag,
      isKit: true,
      category: kit.category,
      model: null,
      grade: desktop?.cosmeticGrade ?? null,
      performance: desktop?.performanceClass ?? null,
      origin: kit.origin,
      ownerId: kit.ownerId,
      siteId: kit.siteId,
      members,
    }
  }
}
const thingQuery = (code: string) => ({
  queryKey: ['thing', code],
  queryFn: () => readThing(code),
})

/** Looks a scanned code up, fresh; the answer names its tag. @throws Refused, Unreachable */
export async function lookUp(client: QueryClient, code: string): Promise<Thing> {
  const thing = await client.fetchQuery({ ...thingQuery(code), staleTime: 0, retry: false })
  client.setQueryData(['thing', thing.tag], thing)
  return thing
}
export const useClient = useQueryClient

/** The things of a basket by their tags; undefined while one is not read. */
export function useThings(lines: readonly Line[]): Map<string, Thing | undefined> {
  const tags = lines.flatMap((l) => (l.kind === 'thing' ? [l.tag] : []))
  const answers = useQueries({ queries: tags.map(thingQuery) })
  return new Map(tags.map((tag, n) => [tag, answers[n]?.data]))
}

/** The prices in force today, with the rules of the till and the months of guarantee; undefined until all are read. */
export function useGrid() {
  const on = today()
  const of = (
    kind: 'price' | 'priceFloor' | 'ceiling' | 'gradeDiscount' | 'tillRules' | 'guarantee',
  ) => ({
    query: { kind, on, limit: 200 },
  })
  const reads = [
    useRead(api.listConfiguration, of('price')),
    useRead(api.listConfiguration, of('priceFloor')),
    useRead(api.listConfiguration, of('ceiling')),
    useRead(api.listConfiguration, of('gradeDiscount')),
    useRead(api.listConfiguration, of('tillRules')),
    useRead(api.listConfiguration, of('guarantee')),
  ]
  const error = reads.find((r) => r.error)?.error ?? null
  const ready = reads.every((r) => r.data)
  const rows = reads.flatMap((r) => r.data?.items ?? [])
  const rule = (kind: string, name: string) => {
    const n = rows.find((r) => r.kind === kind && r.key === 'default')?.value[name]
    return typeof n === 'number' ? n : null
  }
  const data:
    | { grid: Grid; cashLimitCents: number | null; guaranteeMonths: number | null }
    | undefined = ready
    ? {
        grid: gridOf(rows),
        cashLimitCents: rule('tillRules', 'cashLimitCents'),
        guaranteeMonths: rule('guarantee', 'months'),
      }
    : undefined
  return { data, error, refetch: () => Promise.all(reads.map((r) => r.refetch())) }
}

/** What a shop sells beside devices, by name. */
export function useProducts(siteId: string) {
  return useRead(api.listProducts, { query: { siteId, limit: 200 } })
}
