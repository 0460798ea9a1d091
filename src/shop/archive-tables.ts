import { stringify } from 'csv-stringify/sync'
import { type Entry, type EntryOf, isTicket, kept, type Ticket, type VatSum } from './ledger.ts'
import { sum } from './session.ts'

/**
 * The two tables of an archive that people open: every line of every ticket (what LNE's requirement 3 lists), and every
 * closing. Semicolons, a decimal comma, UTF-8 with its mark: what a French spreadsheet opens without being asked.
 */

const options = { delimiter: ';', record_delimiter: '\r\n' } as const
const MARK = '\ufeff'
const means: Record<string, string> = {
  cash: 'espèces',
  card: 'carte',
  cheque: 'chèque',
  exchange: 'échange',
}
const kinds: Record<string, string> = { SALE: 'vente', GIFT: 'don', REFUND: 'remboursement' }

/** Cents as euros, exactly: `-77,05`. */
export function euros(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}

/** A text that a spreadsheet shows and never computes. */
const plain = (text: string | null): string =>
  text === null ? '' : /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
const vatText = (vat: readonly VatSum[]): string =>
  vat.map((v) => `${v.vat} : HT ${euros(v.baseCents)}, TVA ${euros(v.vatCents)}`).join(' | ')
const payText = (ticket: Ticket): string =>
  ticket.pay
    .map((p) => {
      const change = p.changeCents === 0 ? '' : `, rendu ${euros(p.changeCents)}`
      const reference = p.reference === null ? '' : ` (${p.reference})`
      return `${means[p.means] ?? p.means} ${euros(kept(p))}${change}${reference}`
    })
    .join(' | ')

const ticketColumns = [
  'numéro',
  'nature',
  'caisse',
  'établissement',
  'SIRET',
  'date et heure',
  'journée',
  'rang dans la chaîne',
  'ligne',
  'article',
  'libellé',
  'catégorie',
  'quantité',
  'prix catalogue unitaire TTC',
  'remise unitaire',
  'motif de remise',
  'prix unitaire TTC',
  'total ligne TTC',
  'HT ligne',
  'TVA ligne',
  'régime de TVA',
  'total ticket TTC',
  'TVA du ticket',
  'règlements',
  'ticket d’origine',
  'opérateur',
  'approuvé par',
  'tarif',
  'empreinte',
]
const closingColumns = [
  'numéro de clôture',
  'caisse',
  'établissement',
  'SIRET',
  'date et heure',
  'journée',
  'rang dans la chaîne',
  'premier rang',
  'dernier rang',
  'premier ticket',
  'dernier ticket',
  'tickets',
  'ventes TTC',
  'remboursements TTC',
  'net TTC',
  'TVA',
  'règlements',
  'remises',
  'dons',
  'duplicatas',
  'espèces attendues',
  'espèces comptées',
  'écart',
  'grand total perpétuel net',
  'grand total perpétuel absolu',
  'opérateur',
  'empreinte',
]
export const ticketHeader = MARK + stringify([ticketColumns], options)
export const closingHeader = MARK + stringify([closingColumns], options)

/** The rows of an entry for `tickets.csv`: one a line of the ticket; none for what is no ticket. */
export function ticketRows(entry: Entry, hash: string): string {
  if (!isTicket(entry)) return ''
  const vatCents = sum(entry.vatSummary.map((v) => v.vatCents))
  const rows = entry.lines.map((l, n) => {
    const total = l.unitCents * l.qty
    return [
      `${entry.till}/${entry.ticketNo}`,
      kinds[entry.kind],
      entry.till,
      entry.site,
      entry.seller,
      entry.at,
      entry.businessDate,
      entry.seq,
      n + 1,
      l.device ?? l.kit ?? l.product ?? '',
      plain(l.label),
      l.category,
      l.qty,
      euros(l.listCents),
      euros(l.discountCents),
      l.discountCode ?? '',
      euros(l.unitCents),
      euros(total),
      euros(total - l.vatCents),
      euros(l.vatCents),
      l.vat,
      euros(entry.totalCents),
      euros(vatCents),
      plain(payText(entry)),
      entry.ref ?? '',
      entry.by,
      entry.approvedBy ?? '',
      entry.tier,
      hash,
    ]
  })
  return stringify(rows, options)
}

/** The row of an entry for `closings.csv`; none for what is no closing. */
export function closingRow(entry: Entry, hash: string): string {
  if (entry.kind !== 'Z') return ''
  const z: EntryOf<'Z'> = entry
  const row = [
    z.zNo,
    z.till,
    z.site,
    z.seller,
    z.at,
    z.businessDate,
    z.seq,
    z.firstSeq,
    z.lastSeq,
    z.firstTicket ?? '',
    z.lastTicket ?? '',
    z.tickets,
    euros(z.grossCents),
    euros(z.refundsCents),
    euros(z.netCents),
    vatText(z.vatSummary),
    z.byMeans.map((m) => `${means[m.means] ?? m.means} ${euros(m.cents)}`).join(' | '),
    euros(z.discountsCents),
    z.gifts,
    z.duplicates,
    euros(z.expectedCents),
    euros(z.countedCents),
    euros(z.varianceCents),
    euros(z.perpNetCents),
    euros(z.perpAbsCents),
    z.by,
    hash,
  ]
  return stringify([row], options)
}
