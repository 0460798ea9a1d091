import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { type Texts, useLanguage, useText } from '../../i18n.tsx'
import { ChoiceField, Form, SelectField } from '../../ui/form.tsx'
import { Facts, Notice } from '../../ui/tag.tsx'
import { useAct } from '../act.ts'

type Graded = Result<typeof api.gradeDevice>
type Performance = NonNullable<Graded['performance']>
type Class = 'P1' | 'P2' | 'P3'
const classes: readonly Class[] = ['P1', 'P2', 'P3']
const reasons = [
  'inventoryMissing',
  'inventoryWrong',
  'partReplaced',
  'measured',
  'defect',
  'other',
] as const

type Words = Record<
  | 'title'
  | 'why'
  | 'none'
  | 'byHand'
  | 'change'
  | 'reason'
  | 'save'
  | 'goOn'
  | 'cpu'
  | 'ram'
  | 'disk'
  | 'unknown'
  | Class
  | (typeof reasons)[number],
  string
> & { points: (n: number) => string }
const text: Texts<Words> = {
  fr: {
    title: 'Classe de performance',
    why: 'Elle vient de l’inventaire :',
    none: 'Le service ne peut pas la calculer : il n’y a pas d’inventaire complet. Donnez-la vous-même.',
    byHand: 'Quelle classe ?',
    change: 'Donner une autre classe',
    reason: 'Pourquoi une autre classe ?',
    save: 'Enregistrer la classe',
    goOn: 'Continuer',
    cpu: 'Processeur',
    ram: 'Mémoire',
    disk: 'Disque',
    unknown: 'inconnu',
    P1: 'P1 : rapide, pour tout faire',
    P2: 'P2 : pour le bureau et Internet',
    P3: 'P3 : lent, pour des usages simples',
    inventoryMissing: 'Il n’y a pas d’inventaire',
    inventoryWrong: 'L’inventaire est faux',
    partReplaced: 'Une pièce a été changée',
    measured: 'Je l’ai mesurée',
    defect: 'Un défaut le ralentit',
    other: 'Autre raison',
    points: (n) => (n < 2 ? `${n} point` : `${n} points`),
  },
  en: {
    title: 'Performance class',
    why: 'It comes from the inventory:',
    none: 'The service cannot work it out: there is no complete inventory. Give it yourself.',
    byHand: 'Which class?',
    change: 'Give another class',
    reason: 'Why another class?',
    save: 'Save the class',
    goOn: 'Go on',
    cpu: 'Processor',
    ram: 'Memory',
    disk: 'Disk',
    unknown: 'unknown',
    P1: 'P1: fast, for everything',
    P2: 'P2: for the office and the web',
    P3: 'P3: slow, for simple uses',
    inventoryMissing: 'There is no inventory',
    inventoryWrong: 'The inventory is wrong',
    partReplaced: 'A part was changed',
    measured: 'I measured it',
    defect: 'A defect slows it down',
    other: 'Another reason',
    points: (n) => (n === 1 ? '1 point' : `${n} points`),
  },
}

/** The performance class with what each part brought to it; another may be given with a reason. */
export function PerformanceClass({ graded, done }: { graded: Graded; done: () => void }) {
  const t = useText(text)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { performance } = graded
  const computed = performance?.class ?? null
  const [changing, setChanging] = useState(graded.performanceClass === null)
  return (
    <Stack gap="md">
      <Title order={3} size="h4" ref={heading} tabIndex={-1}>
        {t.title}
        {graded.performanceClass ? ` ${graded.performanceClass}` : ''}
      </Title>
      {performance && computed && <Explained performance={performance} />}
      {!computed && <Notice tone="warn">{t.none}</Notice>}
      {changing ? (
        <ByHand graded={graded} computed={computed} done={done} />
      ) : (
        <Group>
          <Button onClick={done}>{t.goOn}</Button>
          <Button variant="default" onClick={() => setChanging(true)}>
            {t.change}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

const kinds: Record<string, string> = { ssd: 'SSD', hdd: 'HDD', nvme: 'NVMe', emmc: 'eMMC' }
/** Where a class comes from: what each part is, and its points. */
export function Explained({ performance }: { performance: Performance }) {
  const t = useText(text)
  const { language } = useLanguage()
  const shown = (value: string | null) => {
    if (value === null) return t.unknown
    const named = value.replace(/^(ssd|hdd|nvme|emmc)\b/, (kind) => kinds[kind] ?? kind)
    return language === 'fr'
      ? named.replace(' GiB', ' Gio').replace(' GB', ' Go').replace(' cores', ' cœurs')
      : named
  }
  return (
    <div>
      <Text fw={600}>
        {performance.class} – {t.points(performance.points)}
      </Text>
      <Text>{t.why}</Text>
      <Facts
        of={performance.shown.map((p) => [t[p.part], `${shown(p.value)}, ${t.points(p.points)}`])}
      />
    </div>
  )
}

function ByHand({
  graded,
  computed,
  done,
}: {
  graded: Graded
  computed: string | null
  done: () => void
}) {
  const t = useText(text)
  const [chosen, setChosen] = useState<Class | ''>('')
  const [reason, setReason] = useState(computed === null ? 'inventoryMissing' : '')
  const act = useAct(api.gradeDevice)
  const differs = computed !== null && chosen !== computed
  const send = async () => {
    if (chosen === '' || graded.cosmeticGrade === null) return
    const body = {
      cosmeticGrade: graded.cosmeticGrade,
      performanceClass: chosen,
      ...(differs || computed === null ? { reason } : {}),
      version: graded.version,
    }
    if (await act.send({ params: { code: graded.tag }, body })) done()
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={t.save}
      disabled={chosen === '' || (differs && reason === '')}
    >
      <ChoiceField
        label={t.byHand}
        value={chosen}
        onValue={(c) => setChosen(c as Class)}
        options={classes.map((c) => [c, t[c]] as const)}
        required
      />
      {differs && chosen !== '' && (
        <SelectField
          label={t.reason}
          value={reason}
          onValue={setReason}
          options={reasons.map((r) => [r, t[r]] as const)}
          required
        />
      )}
    </Form>
  )
}
