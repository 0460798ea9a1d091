import type { z } from 'zod'
import { type Access, permit } from '../accounts/bind.ts'
import { systemContext } from '../accounts/system.ts'
import type { Actor, Ctx, Services } from '../platform/context.ts'
import { createIds } from '../platform/ids.ts'
import { instantOf, storyClock, workdaysBefore } from './clock.ts'

/** Working days that the story tells in full: the eight weeks before today. */
export const STORY_DAYS = 40
/** Its first day. What comes before day 0 has a negative number, and makes a year of the whole. */
export const FIRST_DAY = -212

type Act = { at: string; act: () => Promise<unknown> }
export type Story = ReturnType<typeof beginStory>

/**
 * The story's own services and people. What happens is planned by day and minute, then told in that order on the
 * story's clock, each act by someone whose role allows it, so that the rules and the journal are those of real work.
 */
export function beginStory(services: Services, inside: Pick<Services, 'db' | 'pool' | 'reads'>) {
  const days = workdaysBefore(services.now(), STORY_DAYS - FIRST_DAY)
  const dayOf = (day: number): string => {
    const found = days[day - FIRST_DAY]
    if (found === undefined) throw new Error(`The story has no day ${day}.`)
    return found
  }
  const clock = storyClock(instantOf(dayOf(FIRST_DAY), 7 * 60))
  // An object of its own: what the ledger knows of it ends with a story that was not committed.
  let signer: ReturnType<Services['signer']> | undefined
  const told: Services = {
    ...services,
    ...inside,
    signer: () => (signer ??= { ...services.signer() }),
    now: clock.now,
    newId: createIds(clock.now, services.random),
    // Its mails were read long ago.
    jobs: { ...services.jobs, send: async () => {} },
  }
  const actors = new Map<string, Actor>()
  const acts: Act[] = []
  return {
    services: told,
    system: systemContext(told, 'demo'),
    dayOf,
    /** Who somebody is from now on: their account and the roles they hold. */
    enter: (who: string, actor: Actor) => void actors.set(who, actor),
    /** The membership code by which the journal and a second person's act name somebody. */
    codeOf(who: string): string {
      return this.actorOf(who).grants[0]!.code
    },
    actorOf(who: string): Actor {
      const actor = actors.get(who)
      if (!actor) throw new Error(`Nobody in the story is ${who}.`)
      return actor
    },
    /** The context of somebody who does what a contract offers; refused as at the door. */
    as(who: string, { access }: { readonly access: Access }): Ctx {
      const actor = this.actorOf(who)
      const may = permit(actor, access)
      const rest = {
        requestId: 'demo',
        language: 'fr',
        idempotencyKey: null,
        occurredAt: null,
      } as const
      return { ...told, actor, ...may, ...rest }
    },
    /** What somebody says to a contract, read as at the door: trimmed, with its defaults, or refused. */
    said: <B extends z.ZodType>(
      { schema }: { readonly schema: { readonly body: B } },
      body: z.input<B>,
    ): z.output<B> => schema.body.parse(body),
    plan(day: number, minute: number, act: () => Promise<unknown>) {
      acts.push({ at: instantOf(dayOf(day), minute), act })
    },
    /** Does all that was planned, in the order of its time. */
    async tell() {
      const inOrder = acts.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
      for (const { at, act } of inOrder) {
        clock.moveTo(at)
        await act()
      }
    },
  }
}
