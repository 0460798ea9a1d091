import { Group, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { PaperButton } from '../ui/files.tsx'
import { useFormat } from '../ui/format.ts'
import { useGo } from '../ui/link.tsx'
import { Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { Notice } from '../ui/tag.tsx'
import { useAttemptKey } from './attempt-key.ts'
import { MissingList } from './missing-list.tsx'
import { type Receipt, useReceiptWords } from './words.ts'

const text: Texts<{
  ready: string
  readyLead: string
  missing: string
  missingLead: string
  know: string
  certificate: string
  makeCertificate: string
  preview: string
  issue: string
  issueConfirm: string
  issueQuestion: (paper: string, donor: string, total: string) => string
  issued: (number: string) => string
  delete: string
  deleteConfirm: string
  deleteQuestion: string
  deleted: string
  accountant: string
  blocked: string
}> = {
  fr: {
    ready: 'Prêt à émettre',
    readyLead: 'Relisez l’aperçu. Une fois émis, le papier a un numéro et ne change plus.',
    missing: 'Ce qui empêche d’émettre',
    missingLead: 'Réglez chaque point, puis revenez ici : la liste est refaite à chaque visite.',
    know: 'À savoir',
    certificate:
      'Un reçu fiscal ne servirait pas à ce donateur. Une attestation de don, sans valeur, convient.',
    makeCertificate: 'Préparer une attestation de don',
    preview: 'Voir l’aperçu (PDF)',
    issue: 'Émettre…',
    issueConfirm: 'Émettre définitivement',
    issueQuestion: (paper, donor, total) =>
      `${paper} pour ${donor}${total && ` : ${total}`}. Il prendra le prochain numéro, sera signé et ne pourra plus changer ; on pourra seulement l’annuler ou le remplacer. Le donateur est prévenu par courriel.`,
    issued: (number) => `Émis sous le numéro ${number}.`,
    delete: 'Supprimer le brouillon…',
    deleteConfirm: 'Supprimer le brouillon',
    deleteQuestion:
      'Le brouillon disparaît. Aucun numéro n’est perdu, et les dons restent à préparer.',
    deleted: 'Brouillon supprimé.',
    accountant: 'Seule la comptabilité de l’organisme peut émettre ou supprimer ce brouillon.',
    blocked: 'On ne peut pas encore émettre : voyez ce qui manque ci-dessus.',
  },
  en: {
    ready: 'Ready to issue',
    readyLead: 'Read the preview over. Once issued, the paper has a number and changes no more.',
    missing: 'What stands in the way of issuing',
    missingLead: 'Settle each point, then come back: the list is made anew at each visit.',
    know: 'To know',
    certificate:
      'A tax receipt would be of no use to this donor. A gift certificate, without a value, suits.',
    makeCertificate: 'Prepare a gift certificate',
    preview: 'See the preview (PDF)',
    issue: 'Issue…',
    issueConfirm: 'Issue for good',
    issueQuestion: (paper, donor, total) =>
      `${paper} for ${donor}${total && `: ${total}`}. It takes the next number, is signed and can no longer change; it can only be cancelled or replaced. The donor is told by mail.`,
    issued: (number) => `Issued under the number ${number}.`,
    delete: 'Delete the draft…',
    deleteConfirm: 'Delete the draft',
    deleteQuestion: 'The draft disappears. No number is lost, and the gifts stay to be prepared.',
    deleted: 'Draft deleted.',
    accountant: 'Only the body’s accounts may issue or delete this draft.',
    blocked: 'It cannot be issued yet: see what is missing above.',
  },
}

/** A draft: what stands in its way and who must act, its preview, and the acts of the accountant. */
export function DraftActs({ receipt }: { receipt: Receipt }) {
  const t = useText(text)
  const mayIssue = useHolds('accountant')
  const { id, blockers, warnings, proposes } = receipt
  const of = receipt
  return (
    <Section title={blockers.length === 0 ? t.ready : t.missing}>
      <Text>{blockers.length === 0 ? t.readyLead : t.missingLead}</Text>
      {blockers.length > 0 && (
        <MissingList items={blockers.map((b) => ({ ...b, blocks: true }))} of={of} />
      )}
      {warnings.length > 0 && (
        <Stack gap={6}>
          <Text fw={600}>{t.know}</Text>
          <MissingList items={warnings.map((b) => ({ ...b, blocks: false }))} of={of} />
        </Stack>
      )}
      {proposes === 'giftCertificate' && (
        <Notice>
          <Stack gap="sm">
            <Text>{t.certificate}</Text>
            {mayIssue && <CertificateInstead receipt={receipt} />}
          </Stack>
        </Notice>
      )}
      <Group gap="sm" align="flex-start">
        {mayIssue && <IssueButton receipt={receipt} />}
        <PaperButton
          label={t.preview}
          fetch={() => api.previewReceipt({ params: { id } })}
          variant={mayIssue ? 'default' : 'filled'}
        />
        {mayIssue && <DeleteButton id={id} />}
      </Group>
      {!mayIssue && <Text>{t.accountant}</Text>}
      {mayIssue && blockers.length > 0 && <Text>{t.blocked}</Text>}
    </Section>
  )
}

function IssueButton({ receipt }: { receipt: Receipt }) {
  const t = useText(text)
  const w = useReceiptWords()
  const f = useFormat()
  const write = useWrite(api.issueReceipt)
  const { id, version, kind, donorName, totalCents } = receipt
  const [key] = useAttemptKey({ id, version })
  const issue = async () => {
    const done = await write.send({ params: { id }, body: { version }, key })
    if (!done) return undefined
    sayDone(t.issued(done.number ?? ''))
    return done
  }
  return (
    <ConfirmButton
      label={t.issue}
      confirm={t.issueConfirm}
      question={t.issueQuestion(
        w.kind[kind],
        donorName,
        totalCents === null ? '' : f.euros(totalCents),
      )}
      act={issue}
      busy={write.busy}
      problem={write.problem}
      variant="filled"
      disabled={receipt.blockers.length > 0}
    />
  )
}

function DeleteButton({ id }: { id: string }) {
  const t = useText(text)
  const go = useGo()
  const client = useQueryClient()
  const write = useWrite(api.deleteReceipt)
  const remove = async () => {
    const done = await write.sendOrThrow({ params: { id } }).catch(() => undefined)
    if (!done) return undefined
    sayDone(t.deleted)
    go('/receipts/prepare', { replace: true })
    // All but what is no more.
    await client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'getReceipt' })
    return done
  }
  return (
    <ConfirmButton
      label={t.delete}
      confirm={t.deleteConfirm}
      question={t.deleteQuestion}
      act={remove}
      busy={write.busy}
      problem={write.problem}
    />
  )
}

function CertificateInstead({ receipt }: { receipt: Receipt }) {
  const t = useText(text)
  const go = useGo()
  const write = useWrite(api.prepareReceipt)
  const { issuerId, donorId, donationIds, from, to } = receipt
  const body = { issuerId, donorId, donationIds, from, to, kind: 'giftCertificate' as const }
  const [key, renew] = useAttemptKey(body)
  const make = async () => {
    const made = await write.send({ body, key })
    if (made) renew()
    if (made) go(`/receipts/${made.id}`)
    return made
  }
  return (
    <ConfirmButton
      label={t.makeCertificate}
      confirm={t.makeCertificate}
      question={t.certificate}
      act={make}
      busy={write.busy}
      problem={write.problem}
    />
  )
}
