import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { defaultThresholds } from '../../src/captures/judge-disk.ts'
import { isKeyOf, kindNames, kinds } from '../../src/configuration/kinds.ts'
import { defaultErasurePolicy } from '../../src/erasure/rules.ts'
import { defaultBatteryCaps, defaultFormula } from '../../src/refurbishment/performance.ts'
import { startApp } from '../support/app.ts'

const ceiling = (over: object = {}) => ({
  kind: 'ceiling',
  key: 'laptop',
  value: { cents: 17000 },
  validFrom: '2027-01-01',
  source: 'Décret d’essai du 1er décembre 2026',
  ...over,
})

test('one person proposes, another confirms; the row before ends where the new one begins', async (t) => {
  const w = await startApp(t)
  const one = await w.as('coordinator')
  const two = await w.as('coordinator', null, '2')
  const proposed = await one.post('/configuration', ceiling())
  assert.equal(proposed.body.status, 'proposed')
  const alone = await one.post(`/configuration/${proposed.body.id}/decision`, {
    confirm: true,
    version: 1,
  })
  assert.deepEqual([alone.status, alone.body.code], [422, 'SECOND_PERSON_REQUIRED'])
  const confirmed = await two.post(`/configuration/${proposed.body.id}/decision`, {
    confirm: true,
    version: 1,
  })
  assert.deepEqual([confirmed.status, confirmed.body.status], [200, 'confirmed'])
  const on = async (day: string) =>
    (await one.get(`/configuration?kind=ceiling&key=laptop&on=${day}`)).body.items.map(
      (r: any) => r.value.cents,
    )
  assert.deepEqual(await on('2026-12-31'), [18000])
  assert.deepEqual(await on('2027-01-01'), [17000])
})

test('a decided row is decided for good, and a rejected one has no effect', async (t) => {
  const w = await startApp(t)
  const one = await w.as('coordinator')
  const two = await w.as('admin')
  const { body } = await one.post('/configuration', ceiling())
  assert.equal(
    (await two.post(`/configuration/${body.id}/decision`, { confirm: false, version: 1 })).body
      .status,
    'rejected',
  )
  assert.equal(
    (await two.post(`/configuration/${body.id}/decision`, { confirm: true, version: 2 })).body.code,
    'CONFIGURATION_DECIDED',
  )
  assert.deepEqual(
    (await one.get('/configuration?kind=ceiling&key=laptop&on=2027-06-01')).body.items.map(
      (r: any) => r.value.cents,
    ),
    [18000],
  )
})

test('two rows of one key never hold on one day, even by SQL', async (t) => {
  const w = await startApp(t)
  const client = new pg.Client(w.database.ownerUrl)
  client.on('error', () => {})
  await client.connect()
  t.after(() => client.end())
  const row = (extra: string) =>
    `insert into configuration (id, kind, key, value, valid_from, source, status, proposed_by, proposed_at, seeded) values (uuidv7(), 'ceiling', 'laptop', '{"cents": 1}', '2026-06-01', 'essai', ${extra})`
  await assert.rejects(client.query(row(`'confirmed', 'x', now(), true`)), /excl/)
  await assert.rejects(client.query(row(`'confirmed', 'x', now(), false`)), /LC003|check|second/i)
  await assert.rejects(
    client.query(
      `update configuration set value = '{"cents": 1}' where kind = 'ceiling' and key = 'laptop'`,
    ),
    /CONFIGURATION_DECIDED/,
  )
  await assert.rejects(client.query('delete from configuration'), /APPEND_ONLY/)
  await assert.rejects(
    w.services.pool.query(
      `insert into configuration (id, kind, key, value, valid_from, source, status, proposed_by, proposed_at, seeded) values (uuidv7(), 'ceiling', 'x', '{}', '2026-06-01', 'essai', 'confirmed', 'x', now(), true)`,
    ),
    /permission denied/,
  )
})

test('a value that does not fit its kind is refused with the place of the fault', async (t) => {
  const w = await startApp(t)
  const one = await w.as('coordinator')
  for (const value of [
    { cents: 1.5 },
    { cents: '100' },
    { cents: -1 },
    { cents: 2 ** 53 },
    {},
    { cents: 1, more: 2 },
  ]) {
    const { status, body } = await one.post('/configuration', ceiling({ value }))
    assert.deepEqual([status, body.code], [422, 'CONFIGURATION_INVALID'], JSON.stringify(value))
    assert.match(body.errors[0].at, /^body\/value/)
  }
  assert.equal(
    (await one.post('/configuration', ceiling({ validTo: '2026-01-01' }))).body.code,
    'CONFIGURATION_INVALID',
  )
  assert.equal(
    (
      await one.post(
        '/configuration',
        ceiling({ kind: 'publicGift', key: 'other', value: { unitValueCents: 1 } }),
      )
    ).body.code,
    'CONFIGURATION_INVALID',
  )
})

test('a value that contradicts itself is refused: a least above the most, the same line given twice', async (t) => {
  const w = await startApp(t)
  const one = await w.as('coordinator')
  const line = { key: 'screen', fr: 'Écran', en: 'Screen', blocks: true }
  const words = { fr: 'Portable', en: 'Laptop', defaultGrams: 1800, reenClass: '2' }
  const wrong = [
    { kind: 'category', key: 'laptop', value: { ...words, usualGrams: { min: 900, max: 800 } } },
    { kind: 'checklist', key: 'laptop', value: { items: [line, line] } },
    {
      kind: 'batteryCaps',
      key: 'default',
      value: {
        caps: [
          { grade: 'A', minPercent: 90 },
          { grade: 'A', minPercent: 80 },
        ],
      },
    },
  ]
  for (const row of wrong) {
    const { status, body } = await one.post('/configuration', ceiling(row))
    assert.deepEqual([status, body.code], [422, 'CONFIGURATION_INVALID'], row.kind)
    assert.match(body.errors[0].at, /^body\/value/)
  }
})

test('what the service starts with fits its kinds, and is what the rules were written for', async (t) => {
  const w = await startApp(t)
  const { rows } = await w.services.pool.query('select kind, key, value, source from configuration')
  for (const { kind, key, value, source } of rows) {
    assert.ok(kinds[kind as keyof typeof kinds].safeParse(value).success, `${kind} ${key}`)
    assert.ok(source.length > 10, `${kind} ${key}`)
  }
  // What a shop asks and how its seller stands to VAT are the territory’s own to say.
  const own = ['price', 'priceFloor', 'sellerVat', 'notice']
  const seeded = kindNames.filter((k) => !own.includes(k))
  assert.deepEqual([...new Set(rows.map((r) => r.kind))].sort(), seeded.sort())
  const value = (kind: string) => rows.find((r) => r.kind === kind)!.value
  const { validFrom: _f, ...formula } = defaultFormula
  const { validFrom: _p, ...policy } = defaultErasurePolicy
  assert.deepEqual(value('performanceFormula'), formula)
  assert.deepEqual(value('erasurePolicy'), policy)
  assert.deepEqual(value('batteryCaps'), { caps: defaultBatteryCaps })
  assert.deepEqual(value('smartThresholds'), defaultThresholds)
  const { rows: categories } = await w.services.pool.query('select code, kit from category')
  for (const kind of ['category', 'checklist'] as const)
    for (const { code, kit } of categories)
      if (!(kit && kind === 'checklist'))
        assert.ok(
          rows.some((r) => r.kind === kind && r.key === code),
          `${kind} ${code}`,
        )
})

test('who fills in a row is told of each kind what it decides, its keys and the form of its value', async (t) => {
  const w = await startApp(t)
  const { items } = (await (await w.as('technician')).get('/configuration-kinds')).body
  assert.deepEqual(items.map((i: any) => i.kind).sort(), [...kindNames].sort())
  for (const { kind, title, text, keys, keyExamples, schema } of items) {
    for (const words of [title, text]) assert.ok(words.fr.length > 3 && words.en.length > 3, kind)
    assert.match(text.fr, /\.$/, kind)
    assert.doesNotMatch(text.fr + title.fr, /'/, `${kind}: a typographic apostrophe`)
    assert.ok(keyExamples.length > 0)
    for (const key of keyExamples) assert.ok(isKeyOf(kind, key), `${kind} ${key}`)
    assert.equal(
      isKeyOf(kind, 'default'),
      ['default', 'category', 'categoryAndClass'].includes(keys),
    )
    assert.deepEqual([schema.type, schema.additionalProperties], ['object', false], kind)
    assert.ok(Object.keys(schema.properties).length > 0)
  }
  const tillRules = items.find((i: any) => i.kind === 'tillRules')
  assert.deepEqual(tillRules.schema.required.sort(), [
    'cashLimitCents',
    'cashRefundApprovalCents',
    'varianceReasonCents',
  ])
  assert.equal(tillRules.schema.properties.cashLimitCents.type, 'integer')
  assert.equal((await w.anonymous.get('/configuration-kinds')).status, 401)
})

test('a category with a screen or a battery leaves as hazardous waste, a keyboard does not', async (t) => {
  const w = await startApp(t)
  const coordinator = await w.as('coordinator')
  const codeOf = async (key: string) =>
    (
      await coordinator.get(`/configuration?kind=wasteCode&key=${key}&on=2026-09-01`)
    ).body.items.map((r: any) => [r.value.ewc, r.value.hazardous])
  for (const key of ['laptop', 'allInOne', 'monitor', 'tablet', 'smartphone'])
    assert.deepEqual(await codeOf(key), [['16 02 13', true]], key)
  for (const key of ['keyboard', 'cable', 'desktop'])
    assert.deepEqual(await codeOf(key), [['16 02 14', false]], key)
  const { rows } = await w.services.pool.query(
    `select code from category c where not kit and not exists (select from configuration x
      where x.kind = 'wasteCode' and x.key = c.code and x.status = 'confirmed')`,
  )
  assert.deepEqual(rows, [])
  const wrong = await coordinator.post('/configuration', {
    kind: 'wasteCode',
    key: 'laptop',
    value: { ewc: '16 02 13*', hazardous: true, label: 'x' },
    validFrom: '2027-01-01',
    source: 'Essai',
  })
  assert.equal(wrong.body.code, 'CONFIGURATION_INVALID')
})
