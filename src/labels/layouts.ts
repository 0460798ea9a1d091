/** A paper of labels, in millimetres. A roll has one label a page. */
export type Layout = {
  name: string
  page: { width: number; height: number }
  columns: number
  rows: number
  label: { width: number; height: number }
  /** From one label's corner to the next one's. */
  pitch: { x: number; y: number }
  margin: { left: number; top: number }
  /** Side of the QR with its quiet zone; the text stands beside it. */
  qr: number
  /** Kept free before the QR: printers do not reach the edge of a sheet. */
  inset: number
  roll: boolean
}

type Shape = Pick<Layout, 'columns' | 'rows' | 'label' | 'qr' | 'inset'> &
  Partial<Pick<Layout, 'margin' | 'pitch'>>
const nowhere = { left: 0, top: 0 }
const sheet = (name: string, shape: Shape): Layout => ({
  name,
  page: { width: 210, height: 297 },
  margin: nowhere,
  pitch: { x: shape.label.width, y: shape.label.height },
  ...shape,
  roll: false,
})
const roll = (name: string, width: number, height: number, qr: number): Layout => {
  const label = { width, height }
  const pitch = { x: width, y: height }
  return {
    name,
    page: label,
    columns: 1,
    rows: 1,
    label,
    pitch,
    margin: nowhere,
    qr,
    inset: 1.5,
    roll: true,
  }
}

/** The papers we print on: common A4 sheets of 24, 40 and 65, and rolls of 62 mm and 57 × 32 mm. */
export const layouts = {
  'a4-24': sheet('a4-24', {
    columns: 3,
    rows: 8,
    label: { width: 70, height: 37 },
    qr: 28,
    inset: 5,
    margin: { left: 0, top: 0.5 },
  }),
  'a4-40': sheet('a4-40', {
    columns: 4,
    rows: 10,
    label: { width: 52.5, height: 29.7 },
    qr: 21,
    inset: 4.5,
  }),
  'a4-65': sheet('a4-65', {
    columns: 5,
    rows: 13,
    label: { width: 38.1, height: 21.2 },
    qr: 18,
    inset: 0.8,
    margin: { left: 4.65, top: 10.7 },
    pitch: { x: 40.6, y: 21.2 },
  }),
  'roll-62': roll('roll-62', 62, 29, 25),
  'roll-57x32': roll('roll-57x32', 57, 32, 27),
} as const satisfies Record<string, Layout>
export type LayoutName = keyof typeof layouts
export const layoutNames = Object.keys(layouts) as [LayoutName, ...LayoutName[]]
export const labelsPerPage = ({ columns, rows }: Layout): number => columns * rows
/** The papers, as a screen offers them. */
export const layoutList = layoutNames.map((name) => {
  const { roll, label, columns, rows, page }: Layout = layouts[name]
  return {
    name,
    kind: roll ? ('roll' as const) : ('sheet' as const),
    labelWidthMm: label.width,
    labelHeightMm: label.height,
    columns,
    rows,
    pageWidthMm: page.width,
    pageHeightMm: page.height,
  }
})
/** Where the text begins in a label, and how wide it may be. */
export const textStart = ({ inset, qr }: Layout): number => inset + qr + 0.7
export const textWidth = (layout: Layout): number =>
  layout.label.width - textStart(layout) - Math.max(1, layout.inset * 0.7)
