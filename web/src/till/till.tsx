import { Stack, Tabs } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { useFormat } from '../ui/format.ts'
import { useGo, useSearchValue } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Notice } from '../ui/tag.tsx'
import { CashTab } from './cash.tsx'
import { ClosedDay } from './closed-day.tsx'
import { Closings } from './closings.tsx'
import { DayEnd } from './day-end.tsx'
import { DayTickets } from './day-tickets.tsx'
import { OpenTill } from './open-till.tsx'
import { RefundTab } from './refund.tsx'
import type { TillNow } from './rows.ts'
import { Sale } from './sale.tsx'
import { TillState } from './till-state.tsx'
import type { Closing } from './z-facts.tsx'

const text: Texts<
  Record<
    | 'sale'
    | 'refund'
    | 'cash'
    | 'end'
    | 'tickets'
    | 'closings'
    | 'open'
    | 'back'
    | 'parts'
    | 'noVat'
    | 'retired',
    string
  > & { name: (code: string) => string; expired: (day: string) => string }
> = {
  fr: {
    sale: 'Vente',
    refund: 'Retour',
    cash: 'Argent',
    end: 'Fin de journée',
    tickets: 'Tickets',
    closings: 'Clôtures',
    open: 'Ouverture',
    back: 'Caisses',
    parts: 'Parties de la caisse',
    noVat:
      'Le régime de TVA du vendeur n’est pas enregistré : la caisse ne peut pas vendre. Prévenez l’administration.',
    retired: 'Cette caisse est retirée du service. Elle reste lisible.',
    name: (code) => `Caisse ${code}`,
    expired: (day) =>
      `La journée du ${day} n’est pas clôturée. Comptez le tiroir, puis clôturez : vous pourrez ensuite ouvrir la journée d’aujourd’hui.`,
  },
  en: {
    sale: 'Sale',
    refund: 'Return',
    cash: 'Cash',
    end: 'End of the day',
    tickets: 'Tickets',
    closings: 'Closings',
    open: 'Opening',
    back: 'Tills',
    parts: 'Parts of the till',
    noVat:
      'The seller’s VAT regime is not recorded: the till cannot sell. Tell the administration.',
    retired: 'This till is retired. It stays readable.',
    name: (code) => `Till ${code}`,
    expired: (day) =>
      `The day of ${day} is not closed. Count the drawer, then close: you can then open today.`,
  },
}

/** A till: its whole day on one screen, by its state. */
export default function TillScreen() {
  const t = useText(text)
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const read = useRead(api.getTill, { params: { id: code.toUpperCase() } })
  return (
    <Page
      title={t.name(code.toUpperCase())}
      back={{ to: '/tills', label: t.back }}
      lead={
        read.data ? (
          <>
            {read.data.site} <TillState till={read.data} />
          </>
        ) : undefined
      }
    >
      <Loaded of={read}>{(till) => <Till till={till} />}</Loaded>
    </Page>
  )
}

function Till({ till }: { till: TillNow }) {
  const t = useText(text)
  const f = useFormat()
  const go = useGo()
  const sells = useHolds('cashier', 'shopManager')
  const [tab, setTab] = useSearchValue('tab')
  const [closed, setClosed] = useState<Closing | null>(null)
  const day = till.businessDate ? f.day(till.businessDate) : ''
  const selling = sells && till.state !== 'closed' && !till.expired && till.vat !== null
  const parts = [
    ...(selling ? (['sale', 'refund'] as const) : []),
    ...(sells && till.state === 'closed' && till.active ? (['open'] as const) : []),
    ...(sells && till.state !== 'closed' && !till.expired ? (['cash'] as const) : []),
    ...(sells && till.state !== 'closed' ? (['end'] as const) : []),
    'tickets' as const,
    'closings' as const,
  ]
  const now = parts.find((p) => p === tab) ?? parts[0] ?? 'tickets'
  return (
    <Stack gap="md">
      {closed && till.state === 'closed' && <ClosedDay till={till} z={closed} />}
      {till.expired && sells && (
        <div role="alert">
          <Notice tone="warn">{t.expired(day)}</Notice>
        </div>
      )}
      {!till.active && <Notice>{t.retired}</Notice>}
      {till.vat === null && <Notice tone="warn">{t.noVat}</Notice>}
      <Tabs
        value={now}
        onChange={(v) => setTab(v)}
        keepMounted={false}
        activateTabWithKeyboard={false}
      >
        <Tabs.List aria-label={t.parts} mb="md">
          {parts.map((p) => (
            <Tabs.Tab key={p} value={p} className="till-tab">
              {t[p]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="sale">
          <Sale
            till={till}
            onTicket={(number) =>
              go(`/tills/${till.code}?tab=refund&ticket=${encodeURIComponent(number)}`)
            }
          />
        </Tabs.Panel>
        <Tabs.Panel value="refund">
          <RefundTab till={till} />
        </Tabs.Panel>
        <Tabs.Panel value="open">
          <OpenTill till={till} />
        </Tabs.Panel>
        <Tabs.Panel value="cash">
          <CashTab till={till} />
        </Tabs.Panel>
        <Tabs.Panel value="end">
          <DayEnd till={till} onClosed={setClosed} />
        </Tabs.Panel>
        <Tabs.Panel value="tickets">
          <DayTickets till={till} />
        </Tabs.Panel>
        <Tabs.Panel value="closings">
          <Closings till={till} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}
