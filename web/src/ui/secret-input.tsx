import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { type Texts, useText } from '../i18n.tsx'

const text: Texts<{ show: string }> = {
  fr: { show: 'Montrer ce qui est tapé' },
  en: { show: 'Show what is typed' },
}

/** A box for a secret; the eye beside it has a name in the reader’s language. */
export function SecretInput(props: PasswordInputProps) {
  const t = useText(text)
  return <PasswordInput {...props} visibilityToggleButtonProps={{ 'aria-label': t.show }} />
}
