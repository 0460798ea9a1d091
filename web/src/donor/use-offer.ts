import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { useDraft } from '../ui/draft.ts'
import { bodyOf, type Offer } from './offer.ts'

/** Where the offer that is not saved yet is kept in this tab. */
export const NEW_OFFER = 'offer:new'
export const draftOf = (id: string): string => `offer:${id}`

/** An offer being typed: kept in this tab, saved as a draft, sent. What was refused stays until the next try. */
export function useOffer(draft: string, initial: Offer) {
  const [offer, set, clear] = useDraft(draft, initial)
  const create = useWrite(api.createDonation)
  const update = useWrite(api.updateDonation)
  const submit = useWrite(api.submitDonation)
  const [busy, setBusy] = useState(false)

  const forget = () => {
    for (const w of [create, update, submit]) if (w.problem) w.reset()
  }
  /** A changed content is another creation: it gets a key of its own. */
  const change = (part: Partial<Offer>) => {
    forget()
    set((now) => ({ ...now, ...part, attempt: crypto.randomUUID() }))
  }
  const goTo = (step: number) => set((now) => ({ ...now, step }))

  const write = async () => {
    forget()
    const body = bodyOf(offer)
    const { saved, attempt, donorId } = offer
    const answer = saved
      ? await update.send({ params: { id: saved.id }, body: { ...body, version: saved.version } })
      : await create.send({ body: { ...body, donorId }, key: attempt })
    if (!answer) return undefined
    const now = { id: answer.id, version: answer.version }
    set((o) => ({ ...o, saved: now }))
    return now
  }
  const once = async (act: () => Promise<string | undefined>) => {
    setBusy(true)
    const id = await act()
    setBusy(false)
    return id
  }
  return {
    offer,
    change,
    goTo,
    clear,
    /** Takes another content, as it stands. */
    take: (other: Offer) => set(other),
    /** Keeps it on the service as a draft; its id, or undefined when it was refused. */
    save: () => once(async () => (await write())?.id),
    /** Keeps it, then sends it; its id, or undefined when it was refused. */
    send: () =>
      once(async () => {
        const kept = await write()
        if (!kept) return undefined
        const sent = await submit.send({
          params: { id: kept.id },
          body: { version: kept.version },
        })
        return sent?.id
      }),
    busy,
    problem: create.problem ?? update.problem ?? submit.problem,
    /** Takes away what was refused. */
    forget,
  }
}
