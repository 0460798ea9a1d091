/**
 * Every fact there is, with what it carries: reading this tells what can happen. Codes and figures only; no name,
 * no free text. History, audit and outbox are this one list.
 */
export type Facts = {
  'organisation.created': { kind: string }
  'organisation.changed': { fields: string[] }
  'organisation.deactivated': object
  'organisation.merged': {
    intoId: string
    donations: number
    memberships: number
    receipts: number
    documents: number
  }
  'site.created': { kind: string; organisationId: string }
  'site.changed': { fields: string[] }
  'site.deactivated': object
  'person.created': object
  'person.changed': { fields: string[] }
  'person.deactivated': object
  'membership.granted': {
    code: string
    role: string
    organisationId: string
    siteId: string | null
  }
  'membership.ended': { code: string }
  'validation.delegated': {
    delegationId: string
    to: string
    siteId: string | null
    fromOn: string
    toOn: string
  }
  'validation.delegationEnded': { delegationId: string; to: string }
  'badge.issued': object
  'apiKey.created': { code: string; role: string }
  'apiKey.revoked': { code: string }
  'configuration.proposed': { kind: string; key: string; validFrom: string }
  'configuration.confirmed': { kind: string; key: string; validFrom: string }
  'configuration.rejected': { kind: string; key: string }
  'donation.drafted': { reference: string; lines: number; legalBasis: string }
  'donation.changed': { lines: number }
  'donation.submitted': object
  'donation.decided': { doneeId: string | null; accepted: number; refused: number }
  'donation.cancelled': { reason: string }
  'donation.handedOver': { collectionId: string; lines: { lineId: string; taken: number }[] }
  'donation.receptionClosed': {
    gaps: { lineId: string | null; gap: number; reason: string | null }[]
  }
  'collection.scheduled': { plannedOn: string; donations: number }
  'bulkLot.received': { category: string; quantity: number; grams: number }
  'labels.printed': { count: number; layout: string; blank: boolean }
  'device.received': {
    category: string
    grams: number
    massSource: string
    against: 'line' | 'donation' | 'unannounced'
  }
  'device.assigned': { donationId: string; lineId: string | null }
  'device.identified': { noSerial: boolean }
  'device.accepted': object
  'device.refused': { reason: string; bearer: string }
  'device.moved': {
    from: string
    to: string
    operation: string
    reason?: string | null
    undo?: boolean
    ticket?: string
  }
  'device.locked': { lockId: string; kind: string }
  'lock.asked': { lockId: string; kind: string; mails: number }
  'lock.answered': { lockId: string; kind: string; answer: string }
  'lock.closed': { lockId: string; kind: string; outcome: string }
  'custody.opened': { caseId: string; reference: string; fault: string; guarantee: string }
  'custody.closed': { caseId: string; reference: string; outcome: string; reason: string | null }
  'device.weighed': { grams: number; massSource: string }
  'device.actGivenUp': { operation: string; doneAt: string; refusedAs: string; reason: string }
  'inventory.imported': { source: string; media: number; warnings: string[] }
  'hardware.reported': { tool: string; place: string }
  'hardware.linked': { reportId: string; reason: string }
  'hardware.dismissed': { reportId: string; reason: string }
  'medium.judged': {
    mediumId: string
    serial: string | null
    verdict: string | null
    codes: string[]
  }
  'battery.read': { source: string; percent: number }
  'medium.declared': { mediumId: string; kind: string; serial: string | null }
  'medium.missing': { mediumId: string; serial: string | null }
  'medium.found': { mediumId: string; serial: string | null }
  'media.declaredComplete': { none: boolean }
  'medium.destroyed': { mediumId: string; serial: string | null; witness: string }
  'medium.fitted': { mediumId: string; serial: string | null; from: string }
  'medium.removed': { mediumId: string; serial: string | null; witness: string }
  'erasure.recorded': {
    mediumId: string
    evidenceId: string
    verdict: string
    level: string | null
    codes: string[]
  }
  'erasure.attested': { mediumId: string; witness: string }
  'evidence.received': { tool: string; disks: number; tray: number }
  'evidence.linked': { verdictId: string; reason: string }
  'evidence.dismissed': { verdictId: string; reason: string }
  'device.tested': { passed: boolean; failed: string[]; checklistId: string }
  'device.repaired': { actions: string[] }
  'device.graded': {
    cosmeticGrade: string
    performanceClass: string | null
    computedClass: string | null
    batteryHealthPercent: number | null
    reason: string | null
  }
  'device.released': { testedBy: string; delegatedBy?: string }
  'system.recorded': {
    system: string
    supportedUntil: string | null
    oldSaid: boolean
    licenceId: string | null
  }
  'licences.imported': { kind: string; count: number; recipientClass: string }
  'device.dismantled': {
    kept: string[]
    waste: string[]
    carcassGrams: number
    differenceGrams: number
  }
  'part.recorded': { type: string; grams: number }
  'part.discarded': { type: string; grams: number }
  'part.fitted': { partId: string; type: string; grams: number }
  'part.takenOut': { partId: string; type: string; grams: number; keep: boolean }
  'kit.made': { members: string[] }
  'kit.dissolved': { members: string[] }
  'transfer.opened': { reference: string; toSiteId: string; devices: number }
  'transfer.changed': { added: number; removed: number }
  'transfer.cancelled': { devices: number }
  'transfer.sent': { reference: string; toSiteId: string; devices: number; grams: number }
  'transfer.closed': { reference: string; arrived: number; missing: string[]; leftBehind: string[] }
  'transfer.settled': { reference: string; leftBehind: string[] }
  'device.sent': { transferId: string; reference: string; toSiteId: string }
  'device.arrived': { transferId: string; reference: string; fromSiteId: string }
  'device.leftBehind': { transferId: string; reference: string }
  'device.missing': { transferId: string; reference: string }
  'kit.arrived': { transferId: string; reference: string; fromSiteId: string }
  'count.opened': {
    reference: string
    state: string | null
    category: string | null
    expected: number
  }
  'count.cancelled': { reference: string }
  'count.closed': { reference: string; found: number; missing: number; moved: number }
  'count.unknownCode': { reference: string }
  'device.counted': { countId: string; reference: string; outcome: string }
  'device.notCounted': { countId: string; reference: string; reason: string }
  'correction.proposed': { correctionId: string; what: string; reason: string }
  'correction.rejected': { correctionId: string; what: string; reason: string }
  'device.corrected': {
    correctionId: string
    what: string
    reason: string
    from: string | null
    to: string | null
  }
  'loss.reported': { lossId: string; counts: string[] }
  'loss.confirmed': { lossId: string; breach: string | null }
  'loss.rejected': { lossId: string; reason: string }
  'loss.found': { lossId: string }
  'breach.opened': { reference: string; lossId: string; media: number; notifyBy: string }
  'breach.stepRecorded': { reference: string; step: string }
  'till.created': { till: string }
  'till.retired': { till: string }
  'till.opened': { till: string; floatCents: number }
  'till.cashMoved': { till: string; cents: number; reason: string }
  'till.counted': { till: string; varianceCents: number; reason: string | null }
  'till.closed': { till: string; zNo: number; netCents: number }
  'ticket.recorded': {
    kind: string
    ticket: string
    totalCents: number
    lines: number
    of?: string
    reason?: string
  }
  'ticket.duplicated': { ticket: string; n: number }
  'ledger.archived': { till: string; fromSeq: number; toSeq: number; sha256: string }
  'product.created': { category: string; unitCents: number }
  'product.changed': { fields: string[]; unitCents: number | null }
  'product.stocked': { quantity: number; reason: string; lotId: string | null }
  'mandate.recorded': { sellerId: string; validFrom: string }
  'mandate.ended': { sellerId: string; validTo: string }
  'issuer.set': { category: string; fields: string[] }
  'issuer.confirmed': { signatories: number }
  'signatory.added': { signatoryId: string; validFrom: string }
  'signatory.ended': { signatoryId: string; validTo: string }
  'valuation.declared': {
    lines: number
    devices: number
    byDonor: boolean
    document: string | null
  }
  'receipt.prepared': { kind: string; issuerId: string; donations: number }
  'receipt.deleted': { kind: string; issuerId: string }
  'receipt.issued': { kind: string; number: string; totalCents: number | null; devices: number }
  'receipt.cancelled': { number: string }
  'receipt.replaced': { number: string; by: string }
  'help.called': { reason: string; tag: string | null }
  'help.answered': { reason: string }
  'document.issued': { kind: string; number: string; sha256: string }
  'document.replaced': { kind: string; number: string; by: string }
  'file.uploaded': { sha256: string; size: number; mediaType: string }
}
export type FactKind = keyof Facts
