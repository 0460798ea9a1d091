import { Group, Stack, Title } from '@mantine/core'
import { useText } from '../../i18n.tsx'
import { GoToButton } from '../../ui/link.tsx'
import { Facts, Tag, type Tone } from '../../ui/tag.tsx'
import { type Field, fieldOf, type JsonSchema } from './fields.ts'
import { type ConfigurationRow, type Kind, useAuthors, useSay } from './kinds.ts'
import { type Standing, standingOf } from './rows.ts'
import { text } from './text.ts'
import { ValueView } from './value-view.tsx'

export const fieldOfKind = (kind: Kind): Field => fieldOf(kind.schema as JsonSchema, kind.kind)
export const tones: Record<Standing, Tone> = {
  proposed: 'warn',
  inForce: 'good',
  toCome: 'info',
  past: 'neutral',
  rejected: 'bad',
}

/** When a row holds, where it comes from and who signed it. */
export function useOrigin(kind: string) {
  const t = useText(text)
  const say = useSay(kind)
  const authors = useAuthors()
  return (row: ConfigurationRow) => {
    const signed = (code: string) => {
      const name = authors.name(code)
      return (
        <span>
          {name && `${name} `}
          <span className="code">{code}</span>
        </span>
      )
    }
    return [
      [t.from, say.day(row.validFrom)],
      [t.to, row.validTo && say.day(row.validTo)],
      [t.source, row.source],
      [t.signature, row.seeded ? authors.seeded : null],
      [t.proposedBy, row.seeded ? null : signed(row.proposedBy)],
      [
        row.status === 'rejected' ? t.rejectedBy : t.decidedBy,
        row.decidedBy && !row.seeded ? signed(row.decidedBy) : null,
      ],
    ] as const
  }
}

/** A row of a kind: its key, its value in words, its dates, its source and who signed it. */
export function RowCard({
  kind,
  row,
  keyLabel,
  on,
  changeable,
}: {
  kind: Kind
  row: ConfigurationRow
  keyLabel: string
  on: string
  changeable: boolean
}) {
  const t = useText(text)
  const origin = useOrigin(kind.kind)
  const standing = standingOf(row, on)
  return (
    <li className="card">
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={3} size="h5">
            {keyLabel}
          </Title>
          {standing !== 'inForce' && <Tag tone={tones[standing]}>{t.standing[standing]}</Tag>}
        </Group>
        <ValueView kind={kind.kind} field={fieldOfKind(kind)} value={row.value} />
        <Facts of={origin(row)} />
        {changeable && (
          <div>
            <GoToButton
              to={`/configuration/${kind.kind}?propose=${encodeURIComponent(row.key)}`}
              variant="default"
              aria-label={t.proposeFor(keyLabel)}
            >
              {t.change}
            </GoToButton>
          </div>
        )}
      </Stack>
    </li>
  )
}
