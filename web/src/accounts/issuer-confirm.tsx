import { Stack, Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { useFormat } from '../ui/format.ts'
import { sayDone } from '../ui/say.ts'
import { Facts, Notice } from '../ui/tag.tsx'
import { PersonName, useIsMe } from './person-name.tsx'
import type { Issuer } from './words.ts'

const text: Texts<
  Record<
    | 'proposed'
    | 'confirmed'
    | 'by'
    | 'waits'
    | 'signatories'
    | 'act'
    | 'question'
    | 'mine'
    | 'mineSignatory'
    | 'done'
    | 'reader',
    string
  >
> = {
  fr: {
    proposed: 'Proposé',
    confirmed: 'Confirmé',
    by: 'par',
    waits: 'Ce profil ne vaut rien tant qu’une deuxième personne ne l’a pas confirmé.',
    signatories: 'Signataires qui attendent :',
    act: 'Confirmer',
    question:
      'Vous avez relu le profil et les signataires, et vous engagez l’organisme : des reçus pourront être délivrés sur cette base.',
    mine: 'Vous avez rempli ce profil : une autre personne (comptabilité, guichet ou administration) doit le confirmer.',
    mineSignatory:
      'Vous avez ajouté un signataire qui attend : une autre personne doit le confirmer.',
    done: 'Confirmé.',
    reader: 'La comptabilité, le guichet ou l’administration le confirmera.',
  },
  en: {
    proposed: 'Proposed',
    confirmed: 'Confirmed',
    by: 'by',
    waits: 'This profile has no effect until a second person has confirmed it.',
    signatories: 'Signatories that wait:',
    act: 'Confirm',
    question:
      'You have read the profile and the signatories over, and you commit the body: receipts may be issued on this basis.',
    mine: 'You filled in this profile: another person (accounts, counter or administration) must confirm it.',
    mineSignatory: 'You added a signatory that waits: another person must confirm it.',
    done: 'Confirmed.',
    reader: 'The accounts, the counter or the administration will confirm it.',
  },
}

/** Who proposed and confirmed a profile; and the confirmation, for another person than who proposed. */
export function ConfirmIssuer({ issuer, mayKeep }: { issuer: Issuer; mayKeep: boolean }) {
  const t = useText(text)
  const f = useFormat()
  const isMe = useIsMe()
  const write = useWrite(api.confirmIssuer)
  const { organisationId, version, proposedBy, proposedAt, confirmedBy, confirmedAt } = issuer
  const waiting = issuer.signatories.filter((s) => s.confirmedBy === null)
  const profileWaits = confirmedBy === null
  const why =
    profileWaits && isMe(proposedBy)
      ? t.mine
      : waiting.some((s) => isMe(s.recordedBy))
        ? t.mineSignatory
        : null
  const confirm = async () => {
    const done = await write.send({ params: { organisationId }, body: { version } })
    if (done) {
      sayDone(t.done)
      document.querySelector('h1')?.focus()
    }
    return done
  }
  return (
    <Stack gap="sm">
      <Facts
        of={[
          [
            t.proposed,
            <span key="p">
              {f.dayAndTime(proposedAt)}, {t.by} <PersonName code={proposedBy} />
            </span>,
          ],
          [
            t.confirmed,
            confirmedBy && confirmedAt && (
              <span key="c">
                {f.dayAndTime(confirmedAt)}, {t.by} <PersonName code={confirmedBy} />
              </span>
            ),
          ],
        ]}
      />
      {profileWaits && <Notice tone="warn">{t.waits}</Notice>}
      {waiting.length > 0 && (
        <Text>
          {t.signatories} {waiting.map((s) => s.name).join(', ')}
        </Text>
      )}
      {(profileWaits || waiting.length > 0) &&
        (mayKeep ? (
          <div>
            <ConfirmButton
              label={t.act}
              confirm={t.act}
              question={t.question}
              act={confirm}
              busy={write.busy}
              problem={write.problem}
              variant="filled"
              disabled={why !== null}
            />
            {why && <Text mt={6}>{why}</Text>}
          </div>
        ) : (
          <Text>{t.reader}</Text>
        ))}
    </Stack>
  )
}
