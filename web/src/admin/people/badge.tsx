import { Button, Group, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { useHolds } from '../../shell/me.tsx'
import { useService } from '../../shell/service.tsx'
import { Form } from '../../ui/form.tsx'
import { Section } from '../../ui/page.tsx'
import { PrintView } from '../../ui/print.tsx'
import { type PrintPage, readSvgPage, releasePages } from '../../ui/print-page.ts'
import { drawQr } from '../../ui/qr.tsx'
import { sayDone } from '../../ui/say.ts'
import { SecretInput } from '../../ui/secret-input.tsx'
import { Notice } from '../../ui/tag.tsx'
import { useWords } from '../../words.ts'
import { badgeCard } from './badge-card.ts'
import type { Person } from './person.tsx'
import { mayHoldBadge } from './roles.ts'
import { text } from './text.ts'

/** Whether somebody has a badge, and a new one: shown and printed while this page is open, then never again. */
export function Badge({ person, manages }: { person: Person; manages: boolean }) {
  const t = useText(text)
  const gives = useHolds('supervisor', 'admin')
  const roles = person.memberships.map((m) => m.role)
  return (
    <Section title={t.badge}>
      <Text>{t.badgeLead}</Text>
      {mayHoldBadge(roles) ? (
        <>
          <Text fw={600}>{person.hasBadge ? t.badgeHas : t.badgeHasNot}</Text>
          {!gives && <Text>{t.badgeWho}</Text>}
          {gives && manages && <NewBadge person={person} />}
        </>
      ) : (
        <Text fw={600}>{t.badgeNot}</Text>
      )}
    </Section>
  )
}

function NewBadge({ person }: { person: Person }) {
  const t = useText(text)
  const words = useWords()
  const brand = useService()?.brand ?? 'La Collect.tech'
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<'shape' | 'differs' | null>(null)
  const [pages, setPages] = useState<PrintPage[]>([])
  const [shown, setShown] = useState(false)
  const write = useWrite(api.issueBadge)
  useEffect(() => () => releasePages(pages), [pages])
  const make = async () => {
    const fault = !/^\d{4,8}$/.test(pin) ? 'shape' : pin !== again ? 'differs' : null
    setWrong(fault)
    if (fault) {
      document.getElementById(fault === 'shape' ? 'badge-pin' : 'badge-pin-again')?.focus()
      return
    }
    const made = await write.send({ params: { id: person.id }, body: { pin } })
    if (!made) return
    setPin('')
    setAgain('')
    const svg = badgeCard({
      qr: await drawQr(made.badge),
      name: person.name,
      role: [...new Set(person.memberships.map((m) => words.role(m.role)))].join(', '),
      brand,
      foot: t.cardFoot,
    })
    setPages([await readSvgPage(svg, t.cardOf(person.name))])
    setShown(true)
  }
  const close = () => {
    setShown(false)
    // The form that made the card has gone: the focus goes to what stands in its place.
    setTimeout(() => document.getElementById('badge-card')?.focus(), 60)
  }
  const forget = () => {
    setPages([])
    sayDone(t.cardForgotten)
    setTimeout(() => document.getElementById('badge-pin')?.focus(), 60)
  }
  return (
    <>
      {shown && (
        <PrintView title={t.card} pages={pages} onClose={close}>
          <Notice tone="warn">{t.cardOnce}</Notice>
        </PrintView>
      )}
      {pages.length > 0 ? (
        <>
          <Notice tone="warn">{t.cardReady}</Notice>
          <Group>
            <Button id="badge-card" onClick={() => setShown(true)}>
              {t.cardAgain}
            </Button>
            <Button variant="default" onClick={forget}>
              {t.cardDone}
            </Button>
          </Group>
        </>
      ) : (
        <Form
          onSubmit={() => void make()}
          busy={write.busy}
          problem={write.problem}
          submit={person.hasBadge ? t.newBadge : t.makeBadge}
        >
          <PinInput
            id="badge-pin"
            label={t.pin}
            description={t.pinHelp}
            value={pin}
            onValue={setPin}
            error={wrong === 'shape' ? t.pinShape : null}
          />
          <PinInput
            id="badge-pin-again"
            label={t.pinAgain}
            value={again}
            onValue={setAgain}
            error={wrong === 'differs' ? t.pinDiffers : null}
          />
        </Form>
      )}
    </>
  )
}

function PinInput({
  onValue,
  ...input
}: {
  id: string
  label: string
  description?: string
  value: string
  onValue: (pin: string) => void
  error: string | null
}) {
  return (
    <SecretInput
      {...input}
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      onChange={(e) => onValue(e.currentTarget.value)}
      required
      className="narrow"
    />
  )
}
