import { documentKinds } from '../documents/kinds.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { gather } from './gather.ts'
import { signatureFormat, signatureOf } from './images.ts'
import { payloadOf } from './paper.ts'
import { donationIdsOf, type ReceiptRow } from './queries.ts'

/** A draft printed by the template of its paper: PROJET across it, no number, no code to check. */
export async function draftPdf(ctx: Ctx, row: ReceiptRow): Promise<Buffer> {
  const donationIds = await donationIdsOf(ctx.db, row.id)
  const gathered = await gather(ctx.db, ctx, { ...row, donationIds })
  const drawn = await signatureOf(ctx.db, gathered.assessment.signatory?.signatureSha256 ?? null)
  const format = drawn.signature ? signatureFormat(drawn.signature) : null
  const { template, fr, en } = documentKinds[row.kind]
  const issuedAt = ctx.now()
  return ctx.renderer.render(template, {
    ...payloadOf(gathered, ctx.settings, { replaces: null, signatureFormat: format }),
    ...drawn,
    issuerName: gathered.facts.issuer.name,
    title: { fr, en },
    draft: true,
    number: 'PROJET',
    issuedAt,
    issuedOn: parisDate(issuedAt),
    demo: ctx.settings.demo,
    brand: ctx.settings.brand,
  })
}
