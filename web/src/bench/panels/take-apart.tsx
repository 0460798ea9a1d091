import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { MediumName } from '../../devices/media-list.tsx'
import { useText } from '../../i18n.tsx'
import { useDraft } from '../../ui/draft.ts'
import { Form, TextField } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { type PanelProps, useAct } from '../act.ts'
import { partsText } from '../parts-text.ts'
import { newLine, type PartLine, PartLines, readLines, wholeGrams } from './part-lines.tsx'

type Draft = { lines: PartLine[]; media: Record<string, string>; carcass: string }

/** Takes a device apart: its parts, its media, its carcass; the sum stands beside the device's mass while one types. */
export function TakeApartPanel({ device, done }: PanelProps) {
  const t = useText(partsText)
  const f = useFormat()
  const act = useAct(api.dismantleDevice)
  const [draft, setDraft, clear] = useDraft<Draft>(`dismantle:${device.tag}`, {
    lines: [newLine('ram')],
    media: {},
    carcass: '',
  })
  const away = device.media.filter((m) => m.place !== 'device' || m.dataState === 'destroyed')
  const lines = readLines(draft.lines)
  const media = away
    .map((m) => ({ mediumId: m.id, grams: wholeGrams(draft.media[m.id] ?? '') }))
    .filter((m): m is { mediumId: string; grams: number } => m.grams !== null)
  const carcass = wholeGrams(draft.carcass)
  const listed =
    draft.lines.reduce((sum, l) => sum + (wholeGrams(l.grams) ?? 0), 0) +
    media.reduce((sum, m) => sum + m.grams, 0)
  const total = listed + (carcass ?? 0)
  const rest = device.massGrams - listed
  const gap = total - device.massGrams
  const send = async () => {
    if (lines === null || carcass === null) return
    const body = {
      parts: lines,
      media,
      carcassGrams: carcass,
    }
    const eventId = act.eventId([body, device.version])
    if (!(await act.send({ params: { code: device.tag }, body: { ...body, eventId } }))) return
    clear()
    done()
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={t.dismantle}
      disabled={lines === null || carcass === null}
    >
      <Title order={3} size="h4">
        {t.parts}
      </Title>
      <PartLines lines={draft.lines} onLines={(all) => setDraft({ ...draft, lines: all })} />
      <Title order={3} size="h4">
        {t.media}
      </Title>
      {away.length === 0 ? (
        <Text>{t.noMedia}</Text>
      ) : (
        <Stack gap="sm">
          <Text>{t.mediaHelp}</Text>
          {away.map((m) => (
            <Group key={m.id} gap="md" align="flex-end">
              <MediumName medium={m} />
              <TextField
                label={t.grams}
                value={draft.media[m.id] ?? ''}
                onValue={(grams) =>
                  setDraft({ ...draft, media: { ...draft.media, [m.id]: grams } })
                }
                inputMode="numeric"
              />
            </Group>
          ))}
        </Stack>
      )}
      <Group gap="md" align="flex-end">
        <TextField
          label={t.carcass}
          description={t.carcassHelp}
          value={draft.carcass}
          onValue={(c) => setDraft({ ...draft, carcass: c })}
          inputMode="numeric"
          required
        />
        {rest > 0 && (
          <Button variant="default" onClick={() => setDraft({ ...draft, carcass: String(rest) })}>
            {t.takeRest} : {f.mass(rest)}
          </Button>
        )}
      </Group>
      <Text role="status" fw={600}>
        {t.sum(
          f.mass(total),
          f.mass(device.massGrams),
          `${gap > 0 ? '+' : ''}${f.number(gap)}\u202fg`,
        )}
      </Text>
    </Form>
  )
}
