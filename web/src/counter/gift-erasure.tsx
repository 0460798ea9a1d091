import { Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead, useWrite } from '../api/query.ts'
import { plural, type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { PaperButton } from '../ui/files.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { sayDone } from '../ui/say.ts'
import { Facts, Notice } from '../ui/tag.tsx'
import { useProblemText, useWords } from '../words.ts'

type Erasure = Result<typeof api.getDonationErasure>

const fr = {
  level: 'Effacement demandé',
  expected: 'Supports venus avec ce don',
  erased: 'Effacés',
  destroyed: 'Détruits',
  missing: 'Manquants',
  returned: 'Rendus au donateur',
  open: 'Encore ouverts',
  none: 'Aucun support n’est encore connu. Ils se listent au poste, appareil par appareil.',
  waits: (n: number) =>
    plural(
      'fr',
      n,
      'Avant le certificat, il reste une chose à faire :',
      `Avant le certificat, il reste ${n} choses à faire :`,
    ),
  ready: 'Tout est clos : le certificat peut être délivré.',
  missingWarn: (n: number) =>
    plural(
      'fr',
      n,
      'Un support manque. Le certificat le dira.',
      `${n} supports manquent. Le certificat le dira.`,
    ),
  issue: 'Délivrer le certificat du don',
  anew: 'Délivrer un nouveau certificat',
  question:
    'Le certificat nomme chaque support, avec sa preuve. Le donateur le trouve aussitôt dans ses documents.',
  issued: 'Certificat délivré.',
  current: (n: string) => `Le certificat n° ${n} est à jour.`,
  old: (n: string) => `Depuis le certificat n° ${n}, quelque chose a changé.`,
  read: 'Ouvrir le certificat',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    level: 'Erasure asked for',
    expected: 'Media that came with this gift',
    erased: 'Erased',
    destroyed: 'Destroyed',
    missing: 'Missing',
    returned: 'Given back to the donor',
    open: 'Still open',
    none: 'No medium is known yet. They are listed at the bench, device by device.',
    waits: (n) =>
      plural(
        'en',
        n,
        'Before the certificate, one thing is left to do:',
        `Before the certificate, ${n} things are left to do:`,
      ),
    ready: 'All is closed: the certificate can be issued.',
    missingWarn: (n) =>
      plural(
        'en',
        n,
        'One medium is missing. The certificate will say so.',
        `${n} media are missing. The certificate will say so.`,
      ),
    issue: 'Issue the certificate of the gift',
    anew: 'Issue a new certificate',
    question:
      'The certificate names each medium, with its proof. The donor finds it among their papers at once.',
    issued: 'Certificate issued.',
    current: (n) => `Certificate no. ${n} is up to date.`,
    old: (n) => `Since certificate no. ${n}, something has changed.`,
    read: 'Open the certificate',
  },
}

/** Where the data of a gift stand, what is still open, and its certificate. */
export function GiftErasure({ donationId }: { donationId: string }) {
  const read = useRead(api.getDonationErasure, { params: { id: donationId } })
  return <Loaded of={read}>{(e) => <Standing id={donationId} erasure={e} />}</Loaded>
}

function Standing({ id, erasure: e }: { id: string; erasure: Erasure }) {
  const t = useText(text)
  const words = useWords()
  const supervisor = useHolds('supervisor')
  const issue = useWrite(api.issueDonationCertificate)
  const { certificate } = e
  const send = async () => {
    const paper = await issue.send({ params: { id } })
    if (paper) sayDone(t.issued)
    return paper
  }
  const positive = (n: number) => (n > 0 ? n : null)
  return (
    <Stack>
      {e.expected === 0 && e.blockers.length > 0 ? (
        <Text>{t.none}</Text>
      ) : (
        <Facts
          of={[
            [t.level, words.erasureLevel(e.levelAsked)],
            [t.expected, e.expected],
            [t.erased, e.erased],
            [t.destroyed, positive(e.destroyed)],
            [t.missing, positive(e.missing)],
            [t.returned, positive(e.returned)],
            [t.open, positive(e.open)],
          ]}
        />
      )}
      {e.blockers.length > 0 ? (
        <Waits blockers={e.blockers} />
      ) : (
        <>
          {e.missing > 0 && (
            <Notice tone="warn" icon={<IconAlertTriangle size={26} aria-hidden />}>
              {t.missingWarn(e.missing)}
            </Notice>
          )}
          <Notice
            tone={certificate && !certificate.current ? 'warn' : 'good'}
            icon={<IconCircleCheck size={26} aria-hidden />}
          >
            {certificate === null
              ? t.ready
              : certificate.current
                ? t.current(certificate.number)
                : t.old(certificate.number)}
          </Notice>
        </>
      )}
      <Group gap="sm">
        {supervisor && e.blockers.length === 0 && !certificate?.current && (
          <ConfirmButton
            label={certificate ? t.anew : t.issue}
            question={t.question}
            confirm={certificate ? t.anew : t.issue}
            act={send}
            busy={issue.busy}
            problem={issue.problem}
          />
        )}
        {certificate && (
          <PaperButton
            label={t.read}
            fetch={() => api.getDocument({ params: { id: certificate.documentId } })}
          />
        )}
      </Group>
    </Stack>
  )
}

function Waits({ blockers }: { blockers: Erasure['blockers'] }) {
  const t = useText(text)
  const why = useProblemText()
  return (
    <>
      <Text>{t.waits(blockers.length)}</Text>
      <MoreRows rows={blockers} step={10}>
        {(shown) => (
          <ul className="rows">
            {shown.map((b) => (
              <li key={b.code + b.detail} className="line">
                {b.detail && <span className="code">{b.detail}</span>}
                <Text>{why(b.code)}</Text>
              </li>
            ))}
          </ul>
        )}
      </MoreRows>
    </>
  )
}
