import { Button, Group, Stack } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useText } from '../../i18n.tsx'
import { ScanInput } from '../../scan/scan-input.tsx'
import { ChoiceField, SelectField, TextField } from '../../ui/form.tsx'
import { type PartType, partsText, partTypes, usualGrams } from '../parts-text.ts'

/** A part that comes out of a device, as it is typed. */
export type PartLine = {
  key: string
  type: PartType
  grams: string
  fits: string
  tag: string
  keep: boolean
}
export const newLine = (type: PartType = 'ram'): PartLine => ({
  key: crypto.randomUUID(),
  type,
  grams: String(usualGrams[type]),
  fits: '',
  tag: '',
  keep: true,
})
/** Whole grams as typed, or null. */
export const wholeGrams = (written: string): number | null =>
  /^\d{1,6}$/.test(written.trim()) && Number(written) > 0 ? Number(written) : null

/** The lines as the API takes them, or null while one of them has no mass. */
export function readLines(lines: readonly PartLine[]) {
  const read = lines.flatMap(({ type, grams, fits, tag, keep }) => {
    const mass = wholeGrams(grams)
    if (mass === null) return []
    const said = {
      ...(fits.trim() ? { fits: fits.trim() } : {}),
      ...(keep && tag.trim() ? { tag: tag.trim() } : {}),
    }
    return [{ type, grams: mass, keep, ...said }]
  })
  return read.length === lines.length ? read : null
}

/** The parts that come out, a card each: what it is, what it weighs, whether it is kept. */
export function PartLines({
  lines,
  onLines,
}: {
  lines: readonly PartLine[]
  onLines: (lines: PartLine[]) => void
}) {
  const t = useText(partsText)
  const change = (key: string, by: Partial<PartLine>) =>
    onLines(lines.map((l) => (l.key === key ? { ...l, ...by } : l)))
  return (
    <Stack gap="md">
      {lines.map((line) => (
        <fieldset key={line.key} className="card">
          <legend>{t.types[line.type]}</legend>
          <div className="two">
            <SelectField
              label={t.type}
              value={line.type}
              onValue={(type) =>
                change(line.key, {
                  type: type as PartType,
                  grams: String(usualGrams[type as PartType]),
                })
              }
              options={partTypes.map((type) => [type, t.types[type]] as const)}
            />
            <TextField
              label={t.grams}
              description={t.gramsHelp}
              value={line.grams}
              onValue={(grams) => change(line.key, { grams })}
              inputMode="numeric"
              error={wholeGrams(line.grams) === null ? t.grams : null}
              required
            />
            <ChoiceField
              label={t.what}
              value={line.keep ? 'keep' : 'waste'}
              onValue={(k) => change(line.key, { keep: k === 'keep' })}
              options={[
                ['keep', t.keep],
                ['waste', t.waste],
              ]}
            />
            {line.keep && (
              <Stack gap="sm">
                <TextField
                  label={t.fits}
                  description={t.fitsHelp}
                  value={line.fits}
                  onValue={(fits) => change(line.key, { fits })}
                  maxLength={60}
                />
                <ScanInput
                  label={t.label}
                  description={t.labelHelp}
                  value={line.tag}
                  onValue={(tag) => change(line.key, { tag })}
                  onScan={(tag) => change(line.key, { tag })}
                />
              </Stack>
            )}
          </div>
          <Button
            variant="subtle"
            leftSection={<IconTrash size={20} aria-hidden />}
            onClick={() => onLines(lines.filter((l) => l.key !== line.key))}
          >
            {t.remove}
          </Button>
        </fieldset>
      ))}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => onLines([...lines, newLine()])}
        >
          {t.add}
        </Button>
      </Group>
    </Stack>
  )
}
