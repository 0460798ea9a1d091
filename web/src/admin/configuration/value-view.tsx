import { useText } from '../../i18n.tsx'
import { Facts } from '../../ui/tag.tsx'
import { type Leaf, leavesOf, sayFact } from './facts.ts'
import type { Field } from './fields.ts'
import { useSay } from './kinds.ts'
import { text } from './text.ts'

/** From so many lines on, a list is opened on demand. */
const MANY = 4

/** A value of a kind as facts; its lists as lines, folded where they are long. */
export function ValueView({ kind, field, value }: { kind: string; field: Field; value: unknown }) {
  const say = useSay(kind)
  const leaves = leavesOf(field, value)
  return (
    <Facts
      of={leaves.map((leaf) => [
        say.label(leaf.path),
        <LeafView key="v" kind={kind} leaf={leaf} />,
      ])}
    />
  )
}

/** One fact of a value. */
export function LeafView({ kind, leaf }: { kind: string; leaf: Leaf }) {
  const t = useText(text)
  const say = useSay(kind)
  const { field, value } = leaf
  if (field.is === 'record') {
    const names = Object.keys((value ?? {}) as object)
    return <Lines of={names} many={t.see(names.length)} />
  }
  if (field.is === 'list' && Array.isArray(value)) {
    const lines = value.map((row) => lineOf(say, field.of, row, leaf.path))
    return <Lines of={lines} many={t.see(lines.length)} />
  }
  return <span className="as-typed">{sayFact(leaf, say)}</span>
}

function Lines({ of, many }: { of: readonly string[]; many: string }) {
  const list = (
    <ol className="problem-list">
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  )
  if (of.length === 0) return '—'
  if (of.length <= MANY) return list
  return (
    <details className="fold">
      <summary>{many}</summary>
      {list}
    </details>
  )
}

/** One row of a list on one line: what names it first, then the rest; a flag is said where it is up. */
export function lineOf(
  say: ReturnType<typeof useSay>,
  field: Field,
  row: unknown,
  path: string[],
): string {
  if (field.is !== 'group') return sayFact({ path, field, value: row }, say)
  const leaves = leavesOf(field, row, path).filter((l) => l.path.at(-1) !== 'key')
  const parts = leaves.flatMap((leaf) => {
    const name = say.label(leaf.path)
    if (leaf.field.is === 'flag') return leaf.value === true ? [name.toLowerCase()] : []
    const said = sayFact(leaf, say)
    return leaf.field.is === 'number' ? [`${name.toLowerCase()} ${said}`] : [said]
  })
  return parts.filter((p) => p !== '—').join(' · ')
}
