import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { request } from '../api/client.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Form } from '../ui/form.tsx'
import { GoTo, GoToButton } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { SecretInput } from '../ui/secret-input.tsx'
import { Notice } from '../ui/tag.tsx'

const text: Texts<
  Record<'title' | 'label' | 'help' | 'save' | 'done' | 'enter' | 'noToken' | 'again', string>
> = {
  fr: {
    title: 'Choisir un mot de passe',
    label: 'Nouveau mot de passe',
    help: 'Douze caractères au moins ; une phrase est plus sûre et se retient mieux.',
    save: 'Enregistrer',
    done: 'C’est fait : connectez-vous avec ce mot de passe.',
    enter: 'Se connecter',
    noToken: 'Ce lien est incomplet. Ouvrez celui du courriel, ou demandez-en un autre.',
    again: 'Demander un autre lien',
  },
  en: {
    title: 'Choose a password',
    label: 'New password',
    help: 'Twelve characters at least; a sentence is safer and easier to remember.',
    save: 'Save',
    done: 'Done: sign in with this password.',
    enter: 'Sign in',
    noToken: 'This link is incomplete. Open the one of the mail, or ask for another.',
    again: 'Ask for another link',
  },
}

export default function ResetPassword() {
  const t = useText(text)
  const { token } = useSearch({ strict: false }) as { token?: unknown }
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await request('POST', '/api/auth/reset-password', {
        body: { token: String(token), newPassword: password },
      })
      setDone(true)
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <Page title={t.title}>
      <div className="card narrow">
        {done ? (
          <div role="status">
            <Notice tone="good">{t.done}</Notice>
            <GoToButton to="/sign-in" mt="md">
              {t.enter}
            </GoToButton>
          </div>
        ) : token ? (
          <Form onSubmit={() => void save()} busy={busy} problem={problem} submit={t.save}>
            <SecretInput
              label={t.label}
              description={t.help}
              autoComplete="new-password"
              value={password}
              onChange={(e) => setPassword(e.currentTarget.value)}
              required
            />
          </Form>
        ) : (
          <>
            <Notice tone="warn">{t.noToken}</Notice>
            <GoTo to="/forgotten-password">{t.again}</GoTo>
          </>
        )}
      </div>
    </Page>
  )
}
