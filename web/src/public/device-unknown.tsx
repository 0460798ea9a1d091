import { Text } from '@mantine/core'
import { IconBarcode, IconZoomQuestion } from '@tabler/icons-react'
import { colon, type Texts, useText } from '../i18n.tsx'
import { GoTo } from '../ui/link.tsx'
import { Notice } from '../ui/tag.tsx'

const text: Texts<
  Record<'misread' | 'misreadHelp' | 'unknown' | 'unknownHelp' | 'read' | 'contact', string>
> = {
  fr: {
    misread: 'Code mal lu',
    misreadHelp:
      'Un caractère est faux. Regardez bien : il n’y a ni I, ni L, ni O, ni U. Tapez-le à nouveau ci-dessous.',
    unknown: 'Nous ne connaissons pas cet appareil',
    unknownHelp:
      'Aucun appareil de ce service ne porte ce code. Vérifiez les huit caractères de l’étiquette.',
    read: 'Code lu',
    contact: 'Vous avez trouvé cet appareil ? Dites-le-nous',
  },
  en: {
    misread: 'Misread code',
    misreadHelp:
      'A character is wrong. Look closely: there is no I, L, O or U. Type it again below.',
    unknown: 'We do not know this device',
    unknownHelp: 'No device of this service bears this code. Check the eight characters.',
    read: 'Code read',
    contact: 'You found this device? Tell us',
  },
}

/** A code that leads to no device: misread, or not ours. */
export function BadDevice({ misread, code }: { misread: boolean; code: string }) {
  const t = useText(text)
  return (
    <div role="alert">
      <Notice
        tone={misread ? 'warn' : 'neutral'}
        icon={
          misread ? (
            <IconBarcode size={40} aria-hidden />
          ) : (
            <IconZoomQuestion size={40} aria-hidden />
          )
        }
      >
        <Text className="big">{misread ? t.misread : t.unknown}</Text>
        <Text>{misread ? t.misreadHelp : t.unknownHelp}</Text>
        <Text>
          {t.read}
          {colon()}
          <span className="code wrap">{code.slice(0, 60)}</span>
        </Text>
        {!misread && (
          <GoTo to="/contact" className="tap">
            {t.contact}
          </GoTo>
        )}
      </Notice>
    </div>
  )
}
