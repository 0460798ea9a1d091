import type { APIRequestContext } from 'playwright-core'
import type { Role } from '../../src/platform/context.ts'
import type { Screen } from '../../web/src/screen.ts'
import { screens } from '../../web/src/screens.ts'

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
export function personFor({ roles }: Screen): string | null {
  if (roles === 'public') return null
  if (roles === 'signedIn') return 'shopManager'
  return lookers.find((r) => roles.includes(r)) ?? null
}

type Ask = (path: string) => Promise<any>
const firstOf = (path: string, of: (row: any) => string) => async (ask: Ask) =>
  of((await ask(path)).items[0])

/** What stands for the parameter of a screen's path, read from the demo by who looks. */
const examples: Record<string, (ask: Ask) => Promise<string>> = {
  '/gifts/$id': firstOf('/donations', (d) => d.id),
  '/gifts/$id/edit': firstOf('/donations?status=draft', (d) => d.id),
  '/counter/$id': firstOf('/donations?status=handedOver', (d) => d.id),
  '/rounds/$id': firstOf('/collections', (c) => c.id),
  '/organisations/$id': firstOf('/organisations?kind=company', (o) => o.id),
  '/devices/$code': firstOf('/devices?state=ERASED', (d) => d.tag),
  '/d/$code': async () => '00000000',
  '/check/$code': async () => 'AAAA-BBBB',
  '/transfers/$id': firstOf('/transfers', (x) => x.id),
  '/kits/$code': firstOf('/kits', (k) => k.tag),
  '/print/labels/$id': firstOf('/label-batches', (b) => b.id),
  '/tills/$code': firstOf('/tills', (x) => x.code),
  '/receipts/$id': firstOf('/receipts', (r) => r.id),
  '/issuers/$organisationId': firstOf('/issuers', (i) => i.organisationId),
  '/people/$id': firstOf('/people', (p) => p.id),
  '/configuration/$kind': async () => 'price',
}

/** Where a screen is for this looker. A screen with a parameter and without an example is refused. */
export async function addressOf(screen: Screen, request: APIRequestContext): Promise<string> {
  const parameter = /\$\w+/.exec(screen.path)?.[0]
  if (!parameter) return screen.path
  const example = examples[screen.path]
  if (!example) throw new Error(`${screen.path} has no example in test/browser/examples.ts`)
  const ask = async (path: string) => {
    const answer = await request.get(`/api/v1${path}`)
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    return answer.json()
  }
  return screen.path.replace(parameter, await example(ask))
}

export { screens }
