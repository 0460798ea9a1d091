import '../stock.css'
import { Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { SitesNote, useSites, useWorkSite } from '../../bench/work-site.tsx'
import { useText } from '../../i18n.tsx'
import { useDraft } from '../../ui/draft.ts'
import { Form, SelectField } from '../../ui/form.tsx'
import { useGo } from '../../ui/link.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { text } from './text.ts'

const nowhere = { from: '', to: '' }

/** Opens a transfer from one site to another. */
export default function NewTransfer() {
  const t = useText(text)
  const go = useGo()
  const here = useWorkSite()
  const { all, mine } = useSites()
  const [draft, setDraft, clear] = useDraft('transfer:new', nowhere)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const open = useWrite(api.openTransfer)
  const from = draft.from || here || ''
  const change = (part: Partial<typeof nowhere>) => {
    setDraft({ ...draft, ...part })
    setKey(crypto.randomUUID())
  }
  const send = async () => {
    const body = { fromSiteId: from, toSiteId: draft.to, codes: [] }
    const transfer = await open.send({ body, key })
    if (!transfer) return
    clear()
    go(`/transfers/${transfer.id}`, { replace: true })
  }
  const same = from !== '' && from === draft.to
  return (
    <Page title={t.new} lead={t.newLead} back={{ to: '/transfers', label: t.title }}>
      <SitesNote />
      <Section title={t.way}>
        <Form
          onSubmit={() => void send()}
          busy={open.busy}
          problem={open.problem}
          submit={t.begin}
          cancel="/transfers"
          disabled={from === '' || draft.to === '' || same}
        >
          <SelectField
            label={t.from}
            value={from}
            onValue={(s) => change({ from: s })}
            options={mine.map((s) => [s.id, s.name] as const)}
            required
          />
          <SelectField
            label={t.to}
            value={draft.to}
            onValue={(s) => change({ to: s })}
            options={all.filter((s) => s.active).map((s) => [s.id, s.name] as const)}
            required
          />
          {same && <Text role="status">{t.sameSite}</Text>}
        </Form>
      </Section>
    </Page>
  )
}
