import './devices.css'
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { Health } from './health.tsx'

export type Medium = Result<typeof api.getDevice>['media'][number]
type Named = Pick<Medium, 'kind' | 'model' | 'serial' | 'bytes'>

const text: Texts<
  Record<'unknown' | 'noSerial' | 'serial' | 'stock' | 'gone' | 'elsewhere', string>
> = {
  fr: {
    unknown: 'Support de type inconnu',
    noSerial: 'sans numéro de série',
    serial: 'n°',
    stock: 'Retiré, gardé en stock',
    gone: 'Parti',
    elsewhere: 'Monté dans un autre appareil',
  },
  en: {
    unknown: 'Medium of unknown kind',
    noSerial: 'without a serial',
    serial: 'serial',
    stock: 'Taken out, kept in stock',
    gone: 'Gone',
    elsewhere: 'Fitted into another device',
  },
}

/** A medium as a person tells it from another: kind, capacity, model, serial. */
export function MediumName({ medium: m }: { medium: Named }) {
  const t = useText(text)
  const w = useWords()
  const f = useFormat()
  const kind = m.kind === 'unknown' ? t.unknown : w.code(m.kind)
  return (
    <div>
      <Text fw={600}>
        {kind}
        {m.bytes === null ? '' : ` ${f.capacity(m.bytes)}`}
      </Text>
      <Text>
        {m.model ? `${m.model}, ` : ''}
        {m.serial ? (
          <>
            {t.serial} <span className="code">{m.serial}</span>
          </>
        ) : (
          t.noSerial
        )}
      </Text>
    </div>
  )
}

/** Whether a medium still holds data, in a word; and where it is, when no longer in its device. */
export function MediumState({
  medium: m,
}: {
  medium: Pick<Medium, 'dataState' | 'place'> & { elsewhere?: boolean }
}) {
  const t = useText(text)
  const w = useWords()
  return (
    <>
      <Tag tone={w.dataStateTone(m.dataState)}>{w.dataState(m.dataState)}</Tag>{' '}
      {m.elsewhere ? <Tag>{t.elsewhere}</Tag> : m.place !== 'device' && <Tag>{t[m.place]}</Tag>}
    </>
  )
}

/** The media of a device, each with what `children` adds. */
export function MediaList({
  media,
  children,
}: {
  media: readonly Medium[]
  children?: (medium: Medium) => ReactNode
}) {
  return (
    <ul className="rows">
      {media.map((m) => (
        <li key={m.id} className="card">
          <div className="medium">
            <MediumName medium={m} />
            <div>
              <MediumState medium={m} />
            </div>
          </div>
          <Health verdict={m.verdict} reasons={m.reasons} />
          {children?.(m)}
        </li>
      ))}
    </ul>
  )
}
