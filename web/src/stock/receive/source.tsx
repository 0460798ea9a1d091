import { Stack, Text } from '@mantine/core'
import { IconGift, IconHelpCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useAll } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { TextField } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { Loaded } from '../../ui/loaded.tsx'
import type { Source } from './entry.ts'
import { text } from './text.ts'

const plain = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Says where what arrives comes from: one of the gifts that are awaited, or nobody announced it. */
export function SourcePick({ choose }: { choose: (source: Source) => void }) {
  const t = useText(text)
  const f = useFormat()
  const [sought, setSought] = useState('')
  const due = useAll(api.listDonations, { query: { queue: 'toReceive' } })
  const begun = useAll(api.listDonations, { query: { queue: 'toReconcile' } })
  const found = [...(begun.data ?? []), ...(due.data ?? [])].filter((d) =>
    plain(`${d.reference} ${d.donorName}`).includes(plain(sought.trim())),
  )
  const only = found.length === 1 ? found[0] : undefined
  const isBegun = (id: string) => begun.data?.some((d) => d.id === id) ?? false
  return (
    <Stack gap="md">
      <form
        onSubmit={(e) => {
          e.preventDefault()
          if (only) choose({ kind: 'gift', id: only.id })
        }}
      >
        <TextField
          label={t.search}
          description={t.searchHelp}
          value={sought}
          onValue={setSought}
          autoComplete="off"
          type="search"
        />
      </form>
      <Loaded of={begun}>
        {() => (
          <Loaded of={due}>
            {(list) => (
              <>
                {found.length === 0 && (
                  <Text role="status">
                    {list.length === 0 && sought === '' ? t.noGift : t.noneFound}
                  </Text>
                )}
                <ul className="cards">
                  {found.map((d) => (
                    <li key={d.id}>
                      <button
                        type="button"
                        className="card choice-card"
                        onClick={() => choose({ kind: 'gift', id: d.id })}
                      >
                        <IconGift size={30} aria-hidden stroke={1.5} />
                        <span>
                          {d.donorName && (
                            <>
                              <strong>{d.donorName}</strong>
                              <br />
                            </>
                          )}
                          <span className="code">{d.reference}</span>
                          <br />
                          {isBegun(d.id)
                            ? t.began
                            : d.plannedOn
                              ? `${t.planned} ${f.day(d.plannedOn)}`
                              : t.count(d.quantity)}
                        </span>
                      </button>
                    </li>
                  ))}
                  <li>
                    <button
                      type="button"
                      className="card choice-card"
                      onClick={() => choose({ kind: 'unannounced', donorName: '' })}
                    >
                      <IconHelpCircle size={30} aria-hidden stroke={1.5} />
                      <span>
                        <strong>{t.unannounced}</strong>
                        <br />
                        {t.unannouncedHelp}
                      </span>
                    </button>
                  </li>
                </ul>
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Stack>
  )
}
