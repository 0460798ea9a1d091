import { Button, Group, Text } from '@mantine/core'
import { IconFileCheck } from '@tabler/icons-react'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { DropFile } from '../ui/files.tsx'
import { ProblemNote } from '../ui/problem.tsx'

const text: Texts<Record<'kept' | 'other' | 'file', string>> = {
  fr: { kept: 'Fichier joint :', other: 'Joindre un autre fichier', file: 'fichier' },
  en: { kept: 'Attached file:', other: 'Attach another file', file: 'file' },
}
export type KeptFile = { sha256: string; name: string }
type Args = Parameters<typeof api.uploadFile>[0]

/** A file that goes with a form: sent as soon as it is chosen, then named until another takes its place. */
export function FileField({
  label,
  help,
  file,
  onFile,
}: {
  label: string
  help?: string
  file: KeptFile | null
  onFile: (file: KeptFile | null) => void
}) {
  const t = useText(text)
  const write = useWrite(api.uploadFile)
  const take = async ([chosen]: File[]) => {
    if (!chosen) return
    const kept = await write
      .sendOrThrow({ body: chosen, type: chosen.type as Args['type'] })
      .catch(() => undefined)
    if (kept) onFile({ sha256: kept.sha256, name: chosen.name })
  }
  return (
    <div>
      {file && <Text fw={600}>{label}</Text>}
      {help && !file && (
        <Text c="dimmed" mb={6}>
          {help}
        </Text>
      )}
      {file ? (
        <Group gap="sm">
          <Group gap={6} role="status">
            <IconFileCheck size={22} aria-hidden />
            {t.kept} {file.name || t.file}
          </Group>
          <Button variant="default" onClick={() => onFile(null)}>
            {t.other}
          </Button>
        </Group>
      ) : (
        <DropFile label={label} onFiles={(files) => void take(files)} busy={write.busy} />
      )}
      <ProblemNote error={write.problem} focus />
    </div>
  )
}
