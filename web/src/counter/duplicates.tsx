import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { usePages, useWrite } from '../api/query.ts'
import { plural, type Texts, useText } from '../i18n.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { focusTitle } from '../ui/focus.ts'
import { ChoiceField } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { Facts, Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { organisationText } from './organisation-text.ts'
import { oneLine } from './words.ts'

type Pair = Result<typeof api.listOrganisationDuplicates>['items'][number]
type Donor = Pair['organisations'][number]

const fr = {
  title: 'Doublons de donateurs',
  lead: 'Deux fiches pour un même donateur ? Comparez-les, choisissez celle qui reste, fusionnez. Les dons, les personnes et les documents de l’autre suivent.',
  none: 'Aucun doublon. Une paire apparaît ici quand deux donateurs ont le même SIREN, ou le même nom et le même code postal.',
  siren: 'Même SIREN',
  name: 'Même nom, même code postal',
  older: 'La plus ancienne',
  newer: 'La plus récente',
  gifts: 'Dons',
  differs: 'différent',
  keep: 'Laquelle reste ?',
  merge: 'Fusionner',
  question: (gone: string, gifts: string, kept: string) =>
    `La fiche « ${gone} » disparaît des listes. ${gifts}, ses personnes et ses documents passent à « ${kept} ». Les numéros et les documents déjà émis ne changent pas. C’est définitif : une fusion ne se défait pas.`,
  giftsOf: (n: number, shown: string) =>
    n === 0 ? 'Elle n’a aucun don' : plural('fr', n, 'Son don', `Ses ${shown} dons`),
  confirm: 'Fusionner pour de bon',
  done: (n: number) =>
    n === 0
      ? 'Fiches fusionnées.'
      : `Fiches fusionnées : ${n} ${plural('fr', n, 'don a suivi', 'dons ont suivi')}.`,
  apart:
    'Ce sont deux donateurs différents ? Laissez-les. Deux SIREN différents sont toujours deux donateurs.',
  open: 'Ouvrir la fiche',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    title: 'Duplicate donors',
    lead: 'Two records for one donor? Compare them, choose which stays, merge. The gifts, people and papers of the other follow.',
    none: 'No duplicate. A pair shows here when two donors have the same SIREN, or the same name and postcode.',
    siren: 'Same SIREN',
    name: 'Same name, same postcode',
    older: 'The older',
    newer: 'The newer',
    gifts: 'Gifts',
    differs: 'different',
    keep: 'Which stays?',
    merge: 'Merge',
    question: (gone, gifts, kept) =>
      `The record “${gone}” leaves the lists. ${gifts}, its people and its papers go to “${kept}”. Numbers and papers already issued do not change. It is for good: a merger cannot be undone.`,
    giftsOf: (n, shown) =>
      n === 0 ? 'It has no gift' : plural('en', n, 'Its gift', `Its ${shown} gifts`),
    confirm: 'Merge for good',
    done: (n) =>
      n === 0
        ? 'Records merged.'
        : `Records merged: ${n} ${plural('en', n, 'gift', 'gifts')} followed.`,
    apart: 'Two different donors? Leave them. Two different SIRENs are always two donors.',
    open: 'Open the record',
  },
}

export default function Duplicates() {
  const t = useText(text)
  const pages = usePages(api.listOrganisationDuplicates, {})
  return (
    <Page title={t.title} lead={t.lead} back={{ to: '/organisations' }}>
      <LoadedPages of={pages} empty={t.none}>
        {(pairs) => (
          <Stack gap="lg">
            <Text>{t.apart}</Text>
            {pairs.map((p) => (
              <OnePair key={p.organisations.map((o) => o.id).join()} pair={p} />
            ))}
          </Stack>
        )}
      </LoadedPages>
    </Page>
  )
}

function OnePair({ pair }: { pair: Pair }) {
  const t = useText(text)
  const f = useFormat()
  const [older, newer] = pair.organisations as [Donor, Donor]
  const [keptId, setKept] = useState(older.id)
  const kept = keptId === newer.id ? newer : older
  const gone = kept === older ? newer : older
  const merge = useWrite(api.mergeOrganisation)
  const act = async () => {
    const answer = await merge.send({
      params: { id: gone.id },
      body: { intoId: kept.id, version: gone.version },
    })
    if (answer) {
      sayDone(t.done(answer.moved.donations))
      focusTitle()
    }
    return answer
  }
  return (
    <Section title={older.name} actions={<Tag tone="warn">{t[pair.reason]}</Tag>}>
      <div className="two">
        <Side title={t.older} donor={older} other={newer} />
        <Side title={t.newer} donor={newer} other={older} />
      </div>
      <ChoiceField
        label={t.keep}
        value={kept.id}
        onValue={(id) => {
          merge.reset()
          setKept(id)
        }}
        options={[
          [older.id, `${t.older} (${older.name})`],
          [newer.id, `${t.newer} (${newer.name})`],
        ]}
      />
      <div>
        <ConfirmButton
          label={
            <>
              {t.merge}
              <span className="visually-hidden"> : {older.name}</span>
            </>
          }
          question={t.question(
            gone.name,
            t.giftsOf(gone.donations, f.number(gone.donations)),
            kept.name,
          )}
          confirm={t.confirm}
          act={act}
          busy={merge.busy}
          problem={merge.problem}
        />
      </div>
    </Section>
  )
}

/** One of the two records; what differs from the other says so. */
function Side({ title, donor: o, other }: { title: string; donor: Donor; other: Donor }) {
  const t = useText(text)
  const said = useText(organisationText)
  const words = useWords()
  const fact = (mine: string | null, theirs: string | null) =>
    mine === null || mine === '' ? (
      '—'
    ) : mine === theirs ? (
      mine
    ) : (
      <>
        {mine} <Tag tone="info">{t.differs}</Tag>
      </>
    )
  return (
    <Stack gap="sm">
      <Text fw={600}>{title}</Text>
      <Facts
        of={[
          [said.name, fact(o.name, other.name)],
          [said.kind, fact(words.organisationKind(o.kind), words.organisationKind(other.kind))],
          [said.siret, fact(o.siret, other.siret)],
          [said.siren, fact(o.siren, other.siren)],
          [said.legalForm, fact(o.legalForm, other.legalForm)],
          [said.address, fact(oneLine(o.address), oneLine(other.address))],
          [t.gifts, o.donations >= 1000 ? '1000 +' : String(o.donations)],
        ]}
      />
      <div>
        <GoTo to={`/organisations/${o.id}`}>
          {t.open}
          <span className="visually-hidden">
            {' '}
            {title} {o.name}
          </span>
        </GoTo>
      </div>
    </Stack>
  )
}
