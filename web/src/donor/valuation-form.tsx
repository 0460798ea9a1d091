import { Button, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { Refused } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { ChoiceField, EurosField, Form } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { sayDone } from '../ui/say.ts'
import { useCategories, useWords } from '../words.ts'
import { type Donation, type Method, methods } from './offer.ts'
import type { Valuation } from './value-missing.ts'

const text: Texts<
  Record<
    'unit' | 'method' | 'notSaid' | 'save' | 'saved' | 'nothing' | 'noMethod' | 'all' | 'tag',
    string
  > & {
    methods: Record<Method, string>
    said: (value: string, method: string, day: string, byYou: boolean) => string
  }
> = {
  fr: {
    unit: 'Valeur d’une unité',
    method: 'Comment avez-vous fixé ces valeurs ?',
    notSaid: 'Pas encore déclarée.',
    save: 'Enregistrer la valeur',
    saved: 'Valeur enregistrée.',
    nothing: 'Écrivez ou changez une valeur pour pouvoir l’enregistrer.',
    noMethod: 'Dites comment ces valeurs sont fixées.',
    all: 'Afficher toutes les lignes',
    tag: 'inventaire',
    methods: {
      VALEUR_VENALE: 'Le prix auquel ce matériel se vendrait aujourd’hui, dans son état.',
      VALEUR_CESSION:
        'La valeur retenue dans vos comptes quand le matériel sort de vos immobilisations.',
      COUT_DE_REVIENT:
        'Pour du matériel neuf que vous aviez en stock : ce qu’il vous a coûté, transport compris.',
      OTHER: 'Une autre façon : gardez-en la justification avec vos comptes.',
    },
    said: (value, method, day, byYou) =>
      `Déclaré : ${value} (${method.toLowerCase()}), le ${day}, ${byYou ? 'par vous' : 'd’après votre document signé'}.`,
  },
  en: {
    unit: 'Value of a unit',
    method: 'How did you set these values?',
    notSaid: 'Not declared yet.',
    save: 'Save the value',
    saved: 'Value saved.',
    nothing: 'Write or change a value to be able to save it.',
    noMethod: 'Say how these values were set.',
    all: 'Show all lines',
    tag: 'inventory',
    methods: {
      VALEUR_VENALE: 'The price this equipment would sell at today, as it is.',
      VALEUR_CESSION: 'The value kept in your books when the equipment leaves your fixed assets.',
      COUT_DE_REVIENT:
        'For new equipment that you had in stock: what it cost you, transport included.',
      OTHER: 'Another way: keep its proof with your books.',
    },
    said: (value, method, day, byYou) =>
      `Declared: ${value} (${method.toLowerCase()}), on ${day}, ${byYou ? 'by you' : 'from your signed document'}.`,
  },
}
const SHOWN = 30
type Typed = { cents: Record<string, number | null>; method: string; key: string }

/** A value a unit for each line, and how it was set. Only what changed is declared. */
export function ValuationForm({
  donation: d,
  lines,
  valuation,
}: {
  donation: Donation
  lines: Donation['lines']
  valuation: Valuation
}) {
  const t = useText(text)
  const words = useWords()
  const f = useFormat()
  const { label } = useCategories()
  const write = useWrite(api.declareValuation)
  const said = new Map(valuation.lines.map((v) => [v.lineId, v]))
  const [typed, setTyped, clear] = useDraft<Typed>(`value:${d.id}`, {
    cents: {},
    method: valuation.lines[0]?.method ?? '',
    key: crypto.randomUUID(),
  })
  const [all, setAll] = useState(false)
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const change = (part: Partial<Typed>) =>
    setTyped((now) => ({ ...now, ...part, key: crypto.randomUUID() }))
  const centsOf = (id: string) =>
    id in typed.cents ? (typed.cents[id] ?? null) : (said.get(id)?.unitValueCents ?? null)
  const changed = lines.flatMap((l) => {
    const cents = centsOf(l.id)
    const before = said.get(l.id)
    const other = before && typed.method !== '' && before.method !== typed.method
    const same = before?.unitValueCents === cents && !(other && l.id in typed.cents)
    return cents === null || same ? [] : [{ lineId: l.id, unitValueCents: cents }]
  })
  const method = methods.find((m) => m === typed.method)
  const save = async () => {
    if (!method) return setTried(true)
    const body = { version: d.version, lines: changed.map((l) => ({ ...l, method })) }
    if (!(await write.send({ params: { id: d.id }, body, key: typed.key }))) return
    clear()
    setTried(false)
    sayDone(t.saved)
    box.current?.querySelector('input')?.focus()
  }
  const refused = write.problem instanceof Refused ? (write.problem.problem.blockers ?? []) : []
  const shown = all ? lines : lines.slice(0, SHOWN)
  return (
    <div ref={box}>
      <Form
        onSubmit={() => void save()}
        busy={write.busy}
        problem={write.problem}
        submit={t.save}
        disabled={changed.length === 0}
      >
        <div className="two">
          {shown.map((l) => {
            const before = said.get(l.id)
            const more = l.donorAssetTag ?? l.serial
            return (
              <EurosField
                key={l.id}
                label={
                  <span className="capital">
                    {label(l.category)} × {l.quantity}
                    {more ? `, ${t.tag} ${more}` : ''} : {t.unit.toLowerCase()}
                  </span>
                }
                description={
                  !before
                    ? t.notSaid
                    : t.said(
                        f.euros(before.unitValueCents),
                        words.valuationMethod(before.method ?? 'OTHER'),
                        f.day(before.at),
                        before.byDonor,
                      )
                }
                cents={centsOf(l.id)}
                onCents={(cents) => change({ cents: { ...typed.cents, [l.id]: cents } })}
                error={refused.find((b) => b.detail === l.id)?.text}
              />
            )
          })}
        </div>
        {shown.length < lines.length && (
          <div>
            <Button variant="default" onClick={() => setAll(true)}>
              {t.all} ({lines.length})
            </Button>
          </div>
        )}
        <Stack gap={4}>
          <ChoiceField
            label={t.method}
            value={typed.method}
            onValue={(m) => change({ method: m })}
            options={methods.map((m) => [m, words.valuationMethod(m), t.methods[m]] as const)}
          />
          {tried && !method && (
            <Text c="var(--mantine-color-error)" role="alert">
              {t.noMethod}
            </Text>
          )}
        </Stack>
        {changed.length === 0 && <Text c="dimmed">{t.nothing}</Text>}
      </Form>
    </div>
  )
}
