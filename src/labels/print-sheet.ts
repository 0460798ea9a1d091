import { setImmediate } from 'node:timers/promises'
import type { Ctx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { notFound, Problem } from '../platform/problems.ts'
import type { SheetQuery } from './contract.ts'
import { type Layout, type LayoutName, labelsPerPage, layouts } from './layouts.ts'
import { getBatch, listBatchTags } from './queries.ts'
import { type Label, labelAddress, labelData } from './sheet.ts'
import { svg } from './svg.ts'
import { zpl } from './zpl.ts'

type File = { type: string; name: string; body: Buffer | string }
const ROLL_SLICE = 50

/**
 * A batch as a file to print: all its labels as PDF or ZPL, or one of them as SVG.
 * @throws NOT_FOUND another's batch, or no label at that position; LAYOUT_NOT_ROLL for the ZPL of a sheet.
 */
export async function printSheet(ctx: Ctx, id: string, query: SheetQuery): Promise<File> {
  const batch = await getBatch(ctx, id)
  const name = query.layout ?? (batch.layout as LayoutName)
  const layout: Layout = layouts[name]
  const { demo, brand, publicUrl } = ctx.settings
  const imprint = demo ? 'DÉMONSTRATION' : brand
  const rows = await listBatchTags(ctx.db, batch, parisDate(ctx.now()))
  const labels = rows.map(({ tag, label }) => ({
    tag,
    categoryLabel: label,
    address: labelAddress(publicUrl, tag),
  }))
  const file = `labels-${id.slice(-12)}`
  if (query.format === 'svg') {
    const label = labels[query.position - 1]
    if (!label) throw notFound('label')
    return { type: 'image/svg+xml', name: `${label.tag}.svg`, body: svg(name, label, imprint) }
  }
  if (query.format === 'zpl') {
    if (!layout.roll) throw new Problem('LAYOUT_NOT_ROLL')
    const parts: string[] = []
    for (const part of slices(labels, ROLL_SLICE, ROLL_SLICE)) {
      parts.push(zpl(name, part, imprint))
      await setImmediate()
    }
    return { type: 'application/zpl', name: `${file}.zpl`, body: parts.join('\n') }
  }
  const data = await pages(name, labels, { issuedAt: batch.recordedAt, brand, demo }, query.from)
  return {
    type: 'application/pdf',
    name: `${file}.pdf`,
    body: await ctx.renderer.render('labels', data),
  }
}

/**
 * Drawing thousands of QR codes takes a second or more: a page at a time, so that scans are answered in between.
 */
async function pages(
  name: LayoutName,
  labels: Label[],
  options: { issuedAt: string; brand: string; demo: boolean },
  from: number,
) {
  const layout: Layout = layouts[name]
  const places = layout.roll ? ROLL_SLICE : labelsPerPage(layout)
  const begun = layout.roll ? 0 : from - 1
  if (begun >= places)
    throw new Problem('MALFORMED', {
      errors: [{ at: 'querystring/from', text: `1 to ${places}` }],
    })
  const [first = [], ...rest] = slices(labels, places - begun, places)
  const data = labelData(name, first, { ...options, from })
  for (const part of rest) {
    await setImmediate()
    const more = labelData(name, part, options)
    data.pages.push(...more.pages)
    data.categories = [...new Set([...data.categories, ...more.categories])]
  }
  return data
}

/** A list cut in slices, the first of a size of its own. */
function slices<T>(items: T[], first: number, size: number): T[][] {
  const cut = [items.slice(0, first)]
  for (let at = first; at < items.length; at += size) cut.push(items.slice(at, at + size))
  return cut
}
