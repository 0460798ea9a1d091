import { Stack, Text, Textarea, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { useDraft } from '../ui/draft.ts'
import { DateField, Form, SelectField, TextField } from '../ui/form.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { sayDone } from '../ui/say.ts'
import { Notice } from '../ui/tag.tsx'
import { FileField } from './file-field.tsx'
import { useIssuerCategories } from './issuer-categories.ts'
import { issuerFormText } from './issuer-form-text.ts'
import { fieldsOf, profileOf } from './issuer-profile.ts'
import { type Issuer, useReceiptWords } from './words.ts'

/** The profile of an issuer, field by field, each with why it is asked; the box of the form says what it needs. */
export function IssuerForm({
  organisationId,
  issuer,
  onDone,
  onCancel,
}: {
  organisationId: string
  issuer: Issuer | null
  onDone: () => void
  onCancel: (() => void) | undefined
}) {
  const t = useText(issuerFormText)
  const w = useReceiptWords()
  const write = useWrite(api.setIssuer)
  const categories = useIssuerCategories()
  const maySend = useHolds('accountant', 'coordinator')
  const [initial] = useState(() => fieldsOf(issuer))
  const [v, setV, clear] = useDraft(`issuer-${organisationId}-${issuer?.version ?? 0}`, initial)
  const change = (part: Partial<typeof v>) => setV((now) => ({ ...now, ...part }))
  const needs = categories.needsOf(v.category)
  const save = async () => {
    const body = profileOf(v, issuer)
    if (!body || !(await write.send({ params: { organisationId }, body }))) return
    clear()
    sayDone(t.done)
    onDone()
  }
  return (
    <Form
      onSubmit={() => void save()}
      busy={write.busy}
      problem={write.problem}
      submit={t.submit}
      {...(onCancel ? { cancel: onCancel } : {})}
    >
      <Text>{t.confirmAfter}</Text>
      <Group title={t.title1} help={t.help1}>
        <Loaded of={categories.read}>
          {() => (
            <SelectField
              label={t.category}
              value={v.category}
              onValue={(category) => change({ category })}
              options={categories.list.map((c) => [c.code, c.fr])}
              required
            />
          )}
        </Loaded>
        {v.category && (
          <Notice>
            {needs.length === 0
              ? t.asksNothing
              : `${t.asks} ${needs.map((n) => t.needs[n]).join(', ')}.`}
          </Notice>
        )}
        <TextField
          label={t.detail}
          description={t.detailHelp}
          value={v.categoryDetail}
          onValue={(categoryDetail) => change({ categoryDetail })}
          maxLength={200}
          required={needs.includes('detail')}
        />
        <Textarea
          label={t.object}
          description={t.objectHelp}
          value={v.object}
          onChange={(e) => change({ object: e.currentTarget.value })}
          maxLength={1000}
        />
      </Group>
      <Group title={t.title2} help={t.help2}>
        <div className="two">
          <DateField
            label={t.decree}
            value={v.decreeOn}
            onValue={(decreeOn) => change({ decreeOn })}
            required={needs.includes('decree')}
          />
          <DateField
            label={t.journal}
            value={v.officialJournalOn}
            onValue={(officialJournalOn) => change({ officialJournalOn })}
            required={needs.includes('officialJournal')}
          />
        </div>
      </Group>
      <Group title={t.title3} help={t.help3}>
        <div className="two">
          <DateField
            label={t.rescritOn}
            value={v.rescritOn}
            onValue={(rescritOn) => change({ rescritOn })}
          />
          <SelectField
            label={t.outcome}
            value={v.rescritOutcome}
            onValue={(rescritOutcome) => change({ rescritOutcome })}
            options={Object.entries(w.outcome)}
            optional
          />
        </div>
        {maySend ? (
          <FileField
            label={t.file}
            help={t.fileHelp}
            file={v.rescrit}
            onFile={(rescrit) => change({ rescrit })}
          />
        ) : (
          <Text>{t.noUpload}</Text>
        )}
      </Group>
      <Group title={t.title4} help={t.help4}>
        <div className="two">
          <DateField
            label={t.eligibleFrom}
            value={v.eligibleFrom}
            onValue={(eligibleFrom) => change({ eligibleFrom })}
          />
          <DateField
            label={t.eligibleTo}
            description={t.endHelp}
            value={v.eligibleTo}
            onValue={(eligibleTo) => change({ eligibleTo })}
          />
        </div>
      </Group>
      <Group title={t.title5} help={t.help5}>
        <TextField
          label={t.holder}
          description={t.holderHelp}
          value={v.mandateHolder}
          onValue={(mandateHolder) => change({ mandateHolder })}
          maxLength={200}
        />
        <div className="two">
          <DateField
            label={t.signedOn}
            value={v.mandateSignedOn}
            onValue={(mandateSignedOn) => change({ mandateSignedOn })}
          />
          <DateField
            label={t.revokedOn}
            description={t.endHelp}
            value={v.mandateRevokedOn}
            onValue={(mandateRevokedOn) => change({ mandateRevokedOn })}
          />
        </div>
      </Group>
      <Group title={t.title6} help={t.help6}>
        <TextField
          label={t.prefix}
          description={t.prefixHelp}
          value={v.numberPrefix}
          onValue={(prefix) => change({ numberPrefix: prefix.toUpperCase() })}
          maxLength={12}
          pattern="[A-Z0-9\-]*"
          className="narrow"
        />
      </Group>
    </Form>
  )
}

function Group({ title, help, children }: { title: string; help: string; children: ReactNode }) {
  return (
    <Stack gap="sm">
      <div>
        <Title order={3} size="h5">
          {title}
        </Title>
        <Text>{help}</Text>
      </div>
      {children}
    </Stack>
  )
}
