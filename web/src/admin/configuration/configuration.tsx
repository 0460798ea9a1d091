import { Group, Text, Title } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { useAll, usePages } from '../../api/query.ts'
import { useLanguage, useText } from '../../i18n.tsx'
import { today } from '../../ui/format.ts'
import { GoTo, GoToCard, useSearchValue } from '../../ui/link.tsx'
import { Loaded, LoadedPages } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { type ConfigurationRow, type Kind, kindTitle, useKinds } from './kinds.ts'
import { ProposalCard } from './proposal-card.tsx'
import { type KindGroup, kindGroups } from './rows.ts'
import { text } from './text.ts'

const groupOf = (kind: string): KindGroup =>
  (Object.keys(kindGroups) as (keyof typeof kindGroups)[]).find((g) =>
    (kindGroups[g] as readonly string[]).includes(kind),
  ) ?? 'others'
const order = [...Object.keys(kindGroups), 'others'] as KindGroup[]

/** Every setting there is, those that wait for a second person first. */
export default function ConfigurationScreen() {
  const t = useText(text)
  const [status] = useSearchValue('status')
  const kinds = useKinds()
  const onlyWaiting = status === 'proposed'
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded of={kinds}>
        {({ items }) => (
          <>
            <Waiting kinds={items} />
            {onlyWaiting ? (
              <GoTo to="/configuration" className="back">
                {t.all}
              </GoTo>
            ) : (
              <Groups kinds={items} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Waiting({ kinds }: { kinds: Kind[] }) {
  const t = useText(text)
  const proposed = usePages(api.listConfiguration, { query: { status: 'proposed' } })
  return (
    <Section title={t.waiting}>
      <LoadedPages of={proposed} empty={t.noneWaiting}>
        {(rows) => (
          <ul className="rows">
            {rows.map((row) => {
              const kind = kinds.find((k) => k.kind === row.kind)
              return kind && <ProposalCard key={row.id} kind={kind} row={row} named />
            })}
          </ul>
        )}
      </LoadedPages>
    </Section>
  )
}

function Groups({ kinds }: { kinds: Kind[] }) {
  const t = useText(text)
  const inForce = useAll(api.listConfiguration, { query: { on: today() } })
  const proposed = useAll(api.listConfiguration, { query: { status: 'proposed' } })
  return order.map((group) => {
    const ofGroup = kinds.filter((k) => groupOf(k.kind) === group)
    if (ofGroup.length === 0) return null
    return (
      <section key={group}>
        <Title order={2} size="h4" mb="sm">
          {t.groups[group]}
        </Title>
        <ul className="cards">
          {ofGroup.map((kind) => (
            <li key={kind.kind}>
              <KindCard kind={kind} inForce={inForce.data} proposed={proposed.data} />
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

function KindCard({
  kind,
  inForce,
  proposed,
}: {
  kind: Kind
  inForce: ConfigurationRow[] | undefined
  proposed: ConfigurationRow[] | undefined
}) {
  const t = useText(text)
  const { language: l } = useLanguage()
  const count = (rows: ConfigurationRow[] | undefined) =>
    rows?.filter((r) => r.kind === kind.kind).length
  const [held, waiting] = [count(inForce), count(proposed) ?? 0]
  return (
    <GoToCard to={`/configuration/${kind.kind}`}>
      <Text fw={600}>{kindTitle(kind, l)}</Text>
      <Text mb="xs">{kind.text[l]}</Text>
      <Group gap="xs">
        {held === 0 && <Tag tone="warn">{t.nothingInForce}</Tag>}
        {held !== undefined && held > 0 && kind.keys !== 'default' && <Tag>{t.inForce(held)}</Tag>}
        {waiting > 0 && <Tag tone="warn">{t.toConfirm(waiting)}</Tag>}
      </Group>
    </GoToCard>
  )
}
