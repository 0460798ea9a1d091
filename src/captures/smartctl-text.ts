import type { Node } from './json.ts'
import { readSmartctl } from './smartctl.ts'
import { whole } from './units.ts'

/** Whether a text is what smartctl prints without `-j`, of one disk or of several. */
export const looksLikeSmartctlText = (text: string): boolean =>
  /^smartctl \d+\.\d+ /m.test(text) && /^=== START OF INFORMATION SECTION ===/m.test(text)

const MOST_DISKS = 200
const MOST_LINES = 2000

/** Reads what smartctl prints without `-j`: each disk is put in the form that `-j` would give, and read as such. */
export const readSmartctlText = (text: string) =>
  readSmartctl(
    text
      .split(/^(?=smartctl \d+\.\d+ )/m)
      .filter((block) => looksLikeSmartctlText(block))
      .slice(0, MOST_DISKS)
      .map(envelopeOf),
  )

/** A row of attributes in either layout: flags in hexadecimal with a type, or as letters. */
const ROW =
  /^ {0,2}(\d{1,3}) (\S+) +(?:0x[0-9a-f]{4}|[-A-Z]{6}\+?) +\d+ +\d+ +(?:\d+|-+) +(?:\S+ +(?:Always|Offline) +)?(-|NOW|FAILING_NOW|Past|In_the_past) +(\S.*)$/

function envelopeOf(block: string): Node {
  const fields = new Map<string, string>()
  const table: Node[] = []
  for (const line of block.split(/\r?\n/).slice(0, MOST_LINES)) {
    const [, id, name, failed = '', raw] = ROW.exec(line) ?? []
    const [, key, value] = /^([A-Z][^:]{1,60}): +(\S.*)$/.exec(line) ?? []
    if (id !== undefined)
      table.push({
        id: Number(id),
        name,
        when_failed: /now/i.test(failed) ? 'now' : '',
        raw: { string: raw },
      })
    else if (key !== undefined && value !== undefined && !fields.has(key.toLowerCase()))
      fields.set(key.toLowerCase(), value)
  }
  const field = (name: string) => fields.get(name)
  const nvme = field('nvme version') !== undefined || field('total nvm capacity') !== undefined
  const scsi = field('product') !== undefined || field('logical unit id') !== undefined
  const health =
    field('smart overall-health self-assessment test result') ?? field('smart health status')
  return {
    smartctl: { version: /^smartctl (\d+)\.(\d+)/.exec(block)?.slice(1).map(Number) },
    device: { protocol: nvme ? 'NVMe' : scsi ? 'SCSI' : 'ATA' },
    device_type: field('device type') ? { name: field('device type') } : undefined,
    model_family: field('model family'),
    model_name: field('device model') ?? field('model number'),
    vendor: field('vendor'),
    product: field('product'),
    serial_number: field('serial number'),
    user_capacity: {
      bytes: grouped(
        field('user capacity') ?? field('total nvm capacity') ?? field('namespace 1 size/capacity'),
      ),
    },
    rotation_rate: /solid state/i.test(field('rotation rate') ?? '')
      ? 0
      : whole(field('rotation rate')),
    smart_status: health ? { passed: /^(PASSED|OK)/.test(health) } : undefined,
    ata_smart_attributes: { table },
    ...(nvme && {
      nvme_smart_health_information_log: {
        critical_warning: Number.parseInt(field('critical warning') ?? '', 16),
        available_spare: whole(field('available spare')),
        available_spare_threshold: whole(field('available spare threshold')),
        percentage_used: whole(field('percentage used')),
        media_errors: grouped(field('media and data integrity errors')),
        power_on_hours: grouped(field('power on hours')),
        power_cycles: grouped(field('power cycles')),
      },
    }),
    ...(scsi && { scsi_grown_defect_list: whole(field('elements in grown defect list')) }),
  }
}

/** A number with its thousands apart, in any language: `500,107,862,016 bytes [500 GB]`. */
function grouped(text: string | undefined): number | null {
  const digits = /^\d{1,3}(?:[.,'’\s\u00a0\u202f]?\d{3}){0,6}(?!\d)/.exec(text ?? '')?.[0]
  return digits === undefined ? null : Number(digits.replaceAll(/\D/g, ''))
}
