import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Refused } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { readGrams } from '../../bench/mass.ts'
import { useWorkSite } from '../../bench/work-site.tsx'
import { useText } from '../../i18n.tsx'
import { text as outboxText } from '../../outbox/text.ts'
import { queued } from '../../outbox/use-outbox.ts'
import { useDraft } from '../../ui/draft.ts'
import { printedTag } from '../../ui/format.ts'
import { beep, sayDone, sayRefused } from '../../ui/say.ts'
import { useCategories } from '../../words.ts'
import {
  type Entry,
  emptyEntry,
  type Field,
  fieldOf,
  isTagAddress,
  looksLikeTag,
  nextEntry,
  nextField,
  plainTag,
  type Received,
} from './entry.ts'
import { useUsual } from './mass-field.tsx'
import { text } from './text.ts'

const none: Received[] = []
/** What is unclear in one field, said under it. */
type FieldError = { field: Field; message: string } | null

/** The reception of one device after another: what is typed, where the next scan goes, what is sent, what was received. */
export function useReceive(focus: (field: Field) => void) {
  const t = useText(text)
  const noted = useText(outboxText)
  const site = useWorkSite()
  const { label } = useCategories()
  const [entry, setEntry] = useDraft<Entry>('receive', emptyEntry)
  const [done, setDone, forget] = useDraft<Received[]>('receive:done', none)
  const [error, setError] = useState<FieldError>(null)
  const [unusual, setUnusual] = useState(false)
  const client = useQueryClient()
  // What arrives without a network is noted, of its gift: that reception is not closed before it was sent.
  const act = useWrite(
    queued(api.receiveDevice, ({ body }) => ({
      tag: body.tag ?? '',
      ...(entry.source?.kind === 'gift' ? { batch: entry.source.id } : {}),
    })),
  )
  const attempt = useRef({ said: '', id: '', busy: false })
  const usual = useUsual(entry.category)
  // A scan and the Enter after it come before React has drawn again.
  const now = useRef(entry)
  now.current = entry

  const change = (part: Partial<Entry>) => {
    now.current = { ...now.current, ...part }
    setEntry(now.current)
    setError(null)
    setUnusual(false)
    act.reset()
  }
  const wrong = (field: Field, message: string) => {
    setError({ field, message })
    sayRefused(message)
    focus(field)
  }
  const go = (after: Field) => {
    const next = nextField(now.current, after)
    if (next) focus(next)
    else void send()
  }
  const takeTag = (code: string) => {
    if (!looksLikeTag(code)) return wrong('tag', t.notTag)
    change({ tag: plainTag(code) })
    go('tag')
  }
  const takeSerial = (code: string) => {
    if (isTagAddress(code)) {
      change({ serial: '' })
      return wrong('serial', t.serialIsTag)
    }
    change({ serial: code, noSerial: false })
    go('serial')
  }
  /** A scan that no field had asked for: a label before all, else a serial. */
  const takeAny = (code: string) =>
    looksLikeTag(code) && (now.current.tag === '' || isTagAddress(code))
      ? takeTag(code)
      : takeSerial(code)

  const send = async (confirmMass = false) => {
    const e = now.current
    if (!site || !e.source || !e.category) return
    if (e.tag === '') return wrong('tag', t.needTag)
    const grams = e.massSource === 'category' ? usual.standard : readGrams(e.written)
    if (grams === null) return focus('mass')
    if (usual.isUnusual(grams) && !confirmMass) return setUnusual(true)
    const body = {
      ...(e.source.kind === 'unannounced'
        ? { unannounced: e.source.donorName.trim() ? { donorName: e.source.donorName.trim() } : {} }
        : e.source.lineId
          ? { donationLineId: e.source.lineId }
          : { donationId: e.source.id }),
      siteId: site,
      tag: e.tag,
      category: e.category,
      massSource: e.massSource,
      ...(e.massSource === 'category' ? {} : { massGrams: grams }),
      ...(confirmMass ? { confirmMass: true } : {}),
      ...(e.maker.trim() ? { manufacturer: e.maker.trim() } : {}),
      ...(e.model.trim() ? { model: e.model.trim() } : {}),
      ...(e.serial.trim() ? { serial: e.serial.trim() } : {}),
      ...(e.noSerial ? { noSerial: true } : {}),
      ...(e.donorTag.trim() ? { donorAssetTag: e.donorTag.trim() } : {}),
    }
    const said = JSON.stringify(body)
    if (attempt.current.busy) return
    // The same device sent again after a silence is received once.
    if (attempt.current.said !== said)
      attempt.current = { said, id: crypto.randomUUID(), busy: true }
    attempt.current.busy = true
    try {
      const outcome = await act.sendOrThrow({ body: { ...body, eventId: attempt.current.id } })
      attempt.current.said = ''
      const device = 'answer' in outcome ? outcome.answer : null
      setDone((list) => [
        {
          tag: e.tag,
          category: e.category,
          name: [device?.manufacturer ?? e.maker, device?.model ?? e.model]
            .filter(Boolean)
            .join(' '),
          grams: device?.massGrams ?? grams,
          quarantine: device ? device.state === 'QUARANTINE' : !('donationLineId' in body),
          warnings: device?.warnings.map((w) => w.code) ?? [],
        },
        ...list,
      ])
      change(nextEntry(e))
      const said = t.received(printedTag(e.tag), label(e.category))
      sayDone(device ? said : `${said} – ${noted.noted}`, { sound: true })
      focus('tag')
    } catch (problem) {
      refused(problem)
    }
    attempt.current.busy = false
    void client.invalidateQueries()
  }
  const refused = (problem: unknown) => {
    if (!(problem instanceof Refused)) return beep('refused')
    const { code, title, blockers = [] } = problem.problem
    const codes = [code, ...blockers.map((b) => b.code)]
    const field = fieldOf(codes)
    if (codes.includes('WEIGHT_OUT_OF_RANGE')) setUnusual(true)
    else if (field) wrong(field, (blockers.length === 1 && blockers[0]?.text) || title)
    else sayRefused(title)
  }
  const empty = () => {
    change({ ...nextEntry({ ...now.current, same: false }), same: now.current.same })
    focus('tag')
  }
  return {
    entry,
    change,
    done,
    forget,
    error,
    unusual,
    busy: act.busy,
    /** What is shown above the button: not what a field already says. */
    problem: error ? null : act.problem,
    go,
    takeTag,
    takeSerial,
    takeAny,
    send,
    empty,
  }
}
