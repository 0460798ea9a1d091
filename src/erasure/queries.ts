import { type Insertable, sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx, Db, Scope, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import type { Verdict } from './contract.ts'
import type { DiskReport } from './model.ts'

type Conn = Db | Tx
export type VerdictRow = {
  id: string
  evidenceId: string
  disk: DiskReport & { detail: string | null }
  serial: string | null
  mediumId: string | null
  deviceId: string | null
  deviceTag: string | null
  verdict: 'erased' | 'failed' | 'refused'
  level: 'clear' | 'purge' | 'destroy' | null
  code: string | null
  codes: string[]
  place: 'matched' | 'tray' | 'linked' | 'dismissed'
  reason: z.output<typeof Verdict>['reason']
  decidedBy: string | null
  decidedAt: string | null
}

const evidence = (db: Conn) =>
  db
    .selectFrom('erasureEvidence')
    .innerJoin('organisation', 'organisation.id', 'erasureEvidence.organisationId')
    .select([
      'erasureEvidence.id',
      'erasureEvidence.sha256',
      'fileSha256',
      'tool',
      'toolVersion',
      'hostSerial',
      'byCode as by',
      'organisationId',
      'organisation.name as organisation',
      'erasureEvidence.recordedAt',
    ])
export const findEvidenceByHash = (db: Conn, organisationId: string, sha256: string) =>
  evidence(db)
    .where('sha256', '=', sha256)
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
export const findEvidence = (db: Conn, scope: Scope, id: string) =>
  evidence(db)
    .where('erasureEvidence.id', '=', id)
    .$if(!scope.all, (x) =>
      x.where('organisationId', '=', sql<string>`any(${scope.organisationIds}::uuid[])`),
    )
    .executeTakeFirst()

export const insertEvidence = (tx: Tx, row: Insertable<DB['erasureEvidence']>) =>
  tx.insertInto('erasureEvidence').values(row).execute()

/** Two benches that send one file at the same instant wait for each other here: one evidence, told twice. */
export const lockFile = (tx: Tx, organisationId: string, sha256: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${organisationId}/${sha256}`}, 0))`.execute(
    tx,
  )

export const listEvidence = (
  ctx: Ctx,
  q: { after?: string; limit: number; place?: VerdictRow['place'] },
) =>
  evidence(ctx.db)
    .$if(!ctx.scope.all, (x) =>
      x.where('organisationId', '=', sql<string>`any(${ctx.scope.organisationIds}::uuid[])`),
    )
    .$if(q.place !== undefined, (x) =>
      x.where((e) =>
        e.exists(
          e
            .selectFrom('erasureVerdict')
            .select('erasureVerdict.id')
            .whereRef('erasureVerdict.evidenceId', '=', 'erasureEvidence.id')
            .where('place', '=', q.place!),
        ),
      ),
    )
    .$if(q.after !== undefined, (x) => x.where('erasureEvidence.id', '>', q.after!))
    .orderBy('erasureEvidence.id')
    .limit(q.limit + 1)
    .execute()

const VERDICT =
  sql.raw(`select v.id, v.evidence_id as "evidenceId", v.disk, v.serial, v.medium_id as "mediumId", v.device_id as "deviceId", d.tag as "deviceTag",
  v.verdict, v.level, v.code, v.codes, v.place, v.reason,
  v.decided_by as "decidedBy", v.decided_at as "decidedAt" from erasure_verdict v left join device d on d.id = v.device_id`)

export async function listVerdicts(db: Conn, evidenceIds: string[]): Promise<VerdictRow[]> {
  const { rows } =
    await sql<VerdictRow>`${VERDICT} where v.evidence_id = any(${evidenceIds}::uuid[]) order by v.id`.execute(
      db,
    )
  return rows
}
export async function findVerdict(db: Conn, id: string): Promise<VerdictRow | undefined> {
  const { rows } = await sql<VerdictRow>`${VERDICT} where v.id = ${id}`.execute(db)
  return rows[0]
}
/** Locks a verdict for who decides it, so that it is decided once. */
export const lockVerdict = (tx: Tx, id: string) =>
  sql`select 1 from erasure_verdict where id = ${id} for update`.execute(tx)

export const insertVerdict = (tx: Tx, row: Insertable<DB['erasureVerdict']>) =>
  tx.insertInto('erasureVerdict').values(row).execute()
export const changeVerdict = (tx: Tx, id: string, row: Partial<Insertable<DB['erasureVerdict']>>) =>
  tx.updateTable('erasureVerdict').set(row).where('id', '=', id).execute()

export type ProofRow = {
  kind: 'erasure' | 'attestation' | 'destruction' | 'removal'
  mediumKind: string
  model: string | null
  serial: string | null
  bytes: number | null
  level: 'clear' | 'purge' | 'destroy' | null
  technique: string
  tool: string | null
  toolVersion: string | null
  verification: string | null
  startedAt: string | null
  endedAt: string
  byCode: string
  byRole: string | null
  secondCode: string | null
  secondRole: string | null
  evidenceSha256: string | null
  /** Of a phone or tablet that two people saw reset. */
  imei: string | null
  accountsOff: boolean | null
  /** Where it is now, in French, when it is not in its device. */
  destination: string | null
}

/**
 * For each medium of a device, the proof that closed it: the last one since it was last presumed to hold data. What
 * says how its data went comes before what says where it went. An erasure counts while the medium is still `erased`: a
 * later log may have found it faulty (R4).
 */
export async function listClosingProofs(db: Conn, deviceId: string): Promise<ProofRow[]> {
  const { rows } = await sql<ProofRow>`
    select distinct on (m.id) p.kind, m.kind as "mediumKind", m.model, m.serial, m.bytes, p.level, p.technique, p.tool, p.tool_version as "toolVersion",
      p.verification, p.started_at as "startedAt", p.ended_at as "endedAt", p.by_code as "byCode", b.role as "byRole",
      p.second_code as "secondCode", s.role as "secondRole", e.sha256 as "evidenceSha256", p.imei, p.accounts_off as "accountsOff",
      case when m.device_id <> d.id then 'Monté dans un autre appareil' when m.place = 'stock' then 'Gardé en stock'
        when m.place = 'gone' then concat('Remis à ', m.holder) end as destination
    from device d join medium m on m.device_id = d.id or m.from_device_id = d.id join proof p on p.medium_id = m.id
      left join erasure_evidence e on e.id = p.evidence_id
      left join membership b on b.code = p.by_code left join membership s on s.code = p.second_code
    where d.id = ${deviceId} and p.device_id = ${deviceId} and (p.ended_at > m.presumed_at or m.device_id <> d.id)
      and p.ended_at > d.cycle_started_at - interval '3 hours' and (p.kind <> 'removal' or m.place <> 'device' or m.device_id <> d.id)
      and (p.kind not in ('erasure', 'attestation') or m.data_state = 'erased' or m.device_id <> d.id)
    order by m.id, p.kind = 'removal', p.recorded_at desc, p.id desc`.execute(db)
  return rows
}

/** The named statement that a device has no medium, in its present cycle. */
export async function findNoMediumStatement(
  db: Conn,
  deviceId: string,
  cycle: number,
): Promise<string | null> {
  const row = await db
    .selectFrom('mediaDeclaration')
    .select('statement')
    .where('deviceId', '=', deviceId)
    .where('cycle', '=', cycle)
    .where('none', '=', true)
    .orderBy('recordedAt', 'desc')
    .executeTakeFirst()
  return row?.statement ?? null
}

/** Who the certificate names besides people: owner, donor, and the level the donor asked. */
export async function getCertificateParties(db: Conn, deviceId: string) {
  type Parties = {
    name: string
    siret: string | null
    rna: string | null
    address: { street: string; postcode: string; city: string }
    donorId: string
    donorName: string
    level: 'clear' | 'purge' | 'destroy'
    city: string
  }
  const { rows } = await sql<Parties>`
    select o.name, o.siret, o.rna, o.address, n.donor_id as "donorId", g.name as "donorName", n.erasure_level as level, s.address->>'city' as city
    from device d join organisation o on o.id = d.owner_id join donation n on n.id = d.donation_id
      join organisation g on g.id = n.donor_id join site s on s.id = d.site_id
    where d.id = ${deviceId}`.execute(db)
  return rows[0]
}

/** The level that the donor of a device asked for, and when its present cycle began. */
export async function getDemand(db: Conn, deviceId: string) {
  const { rows } = await sql<{ level: 'clear' | 'purge' | 'destroy' | null; since: string }>`
    select n.erasure_level as level, d.cycle_started_at as since from device d left join donation n on n.id = d.donation_id where d.id = ${deviceId}`.execute(
    db,
  )
  return rows[0]!
}
