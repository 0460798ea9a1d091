import { type Texts, useText } from '../i18n.tsx'
import { DateField, EurosField, NumberField, SelectField, TextField } from '../ui/form.tsx'
import { useWords } from '../words.ts'
import type { Fault } from './faults.ts'
import { methods, type OfferLine } from './offer.ts'
import { useOffered } from './step-what.tsx'

const text: Texts<
  Record<
    | 'category'
    | 'quantity'
    | 'tag'
    | 'tagHelp'
    | 'serial'
    | 'condition'
    | 'conditionHelp'
    | 'value'
    | 'valueHelp'
    | 'method'
    | 'acquired',
    string
  >
> = {
  fr: {
    category: 'Catégorie',
    quantity: 'Quantité',
    tag: 'Votre n° d’inventaire (facultatif)',
    tagHelp: 'Vous suivrez l’appareil par ce numéro.',
    serial: 'N° de série (facultatif)',
    condition: 'État (facultatif)',
    conditionHelp: 'Par exemple : écran fêlé, sans chargeur.',
    value: 'Valeur de l’unité (facultatif)',
    valueHelp: 'Vous pourrez aussi la donner plus tard.',
    method: 'Comment cette valeur est fixée',
    acquired: 'Date d’achat (facultatif)',
  },
  en: {
    category: 'Category',
    quantity: 'Quantity',
    tag: 'Your asset tag (optional)',
    tagHelp: 'You will follow the device by this number.',
    serial: 'Serial (optional)',
    condition: 'Condition (optional)',
    conditionHelp: 'For example: cracked screen, no charger.',
    value: 'Value of a unit (optional)',
    valueHelp: 'You can also give it later.',
    method: 'How this value was set',
    acquired: 'Bought on (optional)',
  },
}

/** What is known of one device, or of a few alike. */
export function LineFields({
  line,
  faults,
  focus,
  put,
}: {
  line: OfferLine
  faults: readonly Fault[]
  focus: boolean
  put: (part: Partial<OfferLine>) => void
}) {
  const t = useText(text)
  const words = useWords()
  const categories = useOffered()
  const wrong = (field: string) => faults.find((f) => f.field === field)?.text
  return (
    <div className="two line-fields">
      <SelectField
        label={t.category}
        value={line.category}
        onValue={(category) => put({ category })}
        options={categories.map(([key, label]) => [key, label] as const)}
        error={wrong('category')}
        autoFocus={focus && line.category === ''}
      />
      <NumberField
        label={t.quantity}
        number={line.quantity}
        onNumber={(quantity) => put({ quantity })}
        error={wrong('quantity')}
      />
      <TextField
        label={t.tag}
        description={t.tagHelp}
        value={line.assetTag}
        onValue={(assetTag) => put({ assetTag })}
        maxLength={80}
        autoComplete="off"
      />
      <TextField
        label={t.serial}
        value={line.serial}
        onValue={(serial) => put({ serial })}
        maxLength={80}
        autoComplete="off"
      />
      <TextField
        label={t.condition}
        description={t.conditionHelp}
        value={line.condition}
        onValue={(condition) => put({ condition })}
        maxLength={200}
      />
      <DateField
        label={t.acquired}
        value={line.acquiredOn}
        onValue={(acquiredOn) => put({ acquiredOn })}
        min="1980-01-01"
      />
      <EurosField
        label={t.value}
        description={t.valueHelp}
        cents={line.cents}
        onCents={(cents) => put({ cents })}
      />
      {line.cents !== null && (
        <SelectField
          label={t.method}
          value={line.method}
          onValue={(method) => put({ method })}
          options={methods.map((m) => [m, words.valuationMethod(m)] as const)}
          error={wrong('method')}
        />
      )}
    </div>
  )
}
