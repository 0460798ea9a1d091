import { Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Fragment, type ReactNode, useState } from 'react'
import { ScanInput } from '../scan/scan-input.tsx'
import { useGo } from '../ui/link.tsx'
import { Page, Section } from '../ui/page.tsx'
import { placeOf } from './codes.ts'

export type ByCodeText = Record<'title' | 'lead' | 'scan' | 'help' | 'again', string>

/** A page about what a printed code names: asked first, then told, with another to ask. */
export function ByCode({
  text: t,
  at,
  told,
}: {
  text: ByCodeText
  at: 'd' | 'check'
  told: (code: string) => ReactNode
}) {
  const { code = '' } = useParams({ strict: false })
  return (
    <Page title={t.title} lead={code === '' ? t.lead : undefined}>
      {code === '' ? (
        <div className="card">
          <Ask text={t} at={at} focus />
        </div>
      ) : (
        <Stack gap="lg">
          <Fragment key={code}>{told(code)}</Fragment>
          <Section title={t.again}>
            <Ask text={t} at={at} />
          </Section>
        </Stack>
      )}
    </Page>
  )
}

function Ask({
  text: t,
  at,
  focus = false,
}: {
  text: ByCodeText
  at: 'd' | 'check'
  focus?: boolean
}) {
  const go = useGo()
  const [typed, setTyped] = useState('')
  return (
    <ScanInput
      label={t.scan}
      description={t.help}
      value={typed}
      onValue={setTyped}
      onScan={(code) => {
        setTyped('')
        go(placeOf(code, at))
      }}
      autoFocus={focus}
      size="xl"
    />
  )
}
