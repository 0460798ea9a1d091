import type { PaperData } from '../platform/pdf.ts'
import type { EntryOf, Ticket } from './ledger.ts'
export const ticketPaper = (_t: Ticket, _c: object): PaperData => ({ issuedAt: '2026-01-01T00:00:00Z' })
export const zPaper = (_z: EntryOf<'Z'>, _c: object): PaperData => ({ issuedAt: '2026-01-01T00:00:00Z' })
