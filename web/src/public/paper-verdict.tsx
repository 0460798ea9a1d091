import { Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconReplace, IconZoomQuestion } from '@tabler/icons-react'
import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { type Texts, useLanguage, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { Facts, Notice, type Tone } from '../ui/tag.tsx'
import { CompareFile } from './compare-file.tsx'

type Check = Result<typeof api.checkDocument>
type Status = Check['status']

const text: Texts<
  Record<
    'result' | 'kind' | 'issuer' | 'number' | 'date' | 'hash' | 'demo' | 'secret' | 'code',
    string
  > & {
    statuses: Record<Status, readonly [word: string, sentence: string]>
  }
> = {
  fr: {
    result: 'Résultat',
    kind: 'Document',
    issuer: 'Délivré par',
    number: 'Numéro',
    date: 'Délivré le',
    hash: 'Empreinte SHA-256 du PDF',
    demo: 'Ce document vient d’une démonstration : il ne vaut rien.',
    secret:
      'Comparez ces lignes avec ce qui est imprimé. Le nom du donateur et le contenu ne sont pas montrés ici.',
    code: 'Code lu',
    statuses: {
      authentic: ['Authentique', 'Ce document a été délivré par ce service et il est en vigueur.'],
      superseded: [
        'Remplacé',
        'Ce document est vrai, mais un autre l’a remplacé. Demandez le plus récent à qui vous l’a remis.',
      ],
      cancelled: ['Annulé', 'Ce document a été délivré, puis annulé : il ne vaut plus rien.'],
      unknown: [
        'Inconnu',
        'Aucun document de ce service ne porte ce code. Vérifiez les vingt-six caractères ; s’ils sont justes, le document n’est pas authentique.',
      ],
    },
  },
  en: {
    result: 'Result',
    kind: 'Paper',
    issuer: 'Issued by',
    number: 'Number',
    date: 'Issued on',
    hash: 'SHA-256 of the PDF',
    demo: 'This paper comes from a demonstration: it is worth nothing.',
    secret:
      'Compare these lines with what is printed. The donor’s name and the content are not shown here.',
    code: 'Code read',
    statuses: {
      authentic: ['Authentic', 'This paper was issued by this service and is in force.'],
      superseded: [
        'Replaced',
        'This paper is true, but another took its place. Ask who gave it to you for the newest.',
      ],
      cancelled: ['Cancelled', 'This paper was issued, then cancelled: it is worth nothing now.'],
      unknown: [
        'Unknown',
        'No paper of this service bears this code. Check the twenty-six characters; if they are right, the paper is not authentic.',
      ],
    },
  },
}
const looks: Record<Status, readonly [typeof IconReplace, Tone]> = {
  authentic: [IconCircleCheck, 'good'],
  superseded: [IconReplace, 'warn'],
  cancelled: [IconCircleX, 'bad'],
  unknown: [IconZoomQuestion, 'bad'],
}

/** Whether a paper is authentic, what to compare with the print, and the file itself. */
export function PaperVerdict({ check: c, code }: { check: Check; code: string }) {
  const t = useText(text)
  const f = useFormat()
  const { language } = useLanguage()
  const [Icon, tone] = looks[c.status]
  const [word, sentence] = t.statuses[c.status]
  return (
    <section className="card">
      <Stack gap="md">
        <Title order={2} size="h3">
          {t.result}
        </Title>
        <Notice tone={tone} icon={<Icon size={44} aria-hidden />}>
          <Text className="big">{word}</Text>
          <Text>{sentence}</Text>
        </Notice>
        {c.demo && <Notice tone="warn">{t.demo}</Notice>}
        <Facts
          of={[
            [
              t.code,
              <span key="code" className="code wrap">
                {code.slice(0, 64).toUpperCase()}
              </span>,
            ],
            [t.kind, c.title?.[language] ?? null],
            [t.issuer, c.issuer],
            [t.number, c.number],
            [t.date, c.date && f.day(c.date)],
            [
              t.hash,
              c.sha256 && (
                <span key="hash" className="code wrap">
                  {c.sha256}
                </span>
              ),
            ],
          ]}
        />
        {c.sha256 && (
          <>
            <Text c="dimmed">{t.secret}</Text>
            <CompareFile sha256={c.sha256} />
          </>
        )}
      </Stack>
    </section>
  )
}
