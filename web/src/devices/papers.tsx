import { Text } from '@mantine/core'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { usePages } from '../api/query.ts'
import { type Texts, useLanguage, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { PaperButton } from '../ui/files.tsx'
import { useFormat } from '../ui/format.ts'
import { LoadedPages } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'

const text: Texts<Record<'title' | 'empty' | 'number' | 'open', string>> = {
  fr: {
    title: 'Ses papiers',
    empty: 'Aucun papier. Le certificat d’effacement se délivre à l’atelier, par un encadrant.',
    number: 'n°',
    open: 'Ouvrir',
  },
  en: {
    title: 'Its papers',
    empty: 'No paper. A supervisor issues the erasure certificate at the workshop.',
    number: 'no.',
    open: 'Open',
  },
}

/** The papers issued about a device. */
export function DevicePapers({ device }: { device: Result<typeof api.getDevice> }) {
  const t = useText(text)
  const { language } = useLanguage()
  const f = useFormat()
  const w = useWords()
  const may = useHolds(
    'technician',
    'supervisor',
    'weeeOfficer',
    'shopManager',
    'accountant',
    'coordinator',
    'auditor',
    'admin',
  )
  const pages = usePages(
    api.listDocuments,
    { query: { subjectId: device.id, limit: 20 } },
    { when: may },
  )
  if (!may) return null
  return (
    <Section title={t.title}>
      <LoadedPages of={pages} empty={t.empty}>
        {(rows) => (
          <ul className="rows">
            {rows.map((d) => (
              <li key={d.id} className="medium">
                <div>
                  <Text fw={600}>
                    {d.title[language]} {t.number} <span className="code">{d.number}</span>
                  </Text>
                  <Text>
                    {f.day(d.issuedAt)}, {d.issuer}{' '}
                    <Tag tone={w.documentTone(d.status)}>{w.documentStatus(d.status)}</Tag>
                  </Text>
                </div>
                <PaperButton
                  label={`${t.open} ${d.number}`}
                  fetch={() => api.getDocument({ params: { id: d.id } })}
                />
              </li>
            ))}
          </ul>
        )}
      </LoadedPages>
    </Section>
  )
}
