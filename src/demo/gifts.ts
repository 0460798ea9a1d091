import { closeReception } from '../donations/close-reception.ts'
import * as collections from '../donations/collection-contract.ts'
import * as c from '../donations/contract.ts'
import { cancelDonation, decideDonation } from '../donations/decide-donation.ts'
import { createDonation, submitDonation } from '../donations/draft-donation.ts'
import { getDonation } from '../donations/queries.ts'
import { receiveBulk } from '../donations/receive-bulk.ts'
import { recordPickup } from '../donations/record-pickup.ts'
import { scheduleCollection } from '../donations/schedule-collection.ts'
import type { Donation } from '../donations/shapes.ts'
import { viewerOf } from '../donations/viewer.ts'
import { issueDonationCertificate } from '../erasure/certify-donation.ts'
import { issueDonationCertificate as issueCertificate } from '../erasure/contract.ts'
import { addHours, parisDate } from '../platform/dates.ts'
import type { Cast } from './cast.ts'
import { type Gift, gifts } from './gift-list.ts'
import type { Story } from './story.ts'

const H = 60
const contacts = {
  donor: { name: 'Dominique Aubry', email: 'donor@demo.invalid', phone: '+33 1 99 00 00 01' },
  donor2: { name: 'Claude Perrin', email: 'donor2@demo.invalid', phone: '+33 1 99 00 00 02' },
  coordinator: { name: 'Accueil du studio', phone: '+33 1 99 00 00 03' },
}

/** Plans every gift from its draft to where it ends. Answers each as it stands when asked. */
export function planGifts(story: Story, { organisationOf, siteOf }: Cast) {
  const now = new Map<string, Donation>()
  const of = (key: string): Donation => {
    const gift = now.get(key)
    if (!gift) throw new Error(`The gift ${key} is not there yet.`)
    return gift
  }
  const keep = async (key: string, done: Promise<Donation>) => void now.set(key, await done)
  const read = (key: string) => {
    const ctx = story.as('coordinator', c.getDonation)
    return getDonation(ctx.db, viewerOf(ctx), of(key).id)
  }
  for (const [key, gift] of Object.entries<Gift>(gifts)) planGift(key, gift)
  planNextRound()
  return { of }

  function planGift(key: string, gift: Gift) {
    const { by, donor, legalBasis, day } = gift
    story.plan(day, 9 * H, () =>
      keep(
        key,
        createDonation(
          story.as(by, c.createDonation),
          story.said(c.createDonation, {
            ...(by === 'coordinator' ? { donorId: organisationOf[donor] } : {}),
            legalBasis,
            pickupAddress: {
              street: '2 quai de l’Exemple',
              postcode: '13999',
              city: 'Exempleville',
              country: 'FR',
            },
            contact: contacts[by],
            lines: gift.lines.map(({ category, quantity, cents }) => ({
              category,
              quantity,
              ...(cents
                ? { declaredUnitValueCents: cents, valuationMethod: 'VALEUR_VENALE' as const }
                : {}),
            })),
          }),
        ),
      ),
    )
    if (gift.submitted !== false)
      story.plan(day, 10 * H, () => {
        const { id, version } = of(key)
        return keep(key, submitDonation(story.as(by, c.submitDonation), id, version))
      })
    if (gift.decided) planDecision(key, gift)
    if (gift.pickup) planPickup(key, gift.pickup)
    for (const { day: on, site, grams, ...lot } of gift.bulk ?? [])
      story.plan(on, 17 * H, () =>
        receiveBulk(story.as('collector', collections.receiveBulk), {
          ...lot,
          massGrams: grams,
          donationId: of(key).id,
          siteId: siteOf[site],
          eventId: story.services.newId(),
        }),
      )
    if (gift.closed) story.plan(gift.closed, 16 * H, () => close(key))
    if (gift.certified)
      story.plan(gift.certified, 16 * H, () =>
        issueDonationCertificate(story.as('supervisor', issueCertificate), of(key).id),
      )
    const { cancelled } = gift
    if (cancelled)
      story.plan(cancelled.day, 11 * H, () => {
        const { id, version } = of(key)
        const said = { version, reason: cancelled.reason }
        return keep(key, cancelDonation(story.as(by, c.cancelDonation), id, said))
      })
  }

  function planDecision(key: string, { day, lines: offered, decided, donee }: Gift) {
    story.plan(day + 1, 11 * H, () => {
      const { id, version, lines: asked } = of(key)
      const all = decided === 'accepted'
      return keep(
        key,
        decideDonation(story.as('coordinator', c.decideDonation), id, {
          version,
          ...(all ? { doneeId: organisationOf[donee ?? 'association'] } : {}),
          lines: asked.map((l, n) => {
            const reason = all ? offered[n]?.refused : 'tooOld'
            return reason ? { lineId: l.id, accept: false, reason } : { lineId: l.id, accept: true }
          }),
          note: all
            ? 'Vu avec l’atelier, qui a la place.'
            : 'Matériel trop ancien pour un réemploi.',
        }),
      )
    })
  }

  function planPickup(key: string, { day, site, short = 0 }: NonNullable<Gift['pickup']>) {
    let round = ''
    const who = site === 'valley' ? 'coordinator' : 'collector'
    story.plan(day - 1, 15 * H, async () => {
      const ctx = story.as(who, collections.scheduleCollection)
      const planned = { plannedOn: story.dayOf(day), siteId: siteOf[site] }
      round = (await scheduleCollection(ctx, { donationIds: [of(key).id], ...planned })).id
    })
    story.plan(day, 8 * H, () => {
      const { id, lines: all } = of(key)
      const taken = all.filter((l) => l.decision === 'accepted')
      return keep(
        key,
        recordPickup(story.as(who, collections.recordPickup), round, {
          donationId: id,
          lines: taken.map((l, n) => ({ lineId: l.id, taken: l.quantity - (n > 0 ? 0 : short) })),
          signedFor: { donor: 'Responsable informatique', collector: 'Chauffeur' },
        }),
      )
    })
  }

  async function close(key: string) {
    const { id, version, discrepancies } = await read(key)
    const gaps = discrepancies
      .filter((d) => d.gap !== 0)
      .map(({ lineId, gap }) => ({ lineId, reason: gap < 0 ? 'notPresented' : 'broughtMore' }))
    await keep(key, closeReception(story.as('supervisor', c.closeReception), id, { version, gaps }))
  }

  /** A round that is still to come. */
  function planNextRound() {
    story.plan(37, 15 * H, () =>
      scheduleCollection(story.as('coordinator', collections.scheduleCollection), {
        donationIds: [of('soonCompany').id, of('soonTown').id],
        plannedOn: parisDate(addHours(story.services.now(), 8 * 24)),
        siteId: siteOf.warehouse,
        carrierId: organisationOf.carrier,
        note: 'Sonner à l’accueil ; monte-charge au fond de la cour.',
      }),
    )
  }
}
