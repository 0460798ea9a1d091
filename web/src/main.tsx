import './library.ts'
import './styles.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { api } from './api/operations.generated.ts'
import { makeQueryClient, readAhead } from './api/query.ts'
import { LanguageProvider } from './i18n.tsx'
import { openOutbox } from './outbox/outbox.ts'
import type { Screen } from './screen.ts'
import { screens } from './screens.ts'
import { Crashed, Guarded, NoSuchPage } from './shell/edges.tsx'
import { Frame } from './shell/frame.tsx'
import { SessionProvider } from './shell/me.tsx'
import { cssVariables, theme } from './theme.ts'
import { Waiting } from './ui/loaded.tsx'

const root = createRootRoute({
  component: () => (
    <Frame>
      <Outlet />
    </Frame>
  ),
  notFoundComponent: NoSuchPage,
})
const routeOf = (screen: Screen) => {
  const Content = lazy(screen.load)
  return createRoute({
    getParentRoute: () => root,
    path: screen.path,
    component: () => (
      <Guarded screen={screen}>
        <Suspense fallback={<Waiting />}>
          <Content />
        </Suspense>
      </Guarded>
    ),
  })
}
const router = createRouter({
  routeTree: root.addChildren(screens.map(routeOf)),
  defaultErrorComponent: Crashed,
  defaultPendingComponent: () => <Waiting />,
  scrollRestoration: false,
})
/** What the first page will ask for is asked for while React still draws: who is signed in, and the code of its screen. */
const client = makeQueryClient()
void readAhead(client, api.getMe, {})
const { pathname } = window.location
const leadsHere = ({ path }: Screen) =>
  new RegExp(`^${path.replace(/\$\w+/g, '[^/]+')}/?$`, 'i').test(pathname)
const here = screens.find((s) => s.path === pathname) ?? screens.find(leadsHere)
here?.load().catch(() => {
  // Asked again, and said, where it is shown.
})

void openOutbox()

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={client}>
        <LanguageProvider>
          <SessionProvider>
            <RouterProvider router={router} />
          </SessionProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
