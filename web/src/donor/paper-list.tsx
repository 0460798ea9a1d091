import { Group, Text } from '@mantine/core'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { type Texts, useLanguage, useText } from '../i18n.tsx'
import { PaperButton } from '../ui/files.tsx'
import { useFormat } from '../ui/format.ts'
import { GoToButton } from '../ui/link.tsx'
import { DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'

export type Paper = Result<typeof api.listDocuments>['items'][number]

const text: Texts<Record<'kind' | 'date' | 'status' | 'check' | 'do' | 'open' | 'keep', string>> = {
  fr: {
    kind: 'Document',
    date: 'Date',
    status: 'État',
    check: 'Vérifier',
    do: 'Actions',
    open: 'Ouvrir',
    keep: 'Télécharger',
  },
  en: {
    kind: 'Paper',
    date: 'Date',
    status: 'Standing',
    check: 'Check',
    do: 'Actions',
    open: 'Open',
    keep: 'Download',
  },
}

/** Papers with their standing, to open, to keep, and to check as anyone may. */
export function PaperList({ papers, caption }: { papers: readonly Paper[]; caption: string }) {
  const t = useText(text)
  const words = useWords()
  const f = useFormat()
  const { language } = useLanguage()
  const name = (p: Paper) => `${p.title[language]} ${p.number}`
  const hidden = (p: Paper) => <span className="visually-hidden"> {name(p)}</span>
  return (
    <DataTable
      caption={caption}
      rows={papers}
      rowKey={(p) => p.id}
      columns={[
        {
          title: t.kind,
          cell: (p) => (
            <>
              {p.title[language]} <span className="code">{p.number}</span>
              <Text size="sm" c="dimmed">
                {p.issuer}
              </Text>
            </>
          ),
        },
        { title: t.date, cell: (p) => <span className="nowrap">{f.day(p.issuedAt)}</span> },
        {
          title: t.status,
          cell: (p) => (
            <Tag tone={words.documentTone(p.status)}>{words.documentStatus(p.status)}</Tag>
          ),
        },
        {
          title: t.do,
          cell: (p) => (
            <Group gap="xs" className="row-actions">
              <PaperButton
                label={
                  <>
                    {t.open}
                    {hidden(p)}
                  </>
                }
                fetch={() => api.getDocument({ params: { id: p.id } })}
              />
              <PaperButton
                label={
                  <>
                    {t.keep}
                    {hidden(p)}
                  </>
                }
                fetch={() => api.getDocument({ params: { id: p.id } })}
                fileName={`${name(p)}.pdf`}
              />
              <GoToButton to={`/check/${p.checkCode}`} variant="subtle">
                {t.check}
                {hidden(p)}
              </GoToButton>
            </Group>
          ),
        },
      ]}
    />
  )
}
