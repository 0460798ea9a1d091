import { qrModules } from '../platform/qr.ts'
import { formatTag } from '../platform/tag.ts'
import { type Layout, type LayoutName, layouts } from './layouts.ts'
import type { Label } from './sheet.ts'

const DOTS_PER_MM = 8

/** Text as ZPL takes it in a field: what commands are made of is written in hexadecimal. */
const field = (text: string): string =>
  text.replace(/[\^~_\\]/g, (c) => `_${c.charCodeAt(0).toString(16)}`)

/** ZPL II for a roll at 203 dpi: QR model 2, level Q, and the tag in large letters. Sheets have no ZPL. */
export function zpl(name: LayoutName, labels: Label[], brand: string): string {
  const { label, qr, roll }: Layout = layouts[name]
  if (!roll) throw new RangeError('ZPL is for rolls')
  const dots = (mm: number) => Math.round(mm * DOTS_PER_MM)
  // All addresses have the same length, so their codes the same size; four modules of quiet zone on each side.
  const modules = labels[0] ? qrModules(labels[0].address).size + 8 : 0
  const module = Math.max(2, Math.floor(dots(qr) / modules))
  const left = dots(qr + 2)
  const width = dots(label.width) - left
  return labels
    .map(({ tag, categoryLabel, address }) =>
      [
        '^XA',
        '^CI28',
        `^PW${dots(label.width)}`,
        `^LL${dots(label.height)}`,
        `^FO${dots(1.5)},${dots(2)}^BQN,2,${module},Q,7^FH_^FDQA,${field(address)}^FS`,
        `^FO${left},${dots(5)}^A0N,${dots(4.6)},${dots(3.6)}^FD${formatTag(tag)}^FS`,
        ...(categoryLabel
          ? [
              `^FO${left},${dots(11)}^A0N,${dots(3)},${dots(2.4)}^FB${width},2^FH_^FD${field(categoryLabel)}^FS`,
            ]
          : []),
        `^FO${left},${dots(label.height - 6)}^A0N,${dots(2.4)},${dots(2)}^FB${width},1^FH_^FD${field(brand)}^FS`,
        '^XZ',
      ].join('\n'),
    )
    .join('\n')
}
