import { useState } from 'react'
import { request } from '../api/client.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Form, TextField } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Notice } from '../ui/tag.tsx'

const text: Texts<Record<'title' | 'lead' | 'email' | 'send' | 'sent' | 'back', string>> = {
  fr: {
    title: 'Mot de passe oublié',
    lead: 'Donnez votre adresse : vous recevrez un lien pour choisir un nouveau mot de passe.',
    email: 'Adresse électronique',
    send: 'Recevoir le lien',
    sent: 'Si cette adresse est connue, le lien vient de partir.',
    back: 'Connexion',
  },
  en: {
    title: 'Forgotten password',
    lead: 'Give your address: you will receive a link to choose a new password.',
    email: 'Mail address',
    send: 'Send me the link',
    sent: 'If this address is known, the link has just left.',
    back: 'Sign in',
  },
}

export default function ForgottenPassword() {
  const t = useText(text)
  const [email, setEmail] = useState('')
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const ask = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await request('POST', '/api/auth/request-password-reset', { body: { email } })
      setSent(true)
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <Page title={t.title} lead={t.lead} back={{ to: '/sign-in', label: t.back }}>
      <div className="card narrow">
        <Form onSubmit={() => void ask()} busy={busy} problem={problem} submit={t.send}>
          <TextField
            label={t.email}
            type="email"
            autoComplete="username"
            value={email}
            onValue={setEmail}
            required
          />
          <div role="status">{sent && <Notice tone="good">{t.sent}</Notice>}</div>
        </Form>
      </div>
    </Page>
  )
}
