import { Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Refused } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { ScanInput } from '../scan/scan-input.tsx'
import { useGo } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { placeOf } from './codes.ts'
import { DeviceCard } from './device-card.tsx'
import { BadDevice } from './device-unknown.tsx'

const text: Texts<Record<'title' | 'lead' | 'scan' | 'help' | 'again', string>> = {
  fr: {
    title: 'Qu’est-ce que cet appareil ?',
    lead: 'Chaque appareil qui passe chez nous porte une étiquette. Son code dit ce qu’il est, sans compte.',
    scan: 'Code de l’étiquette',
    help: 'Huit caractères, par exemple 7K2M-9QX3. Tapez-le, ou lisez le carré avec la caméra.',
    again: 'Un autre appareil',
  },
  en: {
    title: 'What is this device?',
    lead: 'Each device that passes through our hands bears a label. Its code says what it is, without an account.',
    scan: 'Code of the label',
    help: 'Eight characters, for example 7K2M-9QX3. Type it, or read the square with the camera.',
    again: 'Another device',
  },
}

export default function Device() {
  const t = useText(text)
  const { code = '' } = useParams({ strict: false })
  return (
    <Page title={t.title} lead={code === '' ? t.lead : undefined}>
      {code === '' ? (
        <div className="card">
          <Ask focus />
        </div>
      ) : (
        <Stack gap="lg">
          <Told key={code} code={code} />
          <Section title={t.again}>
            <Ask />
          </Section>
        </Stack>
      )}
    </Page>
  )
}

function Ask({ focus = false }: { focus?: boolean }) {
  const t = useText(text)
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
        go(placeOf(code, 'd'))
      }}
      autoFocus={focus}
      size="xl"
    />
  )
}

function Told({ code }: { code: string }) {
  const device = useRead(api.getPublicDevice, { params: { tag: code } })
  const said = device.error instanceof Refused ? device.error.problem.code : null
  if (said === 'BAD_LABEL' || said === 'NOT_FOUND' || said === 'MALFORMED')
    return <BadDevice misread={said === 'BAD_LABEL'} code={code} />
  return (
    <div aria-live="polite">
      <Loaded of={device}>{(d) => <DeviceCard device={d} />}</Loaded>
    </div>
  )
}
