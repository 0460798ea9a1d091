import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useRead, useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form, SelectField } from '../ui/form.tsx'
import { useGo } from '../ui/link.tsx'

type LayoutName = NonNullable<Parameters<typeof api.createLabelBatch>[0]['body']>['layout']
const KEPT = 'label-layout'

const text: Texts<Record<'reprint' | 'layout' | 'help' | 'print' | 'sheet' | 'roll', string>> = {
  fr: {
    reprint: 'Réimprimer l’étiquette',
    layout: 'Papier d’étiquettes',
    help: 'Le même code est imprimé : décollez l’ancienne étiquette.',
    print: 'Préparer l’impression',
    sheet: 'Planche',
    roll: 'Rouleau',
  },
  en: {
    reprint: 'Print the label again',
    layout: 'Paper of the labels',
    help: 'The same code is printed: take the old label off.',
    print: 'Prepare the print',
    sheet: 'Sheet',
    roll: 'Roll',
  },
}

/** Makes the label of a device again, on the paper that this machine prints on, and leads to its print. */
export function Reprint({ tag }: { tag: string }) {
  const t = useText(text)
  const go = useGo()
  const [opened, setOpened] = useState(false)
  const [chosen, setChosen] = useState(localStorage.getItem(KEPT) ?? '')
  const layouts = useRead(api.listLabelLayouts, {}, { when: opened })
  const make = useWrite(api.createLabelBatch)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const list = layouts.data?.items ?? []
  const layout = list.find((l) => l.name === chosen)?.name ?? list[0]?.name
  const choose = (name: string) => {
    setChosen(name)
    setKey(crypto.randomUUID())
    localStorage.setItem(KEPT, name)
  }
  const print = async () => {
    if (!layout) return
    const body = { codes: [tag], layout: layout as LayoutName }
    const batch = await make.send({ body, key })
    if (!batch) return
    setKey(crypto.randomUUID())
    setOpened(false)
    go(`/print/labels/${batch.id}`)
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={20} aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        {t.reprint}
      </Button>
      <Dialog title={t.reprint} opened={opened} onClose={() => setOpened(false)}>
        <Form
          onSubmit={() => void print()}
          busy={make.busy}
          problem={make.problem ?? layouts.error}
          submit={t.print}
          disabled={!layout}
        >
          <SelectField
            label={t.layout}
            description={t.help}
            value={layout ?? ''}
            onValue={choose}
            options={list.map((l) => [
              l.name,
              `${l.kind === 'roll' ? t.roll : t.sheet} ${l.labelWidthMm} × ${l.labelHeightMm} mm`,
            ])}
          />
        </Form>
      </Dialog>
    </>
  )
}
