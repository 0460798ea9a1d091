import '../stock.css'
import { Group, Stack, Text } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { useRead } from '../../api/query.ts'
import { useSites } from '../../bench/work-site.tsx'
import { useText } from '../../i18n.tsx'
import { useHolds, useMe } from '../../shell/me.tsx'
import { PaperButton } from '../../ui/files.tsx'
import { useFormat } from '../../ui/format.ts'
import { useParam } from '../../ui/link.tsx'
import { LoadedPage, Page, Section } from '../../ui/page.tsx'
import { Facts, Notice } from '../../ui/tag.tsx'
import { Arriving } from './arriving.tsx'
import { Items } from './items.tsx'
import { Leaving } from './leaving.tsx'
import { StatusTag } from './list.tsx'
import { type Transfer, text } from './text.ts'

/** One transfer: prepared and sent at one end, received at the other. */
export default function TransferPage() {
  const t = useText(text)
  const transfer = useRead(api.getTransfer, { params: { id: useParam('id') } }, { every: 20_000 })
  return (
    <LoadedPage of={transfer} title={t.title} back={{ to: '/transfers', label: t.title }}>
      {(of) => (
        <Page
          title={`${of.fromSite} ${t.to2} ${of.toSite}`}
          lead={
            <Group gap="sm" component="span">
              <span className="code">{of.reference}</span>
              <StatusTag status={of.status} />
            </Group>
          }
          back={{ to: '/transfers', label: t.title }}
          actions={
            of.documentId && (
              <PaperButton
                label={t.slip}
                fetch={() => api.getTransferSlip({ params: { id: of.id } })}
              />
            )
          }
        >
          <Ends transfer={of} />
        </Page>
      )}
    </LoadedPage>
  )
}

function Ends({ transfer: of }: { transfer: Transfer }) {
  const t = useText(text)
  const f = useFormat()
  const me = useMe()
  const { mine } = useSites()
  const travels = useHolds(
    'technician',
    'supervisor',
    'collector',
    'cashier',
    'shopManager',
    'coordinator',
    'admin',
  )
  const all = useHolds('coordinator', 'admin')
  const at = (id: string) => all || mine.some((s) => s.id === id)
  const leaving = travels && at(of.fromSiteId)
  const arriving = travels && at(of.toSiteId)
  return (
    <Stack gap="lg" key={me?.id}>
      <Counters transfer={of} />
      {of.status === 'draft' &&
        (leaving ? <Leaving transfer={of} /> : <Notice>{t.fromElse}</Notice>)}
      {(of.status === 'sent' || (of.status === 'closed' && of.missing > 0)) &&
        (arriving ? (
          <Arriving transfer={of} />
        ) : (
          <>
            <Notice>{t.toElse}</Notice>
            {leaving && <Arriving transfer={of} closingOnly />}
          </>
        ))}
      {of.status !== 'draft' && (
        <Section title={t.content}>
          <Facts
            of={[
              [t.mass, f.mass(of.grams)],
              [t.sentAt, of.sentAt && f.dayAndTime(of.sentAt)],
              [t.closedAt, of.closedAt && f.dayAndTime(of.closedAt)],
            ]}
          />
          {of.items.length > 0 ? <Items items={of.items} /> : <Text>{t.noItems}</Text>}
        </Section>
      )}
    </Stack>
  )
}

/** What left, what arrived, what is awaited and missing, to be read from afar. */
function Counters({ transfer: of }: { transfer: Transfer }) {
  const t = useText(text)
  const f = useFormat()
  const counters: (readonly [string, number, string])[] =
    of.status === 'draft' || of.status === 'cancelled'
      ? [[t.listed, of.devices, 'neutral']]
      : [
          [t.left, of.devices, 'neutral'],
          [t.arrived, of.arrived, 'good'],
          [t.awaited, of.remaining - of.missing, of.remaining > of.missing ? 'info' : 'neutral'],
          [t.missing, of.missing, of.missing > 0 ? 'bad' : 'neutral'],
          ...(of.leftBehind > 0 ? [[t.leftBehind, of.leftBehind, 'warn'] as const] : []),
        ]
  return (
    <dl className="counters">
      {counters.map(([term, n, tone]) => (
        <div key={term} className={`counter tone-${tone}`}>
          <dt>{term}</dt>
          <dd>{f.number(n)}</dd>
        </div>
      ))}
    </dl>
  )
}
