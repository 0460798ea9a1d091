import '../stock.css'
import { Button, Text } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useRead } from '../../api/query.ts'
import { useSites, useTakeSite, useWorkSite, WorkSiteField } from '../../bench/work-site.tsx'
import { CategoryIcon } from '../../donor/category-icon.tsx'
import { useText } from '../../i18n.tsx'
import { readCommand } from '../../scan/scan-burst.ts'
import { useScanBurst } from '../../scan/use-scan-burst.ts'
import { TextField } from '../../ui/form.tsx'
import { useHeadingFocus } from '../../ui/heading-focus.ts'
import { useSearchValue } from '../../ui/link.tsx'
import { Loaded, Waiting } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem.tsx'
import { sayDone, sayRefused } from '../../ui/say.ts'
import { Notice } from '../../ui/tag.tsx'
import { useCategories } from '../../words.ts'
import { DeviceForm, type Fields } from './device-form.tsx'
import { DoneList } from './done-list.tsx'
import { emptyEntry, type Field } from './entry.ts'
import { CategoryPick, LinePick } from './kind-pick.tsx'
import { SourcePick } from './source.tsx'
import { text } from './text.ts'
import { useReceive } from './use-receive.ts'

const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)

/** The reception: where it comes from, what it is, then one scan after another. */
export default function Receive() {
  const t = useText(text)
  const site = useWorkSite()
  const { mine, known, error, again } = useSites()
  const takeSite = useTakeSite()
  const { label } = useCategories()
  const { box, focus: focusHeading } = useHeadingFocus()
  const nowhere = useRef<HTMLInputElement>(null)
  const tag = useRef<HTMLInputElement>(null)
  const serial = useRef<HTMLInputElement>(null)
  const maker = useRef<HTMLInputElement>(null)
  const model = useRef<HTMLInputElement>(null)
  const mass = useRef<HTMLInputElement>(null)
  const donorTag = useRef<HTMLInputElement>(null)
  const fields = useMemo<Fields>(() => ({ tag, serial, maker, model, mass, donorTag }), [])
  // After the drawing that empties or shows the field.
  const focus = (field: Field) => {
    requestAnimationFrame(() => {
      fields[field].current?.focus()
      fields[field].current?.select()
    })
  }
  const r = useReceive(focus)
  const { source, category } = r.entry
  const [named, forgetNamed] = useSearchValue('donation')
  // A gift’s own page sends here with its gift already chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken once from the address
  useEffect(() => {
    if (named === null) return
    if (source?.kind !== 'gift' || source.id !== named) {
      r.change({ ...emptyEntry, source: { kind: 'gift', id: named } })
    }
    forgetNamed(null)
  }, [named])
  const giftId = source?.kind === 'gift' ? source.id : ''
  const gift = useRead(api.getDonation, { params: { id: giftId } }, { when: giftId !== '' })
  const ready = site !== null && source !== null && category !== ''
  useEffect(() => {
    if (ready) requestAnimationFrame(() => fields.tag.current?.focus())
  }, [ready, fields])

  const hear = (code: string) => {
    const command = readCommand(code)
    if (command?.kind === 'badge') return sayRefused(t.badge)
    if (command?.kind === 'site') return takeSite(command.id)
    if (command?.kind === 'cancel') {
      r.empty()
      return sayDone(t.cancelled, { sound: true })
    }
    if (command?.kind === 'do') {
      if (command.action === 'RECEIVE') return void r.send()
      if (command.action === 'NOSERIAL') {
        r.change({ noSerial: true, serial: '' })
        return r.go('serial')
      }
      return sayRefused(t.commandElse)
    }
    if (ready) r.takeAny(code)
  }
  // In a field of the form the keys are the field’s; commands are heard there too.
  useScanBurst(hear, nowhere)
  const commands = {
    ...r,
    takeTag: (code: string) => (readCommand(code) ? fieldCommand(code, 'tag') : r.takeTag(code)),
    takeSerial: (code: string) =>
      readCommand(code) ? fieldCommand(code, 'serial') : r.takeSerial(code),
  }
  const fieldCommand = (code: string, field: 'tag' | 'serial') => {
    r.change({ [field]: '' })
    hear(code)
  }
  const line =
    source?.kind === 'gift' ? gift.data?.lines.find((l) => l.id === source.lineId) : undefined
  const what = () =>
    r.change({
      category: '',
      ...(source?.kind === 'gift' ? { source: { kind: 'gift', id: source.id } } : {}),
    })
  return (
    <Page title={t.title} lead={t.lead}>
      {!known && (error ? <ProblemNote error={error} retry={again} /> : <Waiting />)}
      {known && mine.length === 0 && <Notice tone="warn">{t.noSite}</Notice>}
      <div ref={box}>
        {mine.length > 1 && (
          <section className="card" aria-label={t.where}>
            <WorkSiteField />
            {!site && <Text role="status">{t.siteFirst}</Text>}
          </section>
        )}
      </div>
      {site && !source && (
        <Section title={t.from}>
          <SourcePick choose={(s) => r.change({ source: s, category: '' })} />
        </Section>
      )}
      {site && source && (
        <Section
          title={
            source.kind === 'unannounced'
              ? t.unannounced
              : gift.data
                ? [gift.data.donorName, gift.data.reference].filter(Boolean).join(', ')
                : t.fromGift
          }
          actions={
            <Button
              variant="default"
              onClick={() => {
                r.change({ ...emptyEntry, same: r.entry.same })
                focusHeading()
              }}
            >
              {t.change}
            </Button>
          }
        >
          {source.kind === 'unannounced' && (
            <TextField
              label={t.donorName}
              value={source.donorName}
              onValue={(donorName) => r.change({ source: { kind: 'unannounced', donorName } })}
              autoComplete="off"
            />
          )}
          {source.kind === 'gift' && (
            <Loaded of={gift}>
              {(d) => (
                <>
                  {source.lineId === undefined && (
                    <LinePick
                      gift={d}
                      choose={(lineId, c) =>
                        r.change({ source: { kind: 'gift', id: d.id, lineId }, category: c })
                      }
                      outside={() =>
                        r.change({ source: { kind: 'gift', id: d.id, lineId: null }, category: '' })
                      }
                    />
                  )}
                </>
              )}
            </Loaded>
          )}
          {(source.kind === 'unannounced' || source.lineId === null) && (
            <Notice tone="warn" icon={<IconHelpCircle size={26} aria-hidden />}>
              {source.kind === 'unannounced' ? t.unannouncedNote : t.outsideNote}
            </Notice>
          )}
          {category === '' && (source.kind === 'unannounced' || source.lineId === null) && (
            <>
              <Text fw={600}>{t.what}</Text>
              <CategoryPick choose={(c) => r.change({ category: c })} />
            </>
          )}
        </Section>
      )}
      {ready && (
        <Section title={t.device}>
          <div className="chosen">
            <span className="chosen-name big">
              <CategoryIcon category={category} />
              {capital(label(category))}
            </span>
            {line && <span>{t.progress(line.progress.received, line.quantity)}</span>}
            <Button variant="default" onClick={what}>
              {t.changeWhat}
            </Button>
          </div>
          <DeviceForm reception={commands} fields={fields} focus={focus} />
        </Section>
      )}
      <DoneList done={r.done} forget={r.forget} />
    </Page>
  )
}
