import type { Browser } from 'playwright-core'
import type { Role } from '../../src/platform/context.ts'
import type { Screen } from '../../web/src/screen.ts'
import { screens } from '../../web/src/screens.ts'
import { visit, type Where } from './site.ts'

/** Who looks at a screen: the first of these that may. */
const lookers: readonly Role[] = [
  'donor',
  'technician',
  'supervisor',
  'cashier',
  'shopManager',
  'accountant',
  'coordinator',
  'admin',
  'collector',
  'auditor',
  'weeeOfficer',
]
/** Screens that show more to another than the first who may open them. */
const shownBest: Record<string, Role> = {
  '/account': 'shopManager',
  '/counter/arrivals': 'coordinator',
  '/counter/$id': 'coordinator',
  '/rounds': 'coordinator',
  '/rounds/$id': 'coordinator',
  '/lots': 'coordinator',
  '/help-calls': 'supervisor',
  '/documents': 'accountant',
  '/people': 'admin',
  '/people/new': 'admin',
  '/people/$id': 'admin',
  '/ledger': 'accountant',
  '/ledger/$code': 'accountant',
  '/products': 'shopManager',
  '/sale-mandates': 'shopManager',
  '/kits': 'supervisor',
}
export function personFor({ path, roles }: Screen): string | null {
  if (roles === 'public') return null
  return shownBest[path] ?? lookers.find((r) => roles === 'signedIn' || roles.includes(r)) ?? null
}

type Ask = (path: string) => Promise<any>
const firstOf =
  (path: string, of: (row: any) => string) =>
  async (ask: Ask): Promise<string> => {
    const [row] = (await ask(path)).items
    if (!row) throw new Error(`the demo has nothing at ${path}`)
    return of(row)
  }
const till = firstOf('/tills', (t) => t.code)
/** The gift that went furthest, so that its page has the most to show. */
const gift = async (ask: Ask): Promise<string> => {
  for (const status of ['closed', 'handedOver', 'accepted', 'submitted']) {
    const [found] = (await ask(`/donations?status=${status}`)).items
    if (found) return found.id
  }
  throw new Error('the demo has no gift')
}

/** What stands for the parameter of a screen's path, read from the demo. */
const examples: Record<string, (ask: Ask) => Promise<string>> = {
  '/gifts/$id': gift,
  '/gifts/$id/edit': firstOf('/donations?status=draft', (d) => d.id),
  '/counter/$id': gift,
  '/counter/$id/edit': firstOf('/donations?status=draft', (d) => d.id),
  '/rounds/$id': firstOf('/collections', (c) => c.id),
  '/organisations/$id': firstOf('/organisations?kind=company', (o) => o.id),
  '/devices/$code': firstOf('/devices?state=ERASED', (d) => d.tag),
  '/d/$code': firstOf('/devices?state=ERASED', (d) => d.tag),
  '/check/$code': firstOf('/documents', (d) => d.checkCode),
  '/stations/$station': async () => 'triage',
  '/transfers/$id': firstOf('/transfers', (x) => x.id),
  '/breaches/$id': firstOf('/breaches', (x) => x.id),
  '/counts/$id': firstOf('/counts', (x) => x.id),
  '/print/labels/$id': firstOf('/label-batches', (b) => b.id),
  '/tills/$code': till,
  '/ledger/$code': till,
  '/tickets/$id': async (ask) => firstOf(`/tills/${await till(ask)}/tickets`, (x) => x.id)(ask),
  '/receipts/$id': firstOf('/receipts', (r) => r.id),
  '/receipts/valuation/$donationId': gift,
  '/issuers/$organisationId': firstOf('/issuers', (i) => i.organisationId),
  '/people/$id': firstOf('/people', (p) => p.id),
  '/configuration/$kind': async () => 'price',
}

/**
 * Where a screen is for who looks at it; what anybody may see is found by the counter. A screen with a parameter and
 * without an example is refused, so that none escapes the tests.
 */
export async function addressOf(screen: Screen, browser: Browser, site: Where): Promise<string> {
  const parameter = /\$\w+/.exec(screen.path)?.[0]
  if (!parameter) return screen.path
  const example = examples[screen.path]
  if (!example) throw new Error(`${screen.path} has no example in test/browser/examples.ts`)
  const { context } = await visit(browser, site, personFor(screen) ?? 'coordinator')
  const ask = async (path: string) => {
    const answer = await context.request.get(`/api/v1${path}`)
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    return answer.json()
  }
  try {
    return screen.path.replace(parameter, encodeURIComponent(await example(ask)))
  } finally {
    await context.close()
  }
}

export { screens }
