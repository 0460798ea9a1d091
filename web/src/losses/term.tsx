import { IconClockExclamation } from '@tabler/icons-react'
import { useText } from '../i18n.tsx'
import { Tag } from '../ui/tag.tsx'
import { text } from './text.ts'

const HOUR = 3_600_000

/** How long is left before a term, in whole hours, or that it is past; never by colour alone. */
export function Term({ by }: { by: string }) {
  const t = useText(text)
  const left = Date.parse(by) - Date.now()
  return (
    <Tag
      tone={left > 24 * HOUR ? 'warn' : 'bad'}
      icon={<IconClockExclamation size={18} aria-hidden />}
    >
      {left > 0 ? t.left(Math.floor(left / HOUR)) : t.late}
    </Tag>
  )
}
