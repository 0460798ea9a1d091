import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  mayGrant,
  heldIn as ruledIn,
  mayHoldBadge as rulesBadge,
} from '../../src/accounts/rules.ts'
import { defaultThresholds } from '../../src/captures/judge-disk.ts'
import { kindNames, kinds } from '../../src/configuration/kinds.ts'
import { listKinds } from '../../src/configuration/list-kinds.ts'
import { priceLine } from '../../src/shop/price-rules.ts'
import {
  type Draft,
  faultsOf,
  groupOf,
  rowsOf,
  toDraft,
  toValue,
  withNames,
} from '../../web/src/admin/configuration/draft.ts'
import { changesOf, leavesOf, type Say, sayFact } from '../../web/src/admin/configuration/facts.ts'
import { fieldWords, hasChoice, hasLabel } from '../../web/src/admin/configuration/field-words.ts'
import { type Field, fieldOf, type JsonSchema } from '../../web/src/admin/configuration/fields.ts'
import {
  dayAfter,
  inForceOn,
  kindGroups,
  obstacleTo,
  standingOf,
  tierCents,
} from '../../web/src/admin/configuration/rows.ts'
import { linesOf, sizeFor } from '../../web/src/admin/people/badge-card.ts'
import { grantable, heldIn, mayHoldBadge, personRoles } from '../../web/src/admin/people/roles.ts'

const schemas = new Map(listKinds().items.map((k) => [k.kind, k.schema as JsonSchema]))
const formOf = (kind: string): Field => fieldOf(schemas.get(kind as never)!, kind)
const find = (field: Field, ...path: string[]): Field =>
  path.reduce<Field>((f, name) => {
    const group = f.is === 'list' ? f.of : f
    assert.equal(group.is, 'group')
    return (group as never as Record<string, any>).fields.find((x: Field) => x.name === name)
  }, field)
/** Every field of a form with the names that lead to it, rows left out. */
const all = (field: Field, path: string[] = []): { field: Field; path: string[] }[] => {
  if (field.is === 'group')
    return field.fields.flatMap((f) => [
      { field: f, path: [...path, f.name] },
      ...all(f, [...path, f.name]),
    ])
  return field.is === 'list' ? all(field.of, path) : []
}

test('every kind has a form whose fields and choices all have words in both languages', () => {
  for (const kind of kindNames) {
    const fields = all(formOf(kind))
    assert.ok(fields.length > 0, kind)
    for (const { field, path } of fields) {
      const at = `${kind}.${path.join('.')}`
      if (kind === 'checklist' && field.name === 'key') continue
      if (kind === 'performanceFormula' && path.at(-1) === 'kind') assert.equal(field.is, 'choice')
      assert.ok(hasLabel(kind, path), `${at} has no label`)
      assert.ok(!/'/.test(fieldWords(kind, 'fr').label(path)), `${at}: a typographic apostrophe`)
      if (field.is === 'choice' || field.is === 'several')
        for (const option of field.options)
          assert.ok(hasChoice(kind, path, option), `${at}: ${option} has no word`)
    }
  }
  const grouped = Object.values(kindGroups).flat()
  assert.deepEqual([...grouped].sort(), [...kindNames].sort())
})

test('a number counts what its name, or that of its group, says', () => {
  const unit = (kind: string, ...path: string[]) =>
    (find(formOf(kind), ...path) as never as Record<string, any>).unit
  assert.equal(unit('price', 'listCents'), 'cents')
  assert.equal(unit('price', 'percentOff', 'T1'), 'percent')
  assert.equal(unit('ceiling', 'cents'), 'cents')
  assert.equal(unit('category', 'usualGrams', 'max'), 'grams')
  assert.equal(unit('gradeDiscount', 'D'), 'percent')
  assert.equal(unit('guarantee', 'months'), 'months')
  assert.equal(unit('performanceFormula', 'ram', 'minGib'), 'gib')
  assert.equal(unit('performanceFormula', 'ram', 'points'), 'none')
  assert.equal(
    (find(formOf('performanceFormula'), 'ram', 'minGib') as never as Record<string, any>).whole,
    false,
  )
})

test('texts, flags, choices, lists and records are what they are', () => {
  const is = (kind: string, ...path: string[]) => find(formOf(kind), ...path)
  assert.deepEqual(
    [is('notice', 'fr').is, (is('notice', 'fr') as never as Record<string, any>).long],
    ['text', true],
  )
  assert.deepEqual(
    [is('notice', 'mail').optional, (is('notice', 'mail') as never as Record<string, any>).format],
    [true, 'email'],
  )
  assert.equal((is('receiptForm', 'giftsFrom') as never as Record<string, any>).format, 'date')
  assert.equal((is('checklist', 'items', 'fr') as never as Record<string, any>).long, false)
  assert.equal(is('wasteCode', 'hazardous').is, 'flag')
  assert.equal(is('sellerVat', 'regime').is, 'choice')
  assert.equal(is('erasurePolicy', 'methods').is, 'record')
  assert.equal(is('receiptForm', 'categories', 'needs').is, 'several')
  assert.deepEqual(
    [is('category', 'usualGrams').is, is('category', 'usualGrams').nullable],
    ['group', true],
  )
})

const examples: Record<string, unknown[]> = {
  category: [
    { fr: 'portable', en: 'laptop', defaultGrams: null, usualGrams: null, reenClass: null },
    {
      fr: 'portable',
      en: 'laptop',
      defaultGrams: 1800,
      usualGrams: { min: 1000, max: 3000 },
      reenClass: '2',
    },
  ],
  ceiling: [{ cents: null }, { cents: 0 }, { cents: 18000 }],
  price: [{ listCents: 15000, percentOff: { T1: 30, T2: 0 } }],
  notice: [
    { fr: 'Bonjour', en: 'Hello' },
    { fr: 'a', en: 'b', mail: 'qui@exemple.fr', url: 'https://exemple.fr/x' },
  ],
  checklist: [{ items: [{ key: 'boots', fr: 'Démarre', en: 'Starts', blocks: true }] }],
  smartThresholds: [defaultThresholds],
  erasurePolicy: [
    {
      tools: [
        { tool: 'nwipe', minimumVersion: '0.34' },
        { tool: 'hdparm', minimumVersion: null },
      ],
      methods: { 'PRNG Stream': 'overwrite', 'DoD Short': 'overwrite' },
      techniques: [
        {
          ...{ technique: 'sanitizeBlock', verification: 'drive', hdd: 'none', ssd: 'purge' },
          ...{ nvme: 'purge', emmc: 'none', unknown: 'clear' },
        },
      ],
      leastLevel: { hdd: 'clear', ssd: 'purge', nvme: 'clear', emmc: 'clear', unknown: 'destroy' },
      clockToleranceHours: 3,
    },
  ],
}
test('a value goes into the form and comes out the same, and the API takes it', () => {
  for (const [kind, values] of Object.entries(examples))
    for (const value of values) {
      const form = formOf(kind)
      const draft = toDraft(form, value)
      assert.deepEqual(faultsOf(form, draft), {}, kind)
      assert.deepEqual(toValue(form, draft), value, kind)
      assert.ok(kinds[kind as keyof typeof kinds].safeParse(toValue(form, draft)).success, kind)
      assert.deepEqual(
        toDraft(form, JSON.parse(JSON.stringify(value))) && changesOf(form, value, value),
        [],
      )
    }
})

test('an empty form says of every required field that it is to be filled in', () => {
  for (const kind of kindNames) {
    const form = formOf(kind)
    const faults = faultsOf(form, toDraft(form, undefined))
    // A group of flags and empty lists alone could stay as it is; none is.
    const expected = kind === 'batteryCaps' || kind === 'ceiling' ? 0 : 1
    assert.ok(Object.keys(faults).length >= expected, kind)
    if (Object.keys(faults).length > 0)
      assert.ok(!kinds[kind].safeParse(toValue(form, toDraft(form, undefined))).success, kind)
  }
})

const priceFaults = (draft: Draft) => faultsOf(formOf('price'), draft)
test('what the API would refuse is refused at its field', () => {
  assert.deepEqual(priceFaults({ listCents: 0, percentOff: { T1: 101, T2: null } }), {
    listCents: { code: 'tooLow', limit: 1 },
    'percentOff/T1': { code: 'tooHigh', limit: 100 },
    'percentOff/T2': { code: 'required' },
  })
  const waste = (ewc: string) =>
    faultsOf(formOf('wasteCode'), { ewc, hazardous: true, label: 'x' }).ewc?.code
  assert.deepEqual(
    [waste('16 02 13'), waste('16 02 13*'), waste('')],
    [undefined, 'shape', 'required'],
  )
  const notice = (extra: object) =>
    faultsOf(formOf('notice'), { fr: 'a', en: 'b', mail: '', url: '', ...extra })
  assert.deepEqual(notice({}), {})
  assert.equal(notice({ mail: 'pas une adresse' }).mail?.code, 'shape')
  assert.equal(notice({ url: 'http://exemple.fr' }).url?.code, 'shape')
  assert.equal(
    faultsOf(formOf('guarantee'), { months: 24, presumptionMonths: 12, text: 'x'.repeat(801) }).text
      ?.code,
    'tooLong',
  )
})

test('what the API takes but makes no sense is refused too', () => {
  const category = {
    fr: 'a',
    en: 'b',
    defaultGrams: null,
    usualGrams: { min: 3000, max: 1000 },
    reenClass: '',
  }
  assert.deepEqual(faultsOf(formOf('category'), category), {
    'usualGrams/max': { code: 'crossed' },
  })
  const caps = (grades: string[]) => ({
    caps: grades.map((grade, i) => ({ id: `${i}`, value: { grade, minPercent: 50 } })),
  })
  assert.deepEqual(faultsOf(formOf('batteryCaps'), caps(['A', 'B'])), {})
  assert.deepEqual(faultsOf(formOf('batteryCaps'), caps(['A', 'A'])), {
    'caps/1/grade': { code: 'twice' },
  })
  const policy = toDraft(formOf('erasurePolicy'), examples.erasurePolicy?.[0])
  const rows = rowsOf(groupOf(policy).methods ?? null)
  const twice = { ...groupOf(policy), methods: [...rows, { ...rows[0]!, id: 'again' }] }
  assert.equal(faultsOf(formOf('erasurePolicy'), twice)['methods/again/name']?.code, 'twice')
})

test('a new line of a checklist gets a lasting name from its words; the others keep theirs', () => {
  const draft = toDraft(formOf('checklist'), {
    items: [
      { key: 'boots', fr: 'Démarre bien', en: 'Starts', blocks: true },
      { key: '', fr: 'L’écran est net', en: 'Sharp', blocks: true },
      { key: '', fr: 'L’écran est net', en: 'Sharp', blocks: false },
      { key: '', fr: '3 prises', en: '3 ports', blocks: false },
      { key: '', fr: '画面', en: 'x', blocks: false },
    ],
  })
  const value = toValue(formOf('checklist'), withNames('checklist', draft)) as never as Record<
    string,
    any
  >
  assert.deepEqual(
    value.items.map((i: any) => i.key),
    ['boots', 'ecranEstNet', 'ecranEstNet2', 'prises', 'point'],
  )
  assert.ok(kinds.checklist.safeParse(value).success)
})

const say: Say = {
  euros: (c) => `${c / 100} €`,
  mass: (g) => `${g / 1000} kg`,
  number: String,
  day: (d) => `le ${d}`,
  unit: (unit, n) => `${n} ${unit}`,
  choice: (_, o) => o.toUpperCase(),
  yes: 'oui',
  no: 'non',
  nothing: (path) => `rien (${path.join('.')})`,
}
const told = (kind: string, value: unknown) =>
  leavesOf(formOf(kind), value)
    .filter((l) => l.field.is !== 'list' && l.field.is !== 'record')
    .map((l) => `${l.path.join('.')}: ${sayFact(l, say)}`)
test('a value is told in facts: amounts, masses, shares, answers, and what is left empty', () => {
  assert.deepEqual(told('price', examples.price?.[0]), [
    'listCents: 150 €',
    'percentOff.T1: 30 percent',
    'percentOff.T2: 0 percent',
  ])
  assert.deepEqual(told('ceiling', { cents: null }), ['cents: rien (cents)'])
  assert.deepEqual(told('category', examples.category?.[1]).slice(2), [
    'defaultGrams: 1.8 kg',
    'usualGrams.min: 1 kg',
    'usualGrams.max: 3 kg',
    'reenClass: 2',
  ])
  assert.deepEqual(told('category', examples.category?.[0]).slice(2), [
    'defaultGrams: rien (defaultGrams)',
    'usualGrams: rien (usualGrams)',
    'reenClass: rien (reenClass)',
  ])
  assert.deepEqual(told('wasteCode', { ewc: '16 02 13', hazardous: true, label: 'x' }), [
    'ewc: 16 02 13',
    'hazardous: oui',
    'label: x',
  ])
  assert.deepEqual(told('notice', { fr: 'a', en: 'b' }), ['fr: a', 'en: b'])
})

test('a change is told fact by fact, a list row by row', () => {
  const price = (listCents: number, T1: number) => ({ percentOff: { T2: 0, T1 }, listCents })
  assert.deepEqual(
    changesOf(formOf('price'), examples.price?.[0], price(14000, 30)).map((c) => [
      c.path.join('.'),
      c.before,
      c.after,
    ]),
    [['listCents', 15000, 14000]],
  )
  const item = (key: string, fr: string) => ({ key, fr, en: fr, blocks: true })
  const [list] = changesOf(
    formOf('checklist'),
    { items: [item('a', 'A'), item('b', 'B'), item('c', 'C')] },
    { items: [item('c', 'C'), item('a', 'A2'), item('d', 'D')] },
  )
  assert.deepEqual(list?.rows, {
    added: [item('d', 'D')],
    removed: [item('b', 'B')],
    changed: [[item('a', 'A'), item('a', 'A2')]],
    moved: true,
  })
  const methods = (names: string[]) => ({
    ...(examples.erasurePolicy?.[0] as object),
    methods: Object.fromEntries(names.map((n) => [n, 'overwrite'])),
  })
  assert.deepEqual(
    changesOf(formOf('erasurePolicy'), methods(['a', 'b']), methods(['c', 'b']))[0]?.rows,
    { added: ['c'], removed: ['a'], changed: [], moved: false },
  )
  const mail = changesOf(
    formOf('notice'),
    { fr: 'a', en: 'b' },
    { fr: 'a', en: 'b', mail: 'x@y.fr' },
  )
  assert.deepEqual(
    mail.map((c) => [c.path, c.before, c.after]),
    [[['mail'], undefined, 'x@y.fr']],
  )
})

const row = (key: string, validFrom: string, validTo: string | null, status = 'confirmed') =>
  ({ key, validFrom, validTo, status }) as Parameters<typeof standingOf>[0]
test('a row stands somewhere in time, and one that begins later stands in the way', () => {
  const rows = [
    row('a', '2026-01-01', '2026-06-01'),
    row('a', '2026-06-01', null),
    row('a', '2026-02-01', null, 'proposed'),
    row('b', '2027-01-01', null),
  ]
  assert.deepEqual(
    rows.map((r) => standingOf(r, '2026-06-01')),
    ['past', 'inForce', 'proposed', 'toCome'],
  )
  assert.equal(inForceOn(rows, 'a', '2026-05-31'), rows[0])
  assert.equal(inForceOn(rows, 'b', '2026-05-31'), undefined)
  const over = (validFrom: string, validTo: string | null = null) =>
    obstacleTo(rows, { key: 'a', validFrom, validTo })
  assert.equal(over('2026-07-01'), undefined)
  assert.equal(over('2026-06-01'), rows[1])
  assert.equal(over('2026-03-01'), rows[1])
  assert.equal(over('2026-03-01', '2026-06-01'), undefined)
  assert.equal(dayAfter('2026-12-31'), '2027-01-01')
})

test('a tier pays what the till will ask', () => {
  for (const [listCents, percent] of [
    [15000, 30],
    [9999, 33],
    [1, 50],
    [100, 0],
  ] as const) {
    const price = { listCents, percentOff: { T1: percent, T2: 0 } }
    const offer = { price, gradePercent: 0, qty: 1 } as Parameters<typeof priceLine>[0]
    assert.equal(
      tierCents(listCents, percent),
      priceLine(offer, { tier: 'T1' }, 'EXO_261_7_1_B').unitCents,
    )
  }
})

test('roles are held, given and badged on the screens as the API rules', () => {
  const { agent: _, ...ofPeople } = heldIn
  const { agent: machine, ...ruled } = ruledIn
  assert.equal(machine, null)
  assert.deepEqual(ofPeople, ruled)
  assert.deepEqual([...personRoles].sort(), Object.keys(ruled).sort())
  for (const mine of ['admin', 'coordinator', 'supervisor', 'technician'] as const) {
    const grant = { role: mine, organisationId: 'o' }
    const may = personRoles.filter((role) =>
      mayGrant([grant] as never, { role, organisationId: 'o' }),
    )
    assert.deepEqual([...grantable([grant])].sort(), [...may].sort(), mine)
  }
  for (const role of personRoles) assert.equal(mayHoldBadge([role]), rulesBadge([role]), role)
})

test('a name of any length keeps to the card of a badge', () => {
  assert.deepEqual(linesOf('Noa Lambert', 14), ['Noa Lambert'])
  assert.deepEqual(linesOf('Marie-Antoinette de La Rochefoucauld', 14), [
    'Marie-Antoinette',
    'de La',
    'Rochefoucauld',
  ])
  const long = linesOf('Un nom beaucoup trop long pour tenir sur une carte de badge', 14)
  assert.deepEqual(long, ['Un nom', 'beaucoup trop', 'long pour…'])
  for (const lines of [['Noa Lambert'], ['Marie-Antoinette'], ['x'.repeat(120)]])
    assert.ok(sizeFor(lines, 41, 4.4) * 0.75 * lines[0]!.length <= 41.001)
})
