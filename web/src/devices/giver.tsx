import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { Section } from '../ui/page.tsx'
import { Facts, Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'

const text: Texts<
  Record<'title' | 'donor' | 'number' | 'status' | 'on' | 'open' | 'level', string>
> = {
  fr: {
    title: 'Qui l’a donné',
    donor: 'Donateur',
    number: 'Don',
    status: 'État du don',
    on: 'Proposé le',
    open: 'Voir le don',
    level: 'Effacement demandé',
  },
  en: {
    title: 'Who gave it',
    donor: 'Donor',
    number: 'Gift',
    status: 'State of the gift',
    on: 'Submitted on',
    open: 'See the gift',
    level: 'Erasure asked for',
  },
}

/** The gift a device came with; nothing for who may not read it. */
export function Giver({ donationId }: { donationId: string }) {
  const t = useText(text)
  const w = useWords()
  const f = useFormat()
  const counter = useHolds('coordinator', 'admin')
  const { data } = useRead(api.getDonation, { params: { id: donationId } })
  if (!data) return null
  return (
    <Section title={t.title}>
      <Facts
        of={[
          [t.donor, data.donorName],
          [t.number, data.reference],
          [
            t.status,
            <Tag key="s" tone={w.donationTone(data.status)}>
              {w.donationStatus(data.status)}
            </Tag>,
          ],
          [t.on, data.submittedAt && f.day(data.submittedAt)],
          [t.level, w.erasureLevel(data.erasureLevel)],
        ]}
      />
      {counter && <GoTo to={`/counter/${donationId}`}>{t.open}</GoTo>}
    </Section>
  )
}
