import { type Texts, useText } from '../i18n.tsx'
import { useMe } from '../shell/me.tsx'
import { SignIn } from '../shell/sign-in.tsx'
import { GoToButton, useGo } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { Notice } from '../ui/tag.tsx'

const text: Texts<Record<'title' | 'already' | 'home', string>> = {
  fr: { title: 'Connexion', already: 'Vous êtes connecté.', home: 'Aller à l’accueil' },
  en: { title: 'Sign in', already: 'You are signed in.', home: 'Go to the home page' },
}

export default function SignInPage() {
  const t = useText(text)
  const me = useMe()
  const go = useGo()
  return (
    <Page title={t.title}>
      <div className="card narrow">
        {me ? (
          <>
            <Notice tone="good">{t.already}</Notice>
            <GoToButton to="/" mt="md">
              {t.home}
            </GoToButton>
          </>
        ) : (
          <SignIn done={() => go('/', { replace: true })} />
        )}
      </div>
    </Page>
  )
}
