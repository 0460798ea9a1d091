import { Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useAll } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { PaperButton } from '../ui/files.tsx'
import { SelectField, TextField } from '../ui/form.tsx'
import { printedTag } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useCategories } from '../words.ts'
import { type Device, dataTones, devicesText, stageTones } from './devices-text.ts'
import type { Donation } from './offer.ts'

/** Every device of a gift by the donor's own numbers, to search and filter, with its certificate. */
export function GiftDevices({ donation }: { donation: Donation }) {
  const t = useText(devicesText)
  const { label } = useCategories()
  const devices = useAll(api.listDonationDevices, { params: { id: donation.id }, query: {} })
  const [find, setFind] = useState('')
  const [stage, setStage] = useState('')
  const [data, setData] = useState('')
  const fits = (d: Device) =>
    (stage === '' || d.stage === stage) &&
    (data === '' || d.data === data) &&
    [
      d.donorAssetTag,
      d.serial,
      d.manufacturer,
      d.model,
      d.tag,
      printedTag(d.tag),
      label(d.category),
    ]
      .join(' ')
      .toLowerCase()
      .includes(find.trim().toLowerCase())
  return (
    <Loaded of={devices}>
      {(all) => {
        if (all.length === 0) return <Empty>{t.noneYet}</Empty>
        const found = all.filter(fits)
        return (
          <>
            <div className="three">
              <TextField
                label={t.find}
                placeholder={t.findHelp}
                type="search"
                value={find}
                onValue={setFind}
              />
              <SelectField
                label={t.stage}
                value={stage}
                onValue={setStage}
                options={Object.entries(t.stages)}
                none={t.all}
              />
              <SelectField
                label={t.data}
                value={data}
                onValue={setData}
                options={Object.entries(t.datas)}
                none={t.all}
              />
            </div>
            <Text role="status">{t.shown(found.length, all.length)}</Text>
            {found.length === 0 ? (
              <Empty>{t.none}</Empty>
            ) : (
              <MoreRows rows={found} step={10}>
                {(shown) => (
                  <DataTable
                    caption={t.list}
                    rows={shown}
                    rowKey={(d) => d.id}
                    columns={[
                      {
                        title: t.yours,
                        cell: (d) =>
                          d.donorAssetTag ?? (
                            <Text c="dimmed">
                              {d.serial ? (
                                <>
                                  {t.serial} <span className="code">{d.serial}</span>
                                </>
                              ) : (
                                t.noTag
                              )}
                            </Text>
                          ),
                      },
                      {
                        title: t.device,
                        cell: (d) => (
                          <>
                            <span className="capital">{label(d.category)}</span>{' '}
                            {[d.manufacturer, d.model].filter(Boolean).join(' ')}
                            <br />
                            <GoTo to={`/d/${d.tag}`} className="link tap">
                              {t.label} <span className="code gap">{printedTag(d.tag)}</span>
                            </GoTo>
                          </>
                        ),
                      },
                      {
                        title: t.where,
                        cell: (d) => (
                          <>
                            <Tag tone={stageTones[d.stage]}>{t.stages[d.stage]}</Tag>
                            {d.acceptance === 'refused' && ` ${t.refused}`}
                          </>
                        ),
                      },
                      {
                        title: t.data,
                        cell: (d) => <Tag tone={dataTones[d.data]}>{t.datas[d.data]}</Tag>,
                      },
                      {
                        title: t.certificate,
                        cell: (d) => <Certificate device={d} />,
                      },
                    ]}
                  />
                )}
              </MoreRows>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function Certificate({ device: { certificate, data } }: { device: Device }) {
  const t = useText(devicesText)
  if (!certificate) return <Text c="dimmed">{data === 'none' ? '' : t.noCertificate}</Text>
  const { documentId, number } = certificate
  return (
    <PaperButton
      label={
        <>
          <span className="visually-hidden">{t.certificate} </span>
          {number}
        </>
      }
      fetch={() => api.getDocument({ params: { id: documentId } })}
    />
  )
}
