import { Button, Stack, Text, Title } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { EurosField, Form, SelectField } from '../ui/form.tsx'
import { capital, printedTag } from '../ui/format.ts'
import { useGo } from '../ui/link.tsx'
import { sayDone } from '../ui/say.ts'
import { useCategories, useWords } from '../words.ts'
import { useAttemptKey } from './attempt-key.ts'
import { FileField, type KeptFile } from './file-field.tsx'
import type { Gift, Said } from './valuation-said.tsx'

type Device = Result<typeof api.listDonationDevices>['items'][number]
type Method = 'VALEUR_VENALE' | 'VALEUR_CESSION' | 'COUT_DE_REVIENT' | 'OTHER'
const methods: readonly Method[] = ['VALEUR_CESSION', 'VALEUR_VENALE', 'COUT_DE_REVIENT', 'OTHER']

const text: Texts<{
  lines: string
  each: (quantity: number, category: string) => string
  eachHelp: string
  outside: string
  outsideHelp: string
  perDevice: string
  perDeviceHelp: string
  showDevices: string
  method: string
  methodHelp: string
  document: string
  documentHelp: string
  submit: string
  needs: string
  done: string
}> = {
  fr: {
    lines: 'Par type de matériel',
    each: (quantity, category) => `${category} × ${quantity}`,
    eachHelp: 'La valeur d’un seul, pas du tout. Laissez vide si le document n’en dit rien.',
    outside: 'Matériel venu en plus',
    outsideHelp: 'Ces appareils n’étaient pas dans l’offre : chacun a sa propre valeur.',
    perDevice: 'Appareil par appareil',
    perDeviceHelp: 'Seulement si un appareil vaut autre chose que les autres de son type.',
    showDevices: 'Donner une valeur appareil par appareil',
    method: 'Comment le donateur a calculé',
    methodHelp:
      'Recopiez ce que dit son document. Pour du matériel immobilisé : valeur de sortie du bilan.',
    document: 'Document signé par le donateur',
    documentHelp: 'Un PDF ou une photo lisible, de 8 Mo au plus.',
    submit: 'Enregistrer la valeur',
    needs: 'Joignez le document signé et notez au moins une valeur.',
    done: 'Valeur enregistrée.',
  },
  en: {
    lines: 'By type of equipment',
    each: (quantity, category) => `${category} × ${quantity}`,
    eachHelp: 'The value of one, not of all. Leave empty if the document does not say.',
    outside: 'Equipment that came on top',
    outsideHelp: 'These devices were not in the offer: each has its own value.',
    perDevice: 'Device by device',
    perDeviceHelp: 'Only if a device is worth other than the rest of its type.',
    showDevices: 'Give a value device by device',
    method: 'How the donor reckoned',
    methodHelp:
      'Copy what its document says. For fixed assets: value on leaving the balance sheet.',
    document: 'Document signed by the donor',
    documentHelp: 'A PDF or a readable photo of 8 MB at most.',
    submit: 'Record the value',
    needs: 'Attach the signed document and give at least one value.',
    done: 'Value recorded.',
  },
}
/** The method that all values said so far share. */
const methodOf = ({ lines, devices }: Said): Method | '' => {
  const [first, ...others] = new Set([...lines, ...devices].map((v) => v.method))
  return others.length === 0 ? (methods.find((m) => m === first) ?? '') : ''
}
const name = (d: Device) => [d.manufacturer, d.model].filter(Boolean).join(' ')

/** Copies the values of a document that the donor signed: by line, and by device where that is needed. */
export function ValuationForm({
  gift,
  said,
  devices,
}: {
  gift: Gift
  said: Said
  devices: readonly Device[]
}) {
  const t = useText(text)
  const words = useWords()
  const { label } = useCategories()
  const router = useRouter()
  const go = useGo()
  const write = useWrite(api.declareValuation)
  const [initial] = useState(() => ({
    lines: Object.fromEntries(said.lines.map((l) => [l.lineId, l.unitValueCents])) as Amounts,
    devices: Object.fromEntries(said.devices.map((d) => [d.code, d.valueCents])) as Amounts,
    method: methodOf(said),
    file: null as KeptFile | null,
    all: said.devices.some(({ code }) =>
      devices.some((d) => d.tag === code && d.donationLineId !== null),
    ),
  }))
  const [v, setV, clear] = useDraft(`valuation-${gift.id}`, initial)
  const change = (part: Partial<typeof v>) => setV((now) => ({ ...now, ...part }))
  const lines = gift.lines.filter((l) => l.decision !== 'refused')
  const accepted = devices.filter((d) => d.acceptance !== 'refused')
  const outside = accepted.filter((d) => d.donationLineId === null)
  const others = accepted.filter((d) => d.donationLineId !== null)
  const { method } = v
  const body = {
    version: gift.version,
    lines: method
      ? filled(v.lines).map(([lineId, unitValueCents]) => ({ lineId, unitValueCents, method }))
      : [],
    devices: method
      ? filled(v.devices).map(([code, valueCents]) => ({ code, valueCents, method }))
      : [],
    ...(v.file ? { documentSha256: v.file.sha256 } : {}),
  }
  const [key] = useAttemptKey(body)
  const ready = v.file !== null && filled(v.lines).length + filled(v.devices).length > 0
  const send = async () => {
    if (!(await write.send({ params: { id: gift.id }, body, key }))) return
    clear()
    sayDone(t.done)
    if (router.history.canGoBack()) router.history.back()
    else go('/receipts/prepare')
  }
  const deviceField = (d: Device) => (
    <EurosField
      key={d.tag}
      label={`${printedTag(d.tag)} ${name(d) || capital(label(d.category))}`}
      cents={v.devices[d.tag] ?? null}
      onCents={(cents) => change({ devices: { ...v.devices, [d.tag]: cents } })}
    />
  )
  return (
    <Form
      onSubmit={() => void send()}
      busy={write.busy}
      problem={write.problem}
      submit={t.submit}
      disabled={!ready}
    >
      <FileField
        label={t.document}
        help={t.documentHelp}
        file={v.file}
        onFile={(file) => change({ file })}
      />
      <SelectField
        label={t.method}
        description={t.methodHelp}
        value={method}
        onValue={(m) => change({ method: m as Method })}
        options={methods.map((m) => [m, words.valuationMethod(m)])}
        required
      />
      <Part title={t.lines} help={t.eachHelp}>
        {lines.map((l) => (
          <EurosField
            key={l.id}
            label={t.each(l.quantity, capital(label(l.category)))}
            cents={v.lines[l.id] ?? null}
            onCents={(cents) => change({ lines: { ...v.lines, [l.id]: cents } })}
          />
        ))}
      </Part>
      {outside.length > 0 && (
        <Part title={t.outside} help={t.outsideHelp}>
          {outside.map(deviceField)}
        </Part>
      )}
      {others.length > 0 &&
        (v.all ? (
          <Part title={t.perDevice} help={t.perDeviceHelp}>
            {others.map(deviceField)}
          </Part>
        ) : (
          <div>
            <Button variant="default" onClick={() => change({ all: true })}>
              {t.showDevices}
            </Button>
          </div>
        ))}
      {!ready && <Text>{t.needs}</Text>}
    </Form>
  )
}

type Amounts = Record<string, number | null>
const filled = (of: Amounts) =>
  Object.entries(of).flatMap(([id, cents]) => (cents === null ? [] : [[id, cents] as const]))

function Part({
  title,
  help,
  children,
}: {
  title: string
  help: string
  children: React.ReactNode
}) {
  return (
    <Stack gap="sm">
      <div>
        <Title order={3} size="h5">
          {title}
        </Title>
        <Text>{help}</Text>
      </div>
      <div className="two">{children}</div>
    </Stack>
  )
}
