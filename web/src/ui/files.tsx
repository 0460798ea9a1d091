import '@mantine/dropzone/styles.layer.css'
import { Button, Group, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileUpload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { ProblemNote } from './problem.tsx'

const text: Texts<{ drop: string; choose: string }> = {
  fr: { drop: 'Déposez le fichier ici, ou', choose: 'Choisir un fichier' },
  en: { drop: 'Drop the file here, or', choose: 'Choose a file' },
}

/** Takes files by dropping or choosing. `accept` as media types or extensions; the API judges the content. */
export function DropFile({
  label,
  onFiles,
  busy = false,
  multiple = false,
}: {
  label: string
  onFiles: (files: File[]) => void
  busy?: boolean
  multiple?: boolean
}) {
  const t = useText(text)
  return (
    <Dropzone
      onDrop={onFiles}
      loading={busy}
      multiple={multiple}
      inputProps={{ 'aria-label': label }}
      className="drop"
      aria-label={label}
    >
      <Group gap="sm" wrap="nowrap" className="drop-inner">
        <IconFileUpload size={32} aria-hidden />
        <div>
          <Text fw={600}>{label}</Text>
          <Text>
            {t.drop} <u>{t.choose.toLowerCase()}</u>
          </Text>
        </div>
      </Group>
    </Dropzone>
  )
}

/** Opens a paper of the API in another tab, or keeps it as a file of that name. */
export function PaperButton({
  label,
  fetch: read,
  fileName,
  variant = 'default',
}: {
  label: ReactNode
  fetch: () => Promise<Blob>
  fileName?: string
  variant?: string
}) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const open = async () => {
    setBusy(true)
    setProblem(null)
    try {
      saveBlob(await read(), fileName)
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <div>
      <Button variant={variant} loading={busy} onClick={() => void open()}>
        {label}
      </Button>
      <ProblemNote error={problem} focus />
    </div>
  )
}

/** Gives a file to the browser: kept under a name, or shown in a tab of its own. */
export function saveBlob(blob: Blob, fileName?: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  if (fileName) link.download = fileName
  else link.target = '_blank'
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
