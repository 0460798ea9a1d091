import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { useLanguage, useText } from '../../i18n.tsx'
import { checkText } from './check-text.ts'

export type Tick = 'yes' | 'no' | 'na'
const looks = {
  yes: { Icon: IconCheck, tone: 'tone-good' },
  no: { Icon: IconX, tone: 'tone-bad' },
  na: { Icon: IconMinus, tone: 'tone-neutral' },
} as const
const ticks: readonly Tick[] = ['yes', 'no', 'na']

/** One line of a checklist: a question and three large answers. `byPointer`: the hand goes on to the next line. */
export function CheckLine({
  item,
  tick,
  current,
  onReach,
  onTick,
}: {
  item: { key: string; fr: string; en: string; blocks: boolean }
  tick: Tick | undefined
  current: boolean
  /** The focus came to this line. */
  onReach: () => void
  onTick: (tick: Tick, byPointer: boolean) => void
}) {
  const t = useText(checkText)
  const { language } = useLanguage()
  const pointed = useRef(false)
  return (
    <fieldset className="check-line" data-current={current} onFocus={onReach}>
      <legend>
        {item[language]}
        {item.blocks && <span className="check-must"> ({t.blocks})</span>}
      </legend>
      <div className="answers">
        {ticks.map((value) => {
          const { Icon, tone } = looks[value]
          return (
            <label key={value} className={`answer ${tick === value ? tone : ''}`}>
              <input
                type="radio"
                name={`check-${item.key}`}
                value={value}
                checked={tick === value}
                onPointerDown={() => {
                  pointed.current = true
                }}
                onChange={() => {
                  onTick(value, pointed.current)
                  pointed.current = false
                }}
              />
              <Icon size={24} aria-hidden />
              {t[value]}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
