import { Button, Checkbox, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useRead, useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ChoiceField, DateField, Form } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { useGo } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { useAttemptKey } from './attempt-key.ts'
import { type ReceiptKind, type ToPrepare, useReceiptWords } from './words.ts'

const text: Texts<
  Record<
    'open' | 'gifts' | 'period' | 'from' | 'to' | 'kind' | 'submit' | 'none' | 'handedOver',
    string
  > & { certificate: string; receipt: string; gift: (n: number) => string }
> = {
  fr: {
    open: 'Choisir les dons',
    gifts: 'Dons à mettre sur le papier',
    period: 'Seul le matériel remis pendant cette période y figure.',
    from: 'Du',
    to: 'Au',
    kind: 'Papier',
    receipt: 'Avec la valeur déclarée, pour une entreprise imposée',
    certificate: 'Sans valeur, sans mention fiscale',
    submit: 'Préparer',
    none: 'Cochez au moins un don.',
    handedOver: 'remis le',
    gift: (n) => `Don ${n}`,
  },
  en: {
    open: 'Choose the gifts',
    gifts: 'Gifts to put on the paper',
    period: 'Only the equipment handed over in this period stands on it.',
    from: 'From',
    to: 'To',
    kind: 'Paper',
    receipt: 'With the declared value, for a company that pays tax',
    certificate: 'Without a value or any mention of tax',
    submit: 'Prepare',
    none: 'Tick at least one gift.',
    handedOver: 'handed over on',
    gift: (n) => `Gift ${n}`,
  },
}

/** Prepares a paper for some of a donor’s gifts, for a period or of a kind that one chooses. */
export function PrepareSome(props: { donor: ToPrepare; issuerId: string; to: string }) {
  const t = useText(text)
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" aria-haspopup="dialog" onClick={() => setOpened(true)}>
        {t.open}
      </Button>
      <Dialog title={props.donor.donorName} opened={opened} onClose={() => setOpened(false)}>
        <SomeForm {...props} close={() => setOpened(false)} />
      </Dialog>
    </>
  )
}

function SomeForm({
  donor,
  issuerId,
  to,
  close,
}: {
  donor: ToPrepare
  issuerId: string
  to: string
  close: () => void
}) {
  const t = useText(text)
  const w = useReceiptWords()
  const f = useFormat()
  const go = useGo()
  const { donorId } = donor
  const gifts = useRead(api.listDonations, { query: { donorId, limit: 200 } })
  const write = useWrite(api.prepareReceipt)
  const [said, setSaid] = useState({
    ids: donor.donationIds,
    from: donor.from,
    to,
    kind: (donor.proposes ?? 'recuFiscal') as ReceiptKind,
  })
  const change = (part: Partial<typeof said>) => setSaid((now) => ({ ...now, ...part }))
  const { ids, ...rest } = said
  const body = { issuerId, donorId, donationIds: ids, ...rest }
  const [key] = useAttemptKey(body)
  const send = async () => {
    const made = await write.send({ body, key })
    if (made) go(`/receipts/${made.id}`)
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={write.busy}
      problem={write.problem}
      submit={t.submit}
      cancel={close}
      disabled={said.ids.length === 0}
    >
      <Loaded of={gifts}>
        {({ items }) => (
          <Checkbox.Group
            label={t.gifts}
            value={said.ids}
            onChange={(chosen) => change({ ids: chosen })}
            error={said.ids.length === 0 ? t.none : undefined}
          >
            <Stack gap={0} mt={6}>
              {donor.donationIds.map((id, n) => {
                const gift = items.find((g) => g.id === id)
                const day = gift?.handedOverAt && `, ${t.handedOver} ${f.day(gift.handedOverAt)}`
                return (
                  <Checkbox
                    key={id}
                    value={id}
                    className="choice"
                    label={`${gift?.reference ?? t.gift(n + 1)}${day ?? ''}`}
                  />
                )
              })}
            </Stack>
          </Checkbox.Group>
        )}
      </Loaded>
      <div className="two">
        <DateField
          label={t.from}
          value={said.from}
          onValue={(from) => change({ from })}
          required
          min={donor.from}
          max={donor.to}
        />
        <DateField
          label={t.to}
          value={said.to}
          onValue={(day) => change({ to: day })}
          required
          min={said.from}
          max={donor.to}
        />
      </div>
      <Text>{t.period}</Text>
      <ChoiceField
        label={t.kind}
        value={said.kind}
        onValue={(kind) => change({ kind: kind as ReceiptKind })}
        options={[
          ['recuFiscal', w.kind.recuFiscal, t.receipt],
          ['giftCertificate', w.kind.giftCertificate, t.certificate],
        ]}
      />
    </Form>
  )
}
