import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import { MediaList } from '../../devices/media-list.tsx'
import { useText } from '../../i18n.tsx'
import { DropFile } from '../../ui/files.tsx'
import { Notice } from '../../ui/tag.tsx'
import type { PanelProps } from '../act.ts'
import { isOpen } from '../next-steps.ts'
import { erasureText } from './erasure-text.ts'
import { TwoNames, type TwoNamesKind } from './two-names.tsx'
import { useLogs } from './use-logs.ts'
import { LogVerdicts } from './verdicts.tsx'

/** Proves the end of the data of each medium: by its log, or by two people and a photo. */
export function ErasurePanel({ device, done, cancel }: PanelProps) {
  const t = useText(erasureText)
  const [signing, setSigning] = useState<{ medium: string; kind: TwoNamesKind } | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const allClosed = device.media.length > 0 && !device.media.some(isOpen)
  const { take, results, reading } = useLogs()
  const toMedia = () => {
    setSigning(null)
    setTimeout(() => box.current?.focus())
  }
  return (
    <Stack gap="md">
      <DropFile label={t.drop} onFiles={(f) => void take(f)} busy={reading} multiple />
      <Text>{t.dropHelp}</Text>
      {results.length > 0 && <LogVerdicts of={results} tag={device.tag} />}
      {allClosed && (
        <div role="status">
          <Notice tone="good">
            <Text fw={600}>{t.allDone}</Text>
            {!device.mediaComplete && <Text>{t.complete}</Text>}
          </Notice>
          <Button mt="md" onClick={() => (results.length > 0 ? done() : cancel())}>
            {t.goOn}
          </Button>
        </div>
      )}
      <Title order={3} size="h4" ref={box} tabIndex={-1}>
        {t.media}
      </Title>
      <MediaList media={device.media}>
        {(m) => {
          if (signing?.medium === m.id)
            return (
              <TwoNames
                medium={m}
                category={device.category}
                kind={signing.kind}
                done={toMedia}
                cancel={toMedia}
              />
            )
          const closed = !isOpen(m)
          if (closed && m.place !== 'device') return null
          return (
            <Group gap="sm" mt="sm">
              {!closed && m.serial === null && (
                <Button
                  variant="default"
                  onClick={() => setSigning({ medium: m.id, kind: 'attest' })}
                >
                  {t.attest}
                </Button>
              )}
              {m.dataState !== 'destroyed' && (
                <Button
                  variant="default"
                  onClick={() => setSigning({ medium: m.id, kind: 'destroy' })}
                >
                  {t.destroy}
                </Button>
              )}
              <Button
                variant="default"
                onClick={() => setSigning({ medium: m.id, kind: 'remove' })}
              >
                {t.remove}
              </Button>
              {!closed && m.serial !== null && <Text>{t.hasSerial}</Text>}
            </Group>
          )
        }}
      </MediaList>
    </Stack>
  )
}
