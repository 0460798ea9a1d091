import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { request } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds, useMe } from '../shell/me.tsx'
import { Form, TextField } from '../ui/form.tsx'
import { Page, Section } from '../ui/page.tsx'
import { QrPicture } from '../ui/qr.tsx'
import { sayDone } from '../ui/say.ts'
import { SecretInput } from '../ui/secret-input.tsx'
import { Facts, Notice } from '../ui/tag.tsx'
import { useWords } from '../words.ts'

const text: Texts<
  Record<
    | 'title'
    | 'roles'
    | 'approval'
    | 'approvalHelp'
    | 'memberCode'
    | 'pin'
    | 'save'
    | 'saved'
    | 'second'
    | 'secondHelp'
    | 'password'
    | 'turnOn'
    | 'scan'
    | 'secret'
    | 'code'
    | 'check'
    | 'on'
    | 'backup'
    | 'turnOff'
    | 'off'
    | 'qr',
    string
  >
> = {
  fr: {
    title: 'Mon compte',
    roles: 'Mes rôles',
    approval: 'Code d’approbation',
    memberCode: 'Votre code de membre, à taper avec lui',
    approvalHelp:
      'Six chiffres, pour approuver une remise ou un remboursement à la caisse d’un collègue. Ne le donnez à personne.',
    pin: 'Nouveau code',
    save: 'Enregistrer le code',
    saved: 'Code enregistré.',
    second: 'Code à usage unique',
    secondHelp: 'À la connexion, un code de votre téléphone est demandé en plus du mot de passe.',
    password: 'Votre mot de passe',
    turnOn: 'Activer',
    turnOff: 'Désactiver',
    scan: 'Scannez ce code avec votre application, puis donnez le code à six chiffres.',
    secret: 'Ou tapez cette clé',
    code: 'Code à six chiffres',
    check: 'Valider',
    on: 'Le code à usage unique est activé.',
    off: 'Le code à usage unique est désactivé.',
    backup: 'Gardez ces codes de secours en lieu sûr : chacun sert une fois.',
    qr: 'Code QR pour l’application de codes',
  },
  en: {
    title: 'My account',
    roles: 'My roles',
    approval: 'Approval code',
    memberCode: 'Your member code, typed with it',
    approvalHelp:
      'Six digits, to approve a discount or a refund at a colleague’s till. Give it to nobody.',
    pin: 'New code',
    save: 'Save the code',
    saved: 'Code saved.',
    second: 'One-time code',
    secondHelp: 'On signing in, a code of your phone is asked besides the password.',
    password: 'Your password',
    turnOn: 'Turn on',
    turnOff: 'Turn off',
    scan: 'Scan this code with your application, then give the six digits.',
    secret: 'Or type this key',
    code: 'Code of six digits',
    check: 'Check',
    on: 'The one-time code is on.',
    off: 'The one-time code is off.',
    backup: 'Keep these backup codes in a safe place: each serves once.',
    qr: 'QR code for the code application',
  },
}

export default function Account() {
  const t = useText(text)
  const me = useMe()
  const words = useWords()
  const approves = useHolds('shopManager')
  const byBadge = me?.roles.every((r) => ['technician', 'collector', 'cashier'].includes(r.role))
  return (
    <Page title={t.title} lead={me?.name}>
      <Section title={t.roles}>
        <Facts
          of={(me?.roles ?? []).map((r) => [
            words.role(r.role),
            [r.organisationName, r.siteName].filter(Boolean).join(', '),
          ])}
        />
      </Section>
      {approves && <ApprovalPin />}
      {!byBadge && <SecondFactor />}
    </Page>
  )
}

function ApprovalPin() {
  const t = useText(text)
  const write = useWrite(api.setApprovalPin)
  const codes = useMe()?.roles.flatMap((r) => (r.role === 'shopManager' ? [r.code] : [])) ?? []
  const [pin, setPin] = useState('')
  const save = async () => {
    if (!(await write.send({ body: { pin } }))) return
    setPin('')
    sayDone(t.saved)
  }
  return (
    <Section title={t.approval}>
      <Text>{t.approvalHelp}</Text>
      {codes.length > 0 && (
        <Facts
          of={[
            [
              t.memberCode,
              <span key="c" className="code">
                {codes.join(', ')}
              </span>,
            ],
          ]}
        />
      )}
      <Form onSubmit={() => void save()} busy={write.busy} problem={write.problem} submit={t.save}>
        <SecretInput
          label={t.pin}
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={pin}
          onChange={(e) => setPin(e.currentTarget.value)}
          required
          className="narrow"
        />
      </Form>
    </Section>
  )
}

type Enrolment = { totpURI: string; backupCodes: string[] }

function SecondFactor() {
  const t = useText(text)
  const [password, setPassword] = useState('')
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  const [code, setCode] = useState('')
  const [done, setDone] = useState<'on' | 'off' | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const call = async (url: string, body: object, then: (answer: unknown) => void) => {
    setBusy(true)
    setProblem(null)
    try {
      then(await (await request('POST', `/api/auth/two-factor/${url}`, { body })).json())
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  const begin = () =>
    call('enable', { password }, (answer) => {
      setEnrolment(answer as Enrolment)
      setDone(null)
      setPassword('')
    })
  const end = () =>
    call('disable', { password }, () => {
      setDone('off')
      setPassword('')
    })
  const check = () =>
    call('verify-totp', { code: code.trim() }, () => {
      setDone('on')
      setCode('')
    })
  if (enrolment && done !== 'on')
    return (
      <Section title={t.second}>
        <Text>{t.scan}</Text>
        <QrPicture text={enrolment.totpURI} label={t.qr} />
        <Facts
          of={[
            [
              t.secret,
              <span key="s" className="code">
                {new URL(enrolment.totpURI).searchParams.get('secret')}
              </span>,
            ],
          ]}
        />
        <Form onSubmit={() => void check()} busy={busy} problem={problem} submit={t.check}>
          <TextField
            label={t.code}
            value={code}
            onValue={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
          />
        </Form>
      </Section>
    )
  return (
    <Section title={t.second}>
      <Text>{t.secondHelp}</Text>
      <div role="status">{done && <Notice tone="good">{t[done]}</Notice>}</div>
      {done === 'on' && enrolment && (
        <Stack gap="xs">
          <Text>{t.backup}</Text>
          <ul className="backup-codes">
            {enrolment.backupCodes.map((c) => (
              <li key={c} className="code">
                {c}
              </li>
            ))}
          </ul>
        </Stack>
      )}
      <Form onSubmit={() => void begin()} busy={busy} problem={problem} submit={t.turnOn}>
        <SecretInput
          label={t.password}
          autoComplete="current-password"
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
          required
          className="narrow"
        />
      </Form>
      <div>
        <Button
          variant="default"
          disabled={password === ''}
          loading={busy}
          onClick={() => void end()}
        >
          {t.turnOff}
        </Button>
      </div>
    </Section>
  )
}
