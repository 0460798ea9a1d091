import { Button } from '@mantine/core'
import { IconArrowsSort } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { usePages } from '../api/query.ts'
import { useSites } from '../bench/work-site.tsx'
import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { LoadedPages } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'

const text: Texts<Record<'title' | 'empty' | 'oldest' | 'newest', string>> = {
  fr: {
    title: 'Son parcours',
    empty: 'Rien n’est encore écrit.',
    oldest: 'Depuis le début',
    newest: 'Le plus récent d’abord',
  },
  en: {
    title: 'Its journey',
    empty: 'Nothing is written yet.',
    oldest: 'Oldest first',
    newest: 'Newest first',
  },
}
const MOST = 200

/** What happened to a device, as the journal tells it. Newest first needs it whole: that order then waits for the rest. */
export function Journey({ tag }: { tag: string }) {
  const t = useText(text)
  const f = useFormat()
  const sites = useSites()
  const [order, setOrder] = useState('oldest')
  const pages = usePages(api.getDeviceHistory, {
    params: { code: tag },
    query: { limit: order === 'newest' ? MOST : 20 },
  })
  return (
    <Section
      title={t.title}
      actions={
        <Button
          variant="default"
          leftSection={<IconArrowsSort size={18} aria-hidden />}
          onClick={() => setOrder(order === 'newest' ? 'oldest' : 'newest')}
        >
          {order === 'newest' ? t.oldest : t.newest}
        </Button>
      }
    >
      <LoadedPages of={pages} empty={t.empty}>
        {(rows) => (
          <ol className="journey" reversed={order === 'newest'}>
            {(order === 'newest' ? [...rows].reverse() : rows).map((e) => {
              const site = e.siteId && sites.name(e.siteId)
              return (
                <li key={e.id}>
                  <div className="journey-what">{e.text}</div>
                  <div className="journey-when">
                    {f.dayAndTime(e.occurredAt)}
                    {site ? `, ${site}` : ''}
                  </div>
                </li>
              )
            })}
          </ol>
        )}
      </LoadedPages>
    </Section>
  )
}
