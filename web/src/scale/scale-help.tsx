import { Button, Group, Stack, Text } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { readGrams } from '../bench/mass.ts'
import { type Texts, useLanguage, useText } from '../i18n.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SelectField, TextField } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { writtenGrams } from './read-scale.ts'
import { serialOf, weighOnce } from './serial.ts'

/** A crate, a pallet, a trolley, that is weighed with what lies in it. Kept on this machine, which stands by its scale. */
type Container = { name: string; grams: number }
const KEPT = 'scale-containers'
const kept = (): Container[] => JSON.parse(localStorage.getItem(KEPT) ?? '[]') as Container[]

const text: Texts<
  Record<
    | 'read'
    | 'silent'
    | 'busy'
    | 'container'
    | 'none'
    | 'add'
    | 'name'
    | 'mass'
    | 'save'
    | 'tooLight'
    | 'forget',
    string
  > & { deduct: (mass: string) => string; was: (gross: string, tare: string) => string }
> = {
  fr: {
    read: 'Lire la balance',
    silent: 'La balance ne répond pas, ou la masse bouge. Vérifiez-la, ou tapez la masse.',
    busy: 'La balance est déjà utilisée par une autre fenêtre.',
    container: 'Contenant',
    none: 'Sans contenant',
    add: 'Ajouter un contenant',
    name: 'Son nom (bac bleu, chariot…)',
    mass: 'Sa masse vide, en kilogrammes',
    save: 'Garder sur cette machine',
    tooLight: 'La masse lue est plus petite que celle du contenant.',
    forget: 'Oublier ce contenant',
    deduct: (mass) => `Enlever le contenant (${mass})`,
    was: (gross, tare) => `${gross} lus, moins ${tare} de contenant.`,
  },
  en: {
    read: 'Read the scale',
    silent: 'The scale does not answer, or the mass moves. Check it, or type the mass.',
    busy: 'Another window already uses the scale.',
    container: 'Container',
    none: 'No container',
    add: 'Add a container',
    name: 'Its name (blue crate, trolley…)',
    mass: 'Its empty mass, in kilograms',
    save: 'Keep on this machine',
    tooLight: 'The mass read is less than the container’s.',
    forget: 'Forget this container',
    deduct: (mass) => `Take the container off (${mass})`,
    was: (gross, tare) => `${gross} read, less ${tare} of container.`,
  },
}

/**
 * Beside a field for a mass: reads the scale where the browser can, and takes a container’s mass off what was read or
 * typed. `onWritten` gets kilograms as a person writes them.
 */
export function ScaleHelp({
  written,
  onWritten,
}: {
  written: string
  onWritten: (written: string) => void
}) {
  const t = useText(text)
  const f = useFormat()
  const comma = useLanguage().language === 'fr'
  const [containers, setContainers] = useState(kept)
  const [chosen, setChosen] = useState('')
  const [adding, setAdding] = useState(false)
  const [reading, setReading] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const serial = serialOf()
  const container = containers.find((c) => c.name === chosen)
  const keep = (all: Container[]) => {
    localStorage.setItem(KEPT, JSON.stringify(all))
    setContainers(all)
  }
  const give = (gross: number) => {
    if (!container) {
      setSaid(null)
      return onWritten(writtenGrams(gross, comma))
    }
    if (gross <= container.grams) return setSaid(t.tooLight)
    onWritten(writtenGrams(gross - container.grams, comma))
    setSaid(t.was(f.mass(gross), f.mass(container.grams)))
  }
  const read = async () => {
    if (!serial) return
    setReading(true)
    try {
      give((await weighOnce(serial)).grams)
    } catch (error) {
      const name = error instanceof Error ? error.name : ''
      // Nobody was asked anything: the person closed the browser's own choice.
      if (name !== 'NotFoundError')
        setSaid(name === 'InvalidStateError' || name === 'NetworkError' ? t.busy : t.silent)
    }
    setReading(false)
  }
  const typed = readGrams(written)
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-end">
        {serial && (
          <Button
            variant="default"
            loading={reading}
            leftSection={<IconScale size={22} aria-hidden />}
            onClick={() => void read()}
          >
            {t.read}
          </Button>
        )}
        {containers.length > 0 && (
          <SelectField
            label={t.container}
            value={chosen}
            onValue={(name) => {
              setChosen(name)
              setSaid(null)
            }}
            options={[
              ['', t.none],
              ...containers.map((c) => [c.name, `${c.name} (${f.mass(c.grams)})`] as const),
            ]}
          />
        )}
        {container && typed !== null && (
          <Button variant="default" onClick={() => give(typed)}>
            {t.deduct(f.mass(container.grams))}
          </Button>
        )}
        {container && (
          <Button
            variant="subtle"
            onClick={() => {
              keep(containers.filter((c) => c.name !== container.name))
              setChosen('')
            }}
          >
            {t.forget}
          </Button>
        )}
        <Button variant="subtle" aria-haspopup="dialog" onClick={() => setAdding(true)}>
          {t.add}
        </Button>
      </Group>
      <Text role="status">{said}</Text>
      <AddContainer
        opened={adding}
        close={() => setAdding(false)}
        add={(c) => {
          keep([...containers.filter((o) => o.name !== c.name), c])
          setChosen(c.name)
        }}
      />
    </Stack>
  )
}

function AddContainer({
  opened,
  close,
  add,
}: {
  opened: boolean
  close: () => void
  add: (container: Container) => void
}) {
  const t = useText(text)
  const [name, setName] = useState('')
  const [mass, setMass] = useState('')
  const grams = readGrams(mass)
  const complete = name.trim() !== '' && grams !== null
  // No form of its own: it stands within that of the mass, which Enter must not send.
  const save = () => {
    if (!complete) return
    add({ name: name.trim(), grams })
    setName('')
    setMass('')
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    save()
  }
  return (
    <Dialog title={t.add} opened={opened} onClose={close}>
      <Stack gap="md">
        <TextField
          label={t.name}
          value={name}
          onValue={setName}
          onKeyDown={onKeyDown}
          maxLength={40}
        />
        <TextField
          label={t.mass}
          value={mass}
          onValue={setMass}
          onKeyDown={onKeyDown}
          inputMode="decimal"
        />
        <Button onClick={save} disabled={!complete}>
          {t.save}
        </Button>
      </Stack>
    </Dialog>
  )
}
