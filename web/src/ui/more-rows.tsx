import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Texts, useText } from '../i18n.tsx'

const text: Texts<{ more: string }> = {
  fr: { more: 'Afficher la suite' },
  en: { more: 'Show more' },
}

/** A list already read, drawn a part at a time. */
export function MoreRows<T>({
  rows,
  step = 25,
  children,
}: {
  rows: readonly T[]
  step?: number
  children: (shown: readonly T[]) => ReactNode
}) {
  const t = useText(text)
  const [count, setCount] = useState(step)
  return (
    <>
      {children(rows.slice(0, count))}
      {count < rows.length && (
        <div>
          <Button variant="default" onClick={() => setCount(count + step)}>
            {t.more} ({rows.length - count})
          </Button>
        </div>
      )}
    </>
  )
}
