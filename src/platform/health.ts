import type { FastifyInstance } from 'fastify'
import type { Services } from './context.ts'
import { Problem } from './problems.ts'

/** Triggers without which nothing may run: the gate, and what is append-only. Each must be ENABLE ALWAYS. */
const guards = [
  'device.gate_device',
  'medium.gate_medium',
  'category.gate_category',
  'proof.gate_proof',
  'media_declaration.gate_declaration',
  'medium.gate_open_media',
  'device.gate_presumed_again',
  'device.gate_device_kept',
  'medium.gate_medium_kept',
  'proof.gate_proof_kept',
  'proof.proof_of_reset',
  'media_declaration.gate_declaration_kept',
  'category.gate_category_kept',
  'medium.gate_unfit_media',
  'device.refuse_unfit',
  'hardware_report.hardware_report_kept',
  'erasure_evidence.evidence_kept',
  'erasure_verdict.erasure_verdict_decided',
  'erasure_verdict.erasure_verdict_kept',
  'part.part_guard',
  'part.part_mass',
  'device.dismantled_device',
  'dismantling.dismantling_kept',
  'device.device_in_stock',
  'device.device_mass_in',
  'device.device_mass',
  'device.device_unlocked',
  'device_lock.device_lock_guard',
  'device_lock.device_lock_count',
  'device_lock.device_lock_kept',
  'device.device_custody',
  'device.device_custody_new',
  'custody_case.custody_case_guard',
  'custody_case.custody_follows',
  'custody_case.custody_case_kept',
  'device.gate_validator',
  'delegation.delegation_guard',
  'delegation.delegation_kept',
  'device.device_transit',
  'device.device_transit_new',
  'transfer.transfer_guard',
  'transfer_item.transfer_item_guard',
  'transfer_item.transfer_item_mass',
  'stock_count.stock_count_guard',
  'stock_count_item.stock_count_item_guard',
  'stock_count_scan.stock_count_scan_kept',
  'device.gate_presumed_when_found',
  'device.found_declared',
  'device.device_lost',
  'device.device_lost_breach',
  'correction.correction_guard',
  'correction.correction_never_emptied',
  'device.device_corrected',
  'device_identity.identity_released',
  'loss.loss_guard',
  'loss.loss_never_emptied',
  'breach.breach_guard',
  'breach.breach_never_emptied',
  'breach_step.breach_step_guard',
  'breach_step.breach_step_never_emptied',
  'event.event_append_only',
  'event.event_never_emptied',
  'mass_movement.mass_append_only',
  'mass_movement.mass_never_emptied',
  'till.ledger_till',
  'till.ledger_till_kept',
  'till.ledger_never_emptied',
  'till_head.ledger_head',
  'till_head.ledger_never_emptied',
  'fiscal_entry.ledger_entry',
  'fiscal_entry.ledger_kept',
  'fiscal_entry.ledger_moves_devices',
  'fiscal_entry.ledger_never_emptied',
  'fiscal_signature.ledger_signature',
  'fiscal_signature.ledger_signature_kept',
  'fiscal_signature.ledger_never_emptied',
  'signing_key.ledger_key_kept',
  'signing_key.ledger_never_emptied',
  'ticket_print.ledger_print_kept',
  'ledger_archive.ledger_archive_kept',
  'product.product_kept',
  'product_move.product_moved',
  'product_move.product_move_kept',
  'issuer_profile.issuer_profile_guard',
  'issuer_signatory.issuer_signatory_guard',
  'valuation.valuation_guard',
  'valuation.valuation_append_only',
  'receipt.receipt_guard',
  'receipt.receipt_live',
  'receipt_donation.receipt_donation_guard',
  'receipt_device.receipt_device_guard',
  'receipt_device.receipt_device_owned',
  'receipt_lot.receipt_lot_guard',
  'organisation.organisation_merged_for_good',
  'document.document_frozen',
  'document.document_kept',
]

const STANDING = `
  select c.relname || '.' || t.tgname as guard from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where not t.tgisinternal and t.tgenabled = 'A' and c.relnamespace = (select relnamespace from pg_class where oid = to_regclass('device'))`

/** The guards that are missing or not always on; empty when all stand. */
export async function missingGuards(services: Pick<Services, 'reads'>): Promise<string[]> {
  const rows = await services.reads.rows<{ guard: string }>('guards', STANDING, [])
  const standing = new Set(rows.map((r) => r.guard))
  return guards.filter((g) => !standing.has(g))
}

/** Live: the process answers. Ready: the database answers and every guard of the erasure gate stands. */
export function healthRoutes(app: FastifyInstance, services: Services) {
  const options = { schema: { hide: true }, config: { access: 'public' as const } }
  app.get('/health/live', options, async () => ({ status: 'live' }))
  app.get('/health/ready', options, async (request) => {
    const missing = await missingGuards(services).catch(() => null)
    if (missing === null) throw new Problem('UNAVAILABLE', { what: 'database' })
    if (missing.length > 0) {
      request.log.error({ missing }, 'a guard of the erasure gate is missing')
      throw new Problem('UNAVAILABLE', { what: 'guards' })
    }
    return { status: 'ready' }
  })
}
