import type { Ctx } from '../platform/context.ts'
import type { DeviceState } from '../platform/db.generated.ts'
import { Problem, problemText, refuseIf } from '../platform/problems.ts'
import { findRepeat, fingerprint, repeatKey } from '../platform/repeats.ts'
import { readCode } from '../platform/tag.ts'
import type { MoveInput } from './contract.ts'
import { guards, STANDING_SQL } from './guards.ts'
import { lifecycle, statementTargets, UNDO_SECONDS } from './lifecycle.ts'
import { findDevice, noDevice, readTag } from './queries.ts'
import { decideMove } from './rules.ts'
import {
  asJson,
  DEVICE_COLUMNS,
  type DeviceRow,
  fromJson,
  MEDIA_COLUMN,
  seenBy,
  toDevice,
} from './view.ts'

const list = (items: readonly string[]) => `'{${items.join(',')}}'`

/** The author's own last move, within the minute. */
const takenBack = (to: DeviceState, d: 'd' | 'was') =>
  `(${d}.previous_state = '${to}' and ${d}.changed_by = any($9::text[]) and $6::timestamptz - ${d}.state_since <= interval '${UNDO_SECONDS} seconds')`

/** The rows of the life cycle that lead to one state, as the condition of its statement. */
function conditionTo(to: DeviceState): string {
  const steps = lifecycle
    .filter((e) => e.to === to && e.by === 'moveDevice')
    .map(({ from, roles, reasons, guards: names }) => {
      const asked = names.map((n) =>
        guards[n].sql.replaceAll('$now', '$6').replaceAll('$reason', '$7::text'),
      )
      const why = reasons ? [`$7::text = any(${list(reasons)})`] : []
      return `(${[`d.state = '${from}'`, `$8::text[] && ${list(roles)}`, ...why, ...asked].join(' and ')})`
    })
  // A statement must name the type of each of its values, also where no row of the table asks for the roles.
  return `(${[...steps, takenBack(to, 'd'), 'false and $8::text[] is null'].join(' or ')})`
}

/** From here there is no taking back: what was released, or began a new cycle, goes its way by the table alone. */
const NO_WAY_BACK = list(['READY', 'IN_SHOP', 'RETURNED'])

/**
 * One statement a state: it moves the device where the life cycle allows, writes the journal, keeps the event id and
 * the note, and returns the device. No row back means "read it and explain why".
 * ERASED comes by itself on reaching TO_ERASE with nothing left open. What it was is read under its lock: after another
 * bench's move, RETURNING OLD would still tell of the state before both. The benchmark runs these same texts.
 */
export const statements = new Map(
  statementTargets.map((to) => {
    const arrives =
      to === 'TO_ERASE'
        ? `case when d.media_complete and d.media_open = 0 then 'ERASED' else 'TO_ERASE' end::device_state`
        : `'${to}'`
    const text = `with was as materialized (
      select d.id, d.state, d.previous_state, d.changed_by, d.state_since from device d where d.tag = $1 for no key update
    ), moved as (
      update device d set state = ${arrives}, state_since = $6, changed_by = $5, version = d.version + 1,
        previous_state = case when '${to}' = 'RETURNED' or d.state = any(${NO_WAY_BACK}::device_state[]) or ${takenBack(to, 'd')}
          then null else d.state end
      from was where d.id = was.id and ${seenBy('$2', '$3', '$4')} and ${STANDING_SQL} and ${conditionTo(to)}
      returning d.*, was.state as from_state, coalesce(${takenBack(to, 'was')}, false) as undo
    ), fact as (
      insert into event (id, recorded_at, occurred_at, kind, subject_type, subject_id, site_id, by_code, data)
      select $10::uuid, $6::timestamptz, $11::timestamptz, 'device.moved', 'device', d.id, d.site_id, $5,
        jsonb_build_object('from', d.from_state, 'to', '${to}', 'operation', 'moveDevice', 'reason', $7::text, 'undo', d.undo) from moved d
      ${
        to === 'TO_ERASE'
          ? `union all select $15::uuid, $6::timestamptz, $11::timestamptz, 'device.moved', 'device', d.id, d.site_id, $5,
        jsonb_build_object('from', 'TO_ERASE', 'to', 'ERASED', 'operation', 'mediaClosed') from moved d where d.state = 'ERASED'`
          : ''
      }
    ), said as (
      insert into repeat_key (key, fingerprint, recorded_at) select $12::text, $13::text, $6::timestamptz from moved where $12::text is not null
    ), noted as (
      insert into note (id, subject_id, text, by_code, recorded_at) select $10::uuid, d.id, $14::text, $5, $6::timestamptz from moved d where $14::text is not null
    )
    ${asJson(`select ${DEVICE_COLUMNS}, ${MEDIA_COLUMN} from moved d join device_identity i on i.device_id = d.id`)}`
    return [to, { name: `move_${to}`, text, erases: to === 'TO_ERASE' }] as const
  }),
)

/**
 * Moves a device. 409 TRANSITION_FORBIDDEN with from, to and allowed; 403 for a role; 422 with every blocker at once.
 * The same eventId again changes nothing and answers the device as it is.
 */
export async function moveDevice(ctx: Ctx, code: string, input: MoveInput) {
  const tag = readTag(code)
  for (let attempt = 1; ; attempt++) {
    const row = await tryMove(ctx, tag, input)
    if (row) return toDevice(row, ctx)
    const done = await explain(ctx, code, tag, input)
    if (done) return toDevice(done, ctx)
    // The rules see no obstacle: someone moved it between the two looks. Look again, then give up.
    if (attempt === 3) throw new Problem('RACE_LOST')
  }
}

async function tryMove(ctx: Ctx, tag: string, input: MoveInput): Promise<DeviceRow | undefined> {
  const statement = statements.get(input.to)
  // A state that another operation leads to: `explain` says from where, and what is allowed.
  if (!statement) return undefined
  const { name, text, erases } = statement
  const { grants } = ctx.actor
  const now = ctx.now()
  const key = repeatKey(ctx, input)
  const { scope } = ctx
  const values = [
    tag,
    scope.all,
    scope.siteIds,
    scope.organisationIds,
    ctx.acting.code,
    now,
    input.reason ?? null,
    grants.map((g) => g.role),
    grants.map((g) => g.code),
    ctx.newId(),
    input.occurredAt ?? now,
    key,
    key && fingerprint('moveDevice', [tag, input]),
    input.note ?? null,
    ...(erases ? [ctx.newId()] : []),
  ]
  try {
    const { rows } = await ctx.pool.query<{ row: DeviceRow }>({ name, text, values })
    // What came back has its media presumed again by the database, after what the statement could see of them.
    const moved = rows[0] && fromJson(rows[0].row)
    if (moved && input.to === 'RETURNED') return await findDevice(ctx, tag)
    return moved
  } catch (error) {
    // The key was used: a repeat of this very move, or another request under its name. `explain` tells which.
    if ((error as { constraint?: string }).constraint === 'repeat_key_pkey') return undefined
    throw error
  }
}

/** Why nothing moved, as a refusal; or the device, when this very move was made before. */
async function explain(
  ctx: Ctx,
  code: string,
  tag: string,
  input: MoveInput,
): Promise<DeviceRow | undefined> {
  const key = repeatKey(ctx, input)
  const before = key && (await findRepeat(ctx.db, key))
  const row = await findDevice(ctx, tag)
  if (!row) throw await noDevice(ctx, code, tag)
  if (before) {
    if (before.fingerprint !== fingerprint('moveDevice', [tag, input]))
      throw new Problem('KEY_REUSED')
    return row
  }
  const { grants } = ctx.actor
  const asked = {
    now: ctx.now(),
    reason: input.reason ?? null,
    roles: grants.map((g) => g.role),
    codes: grants.map((g) => g.code),
  }
  const answer = decideMove(row, input.to, asked)
  if (answer.may) return undefined
  if (answer.why === 'transition')
    throw new Problem('TRANSITION_FORBIDDEN', {
      from: row.state,
      to: input.to,
      allowed: answer.allowed,
    })
  if (answer.why === 'role') throw new Problem('FORBIDDEN')
  refuseIf(answer.blockers, { from: row.state, to: input.to })
}

type Bulk = MoveInput & { codes: string[] }

/** Moves many: one answer for each code in the order given, a code given twice answered twice, none lost. */
export async function moveDevices(ctx: Ctx, { codes, eventId, ...move }: Bulk) {
  const results = []
  for (const [n, code] of codes.entries()) {
    const own = eventId ? { ...move, eventId: derivedId(eventId, n) } : move
    results.push(
      await moveDevice(ctx, code, own).then(
        (d) => ({ code, tag: d.tag, ok: true, state: d.state, problem: null }),
        (error: unknown) => {
          if (!(error instanceof Problem) || error.status >= 500) throw error
          const read = readCode(code)
          const blockers = error.blockers.map((b) => ({
            ...b,
            text: problemText(b.code, ctx.language),
          }))
          const problem = {
            code: error.code,
            status: error.status,
            title: problemText(error.code, ctx.language),
            blockers,
          }
          return {
            code,
            tag: read.kind === 'tag' ? read.tag : null,
            ok: false,
            state: null,
            problem,
          }
        },
      ),
    )
  }
  const moved = results.filter((r) => r.ok).length
  return { moved, refused: results.length - moved, results }
}

/** The event id of the nth code of a batch: the batch sent again finds each of its own. */
const derivedId = (eventId: string, n: number): string => `${eventId}#${n}`
