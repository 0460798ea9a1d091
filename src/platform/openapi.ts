import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { Settings } from './settings.ts'

type Json = Record<string, unknown>

/** How the document is made from the routes: OpenAPI 3.1, unused twins dropped, zod's number noise removed. */
export function documentOptions(settings: Pick<Settings, 'brand'>): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.1',
      info: {
        title: 'La Collect.tech',
        version: '1.0.0',
        description: `${settings.brand}: from a donated computer to a household. Problems are RFC 9457; texts follow Accept-Language.`,
        license: { name: 'Proprietary', url: 'https://collecte.invalid/licence' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key: `lct_…`' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'lct.session_token',
            description: 'Set by sign-in',
          },
        },
      },
    },
    transform: (route) => withRawBody(jsonSchemaTransform(route), route.schema as RawSchema),
    transformObject: (input) => tidy(jsonSchemaTransformObject(input) as Json) as never,
  }
}

type RawSchema = { consumes?: string[]; body?: unknown } | undefined

/** A route that takes a file as it is says so: bytes of one of its types. */
function withRawBody<T extends { schema: unknown }>(made: T, schema: RawSchema): T {
  if (!schema?.consumes || schema.body) return made
  const body = { type: 'string', contentEncoding: 'binary', description: 'The file as it is' }
  return { ...made, schema: { ...(made.schema as Json), body } }
}

/** Removes what says nothing: schemas nothing refers to, and the bounds of a safe integer. */
function tidy(document: Json): Json {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk)
    if (typeof node !== 'object' || node === null) return node
    const entries = Object.entries(node as Json).filter(
      ([k, v]) =>
        !(k === 'maximum' && v === Number.MAX_SAFE_INTEGER) &&
        !(k === 'minimum' && v === Number.MIN_SAFE_INTEGER) &&
        !(k === 'pattern' && typeof v === 'string' && v.length > 120),
    )
    return Object.fromEntries(entries.map(([k, v]) => [k, walk(v)]))
  }
  const clean = walk(document) as { components?: { schemas?: Json } }
  const schemas = clean.components?.schemas ?? {}
  for (let found = true; found; ) {
    const text = JSON.stringify(clean)
    const unused = Object.keys(schemas).filter(
      (name) => !text.includes(`"#/components/schemas/${name}"`),
    )
    for (const name of unused) delete schemas[name]
    found = unused.length > 0
  }
  return clean as Json
}
