import { SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { request } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { ScanInput } from '../scan/scan-input.tsx'
import { Form, TextField } from '../ui/form.tsx'
import { GoTo } from '../ui/link.tsx'
import { SecretInput } from '../ui/secret-input.tsx'
import { Notice } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { type Role, useSession } from './me.tsx'
import { useService } from './service.tsx'

const text: Texts<
  Record<
    | 'how'
    | 'password'
    | 'link'
    | 'badge'
    | 'email'
    | 'secret'
    | 'enter'
    | 'send'
    | 'sent'
    | 'code'
    | 'codeHelp'
    | 'forgot'
    | 'scanBadge'
    | 'badgeHelp'
    | 'pin'
    | 'demo'
    | 'demoHelp'
    | 'codeEnter',
    string
  >
> = {
  fr: {
    how: 'Comment vous connecter',
    password: 'Mot de passe',
    link: 'Lien par courriel',
    badge: 'Badge',
    email: 'Adresse électronique',
    secret: 'Mot de passe',
    enter: 'Se connecter',
    send: 'Recevoir un lien',
    sent: 'Si cette adresse est connue et peut entrer par un lien, il vient de partir. Ouvrez votre messagerie sur cet appareil.',
    code: 'Code à six chiffres',
    codeHelp: 'Ouvrez votre application de codes, ou donnez un code de secours.',
    codeEnter: 'Valider le code',
    forgot: 'Mot de passe oublié ?',
    scanBadge: 'Badge',
    badgeHelp: 'Scannez votre badge, puis tapez votre code.',
    pin: 'Code secret',
    demo: 'Ceci est une démonstration',
    demoHelp: 'Choisissez une personne : tout est inventé.',
  },
  en: {
    how: 'How to sign in',
    password: 'Password',
    link: 'Link by mail',
    badge: 'Badge',
    email: 'Mail address',
    secret: 'Password',
    enter: 'Sign in',
    send: 'Send me a link',
    sent: 'If this address is known and may come in by a link, it has just left. Open your mail on this device.',
    code: 'Code of six digits',
    codeHelp: 'Open your code application, or give a backup code.',
    codeEnter: 'Check the code',
    forgot: 'Forgotten password?',
    scanBadge: 'Badge',
    badgeHelp: 'Scan your badge, then type your code.',
    pin: 'Secret code',
    demo: 'This is a demonstration',
    demoHelp: 'Choose a person: everything is invented.',
  },
}
const ways = ['password', 'link', 'badge'] as const
type Way = (typeof ways)[number]
const LAST_WAY = 'signInWay'

/** Signs in by password, link or badge; remembers the way on this device. `done` once somebody is signed in. */
export function SignIn({ done, badgeOnly = false }: { done?: () => void; badgeOnly?: boolean }) {
  const t = useText(text)
  const { renew } = useSession()
  const [way, setWay] = useState<Way>(
    badgeOnly ? 'badge' : (ways.find((w) => w === localStorage.getItem(LAST_WAY)) ?? 'password'),
  )
  const entered = async () => {
    localStorage.setItem(LAST_WAY, way)
    await renew()
    done?.()
  }
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t.how}
        fullWidth
        size="md"
        value={way}
        onChange={(w) => setWay(w as Way)}
        data={ways.map((w) => ({ value: w, label: t[w] }))}
      />
      {way === 'password' && <ByPassword entered={entered} />}
      {way === 'link' && <ByLink />}
      {way === 'badge' && <ByBadge entered={entered} />}
    </Stack>
  )
}

/** One try at a time; what was refused is kept until the next. */
function useTry() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const attempt = async (act: () => Promise<unknown>) => {
    setBusy(true)
    setProblem(null)
    try {
      await act()
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return { busy, problem, attempt }
}

function ByPassword({ entered }: { entered: () => Promise<void> }) {
  const t = useText(text)
  const { busy, problem, attempt } = useTry()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const enter = (as: { email: string; password: string }) =>
    attempt(async () => {
      const answer = await request('POST', '/api/auth/sign-in/email', { body: as })
      const said = (await answer.json()) as { twoFactorRedirect?: boolean }
      if (said.twoFactorRedirect) setCode('')
      else await entered()
    })
  const check = () =>
    attempt(async () => {
      const backup = !/^\d{6}$/.test(code ?? '')
      const url = backup ? 'verify-backup-code' : 'verify-totp'
      await request('POST', `/api/auth/two-factor/${url}`, { body: { code: code?.trim() } })
      await entered()
    })
  if (code !== null)
    return (
      <Form onSubmit={() => void check()} busy={busy} problem={problem} submit={t.codeEnter}>
        <TextField
          label={t.code}
          description={t.codeHelp}
          value={code}
          onValue={setCode}
          autoComplete="one-time-code"
          autoFocus
          required
        />
      </Form>
    )
  return (
    <>
      <Form
        onSubmit={() => void enter({ email, password })}
        busy={busy}
        problem={problem}
        submit={t.enter}
      >
        <TextField
          label={t.email}
          type="email"
          autoComplete="username"
          value={email}
          onValue={setEmail}
          required
          data-autofocus
        />
        <SecretInput
          label={t.secret}
          autoComplete="current-password"
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
          required
        />
      </Form>
      <GoTo to="/forgotten-password">{t.forgot}</GoTo>
      <DemoPeople enter={(as) => void enter(as)} busy={busy} />
    </>
  )
}

function ByLink() {
  const t = useText(text)
  const { busy, problem, attempt } = useTry()
  const [email, setEmail] = useState('')
  const [sent, setSent] = useState(false)
  const ask = () =>
    attempt(async () => {
      setSent(false)
      const here = window.location.pathname
      await request('POST', '/api/auth/sign-in/magic-link', {
        body: { email, callbackURL: here === '/sign-in' ? '/' : here },
      })
      setSent(true)
    })
  return (
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
  )
}

function ByBadge({ entered }: { entered: () => Promise<void> }) {
  const t = useText(text)
  const { busy, problem, attempt } = useTry()
  const [badge, setBadge] = useState('')
  const [pin, setPin] = useState('')
  const enter = () =>
    attempt(async () => {
      try {
        await api.signInWithBadge({ body: { badge: badge.trim(), pin } })
      } finally {
        setPin('')
      }
      await entered()
    })
  return (
    <Form onSubmit={() => void enter()} busy={busy} problem={problem} submit={t.enter}>
      <Text>{t.badgeHelp}</Text>
      <ScanInput
        label={t.scanBadge}
        value={badge}
        onValue={setBadge}
        secret
        onScan={() => document.getElementById('pin')?.focus()}
        autoFocus
      />
      <SecretInput
        id="pin"
        label={t.pin}
        inputMode="numeric"
        autoComplete="off"
        value={pin}
        onChange={(e) => setPin(e.currentTarget.value)}
        required
      />
    </Form>
  )
}

/** In a demonstration only: one button per person. */
function DemoPeople({
  enter,
  busy,
}: {
  enter: (as: { email: string; password: string }) => void
  busy: boolean
}) {
  const t = useText(text)
  const words = useWords()
  const service = useService()
  const password = service?.demoPassword
  if (!service?.demo || !password) return null
  return (
    <div className="card">
      <Text fw={600}>{t.demo}</Text>
      <Text mb="sm">{t.demoHelp}</Text>
      <div className="demo-people">
        {service.demoPeople.map((p) => (
          <button
            type="button"
            key={p.email}
            className="card"
            disabled={busy}
            onClick={() => enter({ email: p.email, password })}
          >
            <Text fw={600}>{words.role(p.role as Role)}</Text>
            <Text size="sm">{p.name}</Text>
          </button>
        ))}
      </div>
    </div>
  )
}
