import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead, useWrite } from '../api/query.ts'
import { type Method, methods } from '../donor/offer.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { DropFile, PaperButton } from '../ui/files.tsx'
import { EurosField, Form, SelectField } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { Loaded } from '../ui/loaded.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { sayDone } from '../ui/say.ts'
import { Notice, Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { useLineName } from './decision-line.tsx'
import { besidesOutdated, Outdated } from './outdated.tsx'
import type { Donation } from './words.ts'

const fr = {
  lead: 'Seul le donateur dit ce que vaut son don. Vous recopiez le document qu’il a signé.',
  none: 'Aucune valeur déclarée pour le moment.',
  unit: 'l’unité',
  byDonor: 'dit par le donateur',
  byStaff: 'recopié de son document signé',
  document: 'Voir le document signé',
  open: 'Recopier un document signé',
  file: '1. Le document signé (photo ou PDF, 8 Mo au plus)',
  fileKept: 'Document gardé.',
  otherFile: 'Prendre un autre fichier',
  wrongType: 'Prenez une photo (JPEG, PNG, WebP) ou un PDF.',
  values: '2. La valeur d’une unité, telle qu’elle est écrite',
  method: '3. Comment le donateur l’a fixée',
  needFile: 'Ajoutez d’abord le document signé.',
  needValue: 'Écrivez au moins une valeur.',
  needMethod: 'Choisissez comment la valeur a été fixée.',
  send: 'Enregistrer la valeur',
  done: 'Valeur enregistrée.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    lead: 'Only the donor says what its gift is worth. You copy the document that it signed.',
    none: 'No value declared so far.',
    unit: 'a unit',
    byDonor: 'said by the donor',
    byStaff: 'copied from its signed document',
    document: 'See the signed document',
    open: 'Copy a signed document',
    file: '1. The signed document (photo or PDF, 8 MB at most)',
    fileKept: 'Document kept.',
    otherFile: 'Take another file',
    wrongType: 'Take a photo (JPEG, PNG, WebP) or a PDF.',
    values: '2. The value of a unit, as it is written',
    method: '3. How the donor set it',
    needFile: 'First add the signed document.',
    needValue: 'Write one value at least.',
    needMethod: 'Choose how the value was set.',
    send: 'Save the value',
    done: 'Value saved.',
  },
}
type Valuation = Result<typeof api.getValuation>
type FileType = Parameters<typeof api.uploadFile>[0]['type']
const types: readonly FileType[] = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf']
type Typed = {
  open: boolean
  sha256: string
  cents: Record<string, number>
  method: string
  key: string
}

/** What the donor said its gift is worth, and the copy of what it signed on paper. */
export function GiftValue({ donation: d, mayWrite }: { donation: Donation; mayWrite: boolean }) {
  const t = useText(text)
  const valuation = useRead(api.getValuation, { params: { id: d.id } })
  return (
    <Loaded of={valuation}>
      {(v) => (
        <Stack>
          <Said donation={d} valuation={v} />
          {mayWrite && <Copy donation={d} />}
          {!mayWrite && v.lines.length + v.devices.length === 0 && <Text>{t.lead}</Text>}
        </Stack>
      )}
    </Loaded>
  )
}

function Said({ donation: d, valuation: v }: { donation: Donation; valuation: Valuation }) {
  const t = useText(text)
  const f = useFormat()
  const words = useWords()
  const { name } = useLineName()
  if (v.lines.length + v.devices.length === 0) return <Text>{t.none}</Text>
  const file = [...v.lines, ...v.devices].find((x) => x.documentSha256)?.documentSha256
  const lineOf = (id: string) => d.lines.find((l) => l.id === id)
  return (
    <>
      <ul className="problem-list">
        {v.lines.map((x) => {
          const line = lineOf(x.lineId)
          return (
            <li key={x.lineId}>
              {line ? name(line) : ''} : {f.euros(x.unitValueCents)} {t.unit},{' '}
              {words.valuationMethod(x.method ?? 'OTHER').toLowerCase()}{' '}
              <Tag tone={x.byDonor ? 'good' : 'info'}>{x.byDonor ? t.byDonor : t.byStaff}</Tag>
            </li>
          )
        })}
        {v.devices.map((x) => (
          <li key={x.code}>
            <span className="code">{x.code}</span> : {f.euros(x.valueCents)}
          </li>
        ))}
      </ul>
      {file && (
        <PaperButton label={t.document} fetch={() => api.getFile({ params: { sha256: file } })} />
      )}
    </>
  )
}

function Copy({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const words = useWords()
  const { name } = useLineName()
  const [typed, set, clear] = useDraft<Typed>(`value:${d.id}`, {
    open: false,
    sha256: '',
    cents: {},
    method: '',
    key: crypto.randomUUID(),
  })
  const [said, setSaid] = useState<string | null>(null)
  const upload = useWrite(api.uploadFile)
  const declare = useWrite(api.declareValuation)
  const change = (part: Partial<Typed>) =>
    set((now) => ({ ...now, ...part, key: crypto.randomUUID() }))
  const lines = d.lines.filter((l) => l.decision !== 'refused')
  const take = async ([file]: File[]) => {
    const type = types.find((x) => x === file?.type)
    if (!file || !type) return setSaid(t.wrongType)
    setSaid(null)
    const kept = await upload.send({ body: file, type })
    if (kept) change({ sha256: kept.sha256 })
  }
  const values = lines.flatMap((l) => {
    const unitValueCents = typed.cents[l.id]
    return unitValueCents === undefined ? [] : [{ lineId: l.id, unitValueCents }]
  })
  const method = methods.find((m): m is Method => m === typed.method)
  const send = async () => {
    if (typed.sha256 === '') return setSaid(t.needFile)
    if (values.length === 0) return setSaid(t.needValue)
    if (!method) return setSaid(t.needMethod)
    setSaid(null)
    const done = await declare.send({
      params: { id: d.id },
      key: typed.key,
      body: {
        version: d.version,
        documentSha256: typed.sha256,
        lines: values.map((x) => ({ ...x, method })),
      },
    })
    if (!done) return
    clear()
    sayDone(t.done)
  }
  if (!typed.open)
    return (
      <Stack gap="xs">
        <Text>{t.lead}</Text>
        <div>
          <Button variant="default" onClick={() => change({ open: true })}>
            {t.open}
          </Button>
        </div>
      </Stack>
    )
  return (
    <Form
      onSubmit={() => void send()}
      busy={declare.busy}
      problem={besidesOutdated(declare.problem)}
      submit={t.send}
      cancel={clear}
    >
      <Text>{t.lead}</Text>
      {typed.sha256 === '' ? (
        <DropFile label={t.file} onFiles={(files) => void take(files)} busy={upload.busy} />
      ) : (
        <Group gap="sm">
          <Notice tone="good">{t.fileKept}</Notice>
          <Button variant="default" onClick={() => change({ sha256: '' })}>
            {t.otherFile}
          </Button>
        </Group>
      )}
      <ProblemNote error={upload.problem} focus />
      <Text fw={600}>{t.values}</Text>
      <div className="two">
        {lines.map((l) => (
          <EurosField
            key={l.id}
            label={name(l)}
            cents={typed.cents[l.id] ?? null}
            onCents={(cents) => {
              const { [l.id]: _, ...others } = typed.cents
              change({ cents: cents === null ? others : { ...others, [l.id]: cents } })
            }}
          />
        ))}
      </div>
      <SelectField
        label={t.method}
        value={typed.method}
        onValue={(m) => change({ method: m })}
        options={methods.map((m) => [m, words.valuationMethod(m)] as const)}
      />
      {said && (
        <div role="alert">
          <Notice tone="warn">{said}</Notice>
        </div>
      )}
      <Outdated problem={declare.problem} reset={declare.reset} />
    </Form>
  )
}
