import fc from 'fast-check'
import type { Request } from './steps.ts'

type Schema = any
/** What the filled database offers: ids and tags of real things. */
export type Pool = { ids: string[]; tags: string[]; hashes: string[]; codes: string[] }

const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e308,
    -1e308,
    2 ** 53,
    2 ** 63,
    Number.NaN,
    '',
    ' ',
    '0',
    '12',
    '1e3',
    '150,00',
    '\u0000',
    'a\u0000b',
    '👩🏽‍💻🧾',
    'e\u0301\u0327',
    '\ud800',
    '\uffff',
    '‮',
    '<script>',
    "'; drop table device; --",
    '%00',
    '../../etc/passwd',
    'null',
    [],
    {},
    [[]],
    [null],
    { a: { b: { c: {} } } },
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constant('x'.repeat(20_000)),
  fc.integer(),
  fc.double(),
  fc.array(fc.integer(), { maxLength: 5 }),
)

/** Values that a JSON schema takes, with ids and tags of the database half of the time. */
export function fromSchema(
  schema: Schema,
  schemas: Record<string, Schema>,
  pool: Pool,
  name = '',
): fc.Arbitrary<unknown> {
  if (schema.$ref) return fromSchema(schemas[schema.$ref.split('/').at(-1)!], schemas, pool, name)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf ?? schema.oneOf)
    return fc.oneof(
      ...(schema.anyOf ?? schema.oneOf).map((s: Schema) => fromSchema(s, schemas, pool, name)),
    )
  const pick = (values: string[], other: fc.Arbitrary<string>) =>
    values.length ? fc.oneof(fc.constantFrom(...values), other) : other
  switch (schema.type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number': {
      const min = Math.max(schema.minimum ?? -1000, -(2 ** 40))
      const max = Math.min(schema.maximum ?? 2 ** 40, 2 ** 40)
      return fc.oneof(
        fc.integer({ min: Math.max(min, -(2 ** 31)), max: Math.min(max, Math.max(min + 20, 20)) }),
        fc.constantFrom(min, max).map(Math.trunc),
      )
    }
    case 'array':
      return fc.array(fromSchema(schema.items ?? {}, schemas, pool, name.replace(/s$/, '')), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      })
    case 'object': {
      const entries = Object.entries<Schema>(schema.properties ?? {})
      if (entries.length === 0)
        return fc.dictionary(
          fc.string({ maxLength: 8 }),
          fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.constant({})),
          { maxKeys: 3 },
        )
      return fc.record(
        Object.fromEntries(entries.map(([k, v]) => [k, fromSchema(v, schemas, pool, k)])),
        { requiredKeys: schema.required ?? [] },
      )
    }
    case 'string': {
      if (schema.format === 'uuid' || /Id$/.test(name)) return pick(pool.ids, fc.uuid())
      if (schema.format === 'date-time')
        return fc.constantFrom(
          '2026-09-05T09:00:00Z',
          '2026-09-05T11:30:00+02:00',
          '1970-01-01T00:00:00Z',
          '2099-12-31T23:59:59Z',
        )
      if (schema.format === 'date')
        return fc.constantFrom('2026-09-06', '2024-02-29', '1999-01-01', '2030-12-31')
      if (schema.format === 'email')
        return fc.constantFrom('a@exemple.example', 'b.c@exemple.example')
      if (/\{64\}/.test(schema.pattern ?? '')) return pick(pool.hashes, fc.constant('0'.repeat(64)))
      if (/^(tag|code|codes|member)$/.test(name))
        return pick(
          pool.tags,
          fc.constantFrom('7K2M-9QX3', '7K2M-9QX4', 'https://x.example/d/7K2M9QX3'),
        )
      if (name === 'witness') return pick(pool.codes, fc.constant('nobody1'))
      if (name === 'category')
        return fc.constantFrom('laptop', 'desktop', 'monitor', 'charger', 'desktopSet', 'nothing')
      if (schema.pattern)
        return fc.constantFrom('default', 'desktop', '13001', 'FR', '12-31', '4821', 'laptop')
      return fc.oneof(
        fc.constantFrom('Exemple', 'Œuvre n° 12, « été »', 'e\u0301te\u0301', '🧾 x'),
        fc.string({
          minLength: schema.minLength ?? 1,
          maxLength: Math.min(schema.maxLength ?? 40, 40),
        }),
      )
    }
    default:
      return fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>
  }
}

/** The example with one thing spoiled: a wrong value, a key too many or too few. */
function spoiled(example: unknown): fc.Arbitrary<unknown> {
  if (typeof example !== 'object' || example === null) return nasty
  const keys = Object.keys(example)
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...(keys.length ? keys : ['x'])), nasty)
      .map(([k, v]) => ({ ...example, [k]: v })),
    nasty.map((v) => ({ ...example, surprise: v })),
    fc
      .constantFrom(...(keys.length ? keys : ['x']))
      .map((k) => Object.fromEntries(Object.entries(example).filter(([n]) => n !== k))),
    fc.constantFrom<unknown>({ ...example, __proto__x: 1 }, [example], [], null, 'text', 7),
  )
}

/** Two hundred requests and more for one operation: valid by the schema, spoiled, or not even JSON. */
export function requestsFor(
  operation: Schema,
  example: Request,
  schemas: Record<string, Schema>,
  pool: Pool,
): fc.Arbitrary<Request> {
  const params = Object.fromEntries(
    Object.entries(example.params ?? {}).map(([k, v]) => [
      k,
      k === 'id'
        ? [v, v, ...pool.ids]
        : k === 'sha256'
          ? [v, ...pool.hashes]
          : [v, v, ...pool.tags],
    ]),
  )
  const path = fc.record(
    Object.fromEntries(
      Object.entries(params).map(([k, own]) => [
        k,
        fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom(...own) },
          {
            weight: 1,
            arbitrary: fc.constantFrom(
              'x',
              '00000000-0000-0000-0000-000000000000',
              '%00',
              '7K2M9QX4',
              '👩🏽‍💻',
              'a'.repeat(150),
              '..',
              'é'.repeat(40),
            ),
          },
        ),
      ]),
    ),
  ) as fc.Arbitrary<Record<string, string>>
  const queries = (operation.parameters ?? []).filter((p: Schema) => p.in === 'query')
  const query = fc.record(
    Object.fromEntries(
      queries.map((p: Schema) => [
        p.name,
        fc.oneof(
          fromSchema(p.schema, schemas, pool, p.name).map(String),
          fc.constantFrom('', '-1', '1e9', '\u0000', 'é', '9'.repeat(40)),
        ),
      ]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Record<string, string>>
  const content = operation.requestBody?.content ?? {}
  const base = { query: fc.oneof(fc.constant(example.query ?? {}), query), params: path }
  if (example.raw) {
    const text = example.raw.toString('latin1')
    const bytes = fc.oneof(
      fc.constant(example.raw),
      fc.uint8Array({ maxLength: 300 }).map((b) => Buffer.from(b)),
      fc.nat({ max: example.raw.length }).map((n) => example.raw!.subarray(0, n)),
      fc
        .tuple(fc.nat({ max: text.length }), nasty)
        .map(([n, v]) => Buffer.from(text.slice(0, n) + String(v) + text.slice(n), 'latin1')),
      fc.jsonValue().map((v) => Buffer.from(JSON.stringify(v))),
      fc.constantFrom(
        Buffer.alloc(0),
        Buffer.alloc(50_000, 0),
        Buffer.from('{"class":"system"}'),
        Buffer.from(`${'['.repeat(5000)}`),
      ),
    )
    const type = fc.oneof(
      { weight: 8, arbitrary: fc.constant(example.type!) },
      {
        weight: 2,
        arbitrary: fc.constantFrom('text/html', 'application/json', 'text/plain', 'image/svg+xml'),
      },
    )
    return fc.record({ ...base, raw: bytes, type })
  }
  const schema = content['application/json']?.schema
  if (!schema) return fc.record(base)
  const valid = fromSchema(schema, schemas, pool)
  const own = fc.oneof(
    fc.constant(example.body ?? {}),
    valid.map((v) =>
      typeof v === 'object' && v !== null && !Array.isArray(v)
        ? { ...(example.body as object), ...(v as object) }
        : v,
    ),
  )
  const json = fc.record({
    ...base,
    body: fc.oneof(
      { weight: 2, arbitrary: valid },
      { weight: 1, arbitrary: own },
      { weight: 3, arbitrary: spoiled(example.body) },
    ),
  })
  const broken = fc.record({
    ...base,
    raw: fc.constantFrom(
      Buffer.from('{'),
      Buffer.from('{"a":1,}'),
      Buffer.from('nul'),
      Buffer.from('"\ud800"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('{"__proto__":{"a":1}}'),
      Buffer.from('{"constructor":{"prototype":1}}'),
    ),
    type: fc.constantFrom('application/json', 'application/json', 'text/plain', 'application/xml'),
  })
  return fc.oneof(
    { weight: 9, arbitrary: json as fc.Arbitrary<Request> },
    { weight: 1, arbitrary: broken as fc.Arbitrary<Request> },
  )
}
