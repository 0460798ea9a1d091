import { Button, Group, Stack, Text } from '@mantine/core'
import { IconCircleX } from '@tabler/icons-react'
import { Refused } from '../api/client.ts'
import { type Texts, useText } from '../i18n.tsx'
import { text as outboxText } from '../outbox/text.ts'
import { printedTag } from '../ui/format.ts'
import { ProblemNote } from '../ui/problem.tsx'
import { Notice } from '../ui/tag.tsx'
import type { Trouble } from './use-bench.ts'

const text: Texts<Record<'read' | 'choose' | 'unknown' | 'unknownHelp', string>> = {
  fr: {
    read: 'Code lu :',
    choose: 'Lequel avez-vous en main ? Regardez son étiquette.',
    unknown: 'Appareil introuvable',
    unknownHelp:
      'Vérifiez que c’est bien notre étiquette. Un appareil qui n’en a pas encore se reçoit d’abord à la réception.',
  },
  en: {
    read: 'Code read:',
    choose: 'Which one do you hold? Look at its label.',
    unknown: 'Device not found',
    unknownHelp:
      'Check that this is one of our labels. A device that has none yet is received first.',
  },
}

/** Why a code gave no device, in big words, and what to do; several devices of one serial are shown to choose from. */
export function ScanTrouble({
  trouble: { code, error },
  choose,
}: {
  trouble: Trouble
  choose: (tag: string) => void
}) {
  const t = useText(text)
  const o = useText(outboxText)
  if (!(error instanceof Refused))
    return (
      <>
        <ProblemNote error={error} retry={() => choose(code)} />
        <Notice tone="info">{o.neverRead}</Notice>
      </>
    )
  const { problem } = error
  const choices = Array.isArray(problem.choices) ? (problem.choices as string[]) : []
  const missing = problem.code === 'NOT_FOUND'
  return (
    <div role="alert" className="notice tone-bad" data-problem={problem.code}>
      <IconCircleX size={48} aria-hidden />
      <Stack gap="sm">
        <Text className="trouble">{missing ? t.unknown : problem.title}</Text>
        <Text>
          {t.read} <span className="code">{code}</span>
        </Text>
        {missing && <Text>{t.unknownHelp}</Text>}
        {choices.length > 0 && (
          <>
            <Text>{t.choose}</Text>
            <Group gap="sm">
              {choices.map((tag) => (
                <Button key={tag} size="lg" variant="default" onClick={() => choose(tag)}>
                  <span className="code">{printedTag(tag)}</span>
                </Button>
              ))}
            </Group>
          </>
        )}
      </Stack>
    </div>
  )
}
