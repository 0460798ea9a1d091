import { Button, Group, Stack, Title } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { ProblemNote } from '../ui/problem.tsx'
import { useZPaper } from './papers.tsx'
import type { TillNow } from './rows.ts'
import { type Closing, ZFacts } from './z-facts.tsx'

const text: Texts<{ print: string; done: (n: number, day: string) => string }> = {
  fr: { print: 'Imprimer la clôture', done: (n, day) => `Journée du ${day} clôturée : Z n° ${n}` },
  en: { print: 'Print the closing', done: (n, day) => `Day of ${day} closed: Z no. ${n}` },
}

/** The closing just made, with its figures and its paper. */
export function ClosedDay({ till, z }: { till: TillNow; z: Closing }) {
  const t = useText(text)
  const f = useFormat()
  const paper = useZPaper(till.code)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const timer = setTimeout(() => button.current?.focus(), 60)
    return () => clearTimeout(timer)
  }, [])
  return (
    <section className="card">
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={2} size="h4" role="status">
            {t.done(z.zNo, f.day(z.businessDate))}
          </Title>
          <Button
            ref={button}
            leftSection={<IconPrinter size={20} aria-hidden />}
            loading={paper.busy}
            onClick={() => void paper.print(z.zNo)}
          >
            {t.print}
          </Button>
        </Group>
        <ProblemNote error={paper.problem} focus />
        <ZFacts z={z} />
      </Stack>
      {paper.view}
    </section>
  )
}
