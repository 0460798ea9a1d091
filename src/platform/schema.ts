import { z } from 'zod'
import { ProblemBody } from './problems.ts'

/** Shapes that every contract shares. Inputs are strict; a text is NFC, trimmed and without control characters. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(min)
    .max(max)
    .regex(/^(?:[^\p{Cc}]|[\t\n\r])*$/u, 'control characters')
    .refine((s) => s.isWellFormed(), 'half a character')

export const id = z.uuid()
export const email = z.email().max(254).toLowerCase()
export const instant = z.iso.datetime({ offset: true })
/** A civil date in Europe/Paris that exists, from 1980 on. */
export const civilDate = z.iso
  .date()
  .refine((d) => d >= '1980-01-01' && d < '2200-01-01', 'out of range')
export const cents = z.int().min(0).max(100_000_000_000)
export const grams = z.int().min(1).max(5_000_000)
export const version = z.int().min(1).max(2_000_000_000)

export const Address = z
  .strictObject({
    street: text(200),
    postcode: z.string().regex(/^[0-9A-Z -]{2,12}$/),
    city: text(120),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default('FR'),
  })
  .meta({ id: 'Address' })
export type Address = z.infer<typeof Address>

/** An address as we answer it (and as it was stored): nothing in it is checked again on the way out. */
export const AddressOut = z.object({
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
})

export const pageQuery = z.strictObject({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A keyset page: `next` is the `after` of the next page, or null at the end. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

/** Cuts a list read with one row more than asked into a page. */
export function toPage<T extends { id: string }>(
  rows: T[],
  limit: number,
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemBody } },
})
const problems = {
  400: problem('Malformed: the fields named in `errors` are wrong'),
  401: problem('Nobody is signed in'),
  403: problem('The role does not allow it'),
  404: problem('No such thing, or not yours to see'),
  409: problem('Someone else won, or the state forbids it'),
  413: problem('Too large'),
  415: problem('This content type is not taken here'),
  422: problem('The rules say no: every blocker at once'),
  429: problem('Too many requests'),
  503: problem('A dependency is down; see Retry-After'),
}

/** The answers of a route: its own, and the problems any route may give, named ones included. */
export function answers<const Ok extends Record<number, unknown>>(
  ok: Ok,
  ...also: (404 | 409 | 413 | 415 | 422)[]
) {
  const common = {
    400: problems[400],
    401: problems[401],
    403: problems[403],
    429: problems[429],
    503: problems[503],
  }
  return { ...common, ...Object.fromEntries(also.map((s) => [s, problems[s]])), ...ok } as Ok &
    typeof common
}
