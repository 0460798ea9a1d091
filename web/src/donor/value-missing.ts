import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import type { Donation } from './offer.ts'
import type { Summary } from './progress.ts'

export type Valuation = Result<typeof api.getValuation>

/** The lines whose units were given and are worth nothing that was said. */
export const linesWithoutValue = (d: Donation, v: Valuation | undefined) =>
  d.lines.filter(
    (l) => l.decision === 'accepted' && v && !v.lines.some((said) => said.lineId === l.id),
  )

/** Whether a receipt waits for this gift's value. Asked only where the service says that some gift's is missing. */
export function useValueMissing(d: Summary, ask: boolean): boolean {
  const given = ask && d.legalBasis === 'private' && ['handedOver', 'closed'].includes(d.status)
  const params = { id: d.id }
  const donation = useRead(api.getDonation, { params }, { when: given })
  const valuation = useRead(api.getValuation, { params }, { when: given })
  return donation.data !== undefined && linesWithoutValue(donation.data, valuation.data).length > 0
}
