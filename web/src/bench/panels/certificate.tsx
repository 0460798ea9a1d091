import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { MediaList } from '../../devices/media-list.tsx'
import { type Texts, useText } from '../../i18n.tsx'
import { PaperButton } from '../../ui/files.tsx'
import { Form } from '../../ui/form.tsx'
import { Facts, Notice } from '../../ui/tag.tsx'
import { type PanelProps, useAct } from '../act.ts'
import { actionText } from '../action-text.ts'

const text: Texts<Record<'issued' | 'number' | 'check' | 'open' | 'goOn' | 'again', string>> = {
  fr: {
    issued: 'Le certificat est délivré. Le donateur le trouve dans ses documents.',
    number: 'Numéro',
    check: 'Code de vérification',
    open: 'Ouvrir le certificat',
    goOn: 'Continuer',
    again:
      'Un seul suffit : regardez d’abord la fiche de l’appareil, qui montre ceux déjà délivrés.',
  },
  en: {
    issued: 'The certificate is issued. The donor finds it among their papers.',
    number: 'Number',
    check: 'Check code',
    open: 'Open the certificate',
    goOn: 'Go on',
    again:
      'If nothing changed since the last one, it is the same paper. If not, a new one replaces it.',
  },
}

/** Issues the erasure certificate of a device, and opens it. */
export function CertificatePanel({ device, done }: PanelProps) {
  const t = useText(text)
  const words = useText(actionText)
  const act = useAct(api.issueErasureCertificate)
  const [issued, setIssued] = useState<Result<typeof api.issueErasureCertificate> | null>(null)
  const send = async () => {
    const key = act.eventId(device.version)
    const paper = await act.send({ params: { code: device.tag }, key })
    if (paper) setIssued(paper)
  }
  if (issued)
    return (
      <Stack gap="md" role="status">
        <Notice tone="good">{t.issued}</Notice>
        <Facts
          of={[
            [t.number, issued.number],
            [
              t.check,
              <span key="c" className="code">
                {issued.checkCode}
              </span>,
            ],
          ]}
        />
        <Group>
          <PaperButton
            label={t.open}
            fetch={() => api.getDocument({ params: { id: issued.documentId } })}
          />
          <Button onClick={() => done()}>{t.goOn}</Button>
        </Group>
      </Stack>
    )
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={words.certificate[0]}
    >
      <MediaList media={device.media} />
      <Text>{t.again}</Text>
    </Form>
  )
}
