import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { PaperButton } from '../ui/files.tsx'
import { capital, printedTag, useFormat } from '../ui/format.ts'
import { Empty } from '../ui/loaded.tsx'
import { Of } from '../ui/named.tsx'
import { Section } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { useCategories, useWords } from '../words.ts'

export type Gift = Result<typeof api.getDonation>
export type Said = Result<typeof api.getValuation>

const text: Texts<
  Record<
    | 'title'
    | 'what'
    | 'value'
    | 'method'
    | 'who'
    | 'donor'
    | 'staff'
    | 'none'
    | 'open'
    | 'document'
    | 'direct',
    string
  >
> = {
  fr: {
    title: 'Valeurs déclarées',
    what: 'Matériel',
    value: 'Valeur unitaire',
    method: 'Méthode',
    who: 'Déclarée',
    donor: 'par le donateur',
    staff: 'recopiée de son document',
    none: 'Le donateur n’a encore déclaré aucune valeur.',
    document: 'Document signé',
    open: 'Ouvrir',
    direct: 'Sans document',
  },
  en: {
    title: 'Declared values',
    what: 'Equipment',
    value: 'Unit value',
    method: 'Method',
    who: 'Declared',
    donor: 'by the donor',
    staff: 'copied from its document',
    none: 'The donor has declared no value yet.',
    document: 'Signed document',
    open: 'Open',
    direct: 'No document',
  },
}

/** What was last said of each line and device, by whom, and the signed document behind it. */
export function ValuationSaid({ gift, said }: { gift: Gift; said: Said }) {
  const t = useText(text)
  const f = useFormat()
  const words = useWords()
  const { label } = useCategories()
  const rows = [
    ...said.lines.map((l) => {
      const line = gift.lines.find((g) => g.id === l.lineId)
      return {
        ...l,
        key: l.lineId,
        what: line ? `${capital(label(line.category))} × ${line.quantity}` : '',
      }
    }),
    ...said.devices.map((d) => ({
      ...d,
      key: d.code,
      what: printedTag(d.code),
      unitValueCents: d.valueCents,
    })),
  ]
  return (
    <Section title={t.title}>
      {rows.length === 0 ? (
        <Empty>{t.none}</Empty>
      ) : (
        <DataTable
          caption={t.title}
          rows={rows}
          rowKey={(r) => r.key}
          columns={[
            { title: t.what, cell: (r) => r.what },
            { title: t.value, right: true, cell: (r) => f.euros(r.unitValueCents) },
            { title: t.method, cell: (r) => (r.method ? words.valuationMethod(r.method) : '') },
            {
              title: t.who,
              cell: (r) => `${r.byDonor ? t.donor : t.staff}, ${f.day(r.at)}`,
            },
            {
              title: t.document,
              cell: ({ documentSha256: sha256, what }) =>
                sha256 ? (
                  <PaperButton
                    label={
                      <>
                        {t.open}
                        <Of>{what}</Of>
                      </>
                    }
                    fetch={() => api.getFile({ params: { sha256 } })}
                  />
                ) : (
                  t.direct
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}
