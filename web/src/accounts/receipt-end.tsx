import { Button, Stack, Textarea } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useDraft } from '../ui/draft.ts'
import { ChoiceField, DateField, Form } from '../ui/form.tsx'
import { useGo } from '../ui/link.tsx'
import { sayDone } from '../ui/say.ts'
import { Notice } from '../ui/tag.tsx'
import { useAttemptKey } from './attempt-key.ts'
import type { Receipt } from './words.ts'

const text: Texts<{
  cancel: string
  cancelDo: string
  cancelLead: string
  cancelled: string
  replace: string
  replaceDo: string
  replaceLead: string
  replaced: (number: string) => string
  keep: string
  reason: string
  reasonHelp: string
  what: string
  same: string
  sameHelp: string
  all: string
  allHelp: string
  from: string
  to: string
}> = {
  fr: {
    cancel: 'Annuler ce reçu…',
    cancelDo: 'Annuler définitivement',
    cancelLead:
      'Le papier reste gardé, avec son numéro, et sa vérification dira « annulé ». Le donateur est prévenu par courriel : il ne doit plus s’en servir. Son matériel redevient à préparer.',
    cancelled: 'Reçu annulé. Le matériel est de nouveau à préparer.',
    replace: 'Remplacer ce reçu…',
    replaceDo: 'Émettre le remplaçant',
    replaceLead:
      'Un nouveau papier est émis tout de suite, sous un nouveau numéro, avec la mention « annule et remplace ». Le donateur est prévenu par courriel. On ne peut pas revenir en arrière.',
    replaced: (number) => `Remplacé par le reçu ${number}.`,
    keep: 'Ne rien changer',
    reason: 'Pourquoi ?',
    reasonHelp: 'Le donateur lira ce motif. Par exemple : « Valeur corrigée par le donateur ».',
    what: 'Ce que porte le nouveau papier',
    same: 'Le même matériel',
    sameHelp: 'Aux valeurs déclarées aujourd’hui.',
    all: 'Tout le matériel accepté de ces dons',
    allHelp: 'Aussi ce qui a été accepté depuis, dans la période ci-dessous.',
    from: 'Du',
    to: 'Au',
  },
  en: {
    cancel: 'Cancel this receipt…',
    cancelDo: 'Cancel for good',
    cancelLead:
      'The paper is kept, with its number, and its check will say “cancelled”. The donor is told by mail: it must no longer use it. Its equipment is to be prepared again.',
    cancelled: 'Receipt cancelled. The equipment is to be prepared again.',
    replace: 'Replace this receipt…',
    replaceDo: 'Issue the replacement',
    replaceLead:
      'A new paper is issued at once, under a new number, with the mention “cancels and replaces”. The donor is told by mail. This cannot be taken back.',
    replaced: (number) => `Replaced by the receipt ${number}.`,
    keep: 'Change nothing',
    reason: 'Why?',
    reasonHelp: 'The donor reads this reason. For example: “Value corrected by the donor”.',
    what: 'What the new paper bears',
    same: 'The same equipment',
    sameHelp: 'At the values declared today.',
    all: 'All accepted equipment of these gifts',
    allHelp: 'Also what was accepted since, in the period below.',
    from: 'From',
    to: 'To',
  },
}
type Ending = 'cancel' | 'replace' | null
type Props = { receipt: Receipt; opened: boolean; onOpen: (what: Ending) => void }

/** Cancels a receipt in force, with its reason: asked in a dialog, because it cannot be taken back. */
export function CancelReceipt({ receipt, opened, onOpen }: Props) {
  const t = useText(text)
  const write = useWrite(api.cancelReceipt)
  const { id, version } = receipt
  const [reason, setReason, clear] = useDraft(`cancel-${id}`, '')
  const body = { version, reason }
  const [key] = useAttemptKey(body)
  const send = async () => {
    if (!(await write.send({ params: { id }, body, key }))) return
    clear()
    onOpen(null)
    sayDone(t.cancelled)
  }
  return (
    <>
      <Button variant="default" aria-haspopup="dialog" onClick={() => onOpen('cancel')}>
        {t.cancel}
      </Button>
      <Dialog title={t.cancelDo} opened={opened} onClose={() => onOpen(null)}>
        <Stack>
          <Notice tone="warn">{t.cancelLead}</Notice>
          <Form
            onSubmit={() => void send()}
            busy={write.busy}
            problem={write.problem}
            submit={t.cancelDo}
            cancel={() => onOpen(null)}
            cancelLabel={t.keep}
          >
            <Reason value={reason} onValue={setReason} />
          </Form>
        </Stack>
      </Dialog>
    </>
  )
}

/** Issues another receipt in its place, with its reason and what it is to bear; then opens it. */
export function ReplaceReceipt({ receipt, opened, onOpen }: Props) {
  const t = useText(text)
  const go = useGo()
  const write = useWrite(api.replaceReceipt)
  const { id, version } = receipt
  const [said, setSaid, clear] = useDraft(`replace-${id}`, {
    reason: '',
    what: 'same',
    from: receipt.from,
    to: receipt.to,
  })
  const change = (part: Partial<typeof said>) => setSaid((now) => ({ ...now, ...part }))
  const period = said.what === 'same' ? {} : { from: said.from, to: said.to }
  const body = { version, reason: said.reason, ...period }
  const [key] = useAttemptKey(body)
  const send = async () => {
    const made = await write.send({ params: { id }, body, key })
    if (!made) return
    clear()
    onOpen(null)
    sayDone(t.replaced(made.number ?? ''))
    go(`/receipts/${made.id}`)
  }
  return (
    <>
      <Button variant="default" aria-haspopup="dialog" onClick={() => onOpen('replace')}>
        {t.replace}
      </Button>
      <Dialog title={t.replaceDo} opened={opened} onClose={() => onOpen(null)}>
        <Stack>
          <Notice tone="warn">{t.replaceLead}</Notice>
          <Form
            onSubmit={() => void send()}
            busy={write.busy}
            problem={write.problem}
            submit={t.replaceDo}
            cancel={() => onOpen(null)}
            cancelLabel={t.keep}
          >
            <Reason value={said.reason} onValue={(reason) => change({ reason })} />
            <ChoiceField
              label={t.what}
              value={said.what}
              onValue={(what) => change({ what })}
              options={[
                ['same', t.same, t.sameHelp],
                ['all', t.all, t.allHelp],
              ]}
            />
            {said.what === 'all' && (
              <div className="two">
                <DateField
                  label={t.from}
                  value={said.from}
                  onValue={(from) => change({ from })}
                  required
                />
                <DateField label={t.to} value={said.to} onValue={(to) => change({ to })} required />
              </div>
            )}
          </Form>
        </Stack>
      </Dialog>
    </>
  )
}

function Reason({ value, onValue }: { value: string; onValue: (reason: string) => void }) {
  const t = useText(text)
  return (
    <Textarea
      label={t.reason}
      description={t.reasonHelp}
      value={value}
      onChange={(e) => onValue(e.currentTarget.value)}
      maxLength={500}
      required
      data-autofocus
    />
  )
}
