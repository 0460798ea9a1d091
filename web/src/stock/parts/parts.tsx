import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { usePages, useWrite } from '../../api/query.ts'
import { newLine, type PartLine, readLines, wholeGrams } from '../../bench/panels/part-lines.tsx'
import { type PartType, partsText, partTypes, usualGrams } from '../../bench/parts-text.ts'
import { useSites, useWorkSite, WorkSiteField } from '../../bench/work-site.tsx'
import { type Texts, useText } from '../../i18n.tsx'
import { ScanInput } from '../../scan/scan-input.tsx'
import { useHolds } from '../../shell/me.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { Form, SelectField, TextField } from '../../ui/form.tsx'
import { printedTag, useFormat } from '../../ui/format.ts'
import { GoTo, useSearchValue } from '../../ui/link.tsx'
import { LoadedPages } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { sayDone } from '../../ui/say.ts'
import { DataTable } from '../../ui/table.tsx'

const fr = {
  title: 'Pièces',
  lead: 'Ce qui est gardé des appareils démontés, et ce qui est venu à part. Les disques sont des supports, pas des pièces.',
  add: 'Ajouter une pièce venue à part',
  record: 'Mettre en stock',
  recorded: 'Pièce en stock',
  list: 'En stock',
  site: 'Site',
  everySite: 'Tous les sites',
  every: 'Toutes les pièces',
  none: 'Aucune pièce en stock.',
  of: 'Vient de',
  apart: 'venue à part',
  mass: 'Masse',
  label: 'Étiquette',
  since: 'Depuis le',
  discard: 'Jeter (D3E)',
  discardSure: 'Jeter cette pièce ? Elle devient un déchet, pour de bon.',
  discarded: 'Pièce jetée',
  name: 'Marque et modèle (facultatif)',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    title: 'Parts',
    lead: 'What is kept of dismantled devices, and what came by itself. Disks are media, not parts.',
    add: 'Add a part that came by itself',
    record: 'Put in stock',
    recorded: 'Part in stock',
    list: 'In stock',
    site: 'Site',
    everySite: 'All sites',
    every: 'All parts',
    none: 'No part in stock.',
    of: 'Comes from',
    apart: 'came by itself',
    mass: 'Mass',
    label: 'Label',
    since: 'Since',
    discard: 'Throw away (D3E)',
    discardSure: 'Throw this part away? It becomes waste, for good.',
    discarded: 'Part thrown away',
    name: 'Maker and model (optional)',
  },
}

/** The parts in stock: by type and site; those that came by themselves are added here. */
export default function Parts() {
  const t = useText(text)
  const p = useText(partsText)
  const f = useFormat()
  const works = useHolds('technician', 'supervisor')
  const { all: sites, name } = useSites()
  const [site, setSite] = useSearchValue('site')
  const [type, setType] = useSearchValue('type')
  const query = {
    ...(site && { siteId: site }),
    ...(type && { type: type as PartType }),
  }
  const pages = usePages(api.listParts, { query })
  return (
    <Page title={t.title} lead={t.lead}>
      <Section title={t.list}>
        <div className="two">
          <SelectField
            label={p.type}
            value={type ?? ''}
            onValue={(v) => setType(v || null)}
            options={partTypes.map((v) => [v, p.types[v]] as const)}
            none={t.every}
          />
          {sites.length > 1 && (
            <SelectField
              label={t.site}
              value={site ?? ''}
              onValue={(id) => setSite(id || null)}
              options={sites.map((s) => [s.id, s.name] as const)}
              none={t.everySite}
            />
          )}
        </div>
        <LoadedPages of={pages} empty={t.none}>
          {(rows) => (
            <DataTable
              caption={t.list}
              rows={rows}
              rowKey={(r) => r.id}
              columns={[
                {
                  title: p.type,
                  cell: (r) => [p.types[r.type], r.label, r.fits].filter(Boolean).join(' · '),
                },
                {
                  title: t.label,
                  cell: (r) => r.tag && <span className="code">{printedTag(r.tag)}</span>,
                },
                {
                  title: t.of,
                  cell: (r) =>
                    r.fromDevice ? (
                      <GoTo to={`/devices/${r.fromDevice}`}>{printedTag(r.fromDevice)}</GoTo>
                    ) : (
                      t.apart
                    ),
                },
                { title: t.site, cell: (r) => name(r.siteId) },
                { title: t.mass, cell: (r) => f.mass(r.grams), right: true },
                ...(works ? [{ title: t.discard, cell: (r: Row) => <Discard part={r} /> }] : []),
              ]}
            />
          )}
        </LoadedPages>
      </Section>
      {works && (
        <Section title={t.add}>
          <AddPart />
        </Section>
      )}
    </Page>
  )
}
type Row = Awaited<ReturnType<typeof api.listParts>>['items'][number]

function Discard({ part }: { part: Row }) {
  const t = useText(text)
  const act = useWrite(api.discardPart)
  const send = async () => {
    const args = { params: { id: part.id }, body: { version: part.version } }
    const done = await act.send(args)
    if (done) sayDone(t.discarded)
    return done
  }
  return (
    <ConfirmButton
      label={t.discard}
      question={t.discardSure}
      confirm={t.discard}
      act={send}
      busy={act.busy}
      problem={act.problem}
    />
  )
}

function AddPart() {
  const t = useText(text)
  const p = useText(partsText)
  const siteId = useWorkSite()
  const act = useWrite(api.recordPart)
  const [line, setLine] = useState<PartLine>(newLine)
  const [label, setLabel] = useState('')
  const [eventId, setEventId] = useState(() => crypto.randomUUID())
  const change = (by: Partial<PartLine>) => setLine({ ...line, ...by })
  const [read] = readLines([line]) ?? []
  const send = async () => {
    if (!read || !siteId) return
    const { keep: _, ...part } = read
    const body = { ...part, siteId, eventId, ...(label.trim() ? { label: label.trim() } : {}) }
    if (!(await act.send({ body }))) return
    setLine(newLine(line.type))
    setLabel('')
    setEventId(crypto.randomUUID())
    sayDone(t.recorded)
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={t.record}
      disabled={!read || !siteId}
    >
      <WorkSiteField />
      <div className="two">
        <SelectField
          label={p.type}
          value={line.type}
          onValue={(v) => change({ type: v as PartType, grams: String(usualGrams[v as PartType]) })}
          options={partTypes.map((v) => [v, p.types[v]] as const)}
        />
        <TextField
          label={p.grams}
          description={p.gramsHelp}
          value={line.grams}
          onValue={(grams) => change({ grams })}
          inputMode="numeric"
          error={wholeGrams(line.grams) === null ? p.grams : null}
          required
        />
        <TextField label={t.name} value={label} onValue={setLabel} maxLength={80} />
        <TextField
          label={p.fits}
          description={p.fitsHelp}
          value={line.fits}
          onValue={(fits) => change({ fits })}
          maxLength={60}
        />
      </div>
      <ScanInput
        label={p.label}
        description={p.labelHelp}
        value={line.tag}
        onValue={(tag) => change({ tag })}
        onScan={(tag) => change({ tag })}
      />
    </Form>
  )
}
