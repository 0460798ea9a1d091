import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Refused } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead, useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { useDraft, useHasDraft } from '../ui/draft.ts'
import { focusTitle } from '../ui/focus.ts'
import { GoTo, useParam } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { StaleNote } from '../ui/stale.tsx'
import { Facts, Notice, Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { fieldsOf, organisationBody, type Regime } from './organisation-fields.ts'
import { OrganisationForm } from './organisation-form.tsx'
import { OrganisationSites } from './organisation-sites.tsx'
import { organisationText } from './organisation-text.ts'
import { type Organisation, oneLine, useCounterWords } from './words.ts'

const fr = {
  title: 'Organisation',
  record: 'Sa fiche',
  edit: 'Modifier la fiche',
  save: 'Enregistrer',
  saved: 'Fiche enregistrée.',
  inactive: 'Désactivée',
  active: 'Active',
  state: 'État',
  off: 'Désactiver',
  offQuestion:
    'Elle ne pourra plus donner, recevoir ni être choisie. Son passé reste, ses documents aussi. Il n’y a pas de retour en arrière.',
  offConfirm: 'Désactiver l’organisation',
  offDone: 'Organisation désactivée.',
  merged: 'Cette fiche était un doublon. La fiche gardée :',
  keepEmpty:
    'Un numéro effacé ici n’est pas retiré de la fiche : écrivez le bon numéro à la place du faux.',
  gifts: 'Ses dons',
  giftsLink: 'Voir les dons de ce donateur',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    title: 'Organisation',
    record: 'Its record',
    edit: 'Change the record',
    save: 'Save',
    saved: 'Record saved.',
    inactive: 'Deactivated',
    active: 'Active',
    state: 'State',
    off: 'Deactivate',
    offQuestion:
      'It will no longer give, receive or be chosen. Its past stays, its papers too. There is no way back.',
    offConfirm: 'Deactivate the organisation',
    offDone: 'Organisation deactivated.',
    merged: 'This record was a duplicate. The one that stayed:',
    keepEmpty:
      'A number emptied here is not taken off the record: write the right number instead of the wrong one.',
    gifts: 'Its gifts',
    giftsLink: 'See the gifts of this donor',
  },
}
const GIVERS = ['company', 'publicBody', 'association']

export default function OrganisationPage() {
  const t = useText(text)
  const id = useParam('id')
  const organisation = useRead(api.getOrganisation, { params: { id } })
  return (
    <Page title={organisation.data?.name ?? t.title} back={{ to: '/organisations' }}>
      <Loaded of={organisation}>
        {(o) => (
          <Stack gap="lg">
            {o.mergedInto && (
              <Notice tone="warn">
                {t.merged} <Kept id={o.mergedInto} />
              </Notice>
            )}
            <Record key={o.id} organisation={o} />
            <OrganisationSites organisation={o} />
            {GIVERS.includes(o.kind) && (
              <Section title={t.gifts}>
                <div>
                  <GoTo to={`/counter?queue=all&donor=${o.id}`}>{t.giftsLink}</GoTo>
                </div>
              </Section>
            )}
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}

function Kept({ id }: { id: string }) {
  const kept = useRead(api.getOrganisation, { params: { id } })
  return <GoTo to={`/organisations/${id}`}>{kept.data?.name ?? '…'}</GoTo>
}

function Record({ organisation: o }: { organisation: Organisation }) {
  const t = useText(text)
  const said = useText(organisationText)
  const words = useWords()
  const counter = useCounterWords()
  const key = `organisation:${o.id}`
  const begun = useHasDraft(key)
  const [editing, setEditing] = useState(begun)
  const off = useWrite(api.deactivateOrganisation)
  const deactivate = async () => {
    const done = await off.send({ params: { id: o.id }, body: { version: o.version } })
    if (done) {
      sayDone(t.offDone)
      focusTitle()
    }
    return done
  }
  if (editing && o.active)
    return (
      <Section title={t.edit}>
        <Edit organisation={o} draft={key} done={() => setEditing(false)} />
      </Section>
    )
  return (
    <Section title={t.record}>
      <Facts
        of={[
          [said.kind, words.organisationKind(o.kind)],
          [
            t.state,
            <Tag key="state" tone={o.active ? 'good' : 'neutral'}>
              {o.active ? t.active : t.inactive}
            </Tag>,
          ],
          [said.siret, o.siret && <span className="code">{o.siret}</span>],
          [said.siren, o.siren && <span className="code">{o.siren}</span>],
          [said.rna, o.rna && <span className="code">{o.rna}</span>],
          [said.legalForm, o.legalForm],
          [said.taxRegime, o.taxRegime && said.regimes[o.taxRegime as Regime]],
          [said.yearEnd, o.fiscalYearEnd?.split('-').reverse().join('/')],
          [said.address, oneLine(o.address)],
          [said.mayResell, o.mayResellCg3p ? counter.yes : null],
        ]}
      />
      {o.active && (
        <Group gap="sm">
          <Button variant="default" onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
          <ConfirmButton
            label={t.off}
            question={t.offQuestion}
            confirm={t.offConfirm}
            act={deactivate}
            busy={off.busy}
            problem={off.problem}
          />
        </Group>
      )}
    </Section>
  )
}

function Edit({
  organisation: o,
  draft,
  done,
}: {
  organisation: Organisation
  draft: string
  done: () => void
}) {
  const t = useText(text)
  const [typed, set, clear] = useDraft(draft, { version: o.version, fields: fieldsOf(o) })
  const update = useWrite(api.updateOrganisation)
  const leave = () => {
    clear()
    done()
    focusTitle()
  }
  const save = async () => {
    const saved = await update.send({
      params: { id: o.id },
      body: { ...organisationBody(typed.fields), version: typed.version },
    })
    if (!saved) return
    sayDone(t.saved)
    leave()
  }
  const stale = update.problem instanceof Refused && update.problem.problem.code === 'STALE'
  return (
    <Stack>
      <Text c="dimmed">{t.keepEmpty}</Text>
      {typed.version < o.version && (
        <StaleNote
          mine={() => {
            update.reset()
            set((now) => ({ ...now, version: o.version }))
          }}
          theirs={() => {
            update.reset()
            set({ version: o.version, fields: fieldsOf(o) })
          }}
        />
      )}
      <OrganisationForm
        fields={typed.fields}
        change={(part) => set((now) => ({ ...now, fields: { ...now.fields, ...part } }))}
        kinds={null}
        submit={t.save}
        onSubmit={() => void save()}
        busy={update.busy}
        problem={stale && typed.version < o.version ? null : update.problem}
        cancel={leave}
      />
    </Stack>
  )
}
