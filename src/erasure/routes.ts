import type { FastifyInstance } from 'fastify'
import { Answer, bind } from '../accounts/bind.ts'
import { getDevice } from '../devices/queries.ts'
import { findBlob } from '../platform/blobs.ts'
import type { Services } from '../platform/context.ts'
import { notFound, Problem } from '../platform/problems.ts'
import { toPage } from '../platform/schema.ts'
import { attestErasure } from './attest-erasure.ts'
import { getDonationErasure, issueDonationCertificate } from './certify-donation.ts'
import * as c from './contract.ts'
import { dismissErasureVerdict, linkErasureVerdict } from './decide-verdict.ts'
import { issueErasureCertificate } from './issue-certificate.ts'
import { listProofs } from './proof-queries.ts'
import { findEvidence, listEvidence, listVerdicts } from './queries.ts'
import { submitErasureEvidence, toVerdict } from './submit-evidence.ts'

export function erasureRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.submitErasureEvidence, (ctx, { body }) => submitErasureEvidence(ctx, body))
  bind(app, services, c.listErasureEvidence, async (ctx, { query }) => {
    const rows = await listEvidence(ctx, query)
    const verdicts = await listVerdicts(
      ctx.db,
      rows.map((r) => r.id),
    )
    return toPage(
      rows.map((r) => ({
        ...r,
        verdicts: verdicts.filter((v) => v.evidenceId === r.id).map(toVerdict),
      })),
      query.limit,
    )
  })
  bind(app, services, c.getErasureEvidenceFile, async (ctx, { params }) => {
    const evidence = await findEvidence(ctx.db, ctx.scope, params.id)
    if (!evidence) throw notFound('evidence')
    const blob = evidence.fileSha256 && (await findBlob(ctx.db, evidence.fileSha256))
    if (!blob) throw new Problem('EVIDENCE_FILE_ENDED')
    return new Answer('text/plain; charset=utf-8', blob.bytes, {
      'content-disposition': `attachment; filename="${blob.sha256.slice(0, 12)}.log"`,
    })
  })
  bind(app, services, c.linkErasureVerdict, (ctx, { params, body }) =>
    linkErasureVerdict(ctx, params.id, body),
  )
  bind(app, services, c.dismissErasureVerdict, (ctx, { params, body }) =>
    dismissErasureVerdict(ctx, params.id, body),
  )
  bind(app, services, c.listDeviceProofs, async (ctx, { params }) => {
    const { id } = await getDevice(ctx, params.code)
    return { items: await listProofs(ctx.db, id) }
  })
  bind(app, services, c.attestErasure, (ctx, { params, body }) =>
    attestErasure(ctx, params.id, body),
  )
  bind(app, services, c.getDonationErasure, (ctx, { params }) => getDonationErasure(ctx, params.id))
  bind(app, services, c.issueDonationCertificate, (ctx, { params }) =>
    issueDonationCertificate(ctx, params.id),
  )
  bind(app, services, c.issueErasureCertificate, (ctx, { params }) =>
    issueErasureCertificate(ctx, params.code),
  )
}
