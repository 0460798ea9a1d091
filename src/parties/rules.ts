import { isRna, isSiren, isSiret } from '../platform/check-digits.ts'
import type { Blocker } from '../platform/problems.ts'

type Numbers = {
  siren?: string | null | undefined
  siret?: string | null | undefined
  rna?: string | null | undefined
}

/** Digits alone, as typed with or without spaces. */
export const compact = (value: string | undefined): string | undefined =>
  value?.replaceAll(/[\s.]/g, '').toUpperCase()

/** Why these numbers cannot be an organisation's. SIREN and SIRET: Luhn, La Poste apart; RNA: décret 2007-807. */
export function numberBlockers({ siren, siret, rna }: Numbers): Blocker[] {
  const blockers: Blocker[] = []
  if (siren && !isSiren(siren)) blockers.push({ code: 'SIREN_INVALID' })
  if (siret && !isSiret(siret)) blockers.push({ code: 'SIRET_INVALID' })
  if (siren && siret && !siret.startsWith(siren)) blockers.push({ code: 'SIRET_NOT_OF_SIREN' })
  if (rna && !isRna(rna)) blockers.push({ code: 'RNA_INVALID' })
  return blockers
}
