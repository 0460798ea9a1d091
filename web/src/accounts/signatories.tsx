import { Button } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { PaperButton } from '../ui/files.tsx'
import { today, useFormat } from '../ui/format.ts'
import { Empty } from '../ui/loaded.tsx'
import { Of } from '../ui/named.tsx'
import { Section } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { EndSignatory } from './signatory-end.tsx'
import { SignatoryForm } from './signatory-form.tsx'
import type { Issuer, Signatory } from './words.ts'

const text: Texts<
  Record<
    | 'title'
    | 'add'
    | 'none'
    | 'name'
    | 'forgotten'
    | 'quality'
    | 'from'
    | 'to'
    | 'image'
    | 'open'
    | 'noImage'
    | 'state'
    | 'waits'
    | 'inOffice'
    | 'ended'
    | 'later'
    | 'act',
    string
  >
> = {
  fr: {
    title: 'Signataires',
    add: 'Ajouter un signataire',
    none: 'Personne ne peut signer. Ajoutez la présidence, la trésorerie ou une personne déléguée.',
    name: 'Nom',
    forgotten: 'Nom effacé',
    quality: 'Qualité',
    from: 'À partir du',
    to: 'Fin',
    image: 'Signature',
    open: 'Voir',
    noImage: 'Sans image',
    state: 'État',
    waits: 'Attend une confirmation',
    inOffice: 'En fonction',
    ended: 'Terminé',
    later: 'Pas encore',
    act: 'Action',
  },
  en: {
    title: 'Signatories',
    add: 'Add a signatory',
    none: 'Nobody may sign. Add the president, the treasurer or a delegate.',
    name: 'Name',
    forgotten: 'Name erased',
    quality: 'Quality',
    from: 'From',
    to: 'End',
    image: 'Signature',
    open: 'See',
    noImage: 'No image',
    state: 'State',
    waits: 'Waits for confirmation',
    inOffice: 'In office',
    ended: 'Ended',
    later: 'Not yet',
    act: 'Act',
  },
}

/** Who signs for an issuer, since when and until when; and how to add or end one. */
export function Signatories({ issuer, mayKeep }: { issuer: Issuer; mayKeep: boolean }) {
  const t = useText(text)
  const f = useFormat()
  const [adding, setAdding] = useState(false)
  const isOver = (s: Signatory) => s.validTo !== null && s.validTo <= today()
  return (
    <Section
      title={t.title}
      actions={
        mayKeep && (
          <Button aria-haspopup="dialog" variant="default" onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        )
      }
    >
      {issuer.signatories.length === 0 ? (
        <Empty>{t.none}</Empty>
      ) : (
        <DataTable
          caption={t.title}
          rows={issuer.signatories}
          rowKey={(s) => s.id}
          columns={[
            { title: t.name, cell: (s) => s.name ?? t.forgotten },
            { title: t.quality, cell: (s) => s.quality },
            { title: t.from, cell: (s) => f.day(s.validFrom) },
            { title: t.to, cell: (s) => s.validTo && f.day(s.validTo) },
            {
              title: t.state,
              cell: (s) =>
                isOver(s) ? (
                  <Tag>{t.ended}</Tag>
                ) : s.confirmedBy === null ? (
                  <Tag tone="warn">{t.waits}</Tag>
                ) : s.validFrom > today() ? (
                  <Tag tone="info">{t.later}</Tag>
                ) : (
                  <Tag tone="good">{t.inOffice}</Tag>
                ),
            },
            {
              title: t.image,
              cell: ({ signatureSha256: sha256, name }) =>
                sha256 ? (
                  <PaperButton
                    label={
                      <>
                        {t.open}
                        <Of>{name ?? ''}</Of>
                      </>
                    }
                    fetch={() => api.getFile({ params: { sha256 } })}
                  />
                ) : (
                  t.noImage
                ),
            },
            ...(mayKeep
              ? [
                  {
                    title: t.act,
                    cell: (s: Signatory) => (s.validTo === null ? <EndSignatory of={s} /> : null),
                  },
                ]
              : []),
          ]}
        />
      )}
      <Dialog title={t.add} opened={adding} onClose={() => setAdding(false)}>
        <SignatoryForm organisationId={issuer.organisationId} close={() => setAdding(false)} />
      </Dialog>
    </Section>
  )
}
