import { stringify } from 'csv-stringify/sync'
import type { Ctx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { notFound } from '../platform/problems.ts'
import { findParty } from './gift-queries.ts'
import { type ExportRow, listIssued } from './to-prepare-queries.ts'
import { refuseOthers } from './viewer.ts'

const statuses = { issued: 'émis', superseded: 'remplacé', cancelled: 'annulé' } as const
const kinds = { recuFiscal: 'reçu fiscal', giftCertificate: 'attestation de don' } as const
const columns = [
  'numéro',
  'nature',
  'date',
  'état',
  'donateur',
  'SIREN',
  'total en euros',
  'remplacé par',
  'motif',
  'SHA-256',
]
/** Cents as euros, exactly, with a decimal comma: `1234,56`. */
const euros = (cents: number): string =>
  `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`

/**
 * An issuer's receipts of a year as a French spreadsheet opens them: semicolons, a decimal comma, UTF-8 with its mark,
 * nothing that is computed. The donor is the one that the paper names.
 * @throws NOT_FOUND when the issuer is another's.
 */
export async function exportReceipts(
  ctx: Ctx,
  { issuerId, year }: { issuerId: string; year: number },
): Promise<string> {
  refuseOthers(ctx, issuerId)
  if (!(await findParty(ctx.db, issuerId))) throw notFound('issuer')
  const rows = await listIssued(ctx.db, issuerId, year)
  return stringify([columns, ...rows.map(toLine)], {
    delimiter: ';',
    record_delimiter: '\r\n',
    bom: true,
    escape_formulas: true,
    // A reason of two lines: the library quotes only the whole mark of a line's end.
    quoted_match: /[\r\n]/,
  })
}

const toLine = (r: ExportRow): string[] => [
  r.number,
  kinds[r.kind],
  parisDate(r.issuedAt),
  statuses[r.status],
  r.donor ?? '',
  r.siren ?? '',
  r.totalCents === null ? '' : euros(r.totalCents),
  r.replacedBy ?? '',
  r.reason ?? '',
  r.sha256,
]
