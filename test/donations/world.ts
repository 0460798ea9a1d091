import assert from 'node:assert/strict'
import { after, before, describe } from 'node:test'
import pg from 'pg'
import { startApp, type World } from '../support/app.ts'

export const address = { street: '3 quai des Exemples', postcode: '13002', city: 'Marseille' }
export const contact = {
  name: 'Camille Exemple',
  email: 'camille@exemple.fr',
  phone: '+33 4 91 00 00 00',
}
export const laptops = (quantity: number, more: object = {}) => ({
  category: 'laptop',
  quantity,
  ...more,
})

export const offer = (more: object = {}) => ({
  legalBasis: 'private',
  pickupAddress: address,
  contact,
  lines: [laptops(40)],
  ...more,
})

/** An offer drafted and submitted by the company (or by another donor). */
export async function submitted(
  world: World,
  more: object = {},
  donor: 'company' | 'publicBody' = 'company',
) {
  const by = await world.as('donor', donor)
  const drafted = await by.post('/donations', offer(more))
  assert.equal(drafted.status, 201, JSON.stringify(drafted.body))
  const sent = await by.post(`/donations/${drafted.body.id}/submit`, { version: 1 })
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
  return sent.body
}

/** The whole offer accepted for the association (or another). */
export async function accepted(
  world: World,
  more: object = {},
  {
    donor = 'company' as 'company' | 'publicBody',
    donee = 'association' as 'association' | 'otherWorkshop',
  } = {},
) {
  const donation = await submitted(world, more, donor)
  const coordinator = await world.as('coordinator')
  const decided = await coordinator.post(`/donations/${donation.id}/decision`, {
    doneeId: world.organisations[donee].id,
    version: donation.version,
    lines: donation.lines.map((l: { id: string }) => ({ lineId: l.id, accept: true })),
  })
  assert.equal(decided.status, 200, JSON.stringify(decided.body))
  return decided.body
}

export async function scheduled(world: World, donationId: string) {
  const collector = await world.as('collector')
  const planned = await collector.post('/collections', {
    donationIds: [donationId],
    plannedOn: '2026-09-04',
    siteId: world.sites.workshop.id,
  })
  assert.equal(planned.status, 201, JSON.stringify(planned.body))
  return planned.body
}

/** Receives devices of a line, or of the donation outside its lines, through the service. */
export async function receive(
  world: World,
  against: object,
  category: string,
  massGrams: number,
  times = 1,
) {
  const technician = await world.as('technician')
  const codes: string[] = []
  for (let i = 0; i < times; i++) {
    const got = await technician.post('/devices', {
      ...against,
      siteId: world.sites.workshop.id,
      category,
      massGrams,
      massSource: 'scale',
    })
    assert.equal(got.status, 201, JSON.stringify(got.body))
    codes.push(got.body.tag)
  }
  return codes
}

/** One statement straight to the database, as the tables' owner or as the application. */
export async function sqlAs(
  world: World,
  role: 'owner' | 'app',
  text: string,
  values: unknown[] = [],
) {
  const client = new pg.Client({
    connectionString: role === 'owner' ? world.database.ownerUrl : world.database.appUrl,
  })
  await client.connect()
  try {
    return await client.query(text, values)
  } finally {
    await client.end()
  }
}

export const codes = (answer: { body: { blockers?: { code: string }[] } }) =>
  (answer.body.blockers ?? []).map((b) => b.code)

/** Tests that share one service and one database. */
export function suite(title: string, work: (world: () => World) => void) {
  describe(title, () => {
    let world: World
    const ends: (() => Promise<void> | void)[] = []
    before(async () => {
      world = await startApp({ after: (end) => void ends.push(end) })
    })
    after(async () => {
      for (const end of ends.reverse()) await end()
    })
    work(() => world)
  })
}
