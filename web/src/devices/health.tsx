import { Text } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconClockHour8,
} from '@tabler/icons-react'
import { type Texts, useText } from '../i18n.tsx'
import { Tag } from '../ui/tag.tsx'

export type Verdict = 'pass' | 'old' | 'suspect' | 'fail'
type Reason = { code: string; detail?: string | undefined }

const text: Texts<{
  verdicts: Record<Verdict, string>
  reasons: Record<string, string>
  battery: string
}> = {
  fr: {
    verdicts: {
      pass: 'Bon état',
      old: 'Âgé',
      suspect: 'Suspect',
      fail: 'Hors d’usage : à retirer',
    },
    reasons: {
      SELF_ASSESSMENT_FAILED: 'Le disque se dit lui-même en panne',
      ATTRIBUTE_FAILING: 'Une mesure est sous son seuil',
      PENDING_SECTORS: 'Secteurs illisibles',
      REALLOCATED_SECTORS: 'Secteurs remplacés',
      UNCORRECTABLE_SECTORS: 'Secteurs perdus',
      MEDIA_ERRORS: 'Erreurs de mémoire',
      SPARE_EXHAUSTED: 'Plus de réserve',
      CRITICAL_WARNING: 'Alerte grave du disque',
      WORN_OUT: 'Usure (%)',
      LONG_POWERED: 'Heures de marche',
      OFTEN_STARTED: 'Démarrages',
      TOO_FEW_FACTS: 'Trop peu de mesures pour juger',
      BATTERY_WORN_OUT: 'Batterie trop usée',
      BATTERY_AGED: 'Batterie usée',
      BATTERY_HEALTH_UNKNOWN: 'Usure de la batterie inconnue',
    },
    battery: 'Batterie',
  },
  en: {
    verdicts: {
      pass: 'Good',
      old: 'Old',
      suspect: 'Suspect',
      fail: 'Worn out: take it out',
    },
    reasons: {
      SELF_ASSESSMENT_FAILED: 'The disk itself says that it fails',
      ATTRIBUTE_FAILING: 'A measure is under its threshold',
      PENDING_SECTORS: 'Unreadable sectors',
      REALLOCATED_SECTORS: 'Replaced sectors',
      UNCORRECTABLE_SECTORS: 'Lost sectors',
      MEDIA_ERRORS: 'Memory errors',
      SPARE_EXHAUSTED: 'No spare left',
      CRITICAL_WARNING: 'A critical warning of the disk',
      WORN_OUT: 'Wear (%)',
      LONG_POWERED: 'Hours powered',
      OFTEN_STARTED: 'Starts',
      TOO_FEW_FACTS: 'Too few measures to judge',
      BATTERY_WORN_OUT: 'Battery too worn',
      BATTERY_AGED: 'Battery worn',
      BATTERY_HEALTH_UNKNOWN: 'Wear of the battery unknown',
    },
    battery: 'Battery',
  },
}
const looks = {
  pass: ['good', IconCircleCheck],
  old: ['info', IconClockHour8],
  suspect: ['warn', IconAlertTriangle],
  fail: ['bad', IconCircleX],
} as const

/** What a disk's or a battery's own facts say: a word, a colour, a picture, and why. */
export function Health({
  verdict,
  reasons,
}: {
  verdict: Verdict | null
  reasons: readonly Reason[]
}) {
  const t = useText(text)
  const why = reasons.map((r) =>
    [t.reasons[r.code] ?? r.code, r.detail].filter(Boolean).join(' : '),
  )
  if (verdict === null && why.length === 0) return null
  const [tone, Icon] = verdict === null ? (['neutral', null] as const) : looks[verdict]
  return (
    <div>
      {verdict !== null && (
        <Tag tone={tone} icon={Icon && <Icon size={18} aria-hidden />}>
          {t.verdicts[verdict]}
        </Tag>
      )}
      {why.length > 0 && <Text>{why.join('. ')}</Text>}
    </div>
  )
}
