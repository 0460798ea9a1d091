import { Stack, Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { plural, type Texts, useLanguage, useText } from '../i18n.tsx'
import { GoToButton } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { DeviceTable } from './device-table.tsx'

const MOST = 50
const text: Texts<{
  caption: string
  empty: (q: string) => string
  found: (n: number) => string
  more: string
  all: string
}> = {
  fr: {
    caption: 'Appareils trouvés',
    empty: (q) =>
      `Rien ne correspond à « ${q} ». Vérifiez le code, ou cherchez avec une partie du modèle ou du numéro de série.`,
    found: (n) => `${n} ${plural('fr', n, 'appareil trouvé', 'appareils trouvés')}`,
    more: 'Les cinquante premiers : précisez la recherche pour en voir d’autres.',
    all: 'Voir tous les appareils',
  },
  en: {
    caption: 'Devices found',
    empty: (q) =>
      `Nothing fits “${q}”. Check the code, or search by a part of the model or of the serial.`,
    found: (n) => `${n} ${plural('en', n, 'device found', 'devices found')}`,
    more: 'The first fifty: be more precise to see others.',
    all: 'See all devices',
  },
}

/** What a search finds, nearest first. */
export function DeviceSearch({
  q,
  siteName,
}: {
  q: string
  siteName: (id: string) => string | null
}) {
  const t = useText(text)
  const { language } = useLanguage()
  const found = useRead(api.searchDevices, { query: { q, limit: MOST } })
  return (
    <Loaded of={found}>
      {({ items, next }) =>
        items.length === 0 ? (
          <div role="status">
            <Empty action={<GoToButton to="/devices">{t.all}</GoToButton>}>{t.empty(q)}</Empty>
          </div>
        ) : (
          <Stack gap="sm" lang={language}>
            <Text role="status">{t.found(items.length)}</Text>
            <DeviceTable caption={t.caption} rows={items} siteName={siteName} />
            {(next || items.length === MOST) && <Text>{t.more}</Text>}
          </Stack>
        )
      }
    </Loaded>
  )
}
