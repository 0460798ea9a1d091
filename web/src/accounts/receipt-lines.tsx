import { Stack, Text, Title } from '@mantine/core'
import { type Texts, useText } from '../i18n.tsx'
import { capital, printedTag, useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { Empty } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import { useWords } from '../words.ts'
import { useMayOpenPath } from './missing-list.tsx'
import type { Receipt } from './words.ts'

const text: Texts<
  Record<
    | 'title'
    | 'none'
    | 'devices'
    | 'lots'
    | 'tag'
    | 'what'
    | 'model'
    | 'serial'
    | 'given'
    | 'value'
    | 'noValue'
    | 'method'
    | 'quantity'
    | 'unit'
    | 'lotValue'
    | 'gifts',
    string
  >
> = {
  fr: {
    title: 'Matériel donné',
    none: 'Aucun matériel ne peut figurer sur ce papier pour le moment.',
    devices: 'Appareils',
    lots: 'Lots en vrac',
    tag: 'Étiquette',
    what: 'Nature',
    model: 'Modèle',
    serial: 'Numéro de série',
    given: 'Remis le',
    value: 'Valeur',
    noValue: 'Pas de valeur déclarée',
    method: 'Méthode du donateur',
    quantity: 'Quantité',
    unit: 'Valeur unitaire',
    lotValue: 'Valeur',
    gifts: 'Le donateur seul évalue son don. Nous recopions sa valeur, sans la changer.',
  },
  en: {
    title: 'Equipment given',
    none: 'No equipment can stand on this paper for now.',
    devices: 'Devices',
    lots: 'Bulk lots',
    tag: 'Label',
    what: 'Nature',
    model: 'Model',
    serial: 'Serial number',
    given: 'Handed over on',
    value: 'Value',
    noValue: 'No declared value',
    method: 'The donor’s method',
    quantity: 'Quantity',
    unit: 'Unit value',
    lotValue: 'Value',
    gifts: 'The donor alone values its gift. We copy its value and never change it.',
  },
}
type Line = Receipt['lines'][number]
type Lot = Receipt['lots'][number]

/** What stands on the paper, line by line, each at the value that the donor declared. */
export function ReceiptLines({ receipt }: { receipt: Receipt }) {
  const t = useText(text)
  const f = useFormat()
  const words = useWords()
  const mayOpenPath = useMayOpenPath()
  const fiscal = receipt.kind === 'recuFiscal'
  const euros = (cents: number | null) => (cents === null ? t.noValue : f.euros(cents))
  const devices: Column<Line>[] = [
    {
      title: t.tag,
      cell: (l) =>
        mayOpenPath(`/devices/${l.code}`) ? (
          <GoTo to={`/devices/${l.code}`} className="link code target">
            {printedTag(l.code)}
          </GoTo>
        ) : (
          <span className="code">{printedTag(l.code)}</span>
        ),
    },
    { title: t.what, cell: (l) => capital(l.label) },
    { title: t.model, cell: (l) => [l.manufacturer, l.model].filter(Boolean).join(' ') },
    { title: t.serial, cell: (l) => l.serial && <span className="code">{l.serial}</span> },
    { title: t.given, cell: (l) => f.day(l.giftDate) },
    ...(fiscal
      ? [
          {
            title: t.method,
            cell: (l: Line) => (l.method ? words.valuationMethod(l.method) : null),
          },
          { title: t.value, right: true, cell: (l: Line) => euros(l.valueCents) },
        ]
      : []),
  ]
  const lots: Column<Lot>[] = [
    { title: t.what, cell: (l) => capital(l.label) },
    { title: t.quantity, right: true, cell: (l) => f.number(l.quantity) },
    { title: t.given, cell: (l) => f.day(l.giftDate) },
    ...(fiscal
      ? [
          { title: t.unit, right: true, cell: (l: Lot) => euros(l.unitValueCents) },
          {
            title: t.lotValue,
            right: true,
            cell: (l: Lot) =>
              l.unitValueCents === null ? '—' : f.euros(l.unitValueCents * l.quantity),
          },
        ]
      : []),
  ]
  const empty = receipt.lines.length + receipt.lots.length === 0
  return (
    <Section title={t.title}>
      {fiscal && <Text>{t.gifts}</Text>}
      {empty && <Empty>{t.none}</Empty>}
      {receipt.lines.length > 0 && (
        <Stack gap="xs">
          <Title order={3} size="h5">
            {t.devices} ({f.number(receipt.lines.length)})
          </Title>
          <DataTable
            caption={t.devices}
            columns={devices}
            rows={receipt.lines}
            rowKey={(l) => l.code}
          />
        </Stack>
      )}
      {receipt.lots.length > 0 && (
        <Stack gap="xs">
          <Title order={3} size="h5">
            {t.lots} ({f.number(receipt.lots.length)})
          </Title>
          <DataTable caption={t.lots} columns={lots} rows={receipt.lots} rowKey={(l) => l.lotId} />
        </Stack>
      )}
    </Section>
  )
}
