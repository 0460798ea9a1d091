import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { useCategories } from '../words.ts'
import { LineFields } from './line-fields.tsx'
import { emptyLine, type OfferLine } from './offer.ts'
import type { StepProps } from './step-what.tsx'

const text: Texts<
  Record<
    'add' | 'edit' | 'close' | 'remove' | 'all' | 'tag' | 'serial' | 'list' | 'unnamed',
    string
  >
> = {
  fr: {
    add: 'Ajouter un appareil identifié',
    edit: 'Modifier',
    close: 'Refermer',
    remove: 'Retirer',
    all: 'Afficher toutes les lignes',
    tag: 'inventaire',
    serial: 'série',
    list: 'Appareils identifiés',
    unnamed: 'Nouvel appareil',
  },
  en: {
    add: 'Add an identified device',
    edit: 'Change',
    close: 'Close',
    remove: 'Remove',
    all: 'Show all lines',
    tag: 'inventory',
    serial: 'serial',
    list: 'Identified devices',
    unnamed: 'New device',
  },
}
const SHOWN = 15

/** The devices known one by one: each folded to a line, opened to be changed. */
export function DetailedLines({ offer, change, faults }: StepProps) {
  const t = useText(text)
  const { label } = useCategories()
  const [opened, setOpened] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const addButton = useRef<HTMLButtonElement>(null)
  const rows = offer.lines.flatMap((line, at) => (line.detailed ? [{ line, at }] : []))
  const wrong = (at: number) => faults.filter((f) => f.line === at)
  const shown = rows.filter(
    ({ line, at }, i) => all || i < SHOWN || line.key === opened || wrong(at).length > 0,
  )
  const put = (at: number, part: Partial<OfferLine>) =>
    change({ lines: offer.lines.map((l, i) => (i === at ? { ...l, ...part } : l)) })
  const add = () => {
    const line = emptyLine()
    change({ lines: [...offer.lines, line] })
    setOpened(line.key)
  }
  const remove = (at: number) => {
    change({ lines: offer.lines.filter((_, i) => i !== at) })
    addButton.current?.focus()
  }
  const name = (l: OfferLine) =>
    [
      l.category ? `${label(l.category)} × ${l.quantity ?? '?'}` : t.unnamed,
      l.assetTag && `${t.tag} ${l.assetTag}`,
      l.serial && `${t.serial} ${l.serial}`,
      l.condition,
    ]
      .filter(Boolean)
      .join(', ')
  return (
    <Stack gap="sm">
      {rows.length > 0 && (
        <ul className="rows" aria-label={t.list}>
          {shown.map(({ line, at }) => {
            const open = line.key === opened || wrong(at).length > 0
            return (
              <li key={line.key} className="card">
                <Group justify="space-between" gap="sm">
                  <Text fw={600} className="capital">
                    {name(line)}
                  </Text>
                  <Group gap="xs">
                    <Button
                      variant="default"
                      aria-expanded={open}
                      leftSection={<IconPencil size={18} aria-hidden />}
                      onClick={() => setOpened(open ? null : line.key)}
                    >
                      {open ? t.close : t.edit}
                      <span className="visually-hidden"> : {name(line)}</span>
                    </Button>
                    <Button
                      variant="default"
                      leftSection={<IconTrash size={18} aria-hidden />}
                      onClick={() => remove(at)}
                    >
                      {t.remove}
                      <span className="visually-hidden"> : {name(line)}</span>
                    </Button>
                  </Group>
                </Group>
                {open && (
                  <LineFields
                    line={line}
                    faults={wrong(at)}
                    focus={line.key === opened}
                    put={(part) => put(at, part)}
                  />
                )}
              </li>
            )
          })}
        </ul>
      )}
      <Group gap="sm">
        <Button
          ref={addButton}
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={add}
        >
          {t.add}
        </Button>
        {shown.length < rows.length && (
          <Button variant="default" onClick={() => setAll(true)}>
            {t.all} ({rows.length})
          </Button>
        )}
      </Group>
    </Stack>
  )
}
