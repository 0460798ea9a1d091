import { ActionIcon } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { type Texts, useText } from '../i18n.tsx'
import { NumberField } from '../ui/form.tsx'
import { capital } from './words.ts'

const text: Texts<{ less: (what: string) => string; more: (what: string) => string }> = {
  fr: { less: (what) => `Un de moins : ${what}`, more: (what) => `Un de plus : ${what}` },
  en: { less: (what) => `One less: ${what}`, more: (what) => `One more: ${what}` },
}

/** How many of something, by two large buttons or typed; never above `most`. */
export function TakenField({
  label,
  description,
  count,
  onCount,
  most,
  error,
}: {
  label: string
  description: string
  count: number | null
  onCount: (n: number | null) => void
  most: number
  error?: string | undefined
}) {
  const t = useText(text)
  const put = (n: number | null) => onCount(n === null ? null : Math.max(0, Math.min(most, n)))
  return (
    <div className="taken" data-chosen={count !== null}>
      <ActionIcon
        variant="default"
        size={56}
        aria-label={t.less(label)}
        disabled={count === 0}
        onClick={() => put((count ?? 0) - 1)}
      >
        <IconMinus size={26} aria-hidden />
      </ActionIcon>
      <NumberField
        label={capital(label)}
        description={description}
        number={count}
        onNumber={put}
        error={error}
        size="lg"
        className="grow"
      />
      <ActionIcon
        variant="default"
        size={56}
        aria-label={t.more(label)}
        disabled={count === most}
        onClick={() => put((count ?? 0) + 1)}
      >
        <IconPlus size={26} aria-hidden />
      </ActionIcon>
    </div>
  )
}
