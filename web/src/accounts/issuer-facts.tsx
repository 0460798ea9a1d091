import { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { PaperButton } from '../ui/files.tsx'
import { useFormat } from '../ui/format.ts'
import { Facts } from '../ui/tag.tsx'
import { useIssuerCategories } from './issuer-categories.ts'
import { IssuerState } from './issuer-state.tsx'
import { type Issuer, useReceiptWords } from './words.ts'

const text: Texts<
  Record<
    | 'state'
    | 'category'
    | 'detail'
    | 'object'
    | 'decree'
    | 'journal'
    | 'rescrit'
    | 'rescritFile'
    | 'open'
    | 'eligible'
    | 'always'
    | 'holder'
    | 'platform'
    | 'mandate'
    | 'prefix'
    | 'from'
    | 'until'
    | 'noMandate'
    | 'noEligible',
    string
  >
> = {
  fr: {
    state: 'État',
    category: 'Case du formulaire',
    detail: 'Précision',
    object: 'Objet imprimé sur le reçu',
    decree: 'Décret ou agrément du',
    journal: 'Journal officiel du',
    rescrit: 'Rescrit fiscal',
    rescritFile: 'Copie du rescrit',
    open: 'Ouvrir',
    eligible: 'Peut recevoir des dons',
    always: 'sans fin',
    holder: 'Établit les reçus pour lui',
    platform: 'La plateforme',
    mandate: 'Mandat pour établir les reçus',
    prefix: 'Début des numéros',
    from: 'depuis le',
    until: 'jusqu’à la veille du',
    noMandate: 'Pas encore signé',
    noEligible: 'Dates non renseignées',
  },
  en: {
    state: 'State',
    category: 'Box of the form',
    detail: 'Detail',
    object: 'Object printed on the receipt',
    decree: 'Decree or approval of',
    journal: 'Journal officiel of',
    rescrit: 'Tax ruling (rescrit)',
    rescritFile: 'Copy of the ruling',
    open: 'Open',
    eligible: 'May receive gifts',
    always: 'without end',
    holder: 'Makes the receipts for it',
    platform: 'The platform',
    mandate: 'Mandate to make the receipts',
    prefix: 'Beginning of the numbers',
    from: 'since',
    until: 'until the day before',
    noMandate: 'Not signed yet',
    noEligible: 'Dates not given',
  },
}

/** An issuer’s profile as it stands. */
export function IssuerFacts({ issuer: i }: { issuer: Issuer }) {
  const t = useText(text)
  const f = useFormat()
  const w = useReceiptWords()
  const categories = useIssuerCategories()
  const span = (from: string | null, to: string | null, none: string) =>
    from === null ? none : `${t.from} ${f.day(from)}, ${to ? `${t.until} ${f.day(to)}` : t.always}`
  const rescrit =
    i.rescritOutcome &&
    [w.outcome[i.rescritOutcome], i.rescritOn && f.day(i.rescritOn)].filter(Boolean).join(', ')
  const file = i.rescritSha256
  return (
    <Facts
      of={[
        [t.state, <IssuerState key="s" issuer={i} />],
        [t.category, categories.label(i.category)],
        [t.detail, i.categoryDetail],
        [t.object, i.object],
        [t.decree, i.decreeOn && f.day(i.decreeOn)],
        [t.journal, i.officialJournalOn && f.day(i.officialJournalOn)],
        [t.rescrit, rescrit],
        [
          t.rescritFile,
          file && (
            <PaperButton
              key="f"
              label={t.open}
              fetch={() => api.getFile({ params: { sha256: file } })}
            />
          ),
        ],
        [t.eligible, span(i.eligibleFrom, i.eligibleTo, t.noEligible)],
        [t.holder, i.mandateHolder ?? t.platform],
        [t.mandate, span(i.mandateSignedOn, i.mandateRevokedOn, t.noMandate)],
        [t.prefix, i.numberPrefix && <span className="code">{i.numberPrefix}</span>],
      ]}
    />
  )
}
