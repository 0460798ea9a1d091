import { ActionIcon, Group, TextInput } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { lazy, type Ref, Suspense, useState } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { Waiting } from '../ui/loaded.tsx'

const Camera = lazy(() => import('./camera.tsx'))
const text: Texts<{ camera: string }> = {
  fr: { camera: 'Lire avec la caméra' },
  en: { camera: 'Read with the camera' },
}

/**
 * A field that takes a code however it comes: typed and Enter, from a scanner that types (it ends with Enter or Tab), or
 * by the camera. `onScan` gets the code; the field is for the caller to empty.
 */
export function ScanInput({
  label,
  description,
  value,
  onValue,
  onScan,
  autoFocus = false,
  secret = false,
  size = 'md',
  inputRef,
  error,
}: {
  label: string
  description?: string
  value: string
  onValue: (value: string) => void
  onScan: (code: string) => void
  autoFocus?: boolean
  /** Shows dots: a badge is a key. */
  secret?: boolean
  size?: 'md' | 'xl'
  inputRef?: Ref<HTMLInputElement>
  error?: string | null
}) {
  const t = useText(text)
  const [camera, setCamera] = useState(false)
  const take = (code: string) => {
    const read = code.trim()
    if (read !== '') onScan(read)
  }
  return (
    <div>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          ref={inputRef}
          label={label}
          description={description}
          size={size}
          type={secret ? 'password' : 'text'}
          className="grow"
          value={value}
          error={error}
          onChange={(e) => onValue(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key !== 'Enter' && !(e.key === 'Tab' && !e.shiftKey && value !== '')) return
            e.preventDefault()
            take(e.currentTarget.value)
          }}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          data-autofocus={autoFocus || undefined}
          autoFocus={autoFocus}
        />
        <ActionIcon
          variant="default"
          size={size === 'xl' ? 60 : 44}
          aria-label={t.camera}
          aria-expanded={camera}
          onClick={() => setCamera(!camera)}
        >
          <IconCamera aria-hidden />
        </ActionIcon>
      </Group>
      {camera && (
        <Suspense fallback={<Waiting />}>
          <Camera
            onCode={(code) => {
              setCamera(false)
              onValue(code)
              take(code)
            }}
            onClose={() => setCamera(false)}
          />
        </Suspense>
      )}
    </div>
  )
}
