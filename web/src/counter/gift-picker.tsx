import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useAll } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { SelectField, TextField } from '../ui/form.tsx'
import { Waiting } from '../ui/loaded.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useWords } from '../words.ts'
import type { DonationRow } from './words.ts'

const fr = {
  gift: 'Don',
  filter: 'Chercher par donateur ou par référence',
  none: 'Aucun don ouvert ne correspond.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    gift: 'Gift',
    filter: 'Search by donor or reference',
    none: 'No open gift fits.',
  },
}
const MANY = 8

/** The gifts that equipment may still come from, and with `closed` those that are over. */
export function useOpenGifts(closed = false) {
  const waiting = useAll(api.listDonations, { query: { queue: 'waiting' } })
  const toReceive = useAll(api.listDonations, { query: { queue: 'toReceive' } })
  const toReconcile = useAll(api.listDonations, { query: { queue: 'toReconcile' } })
  const over = useAll(api.listDonations, { query: { status: 'closed' } }, { when: closed })
  const all = [waiting, toReceive, toReconcile, ...(closed ? [over] : [])]
  return {
    error: all.find((q) => q.error)?.error ?? null,
    loading: all.some((q) => q.data === undefined && !q.error),
    rows: all.flatMap((q) => q.data ?? []).sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1)),
  }
}

/** One gift of those, by its donor or its reference. */
export function GiftPicker({
  gifts,
  value,
  onValue,
  error,
}: {
  gifts: ReturnType<typeof useOpenGifts>
  value: string
  onValue: (id: string) => void
  error?: string | undefined
}) {
  const t = useText(text)
  const words = useWords()
  const [typed, setTyped] = useState('')
  const plain = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const fits = (d: DonationRow) =>
    d.id === value || plain(`${d.donorName} ${d.reference}`).includes(plain(typed.trim()))
  const shown = gifts.rows.filter(fits)
  if (gifts.loading) return <Waiting />
  return (
    <Stack gap="sm">
      <ProblemNote error={gifts.error} />
      {gifts.rows.length > MANY && (
        <TextField label={t.filter} value={typed} onValue={setTyped} type="search" />
      )}
      <SelectField
        label={t.gift}
        value={value}
        onValue={onValue}
        options={shown.map(
          (d) =>
            [
              d.id,
              `${d.donorName}, ${d.reference} (${words.donationStatus(d.status).toLowerCase()})`,
            ] as const,
        )}
        error={error}
        required
      />
      {shown.length === 0 && <Text role="status">{t.none}</Text>}
    </Stack>
  )
}
