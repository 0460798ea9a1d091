import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { issueApiKey } from '../../src/accounts/api-keys.ts'
import type { Access } from '../../src/accounts/bind.ts'
import { systemContext } from '../../src/accounts/system.ts'
import { buildApp } from '../../src/app.ts'
import type { Role, Services } from '../../src/platform/context.ts'
import type { Settings } from '../../src/platform/settings.ts'
import { createServices } from '../../src/services.ts'
import { cloneDatabase } from './database.ts'

type Route = {
  method: string
  url: string
  access: Access | undefined
  operationId: string | undefined
}
type Test = { after(fn: () => Promise<void> | void): void }
export type Answer = { status: number; body: any; headers: Record<string, unknown>; raw: Buffer }
type Body = object | Buffer | string

/** A clock that a story sets; it moves one millisecond at each look, so that what follows is later. */
export function storyClock(start: string) {
  let at = Date.parse(start)
  return {
    now: () => new Date(at++).toISOString(),
    set: (iso: string) => {
      at = Date.parse(iso)
    },
    advance: (ms: number) => {
      at += ms
    },
  }
}

/** Chance that repeats: the same seed gives the same tags, keys and ids. */
export function seededRandom(seed: string) {
  let n = 0
  return (bytes: number): Uint8Array => {
    const out = Buffer.alloc(bytes)
    for (let i = 0; i < bytes; i += 32)
      createHash('sha256').update(`${seed}/${n++}`).digest().copy(out, i)
    return out
  }
}

/** A key for tests only: its seed is 32 times the byte 7, so that the same entries have the same signatures. */
export const LEDGER_KEY = `-----BEGIN PRIVATE KEY-----
${Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)]).toString('base64')}
-----END PRIVATE KEY-----
`

export type World = Awaited<ReturnType<typeof startApp>>

/**
 * The whole service on a database of its own, with a territory, donors, an association with a workshop, a shop,
 * and one API key per role. `as('technician')` speaks as that role; `as('donor', 'publicBody')` in another place.
 */
export async function startApp(
  t: Test,
  { now = '2026-09-01T08:00:00Z', seed = 'test', clock = storyClock(now), trustProxy = false } = {},
) {
  // The service closes first: hooks run in the order they were added, and a database cannot go from under it.
  let close = async () => {}
  t.after(() => close())
  const database = await cloneDatabase(t)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'collecte-'))
  writeFileSync(path.join(dataDir, 'ledger-key.pem'), LEDGER_KEY)
  const settings: Settings = {
    databaseUrl: database.appUrl,
    ownerUrl: null,
    port: 3000,
    host: '127.0.0.1',
    demo: false,
    dataDir,
    ledgerKeyFile: path.join(dataDir, 'ledger-key.pem'),
    webDir: '',
    publicUrl: 'https://collecte.example',
    brand: 'La Collect.tech',
    authSecret: 'a secret for tests only, never elsewhere',
    smtpUrl: null,
    mailFrom: 'test@collecte.example',
    trustProxy,
    logLevel: process.env.TEST_LOG ?? 'silent',
    rateLimitPerMinute: 1_000_000,
  }
  const random = seededRandom(seed)
  const open = async (databaseUrl: string) => {
    const made: Services = createServices(
      { ...settings, databaseUrl },
      { now: clock.now, random, onJobError: () => {} },
    )
    const routes: Route[] = []
    const app: FastifyInstance = await buildApp(made, {
      onRoute: ({ method, url, config, schema }) => {
        for (const m of [method].flat())
          routes.push({ method: m, url, access: config?.access, operationId: schema?.operationId })
      },
    })
    return { app, services: made, routes }
  }
  let running = await open(database.appUrl)
  close = () => running.app.close()
  const { services } = running
  await services.pool.query('select ensure_partitions($1, 14)', [now.slice(0, 10)])

  const keys = new Map<string, string>()
  const territory = await firstOrganisation(services)
  const admin = await keyFor(services, {
    role: 'admin',
    organisationId: territory.id,
    siteId: null,
  })

  const call = async (
    app: FastifyInstance,
    key: string | null,
    method: string,
    url: string,
    body?: Body,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const raw = Buffer.isBuffer(body) || typeof body === 'string'
    const options: InjectOptions = {
      method: method as 'GET',
      url:
        url.startsWith('/api/') ||
        url.startsWith('/health') ||
        url.startsWith('/d/') ||
        url.startsWith('/D/') ||
        url.startsWith('/check')
          ? url
          : `/api/v1${url}`,
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(body === undefined ? {} : { 'content-type': raw ? 'text/plain' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: raw ? body : JSON.stringify(body) }),
    }
    const response = await app.inject(options)
    const json = String(response.headers['content-type'] ?? '').includes('json')
    return {
      status: response.statusCode,
      body: json ? response.json() : response.body,
      headers: response.headers,
      raw: response.rawPayload,
    }
  }
  const clientOn = (target: () => FastifyInstance, key: string | null) => ({
    key,
    get: (url: string, headers?: Record<string, string>) =>
      call(target(), key, 'GET', url, undefined, headers),
    post: (url: string, body?: Body, headers?: Record<string, string>) =>
      call(target(), key, 'POST', url, body, headers),
    patch: (url: string, body?: Body, headers?: Record<string, string>) =>
      call(target(), key, 'PATCH', url, body, headers),
    put: (url: string, body?: Body, headers?: Record<string, string>) =>
      call(target(), key, 'PUT', url, body, headers),
    del: (url: string) => call(target(), key, 'DELETE', url),
  })
  const client = (key: string | null) => clientOn(() => running.app, key)
  const byAdmin = client(admin)
  const made = async (url: string, body: object) => {
    const answer = await byAdmin.post(url, body)
    if (answer.status !== 201)
      throw new Error(`${url}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const address = { street: '12 rue des Tests', postcode: '13001', city: 'Marseille' }
  const organisations = {
    territory,
    company: await made('/organisations', {
      name: 'Exemple Conseil SAS',
      kind: 'company',
      siret: '73282932000074',
      taxRegime: 'IS',
      fiscalYearEnd: '12-31',
      address,
    }),
    otherCompany: await made('/organisations', {
      name: 'Autre Exemple SARL',
      kind: 'company',
      siren: '404833048',
      address,
    }),
    publicBody: await made('/organisations', {
      name: 'Commune d’Exempleville',
      kind: 'publicBody',
      siren: '217500016',
      taxRegime: 'PUBLIC_NOT_TAXED',
      address,
    }),
    association: await made('/organisations', {
      name: 'Atelier Exemple',
      kind: 'association',
      rna: 'W133000001',
      siret: '90001000000017',
      mayResellCg3p: true,
      address,
    }),
    otherWorkshop: await made('/organisations', {
      name: 'Atelier Voisin',
      kind: 'workshop',
      address,
    }),
  }
  const sites = {
    workshop: await made('/sites', {
      organisationId: organisations.association.id,
      kind: 'workshop',
      name: 'Atelier Nord',
      address,
    }),
    shop: await made('/sites', {
      organisationId: organisations.association.id,
      kind: 'shop',
      name: 'Boutique Centre',
      address,
    }),
    otherWorkshop: await made('/sites', {
      organisationId: organisations.otherWorkshop.id,
      kind: 'workshop',
      name: 'Atelier Sud',
      address,
    }),
  }
  const home: Partial<Record<Role, string>> = {
    donor: organisations.company.id,
    coordinator: territory.id,
    auditor: territory.id,
    observer: territory.id,
    admin: territory.id,
  }

  /** A client for a role, made once per role and place; `who` tells apart two people of one role. */
  const as = async (role: Role, place: keyof typeof organisations | null = null, who = '1') => {
    const organisationId = place
      ? organisations[place].id
      : (home[role] ?? organisations.association.id)
    const name = `${role}/${organisationId}/${who}`
    if (!keys.has(name))
      keys.set(name, await keyFor(running.services, { role, organisationId, siteId: null }))
    return client(keys.get(name)!)
  }
  /** The membership code of a client: how a witness is named. */
  const codeOf = async (c: { key: string | null }): Promise<string> => {
    const hash = createHash('sha256').update(c.key!).digest('base64url')
    const { rows } = await running.services.pool.query(
      'select m.code from api_key k join membership m on m.id = k.membership_id where k.hash = $1',
      [hash],
    )
    return rows[0].code
  }
  /** A second service on a copy of the database as it is now; this one goes on afterwards as if nothing were. */
  const copy = async (scope: Test) => {
    await running.app.close()
    let end = async () => {}
    scope.after(() => end())
    const copied = await cloneDatabase(scope, database.name)
    running = await open(database.appUrl)
    const other = await open(copied.appUrl)
    end = () => other.app.close()
    return { database: copied, client: (key: string | null) => clientOn(() => other.app, key) }
  }
  return {
    get app() {
      return running.app
    },
    get services() {
      return running.services
    },
    get routes() {
      return running.routes
    },
    copy,
    database,
    clock,
    organisations,
    sites,
    as,
    codeOf,
    client,
    anonymous: client(null),
    admin: byAdmin,
  }
}

async function firstOrganisation(services: Services): Promise<{ id: string }> {
  const id = services.newId()
  await services.pool.query(
    `insert into organisation (id, name, kind, address, recorded_at, updated_at, updated_by)
     values ($1, 'Métropole Exemple', 'territory', '{"street":"1 place","postcode":"13000","city":"Marseille","country":"FR"}', $2, $2, 'system')`,
    [id, services.now()],
  )
  return { id }
}

export async function keyFor(
  services: Services,
  grant: { role: Role; organisationId: string; siteId: string | null },
): Promise<string> {
  const ctx = systemContext(services)
  const made = await services.db
    .transaction()
    .execute((tx) => issueApiKey(tx, ctx, { ...grant, name: `test ${grant.role}` }))
  return made.key
}
