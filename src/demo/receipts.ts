import * as documents from '../documents/contract.ts'
import { uploadFile } from '../documents/upload-file.ts'
import { addSignatory } from '../receipts/change-signatories.ts'
import * as c from '../receipts/contract.ts'
import { declareValuation } from '../receipts/declare-valuation.ts'
import { cancelReceipt, replaceReceipt } from '../receipts/end-receipt.ts'
import { issueReceipt } from '../receipts/issue-receipt.ts'
import { prepareReceipt } from '../receipts/prepare-receipt.ts'
import { confirmIssuer, setIssuer } from '../receipts/set-issuer.ts'
import type { Cast } from './cast.ts'
import { type GiftKey, gifts as list } from './gift-list.ts'
import type { planGifts } from './gifts.ts'
import { signature, signedLetter } from './pictures.ts'
import { FIRST_DAY, type Story } from './story.ts'

const H = 60
type Issued = Awaited<ReturnType<typeof issueReceipt>>

/** The gifts of the year before, each with a receipt of its own; those of the eight weeks still wait for theirs. */
const receipted = [
  'autumn',
  'screens',
  'move',
  'intern',
  'atelier',
  'openSpace',
  'spring',
  'agency',
] as const satisfies GiftKey[]

/** Plans who issues, and a year of receipts: one replaced, one cancelled, and a certificate for a public body. */
export function planReceipts(
  story: Story,
  { organisationOf }: Cast,
  gifts: ReturnType<typeof planGifts>,
) {
  const issuerId = organisationOf.association
  const issued = new Map<GiftKey, Issued>()
  story.plan(FIRST_DAY, 9 * H, propose)
  for (const key of receipted) {
    const { day, pickup } = list[key]
    story.plan(pickup.day + 1, 15 * H, () => value(key))
    story.plan(day + 10, 14 * H, () => issue(key, 'recuFiscal', pickup.day))
  }
  story.plan(list.intern.day + 14, 10 * H, async () => {
    const { id, version } = receiptOf('intern')
    const reason = 'Délivré avant la nouvelle déclaration de valeur annoncée par le donateur.'
    await cancelReceipt(story.as('accountant', c.cancelReceipt), id, { version, reason })
  })
  story.plan(list.openSpace.day + 13, 10 * H, () => value('openSpace', 4000))
  story.plan(list.openSpace.day + 14, 10 * H, async () => {
    const { id, version } = receiptOf('openSpace')
    const reason = 'Valeur corrigée par le donateur.'
    await replaceReceipt(story.as('accountant', c.replaceReceipt), id, { version, reason })
  })
  story.plan(24, 14 * H, () => issue('townHall', 'giftCertificate', list.townHall.pickup.day))

  /** The accountant says who issues and who signs; the administrator confirms both. */
  async function propose() {
    const ctx = (contract: Parameters<typeof story.as>[1]) => story.as('accountant', contract)
    await setIssuer(
      ctx(c.setIssuer),
      issuerId,
      story.said(c.setIssuer, {
        category: 'rup',
        object:
          'Remettre en état du matériel informatique donné, par des personnes en parcours d’insertion, et en équiper à prix solidaire des foyers qui n’en ont pas',
        decreeOn: '2019-03-14',
        officialJournalOn: '2019-03-16',
        eligibleFrom: '2019-03-16',
        mandateHolder: 'Métropole Exemple',
        mandateSignedOn: '2024-01-08',
      }),
    )
    const image = await uploadFile(ctx(documents.uploadFile), signature(), 'image/png')
    await addSignatory(
      ctx(c.addSignatory),
      issuerId,
      story.said(c.addSignatory, {
        name: 'Capucine Lavandier',
        quality: 'Trésorière',
        validFrom: '2024-06-20',
        signatureSha256: image.sha256,
      }),
    )
    await confirmIssuer(story.as('admin', c.confirmIssuer), issuerId, { version: 2 })
  }

  /** The donor says what its gift was worth that day; one without an account has signed it. */
  async function value(key: (typeof receipted)[number], said?: number) {
    const { lines, by } = list[key]
    const ctx = story.as(by, c.declareValuation)
    const signed =
      by === 'donor'
        ? {}
        : {
            documentSha256: (
              await uploadFile(story.as(by, documents.uploadFile), signedLetter(), 'image/png')
            ).sha256,
          }
    const of = gifts.of(key)
    await declareValuation(
      ctx,
      of.id,
      story.said(c.declareValuation, {
        lines: of.lines.map((line, n) => ({
          lineId: line.id,
          unitValueCents: said ?? lines[n]!.cents ?? 0,
          method: 'VALEUR_CESSION' as const,
        })),
        ...signed,
      }),
    )
  }

  async function issue(key: GiftKey, kind: 'recuFiscal' | 'giftCertificate', givenOn: number) {
    const day = story.dayOf(givenOn)
    const ctx = story.as('accountant', c.prepareReceipt)
    const draft = await prepareReceipt(ctx, {
      issuerId,
      donorId: organisationOf[list[key].donor],
      donationIds: [gifts.of(key).id],
      from: day,
      to: day,
      kind,
    })
    const { id, version } = draft
    issued.set(key, await issueReceipt(story.as('accountant', c.issueReceipt), id, { version }))
  }

  function receiptOf(key: GiftKey): Issued {
    const found = issued.get(key)
    if (!found) throw new Error(`The gift ${key} has no receipt yet.`)
    return found
  }
}
