import { Group, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { PaperButton } from '../ui/files.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { Section } from '../ui/page.tsx'
import { Facts } from '../ui/tag.tsx'
import { CancelReceipt, ReplaceReceipt } from './receipt-end.tsx'
import type { Receipt } from './words.ts'

const text: Texts<
  Record<
    'title' | 'open' | 'save' | 'number' | 'issued' | 'code' | 'check' | 'accountant' | 'ended',
    string
  >
> = {
  fr: {
    title: 'Le papier',
    open: 'Ouvrir le papier (PDF)',
    save: 'Enregistrer le PDF',
    number: 'Numéro',
    issued: 'Émis le',
    code: 'Code de vérification',
    check: 'Vérifier ce papier',
    accountant: 'Seule la comptabilité de l’organisme peut l’annuler ou le remplacer.',
    ended: 'Ce papier n’est plus en vigueur : il ne peut plus être annulé ni remplacé.',
  },
  en: {
    title: 'The paper',
    open: 'Open the paper (PDF)',
    save: 'Save the PDF',
    number: 'Number',
    issued: 'Issued on',
    code: 'Check code',
    check: 'Check this paper',
    accountant: 'Only the body’s accounts may cancel or replace it.',
    ended: 'This paper is no longer in force: it can no longer be cancelled or replaced.',
  },
}

/** An issued receipt: its paper and check code, and how to end it. */
export function IssuedActs({ receipt }: { receipt: Receipt }) {
  const t = useText(text)
  const f = useFormat()
  const mayEnd = useHolds('accountant')
  const [ending, setEnding] = useState<'cancel' | 'replace' | null>(null)
  const { documentId, checkCode, number } = receipt
  const paper = () => api.getDocument({ params: { id: documentId ?? '' } })
  const inForce = receipt.status === 'issued'
  return (
    <Section title={t.title}>
      <Facts
        of={[
          [
            t.number,
            <span key="n" className="code">
              {number}
            </span>,
          ],
          [t.issued, receipt.issuedAt && f.dayAndTime(receipt.issuedAt)],
          [
            t.code,
            checkCode && (
              <span key="c" className="code wrap">
                {checkCode}
              </span>
            ),
          ],
        ]}
      />
      {documentId && (
        <Group gap="sm" align="flex-start">
          <PaperButton label={t.open} fetch={paper} variant="filled" />
          <PaperButton label={t.save} fetch={paper} fileName={`${receipt.kind}-${number}.pdf`} />
          {checkCode && (
            <GoTo to={`/check/${checkCode}`} className="link target">
              {t.check}
            </GoTo>
          )}
        </Group>
      )}
      {!inForce ? (
        <Text>{t.ended}</Text>
      ) : mayEnd ? (
        <Group gap="sm" align="flex-start">
          <ReplaceReceipt receipt={receipt} opened={ending === 'replace'} onOpen={setEnding} />
          <CancelReceipt receipt={receipt} opened={ending === 'cancel'} onOpen={setEnding} />
        </Group>
      ) : (
        <Text>{t.accountant}</Text>
      )}
    </Section>
  )
}
