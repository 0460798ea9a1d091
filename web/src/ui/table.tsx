import { Table } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Facts } from './tag.tsx'

export type Column<T> = {
  title: string
  cell: (row: T) => ReactNode
  /** Figures stand to the right. */
  right?: boolean
}

/** Rows as a table, or on a narrow screen as a list of cards: nothing scrolls sideways. The first column names the row. */
export function DataTable<T>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
}) {
  const narrow = useMediaQuery('(max-width: 48em)', window.innerWidth < 768)
  const [first, ...others] = columns
  if (!first) return null
  if (narrow)
    return (
      <ul className="rows" aria-label={caption}>
        {rows.map((row) => (
          <li key={rowKey(row)} className="card">
            <div className="row-name">{first.cell(row)}</div>
            <Facts of={others.map((c) => [c.title, c.cell(row)] as const)} />
          </li>
        ))}
      </ul>
    )
  return (
    <div className="card table-card">
      <Table>
        <Table.Caption className="visually-hidden">{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((c) => (
              <Table.Th key={c.title} ta={c.right ? 'right' : 'left'} scope="col">
                {c.title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={rowKey(row)}>
              {columns.map((c) => (
                <Table.Td key={c.title} ta={c.right ? 'right' : 'left'}>
                  {c.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
