import { Group, Stack, Text, Title } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { useAll, useWrite } from '../../api/query.ts'
import { colon, useLanguage, useText } from '../../i18n.tsx'
import { useHolds } from '../../shell/me.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { focusTitle } from '../../ui/focus.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { sayDone } from '../../ui/say.ts'
import { Facts, Notice, Tag } from '../../ui/tag.tsx'
import { ChangesView } from './changes-view.tsx'
import type { Draft } from './draft.ts'
import {
  type ConfigurationRow,
  type Kind,
  kindTitle,
  useAuthors,
  useKeyWords,
  useSay,
} from './kinds.ts'
import { PricePreview } from './price-preview.tsx'
import { fieldOfKind, useOrigin } from './row-card.tsx'
import { inForceOn, obstacleTo } from './rows.ts'
import { text } from './text.ts'

/** A proposed row: what it changes, why, and the two buttons of the second person. */
export function ProposalCard({
  kind,
  row,
  named = false,
}: {
  kind: Kind
  row: ConfigurationRow
  /** Says its kind too, where several stand together. */
  named?: boolean
}) {
  const t = useText(text)
  const { language: l } = useLanguage()
  const say = useSay(kind.kind)
  const label = useKeyWords(kind, [row.key])
  const origin = useOrigin(kind.kind)
  const rows = useAll(api.listConfiguration, { query: { kind: kind.kind, key: row.key } })
  return (
    <li className="card">
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={3} size="h5">
            {named && `${kindTitle(kind, l)}${colon()}`}
            {label(row.key)}
          </Title>
          <Tag tone="warn">{t.standing.proposed}</Tag>
        </Group>
        <Facts of={origin(row)} />
        <Loaded of={rows}>
          {(all) => {
            const obstacle = obstacleTo(all, row)
            return (
              <>
                <ChangesView
                  kind={kind.kind}
                  field={fieldOfKind(kind)}
                  before={inForceOn(all, row.key, row.validFrom)?.value}
                  after={row.value}
                />
                {kind.kind === 'price' && (
                  <PricePreview rowKey={row.key} draft={row.value as Draft} on={row.validFrom} />
                )}
                {obstacle && (
                  <Notice tone="warn">
                    {obstacle.validFrom === row.validFrom
                      ? t.obstacleSameDay
                      : t.obstacle(say.day(obstacle.validFrom))}
                  </Notice>
                )}
                <Decision row={row} blocked={obstacle !== undefined} />
              </>
            )
          }}
        </Loaded>
      </Stack>
    </li>
  )
}

function Decision({ row, blocked }: { row: ConfigurationRow; blocked: boolean }) {
  const t = useText(text)
  const write = useWrite(api.decideConfiguration)
  const { mine } = useAuthors()
  if (!useHolds('coordinator', 'admin')) return null
  const own = mine(row.proposedBy)
  const decide = async (confirm: boolean) => {
    const body = { confirm, version: row.version }
    const done = await write.send({ params: { id: row.id }, body })
    if (!done) return
    sayDone(confirm ? t.confirmed : own ? t.withdrawn : t.rejected)
    focusTitle()
    return done
  }
  return (
    <>
      {own && <Text>{t.own}</Text>}
      <Group gap="sm">
        <ConfirmButton
          variant="filled"
          label={t.confirm}
          confirm={t.confirm}
          question={t.confirmQuestion}
          act={() => decide(true)}
          busy={write.busy}
          problem={write.problem}
          disabled={own || blocked}
        />
        <ConfirmButton
          label={own ? t.withdraw : t.reject}
          confirm={own ? t.withdraw : t.reject}
          question={own ? t.withdrawQuestion : t.rejectQuestion}
          act={() => decide(false)}
          busy={write.busy}
          problem={write.problem}
        />
      </Group>
    </>
  )
}
