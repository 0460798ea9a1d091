import { Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { usePages, useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { PaperButton } from '../ui/files.tsx'
import { ChoiceField, Form } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { LoadedPages } from '../ui/loaded.tsx'
import { Of } from '../ui/named.tsx'
import { Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { DataTable } from '../ui/table.tsx'
import { useAttemptKey } from './attempt-key.ts'
import { LEDGER_PATIENCE_MS } from './ledger-verify.tsx'
import type { Till } from './till-facts.tsx'

const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'empty'
    | 'made'
    | 'entries'
    | 'size'
    | 'print'
    | 'file'
    | 'download'
    | 'what'
    | 'since'
    | 'sinceHelp'
    | 'all'
    | 'first'
    | 'allHelp'
    | 'submit'
    | 'done'
    | 'open'
    | 'reader',
    string
  > & { span: (from: string, to: string) => string }
> = {
  fr: {
    title: 'Archives',
    lead: 'Une archive est un fichier à garder hors du service : tout le registre, des tableaux à ouvrir dans un tableur, et de quoi vérifier sans nous. Faites-en une par mois ou par exercice, et rangez-la ailleurs.',
    empty: 'Aucune archive pour le moment.',
    made: 'Faite le',
    entries: 'Écritures',
    span: (from, to) => `de ${from} à ${to}`,
    size: 'Taille',
    print: 'Empreinte (SHA-256)',
    file: 'Fichier',
    download: 'Télécharger',
    what: 'Ce que contient la nouvelle archive',
    since: 'Depuis la dernière archive',
    sinceHelp: 'De l’écriture qui suit la dernière archive jusqu’à la dernière clôture.',
    first: 'La première archive contient tout le registre, jusqu’à la dernière clôture.',
    all: 'Tout le registre',
    allHelp: 'De la première écriture jusqu’à la dernière clôture : se vérifie toute seule.',
    submit: 'Faire l’archive',
    done: 'Archive faite : téléchargez-la et gardez-la ailleurs.',
    open: 'La caisse est ouverte : clôturez-la d’abord, puis faites l’archive.',
    reader: 'La comptabilité, la boutique ou l’administration font les archives.',
  },
  en: {
    title: 'Archives',
    lead: 'An archive is a file to keep outside the service: the whole ledger, tables for a spreadsheet, and what is needed to verify without us. Make one each month or fiscal year, and keep it elsewhere.',
    empty: 'No archive yet.',
    made: 'Made on',
    entries: 'Entries',
    span: (from, to) => `from ${from} to ${to}`,
    size: 'Size',
    print: 'Fingerprint (SHA-256)',
    file: 'File',
    download: 'Download',
    what: 'What the new archive holds',
    since: 'Since the last archive',
    sinceHelp: 'From the entry after the last archive to the last closing.',
    first: 'The first archive holds the whole ledger, up to the last closing.',
    all: 'The whole ledger',
    allHelp: 'From the first entry to the last closing: it can be verified alone.',
    submit: 'Make the archive',
    done: 'Archive made: download it and keep it elsewhere.',
    open: 'The till is open: close it first, then make the archive.',
    reader: 'The accounts, the shop or the administration make the archives.',
  },
}

/** The archives of a till: made here, downloaded, kept elsewhere. */
export function Archives({ till }: { till: Till }) {
  const t = useText(text)
  const f = useFormat()
  const mayMake = useHolds('accountant', 'admin', 'shopManager')
  const archives = usePages(api.listLedgerArchives, { params: { id: till.code } })
  return (
    <Section title={t.title}>
      <Text>{t.lead}</Text>
      {mayMake ? (
        <NewArchive till={till} any={archives.rows.length > 0} />
      ) : (
        <Text>{t.reader}</Text>
      )}
      <LoadedPages of={archives} empty={t.empty}>
        {(rows) => (
          <DataTable
            caption={t.title}
            rows={[...rows].reverse()}
            rowKey={(a) => a.id}
            columns={[
              { title: t.made, cell: (a) => f.dayAndTime(a.recordedAt) },
              { title: t.entries, cell: (a) => t.span(f.number(a.fromSeq), f.number(a.toSeq)) },
              { title: t.size, cell: (a) => f.fileSize(a.size) },
              {
                title: t.print,
                cell: (a) => <span className="code">{a.sha256.slice(0, 16)}…</span>,
              },
              {
                title: t.file,
                cell: (a) => (
                  <PaperButton
                    label={
                      <>
                        {t.download}
                        <Of>{`${a.fromSeq}-${a.toSeq}`}</Of>
                      </>
                    }
                    fetch={() => api.getLedgerArchive({ params: { id: a.id } })}
                    fileName={`${a.till}-${a.fromSeq}-${a.toSeq}.zip`}
                  />
                ),
              },
            ]}
          />
        )}
      </LoadedPages>
    </Section>
  )
}

function NewArchive({ till, any }: { till: Till; any: boolean }) {
  const t = useText(text)
  const write = useWrite(api.exportLedgerArchive)
  const [what, setWhat] = useState('all')
  const sinceLast = what === 'since'
  // The same id when it is sent again: one archive.
  const [requestId, renew] = useAttemptKey({ till: till.code, sinceLast })
  const make = async () => {
    const done = await write.send({
      params: { id: till.code },
      body: { requestId, sinceLast },
      patienceMs: LEDGER_PATIENCE_MS,
    })
    if (!done) return
    renew()
    sayDone(t.done)
  }
  if (till.state !== 'closed') return <Text>{t.open}</Text>
  return (
    <Form onSubmit={() => void make()} busy={write.busy} problem={write.problem} submit={t.submit}>
      {any ? (
        <ChoiceField
          label={t.what}
          value={what}
          onValue={setWhat}
          options={[
            ['all', t.all, t.allHelp],
            ['since', t.since, t.sinceHelp],
          ]}
        />
      ) : (
        <Text>{t.first}</Text>
      )}
    </Form>
  )
}
