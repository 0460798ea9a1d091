import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useZPaper } from './papers.tsx'
import { useAll } from './read-all.ts'
import type { TillNow } from './rows.ts'
import { type Closing, ZFacts } from './z-facts.tsx'

const text: Texts<
  Record<'title' | 'empty' | 'print' | 'older' | 'figures', string> & {
    one: (n: number) => string
  }
> = {
  fr: {
    title: 'Clôtures passées',
    empty: 'Aucune clôture pour le moment. Il y en aura une à la fin de la première journée.',
    print: 'Imprimer la clôture',
    older: 'Clôtures plus anciennes',
    figures: 'Tous les chiffres',
    one: (n) => `Z n° ${n}`,
  },
  en: {
    title: 'Past closings',
    empty: 'No closing yet. There will be one at the end of the first day.',
    print: 'Print the closing',
    older: 'Older closings',
    figures: 'All figures',
    one: (n) => `Z no. ${n}`,
  },
}
const PAGE = 10

/** The closings of a till, last first, each with its figures and its paper. */
export function Closings({ till }: { till: TillNow }) {
  const t = useText(text)
  const f = useFormat()
  const paper = useZPaper(till.code)
  const [shown, setShown] = useState(PAGE)
  const read = useAll(['listClosings', till.code], (after) =>
    api.listClosings({ params: { id: till.code }, query: { after, limit: 200 } }),
  )
  return (
    <Section title={t.title}>
      <Loaded of={read}>
        {(items) => {
          const last = [...items].reverse()
          return last.length === 0 ? (
            <Empty>{t.empty}</Empty>
          ) : (
            <Stack gap="sm">
              <ul className="rows" aria-label={t.title}>
                {last.slice(0, shown).map((z: Closing) => (
                  <li key={z.id} className="card">
                    <Group justify="space-between" gap="sm">
                      <div>
                        <Text fw={650}>
                          {t.one(z.zNo)} · {f.day(z.businessDate)}
                        </Text>
                        <Text className="big">{f.euros(z.netCents)}</Text>
                      </div>
                      <Button
                        variant="default"
                        loading={paper.busy}
                        aria-label={`${t.print} ${z.zNo}`}
                        onClick={() => void paper.print(z.zNo)}
                      >
                        {t.print}
                      </Button>
                    </Group>
                    <details className="more">
                      <summary>{t.figures}</summary>
                      <ZFacts z={z} />
                    </details>
                  </li>
                ))}
              </ul>
              {last.length > shown && (
                <div>
                  <Button variant="default" onClick={() => setShown(shown + PAGE)}>
                    {t.older}
                  </Button>
                </div>
              )}
            </Stack>
          )
        }}
      </Loaded>
      <ProblemNote error={paper.problem} focus />
      {paper.view}
    </Section>
  )
}
