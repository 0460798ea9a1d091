import { Button, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/form.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { donorKinds } from './organisation-fields.ts'

const fr = {
  of: (who: string) => `Donateur : ${who}`,
  every: 'tous',
  all: 'Tous les donateurs',
  choose: 'Choisir un donateur',
  search: 'Nom, SIREN ou SIRET',
  help: 'Deux lettres au moins.',
  none: 'Aucun donateur de ce nom.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    of: (who) => `Donor: ${who}`,
    every: 'all',
    all: 'All donors',
    choose: 'Choose a donor',
    search: 'Name, SIREN or SIRET',
    help: 'Two letters at least.',
    none: 'No donor of that name.',
  },
}

/** The donor that a list is narrowed to, found by the beginning of its name or number. */
export function DonorFilter({
  donorId,
  onDonor,
}: {
  donorId: string | null
  onDonor: (id: string | null) => void
}) {
  const t = useText(text)
  const [opened, setOpened] = useState(false)
  const donor = useRead(
    api.getOrganisation,
    { params: { id: donorId ?? '' } },
    { when: donorId !== null },
  )
  const take = (id: string | null) => {
    setOpened(false)
    onDonor(id)
  }
  return (
    <>
      <Button variant="default" aria-haspopup="dialog" onClick={() => setOpened(true)}>
        {t.of(donorId === null ? t.every : (donor.data?.name ?? '…'))}
      </Button>
      <Dialog title={t.choose} opened={opened} onClose={() => setOpened(false)}>
        <Search onTake={take} />
      </Dialog>
    </>
  )
}

function Search({ onTake }: { onTake: (id: string | null) => void }) {
  const t = useText(text)
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 300)
  const found = useRead(api.listOrganisations, { query: { q, limit: 20 } }, { when: q.length >= 2 })
  return (
    <Stack>
      <TextField
        label={t.search}
        description={t.help}
        value={typed}
        onValue={setTyped}
        type="search"
        data-autofocus
      />
      <div role="status">
        {q.length >= 2 && (
          <Loaded of={found}>
            {({ items }) => {
              const donors = items.filter((o) => donorKinds.includes(o.kind))
              return donors.length === 0 ? (
                t.none
              ) : (
                <ul className="rows">
                  {donors.map((o) => (
                    <li key={o.id}>
                      <Button variant="default" fullWidth onClick={() => onTake(o.id)}>
                        {o.name}, {o.address.city}
                      </Button>
                    </li>
                  ))}
                </ul>
              )
            }}
          </Loaded>
        )}
      </div>
      <Button variant="default" onClick={() => onTake(null)}>
        {t.all}
      </Button>
    </Stack>
  )
}
