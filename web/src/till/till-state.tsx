import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { Tag } from '../ui/tag.tsx'

const text: Texts<
  Record<'retired' | 'closed' | 'counted', string> & {
    open: (day: string) => string
    expired: (day: string) => string
  }
> = {
  fr: {
    retired: 'Retirée du service',
    closed: 'Fermée',
    counted: 'Comptée, à clôturer',
    open: (day) => `Ouverte le ${day}`,
    expired: (day) => `À clôturer : ouverte le ${day}`,
  },
  en: {
    retired: 'Retired',
    closed: 'Closed',
    counted: 'Counted, to close',
    open: (day) => `Open since ${day}`,
    expired: (day) => `To close: open since ${day}`,
  },
}

/** How a till stands, in words. */
export function TillState({
  till,
}: {
  till: {
    active: boolean
    state: 'closed' | 'open' | 'counted'
    businessDate: string | null
    expired: boolean
  }
}) {
  const t = useText(text)
  const f = useFormat()
  const day = till.businessDate ? f.day(till.businessDate) : ''
  if (!till.active) return <Tag>{t.retired}</Tag>
  if (till.state === 'closed') return <Tag>{t.closed}</Tag>
  if (till.expired) return <Tag tone="bad">{t.expired(day)}</Tag>
  return till.state === 'counted' ? (
    <Tag tone="warn">{t.counted}</Tag>
  ) : (
    <Tag tone="good">{t.open(day)}</Tag>
  )
}
