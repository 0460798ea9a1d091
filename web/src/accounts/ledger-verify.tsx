import { Button, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconHourglass, IconShieldCheck } from '@tabler/icons-react'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { Waiting } from '../ui/loaded.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { Facts, Notice, type Tone } from '../ui/tag.tsx'
import { useAsk } from './ask.ts'

/** A hundred thousand entries take a minute to read again or to archive. */
export const LEDGER_PATIENCE_MS = 900_000

type Verification = Result<typeof api.verifyLedger>
type Fault = NonNullable<Verification['first']>['code']

const text: Texts<{
  verify: (code: string) => string
  running: (entries: string) => string
  status: Record<Verification['status'], string>
  advice: Record<Verification['status'], string>
  first: (seq: string, what: string) => string
  bad: string
  entries: string
  tickets: string
  unsigned: string
  at: string
  key: string
  keyHelp: string
  faults: Record<Fault, string>
}> = {
  fr: {
    verify: (code) => `Vérifier ${code}`,
    running: (entries) => `Relecture des ${entries} écritures, une par une…`,
    status: {
      intact: 'Registre intact',
      broken: 'Registre altéré',
      incomplete: 'Registre pas encore complet',
    },
    advice: {
      intact: 'Chaque écriture est à sa place, inchangée et signée ; les totaux tombent juste.',
      broken:
        'N’effacez rien et ne corrigez rien. Prévenez l’administration du service et gardez les tickets, les clôtures sur papier et les archives.',
      incomplete:
        'Rien n’est altéré : les dernières écritures attendent leur signature. Recommencez dans une minute.',
    },
    first: (seq, what) => `Premier défaut, à l’écriture ${seq} : ${what}`,
    bad: 'Écritures en défaut',
    entries: 'Écritures relues',
    tickets: 'Tickets',
    unsigned: 'Pas encore signées',
    at: 'Vérifié',
    key: 'Clé de signature',
    keyHelp:
      'Comparez-la à celle que vous avez notée en dehors du service : la vérification vaut par elle.',
    faults: {
      FORMAT: 'elle n’a pas la forme d’une écriture de cette caisse.',
      VERSION_DOWNGRADE: 'elle suit une règle plus ancienne que celle d’avant.',
      GAP: 'il manque une écriture à cet endroit.',
      PREV: 'elle ne s’enchaîne pas à celle d’avant.',
      HASH: 'son contenu a été changé.',
      KEY: 'elle est signée avec une clé inconnue.',
      SIG: 'sa signature n’est pas la bonne.',
      UNSIGNED: 'elle n’est pas signée, alors qu’une plus récente l’est.',
      TICKET_GAP: 'il manque un numéro de ticket.',
      TOTAL: 'lignes, paiements, TVA et total ne vont pas ensemble.',
      SESSION: 'elle n’est pas possible à ce moment de la journée de caisse.',
      Z: 'la clôture ne correspond pas à ses tickets.',
      HEAD: 'la caisse n’est pas là où son registre s’arrête.',
    },
  },
  en: {
    verify: (code) => `Verify ${code}`,
    running: (entries) => `Reading ${entries} entries again, one by one…`,
    status: {
      intact: 'Ledger intact',
      broken: 'Ledger altered',
      incomplete: 'Ledger not complete yet',
    },
    advice: {
      intact: 'Each entry is in its place, unchanged and signed; the totals are right.',
      broken:
        'Erase nothing and correct nothing. Tell the administration of the service, and keep the tickets, the closings on paper and the archives.',
      incomplete:
        'Nothing is altered: the last entries wait for their signature. Try again in a minute.',
    },
    first: (seq, what) => `First fault, at entry ${seq}: ${what}`,
    bad: 'Faulty entries',
    entries: 'Entries read',
    tickets: 'Tickets',
    unsigned: 'Not signed yet',
    at: 'Verified',
    key: 'Signing key',
    keyHelp:
      'Compare it with the one you wrote down outside the service: the check is worth what the key is.',
    faults: {
      FORMAT: 'it has not the form of an entry of this till.',
      VERSION_DOWNGRADE: 'it follows an older rule than the one before.',
      GAP: 'an entry is missing here.',
      PREV: 'it does not follow from the one before.',
      HASH: 'its content was changed.',
      KEY: 'it is signed with an unknown key.',
      SIG: 'its signature is wrong.',
      UNSIGNED: 'it is not signed, although a later one is.',
      TICKET_GAP: 'a ticket number is missing.',
      TOTAL: 'lines, payments, VAT and total do not go together.',
      SESSION: 'it is not possible at this point of the till’s day.',
      Z: 'the closing does not match its tickets.',
      HEAD: 'the till does not stand where its ledger ends.',
    },
  },
}
const looks: Record<Verification['status'], readonly [Tone, typeof IconCircleCheck]> = {
  intact: ['good', IconCircleCheck],
  broken: ['bad', IconCircleX],
  incomplete: ['warn', IconHourglass],
}

/** Recomputes the whole chain of a till, and says in words what was found and where. */
export function VerifyLedger({ code, entries }: { code: string; entries: number }) {
  const t = useText(text)
  const f = useFormat()
  const check = useAsk(async (args: { params: { id: string }; patienceMs: number }) => ({
    ...(await api.verifyLedger(args)),
    at: new Date().toISOString(),
  }))
  return (
    <Stack gap="sm">
      <div>
        <Button
          leftSection={<IconShieldCheck size={20} aria-hidden />}
          loading={check.busy}
          onClick={() => void check.ask({ params: { id: code }, patienceMs: LEDGER_PATIENCE_MS })}
        >
          {t.verify(code)}
        </Button>
      </div>
      <div role="status">
        {check.busy && <Waiting label={t.running(f.number(entries))} />}
        {check.data && <Answer of={check.data} />}
      </div>
      <ProblemNote error={check.problem} focus />
    </Stack>
  )
}

function Answer({ of }: { of: Verification & { at: string } }) {
  const t = useText(text)
  const f = useFormat()
  const [tone, Icon] = looks[of.status]
  return (
    <Stack gap="sm">
      <Notice tone={tone} icon={<Icon size={28} aria-hidden />}>
        <Text fw={600}>{t.status[of.status]}</Text>
        <Text>{t.advice[of.status]}</Text>
        {of.first && <Text>{t.first(f.number(of.first.seq), t.faults[of.first.code])}</Text>}
      </Notice>
      <Facts
        of={[
          [t.at, f.dayAndTime(of.at)],
          [t.entries, f.number(of.entries)],
          [t.tickets, f.number(of.tickets)],
          [t.bad, of.bad > 0 ? f.number(of.bad) : null],
          [t.unsigned, of.unsigned > 0 ? f.number(of.unsigned) : null],
          [
            t.key,
            <span key="k" className="code wrap">
              {of.keys.map((k) => k.publicKey).join(', ')}
            </span>,
          ],
        ]}
      />
      <Text>{t.keyHelp}</Text>
    </Stack>
  )
}
