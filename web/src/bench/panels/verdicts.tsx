import { Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useText } from '../../i18n.tsx'
import { printedTag } from '../../ui/format.ts'
import { ProblemNote } from '../../ui/problem.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useProblemText } from '../../words.ts'
import { erasureText } from './erasure-text.ts'
import type { LogResult } from './use-logs.ts'

const looks = {
  erased: { tone: 'good', Icon: IconCircleCheck },
  failed: { tone: 'bad', Icon: IconCircleX },
  refused: { tone: 'warn', Icon: IconAlertTriangle },
} as const

/** What each log says of each of its disks, and every reason why it proves nothing; `tag` is the device that one looks at. */
export function LogVerdicts({ of, tag }: { of: readonly LogResult[]; tag: string | null }) {
  const t = useText(erasureText)
  const problemText = useProblemText()
  return (
    <section aria-label={t.verdicts} role="status">
      <Title order={3} size="h4" mb="xs">
        {t.verdicts}
      </Title>
      <ul className="rows">
        {of.map(({ name, evidence, error }) => (
          <li key={name} className="card">
            <Text fw={600}>{name}</Text>
            <ProblemNote error={error} />
            {evidence?.repeated && <Text>{t.again}</Text>}
            {evidence?.verdicts.map((v) => {
              const { tone, Icon } = looks[v.verdict]
              const why = v.codes.length > 0 ? v.codes : v.code ? [v.code] : []
              return (
                <div key={v.id}>
                  <div className="medium">
                    <Text>
                      {t.disk} <span className="code">{v.serial ?? v.disk}</span>
                    </Text>
                    <Tag tone={tone} icon={<Icon size={18} aria-hidden />}>
                      {t[v.verdict]}
                    </Tag>
                  </div>
                  {v.place === 'tray' ? (
                    <Text>{t.tray}</Text>
                  ) : (
                    tag !== null &&
                    v.deviceTag &&
                    v.deviceTag !== tag && (
                      <Text>
                        {t.another} <span className="code">{printedTag(v.deviceTag)}</span>
                      </Text>
                    )
                  )}
                  {v.warnings.includes('SIGNATURE_NOT_VERIFIED') && <Text>{t.unsigned}</Text>}
                  {why.length > 0 && (
                    <ul className="problem-list">
                      {why.map((c) => (
                        <li key={c}>{problemText(c)}</li>
                      ))}
                    </ul>
                  )}
                </div>
              )
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
