import { Button, Group, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { GoTo } from '../ui/link.tsx'
import { Notice } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { digits, type Fields } from './organisation-fields.ts'
import { type Organisation, oneLine } from './words.ts'

const fr = {
  lead: 'Elle existe peut-être déjà. Vérifiez avant d’en créer une autre :',
  take: 'C’est elle',
  open: 'Ouvrir sa fiche',
  inactive: 'désactivée',
  siret: 'SIRET',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    lead: 'It may exist already. Check before you create another one:',
    take: 'This is the one',
    open: 'Open its record',
    inactive: 'deactivated',
    siret: 'SIRET',
  },
}
const SHOWN = 5

/** Organisations of the same SIREN, or whose name begins alike: before a second one is made of the first. */
export function Lookalikes({
  fields,
  onTake,
}: {
  fields: Pick<Fields, 'name' | 'siret' | 'siren'>
  /** Takes one of them in its place; else its record is offered. */
  onTake?: (o: Organisation) => void
}) {
  const t = useText(text)
  const words = useWords()
  const [name] = useDebouncedValue(fields.name.trim(), 400)
  const [typed] = useDebouncedValue(digits(fields.siret || fields.siren), 400)
  const siren = typed.slice(0, 9)
  const byNumber = useRead(
    api.listOrganisations,
    { query: { siren, limit: SHOWN } },
    { when: /^\d{9}$/.test(siren) },
  )
  const byName = useRead(
    api.listOrganisations,
    { query: { q: name, limit: SHOWN } },
    { when: name.length >= 3 },
  )
  const found = [...(byNumber.data?.items ?? []), ...(byName.data?.items ?? [])]
    .filter((o, i, all) => o.mergedInto === null && all.findIndex((x) => x.id === o.id) === i)
    .slice(0, SHOWN)
  return (
    <div role="status">
      {found.length > 0 && (
        <Notice tone="warn">
          <Stack gap="sm">
            <Text fw={600}>{t.lead}</Text>
            {found.map((o) => (
              <Group key={o.id} gap="sm" justify="space-between">
                <div className="grow">
                  <Text fw={600}>{o.name}</Text>
                  <Text>
                    {words.organisationKind(o.kind)}
                    {o.siret && `, ${t.siret} ${o.siret}`}
                    {!o.active && `, ${t.inactive}`}
                  </Text>
                  <Text>{oneLine(o.address)}</Text>
                </div>
                {onTake && o.active ? (
                  <Button variant="default" onClick={() => onTake(o)}>
                    {t.take}
                    <span className="visually-hidden"> : {o.name}</span>
                  </Button>
                ) : (
                  <GoTo to={`/organisations/${o.id}`}>
                    {t.open}
                    <span className="visually-hidden"> : {o.name}</span>
                  </GoTo>
                )}
              </Group>
            ))}
          </Stack>
        </Notice>
      )}
    </div>
  )
}
