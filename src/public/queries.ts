import type { Ctx } from '../platform/context.ts'
import type { DeviceState } from '../platform/db.generated.ts'

type Row = {
  claimed: boolean
  category: string | null
  fr: string | null
  en: string | null
  manufacturer: string | null
  model: string | null
  state: DeviceState | null
  dataErased: boolean
  cosmeticGrade: 'A' | 'B' | 'C' | 'D' | null
  performanceClass: 'P1' | 'P2' | 'P3' | null
  testPassed: boolean | null
  allFunctions: boolean | null
  system: string | null
  systemEnd: string | null
  systemName: string | null
}

// A kit is shown as its unit, the member that has a class, and is erased when all its members are.
const BY_TAG = `
  with shown as (
    select d.id, d.category, d.state, d.cosmetic_grade, d.performance_class, d.test_passed, d.all_functions, d.system, d.system_end,
      (d.holds_data = 'never' or (d.media_complete and d.media_open = 0)) as erased
    from device d where d.tag = $1
    union all
    (select d.id, k.category, d.state, d.cosmetic_grade, d.performance_class, d.test_passed, d.all_functions, d.system, d.system_end,
      bool_and(d.holds_data = 'never' or (d.media_complete and d.media_open = 0)) over () as erased
    from kit k join device d on d.kit_id = k.id
    where k.tag = $1 and k.dissolved_at is null
    order by d.performance_class nulls last, d.id limit 1)
  )
  select t.claimed_at is not null as claimed, s.category, c.value->>'fr' as fr, c.value->>'en' as en,
    i.manufacturer, i.model, s.state, coalesce(s.erased, false) as "dataErased",
    s.cosmetic_grade as "cosmeticGrade", s.performance_class as "performanceClass", s.test_passed as "testPassed",
    s.all_functions as "allFunctions", s.system, s.system_end::text as "systemEnd",
    (select x.value->>'name' from configuration x where x.kind = 'system' and x.key = s.system and x.status = 'confirmed'
      order by x.valid_from desc limit 1) as "systemName"
  from tag t left join shown s on true
  left join device_identity i on i.device_id = s.id
  left join configuration c on c.kind = 'category' and c.key = s.category and c.status = 'confirmed'
    and c.valid_from <= $2::date and (c.valid_to is null or c.valid_to > $2::date)
  where t.tag = $1`

const DEMO_PEOPLE = `
  select m.role, p.email, p.name from person p join membership m on m.person_id = p.id and m.active
  where p.active and right(p.email, length($1) + 1) = '@' || $1 order by m.role, p.email, m.code limit 100`

/** Who may sign in to a demonstration: its invented people alone, by their addresses. */
export const listDemoPeople = (
  { reads }: Pick<Ctx, 'reads'>,
  domain: string,
): Promise<{ role: string; email: string; name: string }[]> =>
  reads.rows('demo_people', DEMO_PEOPLE, [domain])

/** What the public may know of a printed tag; one named statement on a pipelined connection. */
export async function findPublicDevice(
  { reads }: Pick<Ctx, 'reads'>,
  tag: string,
  on: string,
): Promise<Row | undefined> {
  const [row] = await reads.rows<Row>('public_device', BY_TAG, [tag, on])
  return row
}
