import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { Health } from '../../devices/health.tsx'
import { MediaList } from '../../devices/media-list.tsx'
import { useText } from '../../i18n.tsx'
import { useDraft } from '../../ui/draft.ts'
import { DropFile } from '../../ui/files.tsx'
import { Form } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { ProblemNote } from '../../ui/problem.tsx'
import { beep, sayDone } from '../../ui/say.ts'
import { Notice } from '../../ui/tag.tsx'
import { useCategories } from '../../words.ts'
import { type PanelProps, useAct } from '../act.ts'
import { AddMedium } from './add-medium.tsx'
import { inventoryText } from './inventory-text.ts'

type Imported = Result<typeof api.importInventory>['import']
const warnings: Record<string, keyof typeof inventoryText.fr> = {
  IDENTITY_DIFFERS: 'identity',
  CATEGORY_DIFFERS: 'category',
  SERIAL_PLACEHOLDER: 'placeholder',
  STORAGE_CONTROLLER_WITHOUT_DISK: 'controller',
  NO_DISK_SEEN: 'noDisk',
  DISK_SIZE_UNKNOWN: 'noSize',
  REPORT_CUT: 'cut',
  MEDIA_DISAPPEARED: 'disappeared',
  DESTROYED_MEDIUM_SEEN: 'destroyed',
  DISK_LISTED_TWICE: 'twice',
  DISK_HOURS_ABSURD: 'hours',
  SMART_UNREADABLE: 'smart',
  BATTERY_HEALTH_UNKNOWN: 'batteryUnknown',
  PART_UNREADABLE: 'part',
  DISK_HEALTH_UNMATCHED: 'unmatched',
  MEDIUM_UNFIT: 'unfit',
}

/** Lists the media of a device, by a file or by hand; then a person says that all are there, or that there is none. */
export function InventoryPanel({ device, done }: PanelProps) {
  const t = useText(inventoryText)
  const read = useAct(api.importInventory)
  const complete = useAct(api.declareMediaComplete)
  const [imported, setImported] = useState<Imported | null>(null)
  const [adding, setAdding] = useState(false)
  const addButton = useRef<HTMLButtonElement>(null)
  const params = { code: device.tag }
  const inside = device.media.filter((m) => m.place === 'device')

  const importFiles = async (files: File[]) => {
    setImported(null)
    for (const file of files) {
      const answer = await read.send({ params, body: file, type: 'application/octet-stream' })
      if (!answer) return
      setImported(answer.import)
      beep('done')
    }
  }
  const sayComplete = async () => {
    const body = { eventId: complete.eventId(['all', device.media.length, device.cycle]) }
    if (await complete.send({ params, body })) done()
  }
  const closeAdding = () => {
    setAdding(false)
    setTimeout(() => addButton.current?.focus())
  }
  return (
    <Stack gap="md">
      <DropFile label={t.file} onFiles={(f) => void importFiles(f)} busy={read.busy} multiple />
      <Text>{t.fileHelp}</Text>
      <ProblemNote error={read.problem} focus />
      {imported && <ImportResult of={imported} />}
      <Title order={3} size="h4">
        {t.listed}
      </Title>
      {inside.length === 0 ? <Text>{t.noneYet}</Text> : <MediaList media={inside} />}
      {adding ? (
        <AddMedium
          device={device}
          cancel={closeAdding}
          done={() => {
            sayDone(t.added, { sound: true })
            closeAdding()
          }}
        />
      ) : (
        <Group>
          <Button
            ref={addButton}
            variant="default"
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t.add}
          </Button>
        </Group>
      )}
      {!adding && device.mediaComplete && <Notice tone="good">{t.declared}</Notice>}
      {!adding && !device.mediaComplete && inside.length > 0 && (
        <Form
          onSubmit={() => void sayComplete()}
          busy={complete.busy}
          problem={complete.problem}
          submit={t.complete}
        >
          <Text>{t.completeHelp}</Text>
        </Form>
      )}
      {!adding && !device.mediaComplete && inside.length === 0 && (
        <SayNone device={device} done={done} />
      )}
    </Stack>
  )
}

function ImportResult({ of }: { of: Imported }) {
  const t = useText(inventoryText)
  const categories = useCategories()
  const f = useFormat()
  const fields: Record<string, string> = {
    manufacturer: t.maker,
    model: t.ofModel,
    serial: t.ofSerial,
    boardSerial: t.ofBoard,
    ramModules: t.ofMemory,
    media: t.ofDisk,
  }
  const said = of.warnings.map(({ code, detail = '' }) => ({
    text: String(t[warnings[code] ?? 'warning']),
    detail:
      code === 'CATEGORY_DIFFERS'
        ? categories.label(detail)
        : (fields[detail.replace(/\[.*/, '')] ?? detail),
  }))
  return (
    <div role="status">
      <Notice tone={said.length > 0 ? 'warn' : 'good'}>
        <Text fw={600}>
          {t.read} ({of.source}). {t.found(of.media)}
        </Text>
        {of.battery && (
          <>
            <Text>
              {t.battery}
              {of.battery.percent !== null && `${f.number(of.battery.percent)}\u202f%`}
            </Text>
            <Health verdict={of.battery.verdict} reasons={of.battery.reasons} />
          </>
        )}
        {said.length > 0 && (
          <ul className="problem-list">
            {said.map((w) => (
              <li key={w.text + w.detail}>
                {w.text}
                {w.detail && w.detail.length < 80 && ` (${w.detail})`}
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  )
}

function SayNone({ device, done }: Pick<PanelProps, 'device' | 'done'>) {
  const t = useText(inventoryText)
  const [statement, setStatement, clear] = useDraft(`no-medium:${device.tag}`, '')
  const act = useAct(api.declareMediaComplete)
  const send = async () => {
    const none = { none: true as const, statement: statement.trim() }
    const body = { ...none, eventId: act.eventId([none, device.cycle]) }
    if (!(await act.send({ params: { code: device.tag }, body }))) return
    clear()
    done()
  }
  return (
    <section aria-labelledby="no-medium">
      <Title order={3} size="h4" id="no-medium" mb="xs">
        {t.none}
      </Title>
      <Form
        onSubmit={() => void send()}
        busy={act.busy}
        problem={act.problem}
        submit={t.sayNone}
        disabled={statement.trim().length < 3}
      >
        <Textarea
          label={t.statement}
          description={`${t.statementHelp} ${t.noneHelp}`}
          value={statement}
          maxLength={500}
          onChange={(e) => setStatement(e.currentTarget.value)}
          required
        />
      </Form>
    </section>
  )
}
