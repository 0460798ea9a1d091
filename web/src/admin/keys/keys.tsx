import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { usePages, useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { focusTitle } from '../../ui/focus.ts'
import { useFormat } from '../../ui/format.ts'
import { GoToButton } from '../../ui/link.tsx'
import { LoadedPages } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { sayDone } from '../../ui/say.ts'
import { DataTable } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useWords } from '../../words.ts'
import { usePlaceNames } from '../places.ts'
import { text } from './text.ts'

type Key = Result<typeof api.listApiKeys>['items'][number]

/** The keys of machines, with their last use and their end. */
export default function ApiKeys() {
  const t = useText(text)
  const keys = usePages(api.listApiKeys, {})
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={<GoToButton to="/api-keys/new">{t.add}</GoToButton>}
    >
      <LoadedPages of={keys} empty={t.none}>
        {(rows) => <Keys rows={rows} />}
      </LoadedPages>
    </Page>
  )
}

function Keys({ rows }: { rows: Key[] }) {
  const t = useText(text)
  const words = useWords()
  const { day } = useFormat()
  const places = usePlaceNames(rows.map((k) => k.organisationId))
  return (
    <DataTable
      caption={t.title}
      rows={rows}
      rowKey={(k) => k.id}
      columns={[
        { title: t.name, cell: (k) => k.name },
        { title: t.role, cell: (k) => words.role(k.role) },
        {
          title: t.place,
          cell: (k) =>
            [places.organisation(k.organisationId), k.siteId && places.site(k.siteId)]
              .filter(Boolean)
              .join(', '),
        },
        { title: t.start, cell: (k) => <span className="code">{k.start}…</span> },
        { title: t.used, cell: (k) => (k.lastUsedOn ? day(k.lastUsedOn) : t.never) },
        { title: t.expires, cell: (k) => (k.expiresAt ? day(k.expiresAt) : t.noEnd) },
        { title: t.state, cell: (k) => <State of={k} /> },
        { title: t.act, cell: (k) => !k.revokedAt && <Revoke of={k} /> },
      ]}
    />
  )
}

function State({ of: { revokedAt, expiresAt } }: { of: Key }) {
  const t = useText(text)
  const { day } = useFormat()
  if (revokedAt)
    return (
      <Tag tone="bad">
        {t.revoked}, {day(revokedAt)}
      </Tag>
    )
  if (expiresAt && Date.parse(expiresAt) <= Date.now()) return <Tag>{t.ended}</Tag>
  return <Tag tone="good">{t.works}</Tag>
}

function Revoke({ of: { id, name } }: { of: Key }) {
  const t = useText(text)
  const write = useWrite(api.revokeApiKey)
  const revoke = async () => {
    const done = await write.send({ params: { id } })
    if (!done) return
    sayDone(t.done)
    focusTitle()
    return done
  }
  return (
    <ConfirmButton
      label={
        <>
          {t.revoke}
          <span className="visually-hidden"> {name}</span>
        </>
      }
      confirm={t.revoke}
      question={`${name}. ${t.revokeQuestion}`}
      act={revoke}
      busy={write.busy}
      problem={write.problem}
    />
  )
}
