import { Checkbox, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { usePages } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { ScanInput } from '../../scan/scan-input.tsx'
import { plainTag } from '../../stock/receive/entry.ts'
import { printedTag, useFormat } from '../../ui/format.ts'
import { LoadedPages } from '../../ui/loaded.tsx'
import { beep } from '../../ui/say.ts'
import { partsText } from '../parts-text.ts'

/** The parts of this site's stock that were fitted: ticked, or scanned by their label. */
export function FittedParts({
  siteId,
  chosen,
  onChosen,
}: {
  siteId: string
  chosen: readonly string[]
  onChosen: (ids: string[]) => void
}) {
  const t = useText(partsText)
  const f = useFormat()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const pages = usePages(api.listParts, { query: { siteId } })
  const scan = async (code: string) => {
    setTyped('')
    const found = await api
      .listParts({ query: { code: plainTag(code) } })
      .then(({ items }) => items[0])
      .catch(() => undefined)
    const there = found?.state === 'stock' && found.siteId === siteId
    setWrong(!there)
    beep(there ? 'done' : 'refused')
    if (there && !chosen.includes(found.id)) onChosen([...chosen, found.id])
  }
  return (
    <Stack gap="xs">
      <Text fw={600}>{t.fromStock}</Text>
      <ScanInput
        label={t.scan}
        description={t.scanHelp}
        value={typed}
        onValue={setTyped}
        onScan={(c) => void scan(c)}
        error={wrong ? t.notThere : null}
      />
      <LoadedPages of={pages} empty={t.notThere}>
        {(rows) => (
          <Checkbox.Group
            label={t.fromStockHelp}
            value={[...chosen]}
            onChange={(ids) => onChosen(ids)}
          >
            <Stack gap={0} mt={6} className="repair-choices">
              {rows.map((p) => (
                <Checkbox
                  key={p.id}
                  value={p.id}
                  className="choice"
                  label={[
                    t.types[p.type],
                    p.label,
                    p.fits,
                    p.tag && printedTag(p.tag),
                    f.mass(p.grams),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
      </LoadedPages>
    </Stack>
  )
}
