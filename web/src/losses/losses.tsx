import { Group, Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { useAll, useWrite } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { focusTitle } from '../ui/focus.ts'
import { ChoiceField } from '../ui/form.tsx'
import { useSearchValue } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { Page, Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { LossCard, MissingFacts } from './loss-card.tsx'
import { type Loss, type Missing, text } from './text.ts'

const statuses = ['proposed', 'confirmed', 'found', 'rejected'] as const

/** What two counts did not find, to be reported; and the losses, to be confirmed by somebody else. */
export default function Losses() {
  const t = useText(text)
  const [asked, setStatus] = useSearchValue('status')
  const status: Loss['status'] = statuses.find((s) => s === asked) ?? 'proposed'
  const missing = useAll(api.listMissingDevices, { query: {} })
  const losses = useAll(api.listLosses, { query: { status } })
  return (
    <Page title={t.title} lead={t.lead}>
      <Section title={t.toReport}>
        <Loaded of={missing}>
          {(all) =>
            all.length === 0 ? (
              <Empty>{t.nothingMissing}</Empty>
            ) : (
              <>
                <Text>{t.toReportHelp}</Text>
                <MoreRows rows={all} step={20}>
                  {(shown) => (
                    <ul className="rows">
                      {shown.map((d) => (
                        <li key={d.id}>
                          <MissingCard device={d} />
                        </li>
                      ))}
                    </ul>
                  )}
                </MoreRows>
              </>
            )
          }
        </Loaded>
      </Section>
      <Section title={t.losses}>
        <ChoiceField
          label={t.show}
          value={status}
          onValue={(s) => setStatus(s === 'proposed' ? null : s)}
          options={statuses.map((s) => [s, t.statuses[s]] as const)}
        />
        <Loaded of={losses}>
          {(all) =>
            all.length === 0 ? (
              <Empty>{t.noLoss}</Empty>
            ) : (
              <MoreRows rows={all} step={20}>
                {(shown) => (
                  <ul className="rows">
                    {shown.map((l) => (
                      <li key={l.id}>
                        <LossCard loss={l} />
                      </li>
                    ))}
                  </ul>
                )}
              </MoreRows>
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}

/** One device that may be reported as lost. */
function MissingCard({ device }: { device: Missing }) {
  const t = useText(text)
  const leads = useHolds('supervisor', 'shopManager')
  const report = useWrite(api.reportLoss)
  const send = async () => {
    const done = await report.send({ body: { code: device.deviceTag } })
    if (!done) return
    sayDone(t.reported, { sound: true })
    focusTitle()
    return done
  }
  return (
    <article className="card">
      <MissingFacts of={device} />
      {leads && (
        <Group mt="sm">
          <ConfirmButton
            label={t.report}
            question={t.reportAsk}
            confirm={t.report}
            act={send}
            busy={report.busy}
            problem={report.problem}
          />
        </Group>
      )}
    </article>
  )
}
