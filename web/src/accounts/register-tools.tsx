import { Button, Group, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { api } from '../api/operations.generated.ts'
import { plural, type Texts, useText } from '../i18n.tsx'
import { PaperButton } from '../ui/files.tsx'
import { Waiting } from '../ui/loaded.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { Notice } from '../ui/tag.tsx'
import { useAsk } from './ask.ts'
import { useReceiptWords } from './words.ts'

const text: Texts<{
  export: string
  check: string
  checking: string
  whole: string
  broken: string
  nothing: string
  series: (kind: string, papers: number, last: number) => string
  missing: (numbers: string) => string
  altered: (numbers: string) => string
  unlinked: (numbers: string) => string
  act: string
}> = {
  fr: {
    export: 'Exporter l’année (tableur)',
    check: 'Vérifier les numéros',
    checking: 'Vérification de chaque numéro et de chaque papier…',
    whole: 'Tout est en ordre : aucun numéro ne manque, aucun papier n’a changé.',
    broken: 'Quelque chose ne va pas.',
    nothing: 'Aucun papier n’a été émis cette année : il n’y a rien à vérifier.',
    series: (kind, papers, last) =>
      `${kind} : ${papers} ${plural('fr', papers, 'papier', 'papiers')} pour ${last} ${plural('fr', last, 'numéro donné', 'numéros donnés')}`,
    missing: (numbers) => `numéros sans papier : ${numbers}`,
    altered: (numbers) => `papiers qui ont changé depuis leur émission : ${numbers}`,
    unlinked: (numbers) => `papiers sans leur reçu : ${numbers}`,
    act: 'N’émettez plus rien et prévenez l’administration du service.',
  },
  en: {
    export: 'Export the year (spreadsheet)',
    check: 'Check the numbers',
    checking: 'Checking each number and each paper…',
    whole: 'Everything is in order: no number is missing, no paper has changed.',
    broken: 'Something is wrong.',
    nothing: 'No paper was issued this year: there is nothing to check.',
    series: (kind, papers, last) =>
      `${kind}: ${papers} ${plural('en', papers, 'paper', 'papers')} for ${last} ${plural('en', last, 'number given', 'numbers given')}`,
    missing: (numbers) => `numbers without a paper: ${numbers}`,
    altered: (numbers) => `papers that changed since they were issued: ${numbers}`,
    unlinked: (numbers) => `papers without their receipt: ${numbers}`,
    act: 'Issue nothing more and tell the administration of the service.',
  },
}

/** What one does with a year's register: export it, and check that no number is missing and no paper has changed. */
export function RegisterTools({ issuerId, year }: { issuerId: string; year: number }) {
  const t = useText(text)
  const check = useAsk(api.receiptsIntegrity)
  const what = { params: { organisationId: issuerId }, query: { year } }
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-start">
        <PaperButton
          label={t.export}
          fetch={() => api.exportReceipts({ query: { issuerId, year } })}
          fileName={`recus-${year}.csv`}
        />
        <Button variant="default" loading={check.busy} onClick={() => void check.ask(what)}>
          {t.check}
        </Button>
      </Group>
      <div role="status">
        {check.busy && <Waiting label={t.checking} />}
        {check.data && <Answer data={check.data} />}
      </div>
      <ProblemNote error={check.problem} focus />
    </Stack>
  )
}

type Integrity = Awaited<ReturnType<typeof api.receiptsIntegrity>>
function Answer({ data }: { data: Integrity }) {
  const t = useText(text)
  const w = useReceiptWords()
  if (data.series.length === 0) return <Notice>{t.nothing}</Notice>
  return (
    <Notice
      tone={data.whole ? 'good' : 'bad'}
      icon={
        data.whole ? (
          <IconCircleCheck size={28} aria-hidden />
        ) : (
          <IconCircleX size={28} aria-hidden />
        )
      }
    >
      <Text fw={600}>{data.whole ? t.whole : `${t.broken} ${t.act}`}</Text>
      <ul className="problem-list">
        {data.series.map((s) => (
          <li key={`${s.kind}${s.year}`}>
            {[
              t.series(w.kind[s.kind], s.papers, s.last),
              ...(s.missing.length > 0 ? [t.missing(s.missing.join(', '))] : []),
              ...(s.altered.length > 0 ? [t.altered(s.altered.join(', '))] : []),
              ...(s.unlinked.length > 0 ? [t.unlinked(s.unlinked.join(', '))] : []),
            ].join(' ; ')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
