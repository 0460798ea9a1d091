import { Stack, Text, Title } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { colon, type Texts, useLanguage, useText } from '../i18n.tsx'
import { Term } from '../losses/term.tsx'
import { useMe } from '../shell/me.tsx'
import { mayOpen, screens } from '../shell/menu.ts'
import { SignIn } from '../shell/sign-in.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo, GoToCard } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { workText, workWays } from './work.ts'

const text: Texts<
  Record<
    | 'welcome'
    | 'waits'
    | 'nothing'
    | 'screens'
    | 'since'
    | 'publicTitle'
    | 'publicLead'
    | 'enter'
    | 'check'
    | 'checkLead'
    | 'checkDevice'
    | 'checkPaper',
    string
  >
> = {
  fr: {
    welcome: 'Bonjour',
    waits: 'Ce qui vous attend',
    nothing: 'Rien n’attend. Vous êtes à jour.',
    screens: 'Vos écrans',
    since: 'le plus ancien',
    publicTitle: 'Un ordinateur donné, un foyer équipé',
    publicLead:
      'Les entreprises et les organismes publics donnent leurs ordinateurs ; des ateliers d’insertion les effacent, les réparent et les vérifient ; des boutiques solidaires les vendent à un prix juste.',
    enter: 'Se connecter',
    check: 'Vérifier',
    checkLead: 'Sans compte, à partir du code imprimé :',
    checkDevice: 'Qu’est-ce que cet appareil ?',
    checkPaper: 'Ce document est-il authentique ?',
  },
  en: {
    welcome: 'Hello',
    waits: 'What waits for you',
    nothing: 'Nothing waits. You are up to date.',
    screens: 'Your screens',
    since: 'the oldest',
    publicTitle: 'A computer given, a household equipped',
    publicLead:
      'Companies and public bodies give their computers; insertion workshops erase, repair and check them; solidarity shops sell them at a fair price.',
    enter: 'Sign in',
    check: 'Check',
    checkLead: 'Without an account, by the printed code:',
    checkDevice: 'What is this device?',
    checkPaper: 'Is this paper authentic?',
  },
}

export default function Home() {
  return useMe() ? <Desk /> : <Welcome />
}

/** What waits for who is signed in, and the screens of their roles. */
function Desk() {
  const t = useText(text)
  const words = useText(workText)
  const { language } = useLanguage()
  const f = useFormat()
  const me = useMe()
  const work = useRead(api.getWork, {}, { every: 60_000 })
  const mine = screens.filter((s) => s.menu && mayOpen(s, me))
  return (
    <Page title={`${t.welcome} ${me?.name ?? ''}`.trim()}>
      <Section title={t.waits}>
        <Loaded of={work}>
          {({ items }) => {
            const waiting = items.filter((i) => i.count > 0)
            return waiting.length === 0 ? (
              <Empty>{t.nothing}</Empty>
            ) : (
              <ul className="cards">
                {waiting.map((i) => (
                  <li key={i.kind}>
                    <GoToCard to={workWays[i.kind]}>
                      <Text className="big">
                        {f.number(i.count)}
                        {i.more ? ' +' : ''}
                      </Text>
                      <Text>{words[i.kind](i.count)}</Text>
                      {i.dueAt && <Term by={i.dueAt} />}
                      {i.oldestAt && (
                        <Text c="dimmed">
                          {t.since}
                          {colon()}
                          {f.ago(i.oldestAt)}
                        </Text>
                      )}
                    </GoToCard>
                  </li>
                ))}
              </ul>
            )
          }}
        </Loaded>
      </Section>
      <Section title={t.screens}>
        <ul className="cards">
          {mine.map((s) => (
            <li key={s.path}>
              <GoToCard to={s.path}>
                <Text fw={600}>{s.title[language]}</Text>
              </GoToCard>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}

/** For who is not signed in: what this is, the way in, and what anybody may check. */
function Welcome() {
  const t = useText(text)
  return (
    <Page title={t.publicTitle} lead={t.publicLead}>
      <div className="two">
        <section className="card">
          <Title order={2} size="h4" mb="md">
            {t.enter}
          </Title>
          <SignIn />
        </section>
        <section className="card">
          <Stack gap="sm">
            <Title order={2} size="h4">
              {t.check}
            </Title>
            <Text>{t.checkLead}</Text>
            <GoTo to="/d">{t.checkDevice}</GoTo>
            <GoTo to="/check">{t.checkPaper}</GoTo>
          </Stack>
        </section>
      </div>
    </Page>
  )
}
