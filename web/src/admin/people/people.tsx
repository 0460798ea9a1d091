import { Switch } from '@mantine/core'
import { useEffect } from 'react'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { usePages } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { useHolds } from '../../shell/me.tsx'
import { SelectField, TextField } from '../../ui/form.tsx'
import { GoTo, GoToButton, useSearchValue } from '../../ui/link.tsx'
import { LoadedPages } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { DataTable } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useWords } from '../../words.ts'
import { usePlaceNames } from '../places.ts'
import { personRoles } from './roles.ts'
import { text } from './text.ts'

type Person = Result<typeof api.getPerson>

const plain = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Who comes into the service; a supervisor sees its own team. */
export default function People() {
  const t = useText(text)
  const wide = useHolds('coordinator', 'admin')
  const [sought, seek] = useSearchValue('name')
  const [role, chooseRole] = useSearchValue('role')
  const [gone, showGone] = useSearchValue('gone')
  const people = usePages(api.listPeople, { query: { limit: 100 } })
  const narrowed = Boolean(sought || role)
  // What is sought may stand on a page that has not come yet.
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = people
  useEffect(() => {
    if (narrowed && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [narrowed, hasNextPage, isFetchingNextPage, fetchNextPage])
  const shown = people.rows.filter(
    (p) =>
      (gone === 'yes' || p.active) &&
      plain(p.name).includes(plain(sought ?? '')) &&
      (!role || p.memberships.some((m) => m.role === role)),
  )
  const words = useWords()
  return (
    <Page
      title={wide ? t.people : t.team}
      lead={wide ? t.peopleLead : t.teamLead}
      actions={<GoToButton to="/people/new">{t.add}</GoToButton>}
    >
      <div className="two">
        <TextField
          label={t.find}
          type="search"
          value={sought ?? ''}
          onValue={(v) => seek(v || null)}
          autoComplete="off"
        />
        <SelectField
          label={t.roleFilter}
          value={role ?? 'any'}
          onValue={(v) => chooseRole(v === 'any' ? null : v)}
          options={[['any', t.anyRole], ...personRoles.map((r) => [r, words.role(r)] as const)]}
        />
      </div>
      <Switch
        label={t.showGone}
        checked={gone === 'yes'}
        onChange={(e) => showGone(e.currentTarget.checked ? 'yes' : null)}
      />
      <LoadedPages of={{ ...people, rows: shown }} empty={narrowed ? t.noneFound : t.none}>
        {(rows) => <PeopleTable rows={rows} />}
      </LoadedPages>
    </Page>
  )
}

function PeopleTable({ rows }: { rows: Person[] }) {
  const t = useText(text)
  const words = useWords()
  const places = usePlaceNames(rows.flatMap((p) => p.memberships.map((m) => m.organisationId)))
  return (
    <DataTable
      caption={t.people}
      rows={rows}
      rowKey={(p) => p.id}
      columns={[
        { title: t.name, cell: (p) => <GoTo to={`/people/${p.id}`}>{p.name}</GoTo> },
        {
          title: t.roles,
          cell: (p) =>
            p.memberships.length === 0 ? (
              '—'
            ) : (
              <ul className="plain">
                {p.memberships.map((m) => (
                  <li key={m.id}>
                    {words.role(m.role)}, {places.organisation(m.organisationId)}
                    {m.siteId && `, ${places.site(m.siteId)}`}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          title: t.signIn,
          cell: (p) =>
            !p.active ? (
              <Tag>{t.gone}</Tag>
            ) : p.email || p.hasBadge ? (
              [p.email && t.byMail, p.hasBadge && t.byBadge].filter(Boolean).join(', ')
            ) : (
              <Tag tone="warn">{t.noWay}</Tag>
            ),
        },
      ]}
    />
  )
}
