import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { DataTable } from '../ui/table.tsx'
import { useCategories } from '../words.ts'
import { StateTag } from './state-tag.tsx'

export type DeviceRow = Result<typeof api.listDevices>['items'][number] & { matched?: string }

const text: Texts<Record<'device' | 'label' | 'serial' | 'state' | 'site' | 'since', string>> = {
  fr: {
    device: 'Appareil',
    label: 'Étiquette',
    serial: 'Numéro de série',
    state: 'État',
    site: 'Site',
    since: 'Depuis',
  },
  en: {
    device: 'Device',
    label: 'Label',
    serial: 'Serial',
    state: 'State',
    site: 'Site',
    since: 'Since',
  },
}

/** Devices as rows: what each is, where, in which state; its label leads to its page. */
export function DeviceTable({
  caption,
  rows,
  siteName,
}: {
  caption: string
  rows: readonly DeviceRow[]
  siteName: (id: string) => string | null
}) {
  const t = useText(text)
  const f = useFormat()
  const categories = useCategories()
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(d) => d.id}
      columns={[
        {
          title: t.label,
          cell: (d) => (
            <GoTo to={`/devices/${d.tag}`}>
              <span className="code">{printedTag(d.tag)}</span>
            </GoTo>
          ),
        },
        {
          title: t.device,
          cell: (d) => {
            const label = categories.label(d.category)
            const name = [d.manufacturer, d.model].filter(Boolean).join(' ')
            return (
              <>
                {label.charAt(0).toUpperCase() + label.slice(1)}
                {name && (
                  <>
                    <br />
                    {name}
                  </>
                )}
              </>
            )
          },
        },
        {
          title: t.serial,
          cell: (d) => (d.serial ? <span className="code">{d.serial}</span> : null),
        },
        { title: t.state, cell: (d) => <StateTag state={d.state} /> },
        { title: t.site, cell: (d) => siteName(d.siteId) },
        { title: t.since, cell: (d) => f.ago(d.stateSince) },
      ]}
    />
  )
}
