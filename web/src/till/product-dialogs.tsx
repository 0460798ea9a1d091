import { Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { colon, useText } from '../i18n.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ChoiceField, EurosField, Form, NumberField, TextField } from '../ui/form.tsx'
import { sayDone } from '../ui/say.ts'
import { productsText } from './products-text.ts'
import type { Product } from './shelf.ts'
import { useFocusBack } from './shortcuts.ts'

/** Changes the name or the price of an accessory, or takes it off sale. */
export function ProductDialog({ product, onClose }: { product: Product; onClose: () => void }) {
  useFocusBack()
  const t = useText(productsText)
  const [label, setLabel] = useState(product.label)
  const [cents, setCents] = useState<number | null>(product.unitCents)
  const [active, setActive] = useState(product.active)
  const write = useWrite(api.updateProduct)
  const save = async () => {
    if (cents === null) return
    const done = await write.send({
      params: { id: product.id },
      body: { version: product.version, label: label.trim(), unitCents: cents, active },
    })
    if (!done) return
    sayDone(t.saved)
    onClose()
  }
  return (
    <Dialog title={`${t.change} : ${product.label}`} opened onClose={onClose}>
      <Form
        onSubmit={() => void save()}
        busy={write.busy}
        problem={write.problem}
        submit={t.save}
        cancel={onClose}
        disabled={label.trim() === '' || !cents}
      >
        <TextField
          label={t.name}
          value={label}
          onValue={setLabel}
          maxLength={80}
          required
          data-autofocus
        />
        <EurosField label={t.price} cents={cents} onCents={setCents} required />
        <Switch
          label={t.active}
          checked={active}
          onChange={(e) => setActive(e.currentTarget.checked)}
        />
      </Form>
    </Dialog>
  )
}

/** Puts accessories on the shelf, or says what was lost or found. */
export function StockDialog({ product, onClose }: { product: Product; onClose: () => void }) {
  useFocusBack()
  const t = useText(productsText)
  const [quantity, setQuantity] = useState<number | null>(null)
  const [reason, setReason] = useState<'stocked' | 'found' | 'lost'>('stocked')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const write = useWrite(api.stockProduct)
  const save = async () => {
    if (!quantity) return
    const done = await write.send({
      params: { id: product.id },
      body: { quantity, reason },
      key,
    })
    if (!done) return
    sayDone(t.moved)
    onClose()
  }
  const change = (act: () => void) => {
    setKey(crypto.randomUUID())
    act()
  }
  return (
    <Dialog title={`${t.restock} : ${product.label}`} opened onClose={onClose}>
      <Form
        onSubmit={() => void save()}
        busy={write.busy}
        problem={write.problem}
        submit={t.save}
        cancel={onClose}
        disabled={!quantity}
      >
        <Text>
          {t.stock}
          {colon()}
          {product.quantity}
        </Text>
        <ChoiceField
          label={t.why}
          value={reason}
          onValue={(v) => change(() => setReason(v as typeof reason))}
          options={[
            ['stocked', t.stocked],
            ['found', t.found],
            ['lost', t.lost],
          ]}
        />
        <NumberField
          label={t.quantity}
          number={quantity}
          onNumber={(n) => change(() => setQuantity(n))}
          required
          data-autofocus
        />
      </Form>
    </Dialog>
  )
}
