import { Button, Group, Stack } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type Ref, useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { ScanInput } from '../../scan/scan-input.tsx'
import { ProblemNote } from '../../ui/problem.tsx'
import { LayoutField, useKeptLayout } from '../labels/layout.tsx'
import { PrintLabels } from '../labels/print-labels.tsx'

const text: Texts<
  Record<'label' | 'help' | 'print' | 'title' | 'next' | 'paper' | 'choose', string>
> = {
  fr: {
    label: 'Étiquette',
    help: 'Collez une étiquette neuve sur l’appareil, puis scannez-la.',
    print: 'Imprimer une étiquette maintenant',
    title: 'Étiquette à coller',
    next: 'Collée : continuer',
    paper: 'Papier pour imprimer ici',
    choose: 'Choisir le papier',
  },
  en: {
    label: 'Label',
    help: 'Stick a new label on the device, then scan it.',
    print: 'Print a label now',
    title: 'Label to stick',
    next: 'Stuck: go on',
    paper: 'Paper to print here',
    choose: 'Choose the paper',
  },
}

/** The label of the device: a new one that is scanned, or one made and printed at once. */
export function LabelField({
  value,
  onValue,
  onScan,
  onPrinted,
  inputRef,
  error,
}: {
  value: string
  onValue: (value: string) => void
  onScan: (code: string) => void
  /** A label was made and shown to print; this is its tag. */
  onPrinted: (tag: string) => void
  inputRef: Ref<HTMLInputElement>
  error: string | null
}) {
  const t = useText(text)
  const make = useWrite(api.createLabelBatch)
  const [layout, setLayout] = useKeptLayout('single', 'roll-62')
  const [shown, setShown] = useState<{ id: string; tag: string } | null>(null)
  const print = async () => {
    const batch = await make.send({ body: { count: 1, layout } })
    const tag = batch?.tags[0]
    if (batch && tag) setShown({ id: batch.id, tag })
  }
  return (
    <Stack gap="xs">
      <ScanInput
        label={t.label}
        description={t.help}
        size="xl"
        value={value}
        onValue={onValue}
        onScan={onScan}
        inputRef={inputRef}
        error={error}
      />
      <Group gap="sm" align="center">
        <Button
          variant="default"
          aria-haspopup="dialog"
          leftSection={<IconPrinter size={20} aria-hidden />}
          loading={make.busy}
          onClick={() => void print()}
        >
          {t.print}
        </Button>
        <details>
          <summary className="summary">{t.choose}</summary>
          <LayoutField value={layout} onValue={setLayout} label={t.paper} kind="roll" />
        </details>
      </Group>
      <ProblemNote error={make.problem} focus />
      {shown && (
        <PrintLabels
          batchId={shown.id}
          layout={layout}
          from={1}
          to={1}
          title={t.title}
          closeLabel={t.next}
          auto
          onClose={() => {
            setShown(null)
            onPrinted(shown.tag)
          }}
        />
      )}
    </Stack>
  )
}
