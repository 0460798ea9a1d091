import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../platform/context.ts'
import type { MediumProofs as Answered } from './contract.ts'

type MediumProofs = z.output<typeof Answered>

/**
 * Every medium a device has or had (its own that is in another now, and one of the stock that was fitted in it), with each log that spoke of it (whatever it proved) and what two people said of it.
 * An erasure's own proof repeats its log: it is told once, as the log. A medium enters another device erased, and what it
 * holds since is not this device's.
 */
export async function listProofs(db: Db, deviceId: string): Promise<MediumProofs[]> {
  const { rows } = await sql<MediumProofs>`
    with came as (select id from medium where device_id = ${deviceId} and from_device_id is not null),
    said as (
      select v.medium_id, 'evidence' as kind, coalesce(v.decided_at, e.recorded_at) as at, (v.disk->>'endedAt')::timestamptz as ended_at,
        v.verdict as result, v.level::text as level, v.codes, v.disk->>'method' as method,
        concat_ws(' ', e.tool, e.tool_version) as tool, e.id as evidence_id, e.sha256, coalesce(v.decided_by, e.by_code) as by,
        null as witness, v.id
      from erasure_verdict v join erasure_evidence e on e.id = v.evidence_id
      where (v.device_id = ${deviceId} or v.medium_id in (select id from came)) and v.medium_id is not null and v.place <> 'dismissed'
      union all
      select p.medium_id, p.kind::text, p.recorded_at, p.ended_at, null, p.level::text, '{}', p.technique, p.tool, null,
        p.photo_sha256, p.by_code, p.second_code, p.id
      from proof p where (p.device_id = ${deviceId} or p.medium_id in (select id from came)) and p.kind <> 'erasure')
    select m.id as "mediumId", m.kind, m.model, m.serial, m.bytes, m.place,
      case when m.device_id <> ${deviceId} then 'erased' else m.data_state end as "dataState", m.device_id <> ${deviceId} as elsewhere,
      coalesce((select json_agg(json_build_object('kind', s.kind, 'at', s.at, 'endedAt', s.ended_at, 'result', s.result,
        'level', s.level, 'codes', s.codes, 'method', s.method, 'tool', s.tool, 'evidenceId', s.evidence_id,
        'fileSha256', s.sha256, 'by', s.by, 'witness', s.witness) order by s.at desc, s.id desc)
        from said s where s.medium_id = m.id), '[]') as proofs
    from medium m where ${deviceId} in (m.device_id, m.from_device_id) order by m.id`.execute(db)
  // Instants within JSON come as PostgreSQL writes them.
  const iso = (at: string) => new Date(at).toISOString()
  return rows.map((row) => ({
    ...row,
    proofs: row.proofs.map((p) => ({
      ...p,
      at: iso(p.at),
      endedAt: p.endedAt && iso(p.endedAt),
    })),
  }))
}
