import { Text } from '@mantine/core'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { PaperButton } from '../ui/files.tsx'
import { useFormat } from '../ui/format.ts'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Notice, Tag } from '../ui/tag.tsx'
import { useProblemText } from '../words.ts'
import { MediumName, MediumState } from './media-list.tsx'
import { proofText } from './proof-text.ts'

type Device = Result<typeof api.getDevice>
type Medium = Result<typeof api.listDeviceProofs>['items'][number]
type Proof = Medium['proofs'][number]

/** The media that a device has or had, each with what proves the end of its data. */
export function DeviceProofs({ device }: { device: Device }) {
  const t = useText(proofText)
  const may = useHolds(
    'technician',
    'supervisor',
    'weeeOfficer',
    'shopManager',
    'accountant',
    'coordinator',
    'auditor',
    'admin',
  )
  const read = useRead(api.listDeviceProofs, { params: { code: device.tag } }, { when: may })
  const never = device.allowed.some((s) => s.blockers.includes('HOLDS_NO_DATA'))
  if (!may || never) return null
  return (
    <Section title={t.title}>
      <Notice tone={device.mediaComplete ? 'good' : 'warn'}>
        {device.mediaComplete ? t.complete : t.incomplete}
      </Notice>
      <Loaded of={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{device.mediaComplete ? t.noMedium : t.none}</Empty>
          ) : (
            <ul className="rows">
              {items.map((m) => (
                <MediumProofs key={m.mediumId} medium={m} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}

function MediumProofs({ medium }: { medium: Medium }) {
  const t = useText(proofText)
  return (
    <li className="card">
      <div className="medium">
        <MediumName medium={medium} />
        <div>
          <MediumState medium={medium} />
        </div>
      </div>
      {medium.proofs.length === 0 ? (
        <Text mt="sm">{t.noProof}</Text>
      ) : (
        <ul className="proofs">
          {medium.proofs.map((p) => (
            <li key={p.kind + p.at}>
              <ProofLine proof={p} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function ProofLine({ proof: p }: { proof: Proof }) {
  const t = useText(proofText)
  const f = useFormat()
  const problemText = useProblemText()
  const reads = useHolds('supervisor', 'coordinator', 'auditor')
  const looks = useHolds(
    'technician',
    'supervisor',
    'accountant',
    'coordinator',
    'auditor',
    'admin',
  )
  const tone = p.result === null || p.result === 'erased' ? 'good' : 'bad'
  const method = p.method && (t.methods[p.method] ?? p.method)
  const how = [method, p.level && t.levels[p.level], p.tool].filter(Boolean).join(', ')
  return (
    <>
      <Text>
        <Tag tone={tone}>{t.kinds[p.kind]}</Tag>{' '}
        {p.result && p.kind === 'evidence' && <strong>{t.results[p.result]}</strong>}
      </Text>
      {how && <Text>{how}</Text>}
      {p.codes.length > 0 && (
        <ul className="problem-list">
          {p.codes.map((c) => (
            <li key={c}>{problemText(c)}</li>
          ))}
        </ul>
      )}
      <Text c="dimmed">
        {f.dayAndTime(p.endedAt ?? p.at)}, {t.by} <span className="code">{p.by}</span>
        {p.witness && (
          <>
            , {t.witness} <span className="code">{p.witness}</span>
          </>
        )}
      </Text>
      {reads && p.evidenceId && (
        <PaperButton
          label={t.log}
          variant="subtle"
          fileName={`${p.evidenceId}.txt`}
          fetch={() => api.getErasureEvidenceFile({ params: { id: p.evidenceId ?? '' } })}
        />
      )}
      {looks && p.kind !== 'evidence' && p.fileSha256 && (
        <PaperButton
          label={t.photo}
          variant="subtle"
          fetch={() => api.getFile({ params: { sha256: p.fileSha256 ?? '' } })}
        />
      )}
    </>
  )
}
