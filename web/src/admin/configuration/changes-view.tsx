import { Text } from '@mantine/core'
import { useText } from '../../i18n.tsx'
import { DataTable } from '../../ui/table.tsx'
import { type Change, changesOf } from './facts.ts'
import type { Field } from './fields.ts'
import { useSay } from './kinds.ts'
import { text } from './text.ts'
import { LeafView, lineOf, ValueView } from './value-view.tsx'

/** What a proposed value changes in the one it would follow; all of it where there is none. */
export function ChangesView({
  kind,
  field,
  before,
  after,
}: {
  kind: string
  field: Field
  before: unknown
  after: unknown
}) {
  const t = useText(text)
  const say = useSay(kind)
  if (before === undefined)
    return (
      <>
        <Text>{t.first}</Text>
        <ValueView kind={kind} field={field} value={after} />
      </>
    )
  const changes = changesOf(field, before, after)
  if (changes.length === 0) return <Text>{t.same}</Text>
  const lists = changes.filter((c) => c.rows)
  const facts = changes.filter((c) => !c.rows)
  return (
    <>
      {facts.length > 0 && (
        <DataTable
          caption={t.differences}
          rows={facts}
          rowKey={(c) => c.path.join('/')}
          columns={[
            { title: t.field, cell: (c) => say.label(c.path) },
            {
              title: t.today,
              cell: (c) => <LeafView kind={kind} leaf={{ ...c, value: c.before ?? null }} />,
            },
            {
              title: t.proposed,
              cell: (c) => (
                <strong>
                  <LeafView kind={kind} leaf={{ ...c, value: c.after ?? null }} />
                </strong>
              ),
            },
          ]}
        />
      )}
      {lists.map((c) => (
        <ListChanges key={c.path.join('/')} kind={kind} change={c} />
      ))}
    </>
  )
}

function ListChanges({ kind, change: { path, field, rows } }: { kind: string; change: Change }) {
  const t = useText(text)
  const say = useSay(kind)
  if (!rows) return null
  const line = (row: unknown) =>
    field.is === 'list' ? lineOf(say, field.of, row, path) : String(row)
  return (
    <div>
      <Text fw={600}>{say.label(path)}</Text>
      <ul className="problem-list">
        {rows.added.map((r) => (
          <li key={`+${line(r)}`}>
            <strong>{t.added}</strong> : {line(r)}
          </li>
        ))}
        {rows.removed.map((r) => (
          <li key={`-${line(r)}`}>
            <strong>{t.removed}</strong> : {line(r)}
          </li>
        ))}
        {rows.changed.map(([a, b]) => (
          <li key={`=${line(a)}`}>
            {line(a)} <strong>{t.becomes}</strong> {line(b)}
          </li>
        ))}
        {rows.moved && <li>{t.moved}</li>}
      </ul>
    </div>
  )
}
