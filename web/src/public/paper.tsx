import { Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { ScanInput } from '../scan/scan-input.tsx'
import { useGo } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { placeOf } from './codes.ts'
import { PaperVerdict } from './paper-verdict.tsx'

const text: Texts<Record<'title' | 'lead' | 'scan' | 'help' | 'again', string>> = {
  fr: {
    title: 'Ce document est-il authentique ?',
    lead: 'Bordereaux, certificats d’effacement, attestations et reçus portent un code imprimé. Il dit si le document est vrai, sans compte.',
    scan: 'Code imprimé sur le document',
    help: 'Vingt-six caractères, à côté du carré noir et blanc. Tapez-le, ou lisez le carré avec la caméra.',
    again: 'Un autre document',
  },
  en: {
    title: 'Is this paper authentic?',
    lead: 'Slips, erasure certificates, gift certificates and receipts bear a printed code. It says whether the paper is true, without an account.',
    scan: 'Code printed on the paper',
    help: 'Twenty-six characters, beside the black and white square. Type it, or read the square with the camera.',
    again: 'Another paper',
  },
}

export default function Paper() {
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
        go(placeOf(code, 'check'))
      }}
      autoFocus={focus}
      size="xl"
    />
  )
}

function Told({ code }: { code: string }) {
  const check = useRead(api.checkDocument, { params: { code } })
  return (
    <div aria-live="polite">
      <Loaded of={check}>{(said) => <PaperVerdict check={said} code={code} />}</Loaded>
    </div>
  )
}
