import { Stack } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { SelectField, TextField } from '../ui/form.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useWords } from '../words.ts'

type Kind = Result<typeof api.getOrganisation>['kind']
const text: Texts<Record<'search' | 'searchHelp' | 'none', string>> = {
  fr: {
    search: 'Chercher un organisme',
    searchHelp: 'Les premières lettres de son nom, son SIREN ou son SIRET.',
    none: 'Aucun organisme ne correspond.',
  },
  en: {
    search: 'Search an organisation',
    searchHelp: 'The first letters of its name, its SIREN or its SIRET.',
    none: 'No organisation matches.',
  },
}

/** One organisation of some kinds: all in one menu, or those that a search finds where they are many. */
export function OrganisationField({
  label,
  kinds,
  value,
  onValue,
  required = false,
}: {
  label: string
  kinds: readonly Kind[]
  value: string
  onValue: (id: string) => void
  required?: boolean
}) {
  const t = useText(text)
  const words = useWords()
  const [typed, setTyped] = useState('')
  const q = typed.trim().length >= 2 ? typed.trim() : undefined
  const reads = useQueries({
    queries: kinds.map((kind) => {
      const args = { query: { kind, limit: 200, ...(q ? { q } : {}) } }
      return {
        queryKey: [api.listOrganisations.operationId, args],
        queryFn: () => api.listOrganisations(args),
      }
    }),
  })
  const { data: chosen } = useRead(
    api.getOrganisation,
    { params: { id: value } },
    { when: value !== '' },
  )
  const many = q !== undefined || reads.some((r) => r.data?.next)
  const found = reads.flatMap((r) => r.data?.items ?? []).filter((o) => o.active)
  // What was chosen stays in the menu when the search goes on.
  const listed = chosen && !found.some((o) => o.id === chosen.id) ? [chosen, ...found] : found
  const options = listed
    .map((o) => {
      const kind = kinds.length > 1 ? ` (${words.organisationKind(o.kind).toLowerCase()})` : ''
      return [o.id, o.name + kind] as const
    })
    .sort(([, a], [, b]) => a.localeCompare(b))
  const error = reads.find((r) => r.error)
  if (error) return <ProblemNote error={error.error} retry={() => void error.refetch()} />
  return (
    <Stack gap="xs">
      {many && (
        <TextField
          label={t.search}
          description={t.searchHelp}
          value={typed}
          onValue={setTyped}
          autoComplete="off"
        />
      )}
      <SelectField
        label={label}
        value={value}
        onValue={onValue}
        options={options}
        required={required}
        {...(q && found.length === 0 ? { error: t.none } : {})}
      />
    </Stack>
  )
}
