import {
  declareMediaComplete,
  declareMedium,
  recordDestruction,
  recordRemoval,
} from '../devices/change-media.ts'
import * as d from '../devices/contract.ts'
import { moveDevice } from '../devices/move-device.ts'
import { receiveDevice } from '../devices/receive-device.ts'
import { acceptDevice } from '../devices/sort-device.ts'
import * as documents from '../documents/contract.ts'
import { uploadFile } from '../documents/upload-file.ts'
import { attestErasure } from '../erasure/attest-erasure.ts'
import * as e from '../erasure/contract.ts'
import { issueErasureCertificate } from '../erasure/issue-certificate.ts'
import { submitErasureEvidence } from '../erasure/submit-evidence.ts'
import * as l from '../locks/contract.ts'
import { listLocks } from '../locks/queries.ts'
import { reportLock } from '../locks/report-lock.ts'
import { askDonorToUnlock } from '../locks/settle-lock.ts'
import * as r from '../refurbishment/contract.ts'
import { gradeDevice } from '../refurbishment/grade-device.ts'
import { importInventory } from '../refurbishment/import-inventory.ts'
import { recordRepair } from '../refurbishment/record-repair.ts'
import { recordSystem } from '../refurbishment/record-system.ts'
import { getChecklist, recordTest } from '../refurbishment/record-test.ts'
import { releaseDevice } from '../refurbishment/release-device.ts'
import * as sys from '../refurbishment/system-contract.ts'
import { dismantleDevice } from '../stock/dismantle-device.ts'
import * as part from '../stock/part-contract.ts'
import { lshwReport, type Machine, nwipeLog, smartReport } from './machines.ts'
import { photo } from './pictures.ts'
import type { Story } from './story.ts'

type Row = Awaited<ReturnType<typeof acceptDevice>>
/** A device of the story: who works on it, what it is made of, and how the service answered it last. */
export type Hero = {
  n: number
  machine: Machine
  technician: string
  supervisor: string
  receiver: string
  reception: () => Parameters<typeof receiveDevice>[1]
  row: Row | null
}

type Step = (story: Story, hero: Hero) => Promise<unknown>

const standing = ({ row }: Hero): Row => {
  if (!row) throw new Error('A device of the story does something before it came.')
  return row
}

const move =
  (to: Row['state'], by: string | null, reason?: string): Step =>
  async (story, hero) => {
    const ctx = story.as(by ?? hero.technician, d.moveDevice)
    hero.row = await moveDevice(ctx, standing(hero).tag, { to, ...(reason ? { reason } : {}) })
  }

const decide =
  (said: Parameters<typeof acceptDevice>[2]): Step =>
  async (story, hero) => {
    const ctx = story.as(hero.technician, d.acceptDevice)
    hero.row = await acceptDevice(ctx, standing(hero).tag, said)
  }

const imported =
  (without = 0): Step =>
  async (story, hero) => {
    const { machine } = hero
    const disks = machine.disks.slice(0, machine.disks.length - without)
    const ctx = story.as(hero.technician, r.importInventory)
    const done = await importInventory(ctx, standing(hero).tag, lshwReport({ ...machine, disks }))
    hero.row = done.device
  }

/** The disk’s own facts: read after the inventory, as a bench’s script does. */
const judged =
  (pending: number): Step =>
  async (story, hero) => {
    const ctx = story.as(hero.technician, r.importInventory)
    const report = smartReport(hero.machine.disks[0]!, pending)
    hero.row = (await importInventory(ctx, standing(hero).tag, report)).device
  }

const wiped =
  (lastFails = false): Step =>
  (story, { machine, technician }) => {
    // The log ends five minutes before it is handed in, on the second as nwipe writes it.
    const ended = new Date(Date.parse(story.services.now()) - 300_000).toISOString()
    const failed = lastFails ? (machine.disks.at(-1) ?? null) : null
    const ctx = story.as(technician, e.submitErasureEvidence)
    return submitErasureEvidence(ctx, nwipeLog(machine, ended, failed))
  }

async function keepPhoto(story: Story, { technician, n }: Hero): Promise<string> {
  const ctx = story.as(technician, documents.uploadFile)
  return (await uploadFile(ctx, photo(1 + (n % 4)), 'image/png')).sha256
}

const tested =
  (fault: string | null = null): Step =>
  async (story, hero) => {
    const { tag } = standing(hero)
    const { id, items } = await getChecklist(story.as(hero.technician, r.getChecklist), tag)
    hero.row = await recordTest(story.as(hero.technician, r.recordTest), tag, {
      checklistId: id,
      answers: items.map(({ key }) => ({ key, ok: key !== fault })),
    })
  }

const removed =
  (said: { to: 'stock' } | { to: 'gone'; holder: string }): Step =>
  async (story, hero) => {
    const medium = standing(hero).media.find((m) => m.place === 'device')
    const ctx = story.as(hero.technician, d.recordRemoval)
    hero.row = await recordRemoval(ctx, medium!.id, {
      ...said,
      witness: story.codeOf(hero.supervisor),
    })
  }

/** What may happen to a device, by the word that a life is written with. */
export const steps: Record<string, Step> = {
  receive: async (story, hero) => {
    hero.row = await receiveDevice(
      story.as(hero.receiver, d.receiveDevice),
      story.said(d.receiveDevice, hero.reception()),
    )
  },
  accept: decide({ accept: true }),
  refuse: decide({ accept: false, reason: 'obsolete', bearer: 'donor' }),
  sort: move('TRIAGED', null),
  erase: move('TO_ERASE', null),
  import: imported(),
  smart: judged(0),
  smartFails: judged(67),
  importLess: imported(1),
  complete: async (story, hero) => {
    const ctx = story.as(hero.technician, d.declareMediaComplete)
    hero.row = await declareMediaComplete(ctx, standing(hero).tag, {})
  },
  none: async (story, hero) => {
    const ctx = story.as(hero.technician, d.declareMediaComplete)
    const statement = 'Boîtier ouvert : aucun support de données, baie vide.'
    hero.row = await declareMediaComplete(ctx, standing(hero).tag, { none: true, statement })
  },
  soldered: async (story, hero) => {
    const ctx = story.as(hero.technician, d.declareMedium)
    const seen = { kind: 'emmc', model: 'eMMC soudée 64 Go' }
    hero.row = await declareMedium(ctx, standing(hero).tag, seen)
  },
  wipe: wiped(),
  wipeFails: wiped(true),
  attest: async (story, hero) => {
    const medium = standing(hero).media.find((m) => m.serial === null)
    hero.row = await attestErasure(story.as(hero.technician, e.attestErasure), medium!.id, {
      level: 'clear',
      technique: 'factoryReset',
      encrypted: true,
      accountsOff: true,
      statement: 'Remise à zéro d’un appareil chiffré, vue par deux personnes.',
      photo: await keepPhoto(story, hero),
      witness: story.codeOf(hero.supervisor),
    })
  },
  destroyLast: async (story, hero) => {
    const serial = hero.machine.disks.at(-1)?.serial
    const medium = standing(hero).media.find((m) => m.serial === serial)
    hero.row = await recordDestruction(story.as(hero.technician, d.recordDestruction), medium!.id, {
      technique: 'drilling',
      photo: await keepPhoto(story, hero),
      witness: story.codeOf(hero.supervisor),
    })
  },
  remove: removed({ to: 'stock' }),
  handOn: removed({ to: 'gone', holder: 'Service informatique de la Ville' }),
  certificate: (story, hero) =>
    issueErasureCertificate(
      story.as(hero.supervisor, e.issueErasureCertificate),
      standing(hero).tag,
    ),
  test: tested(),
  fail: tested('screen'),
  toRepair: move('TO_REPAIR', null, 'screen'),
  repair: async (story, hero) => {
    hero.row = await recordRepair(story.as(hero.technician, r.recordRepair), standing(hero).tag, {
      actions: ['screenReplaced', 'cleaned'],
      note: 'Dalle prise sur un appareil démonté.',
    })
  },
  grade: async (story, hero) => {
    const { tag, version } = standing(hero)
    const cosmeticGrade = (['A', 'B', 'B', 'C'] as const)[hero.n % 4]!
    const ctx = story.as(hero.technician, r.gradeDevice)
    hero.row = await gradeDevice(ctx, tag, { cosmeticGrade, version })
  },
  system: async (story, hero) => {
    const ctx = story.as(hero.technician, sys.recordSystem)
    const system = ['tablet', 'smartphone'].includes(standing(hero).category)
      ? 'android'
      : 'emmabuntus-6'
    hero.row = await recordSystem(ctx, standing(hero).tag, { system })
  },
  release: async (story, hero) => {
    const ctx = story.as(hero.supervisor, r.releaseDevice)
    hero.row = await releaseDevice(ctx, standing(hero).tag, {})
  },
  comeBack: move('RETURNED', 'shopManager', 'unsold'),
  lock: (story, hero) =>
    reportLock(story.as(hero.technician, l.reportLock), standing(hero).tag, {
      kind: 'bios-password',
    }),
  askDonor: async (story, hero) => {
    const ctx = story.as(hero.supervisor, l.askDonorToUnlock)
    const filter = { code: standing(hero).tag, limit: 1 }
    for (const { id, version } of await listLocks(ctx, filter))
      await askDonorToUnlock(ctx, id, { version })
  },
  quarantine: move('QUARANTINE', null, 'swollenBattery'),
  toDonor: move('RETURNED_TO_DONOR', 'supervisor', 'wrongDonor'),
  dismantle: move('TO_DISMANTLE', null, 'obsolete'),
  takeApart: async (story, hero) => {
    const { tag, massGrams } = standing(hero)
    const parts = [
      { type: 'ram' as const, label: '8 Gio', fits: 'DDR4 SODIMM', grams: 9, keep: true },
      { type: 'keyboard' as const, grams: 172, keep: true },
      { type: 'charger' as const, fits: '65 W USB-C', grams: 240, keep: true },
      { type: 'battery' as const, grams: 305, keep: false },
    ].map((p) => ({ ...p, massSource: 'scale' as const }))
    const listed = parts.reduce((sum, p) => sum + p.grams, 0)
    const input = { parts, media: [], carcassGrams: massGrams - listed + 4 }
    const ctx = story.as(hero.technician, part.dismantleDevice)
    hero.row = (await dismantleDevice(ctx, tag, input)).device
  },
  waste: move('WASTE', 'weeeOfficer', 'beyondRepair'),
  wasteCertified: move('WASTE', 'weeeOfficer', 'certifiedDestruction'),
}

/** A life in words, `+2` for two days later: each step with its day from the arrival, and its place in that day. */
export function readLife(life: string): { step: Step; day: number; turn: number }[] {
  let day = 0
  let turn = 0
  return `receive ${life}`
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      if (word.startsWith('+')) {
        day += Number(word)
        turn = 0
        return []
      }
      const step = steps[word]
      if (!step) throw new Error(`No step is called ${word}.`)
      return [{ step, day, turn: turn++ }]
    })
}
