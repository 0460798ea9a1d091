import { Text } from '@mantine/core'
import { IconUserOff } from '@tabler/icons-react'
import { plural, type Texts, useText } from '../../i18n.tsx'
import { GoTo } from '../../ui/link.tsx'
import { Notice } from '../../ui/tag.tsx'

const text: Texts<{ say: (n: number) => string; go: string }> = {
  fr: {
    say: (n) =>
      `${plural('fr', n, `${n} appareil attend et personne ici ne peut le valider`, `${n} appareils attendent et personne ici ne peut les valider`)} : qui peut valider les a testés. Demandez à un autre encadrant, ou déléguez la validation.`,
    go: 'Déléguer la validation',
  },
  en: {
    say: (n) =>
      `${plural('en', n, `${n} device waits and nobody here may release it`, `${n} devices wait and nobody here may release them`)}: whoever may has tested them. Ask another supervisor, or delegate the release.`,
    go: 'Delegate the release',
  },
}

/** Says what to do where tested devices wait and whoever may release them is who tested them. */
export function NobodyReleases({ count, gives }: { count: number; gives: boolean }) {
  const t = useText(text)
  if (count === 0) return null
  return (
    <Notice tone="warn" icon={<IconUserOff size={26} aria-hidden />}>
      <Text>{t.say(count)}</Text>
      {gives && <GoTo to="/delegations">{t.go}</GoTo>}
    </Notice>
  )
}
