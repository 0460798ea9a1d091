import { Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useState } from 'react'
import { colon, type Texts, useText } from '../i18n.tsx'
import { DropFile } from '../ui/files.tsx'
import { Notice } from '../ui/tag.tsx'

const text: Texts<
  Record<'title' | 'lead' | 'file' | 'same' | 'other' | 'insecure' | 'unreadable' | 'its', string>
> = {
  fr: {
    title: 'Vous avez le fichier PDF ?',
    lead: 'Comparez-le à l’original, octet par octet. Le fichier ne quitte pas votre appareil.',
    file: 'PDF à comparer',
    same: 'Ce fichier est exactement celui qui a été délivré.',
    other:
      'Ce fichier n’est pas celui qui a été délivré : il a été modifié, réenregistré, ou c’est un autre document.',
    insecure:
      'La comparaison demande une adresse en https. Ouvrez cette page ainsi, puis réessayez.',
    unreadable: 'Ce fichier ne se lit pas. Choisissez-le à nouveau.',
    its: 'Son empreinte',
  },
  en: {
    title: 'You have the PDF file?',
    lead: 'Compare it with the original, byte for byte. The file does not leave your device.',
    file: 'PDF to compare',
    same: 'This file is exactly the one that was issued.',
    other:
      'This file is not the one that was issued: it was changed, saved again, or it is another paper.',
    insecure: 'Comparing needs an https address. Open this page so, then try again.',
    unreadable: 'This file cannot be read. Choose it again.',
    its: 'Its hash',
  },
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('')

/** Compares a file of the visitor's with a paper's hash, here in the browser. */
export function CompareFile({ sha256 }: { sha256: string }) {
  const t = useText(text)
  const [file, setFile] = useState<{ name: string; hash: string | null } | null>(null)
  const [busy, setBusy] = useState(false)
  const compare = async ([given]: File[]) => {
    if (!given) return
    setBusy(true)
    const hash = await given
      .arrayBuffer()
      .then((bytes) => crypto.subtle.digest('SHA-256', bytes))
      .then(hex)
      .catch(() => null)
    setFile({ name: given.name, hash })
    setBusy(false)
  }
  const same = file?.hash === sha256
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t.title}
      </Title>
      {window.isSecureContext ? (
        <>
          <Text>{t.lead}</Text>
          <DropFile label={t.file} busy={busy} onFiles={(files) => void compare(files)} />
          <div role="status">
            {file && file.hash === null && (
              <Notice tone="warn">
                {file.name}
                {colon()}
                {t.unreadable}
              </Notice>
            )}
            {file?.hash && (
              <Notice
                tone={same ? 'good' : 'bad'}
                icon={
                  same ? (
                    <IconCircleCheck size={32} aria-hidden />
                  ) : (
                    <IconCircleX size={32} aria-hidden />
                  )
                }
              >
                <Text fw={600}>{file.name}</Text>
                <Text>{same ? t.same : t.other}</Text>
                {!same && (
                  <Text>
                    {t.its}
                    {colon()}
                    <span className="code wrap">{file.hash}</span>
                  </Text>
                )}
              </Notice>
            )}
          </div>
        </>
      ) : (
        <Notice tone="warn">{t.insecure}</Notice>
      )}
    </Stack>
  )
}
