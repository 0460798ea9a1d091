import { sql } from 'kysely'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { CameWith } from './donation-rules.ts'
import type { ProofRow } from './queries.ts'

export type DonationRow = {
  id: string
  reference: string
  status: string
  level: 'clear' | 'purge' | 'destroy'
  donorId: string
  doneeId: string | null
}

/** A donation that the actor gave or receives, or any for the territory. */
export async function findDonation({ db, scope }: Pick<Ctx, 'db' | 'scope'>, id: string) {
  const { rows } = await sql<DonationRow>`
    select n.id, n.reference, n.status, n.erasure_level as level, n.donor_id as "donorId", n.donee_id as "doneeId" from donation n
    where n.id = ${id} and (${scope.all}::boolean or n.donee_id = any(${scope.organisationIds}::uuid[])
      or n.donor_id = any(${scope.organisationIds}::uuid[]))`.execute(db)
  return rows[0]
}

/** Locks a donation that the actor's organisation received. */
export async function lockReceived(tx: Tx, { scope }: Pick<Ctx, 'scope'>, id: string) {
  const { rows } = await sql<DonationRow & { doneeId: string }>`
    select n.id, n.reference, n.status, n.erasure_level as level, n.donor_id as "donorId", n.donee_id as "doneeId" from donation n
    where n.id = ${id} and n.donee_id is not null and (${scope.all}::boolean or n.donee_id = any(${scope.organisationIds}::uuid[]))
    for no key update`.execute(tx)
  return rows[0]
}

export type CameRow = CameWith &
  Omit<ProofRow, 'kind' | 'mediumKind' | 'model' | 'serial'> & {
    category: string
    manufacturer: string | null
    deviceModel: string | null
    deviceSerial: string | null
    donorAssetTag: string | null
    statement: string | null
    mediumKind: string | null
    mediumModel: string | null
  }

/**
 * Every device of a donation that may hold data, with each medium that came with it in its first life and the proof
 * that ended its data; one statement, so that all of it is of one instant.
 */
export async function listCameWith(db: Db | Tx, donationId: string): Promise<CameRow[]> {
  const { rows } = await sql<CameRow>`
    select d.tag, d.state, d.cycle, d.media_complete as "mediaComplete", d.category, i.manufacturer, i.model as "deviceModel",
      i.serial as "deviceSerial", i.donor_asset_tag as "donorAssetTag", x.statement,
      m.id as "mediumId", m.kind as "mediumKind", m.model as "mediumModel", m.serial as "mediumSerial", m.bytes, m.data_state as "dataState",
      coalesce(m.device_id <> d.id, false) as elsewhere,
      case when m.device_id <> d.id then 'Monté dans un autre appareil' when m.place = 'stock' then 'Gardé en stock'
        when m.place = 'gone' then concat('Remis à ', m.holder) end as destination,
      p.kind as proof, p.level, p.technique, p.tool, p.tool_version as "toolVersion", p.verification, p.started_at as "startedAt",
      p.ended_at as "endedAt", p.by_code as "byCode", b.role as "byRole", p.second_code as "secondCode", s.role as "secondRole",
      e.sha256 as "evidenceSha256", p.imei, p.accounts_off as "accountsOff"
    from device d
      left join device_identity i on i.device_id = d.id
      left join medium m on coalesce(m.from_device_id, m.device_id) = d.id and m.from_cycle = 1
      left join lateral (
        select * from proof p where p.medium_id = m.id and p.device_id = d.id and p.kind <> 'removal'
          and (d.cycle > 1 or m.device_id <> d.id or p.ended_at > m.presumed_at)
        order by d.cycle > 1 and p.recorded_at >= d.cycle_started_at, p.recorded_at desc, p.id desc limit 1) p on true
      left join lateral (
        select statement from media_declaration x where x.device_id = d.id and x.cycle = 1 and x.none
        order by x.recorded_at desc limit 1) x on true
      left join erasure_evidence e on e.id = p.evidence_id
      left join membership b on b.code = p.by_code left join membership s on s.code = p.second_code
    where d.donation_id = ${donationId} and d.holds_data <> 'never'
    order by d.id, m.id`.execute(db)
  return rows
}

export async function getParty(db: Db | Tx, id: string) {
  const { rows } = await sql<{
    name: string
    siret: string | null
    rna: string | null
    address: { street: string; postcode: string; city: string }
  }>`select name, siret, rna, address from organisation where id = ${id}`.execute(db)
  return rows[0]!
}
