import { Button, Group, Text } from '@mantine/core'
import { IconCircleCheck, IconHourglass } from '@tabler/icons-react'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { today, useFormat } from '../ui/format.ts'
import { GoTo, GoToButton, useGo } from '../ui/link.tsx'
import { Section } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { Facts, Notice, Tag } from '../ui/tag.tsx'
import { useAttemptKey } from './attempt-key.ts'
import { MissingList, useCounted } from './missing-list.tsx'
import { PrepareSome } from './prepare-some.tsx'
import type { ReceiptKind, ToPrepare } from './words.ts'

const text: Texts<
  Record<
    | 'ready'
    | 'notReady'
    | 'fiscalYear'
    | 'goods'
    | 'total'
    | 'noTotal'
    | 'missing'
    | 'open'
    | 'prepare'
    | 'again'
    | 'certificate'
    | 'certificateWhy'
    | 'running'
    | 'values'
    | 'accountant',
    string
  >
> = {
  fr: {
    ready: 'Prêt',
    notReady: 'Il manque quelque chose',
    fiscalYear: 'Exercice',
    goods: 'Matériel accepté',
    total: 'Total déclaré',
    noTotal: 'Une valeur manque encore',
    missing: 'Ce qui manque',
    open: 'Ouvrir le brouillon',
    prepare: 'Préparer le reçu',
    again: 'Préparer un autre brouillon',
    certificate: 'Préparer une attestation de don',
    certificateWhy:
      'Un reçu fiscal ne servirait pas à ce donateur : délivrez plutôt une attestation de don, sans valeur.',
    running: 'L’exercice n’est pas fini : le reçu s’arrête à aujourd’hui.',
    values: 'Valeurs déclarées',
    accountant: 'La comptabilité de l’organisme prépare le reçu.',
  },
  en: {
    ready: 'Ready',
    notReady: 'Something is missing',
    fiscalYear: 'Fiscal year',
    goods: 'Accepted equipment',
    total: 'Declared total',
    noTotal: 'A value is still missing',
    missing: 'What is missing',
    open: 'Open the draft',
    prepare: 'Prepare the receipt',
    again: 'Prepare another draft',
    certificate: 'Prepare a gift certificate',
    certificateWhy:
      'A tax receipt would be of no use to this donor: rather issue a gift certificate, without a value.',
    running: 'The fiscal year is not over: the receipt ends today.',
    values: 'Declared values',
    accountant: 'The body’s accounts prepare the receipt.',
  },
}

/** One donor: what a receipt would bear, what is missing from whom, and the way to its draft. */
export function DonorToPrepare({ donor, issuerId }: { donor: ToPrepare; issuerId: string }) {
  const t = useText(text)
  const f = useFormat()
  const counted = useCounted()
  const mayPrepare = useHolds('accountant')
  const ready = !donor.missing.some((m) => m.blocks)
  const { donorId, donationIds, from, draftId } = donor
  const now = today()
  const to = donor.to > now && from <= now ? now : donor.to
  return (
    <Section
      title={donor.donorName}
      actions={
        ready ? (
          <Tag tone="good" icon={<IconCircleCheck size={18} aria-hidden />}>
            {t.ready}
          </Tag>
        ) : (
          <Tag tone="warn" icon={<IconHourglass size={18} aria-hidden />}>
            {t.notReady}
          </Tag>
        )
      }
    >
      <Facts
        of={[
          [t.fiscalYear, `${f.day(from)} – ${f.day(donor.to)}`],
          [t.goods, counted(donor.devices, donor.lots)],
          [t.total, donor.totalCents === null ? t.noTotal : f.euros(donor.totalCents)],
        ]}
      />
      {to !== donor.to && <Text>{t.running}</Text>}
      {donor.proposes === 'giftCertificate' && <Notice>{t.certificateWhy}</Notice>}
      {donor.missing.length > 0 && (
        <div>
          <Text fw={600} mb={6}>
            {t.missing}
          </Text>
          <MissingList items={donor.missing} of={{ issuerId, donorId, donationIds }} />
        </div>
      )}
      {mayPrepare ? (
        <Group gap="sm" align="flex-start">
          {draftId && <GoToButton to={`/receipts/${draftId}`}>{t.open}</GoToButton>}
          <PrepareButton
            body={{ issuerId, donorId, donationIds, from, to }}
            kind={donor.proposes ?? 'recuFiscal'}
            label={
              donor.proposes === 'giftCertificate' ? t.certificate : draftId ? t.again : t.prepare
            }
            variant={draftId ? 'default' : 'filled'}
          />
          <PrepareSome donor={donor} issuerId={issuerId} to={to} />
        </Group>
      ) : (
        <Text>{draftId ? <GoTo to={`/receipts/${draftId}`}>{t.open}</GoTo> : t.accountant}</Text>
      )}
    </Section>
  )
}

type Body = {
  issuerId: string
  donorId: string
  donationIds: string[]
  from: string
  to: string
}
function PrepareButton({
  body,
  kind,
  label,
  variant,
}: {
  body: Body
  kind: ReceiptKind
  label: string
  variant: string
}) {
  const write = useWrite(api.prepareReceipt)
  const go = useGo()
  const sent = { ...body, kind }
  const [key, renew] = useAttemptKey(sent)
  const prepare = async () => {
    const made = await write.send({ body: sent, key })
    if (!made) return
    renew()
    go(`/receipts/${made.id}`)
  }
  return (
    <div>
      <Button variant={variant} loading={write.busy} onClick={() => void prepare()}>
        {label}
      </Button>
      <ProblemNote error={write.problem} focus />
    </div>
  )
}
