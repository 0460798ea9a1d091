import { nextSteps as apiSteps } from '../../src/devices/rules.ts'
import type { Role } from '../../src/platform/context.ts'
import type { Device } from '../../web/src/bench/next-steps.ts'

export type Facts = Parameters<typeof apiSteps>[0]
export const NOW = '2026-11-25T09:00:00.000Z'

/** A device as the API answers it to who holds these roles: the steps are those of the service's own rules. */
export function device(facts: Partial<Facts>, roles: Role[], more: Partial<Device> = {}): Device {
  const whole = {
    id: 'd',
    tag: '7K2M9QX3',
    state: 'RECEIVED',
    previousState: null,
    stateSince: NOW,
    changedBy: 'x',
    category: 'laptop',
    holdsData: 'always',
    hasClass: true,
    acceptance: 'pending',
    donationId: 'g',
    toSiteId: null,
    custody: 'stock',
    kitId: null,
    identityKnown: true,
    mediaComplete: false,
    mediaOpen: 0,
    mediaUnfit: 0,
    media: [],
    locksOpen: 0,
    testPassed: null,
    testedBy: null,
    cosmeticGrade: null,
    performanceClass: null,
    takesSystem: true,
    system: 'debian-13',
    systemEnd: null,
    oldSystemSaid: false,
    allFunctions: true,
    ...facts,
  } as unknown as Facts
  const grants = roles.map((role) => ({ role, code: role })) as never
  return {
    ...whole,
    ownerId: 'o',
    transit: whole.toSiteId,
    version: 3,
    media: [],
    ...more,
    allowed: apiSteps(whole, grants, NOW),
  } as unknown as Device
}
