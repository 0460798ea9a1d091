import type { OrganisationKey, SiteKey } from './cast.ts'

type Line = { category: string; quantity: number; cents?: number; refused?: string }
export type Gift = {
  /** Who speaks for the donor; the coordination where nobody of the donor has an account. */
  by: 'donor' | 'donor2' | 'coordinator'
  donor: OrganisationKey
  legalBasis: 'private' | 'cg3p'
  lines: Line[]
  /** The day it is drafted; what has no day of its own never happens. */
  day: number
  submitted?: false
  decided?: 'accepted' | 'refused'
  donee?: OrganisationKey
  /** Fetched that day, to that site; `short` were not there. */
  pickup?: { day: number; site: SiteKey; short?: number }
  bulk?: { day: number; site: SiteKey; category: string; quantity: number; grams: number }[]
  closed?: number
  /** The day on which the erasure of all its media is certified. */
  certified?: number
  cancelled?: { day: number; reason: string }
}

const lines = (...all: [category: string, quantity: number, cents?: number][]): Line[] =>
  all.map(([category, quantity, cents]) => ({ category, quantity, ...(cents ? { cents } : {}) }))
const company = { by: 'donor', donor: 'company', legalBasis: 'private' } as const
const studio = { by: 'coordinator', donor: 'studio', legalBasis: 'private' } as const
const town = { by: 'donor2', donor: 'publicBody', legalBasis: 'cg3p' } as const

/** A small gift of the year before, fetched four days later and closed. */
const small = (day: number, ...lines: Line[]) =>
  ({
    day,
    lines,
    decided: 'accepted',
    pickup: { day: day + 4, site: 'workshop' },
    closed: day + 8,
  }) as const

/** A year of small gifts, each with its receipt; then every status, for companies and for a public body. */
export const gifts = {
  autumn: { ...company, ...small(-210, ...lines(['laptop', 1, 18_000])), certified: 30 },
  screens: { ...studio, ...small(-186, ...lines(['monitor', 2, 4500])) },
  move: { ...company, ...small(-162, ...lines(['monitor', 1, 4000])) },
  intern: { ...company, ...small(-140, ...lines(['laptop', 1, 15_500])), certified: 30 },
  atelier: { ...studio, ...small(-118, ...lines(['laptop', 1, 21_000])) },
  openSpace: { ...company, ...small(-96, ...lines(['monitor', 2, 3500])) },
  spring: { ...company, ...small(-74, ...lines(['monitor', 1, 5000])) },
  agency: { ...studio, ...small(-52, ...lines(['laptop', 1, 19_000])) },
  renewal: {
    ...company,
    day: 0,
    lines: [
      ...lines(['laptop', 13, 15_000], ['desktop', 3, 6000], ['monitor', 6, 3000]),
      { category: 'charger', quantity: 14 },
      { category: 'printer', quantity: 1, refused: 'noOutlet' },
    ],
    decided: 'accepted',
    pickup: { day: 3, site: 'workshop', short: 1 },
    bulk: [
      { day: 3, site: 'workshop', category: 'charger', quantity: 14, grams: 4200 },
      { day: 3, site: 'workshop', category: 'keyboard', quantity: 9, grams: 4100 },
      { day: 4, site: 'workshop', category: 'mouse', quantity: 11, grams: 1050 },
    ],
    closed: 12,
  },
  townHall: {
    ...town,
    day: 4,
    lines: lines(['laptop', 5, 12_000], ['desktop', 5, 8000], ['monitor', 2, 4000], ['printer', 2]),
    decided: 'accepted',
    pickup: { day: 8, site: 'workshop' },
    bulk: [{ day: 8, site: 'workshop', category: 'cable', quantity: 30, grams: 2900 }],
    closed: 22,
  },
  valley: {
    ...studio,
    day: 6,
    lines: lines(['laptop', 2, 9000]),
    decided: 'accepted',
    donee: 'valley',
    pickup: { day: 10, site: 'valley' },
  },
  deposit: { ...studio, day: 11, lines: lines(['laptop', 5, 11_000]), decided: 'accepted' },
  studioMove: {
    ...studio,
    day: 15,
    lines: lines(['server', 1, 40_000], ['network', 1]),
    decided: 'accepted',
    pickup: { day: 18, site: 'workshop' },
  },
  schools: {
    ...town,
    day: 24,
    lines: lines(['laptop', 4, 9000], ['tablet', 2, 5000]),
    decided: 'accepted',
    pickup: { day: 30, site: 'warehouse', short: 2 },
  },
  soonCompany: { ...company, day: 33, lines: lines(['desktop', 12, 7000]), decided: 'accepted' },
  soonTown: { ...town, day: 34, lines: lines(['monitor', 20, 2500]), decided: 'accepted' },
  tooOld: { ...company, day: 13, lines: lines(['multifunction', 3]), decided: 'refused' },
  tooOldTown: { ...town, day: 17, lines: lines(['printer', 8]), decided: 'refused' },
  withdrawn: {
    ...company,
    day: 19,
    lines: lines(['smartphone', 25, 4000]),
    cancelled: { day: 21, reason: 'withdrawn' },
  },
  twice: {
    ...town,
    day: 24,
    lines: lines(['laptop', 4, 9000]),
    submitted: false,
    cancelled: { day: 25, reason: 'duplicate' },
  },
  asked: { ...company, day: 37, lines: lines(['laptop', 10, 16_000], ['dock', 10, 2000]) },
  askedTown: { ...town, day: 38, lines: lines(['projector', 6, 9000], ['network', 4]) },
  sketch: { ...company, day: 38, lines: lines(['allInOne', 2]), submitted: false },
  sketchTown: { ...town, day: 39, lines: [], submitted: false },
} as const satisfies Record<string, Gift>
export type GiftKey = keyof typeof gifts
