import { Button, Stack, Text, Textarea } from '@mantine/core'
import { IconClipboardText } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { colon, type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { Notice } from '../ui/tag.tsx'
import { addRows, type BadRow, type PasteFault, readRows } from './paste.ts'
import { type StepProps, useOffered } from './step-what.tsx'

const text: Texts<
  Record<'title' | 'label' | 'help' | 'example' | 'add', string> & {
    added: (n: number) => string
    bad: (n: number) => string
    row: (n: number) => string
    why: Record<PasteFault, (cell: string) => string>
  }
> = {
  fr: {
    title: 'Coller des lignes d’un tableur',
    label: 'Lignes à ajouter',
    help: 'Une ligne par appareil : catégorie ; quantité ; n° d’inventaire ; n° de série ; état. Les trois derniers sont facultatifs.',
    example: 'ordinateur portable ; 1 ; INV-0042\nécran ; 12',
    add: 'Ajouter ces lignes',
    added: (n) => (n > 1 ? `${n} lignes ajoutées.` : n === 1 ? '1 ligne ajoutée.' : ''),
    bad: (n) =>
      n > 1
        ? `${n} lignes n’ont pas été lues. Elles sont restées ci-dessus : corrigez-les, puis ajoutez-les.`
        : '1 ligne n’a pas été lue. Elle est restée ci-dessus : corrigez-la, puis ajoutez-la.',
    row: (n) => `Ligne ${n}`,
    why: {
      category: (cell) => `catégorie inconnue « ${cell} »`,
      quantity: (cell) => `« ${cell} » n’est pas une quantité de 1 à 10 000`,
      oneDevice: () => 'un numéro désigne un seul appareil : mettez 1',
      long: () => 'un texte est trop long (80 caractères par numéro, 200 pour l’état)',
    },
  },
  en: {
    title: 'Paste rows from a spreadsheet',
    label: 'Rows to add',
    help: 'One row a device: category; quantity; asset tag; serial; condition. The last three are optional.',
    example: 'laptop; 1; INV-0042\nmonitor; 12',
    add: 'Add these rows',
    added: (n) => (n > 1 ? `${n} rows added.` : n === 1 ? '1 row added.' : ''),
    bad: (n) =>
      n > 1
        ? `${n} rows were not read. They stayed above: correct them, then add them.`
        : '1 row was not read. It stayed above: correct it, then add it.',
    row: (n) => `Row ${n}`,
    why: {
      category: (cell) => `unknown category “${cell}”`,
      quantity: (cell) => `“${cell}” is not a quantity from 1 to 10,000`,
      oneDevice: () => 'a number names one device: set 1',
      long: () => 'a text is too long (80 characters a number, 200 for the condition)',
    },
  },
}

/** Takes rows of a spreadsheet; what is not read stays in the box, with why. */
export function PasteRows({ offer, change }: Pick<StepProps, 'offer' | 'change'>) {
  const t = useText(text)
  const categories = useOffered()
  const [pasted, setPasted] = useDraft(`paste:${offer.saved?.id ?? 'new'}`, '')
  const [opened, setOpened] = useState(pasted !== '')
  const [done, setDone] = useState<{ added: number; bad: BadRow[] } | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const add = () => {
    const { lines, bad } = readRows(
      pasted,
      categories.map(([key, label, value]) => ({
        key,
        names: [label, String(value.fr ?? ''), String(value.en ?? '')],
      })),
    )
    if (lines.length > 0) change({ lines: addRows(offer.lines, lines) })
    setPasted(bad.map((b) => b.raw).join('\n'))
    // Their numbers are those of the rows that stayed.
    setDone({ added: lines.length, bad: bad.map((b, i) => ({ ...b, row: i + 1 })) })
    box.current?.focus()
  }
  return (
    <Stack gap="sm">
      <div>
        <Button
          variant="default"
          aria-expanded={opened}
          leftSection={<IconClipboardText size={18} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {t.title}
        </Button>
      </div>
      {opened && (
        <>
          <Textarea
            ref={box}
            label={t.label}
            description={t.help}
            placeholder={t.example}
            value={pasted}
            onChange={(e) => {
              setPasted(e.currentTarget.value)
              setDone(null)
            }}
            minRows={4}
            maxRows={12}
            spellCheck={false}
          />
          <div role="status">
            {done && done.added > 0 && <Notice tone="good">{t.added(done.added)}</Notice>}
            {done && done.bad.length > 0 && (
              <Notice tone="bad">
                <Text>{t.bad(done.bad.length)}</Text>
                <ul className="problem-list">
                  {done.bad.slice(0, 30).map((b) => (
                    <li key={b.row}>
                      {t.row(b.row)}
                      {colon()}
                      {t.why[b.why](b.cell)}
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
          </div>
          <div>
            <Button variant="default" disabled={pasted.trim() === ''} onClick={add}>
              {t.add}
            </Button>
          </div>
        </>
      )}
    </Stack>
  )
}
