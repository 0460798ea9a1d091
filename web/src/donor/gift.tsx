import { Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo, GoToButton, useSearchValue } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Notice } from '../ui/tag.tsx'
import { CancelGift, mayCancel } from './cancel-gift.tsx'
import { Discrepancies } from './discrepancies.tsx'
import { GiftDevices } from './gift-devices.tsx'
import { GiftLines } from './gift-lines.tsx'
import { GiftLocks } from './gift-locks.tsx'
import { GiftPapers } from './gift-papers.tsx'
import type { Donation } from './offer.ts'
import { OfferRead } from './offer-read.tsx'
import { standing, standingText } from './progress.ts'
import { Timeline } from './timeline.tsx'
import { Valuation } from './valuation.tsx'
import { useValueMissing } from './value-missing.ts'

const text: Texts<
  Record<
    | 'title'
    | 'back'
    | 'where'
    | 'lines'
    | 'devices'
    | 'papers'
    | 'offer'
    | 'finish'
    | 'waits'
    | 'giveValue',
    string
  >
> = {
  fr: {
    title: 'Don',
    back: 'Mes dons',
    where: 'Où en est ce don',
    lines: 'Ligne par ligne',
    devices: 'Appareil par appareil',
    papers: 'Documents de ce don',
    offer: 'Ce que vous avez offert',
    finish: 'Terminer l’offre',
    waits: 'Ce qui vous attend : une valeur manque pour préparer votre reçu.',
    giveValue: 'Donner la valeur',
  },
  en: {
    title: 'Gift',
    back: 'My gifts',
    where: 'Where this gift stands',
    lines: 'Line by line',
    devices: 'Device by device',
    papers: 'Papers of this gift',
    offer: 'What you offered',
    finish: 'Finish the offer',
    waits: 'What waits for you: a value is missing to prepare your receipt.',
    giveValue: 'Give the value',
  },
}

export default function Gift() {
  const t = useText(text)
  const said = useText(standingText)
  const f = useFormat()
  const { id = '' } = useParams({ strict: false })
  const donation = useRead(api.getDonation, { params: { id } })
  const d = donation.data
  return (
    <Page
      title={d ? `${t.title} ${d.reference}` : t.title}
      lead={d && standing(d, said, f.day)}
      back={{ to: '/gifts', label: t.back }}
      actions={
        d && (
          <>
            {d.status === 'draft' && <GoToButton to={`/gifts/${d.id}/edit`}>{t.finish}</GoToButton>}
            {mayCancel(d) && <CancelGift donation={d} />}
          </>
        )
      }
    >
      <Loaded of={donation}>{(read) => <Parts donation={read} />}</Loaded>
    </Page>
  )
}

function Parts({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const came = d.lines.some((l) => l.progress.received > 0) || d.outsideLines > 0
  const waits = useValueMissing(d, true)
  const [part] = useSearchValue('part')
  const value = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (part !== 'value') return
    value.current?.scrollIntoView({ block: 'start' })
    value.current?.querySelector('input')?.focus({ preventScroll: true })
  }, [part])
  // Asked for by its link, it comes first: what is read above it would push it away.
  const first = part === 'value'
  const valuation = !['draft', 'refused', 'cancelled'].includes(d.status) && (
    <div ref={value} className="step-box">
      <Valuation key={d.id} donation={d} />
    </div>
  )
  return (
    <Stack gap="lg">
      {first && valuation}
      {came && <GiftLocks donationId={d.id} />}
      {waits && !first && (
        <Notice tone="warn" icon={<IconAlertTriangle size={26} aria-hidden />}>
          {t.waits}{' '}
          <GoTo to={`/gifts/${d.id}?part=value`} className="link tap">
            {t.giveValue}
          </GoTo>
        </Notice>
      )}
      <Section title={t.where}>
        <Timeline donation={d} />
      </Section>
      {d.lines.length > 0 && (
        <Section title={t.lines}>
          <GiftLines donation={d} />
        </Section>
      )}
      <Discrepancies donation={d} />
      {came && (
        <Section title={t.devices}>
          <GiftDevices donation={d} />
        </Section>
      )}
      {!first && valuation}
      {d.submittedAt && (
        <Section title={t.papers}>
          <GiftPapers donation={d} />
        </Section>
      )}
      <Section title={t.offer}>
        <OfferRead donation={d} />
      </Section>
    </Stack>
  )
}
