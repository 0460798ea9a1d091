import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useText } from '../i18n.tsx'
import { benchRoles, useHolds } from '../shell/me.tsx'
import { GoTo } from '../ui/link.tsx'
import { onSent } from './outbox.ts'
import { text } from './text.ts'
import { useOpenCount } from './use-outbox.ts'

const listen = (hear: () => void) => {
  for (const event of ['online', 'offline']) window.addEventListener(event, hear)
  return () => {
    for (const event of ['online', 'offline']) window.removeEventListener(event, hear)
  }
}
/** Whether the browser believes that it has a network. */
export const useOnline = (): boolean => useSyncExternalStore(listen, () => navigator.onLine)

/** In the header of every page: what of this device the service does not have yet. */
export function OutboxChip() {
  const t = useText(text)
  const bench = useHolds(...benchRoles)
  const online = useOnline()
  const { waiting, refused } = useOpenCount()
  useReadAgain(online)
  if (!bench && waiting + refused === 0) return null
  const [Icon, tone, words] =
    refused > 0
      ? ([IconAlertTriangle, 'bad', t.refused(refused)] as const)
      : waiting > 0
        ? ([online ? IconCloudUp : IconCloudOff, 'warn', t.toSend(waiting)] as const)
        : online
          ? ([IconCloudCheck, 'good', t.allSent] as const)
          : ([IconCloudOff, 'warn', t.offline] as const)
  return (
    <GoTo to="/outbox" className={`outbox-chip tone-${tone}`}>
      <Icon size={22} aria-hidden />
      <span>{words}</span>
    </GoTo>
  )
}

/** What is shown is read again once what waited was sent, and once the network is back. */
function useReadAgain(online: boolean): void {
  const client = useQueryClient()
  useEffect(() => onSent(() => void client.invalidateQueries()), [client])
  useEffect(() => {
    if (online) void client.invalidateQueries({ predicate: (q) => q.state.data !== undefined })
  }, [client, online])
}
