import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { usePages, useWrite } from '../../api/query.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { useHolds } from '../../shell/me.tsx'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'
import { printedTag, useFormat } from '../../ui/format.ts'
import { GoTo } from '../../ui/link.tsx'
import { LoadedPages } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { sayDone } from '../../ui/say.ts'
import { DataTable } from '../../ui/table.tsx'
import { readKeys } from './read-keys.ts'

type Recipient = 'commercial' | 'citizenship'
const fr = {
  title: 'Licences',
  lead: 'Une clé, un appareil, pour de bon. Le service ne garde que les cinq derniers caractères : rangez les clés ailleurs.',
  list: 'Licences de l’association',
  none: 'Aucune licence enregistrée.',
  kind: 'Licence',
  lastFive: 'Fin de la clé',
  coa: 'Certificat (COA)',
  recipient: 'Pour qui',
  device: 'Donnée à',
  free: 'pas encore donnée',
  on: 'Enregistrée le',
  add: 'Enregistrer des licences',
  kindHelp: 'Comme le vendeur la nomme, par exemple « Windows 11 Pro, reconditionneur ».',
  keys: 'Les clés, une par ligne',
  keysHelp:
    'Avec le numéro du certificat après un point-virgule, s’il y en a un : AAAAA-BBBBB-…;00123-456',
  found: (n: number) => (n < 2 ? `${n} clé lue.` : `${n} clés lues.`),
  save: 'Enregistrer',
  saved: (n: number) => (n < 2 ? `${n} licence enregistrée` : `${n} licences enregistrées`),
  recipients: {
    commercial: 'Tout acheteur',
    citizenship: 'Associations, écoles, personnes à faibles revenus seulement',
  },
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    title: 'Licences',
    lead: 'One key, one device, for good. The service keeps only the last five characters: store the keys elsewhere.',
    list: 'Licences of the association',
    none: 'No licence recorded.',
    kind: 'Licence',
    lastFive: 'End of the key',
    coa: 'Certificate (COA)',
    recipient: 'For whom',
    device: 'Given to',
    free: 'free',
    on: 'Recorded on',
    add: 'Record licences',
    kindHelp: 'As its seller names it, for example “Windows 11 Pro, refurbisher”.',
    keys: 'The keys, one a line',
    keysHelp:
      'With the certificate’s number after a semicolon, where there is one: AAAAA-BBBBB-…;00123-456',
    found: (n) => (n === 1 ? '1 key read.' : `${n} keys read.`),
    save: 'Record',
    saved: (n) => (n === 1 ? '1 licence recorded' : `${n} licences recorded`),
    recipients: {
      commercial: 'Any buyer',
      citizenship: 'Charities, schools, people of low income alone',
    },
  },
}

/** The licences of an association: which are free, which device has which; a supervisor records those that were bought. */
export default function Licences() {
  const t = useText(text)
  const f = useFormat()
  const buys = useHolds('supervisor')
  const pages = usePages(api.listLicences, {})
  return (
    <Page title={t.title} lead={t.lead}>
      <Section title={t.list}>
        <LoadedPages of={pages} empty={t.none}>
          {(rows) => (
            <DataTable
              caption={t.list}
              rows={rows}
              rowKey={(l) => l.id}
              columns={[
                { title: t.kind, cell: (l) => l.kind },
                { title: t.lastFive, cell: (l) => <span className="code">{l.lastFive}</span> },
                { title: t.coa, cell: (l) => l.coa && <span className="code">{l.coa}</span> },
                { title: t.recipient, cell: (l) => t.recipients[l.recipientClass] },
                {
                  title: t.device,
                  cell: (l) =>
                    l.device ? (
                      <GoTo to={`/devices/${l.device}`}>{printedTag(l.device)}</GoTo>
                    ) : (
                      t.free
                    ),
                },
                { title: t.on, cell: (l) => f.day(l.recordedAt) },
              ]}
            />
          )}
        </LoadedPages>
      </Section>
      {buys && (
        <Section title={t.add}>
          <AddLicences />
        </Section>
      )}
    </Page>
  )
}

function AddLicences() {
  const t = useText(text)
  const [kind, setKind] = useState('')
  const [recipientClass, setRecipient] = useState<Recipient>('commercial')
  // Keys are never kept in a draft: what the tab forgets cannot leak.
  const [written, setWritten] = useState('')
  const act = useWrite(api.importLicences)
  const licences = readKeys(written)
  const send = async () => {
    const body = { kind: kind.trim(), recipientClass, licences }
    const done = await act.send({ body, key: crypto.randomUUID() })
    if (!done) return
    setWritten('')
    sayDone(t.saved(done.imported))
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={t.save}
      disabled={kind.trim().length < 2 || licences.length === 0}
    >
      <TextField
        label={t.kind}
        description={t.kindHelp}
        value={kind}
        onValue={setKind}
        maxLength={60}
        required
      />
      <ChoiceField
        label={t.recipient}
        value={recipientClass}
        onValue={(r) => setRecipient(r as Recipient)}
        options={[
          ['commercial', t.recipients.commercial],
          ['citizenship', t.recipients.citizenship],
        ]}
        required
      />
      <Textarea
        label={t.keys}
        description={`${t.keysHelp} ${t.found(licences.length)}`}
        value={written}
        onChange={(e) => setWritten(e.currentTarget.value)}
        autosize
        minRows={4}
        autoComplete="off"
        spellCheck={false}
        required
      />
    </Form>
  )
}
