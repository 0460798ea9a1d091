import { Button, Fieldset, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { useHolds, useMe } from '../../shell/me.tsx'
import { useDraft } from '../../ui/draft.ts'
import { Form, TextField } from '../../ui/form.tsx'
import { useGo } from '../../ui/link.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { sayDone } from '../../ui/say.ts'
import {
  MembershipFields,
  noMembership,
  RoleWords,
  saidMembership,
  type TypedMembership,
} from './membership-fields.tsx'
import { grantable } from './roles.ts'
import { text } from './text.ts'

type Typed = { name: string; email: string; memberships: (TypedMembership & { id: string })[] }
const empty: Typed = { name: '', email: '', memberships: [{ ...noMembership, id: 'first' }] }

/** Adds a person with its roles; a supervisor adds people of its team. */
export default function NewPerson() {
  const t = useText(text)
  const go = useGo()
  const me = useMe()
  const wide = useHolds('coordinator', 'admin')
  const roles = grantable(me?.roles ?? [])
  const [typed, type, clear] = useDraft('person', empty)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const write = useWrite(api.createPerson)
  const set = (next: Partial<Typed>) => {
    setKey(crypto.randomUUID())
    type((was) => ({ ...was, ...next }))
  }
  const create = async () => {
    const memberships = typed.memberships.map(saidMembership).filter((m) => m !== null)
    const body = { name: typed.name, memberships, ...(typed.email ? { email: typed.email } : {}) }
    const made = await write.send({ body, key })
    if (!made) return
    clear()
    sayDone(t.created)
    go(`/people/${made.id}`)
  }
  return (
    <Page title={t.addTitle} back={{ to: '/people', label: wide ? t.people : t.team }}>
      <Form
        onSubmit={() => void create()}
        busy={write.busy}
        problem={write.problem}
        submit={t.create}
        cancel="/people"
      >
        <Section title={t.identity}>
          <TextField
            label={t.name}
            value={typed.name}
            onValue={(name) => set({ name })}
            autoComplete="off"
            maxLength={120}
            required
          />
          {wide ? (
            <TextField
              label={t.mail}
              description={t.mailHelp}
              type="email"
              autoComplete="off"
              value={typed.email}
              onValue={(email) => set({ email })}
            />
          ) : (
            <Text>{t.noMail}</Text>
          )}
        </Section>
        <Section title={t.roles}>
          {typed.memberships.map((m, i) => (
            <Fieldset key={m.id} legend={t.roleN(i + 1)}>
              <Stack gap="md">
                <MembershipFields
                  value={m}
                  roles={roles}
                  onValue={(next) =>
                    set({
                      memberships: typed.memberships.map((o) =>
                        o.id === m.id ? { ...next, id: m.id } : o,
                      ),
                    })
                  }
                />
                {typed.memberships.length > 1 && (
                  <Group>
                    <Button
                      variant="default"
                      aria-label={`${t.removeRole}, ${t.roleN(i + 1).toLowerCase()}`}
                      onClick={() => {
                        set({ memberships: typed.memberships.filter((o) => o.id !== m.id) })
                        setTimeout(() => document.getElementById('another-role')?.focus(), 60)
                      }}
                    >
                      {t.removeRole}
                    </Button>
                  </Group>
                )}
              </Stack>
            </Fieldset>
          ))}
          <Group>
            <Button
              id="another-role"
              variant="default"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() =>
                set({
                  memberships: [...typed.memberships, { ...noMembership, id: crypto.randomUUID() }],
                })
              }
            >
              {t.anotherRole}
            </Button>
          </Group>
          <RoleWords roles={roles} />
        </Section>
      </Form>
    </Page>
  )
}
