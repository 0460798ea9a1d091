import { Button, Group, Text } from '@mantine/core'
import { type Texts, useText } from '../i18n.tsx'
import { Notice } from './tag.tsx'

const fr = {
  lead: 'Quelqu’un a modifié ceci pendant que vous écriviez. Rien n’est perdu. Que voulez-vous garder ?',
  mine: 'Garder ce que j’ai écrit',
  theirs: 'Prendre ce qui est enregistré',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    lead: 'Somebody changed this while you were writing. Nothing is lost. What do you want to keep?',
    mine: 'Keep what I wrote',
    theirs: 'Take what is saved',
  },
}

/** What stands on the service has changed since it was read: which of the two stays. */
export function StaleNote({ mine, theirs }: { mine: () => void; theirs: () => void }) {
  const t = useText(text)
  return (
    <div role="alert">
      <Notice tone="warn">
        <Text mb="sm">{t.lead}</Text>
        <Group gap="sm">
          <Button variant="default" onClick={mine}>
            {t.mine}
          </Button>
          <Button variant="default" onClick={theirs}>
            {t.theirs}
          </Button>
        </Group>
      </Notice>
    </div>
  )
}
