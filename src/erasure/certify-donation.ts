import { listConfigured } from '../configuration/queries.ts'
import { factsHash, issueOnce } from '../documents/issue-once.ts'
import { listStanding } from '../documents/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { notFound, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { formatTag } from '../platform/tag.ts'
import type { DonationCertificateFacts } from './certificate.ts'
import { functions, kindWord, leastLevel, toMedium } from './certificate-words.ts'
import {
  type CameRow,
  type DonationRow,
  findDonation,
  getParty,
  listCameWith,
  lockReceived,
} from './donation-queries.ts'
import { certificateBlockers, countEnds, endOf } from './donation-rules.ts'
import { issuerOf } from './issue-certificate.ts'
import { levelUnder } from './rules.ts'

const kind = 'donationErasureCertificate'
const about = '1'
const MAX_OPEN = 200

/**
 * Issues the certificate of a donation: every medium that came, erased, destroyed, missing or given back, and none open
 * (R8). The same facts are the same paper; new facts replace it.
 * @throws NOT_FOUND, and every blocker of `certificateBlockers` at once
 */
export function issueDonationCertificate(ctx: Ctx, id: string) {
  return write(ctx, 'issueDonationCertificate', { id }, async (tx) => {
    const donation = await lockReceived(tx, ctx, id)
    if (!donation) throw notFound('donation')
    const rows = await listCameWith(tx, id)
    refuseIf(certificateBlockers(donation.status === 'closed', rows))
    const facts = await factsOf(tx, ctx, donation, rows)
    return issueOnce(tx, ctx, {
      kind,
      issuerId: donation.doneeId,
      subjectId: id,
      donorId: donation.donorId,
      facts,
      about,
      payload: {
        validatedBy: { code: ctx.acting.code, function: functions.supervisor },
        place: facts.issuer.address.city,
      },
    })
  })
}

/** Where the data of a donation stand, what keeps its certificate from being issued, and the one that stands. */
export async function getDonationErasure(ctx: Ctx, id: string) {
  const donation = await findDonation(ctx, id)
  if (!donation) throw notFound('donation')
  const rows = await listCameWith(ctx.db, id)
  const blockers = certificateBlockers(donation.status === 'closed', rows)
  const [standing] = await listStanding(ctx.db, { kind, subjectId: id, about })
  const hash =
    standing && donation.doneeId && blockers.length === 0
      ? factsHash(await factsOf(ctx.db, ctx, { ...donation, doneeId: donation.doneeId }, rows))
      : null
  return {
    ...countEnds(rows),
    levelAsked: donation.level,
    blockers: blockers.slice(0, MAX_OPEN),
    certificate: standing
      ? {
          documentId: standing.id,
          number: standing.number,
          checkCode: standing.checkCode,
          current: standing.factsSha256 === hash,
        }
      : null,
  }
}

async function factsOf(
  db: Db | Tx,
  ctx: Ctx,
  donation: DonationRow & { doneeId: string },
  rows: CameRow[],
): Promise<DonationCertificateFacts> {
  const [donee, donor] = [
    await getParty(db, donation.doneeId),
    await getParty(db, donation.donorId),
  ]
  const labels = await listConfigured(db, 'category', parisDate(ctx.now()))
  const done = rows.filter((m) => ['erased', 'destroyed'].includes(endOf(m)) && m.mediumId)
  const levels = done.map((m) => (m.proof === 'destruction' ? 'destroy' : (m.level ?? 'clear')))
  const { open: _, ...totals } = countEnds(rows)
  const devices = new Map<string, CameRow[]>()
  for (const row of rows) devices.set(row.tag, [...(devices.get(row.tag) ?? []), row])
  return {
    issuer: issuerOf(donee),
    donor: issuerOf(donor),
    reference: donation.reference,
    devices: [...devices.values()].map((media) => {
      const d = media[0]!
      const came = media.filter((m) => m.mediumId !== null)
      return {
        tag: formatTag(d.tag),
        categoryLabel: labels.get(d.category)?.fr ?? d.category,
        manufacturer: d.manufacturer,
        model: d.deviceModel,
        serial: d.deviceSerial,
        donorAssetTag: d.donorAssetTag,
        media: came.map(toLine),
        none: came.length > 0 ? null : noneOf(d),
      }
    }),
    totals,
    levelAsked: donation.level,
    levelReached: leastLevel(levels),
    underLevel: levels.filter((l) => levelUnder(l, donation.level)).length,
  }
}

function noneOf(d: CameRow): string {
  if (d.statement) return `Aucun support : « ${d.statement} »`
  if (d.state === 'LOST') return 'Appareil perdu avant l’inventaire de ses supports'
  if (d.state === 'RETURNED_TO_DONOR') return 'Appareil rendu au donateur'
  return 'Aucun support venu avec cet appareil'
}

function toLine(m: CameRow) {
  const end = endOf(m)
  const of = { model: m.mediumModel, serial: m.mediumSerial, bytes: m.bytes }
  if (m.proof && (end === 'erased' || end === 'destroyed'))
    return toMedium({ ...m, ...of, kind: m.proof, mediumKind: m.mediumKind! })
  return {
    ...of,
    kind: kindWord(m.mediumKind!),
    result: end === 'returned' ? ('Rendu au donateur' as const) : ('Manquant' as const),
  }
}
