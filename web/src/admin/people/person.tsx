import { Text } from '@mantine/core'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { useRead, useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { useHolds, useMe } from '../../shell/me.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { useDraft } from '../../ui/draft.ts'
import { focusTitle } from '../../ui/focus.ts'
import { Form, TextField } from '../../ui/form.tsx'
import { useParam } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { sayDone } from '../../ui/say.ts'
import { Facts, Notice } from '../../ui/tag.tsx'
import { Badge } from './badge.tsx'
import { PersonRoles } from './person-roles.tsx'
import { mayManage } from './roles.ts'
import { text } from './text.ts'

export type Person = Result<typeof api.getPerson>

/** One person: name, roles, badge, and the end of all of it. */
export default function PersonScreen() {
  const t = useText(text)
  const id = useParam('id')
  const wide = useHolds('coordinator', 'admin')
  const person = useRead(api.getPerson, { params: { id } })
  const back = { to: '/people', label: wide ? t.people : t.team }
  return (
    <Page key={id} title={person.data?.name ?? t.people} back={back}>
      <Loaded of={person}>{(p) => <About person={p} />}</Loaded>
    </Page>
  )
}

function About({ person }: { person: Person }) {
  const t = useText(text)
  const me = useMe()
  const manages = mayManage(me?.roles ?? [], person.memberships)
  if (!person.active)
    return (
      <>
        <Notice tone="neutral">{t.goneText}</Notice>
        <Section title={t.identity}>
          <Facts
            of={[
              [t.name, person.name],
              [t.mail, person.email],
            ]}
          />
        </Section>
      </>
    )
  return (
    <>
      {person.id === me?.id && <Notice>{t.self}</Notice>}
      {!manages && <Notice tone="warn">{t.notYours}</Notice>}
      {manages ? (
        <Identity key={person.version} person={person} />
      ) : (
        <Section title={t.identity}>
          <Facts
            of={[
              [t.name, person.name],
              [t.mail, person.email],
            ]}
          />
        </Section>
      )}
      <PersonRoles person={person} manages={manages} />
      <Badge person={person} manages={manages} />
      {manages && <Leave person={person} />}
    </>
  )
}

function Identity({ person }: { person: Person }) {
  const t = useText(text)
  const wide = useHolds('coordinator', 'admin')
  const { id, version } = person
  const now = { name: person.name, email: person.email ?? '' }
  const [typed, type, clear] = useDraft(`person:${id}:${version}`, now)
  const write = useWrite(api.updatePerson)
  const changed = typed.name.trim() !== now.name || typed.email.trim() !== now.email
  const save = async () => {
    const { name, email } = typed
    const body = {
      version,
      ...(name.trim() === now.name ? {} : { name }),
      ...(email.trim() === now.email ? {} : { email }),
    }
    if (!(await write.send({ params: { id }, body }))) return
    clear()
    sayDone(t.saved)
    focusTitle()
  }
  return (
    <Section title={t.identity}>
      <Form
        onSubmit={() => void save()}
        busy={write.busy}
        problem={write.problem}
        submit={t.save}
        disabled={!changed}
      >
        <TextField
          label={t.name}
          value={typed.name}
          onValue={(name) => type({ ...typed, name })}
          autoComplete="off"
          maxLength={120}
          required
        />
        {wide && (
          <TextField
            label={t.mail}
            description={person.email ? t.mailChange : t.mailHelp}
            type="email"
            autoComplete="off"
            value={typed.email}
            onValue={(email) => type({ ...typed, email })}
            required={person.email !== null}
          />
        )}
      </Form>
    </Section>
  )
}

function Leave({ person: { id, version } }: { person: Person }) {
  const t = useText(text)
  const write = useWrite(api.deactivatePerson)
  const leave = async () => {
    const done = await write.send({ params: { id }, body: { version } })
    if (!done) return
    sayDone(t.left)
    focusTitle()
    return done
  }
  return (
    <Section title={t.leave}>
      <Text>{t.leaveText}</Text>
      <div>
        <ConfirmButton
          label={t.leave}
          confirm={t.leave}
          question={t.leaveQuestion}
          act={leave}
          busy={write.busy}
          problem={write.problem}
        />
      </div>
    </Section>
  )
}
