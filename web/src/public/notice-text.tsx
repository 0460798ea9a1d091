import { Stack, Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useLanguage, useText } from '../i18n.tsx'
import { useMe } from '../shell/me.tsx'
import { mayOpen, screens } from '../shell/menu.ts'
import type { Service } from '../shell/service.tsx'
import { GoTo } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Notice } from '../ui/tag.tsx'

export type NoticeKind = keyof Service['notices']
const text: Texts<Record<'mail' | 'site' | 'empty' | 'where' | 'fill', string>> = {
  fr: {
    mail: 'Écrire à',
    site: 'Site',
    empty: 'L’exploitant de ce service n’a pas encore rempli cette page.',
    where:
      'Un administrateur la rédige dans Réglages, puis une deuxième personne la confirme ; elle paraît alors ici.',
    fill: 'Ouvrir les réglages',
  },
  en: {
    mail: 'Write to',
    site: 'Site',
    empty: 'The operator of this service has not filled in this page yet.',
    where:
      'An administrator writes it in Settings, then a second person confirms it; it then appears here.',
    fill: 'Open the settings',
  },
}

/** What the operator says on a page of the service; or plainly that nothing was said, and where it is. */
export function NoticeText({ kind, bare = false }: { kind: NoticeKind; bare?: boolean }) {
  const t = useText(text)
  const { language } = useLanguage()
  const me = useMe()
  const service = useRead(api.getService, {})
  const settings = screens.find((s) => s.path === '/configuration')
  return (
    <Loaded of={service}>
      {({ notices }) => {
        const notice = notices[kind]
        if (!notice)
          return (
            <Notice tone="warn">
              <Text fw={600}>{t.empty}</Text>
              <Text>{t.where}</Text>
              {settings && me && mayOpen(settings, me) && (
                <GoTo to="/configuration" className="tap">
                  {t.fill}
                </GoTo>
              )}
            </Notice>
          )
        return (
          <div className={bare ? undefined : 'card'}>
            <Stack gap="md" className="prose">
              {notice[language].split(/\n\s*\n/).map((part) => (
                <Text key={part} className="lines">
                  <WithAddresses said={part} />
                </Text>
              ))}
              {notice.mail && (
                <Text>
                  {t.mail}{' '}
                  <a className="link" href={`mailto:${notice.mail}`}>
                    {notice.mail}
                  </a>
                </Text>
              )}
              {notice.url && (
                <Text>
                  {t.site} :{' '}
                  <a className="link" href={notice.url}>
                    {notice.url}
                  </a>
                </Text>
              )}
            </Stack>
          </div>
        )
      }}
    </Loaded>
  )
}

/** A text whose mail addresses can be followed. */
function WithAddresses({ said }: { said: string }) {
  return said.split(/([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/).map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
      <a className="link" key={`${i}${part}`} href={`mailto:${part}`}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
