import { emptyReport, guessDiskKind } from './hardware.ts'
import { collectMedia } from './media.ts'
import type { Capture } from './model.ts'
import { takeNotes } from './notes.ts'
import { atLeastOne, whole } from './units.ts'

const MOST_DISKS = 200

/** Whether a text is what `hdparm -I` prints of one disk or of several. */
export const looksLikeHdparm = (text: string): boolean =>
  FIRST_LINE.test(text) && /^[ \t]*Model Number:/m.test(text)

const FIRST_LINE = /^(?:CompactFlash )?ATA(?:PI)?\b[^\n]*, with (?:non-)?removable media/m

/** Reads `hdparm -I`: who the disks are. A DVD drive (ATAPI) or a card with removable media is none. */
export function readHdparm(text: string): Capture {
  const notes = takeNotes()
  const { media, add } = collectMedia(notes)
  const blocks = text.split(/^(?=(?:CompactFlash )?ATA(?:PI)?\b[^\n]*, with )/m).slice(1)
  for (const block of blocks.slice(0, MOST_DISKS)) {
    if (/^(?:ATAPI|[^\n]*with removable media)/.test(block)) continue
    const field = (name: string) =>
      new RegExp(`^[ \\t]*${name}[ \\t]*:?[ \\t]+([^\\r\\n]+)`, 'm').exec(block)?.[1]
    const model = field('Model Number')?.trim() ?? null
    const sectors =
      whole(field('LBA48[ \\t]+user addressable sectors')) ||
      whole(field('LBA[ \\t]+user addressable sectors'))
    const rate = field('Nominal Media Rotation Rate')
    add({
      kind: /solid state/i.test(rate ?? '') ? 'ssd' : whole(rate) ? 'hdd' : guessDiskKind(model),
      model,
      serial: field('Serial Number'),
      bytes: sectors
        ? atLeastOne(sectors * (whole(field('Logical[ \\t]+Sector size')) ?? 512))
        : null,
      roughBytes: null,
      bus: 'ata',
    })
  }
  return {
    tool: 'hdparm',
    toolVersion: null,
    snapshotId: null,
    takenAt: null,
    sees: { identity: false, processor: false, memory: false, disks: 'some', battery: false },
    report: { ...emptyReport('hdparm'), media },
    disks: [],
    batteries: [],
    warnings: notes.warnings,
  }
}
