import { Checkbox, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { useText } from '../i18n.tsx'
import { Form, SelectField, TextField } from '../ui/form.tsx'
import { useWords } from '../words.ts'
import { type Fields, type Kind, type Wrong, wrongOf } from './organisation-fields.ts'
import { organisationText } from './organisation-text.ts'

const TAXED: readonly string[] = ['company', 'publicBody', '']
const RESELLERS: readonly string[] = ['association', 'workshop', 'shop']
const regimes = ['IS', 'IR_REEL', 'MICRO', 'PUBLIC_NOT_TAXED', 'INDIVIDUAL'] as const

/** What is known of an organisation. What cannot be right is said at its field before anything is sent. */
export function OrganisationForm({
  fields: f,
  change,
  kinds,
  submit,
  onSubmit,
  busy,
  problem,
  cancel,
}: {
  fields: Fields
  change: (part: Partial<Fields>) => void
  /** What it may be; none: what it is stays. */
  kinds: readonly Kind[] | null
  submit: string
  onSubmit: () => void
  busy: boolean
  problem: unknown
  cancel?: string | (() => void)
}) {
  const t = useText(organisationText)
  const words = useWords()
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const wrong = wrongOf(f)
  const said = (field: keyof Wrong & keyof typeof t.wrong, early = false) =>
    wrong[field] && (tried || early) ? t.wrong[field] : undefined
  const text = (
    field: 'name' | 'siret' | 'siren' | 'rna' | 'legalForm' | 'street' | 'postcode' | 'city',
  ) => ({
    label: t[field],
    value: f[field],
    onValue: (value: string) => change({ [field]: value }),
    autoComplete: 'off',
  })
  const send = () => {
    if (Object.keys(wrong).length === 0) return onSubmit()
    setTried(true)
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    )
  }
  return (
    <div ref={box}>
      <Form
        onSubmit={send}
        busy={busy}
        problem={problem}
        submit={submit}
        {...(cancel && { cancel })}
      >
        {kinds && (
          <SelectField
            label={t.kind}
            value={f.kind}
            onValue={(kind) => change({ kind: kind as Kind })}
            options={kinds.map((k) => [k, words.organisationKind(k)] as const)}
            error={said('kind')}
          />
        )}
        <TextField
          {...text('name')}
          description={t.nameHelp}
          error={said('name')}
          maxLength={200}
          withAsterisk
        />
        <div className="two">
          <TextField
            {...text('siret')}
            description={t.siretHelp}
            error={said('siret', f.siret.replace(/\D/g, '').length >= 14)}
            inputMode="numeric"
            maxLength={20}
          />
          <TextField
            {...text('siren')}
            description={t.sirenHelp}
            error={said('siren', f.siren.replace(/\D/g, '').length >= 9)}
            inputMode="numeric"
            maxLength={20}
          />
        </div>
        <TextField
          {...text('street')}
          error={said('street')}
          maxLength={200}
          withAsterisk
          autoComplete="off"
        />
        <div className="two">
          <TextField {...text('postcode')} error={said('postcode')} maxLength={12} withAsterisk />
          <TextField {...text('city')} error={said('city')} maxLength={120} withAsterisk />
        </div>
        {TAXED.includes(f.kind) && (
          <div className="two">
            <TextField {...text('legalForm')} description={t.legalFormHelp} maxLength={80} />
            <SelectField
              label={t.taxRegime}
              description={t.taxRegimeHelp}
              value={f.taxRegime}
              onValue={(taxRegime) => change({ taxRegime })}
              options={regimes.map((r) => [r, t.regimes[r]] as const)}
              none={t.unsaid}
            />
            <TextField
              label={t.yearEnd}
              description={t.yearEndHelp}
              value={f.yearEnd}
              onValue={(yearEnd) => change({ yearEnd })}
              error={said('yearEnd')}
              maxLength={7}
            />
          </div>
        )}
        {f.kind === 'association' && (
          <TextField {...text('rna')} description={t.rnaHelp} maxLength={20} className="narrow" />
        )}
        {RESELLERS.includes(f.kind) && (
          <Checkbox
            label={t.mayResell}
            description={t.mayResellHelp}
            checked={f.mayResellCg3p}
            onChange={(e) => change({ mayResellCg3p: e.currentTarget.checked })}
          />
        )}
        {tried && Object.keys(wrong).length > 0 && <Text role="status">{t.fix}</Text>}
      </Form>
    </div>
  )
}
