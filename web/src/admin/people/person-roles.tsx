import { Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { colon, useText } from '../../i18n.tsx'
import { useHolds, useMe } from '../../shell/me.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { useDraft } from '../../ui/draft.ts'
import { focusTitle } from '../../ui/focus.ts'
import { Form } from '../../ui/form.tsx'
import { useGo } from '../../ui/link.tsx'
import { Section } from '../../ui/page.tsx'
import { sayDone } from '../../ui/say.ts'
import { Facts, Notice } from '../../ui/tag.tsx'
import { useWords } from '../../words.ts'
import { usePlaceNames } from '../places.ts'
import { MembershipFields, noMembership, RoleWords, saidMembership } from './membership-fields.tsx'
import type { Person } from './person.tsx'
import { grantable, mayHoldBadge } from './roles.ts'
import { roleText, text } from './text.ts'

/** The roles somebody holds, with the end of each, and one more to give. */
export function PersonRoles({ person, manages }: { person: Person; manages: boolean }) {
  const t = useText(text)
  const places = usePlaceNames(person.memberships.map((m) => m.organisationId))
  return (
    <>
      <Section title={t.roles}>
        {person.memberships.length === 0 && <Text>{t.noRole}</Text>}
        <ul className="rows">
          {person.memberships.map((held) => (
            <Held key={held.id} held={held} places={places} manages={manages} />
          ))}
        </ul>
      </Section>
      {manages && <Give person={person} />}
    </>
  )
}

function Held({
  held: { id, role, organisationId, siteId, code },
  places,
  manages,
}: {
  held: Person['memberships'][number]
  places: ReturnType<typeof usePlaceNames>
  manages: boolean
}) {
  const t = useText(text)
  const says = useText(roleText)
  const words = useWords()
  const go = useGo()
  const wide = useHolds('coordinator', 'admin')
  const write = useWrite(api.endMembership)
  const end = async () => {
    const after = await write.send({ params: { id } })
    if (!after) return
    sayDone(t.ended)
    // Who has no role left is in no team any more.
    if (after.memberships.length === 0 && !wide) go('/people', { replace: true })
    else focusTitle()
    return after
  }
  return (
    <li className="card">
      <Stack gap="sm">
        <div>
          <Title order={3} size="h5">
            {words.role(role)}
          </Title>
          <Text>{says[role]}</Text>
        </div>
        <Facts
          of={[
            [t.organisation, places.organisation(organisationId)],
            [t.site, siteId ? places.site(siteId) : t.wholeOrganisation],
            [
              t.code,
              <span key="c" className="code">
                {code}
              </span>,
            ],
          ]}
        />
        {manages && (
          <div>
            <ConfirmButton
              label={t.end}
              confirm={t.end}
              question={t.endQuestion}
              act={end}
              busy={write.busy}
              problem={write.problem}
              aria-label={`${t.end}${colon()}${words.role(role)}`}
            />
          </div>
        )}
      </Stack>
    </li>
  )
}

function Give({ person: { id, hasBadge } }: { person: Person }) {
  const t = useText(text)
  const me = useMe()
  const roles = grantable(me?.roles ?? [])
  const [typed, type, clear] = useDraft(`membership:${id}`, noMembership)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const write = useWrite(api.grantMembership)
  const said = saidMembership(typed)
  const give = async () => {
    if (!said || !(await write.send({ params: { id }, body: said, key }))) return
    clear()
    setKey(crypto.randomUUID())
    sayDone(t.given)
    focusTitle()
  }
  return (
    <Section title={t.giveTitle}>
      <Form onSubmit={() => void give()} busy={write.busy} problem={write.problem} submit={t.give}>
        <MembershipFields
          value={typed}
          roles={roles}
          onValue={(next) => {
            setKey(crypto.randomUUID())
            type(next)
          }}
        />
        {hasBadge && typed.role && !mayHoldBadge([typed.role]) && (
          <Notice tone="warn">{t.losesBadge}</Notice>
        )}
      </Form>
      <RoleWords roles={roles} />
    </Section>
  )
}
