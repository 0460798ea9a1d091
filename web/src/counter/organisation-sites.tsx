import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { usePages, useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { ConfirmButton, Dialog } from '../ui/dialog.tsx'
import { focusTitle } from '../ui/focus.ts'
import { LoadedPages } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { SiteForm } from './site-form.tsx'
import { type Organisation, oneLine } from './words.ts'

export type Site = Result<typeof api.listSites>['items'][number]
const fr = {
  title: 'Ses sites',
  none: 'Aucun site. Un site est un lieu où l’on travaille : atelier, entrepôt, boutique.',
  add: 'Ajouter un site',
  edit: 'Modifier',
  editTitle: 'Modifier le site',
  off: 'Fermer',
  offQuestion:
    'Plus rien ne pourra y être reçu. Un site qui garde des appareils ne peut pas être fermé. Il n’y a pas de retour en arrière.',
  offConfirm: 'Fermer ce site',
  offDone: 'Site fermé.',
  closed: 'Fermé',
  open: 'Ouvert',
  name: 'Nom',
  kind: 'Quelle sorte',
  address: 'Adresse',
  state: 'État',
  act: 'Agir',
  notActive: 'Cette organisation est désactivée : elle ne peut plus avoir de nouveau site.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    title: 'Its sites',
    none: 'No site. A site is a place where people work: workshop, warehouse, shop.',
    add: 'Add a site',
    edit: 'Change',
    editTitle: 'Change the site',
    off: 'Close',
    offQuestion:
      'Nothing can be received there any more. A site that keeps devices cannot be closed. There is no way back.',
    offConfirm: 'Close this site',
    offDone: 'Site closed.',
    closed: 'Closed',
    open: 'Open',
    name: 'Name',
    kind: 'Which kind',
    address: 'Address',
    state: 'State',
    act: 'Act',
    notActive: 'This organisation is deactivated: it can have no new site.',
  },
}

/** Where an organisation works: added, changed, closed. `title` names it where several stand together. */
export function OrganisationSites({
  organisation: o,
  title,
}: {
  organisation: Organisation
  title?: string
}) {
  const t = useText(text)
  const words = useWords()
  const sites = usePages(api.listSites, { query: { organisationId: o.id } })
  const [open, setOpen] = useState<Site | 'new' | null>(null)
  return (
    <Section title={title ?? t.title}>
      <LoadedPages of={sites} empty={t.none}>
        {(rows) => (
          <DataTable
            caption={title ?? t.title}
            rows={rows}
            rowKey={(s) => s.id}
            columns={[
              { title: t.name, cell: (s) => s.name },
              { title: t.kind, cell: (s) => words.siteKind(s.kind) },
              { title: t.address, cell: (s) => oneLine(s.address) },
              {
                title: t.state,
                cell: (s) => (
                  <Tag tone={s.active ? 'good' : 'neutral'}>{s.active ? t.open : t.closed}</Tag>
                ),
              },
              {
                title: t.act,
                cell: (s) =>
                  s.active && (
                    <Group gap="xs" wrap="nowrap">
                      <Button variant="default" onClick={() => setOpen(s)}>
                        {t.edit}
                        <span className="visually-hidden"> {s.name}</span>
                      </Button>
                      <CloseSite site={s} />
                    </Group>
                  ),
              },
            ]}
          />
        )}
      </LoadedPages>
      <Stack gap="xs">
        <div>
          <Button variant="default" disabled={!o.active} onClick={() => setOpen('new')}>
            {t.add}
          </Button>
        </div>
        {!o.active && <Text>{t.notActive}</Text>}
      </Stack>
      <Dialog
        title={open === 'new' ? t.add : t.editTitle}
        opened={open !== null}
        onClose={() => setOpen(null)}
      >
        {open !== null && (
          <SiteForm
            organisation={o}
            site={open === 'new' ? null : open}
            done={() => setOpen(null)}
          />
        )}
      </Dialog>
    </Section>
  )
}

function CloseSite({ site }: { site: Site }) {
  const t = useText(text)
  const off = useWrite(api.deactivateSite)
  const act = async () => {
    const done = await off.send({ params: { id: site.id }, body: { version: site.version } })
    if (done) {
      sayDone(t.offDone)
      focusTitle()
    }
    return done
  }
  return (
    <ConfirmButton
      label={
        <>
          {t.off}
          <span className="visually-hidden"> {site.name}</span>
        </>
      }
      question={`${site.name}. ${t.offQuestion}`}
      confirm={t.offConfirm}
      act={act}
      busy={off.busy}
      problem={off.problem}
    />
  )
}
