import { Checkbox, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { usePages, useRead } from '../../api/query.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { Form, SelectField } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/tag.tsx'
import { type PanelProps, useAct } from '../act.ts'

const NONE = 'none'
const text: Texts<
  Record<
    | 'which'
    | 'none'
    | 'noneHelp'
    | 'unknownEnd'
    | 'said'
    | 'warning'
    | 'licence'
    | 'licenceHelp'
    | 'noLicence'
    | 'save',
    string
  > & { until: (day: string) => string; ended: (day: string) => string }
> = {
  fr: {
    which: 'Quel système est installé ?',
    none: 'Aucun système',
    noneHelp: 'Il sera vendu « sans système ».',
    unknownEnd: 'fin des mises à jour non connue',
    said: 'L’étiquette dit que ce système n’a plus de mises à jour',
    warning: 'Ce système n’est plus protégé. Installez-en un autre si vous le pouvez.',
    licence: 'Licence',
    licenceHelp: 'Les cinq derniers caractères de la clé que vous avez tapée.',
    noLicence: 'Aucune licence libre : demandez à l’encadrant.',
    save: 'Enregistrer',
    until: (day) => `mises à jour jusqu’au ${day}`,
    ended: (day) => `plus de mises à jour depuis le ${day}`,
  },
  en: {
    which: 'Which system is installed?',
    none: 'No system',
    noneHelp: 'It will be sold “without a system”.',
    unknownEnd: 'end of updates not known',
    said: 'The label says that this system gets no more updates',
    warning: 'This system is no longer protected. Install another if you can.',
    licence: 'Licence',
    licenceHelp: 'The last five characters of the key that you typed.',
    noLicence: 'No free licence: ask the supervisor.',
    save: 'Save',
    until: (day) => `updates until ${day}`,
    ended: (day) => `no more updates since ${day}`,
  },
}

/** Says which system a device leaves with; one without updates only with the word of it, some with their licence. */
export function SystemPanel({ device, done }: PanelProps) {
  const t = useText(text)
  const f = useFormat()
  const systems = useRead(api.listSystems, {})
  const [chosen, setChosen] = useState(device.system ?? '')
  const [said, setSaid] = useState(false)
  const [licenceId, setLicence] = useState('')
  const act = useAct(api.recordSystem)
  const system = systems.data?.items.find((s) => s.key === chosen)
  const licences = usePages(
    api.listLicences,
    { query: { free: 'true' } },
    { when: system?.licence === true },
  )
  const old = system !== undefined && !system.supported
  const send = async () => {
    const body = {
      system: chosen,
      ...(system?.licence && licenceId ? { licenceId } : {}),
      ...(old && said ? { oldSystemSaid: true } : {}),
    }
    const eventId = act.eventId([body, device.version])
    if (await act.send({ params: { code: device.tag }, body: { ...body, eventId } })) done()
  }
  return (
    <Loaded of={systems}>
      {({ items }) => (
        <Form
          onSubmit={() => void send()}
          busy={act.busy}
          problem={act.problem ?? licences.error}
          submit={t.save}
          disabled={chosen === '' || (old && !said)}
        >
          <Radio.Group label={t.which} value={chosen} onChange={setChosen} withAsterisk>
            <Stack gap={0} mt={6}>
              {items
                .filter((s) => s.categories.includes(device.category))
                .map((s) => (
                  <Radio
                    key={s.key}
                    value={s.key}
                    className="choice"
                    label={s.name}
                    description={
                      s.supportedUntil === null
                        ? t.unknownEnd
                        : s.supported
                          ? t.until(f.day(s.supportedUntil))
                          : t.ended(f.day(s.supportedUntil))
                    }
                  />
                ))}
              <Radio value={NONE} className="choice" label={t.none} description={t.noneHelp} />
            </Stack>
          </Radio.Group>
          {old && (
            <Notice tone="warn">
              <Stack gap="xs">
                <Text>{t.warning}</Text>
                <Checkbox
                  label={t.said}
                  className="choice"
                  checked={said}
                  onChange={(e) => setSaid(e.currentTarget.checked)}
                />
              </Stack>
            </Notice>
          )}
          {system?.licence &&
            (licences.data && licences.rows.length === 0 ? (
              <Notice tone="warn">{t.noLicence}</Notice>
            ) : (
              <SelectField
                label={t.licence}
                description={t.licenceHelp}
                value={licenceId}
                onValue={setLicence}
                options={licences.rows.map((l) => [l.id, `${l.lastFive} – ${l.kind}`] as const)}
              />
            ))}
        </Form>
      )}
    </Loaded>
  )
}
