import type { Reception } from '../devices/contract.ts'
import * as e from '../erasure/contract.ts'
import { dismissErasureVerdict } from '../erasure/decide-verdict.ts'
import { submitErasureEvidence } from '../erasure/submit-evidence.ts'
import * as labels from '../labels/contract.ts'
import { createLabelBatch } from '../labels/create-batch.ts'
import * as stock from '../stock/contract.ts'
import { makeKit } from '../stock/make-kit.ts'
import type { Cast, SiteKey } from './cast.ts'
import type { GiftKey, planGifts } from './gifts.ts'
import { type Hero, readLife } from './lives.ts'
import { type Disk, machineOf, nwipeLog } from './machines.ts'
import type { Story } from './story.ts'
import { planTransfer } from './transfers.ts'

type Plan = {
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
const ready = `${wiped} +1 test grade +1 release`
const readyScreen = 'accept sort +1 test grade +1 release'
const certified = `${wiped} certificate +1 test grade +1 release`
const renewal = { gift: 'renewal', day: 4 } as const
const townHall = { gift: 'townHall', day: 9 } as const

/** Sixty devices: in every state that the life cycle reaches, with media in every state too. */
const plans: Plan[] = [
  { many: 4, category: 'laptop', ...renewal, life: certified },
  { many: 2, category: 'laptop', ...renewal, life: `${wiped} certificate +2 test grade` },
  { many: 2, category: 'laptop', ...renewal, day: 5, life: wiped, disks: ['nvme'] },
  { many: 1, category: 'laptop', ...renewal, life: `${wiped} +1 fail toRepair` },
  { many: 1, category: 'laptop', ...renewal, life: 'accept sort import erase +3 dismantle' },
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
    life: 'accept sort import erase complete +1 wipeFails',
  },
  { many: 1, category: 'laptop', ...renewal, life: 'accept sort +9 quarantine' },
  { many: 2, category: 'desktop', ...renewal, life: ready, disks: ['hdd'] },
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

  { many: 2, category: 'laptop', ...townHall, life: certified },
  { many: 3, category: 'laptop', ...townHall, life: 'accept sort +2 import erase complete' },
  { many: 2, category: 'laptop', ...townHall, life: 'accept sort' },
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
  { many: 2, category: 'monitor', ...townHall, life: `${readyScreen}` },
  { many: 1, category: 'printer', ...townHall, life: 'accept sort +1 none waste' },
  { many: 1, category: 'printer', ...townHall, life: 'accept sort erase +1 none' },

  { many: 1, category: 'laptop', gift: 'valley', day: 11, site: 'valley', life: ready },
  { many: 1, category: 'laptop', gift: 'valley', day: 12, site: 'valley', life: '' },
  { many: 4, category: 'laptop', gift: 'deposit', day: 14, site: 'shop', life: ready },
  {
    many: 2,
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
]

const grams: Record<string, [least: number, step: number]> = {
  laptop: [1350, 37],
  desktop: [4900, 410],
  monitor: [3900, 230],
}
const dataless: readonly string[] = ['monitor', 'network', 'tablet', 'phone', 'dock', 'printer']
const H = 60

/** Plans the life of every device, and what is done with several: labels, a kit, evidence that matches none. */
export function planDevices(story: Story, { siteOf }: Cast, gifts: ReturnType<typeof planGifts>) {
  const tags: string[] = []
  const heroes: (Hero & { plan: Plan })[] = []
  for (const plan of plans) for (let i = 0; i < plan.many; i++) heroes.push(heroOf(plan))
  for (const hero of heroes) {
    const { n, plan } = hero
    for (const { step, day, turn } of readLife(plan.life))
      story.plan(plan.day + day, 9 * H + (n % 12) * 9 + turn * 30, () => step(story, hero))
  }
  planLabels()
  planKit()
  planTransfer(story, siteOf, () =>
    heroes
      .filter((h) => h.plan.life === certified && h.row?.state === 'READY')
      .map((h) => h.row!.tag),
  )
  planTray()

  function heroOf(plan: Plan): Hero & { plan: Plan } {
    const n = heroes.length + 1
    const { category, site = 'workshop', disks } = plan
    const valley = site === 'valley'
    const machine = machineOf(category, n, disks ?? (dataless.includes(category) ? [] : ['ssd']))
    return {
      n,
      plan,
      machine,
      technician: valley ? 'technician3' : n % 3 === 0 ? 'technician2' : 'technician',
      supervisor: valley ? 'supervisor3' : n % 4 === 0 ? 'supervisor2' : 'supervisor',
      receiver: valley ? 'technician3' : 'collector',
      reception: () => receptionOf(n, plan, machine.model, machine.serial),
      row: null,
    }
  }

  function receptionOf(n: number, plan: Plan, model: string, serial: string): Reception {
    const { category, gift, outside, site = 'workshop', unknown } = plan
    const mass = grams[category]
    const tag = site === 'valley' ? undefined : tags.shift()
    const machine = ['laptop', 'desktop', 'server'].includes(category)
    return {
      ...against(gift, category, outside),
      siteId: siteOf[site],
      category,
      ...(tag ? { tag } : {}),
      ...(mass
        ? { massGrams: mass[0] + (n % 9) * mass[1], massSource: 'scale' as const }
        : { massSource: 'category' as const }),
      ...(unknown
        ? {}
        : { manufacturer: 'Exemple SA', model: machine ? model : modelOf(category), serial }),
      ...(gift === 'townHall' ? { donorAssetTag: `VILLE-${4100 + n}` } : {}),
    }
  }

  function against(gift: GiftKey | undefined, category: string, outside: true | undefined) {
    if (!gift) return { unannounced: { donorName: 'Déposé sans rendez-vous' } }
    const { id, lines } = gifts.of(gift)
    if (outside) return { donationId: id }
    const line = lines.find((l) => l.category === category)
    if (!line) throw new Error(`The gift ${gift} has no ${category}.`)
    return { donationLineId: line.id }
  }

  function planLabels() {
    const print = (who: string) => story.as(who, labels.createLabelBatch)
    story.plan(2, 9 * H, async () => {
      const batch = await createLabelBatch(print('collector'), { count: 48, layout: 'a4-24' })
      tags.push(...batch.tags)
    })
    story.plan(10, 14 * H, () =>
      createLabelBatch(print('technician3'), { count: 12, layout: 'a4-24' }),
    )
    story.plan(25, 14 * H, () =>
      createLabelBatch(print('supervisor'), {
        codes: heroes.slice(0, 6).map((hero) => hero.row!.tag),
        layout: 'a4-24',
      }),
    )
  }

  function planKit() {
    const readyOne = (category: string) =>
      heroes.find((h) => h.plan.category === category && h.row?.state === 'READY')!.row!.tag
    story.plan(13, 10 * H, () =>
      makeKit(story.as('technician', stock.makeKit), {
        category: 'desktopSet',
        members: [readyOne('desktop'), readyOne('monitor')],
        accessories: [
          { category: 'keyboard', quantity: 1 },
          { category: 'mouse', quantity: 1 },
        ],
      }),
    )
  }

  /** Logs of disks that nobody declared: one still waits, one was set aside. */
  function planTray() {
    const send = (serial: string) => {
      const disk: Disk = { kind: 'hdd', model: 'ST500EX001', serial, bytes: 500_107_862_016 }
      const log = nwipeLog({ disks: [disk] }, story.services.now())
      return submitErasureEvidence(story.as('technician', e.submitErasureEvidence), log)
    }
    story.plan(23, 15 * H, async () => {
      const { verdicts } = await send('EXTEST-0001')
      const ctx = story.as('supervisor', e.dismissErasureVerdict)
      await dismissErasureVerdict(ctx, verdicts[0]!.id, { reason: 'testRun' })
    })
    story.plan(38, 16 * H, () => send('EXHDD-9001A'))
  }
}

const modelOf = (category: string): string =>
  ({
    monitor: 'Exemple Écran 24',
    printer: 'Exemple Laser 200',
    tablet: 'Exemple Tab 10',
    network: 'Exemple Switch 24',
    phone: 'Exemple Phone IP',
    dock: 'Exemple Dock USB-C',
  })[category] ?? 'Exemple'
