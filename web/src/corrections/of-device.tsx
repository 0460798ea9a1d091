import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { Section } from '../ui/page.tsx'
import { CorrectionCard } from './card.tsx'
import { text } from './text.ts'

/** The corrections of a device that wait for a second person; nothing where there is none. */
export function CorrectionsOfDevice({ tag }: { tag: string }) {
  const t = useText(text)
  const waiting = useRead(api.listCorrections, { query: { code: tag, status: 'proposed' } })
  const items = waiting.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={t.title}>
      {items.map((c) => (
        <CorrectionCard key={c.id} of={c} />
      ))}
    </Section>
  )
}
