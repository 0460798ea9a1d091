import { Button, Group, Text, TextInput } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { useDraft } from '../../ui/draft.ts'
import { DateField, Form, TextField } from '../../ui/form.tsx'
import { today } from '../../ui/format.ts'
import { useGo } from '../../ui/link.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { sayDone, sayRefused } from '../../ui/say.ts'
import { Notice } from '../../ui/tag.tsx'
import {
  MembershipFields,
  noMembership,
  RoleWords,
  saidMembership,
  type TypedMembership,
} from '../people/membership-fields.tsx'
import { personRoles } from '../people/roles.ts'
import { text } from './text.ts'

const roles = ['agent', ...personRoles] as const
type Typed = { name: string; expires: string; membership: TypedMembership }
const empty: Typed = { name: '', expires: '', membership: { ...noMembership, role: 'agent' } }
/** The end of a day here. */
const endOf = (date: string): string => new Date(`${date}T23:59:59`).toISOString()

/** Gives a machine a key, shown this once. */
export default function NewApiKey() {
  const t = useText(text)
  const [made, setMade] = useState<string | null>(null)
  return (
    <Page title={t.newTitle} lead={t.newLead} back={{ to: '/api-keys', label: t.title }}>
      {made === null ? <KeyForm onMade={setMade} /> : <MadeKey value={made} />}
    </Page>
  )
}

function KeyForm({ onMade }: { onMade: (key: string) => void }) {
  const t = useText(text)
  const [typed, type, clear] = useDraft('apiKey', empty)
  const write = useWrite(api.createApiKey)
  const set = (next: Partial<Typed>) => type((was) => ({ ...was, ...next }))
  const create = async () => {
    const membership = saidMembership(typed.membership)
    if (!membership) return
    const { name, expires } = typed
    const made = await write.send({
      body: { name, ...membership, ...(expires ? { expiresAt: endOf(expires) } : {}) },
    })
    if (!made) return
    clear()
    sayDone(t.created)
    onMade(made.key)
  }
  return (
    <Form
      onSubmit={() => void create()}
      busy={write.busy}
      problem={write.problem}
      submit={t.create}
      cancel="/api-keys"
    >
      <Section title={t.what}>
        <TextField
          label={t.name}
          description={t.nameHelp}
          value={typed.name}
          onValue={(name) => set({ name })}
          maxLength={80}
          autoComplete="off"
          required
        />
        <MembershipFields
          value={typed.membership}
          roles={roles}
          onValue={(membership) => set({ membership })}
        />
        <RoleWords roles={roles} />
        <DateField
          label={t.expires}
          description={t.expiresHelp}
          value={typed.expires}
          min={today()}
          onValue={(expires) => set({ expires })}
          className="narrow"
        />
      </Section>
    </Form>
  )
}

function MadeKey({ value }: { value: string }) {
  const t = useText(text)
  const go = useGo()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      sayDone(t.copied)
    } catch {
      input.current?.select()
      sayRefused(t.notCopied)
    }
  }
  return (
    <Section title={t.key}>
      <Notice tone="warn">{t.once}</Notice>
      <TextInput
        ref={input}
        label={t.key}
        value={value}
        readOnly
        autoFocus
        classNames={{ input: 'code' }}
        onFocus={(e) => e.currentTarget.select()}
      />
      <Text>{t.use}</Text>
      <Group gap="sm">
        <Button leftSection={<IconCopy size={20} aria-hidden />} onClick={() => void copy()}>
          {t.copy}
        </Button>
        <Button variant="default" onClick={() => go('/api-keys')}>
          {t.finished}
        </Button>
      </Group>
    </Section>
  )
}
