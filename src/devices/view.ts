import type { Ctx, Grant } from '../platform/context.ts'
import { conditionOf } from './condition.ts'
import type { DeviceFacts } from './facts.ts'
import { nextSteps } from './rules.ts'

/** A device as it is read: its facts, its identity, its media. */
export type DeviceRow = DeviceFacts & {
  origin: 'private' | 'cg3p' | null
  donationLineId: string | null
  ownerId: string | null
  siteId: string
  manufacturer: string | null
  model: string | null
  serial: string | null
  noSerial: boolean
  donorAssetTag: string | null
  massGrams: number
  massSource: 'scale' | 'model' | 'category'
  receivedAt: string
  cycle: number
  version: number
  cosmeticGrade: 'A' | 'B' | 'C' | 'D' | null
  performanceClass: 'P1' | 'P2' | 'P3' | null
  /** The battery's health as a capture read it last; and whether it is sold without one. */
  batteryPercent: number | null
  batteryRemoved: boolean
}

/** The columns of a device row named `d` with its identity `i`, shared by each statement that answers a device. */
export const DEVICE_COLUMNS = `
  d.id, d.tag, d.state, d.category, d.holds_data as "holdsData", d.origin, d.donation_id as "donationId",
  d.donation_line_id as "donationLineId", d.owner_id as "ownerId", d.site_id as "siteId", d.to_site_id as "toSiteId",
  d.custody, d.kit_id as "kitId", d.acceptance, d.identity_known as "identityKnown", d.media_complete as "mediaComplete",
  d.media_open as "mediaOpen", d.locks_open as "locksOpen", d.media_unfit as "mediaUnfit", d.test_passed as "testPassed", d.tested_by as "testedBy", d.cosmetic_grade as "cosmeticGrade",
  d.performance_class as "performanceClass", d.mass_grams as "massGrams", d.mass_source as "massSource", d.cycle, d.version,
  d.received_at as "receivedAt", d.state_since as "stateSince", d.previous_state as "previousState", d.changed_by as "changedBy",
  i.battery_percent::float8 as "batteryPercent", i.battery_removed as "batteryRemoved",
  i.manufacturer, i.model, i.serial, i.no_serial as "noSerial", i.donor_asset_tag as "donorAssetTag",
  d.system, d.system_end::text as "systemEnd", d.old_system_said as "oldSystemSaid", d.all_functions as "allFunctions",
  (select c.has_class from category c where c.code = d.category) as "hasClass",
  (select c.takes_system from category c where c.code = d.category) as "takesSystem"`

export const MEDIA_COLUMN = `
  (select coalesce(json_agg(json_build_object('id', m.id, 'kind', m.kind, 'model', m.model, 'serial', m.serial,
    'bytes', m.bytes, 'place', m.place, 'dataState', m.data_state, 'verdict', m.verdict, 'reasons', m.verdict_reasons) order by m.id), '[]')
    from medium m where m.device_id = d.id) as media`

/**
 * A statement that answers one JSON column: the driver then parses one field instead of describing forty.
 * Instants come as PostgreSQL writes them in JSON; `fromJson` gives them our form.
 */
export const asJson = (select: string): string => `select row_to_json(x) as row from (${select}) x`
export function fromJson(row: DeviceRow): DeviceRow {
  row.receivedAt = new Date(row.receivedAt).toISOString()
  row.stateSince = new Date(row.stateSince).toISOString()
  return row
}

/** Which devices the actor may see: all, those of its sites, those it owns, those it gave. $1 to $3 of a statement. */
export const seenBy = (all: string, sites: string, organisations: string): string => `
  (${all}::boolean or d.site_id = any(${sites}::uuid[]) or d.owner_id = any(${organisations}::uuid[])
    or exists (select from donation n where n.id = d.donation_id and n.donor_id = any(${organisations}::uuid[])))`

/** The answer: what is stored, and the next steps for who asks. */
export function toDevice(row: DeviceRow, ctx: Pick<Ctx, 'actor' | 'now'>) {
  return {
    ...toSummary(row),
    mediaComplete: row.mediaComplete,
    locksOpen: row.locksOpen,
    media: row.media,
    condition: conditionOf(row),
    system: row.system,
    systemEnd: row.systemEnd,
    takesSystem: row.takesSystem,
    battery: { percent: row.batteryPercent, removed: row.batteryRemoved },
    allowed: nextSteps(row, grantsOf(ctx), ctx.now()),
  }
}
const grantsOf = ({ actor }: Pick<Ctx, 'actor'>): Grant[] => actor.grants

export function toSummary({ toSiteId, ...row }: Omit<DeviceRow, 'media'>) {
  return { ...row, transit: toSiteId }
}
