import type { ReactNode } from 'react'
import { useText } from '../i18n.tsx'
import { GoTo } from '../ui/link.tsx'
import { Notice } from '../ui/tag.tsx'
import { openOf } from './order.ts'
import { text } from './text.ts'
import { useActs } from './use-outbox.ts'

/** What ends a reception, a transfer or a count, shown once every scan of it noted here was sent and settled. */
export function OnceSent({ batch, children }: { batch: string; children: ReactNode }) {
  const t = useText(text)
  const open = openOf(useActs(), { batch })
  if (open.length === 0) return children
  return (
    <Notice tone="warn">
      {t.sendFirst(open.length)} <GoTo to="/outbox">{t.open}</GoTo>
    </Notice>
  )
}
