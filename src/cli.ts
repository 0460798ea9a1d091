import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { issueApiKey } from './accounts/api-keys.ts'
import { roles } from './accounts/contract.ts'
import { addPerson } from './accounts/create-person.ts'
import { passwordLink } from './accounts/mails.ts'
import { findPlace, listOrganisations } from './accounts/queries.ts'
import { holdsIn, membershipBlockers } from './accounts/rules.ts'
import { systemContext } from './accounts/system.ts'
import { lifecyclePage } from './devices/lifecycle-page.ts'
import { exportLedger, showLedgerKey, verifyLedgers } from './ledger-commands.ts'
import { createOrganisation } from './parties/change-organisations.ts'
import { type Role, type Services, TERRITORY_ROLES } from './platform/context.ts'
import { migrate } from './platform/migrate.ts'
import { fromDatabase, Problem, problemText, refuseIf } from './platform/problems.ts'
import { problemsPage } from './platform/problems-page.ts'
import { email, text } from './platform/schema.ts'
import { createServices } from './services.ts'

const HELP = `Usage: npm run --silent cli -- <command> [options]

  api-key --role <role> [--organisation <id>] [--site <id>] [--name <text>] [--json]
                        makes an API key, shown this once
  create-admin --email <address> --name <text> [--territory <name>] [--json]
                        makes an administrator; prints the link that sets the password, and mails it;
                        on an empty database --territory names the territory that is made first
  verify-ledger [--till T01] [--public-key <hex or file>]... [--json]
                        recomputes the chains of the tills; ends with 0 intact, 2 broken, 3 incomplete
  export-ledger --till T01 --out <file.zip> [--since-last] [--json]
                        archives a closed till, with the script that verifies it
  ledger-key [--replace] [--json]
                        prints the public key to pin; --replace takes the file's in place of a lost one
  migrate               brings the database up to date (DATABASE_OWNER_URL)
  demo [--json]         the demo's people, organisations, sites and tills
  problems, lifecycle   print docs/problems.md, docs/lifecycle.md
  --help                this text

The database is DATABASE_URL, else that of the demo running on DATA_DIR (.data).`

const options = {
  role: { type: 'string' },
  organisation: { type: 'string' },
  site: { type: 'string' },
  name: { type: 'string' },
  email: { type: 'string' },
  territory: { type: 'string' },
  till: { type: 'string' },
  out: { type: 'string' },
  'public-key': { type: 'string', multiple: true },
  'since-last': { type: 'boolean', default: false },
  replace: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const
type Options = ReturnType<typeof parse>['values']

const parse = (args: string[]) => parseArgs({ args, options, allowPositionals: true })
const dataDir = path.resolve(process.env.DATA_DIR || '.data')
const print = (line: string): void => void process.stdout.write(`${line}\n`)

const commands: Record<string, (options: Options) => Promise<void> | void> = {
  'api-key': apiKey,
  'create-admin': createAdmin,
  demo,
  'verify-ledger': (given) =>
    withServices(async (services) => {
      process.exitCode = await verifyLedgers(services, ledgerOptions(given), print)
    }),
  'export-ledger': (given) =>
    withServices((services) => exportLedger(services, ledgerOptions(given), print)),
  'ledger-key': (given) =>
    withServices((services) => showLedgerKey(services, ledgerOptions(given), print)),
  async migrate() {
    const { appUrl, ownerUrl } = databaseUrls()
    if (!ownerUrl)
      throw new Error('DATABASE_OWNER_URL is needed to migrate: the address of the tables’ owner.')
    const done = await migrate({ ownerUrl, appUrl })
    print(done.length > 0 ? `Applied: ${done.join(', ')}` : 'The database is up to date.')
  },
  problems: () => print(problemsPage()),
  lifecycle: () => print(lifecyclePage()),
}

const ledgerOptions = (given: Options) => ({ ...given, sinceLast: given['since-last'] })

async function apiKey(given: Options) {
  const role = roles.find((r) => r === given.role)
  if (!role) throw new Error(`--role must be one of: ${roles.join(', ')}.`)
  const name = read('name', text(80), given.name ?? `cli ${role}`)
  const site = given.site ? read('site', z.uuid(), given.site) : undefined
  await withServices(async (services) => {
    const organisationId = given.organisation
      ? read('organisation', z.uuid(), given.organisation)
      : await defaultOrganisation(services, role)
    const made = await services.db.transaction().execute(async (tx) => {
      const place = await findPlace(tx, organisationId, site)
      refuseIf(membershipBlockers(role, place.organisation, place.site))
      return issueApiKey(tx, systemContext(services), {
        name,
        role,
        organisationId,
        siteId: site ?? null,
      })
    })
    print(
      given.json
        ? JSON.stringify({ key: made.key })
        : `${made.key}\nShown this once. The journal names it ${made.code}.`,
    )
  })
}

async function createAdmin(given: Options) {
  const input = {
    email: read('email', email, given.email),
    name: read('name', text(120), given.name),
  }
  await withServices(async (services) => {
    const organisationId = await territoryOf(services, given.territory)
    const memberships = [{ role: 'admin' as const, organisationId }]
    const { token } = await services.db
      .transaction()
      .execute((tx) => addPerson(tx, systemContext(services), { ...input, memberships }))
    const link = passwordLink(services.settings, token ?? '')
    print(given.json ? JSON.stringify({ link }) : `Set the password within 7 days: ${link}`)
  })
}

function demo({ json }: Options) {
  const file = path.join(dataDir, 'demo.json')
  if (!existsSync(file))
    throw new Error(`No demo in ${dataDir}: start it once with "npm start", without DATABASE_URL.`)
  const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object | object[]>
  if (json) return print(JSON.stringify(content))
  for (const [kind, rows] of Object.entries(content))
    for (const row of [rows].flat())
      print([kind, ...Object.values(row).filter((v) => typeof v === 'string')].join('  '))
}

/** The territory; on a database that has none, the one named, made first. */
async function territoryOf(services: Services, name: string | undefined): Promise<string> {
  const all = await listOrganisations(services.db)
  if (!name || all.some((o) => o.kind === 'territory'))
    return defaultOrganisation(services, 'admin')
  const ctx = systemContext(services)
  const address = { street: 'À compléter', postcode: '00000', city: 'À compléter', country: 'FR' }
  const made = await createOrganisation(ctx, {
    name: read('territory', text(200), name),
    kind: 'territory',
    address,
  })
  return made.id
}

/** Where a role is held when nobody says: the territory, or the only organisation that fits. */
async function defaultOrganisation(services: Services, role: Role): Promise<string> {
  const all = await listOrganisations(services.db)
  const fitting = all.filter((o) => holdsIn(role, o.kind))
  const choices = TERRITORY_ROLES.includes(role)
    ? fitting.filter((o) => o.kind === 'territory')
    : fitting
  const [only, ...others] = choices
  if (!only) throw new Error(`No active organisation can hold ${role}: create one first.`)
  const home = others.length > 0 && demoHome(role)
  if (home && choices.some((o) => o.id === home)) return home
  if (others.length > 0)
    throw new Error(
      `Say which with --organisation: ${choices.map((o) => `${o.id} (${o.name})`).join(', ')}.`,
    )
  return only.id
}

/** Where the demo's own person of that role works, so that its first command needs no id. */
function demoHome(role: Role): string | undefined {
  const file = path.join(dataDir, 'demo.json')
  if (process.env.DATABASE_URL || !existsSync(file)) return undefined
  const { people } = JSON.parse(readFileSync(file, 'utf8')) as {
    people: { role: Role; organisationId: string }[]
  }
  return people.find((p) => p.role === role)?.organisationId
}

function read<T>(name: string, schema: z.ZodType<T>, value: string | undefined): T {
  const done = schema.safeParse(value)
  if (done.success) return done.data
  throw new Error(`--${name} is missing or wrong: ${done.error.issues[0]?.message ?? ''}.`)
}

function databaseUrls(): { appUrl: string; ownerUrl: string | null } {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env
  if (DATABASE_URL) return { appUrl: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL || null }
  const file = path.join(dataDir, 'running.json')
  if (!existsSync(file))
    throw new Error(`Nothing runs on ${dataDir}: start the service, or set DATABASE_URL.`)
  return JSON.parse(readFileSync(file, 'utf8'))
}

async function withServices(work: (services: Services) => Promise<void>) {
  const { appUrl, ownerUrl } = databaseUrls()
  const port = Number(process.env.PORT) || 3000
  const services = createServices({
    databaseUrl: appUrl,
    ownerUrl,
    port,
    host: '127.0.0.1',
    demo: false,
    dataDir,
    publicUrl: (process.env.PUBLIC_URL || `http://127.0.0.1:${port}`).replace(/\/$/, ''),
    brand: process.env.BRAND || 'La Collect.tech',
    // Nothing is signed here.
    authSecret: '',
    ledgerKeyFile: process.env.LEDGER_KEY_FILE || path.join(dataDir, 'ledger-key.pem'),
    webDir: '',
    smtpUrl: null,
    mailFrom: '',
    trustProxy: false,
    logLevel: 'silent',
    rateLimitPerMinute: 1,
  })
  try {
    await work(services)
  } finally {
    await services.renderer.close()
    await services.jobs.stop()
    await services.reads.end()
    await services.pool.end()
    await services.db.destroy()
  }
}

/** Whatever happened, in one line. */
function explain(error: unknown): string {
  const problem = error instanceof Problem ? error : fromDatabase(error)
  const codes = problem ? [...new Set([problem.code, ...problem.blockers.map((b) => b.code)])] : []
  if (problem?.code === 'UNAVAILABLE')
    return 'The database cannot be reached: check DATABASE_URL, or start the service.'
  if (problem) return codes.map((c) => `${c}: ${problemText(c, 'en')}`).join(' ')
  const { message, code } = error as { message?: string; code?: string }
  return (message || code || String(error)).split('\n')[0] ?? ''
}

async function main(args: string[]) {
  const { values, positionals } = parse(args)
  const [name, ...extra] = positionals
  if (values.help || name === 'help') return print(HELP)
  const command = name && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command || extra.length > 0)
    throw new Error(
      `Unknown command ${[name, ...extra].join(' ')}: see --help.`.replace('command :', 'command:'),
    )
  await command(values)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
})
