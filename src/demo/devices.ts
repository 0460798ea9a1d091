import type { Reception } from '../devices/contract.ts'
import * as e from '../erasure/contract.ts'
import { dismissErasureVerdict } from '../erasure/decide-verdict.ts'
import { submitErasureEvidence } from '../erasure/submit-evidence.ts'
import * as labels from '../labels/contract.ts'
import { createLabelBatch } from '../labels/create-batch.ts'
import { importLicences } from '../refurbishment/licences.ts'
import * as reports from '../refurbishment/report-contract.ts'
import { submitHardwareReport } from '../refurbishment/submit-report.ts'
import * as systems from '../refurbishment/system-contract.ts'
import * as stock from '../stock/contract.ts'
import { makeKit } from '../stock/make-kit.ts'
import type { Cast } from './cast.ts'
import { type Plan, plans } from './device-list.ts'
import type { GiftKey } from './gift-list.ts'
import type { planGifts } from './gifts.ts'
import { type Hero, readLife } from './lives.ts'
import { type Disk, machineOf, nwipeLog, smartReport } from './machines.ts'
import { listStanding } from './queries.ts'
import type { Story } from './story.ts'

const grams: Record<string, [least: number, step: number]> = {
  laptop: [1350, 37],
  desktop: [4900, 410],
  monitor: [3900, 230],
}
const dataless: readonly string[] = ['monitor', 'network', 'tablet', 'phone', 'dock', 'printer']
const H = 60

/** Plans the life of every device, and what is done with several: labels, kits, evidence that matches none. */
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
  planKits()
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

  function planKits() {
    const make = async () => {
      const ready = await listStanding(story.services.db, siteOf.workshop, 'READY')
      const tagOf = (category: string) => ready.find((d) => d.category === category)!.tag
      await makeKit(story.as('technician', stock.makeKit), {
        category: 'desktopSet',
        members: [tagOf('desktop'), tagOf('monitor')],
        accessories: [
          { category: 'keyboard', quantity: 1 },
          { category: 'mouse', quantity: 1 },
        ],
      })
    }
    story.plan(13, 10 * H, make)
    story.plan(13, 11 * H, make)
  }

  /** Logs of disks that nobody declared: one still waits, one was set aside. */
  function planTray() {
    const send = (serial: string) => {
      const disk: Disk = { kind: 'hdd', model: 'ST500EX001', serial, bytes: 500_107_862_016 }
      const log = nwipeLog({ disks: [disk] }, story.services.now())
      return submitErasureEvidence(story.as('technician', e.submitErasureEvidence), log)
    }
    // A bench sent the report of a machine that nobody has received.
    story.plan(24, 9 * H, () =>
      submitHardwareReport(
        story.as('technician', reports.submitHardwareReport),
        smartReport(
          { kind: 'hdd', model: 'ST500EX001', serial: 'EXTEST-0009', bytes: 500_107_862_016 },
          0,
        ),
        undefined,
      ),
    )
    story.plan(2, 9 * H, () =>
      importLicences(story.as('supervisor', systems.importLicences), {
        kind: 'Windows 11 Pro, reconditionneur',
        recipientClass: 'commercial',
        licences: ['ABCDE', 'FGHJK', 'LMNPQ'].map((end, n) => ({
          key: `EXMPL-EXMPL-EXMPL-EXMPL-${end}`,
          coa: `00${n}-123-456`,
        })),
      }),
    )
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
