import { Checkbox, Text, Textarea, Title } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import type { Medium } from '../../devices/media-list.tsx'
import { useText } from '../../i18n.tsx'
import { useDraft } from '../../ui/draft.ts'
import { DropFile } from '../../ui/files.tsx'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'
import { ProblemNote } from '../../ui/problem.tsx'
import { sayDone } from '../../ui/say.ts'
import { Notice } from '../../ui/tag.tsx'
import { useAct } from '../act.ts'
import { type TwoNamesKind, techniques, twoNamesText } from './two-names-text.ts'

export type { TwoNamesKind } from './two-names-text.ts'

const nothing = {
  technique: '',
  witness: '',
  statement: '',
  to: 'stock' as 'stock' | 'gone',
  holder: '',
  photo: null as { sha256: string; name: string } | null,
  encrypted: false,
  accountsOff: false,
  imei: '',
}
/** Phones and tablets have a proof of their own: their reset, and nothing else. */
const resetOnly = ['smartphone', 'tablet']
type Type = 'image/jpeg' | 'image/png' | 'image/webp'

/** What two people sign about one medium: its erasure under their eyes, its destruction, its removal. */
export function TwoNames({
  medium,
  category,
  kind,
  done,
  cancel,
}: {
  medium: Medium
  /** Of its device, where it is in one. */
  category?: string
  kind: TwoNamesKind
  done: () => void
  cancel: () => void
}) {
  const t = useText(twoNamesText)
  const [draft, setDraft, clear] = useDraft(`two:${kind}:${medium.id}`, nothing)
  const upload = useWrite(api.uploadFile)
  const attest = useAct(api.attestErasure)
  const destroyInDevice = useAct(api.recordDestruction)
  const destroyInStock = useAct(api.destroyMedium)
  const destroy = medium.place === 'stock' ? destroyInStock : destroyInDevice
  const remove = useAct(api.recordRemoval)
  const [sending, setSending] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const set = (change: Partial<typeof nothing>) => setDraft({ ...draft, ...change })
  const act = { attest, destroy, remove }[kind]
  const [title, submit, said] = t[kind]
  const statement = draft.statement.trim()
  const witness = draft.witness.trim().toLowerCase()
  const reset = kind === 'attest' && resetOnly.includes(category ?? '')
  const imei = draft.imei.trim()

  const takePhoto = async ([file]: File[]) => {
    if (!file) return
    const kept = await upload.send({ body: file, type: (file.type || 'image/jpeg') as Type })
    if (kept) setDraft((now) => ({ ...now, photo: { sha256: kept.sha256, name: file.name } }))
  }
  const send = async () => {
    const params = { id: medium.id }
    const photo = draft.photo?.sha256
    const more = statement ? { statement } : {}
    setSending(true)
    let ok: unknown
    if (kind === 'attest' && photo) {
      const technique = techniques.attest.find((x) => x === draft.technique)
      const { encrypted, accountsOff } = draft
      const said = {
        witness,
        photo,
        statement,
        ...(technique ? { technique } : {}),
        ...(reset ? { technique: 'factoryReset' as const, encrypted, accountsOff } : {}),
        ...(reset && imei ? { imei } : {}),
      }
      ok = await attest.send({ params, body: { ...said, eventId: attest.eventId(said) } })
    } else if (kind === 'destroy' && photo) {
      const technique = techniques.destroy.find((x) => x === draft.technique)
      const said = { witness, photo, technique: technique ?? 'shredding', ...more }
      ok = await destroy.send({ params, body: { ...said, eventId: destroy.eventId(said) } })
    } else if (kind === 'remove') {
      const holder = draft.to === 'gone' ? { holder: draft.holder.trim() } : {}
      const said = { witness, to: draft.to, ...(photo ? { photo } : {}), ...more, ...holder }
      ok = await remove.send({ params, body: { ...said, eventId: remove.eventId(said) } })
    }
    setSending(false)
    if (!ok) return
    clear()
    sayDone(said, { sound: true })
    done()
  }
  const complete =
    witness !== '' &&
    (kind === 'remove'
      ? draft.to === 'stock' || draft.holder.trim() !== ''
      : draft.photo !== null && (reset || draft.technique !== '')) &&
    (!reset || (draft.encrypted && draft.accountsOff)) &&
    (!reset || category !== 'smartphone' || imei !== '') &&
    (kind !== 'attest' || statement.length >= 3)
  return (
    <section className="signing" aria-label={title}>
      <Title order={4} size="h5" ref={heading} tabIndex={-1}>
        {title}
      </Title>
      <Form
        onSubmit={() => void send()}
        busy={sending}
        problem={act.problem}
        submit={submit}
        cancel={cancel}
        disabled={!complete}
      >
        {kind === 'remove' ? (
          <ChoiceField
            label={t.to}
            value={draft.to}
            onValue={(to) => set({ to: to as 'stock' | 'gone' })}
            options={[
              ['stock', t.stock],
              ['gone', t.gone],
            ]}
            required
          />
        ) : reset ? (
          <>
            <Text>{t.factoryReset}</Text>
            <Checkbox
              label={t.encrypted}
              description={t.encryptedHelp}
              className="choice"
              checked={draft.encrypted}
              onChange={(e) => set({ encrypted: e.currentTarget.checked })}
            />
            <Checkbox
              label={t.accountsOff}
              description={t.accountsOffHelp}
              className="choice"
              checked={draft.accountsOff}
              onChange={(e) => set({ accountsOff: e.currentTarget.checked })}
            />
            <TextField
              label={t.imei}
              description={t.imeiHelp}
              value={draft.imei}
              onValue={(imei) => set({ imei })}
              inputMode="numeric"
              maxLength={40}
              autoComplete="off"
              className="code-field"
              required={category === 'smartphone'}
            />
          </>
        ) : (
          <ChoiceField
            label={t.how}
            value={draft.technique}
            onValue={(technique) => set({ technique })}
            options={techniques[kind].map((x) => [x, t[x]] as const)}
            required
          />
        )}
        {kind === 'remove' && draft.to === 'gone' && (
          <TextField
            label={t.holder}
            value={draft.holder}
            onValue={(holder) => set({ holder })}
            maxLength={120}
            required
          />
        )}
        <div>
          <DropFile label={t.photo} onFiles={(f) => void takePhoto(f)} busy={upload.busy} />
          <Text mt={6}>{t.photoHelp}</Text>
          {draft.photo && (
            <div role="status">
              <Notice tone="good">
                {t.photoTaken} {draft.photo.name}
              </Notice>
            </div>
          )}
          <ProblemNote error={upload.problem} focus />
        </div>
        <TextField
          label={t.witness}
          description={t.witnessHelp}
          value={draft.witness}
          onValue={(w) => set({ witness: w })}
          maxLength={20}
          autoComplete="off"
          className="code-field"
          required
        />
        <Textarea
          label={t.statement}
          description={t.statementHelp}
          maxLength={500}
          value={draft.statement}
          onChange={(e) => set({ statement: e.currentTarget.value })}
          required={kind === 'attest'}
        />
      </Form>
    </section>
  )
}
