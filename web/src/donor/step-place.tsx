import { Stack, Text, Textarea, Title } from '@mantine/core'
import { useText } from '../i18n.tsx'
import { useMe } from '../shell/me.tsx'
import { ChoiceField, SelectField, TextField } from '../ui/form.tsx'
import type { Offer } from './offer.ts'
import { placeText } from './offer-text.ts'
import type { StepProps } from './step-what.tsx'

/** Step 2: where the equipment is, whom to reach there, and how to get to it. */
export function StepPlace({ offer, change, faults }: StepProps) {
  const t = useText(placeText)
  const me = useMe()
  const donors = (me?.roles ?? []).filter((r) => r.role === 'donor')
  const text = (
    field: keyof Offer & ('street' | 'postcode' | 'city' | 'name' | 'email' | 'phone'),
  ) => ({
    label: t[field],
    value: offer[field],
    onValue: (value: string) => change({ [field]: value }),
    error: faults.find((f) => f.field === field)?.text,
  })
  const floor = faults.find((f) => f.field === 'floor')?.text
  const answers = [
    ['yes', t.yes],
    ['no', t.no],
    ['', t.unsaid],
  ] as const
  return (
    <Stack gap="md">
      {donors.length > 1 && (
        <SelectField
          label={t.donor}
          value={offer.donorId}
          onValue={(donorId) => change({ donorId })}
          options={donors.map((d) => [d.organisationId, d.organisationName] as const)}
        />
      )}
      <TextField {...text('street')} autoComplete="street-address" maxLength={200} withAsterisk />
      <div className="two">
        <TextField {...text('postcode')} autoComplete="postal-code" maxLength={12} withAsterisk />
        <TextField {...text('city')} autoComplete="address-level2" maxLength={120} withAsterisk />
      </div>
      <div>
        <Title order={3} size="h5">
          {t.contact}
        </Title>
        <Text>{t.contactHelp}</Text>
      </div>
      <TextField {...text('name')} autoComplete="name" maxLength={120} withAsterisk />
      <div className="two">
        <TextField {...text('phone')} type="tel" autoComplete="tel" maxLength={20} />
        <TextField {...text('email')} type="email" autoComplete="email" maxLength={254} />
      </div>
      <div>
        <Title order={3} size="h5">
          {t.access}
        </Title>
        <Text>{t.accessHelp}</Text>
      </div>
      <TextField
        label={t.floor}
        description={t.floorHelp}
        value={offer.floor}
        onValue={(floor) => change({ floor: floor.replace(/[−–]/, '-').trim() })}
        error={floor}
        maxLength={3}
        className="narrow"
      />
      <div className="two">
        <ChoiceField
          label={t.lift}
          value={offer.lift}
          onValue={(lift) => change({ lift: lift as Offer['lift'] })}
          options={answers}
        />
        <ChoiceField
          label={t.parking}
          value={offer.parking}
          onValue={(parking) => change({ parking: parking as Offer['parking'] })}
          options={answers}
        />
      </div>
      <TextField
        label={t.hours}
        description={t.hoursHelp}
        value={offer.hours}
        onValue={(hours) => change({ hours })}
        maxLength={200}
      />
      <Textarea
        label={t.note}
        description={t.noteHelp}
        value={offer.note}
        onChange={(e) => change({ note: e.currentTarget.value })}
        maxLength={500}
      />
    </Stack>
  )
}
