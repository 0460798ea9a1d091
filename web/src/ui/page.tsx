import { Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { useService } from '../shell/service.tsx'
import { GoTo } from './link.tsx'
import { Loaded } from './loaded.tsx'

const text: Texts<{ back: string }> = { fr: { back: 'Retour' }, en: { back: 'Back' } }

/** A screen: its title (which takes the focus on arrival and names the tab), what can be done, its content. */
export function Page({
  title,
  lead,
  back,
  actions,
  children,
}: {
  title: string
  lead?: ReactNode
  back?: { to: string; label?: string }
  actions?: ReactNode
  children: ReactNode
}) {
  const t = useText(text)
  const brand = useService()?.brand ?? 'La Collect.tech'
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${brand}`
  }, [title, brand])
  useEffect(() => {
    // A field of the screen that asked for the focus keeps it.
    if (document.activeElement === document.body || document.activeElement === null)
      heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <Stack gap="lg">
      <div>
        {back && (
          <GoTo to={back.to} className="back no-print">
            <IconArrowLeft size={18} aria-hidden /> {back.label ?? t.back}
          </GoTo>
        )}
        <Group justify="space-between" align="flex-start" gap="sm">
          <Title order={1} ref={heading} tabIndex={-1} size="h2">
            {title}
          </Title>
          {actions && (
            <Group gap="sm" className="no-print">
              {actions}
            </Group>
          )}
        </Group>
        {lead && <Text mt={actions ? 8 : 4}>{lead}</Text>}
      </div>
      {children}
    </Stack>
  )
}

/** A part of a screen with its heading. */
export function Section({
  title,
  actions,
  children,
}: {
  title: string
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="card">
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Title order={2} size="h4">
            {title}
          </Title>
          {actions}
        </Group>
        {children}
      </Stack>
    </section>
  )
}

/** A screen about one thing: until it is there, or when it cannot be, the screen still has its title and the way back. */
export function LoadedPage<T>({
  of,
  title,
  back,
  children,
}: {
  of: Parameters<typeof Loaded<T>>[0]['of']
  title: string
  back?: { to: string; label?: string }
  children: (data: T) => ReactNode
}) {
  if (of.data !== undefined) return <Loaded of={of}>{children}</Loaded>
  return (
    <Page title={title} {...(back ? { back } : {})}>
      <Loaded of={of}>{children}</Loaded>
    </Page>
  )
}
