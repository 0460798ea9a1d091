import { Button, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useAll, useWrite } from '../api/query.ts'
import { SitesNote, useSites, useWorkSite } from '../bench/work-site.tsx'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form, SelectField } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo, useGo } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { type DeviceState, stateNames, useCategories, useWords } from '../words.ts'
import { type Count, statusTone, text } from './text.ts'

/** What a count counts, in words. */
export function useBounds() {
  const t = useText(text)
  const words = useWords()
  const { label } = useCategories()
  return ({ state, category }: Pick<Count, 'state' | 'category'>) =>
    [state && words.state(state), category && label(category)].filter(Boolean).join(', ') ||
    t.allStock
}

/** The counts of one's sites, the last first. */
export default function Counts() {
  const t = useText(text)
  const f = useFormat()
  const bounds = useBounds()
  const leads = useHolds('supervisor', 'shopManager', 'coordinator', 'admin')
  const counts = useAll(api.listCounts, { query: {} })
  const [opening, setOpening] = useState(false)
  const open = leads && (
    <Button
      leftSection={<IconPlus size={20} aria-hidden />}
      aria-haspopup="dialog"
      onClick={() => setOpening(true)}
    >
      {t.new}
    </Button>
  )
  return (
    <Page title={t.title} lead={t.lead} actions={open}>
      <Loaded of={counts}>
        {(list) =>
          list.length === 0 ? (
            <Empty>{t.none}</Empty>
          ) : (
            <DataTable
              caption={t.title}
              rows={[...list].reverse()}
              rowKey={(c) => c.id}
              columns={[
                {
                  title: t.reference,
                  cell: (c) => (
                    <GoTo to={`/counts/${c.id}`}>
                      <span className="code">{c.reference}</span>
                    </GoTo>
                  ),
                },
                { title: t.site, cell: (c) => c.site },
                { title: t.what, cell: bounds },
                {
                  title: t.status,
                  cell: (c) => <Tag tone={statusTone[c.status]}>{t.statuses[c.status]}</Tag>,
                },
                {
                  title: t.progress,
                  cell: (c) => `${f.number(c.found)} / ${f.number(c.expected)}`,
                },
                {
                  title: t.missing,
                  cell: (c) => (c.missing > 0 ? <Tag tone="bad">{f.number(c.missing)}</Tag> : null),
                },
                { title: t.openedAt, cell: (c) => f.dayAndTime(c.openedAt) },
              ]}
            />
          )
        }
      </Loaded>
      {opening && <OpenDialog onClose={() => setOpening(false)} />}
    </Page>
  )
}

const left: readonly DeviceState[] = [
  'SOLD',
  'GIVEN',
  'DISMANTLED',
  'WASTE_SHIPPED',
  'WASTE_TREATED',
  'RETURNED_TO_DONOR',
  'LOST',
]

/** Says where and what to count. */
function OpenDialog({ onClose }: { onClose: () => void }) {
  const t = useText(text)
  const go = useGo()
  const words = useWords()
  const here = useWorkSite()
  const everywhere = useHolds('coordinator', 'admin')
  const { all, mine } = useSites()
  const { list: categories } = useCategories()
  const open = useWrite(api.openCount)
  const sites = everywhere ? all.filter((s) => s.active) : mine
  const [chosen, setChosen] = useState('')
  const [state, setState] = useState('')
  const [category, setCategory] = useState('')
  const siteId = chosen || here || ''
  const send = async () => {
    const count = await open.send({
      body: {
        siteId,
        ...(state ? { state: state as DeviceState } : {}),
        ...(category ? { category } : {}),
      },
    })
    if (!count) return
    sayDone(t.opened)
    go(`/counts/${count.id}`)
  }
  return (
    <Dialog title={t.new} opened onClose={onClose}>
      <Form
        onSubmit={() => void send()}
        busy={open.busy}
        problem={open.problem}
        submit={t.open}
        cancel={onClose}
        disabled={siteId === ''}
      >
        <Text>{t.newHelp}</Text>
        <SitesNote />
        <SelectField
          label={t.site}
          value={siteId}
          onValue={setChosen}
          options={sites.map((s) => [s.id, s.name] as const)}
          required
        />
        <SelectField
          label={t.stage}
          value={state}
          onValue={setState}
          options={stateNames
            .filter((s) => !left.includes(s))
            .map((s) => [s, words.state(s)] as const)}
          none={t.every}
        />
        <SelectField
          label={t.category}
          value={category}
          onValue={setCategory}
          options={categories.map(([code, label]) => [code, label] as const)}
          none={t.every}
        />
      </Form>
    </Dialog>
  )
}
