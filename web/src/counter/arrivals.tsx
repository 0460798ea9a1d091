import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useAll } from '../api/query.ts'
import { useSites } from '../bench/work-site.tsx'
import { type Texts, useText } from '../i18n.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { focusTitle } from '../ui/focus.ts'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { Page, Section } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { useCategories } from '../words.ts'
import { AssignForm } from './assign-form.tsx'

export type Device = Result<typeof api.listDevices>['items'][number]
const fr = {
  title: 'Arrivées à rattacher',
  lead: 'Des appareils en quarantaine. Rattachez chacun à son don : il reçoit un propriétaire, et il peut avancer.',
  alone: 'Sans aucun don',
  aloneHelp:
    'Déposés sans annonce. Sans don, un appareil reste en quarantaine : il n’est à personne.',
  aloneNone: 'Aucun appareil sans don.',
  outside: 'D’un don, hors des lignes',
  outsideHelp: 'Leur don est connu. Vous pouvez les compter sur une ligne de même sorte.',
  outsideNone: 'Aucun appareil hors des lignes.',
  tag: 'Étiquette',
  what: 'Appareil',
  site: 'Où',
  since: 'Arrivé',
  act: 'Agir',
  assign: 'Rattacher',
  toLine: 'Choisir la ligne',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    title: 'Arrivals to assign',
    lead: 'Devices in quarantine. Assign each to its gift: it gets an owner, and can go on.',
    alone: 'Without any gift',
    aloneHelp: 'Brought unannounced. Without a gift, a device stays in quarantine: nobody owns it.',
    aloneNone: 'No device without a gift.',
    outside: 'Of a gift, outside its lines',
    outsideHelp: 'Their gift is known. You may count them on a line of the same kind.',
    outsideNone: 'No device outside the lines.',
    tag: 'Label',
    what: 'Device',
    site: 'Where',
    since: 'Came',
    act: 'Act',
    assign: 'Assign',
    toLine: 'Choose the line',
  },
}

export default function Arrivals() {
  const t = useText(text)
  const devices = useAll(api.listDevices, { query: { state: 'QUARANTINE' } })
  const [open, setOpen] = useState<Device | null>(null)
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded of={devices}>
        {(all) => {
          const alone = all.filter((d) => d.donationId === null)
          const outside = all.filter((d) => d.donationId !== null && d.donationLineId === null)
          return (
            <Stack gap="lg">
              <Section title={t.alone}>
                <Text>{t.aloneHelp}</Text>
                {alone.length === 0 ? (
                  <Empty>{t.aloneNone}</Empty>
                ) : (
                  <Rows rows={alone} act={t.assign} caption={t.alone} onOpen={setOpen} />
                )}
              </Section>
              <Section title={t.outside}>
                <Text>{t.outsideHelp}</Text>
                {outside.length === 0 ? (
                  <Empty>{t.outsideNone}</Empty>
                ) : (
                  <Rows rows={outside} act={t.toLine} caption={t.outside} onOpen={setOpen} />
                )}
              </Section>
            </Stack>
          )
        }}
      </Loaded>
      <Dialog
        title={open ? `${t.assign} ${printedTag(open.tag)}` : t.assign}
        opened={open !== null}
        onClose={() => setOpen(null)}
      >
        {open && (
          <AssignForm
            key={open.id}
            device={open}
            done={() => {
              setOpen(null)
              focusTitle()
            }}
          />
        )}
      </Dialog>
    </Page>
  )
}

function Rows({
  rows,
  act,
  caption,
  onOpen,
}: {
  rows: Device[]
  act: string
  caption: string
  onOpen: (d: Device) => void
}) {
  const t = useText(text)
  const f = useFormat()
  const { label } = useCategories()
  const { name } = useSites()
  return (
    <MoreRows rows={rows}>
      {(shown) => (
        <DataTable
          caption={caption}
          rows={shown}
          rowKey={(d) => d.id}
          columns={[
            {
              title: t.tag,
              cell: (d) => (
                <GoTo to={`/devices/${d.tag}`} className="link code tap">
                  {printedTag(d.tag)}
                </GoTo>
              ),
            },
            {
              title: t.what,
              cell: (d) => (
                <>
                  <span className="capital">{label(d.category)}</span>
                  <Text c="dimmed">
                    {[d.manufacturer, d.model, d.serial].filter(Boolean).join(' ')}
                  </Text>
                </>
              ),
            },
            { title: t.site, cell: (d) => name(d.siteId) },
            { title: t.since, cell: (d) => f.ago(d.receivedAt) },
            {
              title: t.act,
              cell: (d) => (
                <Button variant="default" aria-haspopup="dialog" onClick={() => onOpen(d)}>
                  {act}
                  <span className="visually-hidden"> {printedTag(d.tag)}</span>
                </Button>
              ),
            },
          ]}
        />
      )}
    </MoreRows>
  )
}
