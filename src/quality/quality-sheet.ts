import { stringify } from 'csv-stringify/sync'
import { say } from '../devices/words.ts'
import type { Ctx } from '../platform/context.ts'
import { countPeriod, type Period } from './get-quality.ts'
import type { Measure } from './rules.ts'

const names: Record<Measure, string> = {
  firstTest: 'premiers tests',
  firstPass: 'réussis du premier coup',
  testFailed: 'tests ratés',
  repaired: 'réparations',
  reworked: 'réparations à refaire',
  sentBack: 'retours en arrière',
  toRepair: 'envois en réparation',
  erased: 'supports effacés',
  erasureFailed: 'effacements en échec',
  refused: 'refus au tri',
  quarantined: 'mises en quarantaine',
  released: 'appareils validés',
  returned: 'appareils revenus',
}

/** The counts of quality as a French spreadsheet opens them: a line a site, month, measure and reason. */
export async function qualitySheet(ctx: Ctx, period: Period): Promise<string> {
  const rows = await countPeriod(ctx, period)
  return stringify(
    [
      ['site', 'mois', 'ce qui est compté', 'motif ou geste', 'nombre'],
      ...rows.map((r) => [
        r.site,
        r.month,
        names[r.measure],
        r.reason && say(r.reason, 0),
        String(r.count),
      ]),
    ],
    { delimiter: ';', record_delimiter: '\r\n', bom: true, escape_formulas: true },
  )
}
