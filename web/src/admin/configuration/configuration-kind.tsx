import { Stack, Text } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { useAll } from '../../api/query.ts'
import { useLanguage, useText } from '../../i18n.tsx'
import { useHolds } from '../../shell/me.tsx'
import { SelectField } from '../../ui/form.tsx'
import { today } from '../../ui/format.ts'
import { GoToButton, useParam, useSearchValue } from '../../ui/link.tsx'
import { Empty, Loaded } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Notice } from '../../ui/tag.tsx'
import { type ConfigurationRow, type Kind, kindTitle, useKeyWords, useKinds } from './kinds.ts'
import { PriceGrid } from './price-grid.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { Propose } from './propose.tsx'
import { RowCard } from './row-card.tsx'
import { byDate, standingOf } from './rows.ts'
import { text } from './text.ts'

/** `?propose=` this: the key is still to be chosen. */
export const ANY_KEY = '-'
/** From so many keys on, one may be shown alone. */
const MANY_KEYS = 6

/** One kind of setting: what waits, what holds, what comes, what was; or the form of a change. */
export default function ConfigurationKindScreen() {
  const t = useText(text)
  const name = useParam('kind')
  const [proposing] = useSearchValue('propose')
  const kinds = useKinds()
  const may = useHolds('coordinator', 'admin')
  const kind = kinds.data?.items.find((k) => k.kind === name)
  if (kind && proposing !== null && may) return <Propose kind={kind} chosen={proposing} />
  if (kind) return <Rows key={kind.kind} kind={kind} may={may} />
  return (
    <Page title={t.title} back={{ to: '/configuration', label: t.back }}>
      <Loaded of={kinds}>{() => <Notice tone="warn">{t.noKind}</Notice>}</Loaded>
    </Page>
  )
}

function Rows({ kind, may }: { kind: Kind; may: boolean }) {
  const t = useText(text)
  const { language: l } = useLanguage()
  const rows = useAll(api.listConfiguration, { query: { kind: kind.kind } })
  const propose = (
    <GoToButton
      to={`/configuration/${kind.kind}?propose=${kind.keys === 'default' ? 'default' : ANY_KEY}`}
    >
      {t.propose}
    </GoToButton>
  )
  return (
    <Page
      title={kindTitle(kind, l)}
      lead={kind.text[l]}
      back={{ to: '/configuration', label: t.back }}
      actions={may && propose}
    >
      <Loaded of={rows}>
        {(all) =>
          all.length === 0 ? (
            <Empty action={may && propose}>
              {t.nothingInForce}. {t.nothingInForceText}
            </Empty>
          ) : (
            <Standings kind={kind} all={all} may={may} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Standings({ kind, all, may }: { kind: Kind; all: ConfigurationRow[]; may: boolean }) {
  const t = useText(text)
  const [only, show] = useSearchValue('key')
  const keys = [...new Set(all.map((r) => r.key))]
  const label = useKeyWords(kind, keys)
  const on = today()
  const shown = only ? all.filter((r) => r.key === only) : all
  const of = (...standings: ReturnType<typeof standingOf>[]) =>
    shown.filter((r) => standings.includes(standingOf(r, on)))
  const byLabel = (a: ConfigurationRow, b: ConfigurationRow) =>
    label(a.key).localeCompare(label(b.key))
  const card = (row: ConfigurationRow, changeable: boolean) => (
    <RowCard
      key={row.id}
      kind={kind}
      row={row}
      keyLabel={label(row.key)}
      on={on}
      changeable={changeable && may}
    />
  )
  const proposed = of('proposed')
  const inForce = of('inForce').sort(byLabel)
  const toCome = of('toCome').sort(byDate).reverse()
  const past = of('past', 'rejected').sort(byDate)
  return (
    <>
      {keys.length >= MANY_KEYS && (
        <div className="narrow">
          <SelectField
            label={t.onlyKey}
            value={only ?? 'all'}
            onValue={(v) => show(v === 'all' ? null : v)}
            options={[
              ['all', t.everyKey],
              ...keys.map((k) => [k, label(k)] as const).sort(([, a], [, b]) => a.localeCompare(b)),
            ]}
          />
        </div>
      )}
      {proposed.length > 0 && (
        <Section title={t.waiting}>
          <ul className="rows">
            {proposed.map((row) => (
              <ProposalCard key={row.id} kind={kind} row={row} />
            ))}
          </ul>
        </Section>
      )}
      <Section title={t.standing.inForce}>
        {inForce.length === 0 && <Text>{t.nothingInForce}.</Text>}
        {kind.kind === 'price' && inForce.length > 0 ? (
          <PriceGrid rows={inForce} label={label} changeable={may} />
        ) : (
          <ul className="rows">{inForce.map((row) => card(row, true))}</ul>
        )}
      </Section>
      <Section title={t.standing.toCome}>
        {toCome.length === 0 ? (
          <Text>{t.toComeNone}</Text>
        ) : (
          <ul className="rows">{toCome.map((row) => card(row, true))}</ul>
        )}
      </Section>
      {past.length > 0 && (
        <details className="fold">
          <summary>
            {t.past} ({past.length})
          </summary>
          <Stack>
            <ul className="rows">{past.map((row) => card(row, false))}</ul>
          </Stack>
        </details>
      )}
    </>
  )
}
