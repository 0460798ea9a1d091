import { addHours, formatDateFr, parisDateTime } from '../platform/dates.ts'
import { formatEuros } from '../platform/money.ts'
import type { PaperData } from '../platform/pdf.ts'
import { qrSvg } from '../platform/qr.ts'
import { formatTag } from '../platform/tag.ts'
import type { EntryOf, Line, Pay, Ticket, VatSum } from './ledger.ts'
import { guaranteeOf } from './view.ts'
import { discountWords, meansWords, refundWords, vatWords } from './words.ts'

type Address = { street: string; postcode: string; city: string }
/** What a paper of the till prints besides the signed bytes of its entry. */
export type PaperContext = {
  seller: { name: string; address: Address; siret: string }
  shop: { name: string; address: Address }
  vatWording: { mention: string; showVat: boolean }
  guarantee: { months: number; presumptionMonths: number; text: string }
  /** French names of categories by their key; one that is not named here is not printed. */
  categories?: Readonly<Record<string, string>>
  /** The entry's SHA-256, in hexadecimal. */
  hash: string
  duplicate?: number
  demo: boolean
  brand: string
  format: '80mm' | 'a4'
}
type VatRow = { rate: string; base: string; vat: string; total: string }
type Head = PaperData & {
  format: '80mm' | 'a4'
  title: string
  brand: string
  demo: boolean
  seller: PaperContext['seller']
  shop: PaperContext['shop']
  till: string
  by: string
  /** The first sixteen characters of the hash, in fours. */
  hash: string
  seq: number
  on: string
}
export type TicketPaper = Head & {
  /** Gift, refund, exchange: what the ticket is besides a sale, and of which other. */
  about: string[]
  duplicate: number | null
  lines: {
    label: string
    category: string | null
    tag: string | null
    condition: string | null
    qty: string
    list: string
    gross: string
    discount: { label: string; amount: string } | null
    total: string
    tax: string | null
  }[]
  total: string
  vat: { mention: string; rows: VatRow[] }
  payments: { label: string; amount: string }[]
  guarantee: {
    title: string
    until: string
    presumption: string
    presumedUntil: string
    text: string
  } | null
  notes: string[]
  qrText: string
  qr: string
  thanks: string
}
export type ZPaper = Head & {
  businessDay: string
  entries: string
  sections: { title: string; rows: { label: string; amount: string; strong: boolean }[] }[]
  vat: VatRow[]
}

/**
 * A ticket as its paper says it: `render('sale-ticket', …)`. Mentions: C. conso. L217-3 and L217-7 (guarantee),
 * D211-6; CGI art. 242 nonies A, 293 B, 297 E (the margin's VAT is never printed).
 */
export function ticketPaper(ticket: Ticket, context: PaperContext): TicketPaper {
  const ref = `${ticket.till}/${ticket.ticketNo}`
  const { vatWording } = context
  const shown = (vat: Line['vat']) => vatWording.showVat && vat !== 'MARGIN_297_A'
  const qrText = `LCT:T:${ref}:${context.hash.slice(0, 16)}`
  return {
    ...head(ticket, context, `Ticket n° ${ref}`),
    about: aboutOf(ticket),
    duplicate: context.duplicate ?? null,
    lines: ticket.lines.map((line) => ({
      ...lineOf(line, context),
      tax: shown(line.vat) ? taxOf(line) : null,
    })),
    total: formatEuros(ticket.totalCents),
    vat: {
      mention: vatWording.mention,
      rows: ticket.vatSummary.filter((v) => shown(v.vat)).map(vatRow),
    },
    payments: ticket.pay.flatMap((pay) => paymentOf(ticket, pay)),
    guarantee: guaranteeBox(ticket, context.guarantee),
    notes:
      ticket.kind !== 'REFUND' && ticket.lines.some((l) => l.origin === 'cg3p')
        ? [
            'Don public : matériel cédé gratuitement par une personne publique (CGPPP, art. L3212-2, 3° et L3212-3).',
          ]
        : [],
    qrText,
    qr: qrSvg(qrText),
    thanks: thanks[ticket.kind],
  }
}

/** The closing of a till's session as its paper says it: `render('z-report', …)`. */
export function zPaper(z: EntryOf<'Z'>, context: PaperContext): ZPaper {
  const { firstTicket: first, lastTicket: last } = z
  const range =
    first === null ? 'aucun' : [...new Set([first, last])].map((n) => `${z.till}/${n}`).join(' à ')
  const row = (label: string, amount: string, strong = false) => ({ label, amount, strong })
  const money = (label: string, cents: number, strong = false) =>
    row(label, formatEuros(cents), strong)
  return {
    ...head(z, context, `Ticket Z n° ${z.zNo}`),
    businessDay: formatDateFr(z.businessDate),
    entries: `n° ${z.firstSeq} à ${z.lastSeq}`,
    sections: [
      {
        title: 'Ventes',
        rows: [
          row('Tickets', range),
          row('Nombre de tickets', String(z.tickets)),
          money('Ventes', z.grossCents),
          money('Remboursements', z.refundsCents),
          money('Net', z.netCents, true),
        ],
      },
      {
        title: 'Par moyen de paiement',
        rows: z.byMeans.length
          ? z.byMeans.map((m) => money(meansWords[m.means], m.cents))
          : [row('Aucun encaissement', '')],
      },
      {
        title: 'Remises, dons, duplicatas',
        rows: [
          money('Remises', z.discountsCents),
          row('Dons', String(z.gifts)),
          row('Duplicatas', String(z.duplicates)),
        ],
      },
      {
        title: 'Espèces en caisse',
        rows: [
          money('Attendu', z.expectedCents),
          money('Compté', z.countedCents),
          row('Écart', `${z.varianceCents > 0 ? '+' : ''}${formatEuros(z.varianceCents)}`, true),
        ],
      },
      {
        title: 'Totaux perpétuels',
        rows: [money('Net', z.perpNetCents), money('Absolu', z.perpAbsCents)],
      },
    ],
    vat: z.vatSummary.map(vatRow),
  }
}

function head(entry: Ticket | EntryOf<'Z'>, context: PaperContext, title: string): Head {
  const { seller, shop, brand, demo, format, hash } = context
  return {
    issuedAt: addHours(entry.at, 0),
    format,
    title,
    brand,
    demo,
    seller: { ...seller, siret: groupSiret(entry.seller) },
    shop,
    till: entry.till,
    by: entry.by,
    hash: (hash.slice(0, 16).match(/.{4}/g) ?? []).join('\u00a0'),
    seq: entry.seq,
    on: `${formatDateFr(entry.at)} à ${parisDateTime(entry.at).slice(11, 16)}`,
  }
}

const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0')
const groupSiret = (siret: string): string =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')

function aboutOf(ticket: Ticket): string[] {
  if (ticket.kind === 'GIFT') return ['Don']
  if (ticket.kind === 'REFUND') return [`Remboursement du ticket ${ticket.ref}`]
  return ticket.ref === null ? [] : [`Échange : suite du remboursement ${ticket.ref}`]
}

function lineOf(line: Line, { categories }: PaperContext) {
  const category = categories?.[line.category] ?? null
  const said = category && line.label.toLowerCase().includes(category.toLowerCase())
  const tag = line.device ?? line.kit
  const condition = [
    line.grade && `Grade\u00a0${line.grade}`,
    line.performance && `Performance\u00a0${line.performance}`,
    line.origin === 'cg3p' && 'Don\u00a0public',
  ].filter(Boolean)
  return {
    label: line.label,
    category: said ? null : category,
    tag: tag === null ? null : formatTag(tag),
    condition: condition.length > 0 ? condition.join(' · ') : null,
    qty: String(line.qty),
    list: formatEuros(line.listCents),
    gross: formatEuros(line.listCents * line.qty),
    discount:
      line.discountCode === null
        ? null
        : {
            label: discountWords(line.discountCode, line.unitCents === 0),
            amount: formatEuros(0 - line.discountCents * line.qty),
          },
    total: formatEuros(line.unitCents * line.qty),
  }
}

const taxOf = ({ unitCents, qty, vat, vatCents }: Line): string =>
  `HT\u00a0${formatEuros(unitCents * qty - vatCents)}, TVA\u00a0${vatWords[vat]}`

const vatRow = ({ vat, baseCents, vatCents }: VatSum): VatRow => ({
  rate: vatWords[vat],
  base: formatEuros(baseCents),
  vat: formatEuros(vatCents),
  total: formatEuros(baseCents + vatCents),
})

/** What was handed over, then the change; a refund is said as one. */
function paymentOf({ kind }: Ticket, { means, cents, changeCents, reference }: Pay) {
  const word = kind === 'REFUND' ? refundWords[means] : meansWords[means]
  const number = means === 'card' ? 'autorisation' : 'n°'
  const label = reference === null ? word : `${word}, ${number}\u00a0${reference}`
  const paid = { label, amount: formatEuros(cents) }
  return changeCents === 0
    ? [paid]
    : [paid, { label: 'Monnaie rendue', amount: formatEuros(changeCents) }]
}

function guaranteeBox(ticket: Ticket, g: PaperContext['guarantee']): TicketPaper['guarantee'] {
  const ends = guaranteeOf(ticket, g)
  return (
    ends && {
      title: `Garantie légale de conformité : ${g.months}\u00a0mois`,
      until: unbroken(formatDateFr(ends.until)),
      presumption: `Matériel d’occasion : un défaut qui paraît dans les ${g.presumptionMonths}\u00a0mois est présumé avoir existé dès la délivrance, soit jusqu’au`,
      presumedUntil: unbroken(formatDateFr(ends.presumedUntil)),
      text: g.text,
    }
  )
}

const thanks = {
  SALE: 'Merci, et bon usage !',
  GIFT: 'Bon usage de votre matériel !',
  REFUND: 'Merci de votre visite.',
} as const
