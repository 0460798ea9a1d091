import type { World } from '../support/app.ts'

/** What a pick-up slip prints, as `recordPickup` gathers it. */
export function slipOf({ organisations, sites }: World) {
  const party = (o: { name: string; address: object; siret?: string; rna?: string }) => ({
    name: o.name,
    address: o.address,
    number: o.siret ?? o.rna ?? null,
  })
  return {
    reference: 'DON-2026-000001',
    pickedUpAt: '2026-09-01T09:00:00.000Z',
    pickedUpOn: '2026-09-01',
    pickedUpTime: '11:00',
    signedFor: { donor: 'responsable informatique', collector: 'chauffeur' },
    pickupAddress: organisations.company.address,
    legalBasis: 'private',
    donor: party(organisations.company),
    donee: party(organisations.association),
    site: { name: sites.workshop.name, address: sites.workshop.address },
    lines: [
      {
        category: 'laptop',
        label: 'ordinateur portable',
        promised: 40,
        taken: 38,
        serial: null,
        donorAssetTag: null,
      },
    ],
    totals: { promised: 40, taken: 38 },
  }
}
