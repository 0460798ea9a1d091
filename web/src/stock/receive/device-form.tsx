import { Button, Checkbox, Group, Stack } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { KeyboardEvent, RefObject } from 'react'
import { readGrams } from '../../bench/mass.ts'
import { useText } from '../../i18n.tsx'
import { ScanInput } from '../../scan/scan-input.tsx'
import { TextField } from '../../ui/form.tsx'
import { ProblemNote } from '../../ui/problem.tsx'
import type { Field } from './entry.ts'
import { LabelField } from './label-field.tsx'
import { MassField, UnusualMass, useUsual } from './mass-field.tsx'
import { text } from './text.ts'
import type { useReceive } from './use-receive.ts'

export type Fields = Record<Field, RefObject<HTMLInputElement | null>>

/** The fields of one device; Enter goes to the next empty one, and on the last receives the device. */
export function DeviceForm({
  reception: r,
  fields,
  focus,
}: {
  reception: ReturnType<typeof useReceive>
  fields: Fields
  focus: (field: Field) => void
}) {
  const t = useText(text)
  const e = r.entry
  const usual = useUsual(e.category)
  const errorOf = (field: Field) => (r.error?.field === field ? r.error.message : null)
  const onward = (field: Field) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    r.go(field)
  }
  const grams = e.massSource === 'category' ? usual.standard : readGrams(e.written)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void r.send()
      }}
    >
      <Stack gap="md">
        <LabelField
          value={e.tag}
          onValue={(tag) => r.change({ tag })}
          onScan={r.takeTag}
          onPrinted={(tag) => {
            r.change({ tag })
            r.go('tag')
          }}
          inputRef={fields.tag}
          error={errorOf('tag')}
        />
        <div className="two">
          <TextField
            label={t.maker}
            value={e.maker}
            onValue={(maker) => r.change({ maker })}
            onKeyDown={onward('maker')}
            ref={fields.maker}
            autoComplete="off"
          />
          <TextField
            label={t.model}
            value={e.model}
            onValue={(model) => r.change({ model })}
            onKeyDown={onward('model')}
            ref={fields.model}
            autoComplete="off"
          />
          <div>
            <ScanInput
              label={t.serial}
              description={t.serialHelp}
              value={e.serial}
              onValue={(serial) => r.change({ serial, ...(serial ? { noSerial: false } : {}) })}
              onScan={r.takeSerial}
              inputRef={fields.serial}
              error={errorOf('serial')}
            />
            <Checkbox
              label={t.noSerial}
              className="choice"
              checked={e.noSerial}
              onChange={(event) =>
                r.change({
                  noSerial: event.currentTarget.checked,
                  ...(event.currentTarget.checked ? { serial: '' } : {}),
                })
              }
            />
          </div>
          <MassField
            category={e.category}
            written={e.written}
            source={e.massSource}
            onChange={(change) => r.change(change)}
            onKeyDown={onward('mass')}
            inputRef={fields.mass}
            error={errorOf('mass')}
          />
          <TextField
            label={t.donorTag}
            description={t.donorTagHelp}
            value={e.donorTag}
            onValue={(donorTag) => r.change({ donorTag })}
            ref={fields.donorTag}
            autoComplete="off"
          />
        </div>
        <Checkbox
          label={t.same}
          className="choice"
          checked={e.same}
          onChange={(event) => r.change({ same: event.currentTarget.checked })}
        />
        {r.unusual && grams !== null && (
          <UnusualMass
            grams={grams}
            category={e.category}
            busy={r.busy}
            confirm={() => void r.send(true)}
            fix={() => {
              r.change({})
              focus('mass')
            }}
          />
        )}
        <ProblemNote error={r.unusual ? null : r.problem} />
        <Group gap="sm">
          <Button
            type="submit"
            size="lg"
            loading={r.busy}
            leftSection={<IconCheck size={24} aria-hidden />}
          >
            {t.receive}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
