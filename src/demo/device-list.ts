import type { SiteKey } from './cast.ts'
import { type GiftKey, gifts } from './gift-list.ts'
import type { Disk } from './machines.ts'

export type Plan = {
  many: number
  category: string
  /** The gift whose line it comes against; outside its lines, or with no gift at all, it waits in quarantine. */
  gift?: GiftKey
  outside?: true
  day: number
  site?: SiteKey
  disks?: Disk['kind'][]
  unknown?: true
  life: string
}

const wiped = 'accept sort +1 import erase complete +1 wipe'
const ready = `${wiped} +1 test grade system +1 release`
const readyScreen = 'accept sort +1 test grade +1 release'
const certified = `${wiped} certificate +1 test grade system +1 release`
const renewal = { gift: 'renewal', day: 4 } as const
const townHall = { gift: 'townHall', day: 9 } as const

/** Sixty devices, ten of them of the year before: in every state of the life cycle, with media in every state too. */
export const plans: Plan[] = [
  { many: 4, category: 'laptop', ...renewal, life: certified },
  { many: 1, category: 'laptop', ...renewal, life: `${wiped} certificate +2 test grade` },
  { many: 1, category: 'laptop', ...renewal, day: 5, life: wiped, disks: ['nvme'] },
  { many: 1, category: 'laptop', ...renewal, life: `${wiped} +1 fail toRepair` },
  { many: 1, category: 'laptop', ...renewal, life: 'accept sort import erase +3 dismantle' },
  { many: 1, category: 'laptop', ...renewal, life: `${wiped} +1 fail dismantle +1 takeApart` },
  { many: 1, category: 'laptop', ...renewal, life: 'sort refuse +8 wasteCertified' },
  {
    many: 1,
    category: 'laptop',
    ...renewal,
    disks: ['ssd', 'hdd'],
    life: 'accept sort import erase complete +2 importLess',
  },
  {
    many: 1,
    category: 'laptop',
    ...renewal,
    disks: ['hdd'],
    life: 'accept sort import smartFails erase complete +1 wipeFails',
  },
  { many: 1, category: 'laptop', ...renewal, life: 'accept sort +9 lock askDonor' },
  {
    many: 2,
    category: 'desktop',
    ...renewal,
    life: ready.replace('import', 'import smart'),
    disks: ['hdd'],
  },
  {
    many: 1,
    category: 'desktop',
    ...renewal,
    disks: ['ssd', 'hdd'],
    life: 'accept sort +1 import erase complete +1 wipeFails +2 destroyLast certificate',
  },
  { many: 3, category: 'monitor', ...renewal, life: readyScreen },
  { many: 1, category: 'monitor', ...renewal, life: 'accept sort +1 test grade' },
  { many: 1, category: 'monitor', ...renewal, life: 'accept sort +1 fail toRepair repair test' },
  { many: 1, category: 'monitor', ...renewal, life: 'accept sort +1 fail +3 waste' },

  { many: 1, category: 'laptop', ...townHall, life: certified },
  { many: 1, category: 'laptop', ...townHall, life: 'accept sort +2 import erase complete' },
  { many: 1, category: 'laptop', ...townHall, life: 'accept sort' },
  {
    many: 1,
    category: 'laptop',
    ...townHall,
    disks: [],
    life: 'accept sort +2 soldered erase complete +1 attest certificate',
  },
  { many: 1, category: 'laptop', ...townHall, life: `${wiped} +3 test grade` },
  { many: 1, category: 'desktop', ...townHall, life: 'accept sort +2 import erase' },
  {
    many: 1,
    category: 'desktop',
    ...townHall,
    disks: ['hdd'],
    life: 'accept sort +1 import erase complete +1 remove',
  },
  {
    many: 1,
    category: 'desktop',
    ...townHall,
    disks: ['hdd'],
    life: `${wiped} +1 test +1 dismantle handOn`,
  },
  { many: 1, category: 'desktop', ...townHall, life: 'accept sort' },
  { many: 1, category: 'desktop', ...townHall, life: ready },
  { many: 1, category: 'monitor', ...townHall, life: 'accept sort' },
  { many: 1, category: 'monitor', ...townHall, life: readyScreen },
  { many: 1, category: 'printer', ...townHall, life: 'accept sort +1 none waste' },
  { many: 1, category: 'printer', ...townHall, life: 'accept sort erase +1 none' },

  { many: 1, category: 'laptop', gift: 'valley', day: 11, site: 'valley', life: ready },
  { many: 1, category: 'laptop', gift: 'valley', day: 12, site: 'valley', life: '' },
  { many: 4, category: 'laptop', gift: 'deposit', day: 14, site: 'shop', life: ready },
  {
    many: 1,
    category: 'laptop',
    gift: 'deposit',
    day: 15,
    site: 'shop',
    life: `${ready} +12 comeBack`,
  },
  {
    many: 1,
    category: 'server',
    gift: 'studioMove',
    day: 19,
    disks: ['ssd', 'hdd', 'hdd'],
    life: 'accept sort +2 import erase',
  },
  { many: 1, category: 'network', gift: 'studioMove', day: 19, life: 'accept sort' },
  {
    many: 2,
    category: 'laptop',
    gift: 'schools',
    day: 31,
    site: 'warehouse',
    life: '',
    unknown: true,
  },
  { many: 2, category: 'tablet', gift: 'schools', day: 31, site: 'warehouse', life: '' },
  { many: 1, category: 'phone', gift: 'renewal', day: 4, outside: true, life: '' },
  { many: 1, category: 'dock', gift: 'townHall', day: 9, outside: true, life: '' },
  { many: 1, category: 'laptop', day: 27, life: '', unknown: true },
  { many: 1, category: 'laptop', day: 20, life: '+4 toDonor' },

  ...waiting('laptop', ['autumn', 'intern', 'atelier', 'agency']),
  ...waiting('monitor', ['screens', 'screens', 'move', 'openSpace', 'openSpace', 'spring']),
]

/** What the year before brought waited for the shops to open: it is worked on in the eight weeks alone. */
function waiting(category: 'laptop' | 'monitor', of: GiftKey[]): Plan[] {
  const rest = {
    laptop: 'import erase complete +1 wipe +1 test grade system +1 release',
    monitor: '+1 test grade +1 release',
  }
  return of.map((gift, n) => {
    const day = gifts[gift].day + 5
    return { many: 1, category, gift, day, life: `accept sort +${14 + n - day} ${rest[category]}` }
  })
}
