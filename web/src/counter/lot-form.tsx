import { Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { useSites, useWorkSite } from '../bench/work-site.tsx'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { ChoiceField, Form, NumberField, SelectField } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { sayDone } from '../ui/say.ts'
import { useCategories } from '../words.ts'
import { GiftPicker, useOpenGifts } from './gift-picker.tsx'
import { bulkCategories, capital } from './words.ts'

const fr = {
  site: 'Où ?',
  category: 'Quoi',
  quantity: 'Combien',
  mass: 'Masse du lot, en grammes',
  massHelp: 'Pesez le lot entier, carton vide déduit. 1 kg = 1000 g.',
  reads: (mass: string, each: string) => `${mass} en tout, ${each} l’un.`,
  line: 'Si le don promet une ligne de cette sorte, le lot y est compté tout seul.',
  send: 'Recevoir le lot',
  done: (what: string) => `Lot reçu : ${what}.`,
  needGift: 'Choisissez le don.',
  needSite: 'Choisissez le site.',
  needCategory: 'Choisissez ce que c’est.',
  needQuantity: 'Écrivez combien, de 1 à 100 000.',
  needMass: 'Écrivez la masse, de 1 à 5 000 000 grammes.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    site: 'Where?',
    category: 'What',
    quantity: 'How many',
    mass: 'Mass of the lot, in grams',
    massHelp: 'Weigh the whole lot, less the empty box. 1 kg = 1000 g.',
    reads: (mass, each) => `${mass} in all, ${each} each.`,
    line: 'If the gift promises a line of this kind, the lot is counted on it by itself.',
    send: 'Receive the lot',
    done: (what) => `Lot received: ${what}.`,
    needGift: 'Choose the gift.',
    needSite: 'Choose the site.',
    needCategory: 'Choose what it is.',
    needQuantity: 'Write how many, from 1 to 100,000.',
    needMass: 'Write the mass, from 1 to 5,000,000 grams.',
  },
}
type Typed = {
  donationId: string
  siteId: string
  category: string
  quantity: number | null
  grams: number | null
  eventId: string
}

/** Receives accessories by count and mass; the same lot sent twice is one lot. */
export function LotForm() {
  const t = useText(text)
  const f = useFormat()
  const { list, label } = useCategories()
  const { mine } = useSites()
  const workSite = useWorkSite()
  const gifts = useOpenGifts()
  const [typed, set] = useDraft<Typed>('lot', {
    donationId: '',
    siteId: '',
    category: '',
    quantity: null,
    grams: null,
    eventId: crypto.randomUUID(),
  })
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const receive = useWrite(api.receiveBulk)
  const change = (part: Partial<Typed>) =>
    set((now) => ({ ...now, ...part, eventId: crypto.randomUUID() }))
  const siteId = typed.siteId || (workSite ?? '')
  const { quantity, grams } = typed
  const wrong = {
    gift: typed.donationId === '' ? t.needGift : undefined,
    site: siteId === '' ? t.needSite : undefined,
    category: typed.category === '' ? t.needCategory : undefined,
    quantity: quantity === null || quantity < 1 || quantity > 100_000 ? t.needQuantity : undefined,
    mass: grams === null || grams < 1 || grams > 5_000_000 ? t.needMass : undefined,
  }
  const said: Partial<typeof wrong> = tried ? wrong : {}
  const send = async () => {
    if (quantity === null || grams === null || Object.values(wrong).some(Boolean)) {
      setTried(true)
      requestAnimationFrame(() =>
        box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      )
      return
    }
    const lot = await receive.send({
      body: {
        donationId: typed.donationId,
        siteId,
        category: typed.category,
        quantity,
        massGrams: grams,
        eventId: typed.eventId,
      },
    })
    if (!lot) return
    // The gift and the place stay: the next box often comes of the same gift.
    change({ category: '', quantity: null, grams: null })
    setTried(false)
    sayDone(t.done(`${f.number(quantity)} × ${label(typed.category)}, ${f.mass(grams)}`), {
      sound: true,
    })
    box.current?.querySelector('select')?.focus()
  }
  return (
    <div ref={box}>
      <Form
        onSubmit={() => void send()}
        busy={receive.busy}
        problem={receive.problem}
        submit={t.send}
      >
        <GiftPicker
          gifts={gifts}
          value={typed.donationId}
          onValue={(donationId) => change({ donationId })}
          error={said.gift}
        />
        {mine.length > 1 && (
          <SelectField
            label={t.site}
            value={siteId}
            onValue={(id) => change({ siteId: id })}
            options={mine.map((s) => [s.id, s.name] as const)}
            error={said.site}
          />
        )}
        <ChoiceField
          label={t.category}
          value={typed.category}
          onValue={(category) => change({ category })}
          options={list
            .filter(([key]) => bulkCategories.includes(key))
            .map(([key, name]) => [key, capital(name)] as const)}
          required
        />
        {said.category && <Text c="var(--mantine-color-error)">{said.category}</Text>}
        <div className="two">
          <NumberField
            label={t.quantity}
            number={quantity}
            onNumber={(n) => change({ quantity: n })}
            error={said.quantity}
            withAsterisk
          />
          <NumberField
            label={t.mass}
            description={t.massHelp}
            number={grams}
            onNumber={(n) => change({ grams: n })}
            error={said.mass}
            withAsterisk
          />
        </div>
        {quantity !== null && quantity > 0 && grams !== null && (
          <Text role="status">{t.reads(f.mass(grams), f.mass(Math.round(grams / quantity)))}</Text>
        )}
        <Text c="dimmed">{t.line}</Text>
      </Form>
    </div>
  )
}
