import { Refused } from '../api/client.ts'
import type { Texts } from '../i18n.tsx'
import type { Offer, OfferLine } from './offer.ts'

/** One thing to put right: at which step, in which field, of which line (from 0). */
export type Fault = { step: number; field: string; line: number | null; text: string }
type Code =
  | 'noLine'
  | 'category'
  | 'quantity'
  | 'oneDevice'
  | 'method'
  | 'street'
  | 'postcode'
  | 'city'
  | 'name'
  | 'email'
  | 'phone'
  | 'floor'
  | 'tooMany'

export const faultText: Texts<Record<Code, string>> = {
  fr: {
    noLine: 'Indiquez au moins un matériel et sa quantité.',
    category: 'Choisissez la catégorie.',
    quantity: 'Écrivez une quantité de 1 à 10 000.',
    oneDevice: 'Un numéro désigne un seul appareil : mettez la quantité à 1.',
    method: 'Dites comment cette valeur est fixée.',
    street: 'Écrivez le numéro et la rue.',
    postcode: 'Écrivez le code postal, par exemple 13999.',
    city: 'Écrivez la commune.',
    name: 'Écrivez le nom de la personne à joindre.',
    email: 'Écrivez une adresse complète, par exemple accueil@exemple.fr, ou laissez vide.',
    phone: 'Écrivez un numéro, par exemple 01 99 00 00 01, ou laissez vide.',
    floor: 'Écrivez un étage de −5 à 60 : 0 pour le rez-de-chaussée.',
    tooMany: 'Une offre a 500 lignes au plus : envoyez le reste dans une autre offre.',
  },
  en: {
    noLine: 'Name at least one thing and how many.',
    category: 'Choose the category.',
    quantity: 'Write a quantity from 1 to 10,000.',
    oneDevice: 'A number names one device: set the quantity to 1.',
    method: 'Say how this value was set.',
    street: 'Write the number and the street.',
    postcode: 'Write the postcode, for example 13999.',
    city: 'Write the town.',
    name: 'Write the name of the person to reach.',
    email: 'Write a whole address, for example desk@example.org, or leave it empty.',
    phone: 'Write a number, for example 01 99 00 00 01, or leave it empty.',
    floor: 'Write a floor from −5 to 60: 0 for the ground floor.',
    tooMany: 'An offer has 500 lines at most: send the rest in another one.',
  },
}

function lineFaults(l: OfferLine): [field: string, Code][] {
  const found: [string, Code][] = []
  const numbered = l.assetTag.trim() !== '' || l.serial.trim() !== ''
  if (l.category === '') found.push(['category', 'category'])
  if (l.quantity === null || l.quantity < 1 || l.quantity > 10_000)
    found.push(['quantity', 'quantity'])
  else if (numbered && l.quantity > 1) found.push(['quantity', 'oneDevice'])
  if (l.cents !== null && l.method === '') found.push(['method', 'method'])
  return found
}

/** What is still missing or wrong in an offer, before it is sent. */
export function faultsOf(o: Offer, say: Record<Code, string>): Fault[] {
  const at = (step: number, field: Code): Fault => ({ step, field, line: null, text: say[field] })
  const floor = o.floor === '' ? 0 : Number(o.floor)
  return [
    ...(o.lines.length === 0 ? [at(1, 'noLine')] : []),
    ...(o.lines.length > 500 ? [at(1, 'tooMany')] : []),
    ...o.lines.flatMap((l, line) =>
      lineFaults(l).map(([field, code]) => ({ step: 1, field, line, text: say[code] })),
    ),
    ...(o.street.trim() ? [] : [at(2, 'street')]),
    ...(/^[0-9A-Z -]{2,12}$/.test(o.postcode.trim().toUpperCase()) ? [] : [at(2, 'postcode')]),
    ...(o.city.trim() ? [] : [at(2, 'city')]),
    ...(o.name.trim() ? [] : [at(2, 'name')]),
    ...(o.email.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(o.email.trim())
      ? []
      : [at(2, 'email')]),
    ...(o.phone.trim() === '' || /^\+?[0-9 .()-]{6,20}$/.test(o.phone.trim())
      ? []
      : [at(2, 'phone')]),
    ...(Number.isInteger(floor) && floor >= -5 && floor <= 60 ? [] : [at(2, 'floor')]),
  ]
}

const steps: Record<string, number> = { lines: 1, pickupAddress: 2, contact: 2, access: 2 }
const fields: Record<string, Code> = {
  quantity: 'quantity',
  category: 'category',
  street: 'street',
  postcode: 'postcode',
  city: 'city',
  name: 'name',
  email: 'email',
  phone: 'phone',
  floor: 'floor',
}

/** What the service found wrong, each at its step and line; what has no place stays in the general note. */
export function refusedFaults(problem: unknown, say: Record<Code, string>): Fault[] {
  if (!(problem instanceof Refused)) return []
  const { errors = [], blockers = [] } = problem.problem
  const said = [
    ...errors.map((e) => [e.at.replace(/^\/?body/, ''), null] as const),
    ...blockers.map((b) => [b.detail ?? '', b.text] as const),
  ]
  return said.flatMap(([at, text]) => {
    const [, part = '', ...rest] = at.split('/')
    const step = steps[part]
    if (step === undefined) return []
    const line = part === 'lines' && rest[0] !== undefined ? Number(rest[0]) : null
    const field = rest.at(-1) ?? ''
    const known = fields[field]
    return [{ step, field, line, text: text ?? (known ? say[known] : problem.message) }]
  })
}
