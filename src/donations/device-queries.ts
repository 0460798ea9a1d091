import { sql } from 'kysely'
import { getDocument } from '../documents/contract.ts'
import { type Ctx, type Role, TERRITORY_ROLES } from '../platform/context.ts'
import type { DeviceState } from '../platform/db.generated.ts'
import { refuseUnseen } from './queries.ts'
import { dataStanding, stages } from './rules.ts'
import { viewerOf } from './viewer.ts'

type Row = {
  id: string
  tag: string
  donationLineId: string | null
  category: string
  manufacturer: string | null
  model: string | null
  serial: string | null
  donorAssetTag: string | null
  state: DeviceState
  acceptance: 'pending' | 'accepted' | 'refused'
  certificate: { documentId: string; number: string } | null
} & Parameters<typeof dataStanding>[0]

/** Whose papers the actor may read: see `getDocument`. */
function papersOf({ actor }: Ctx) {
  const readers: readonly Role[] = getDocument.access
  const able = actor.grants.filter((g) => readers.includes(g.role))
  return {
    all: able.some((g) => TERRITORY_ROLES.includes(g.role)),
    organisationIds: able.map((g) => g.organisationId),
  }
}

/** The devices of a donation that one may read, in the order of their reception; their papers for who reads papers. */
export async function listDonationDevices(
  ctx: Ctx,
  donationId: string,
  q: { after?: string | undefined; limit: number },
) {
  await refuseUnseen(ctx.db, viewerOf(ctx), donationId)
  const { all, organisationIds } = papersOf(ctx)
  const { rows } = await sql<Row>`
    select d.id, d.tag, d.donation_line_id, d.category, i.manufacturer, i.model, i.serial, i.donor_asset_tag,
      d.state, d.acceptance, d.holds_data, d.media_complete, d.cycle, m.open, m.erased, m.destroyed,
      exists (select from proof p where p.device_id = d.id and p.kind in ('erasure', 'attestation')) as proved_erased,
      exists (select from proof p where p.device_id = d.id and p.kind = 'destruction') as proved_destroyed,
      (select json_build_object('documentId', o.id, 'number', o.number) from document o
        where o.subject_id = d.id and o.kind = 'erasureCertificate' and o.status = 'issued'
          and (${all}::boolean or o.issuer_id = any(${organisationIds}::uuid[]) or o.donor_id = any(${organisationIds}::uuid[]))
        order by o.id desc limit 1) as certificate
    from device d left join device_identity i on i.device_id = d.id cross join lateral (
      select count(*) filter (where data_state not in ('erased', 'destroyed'))::int as open,
        count(*) filter (where data_state = 'erased')::int as erased,
        count(*) filter (where data_state = 'destroyed')::int as destroyed
      from medium where device_id = d.id) m
    where d.donation_id = ${donationId} and d.id > ${q.after ?? '00000000-0000-0000-0000-000000000000'}
    order by d.id limit ${q.limit + 1}`.execute(ctx.db)
  return rows.map(
    ({
      holdsData,
      mediaComplete,
      cycle,
      open,
      erased,
      destroyed,
      provedErased,
      provedDestroyed,
      ...device
    }) => ({
      ...device,
      stage: stages[device.state],
      data: dataStanding({
        holdsData,
        mediaComplete,
        cycle,
        open,
        erased,
        destroyed,
        provedErased,
        provedDestroyed,
      }),
    }),
  )
}
