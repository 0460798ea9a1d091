import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import type { Screen } from '../screen.ts'
import { GoTo } from '../ui/link.tsx'
import { Waiting } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { Notice } from '../ui/tag.tsx'
import { useSession } from './me.tsx'
import { mayOpen } from './menu.ts'
import { SignIn } from './sign-in.tsx'

const text: Texts<
  Record<
    | 'none'
    | 'noneText'
    | 'home'
    | 'signIn'
    | 'notYours'
    | 'notYoursText'
    | 'crashed'
    | 'crashedText',
    string
  >
> = {
  fr: {
    none: 'Page introuvable',
    noneText: 'Cette adresse ne mène à aucun écran. Vérifiez-la, ou repartez de l’accueil.',
    home: 'Aller à l’accueil',
    signIn: 'Se connecter',
    notYours: 'Cet écran n’est pas pour votre rôle',
    notYoursText:
      'Demandez à votre encadrant ou à un administrateur si vous devriez y avoir accès.',
    crashed: 'Cet écran s’est arrêté',
    crashedText: 'Rechargez la page : ce que vous avez saisi est gardé.',
  },
  en: {
    none: 'No such page',
    noneText: 'This address leads to no screen. Check it, or begin again from the home page.',
    home: 'Go to the home page',
    signIn: 'Sign in',
    notYours: 'This screen is not for your role',
    notYoursText: 'Ask your supervisor or an administrator whether you should have access.',
    crashed: 'This screen has stopped',
    crashedText: 'Reload the page: what you typed is kept.',
  },
}

/** Shows a screen to who may open it; asks the others to sign in, or says that it is not for them. */
export function Guarded({ screen, children }: { screen: Screen; children: ReactNode }) {
  const t = useText(text)
  const { me, pending, error } = useSession()
  if (screen.roles === 'public' || mayOpen(screen, me)) return children
  if (pending) return <Waiting />
  if (error) return <ProblemNote error={error} />
  if (!me)
    return (
      <Page title={t.signIn}>
        <div className="card narrow">
          <SignIn />
        </div>
      </Page>
    )
  return (
    <Page title={t.notYours}>
      <Notice tone="warn">{t.notYoursText}</Notice>
      <GoTo to="/">{t.home}</GoTo>
    </Page>
  )
}

export function NoSuchPage() {
  const t = useText(text)
  return (
    <Page title={t.none}>
      <Text>{t.noneText}</Text>
      <GoTo to="/">{t.home}</GoTo>
    </Page>
  )
}

/** A bug of a screen: said in the same look, the rest of the application still there. */
export function Crashed({ error }: { error: unknown }) {
  const t = useText(text)
  return (
    <Page title={t.crashed}>
      <Stack>
        <Text>{t.crashedText}</Text>
        <ProblemNote error={error} retry={() => window.location.reload()} />
      </Stack>
    </Page>
  )
}
