import { lifecycle } from '../../../src/devices/lifecycle.ts'
import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import type { Role } from '../shell/me.tsx'
import type { Act } from './database.ts'

type Device = Result<typeof api.getDevice>
type Step = Device['allowed'][number]

const noData = (d: Device): boolean => d.holdsData === 'never'

/** What an act says, as its operation's contract has it: it was typed where it was made. */
// biome-ignore lint/suspicious/noExplicitAny: each effect reads its own operation's body
type Body = any

/** What each act that waits will have changed, as far as this device can tell. */
const effects: Record<string, (device: Device, body: Body) => Partial<Device>> = {
  moveDevice: (_, { to }) => ({ state: to }),
  acceptDevice: (_, { accept }) => ({ acceptance: accept ? 'accepted' : 'refused' }),
  identifyDevice: (d, { manufacturer, model, serial, donorAssetTag }) => ({
    manufacturer,
    model,
    serial: serial ?? null,
    donorAssetTag: donorAssetTag ?? d.donorAssetTag,
  }),
  weighDevice: (_, { massGrams, massSource }) => ({ massGrams, massSource }),
  declareMedium: (d, { eventId, kind, model, serial, bytes }) => ({
    media: [
      ...d.media,
      {
        id: eventId,
        kind,
        model: model ?? null,
        serial: serial ?? null,
        bytes: bytes ?? null,
        place: 'device',
        dataState: 'presumed',
        verdict: null,
        reasons: [],
      },
    ],
  }),
  declareMediaComplete: () => ({ mediaComplete: true }),
  recordTest: () => ({ state: 'TESTED' }),
  recordRepair: (d) => ({ state: noData(d) ? 'TRIAGED' : 'ERASED' }),
  gradeDevice: (_, { cosmeticGrade, performanceClass }) => ({
    cosmeticGrade,
    ...(performanceClass ? { performanceClass } : {}),
  }),
  recordSystem: (_, { system }) => ({ system }),
}

const atBench: readonly string[] = ['moveDevice', 'recordTest', 'recordRepair']
/** The steps from a state by the table alone: what stands against them is said by the service, when they are sent. */
const stepsFrom = (device: Device, roles: readonly Role[]): Step[] =>
  lifecycle
    .filter((e) => e.from === device.state && atBench.includes(e.by))
    .filter((e) => !e.guards.includes(noData(device) ? 'holdsData' : 'holdsNoData'))
    .map((e) => ({
      to: e.to,
      operation: e.by,
      reasons: [...(e.reasons ?? [])],
      blockers: e.roles.some((r) => roles.includes(r)) ? [] : ['FORBIDDEN'],
    }))

/** A device as it will be once what waits for it has been sent: what the bench goes on from without a network. */
export function expected(device: Device, waiting: readonly Act[], roles: readonly Role[]): Device {
  const due = waiting.filter((a) => a.state === 'waiting' && a.args && effects[a.operation])
  const last = due.at(-1)
  if (!last) return device
  let after = device
  for (const { operation, args } of due)
    after = { ...after, ...effects[operation]?.(after, args?.body ?? {}) }
  return { ...after, stateSince: last.at, allowed: stepsFrom(after, roles) }
}
