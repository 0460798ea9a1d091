import type { ReactNode } from 'react'
import { useText } from '../../i18n.tsx'
import { printedTag } from '../../ui/format.ts'
import { GoTo } from '../../ui/link.tsx'
import { DataTable } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useCategories } from '../../words.ts'
import { type Item, itemTone, text } from './text.ts'

const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)

/** A device of a transfer in words: maker and model, else its category. */
export function useItemName() {
  const { label } = useCategories()
  return (i: Pick<Item, 'manufacturer' | 'model' | 'category'>) =>
    [i.manufacturer, i.model].filter(Boolean).join(' ') || capital(label(i.category))
}

/** The devices of a transfer; `act` adds what may be done with one. */
export function Items({ items, act }: { items: readonly Item[]; act?: (item: Item) => ReactNode }) {
  const t = useText(text)
  const name = useItemName()
  return (
    <DataTable
      caption={t.content}
      rows={items}
      rowKey={(i) => i.tag}
      columns={[
        {
          title: t.device,
          cell: (i) => (
            <>
              <GoTo to={`/devices/${i.tag}`}>
                <span className="code">{printedTag(i.tag)}</span>
              </GoTo>{' '}
              {name(i)}
            </>
          ),
        },
        {
          title: t.kit,
          cell: (i) => i.kitTag && <span className="code">{printedTag(i.kitTag)}</span>,
        },
        { title: t.serial, cell: (i) => i.serial && <span className="code">{i.serial}</span> },
        act
          ? { title: t.act, cell: act }
          : {
              title: t.state,
              cell: (i) => <Tag tone={itemTone[i.status]}>{t.items[i.status]}</Tag>,
            },
      ]}
    />
  )
}
