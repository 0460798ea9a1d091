import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import pg from 'pg'
import type { Access } from '../../src/accounts/bind.ts'
import { roles } from '../../src/accounts/contract.ts'
import type { Role } from '../../src/platform/context.ts'
import { steps } from './steps.ts'
import { send, startWalk, walk } from './walk.ts'

const TERRITORY: Role[] = ['coordinator', 'auditor', 'observer', 'admin']

/** Routes outside the document, each for a reason. */
const exceptions: Record<string, string> = {
  'GET /health/live': 'says that the process answers',
  'GET /health/ready': 'says that the database answers and the gate stands',
  'GET /api/openapi.json': 'the document itself',
  'GET /d/:tag': 'a label’s address: leads to the public device',
  'GET /D/:tag': 'the same in capitals, as the QR holds it',
  'GET /check/:code': 'a paper’s address: leads to the public check',
  'GET /CHECK/:code': 'the same in capitals',
  'GET /.well-known/security.txt': 'whom to tell of a weakness, where RFC 9116 wants it',
}
const isException = (route: string) =>
  route in exceptions || /^(GET|POST) \/api\/auth\//.test(route) || /^GET \/api\/docs/.test(route)

/** Reads that show the same to all who may ask, or an empty list to those who have nothing: no row of another to refuse. */
const noRowOfAnother = new Set([
  'getQuality',
  'listCorrections',
  'getQualitySheet',
  'listParts',
  'listMedia',
  'submitHardwareReport',
  'listHardwareReports',
  'listSystems',
  'importLicences',
  'listLicences',
  'listOrganisations',
  'getOrganisation',
  'listSites',
  'getSite',
  'listConfiguration',
  'listHelpCalls',
  'listCounts',
  'listMissingDevices',
  'listLosses',
  'listBreaches',
  'listLocks',
  'listCustodies',
  'getMe',
  'signOut',
  'listPeople',
  'listDelegations',
  'listDonations',
  'listCollections',
  'listBulkLots',
  'listLabelBatches',
  'listLabelLayouts',
  'listErasureEvidence',
  'listDocuments',
  'listDevices',
  'searchDevices',
  'listTransfers',
  'listIssuers',
  'listReceipts',
  'listTills',
  'listProducts',
  'listSaleMandates',
  'setApprovalPin',
  'uploadFile',
  'createLabelBatch',
  'submitErasureEvidence',
  'createDonation',
  'moveDevices',
])

describe('who may do what', () => {
  const routes = new Map<string, { access: Access | undefined }>()
  const refused: string[] = []
  let asked = 0

  before(async () => {
    const ends: (() => Promise<void> | void)[] = []
    const w = await startWalk({ after: (fn) => void ends.push(fn) })
    for (const r of w.routes) routes.set(`${r.method} ${r.url}`, { access: r.access })
    const owner = new pg.Client(w.database.ownerUrl)
    await owner.connect()
    const picture = await pictureOf(owner)
    for (const role of roles) {
      await (await w.as(role)).get('/sites?limit=1')
      if (!TERRITORY.includes(role))
        await (await w.as(role, role === 'donor' ? 'otherCompany' : 'otherWorkshop')).get(
          '/sites?limit=1',
        )
    }
    const told = new Set<string>()
    try {
      await walk(w, {
        before: async (step, operation, request) => {
          if (told.has(step.operationId) || (step.name && step.name !== step.operationId)) return
          told.add(step.operationId)
          const access = w.routes.find((r) => r.operationId === step.operationId)!.access!
          const rejected = async (who: string, client: Awaited<ReturnType<typeof w.as>>) => {
            const { answer } = await send(client, operation, request)
            asked += 1
            if (![401, 403, 404].includes(answer.status))
              refused.push(
                `${step.operationId} as ${who}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`,
              )
          }
          if (access === 'public') return
          const unchanged = await picture()
          await rejected('nobody', w.anonymous)
          await rejected('a false key', w.client(`lct_${'x'.repeat(43)}`))
          if (access !== 'signedIn') {
            for (const role of roles.filter((r) => !access.includes(r)))
              await rejected(role, await w.as(role))
            // The rightful roles of another organisation, at this very row.
            if (!noRowOfAnother.has(step.operationId))
              for (const role of access.filter((r) => !TERRITORY.includes(r))) {
                const place = role === 'donor' ? 'otherCompany' : 'otherWorkshop'
                await rejected(`${role} of another organisation`, await w.as(role, place))
              }
          }
          const now = await picture()
          if (now !== unchanged)
            refused.push(`${step.operationId}: something was written: ${diff(unchanged, now)}`)
        },
      })
    } finally {
      await owner.end()
      for (const end of ends.reverse()) await end()
    }
  })

  test('every role that may not is refused, and nothing is written', () => {
    assert.deepEqual(refused, [])
    assert.ok(asked > 500, `asked ${asked}`)
    console.log(`${asked} requests refused`)
  })

  test('every route says who may call it, and stands in the document or in the reviewed list', async () => {
    const inDocument = new Set(steps.map((s) => s.operationId))
    const w = [...routes].filter(([route]) => !route.startsWith('HEAD '))
    assert.ok(w.length > 70)
    for (const [route, { access }] of w) {
      if (isException(route)) continue
      assert.ok(access !== undefined, `${route} says who may call it`)
    }
    assert.ok(inDocument.size >= 75)
  })
})

/** One line a table: a change anywhere is seen, but for the security log. */
async function pictureOf(owner: pg.Client) {
  const { rows } = await owner.query<{
    name: string
  }>(`select c.relname name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname not in ('security_event', 'schema_migration', 'schema_migration_lock') order by 1`)
  const text = rows
    .map(
      ({ name }) =>
        `select '${name}' as t, coalesce(sum(hashtextextended(x::text, 0)), 0)::text || '/' || count(*) as v from ${name} x`,
    )
    .join(' union all ')
  // The parts of a union come in any order.
  return async () => JSON.stringify((await owner.query(`${text} order by t`)).rows)
}
function diff(a: string, b: string): string {
  const before = new Map(JSON.parse(a).map((r: { t: string; v: string }) => [r.t, r.v]))
  return JSON.parse(b)
    .filter((r: { t: string; v: string }) => before.get(r.t) !== r.v)
    .map((r: { t: string }) => r.t)
    .join(', ')
}
