import { Group, Stack, Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { usePages, useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { useFormat } from '../ui/format.ts'
import { GoToButton } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { Facts, Notice } from '../ui/tag.tsx'
import { NewTill } from './new-till.tsx'
import type { TillNow } from './rows.ts'
import { TillState } from './till-state.tsx'
import { useTillWords } from './words.ts'

const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'empty'
    | 'work'
    | 'read'
    | 'retire'
    | 'retireAsk'
    | 'retired'
    | 'openFirst'
    | 'seller'
    | 'vat'
    | 'noVat'
    | 'last'
    | 'list',
    string
  > & { name: (code: string) => string }
> = {
  fr: {
    title: 'Caisses',
    lead: 'Choisissez la caisse où vous travaillez.',
    empty: 'Aucune caisse ici. Un responsable de boutique peut en ajouter une.',
    work: 'Aller à la caisse',
    read: 'Voir la caisse',
    retire: 'Retirer du service',
    retireAsk: 'Cette caisse n’ouvrira plus jamais. Ses tickets et ses clôtures restent lisibles.',
    retired: 'La caisse est retirée du service.',
    openFirst: 'Pour la retirer, comptez-la et clôturez-la d’abord.',
    seller: 'Vendeur',
    vat: 'TVA',
    noVat: 'Le régime de TVA du vendeur n’est pas enregistré : la caisse ne peut pas vendre.',
    last: 'Dernier ticket',
    list: 'Caisses de la boutique',
    name: (code) => `Caisse ${code}`,
  },
  en: {
    title: 'Tills',
    lead: 'Choose the till where you work.',
    empty: 'No till here. A shop manager can add one.',
    work: 'Go to the till',
    read: 'See the till',
    retire: 'Retire',
    retireAsk: 'This till never opens again. Its tickets and closings stay readable.',
    retired: 'The till is retired.',
    openFirst: 'To retire it, count and close it first.',
    seller: 'Seller',
    vat: 'VAT',
    noVat: 'The seller’s VAT regime is not recorded: the till cannot sell.',
    last: 'Last ticket',
    list: 'Tills of the shop',
    name: (code) => `Till ${code}`,
  },
}
type Till = Omit<TillNow, 'session'>

/** The tills one may see, each with its state. */
export default function Tills() {
  const t = useText(text)
  const keeps = useHolds('shopManager', 'coordinator', 'admin')
  const sells = useHolds('cashier', 'shopManager')
  const tills = usePages(api.listTills, { query: { limit: 100 } })
  return (
    <Page title={t.title} lead={sells ? t.lead : undefined}>
      <LoadedPages of={tills} empty={t.empty}>
        {(rows) => (
          <ul className="cards tills" aria-label={t.list}>
            {rows.map((till) => (
              <li key={till.id} className="card">
                <TillCard till={till} keeps={keeps} sells={sells} />
              </li>
            ))}
          </ul>
        )}
      </LoadedPages>
      {keeps && <NewTill />}
    </Page>
  )
}

function TillCard({ till, keeps, sells }: { till: Till; keeps: boolean; sells: boolean }) {
  const t = useText(text)
  const f = useFormat()
  const words = useTillWords()
  const retire = useWrite(api.retireTill)
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={650} component="h2" size="lg">
          {t.name(till.code)}
        </Text>
        <TillState till={till} />
      </Group>
      <Text>{till.site}</Text>
      {till.vat === null && <Notice tone="warn">{t.noVat}</Notice>}
      <Facts
        of={[
          [t.seller, till.seller],
          [t.vat, till.vat ? words.vat(till.vat) : null],
          [t.last, till.ticketNo > 0 ? `${till.code}/${f.number(till.ticketNo)}` : null],
        ]}
      />
      <Group gap="sm">
        <GoToButton
          to={`/tills/${till.code}`}
          aria-label={`${sells ? t.work : t.read} ${till.code}`}
        >
          {sells && till.active ? t.work : t.read}
        </GoToButton>
        {keeps && till.active && till.state === 'closed' && (
          <ConfirmButton
            label={t.retire}
            question={t.retireAsk}
            confirm={t.retire}
            busy={retire.busy}
            problem={retire.problem}
            act={async () => {
              const done = await retire.send({
                params: { id: till.code },
                body: { version: till.version },
              })
              if (done) sayDone(t.retired)
              return done
            }}
          />
        )}
      </Group>
      {keeps && till.active && till.state !== 'closed' && <Text c="dimmed">{t.openFirst}</Text>}
    </Stack>
  )
}
