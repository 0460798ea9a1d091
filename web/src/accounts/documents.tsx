import { Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { usePages } from '../api/query.ts'
import { type Texts, useLanguage, useText } from '../i18n.tsx'
import { PaperButton } from '../ui/files.tsx'
import { SelectField } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo, useSearchValue } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { Of } from '../ui/named.tsx'
import { Page } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'

type Kind = NonNullable<NonNullable<Parameters<typeof api.listDocuments>[0]['query']>['kind']>

const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'filters'
    | 'kind'
    | 'all'
    | 'empty'
    | 'paper'
    | 'number'
    | 'issuer'
    | 'issued'
    | 'status'
    | 'check'
    | 'open'
    | 'file',
    string
  > & { kinds: Record<Kind, string> }
> = {
  fr: {
    title: 'Documents',
    lead: 'Tous les papiers délivrés, dans l’ordre. Un papier délivré ne change jamais.',
    filters: 'Filtrer les documents',
    kind: 'Nature',
    all: 'Tous',
    empty: 'Aucun document de cette nature pour le moment.',
    paper: 'Papier',
    number: 'Numéro',
    issuer: 'Délivré par',
    issued: 'Le',
    status: 'État',
    check: 'Vérifier',
    open: 'Ouvrir',
    file: 'Fichier',
    kinds: {
      recuFiscal: 'Reçus fiscaux',
      giftCertificate: 'Attestations de don',
      erasureCertificate: 'Certificats d’effacement',
      donationErasureCertificate: 'Certificats d’effacement d’un don',
      pickupSlip: 'Bordereaux d’enlèvement',
      transferSlip: 'Bordereaux de transfert',
    },
  },
  en: {
    title: 'Documents',
    lead: 'All papers issued, in order. An issued paper never changes.',
    filters: 'Filter the documents',
    kind: 'Kind',
    all: 'All',
    empty: 'No document of this kind yet.',
    paper: 'Paper',
    number: 'Number',
    issuer: 'Issued by',
    issued: 'On',
    status: 'State',
    check: 'Check',
    open: 'Open',
    file: 'File',
    kinds: {
      recuFiscal: 'Tax receipts',
      giftCertificate: 'Gift certificates',
      erasureCertificate: 'Erasure certificates',
      donationErasureCertificate: 'Erasure certificates of gifts',
      pickupSlip: 'Pick-up slips',
      transferSlip: 'Transfer slips',
    },
  },
}

/** All papers one may see, by kind: opened, or checked by their code. */
export default function Documents() {
  const t = useText(text)
  const { language } = useLanguage()
  const f = useFormat()
  const words = useWords()
  const [said, setKind] = useSearchValue('kind')
  const kinds = Object.keys(t.kinds) as Kind[]
  const kind = kinds.find((k) => k === said)
  const papers = usePages(api.listDocuments, { query: { ...(kind ? { kind } : {}), limit: 50 } })
  return (
    <Page title={t.title} lead={t.lead}>
      <search className="filters" aria-label={t.filters}>
        <SelectField
          label={t.kind}
          value={kind ?? 'all'}
          onValue={(k) => setKind(k === 'all' ? null : k)}
          options={[['all', t.all], ...kinds.map((k) => [k, t.kinds[k]] as const)]}
        />
      </search>
      <LoadedPages of={papers} empty={t.empty}>
        {(rows) => (
          <DataTable
            caption={t.title}
            rows={rows}
            rowKey={(d) => d.id}
            columns={[
              {
                title: t.paper,
                cell: (d) => (
                  <>
                    <Text fw={600}>{d.title[language]}</Text>
                    <span className="code">{d.number}</span>
                  </>
                ),
              },
              { title: t.issuer, cell: (d) => d.issuer },
              { title: t.issued, cell: (d) => f.day(d.issuedAt) },
              {
                title: t.status,
                cell: (d) => (
                  <Tag tone={words.documentTone(d.status)}>{words.documentStatus(d.status)}</Tag>
                ),
              },
              {
                title: t.file,
                cell: (d) => (
                  <PaperButton
                    label={
                      <>
                        {t.open}
                        <Of>{`${d.title[language]} ${d.number}`}</Of>
                      </>
                    }
                    fetch={() => api.getDocument({ params: { id: d.id } })}
                  />
                ),
              },
              {
                title: t.check,
                cell: (d) => (
                  <GoTo to={`/check/${d.checkCode}`} className="link target">
                    {t.check}
                    <Of>{`${d.title[language]} ${d.number}`}</Of>
                  </GoTo>
                ),
              },
            ]}
          />
        )}
      </LoadedPages>
    </Page>
  )
}
