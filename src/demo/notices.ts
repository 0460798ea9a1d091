import * as c from '../configuration/contract.ts'
import { decideConfiguration, proposeConfiguration } from '../configuration/decide-configuration.ts'
import type { ConfigurationValue, noticeKeys } from '../configuration/kinds.ts'
import { FIRST_DAY, type Story } from './story.ts'

const warning = {
  fr: 'Ceci est une démonstration : organismes, personnes et appareils sont inventés.',
  en: 'This is a demonstration: organisations, people and devices are invented.',
}
type Notice = ConfigurationValue<'notice'>
const notice = (fr: string, en: string, more: Pick<Notice, 'mail' | 'url'> = {}): Notice => ({
  fr: `${warning.fr}\n\n${fr}`,
  en: `${warning.en}\n\n${en}`,
  ...more,
})

/** What a real service fills in before it opens: docs/operations.md. */
const notices: Record<(typeof noticeKeys)[number], Notice> = {
  legal: notice(
    'Éditeur : Métropole Exemple, 1 place de la Métropole, 13999 Exempleville.\nDirection de la publication : Alix Renard.\nHébergement : la machine sur laquelle cette démonstration a été démarrée.',
    'Publisher: Métropole Exemple, 1 place de la Métropole, 13999 Exempleville.\nDirector of publication: Alix Renard.\nHosting: the machine on which this demonstration was started.',
  ),
  contact: notice(
    'Écrivez au guichet de la métropole : il répond aux donateurs, aux ateliers et aux boutiques sous deux jours ouvrés.',
    'Write to the counter of the métropole: it answers donors, workshops and shops within two working days.',
    { mail: 'guichet@demo.invalid' },
  ),
  accessibility: notice(
    'Accessibilité : non conforme, faute d’audit. Si une page vous est inaccessible, écrivez à accessibilite@demo.invalid : une autre voie vous sera proposée. Sans réponse, vous pouvez saisir le Défenseur des droits.',
    'Accessibility: not compliant, for want of an audit. If you cannot use a page, write to accessibilite@demo.invalid: another way will be offered to you. Without an answer you may turn to the Défenseur des droits.',
  ),
  privacy: notice(
    'Responsable du traitement : Métropole Exemple. Le service garde l’adresse et le nom de qui se connecte, le contact d’un don trois ans après sa clôture, et un journal sans nom. Pour consulter, corriger ou effacer ce qui vous concerne : donnees@demo.invalid. Vous pouvez saisir la CNIL.',
    'Data controller: Métropole Exemple. The service keeps the address and name of who signs in, the contact of a gift for three years after it is closed, and a journal without names. To read, correct or erase what concerns you: donnees@demo.invalid. You may turn to the CNIL.',
  ),
  security: notice(
    'Vous avez trouvé une faille ? Écrivez-nous avant d’en parler ailleurs, sans accéder aux données d’autrui. Nous répondons sous cinq jours ouvrés.',
    'You found a weakness? Write to us before you speak of it elsewhere, without reaching the data of others. We answer within five working days.',
    { mail: 'securite@demo.invalid' },
  ),
}

/** Plans the notices of the territory, in force from the story’s first day: one person proposes, another confirms. */
export function planNotices(story: Story) {
  story.plan(FIRST_DAY, 8 * 60, async () => {
    for (const [key, value] of Object.entries(notices)) {
      const { id, version } = await proposeConfiguration(
        story.as('coordinator', c.proposeConfiguration),
        {
          kind: 'notice',
          key,
          value,
          validFrom: story.dayOf(FIRST_DAY),
          source: 'Pages de la démonstration',
        },
      )
      const decided = { confirm: true, version }
      await decideConfiguration(story.as('admin', c.decideConfiguration), id, decided)
    }
  })
}
