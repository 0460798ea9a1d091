import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import pg from 'pg'
import { makeTag } from '../../src/platform/tag.ts'
import type { World } from '../support/app.ts'
import { given, ok } from '../support/given.ts'

/** A signature drawn in ink: a true PNG, `n` of another stroke. */
export function signaturePng(n = 0): Buffer {
  const [width, height] = [160, 50]
  const rows = Buffer.alloc(height * (width + 1), 255)
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0
  for (let x = 8; x < width - 8; x++) {
    const y = Math.round(25 + 14 * Math.sin(x / (7 + (n % 5))) * Math.cos(x / 23))
    for (const dy of [0, 1]) rows[(y + dy) * (width + 1) + 1 + x] = 30
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(8)
    out.writeUInt32BE(data.length, 0)
    out.writeUInt32BE(crc(body), 4)
    return Buffer.concat([out.subarray(0, 4), body, out.subarray(4)])
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
function crc(data: Buffer): number {
  let c = -1
  for (const byte of data) {
    c ^= byte
    for (let k = 0; k < 8; k++) c = (c >>> 1) ^ (0xedb88320 & -(c & 1))
  }
  return (c ^ -1) >>> 0
}

export const profile = {
  category: 'associationLoi1901',
  object: 'Équiper et former les personnes éloignées du numérique avec du matériel réemployé',
  rescritOn: '2024-03-12',
  rescritOutcome: 'favourable',
  eligibleFrom: '2022-01-01',
  mandateHolder: 'Métropole Exemple',
  mandateSignedOn: '2025-01-15',
}
type Client = Awaited<ReturnType<World['as']>>

export async function upload(by: Client, bytes: Buffer, type: string): Promise<string> {
  return ok(await by.post('/files', bytes, { 'content-type': type }), 201).sha256
}

/** The association made an issuer by its accountant and confirmed by the coordinator; the company may have receipts. */
export async function issuerReady(world: World, more: object = {}) {
  const accountant = await world.as('accountant')
  const coordinator = await world.as('coordinator')
  const { association, company } = world.organisations
  const signatureSha256 = await upload(accountant, signaturePng(), 'image/png')
  ok(await accountant.put(`/issuers/${association.id}`, { ...profile, ...more }))
  ok(
    await accountant.post(`/issuers/${association.id}/signatories`, {
      name: 'Hélène Exemple-Dubreuil',
      quality: 'Présidente',
      validFrom: '2025-01-01',
      signatureSha256,
    }),
  )
  const { version } = ok(await accountant.get(`/issuers/${association.id}`))
  ok(await coordinator.post(`/issuers/${association.id}/confirmation`, { version }))
  ok(
    await coordinator.patch(`/organisations/${company.id}`, {
      version: company.version,
      legalForm: 'SAS',
    }),
  )
}

/** Laptops of one gift, sorted and accepted; each worth what its line says. */
export async function gift(
  world: World,
  {
    devices = 1,
    unitValueCents = 12_000 as number | null,
    legalBasis = 'private' as 'private' | 'cg3p',
    more = {} as object,
  } = {},
) {
  const given_ = given(world)
  const value =
    unitValueCents === null
      ? {}
      : { declaredUnitValueCents: unitValueCents, valuationMethod: 'VALEUR_VENALE' }
  const donation = await given_.donation({
    legalBasis,
    lines: [{ category: 'laptop', quantity: Math.max(devices, 1), ...value }],
  })
  const tags: string[] = []
  for (let n = 0; n < devices; n++)
    tags.push(
      (
        await given_.accepted(
          await given_.triaged(await given_.laptop({ from: donation, ...more })),
        )
      ).tag,
    )
  return { donation, tags }
}

export const asked = (world: World, donationIds: string[], more: object = {}) => ({
  issuerId: world.organisations.association.id,
  donorId: world.organisations.company.id,
  donationIds,
  from: '2026-01-01',
  to: '2026-12-31',
  ...more,
})

export async function prepared(world: World, donationIds: string[], more: object = {}) {
  const accountant = await world.as('accountant')
  return ok(await accountant.post('/receipts', asked(world, donationIds, more)), 201)
}
export async function issued(world: World, donationIds: string[], more: object = {}) {
  const accountant = await world.as('accountant')
  const { id, version } = await prepared(world, donationIds, more)
  return ok(await accountant.post(`/receipts/${id}/issue`, { version }), 200)
}

export const codes = (list: { code: string }[]) => list.map((b) => b.code)

const freshTag = () => makeTag(Uint8Array.from({ length: 7 }, () => randomInt(256)))

/**
 * Many gifts of the company to the association, each of so many accepted devices, written as the tables' owner where
 * the service would be too slow. Answers the ids of the donations.
 */
export async function manyGifts(
  url: string,
  ids: { donor: string; donee: string; site: string },
  {
    gifts,
    devices = 1,
    unitValueCents = 12_000,
  }: { gifts: number; devices?: number; unitValueCents?: number },
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const count = gifts * devices
    const tags = Array.from({ length: count }, freshTag)
    assert.equal(new Set(tags).size, count)
    await client.query('begin')
    const { rows } = await client.query(
      `insert into donation (id, reference, donor_id, donee_id, legal_basis, status, erasure_level, pickup_address,
          recorded_at, recorded_by, updated_at, updated_by, submitted_at, decided_at, handed_over_at)
       select uuidv7(), 'SEED-' || left(md5($4 || n::text), 12), $1, $2, 'private', 'handedOver', 'clear', '{}', d, 'seed', d, 'seed', d, d, d
       from generate_series(1, $3::int) n, (select '2026-08-20T09:00:00Z'::timestamptz as d) t returning id`,
      [ids.donor, ids.donee, gifts, tags[0]],
    )
    const donations = rows.map((r) => r.id)
    await client.query('insert into tag (tag, claimed_at) select unnest($1::text[]), now()', [tags])
    await client.query(
      `with made as (
        insert into device (id, tag, state, category, holds_data, origin, donation_id, owner_id, site_id, mass_grams,
          mass_source, cycle_started_at, received_at, state_since, changed_by, acceptance)
        select uuidv7(), t.tag, 'RECEIVED', 'laptop', 'always', 'private', ($2::uuid[])[1 + (t.n - 1) % $3::int], $4, $5, 1800,
          'category', d.d, d.d, d.d, 'seed', 'accepted'
        from unnest($1::text[]) with ordinality t (tag, n), (select '2026-08-21T09:00:00Z'::timestamptz as d) d
        returning id, tag)
       insert into device_identity (device_id, manufacturer, model, serial, donor_asset_tag)
       select id, 'Exemple', 'Modèle 1', 'SN-' || tag, 'INV-' || left(tag, 4) from made`,
      [tags, donations, gifts, ids.donee, ids.site],
    )
    await client.query(
      `insert into blob (sha256, media_type, bytes, recorded_at)
       values (encode(sha256('seed'), 'hex'), 'application/pdf', 'seed', now()) on conflict do nothing`,
    )
    await client.query(
      `insert into valuation (id, donation_id, device_id, unit_value_cents, method, by_code, by_donor, document_sha256, declared_at)
       select uuidv7(), donation_id, id, $2, 'VALEUR_VENALE', 'seed', false, encode(sha256('seed'), 'hex'), now()
       from device where donation_id = any($1::uuid[])`,
      [donations, unitValueCents],
    )
    await client.query('commit')
    return donations
  } finally {
    await client.end()
  }
}
