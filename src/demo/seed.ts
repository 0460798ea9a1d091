import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Services } from '../platform/context.ts'
import { DEMO_DOMAIN, DEMO_PASSWORD } from '../public/demo.ts'
import { APPROVAL_PIN, type Cast, castStory } from './cast.ts'
import { workdaysBefore } from './clock.ts'
import { planCorrection } from './corrections.ts'
import { planCounts } from './counts.ts'
import { planCustody, planDelegation } from './custody.ts'
import { planDevices } from './devices.ts'
import { planGifts } from './gifts.ts'
import { planLosses } from './losses.ts'
import { planNotices } from './notices.ts'
import { inOneTransaction } from './one-transaction.ts'
import { hasOrganisation, hasOrganisations, lockAndLook } from './queries.ts'
import { planReceipts } from './receipts.ts'
import { planShops } from './shops.ts'
import { beginStory, FIRST_DAY, STORY_DAYS } from './story.ts'
import { planTrade } from './trade.ts'
import { planTransfers } from './transfers.ts'

type Sheet = Cast['sheet']

/**
 * Fills an empty database with a year of an invented territory, in one transaction: all of it or nothing,
 * whatever stops the process. One that holds an organisation is left as it is. Answers what to tell who starts it.
 */
export async function seedDemo(services: Services): Promise<string[]> {
  const { dataDir } = services.settings
  const file = path.join(dataDir, 'demo.json')
  const fresh = `${file}.new`
  const filled = await hasOrganisations(services.db)
  const made = filled ? null : await fill(services, fresh)
  if (made) renameSync(fresh, file)
  const sheet = made ?? (await keptSheet(services, file, fresh))
  return sheet ? welcome(services, sheet) : lost(dataDir)
}

async function fill(services: Services, fresh: string): Promise<Sheet | null> {
  const [first] = workdaysBefore(services.now(), STORY_DAYS - FIRST_DAY)
  await services.pool.query('select ensure_partitions($1::date, 12)', [first])
  return inOneTransaction(services, async (inside) => {
    if (await lockAndLook(inside.db)) return null
    const story = beginStory(services, inside)
    const cast = await castStory(story)
    const gifts = planGifts(story, cast)
    planNotices(story)
    planDevices(story, cast, gifts)
    planReceipts(story, cast, gifts)
    planTransfers(story, cast.siteOf)
    planCounts(story, cast.siteOf)
    planLosses(story)
    planDelegation(story)
    planCustody(story, cast.siteOf)
    planCorrection(story, cast.siteOf)
    planTrade(story, cast, planShops(story, cast))
    await story.tell()
    // Before the commit: the badge is kept nowhere else, and a file without its database is simply written again.
    mkdirSync(path.dirname(fresh), { recursive: true, mode: 0o700 })
    writeFileSync(fresh, `${JSON.stringify(cast.sheet, null, 2)}\n`, { mode: 0o600 })
    return cast.sheet
  })
}

/** The sheet that goes with this database; its name is only final once the commit was seen. */
async function keptSheet(services: Services, file: string, fresh: string): Promise<Sheet | null> {
  for (const at of [fresh, file]) {
    if (!existsSync(at)) continue
    const sheet = readSheet(at)
    const territory = sheet?.organisations[0]
    if (!sheet || !territory || !(await hasOrganisation(services.db, territory.id))) continue
    if (at === fresh) renameSync(fresh, file)
    return sheet
  }
  return null
}

function readSheet(at: string): Sheet | null {
  try {
    // A demo that was filled before there were tills has none.
    return { tills: [], ...JSON.parse(readFileSync(at, 'utf8')) } as Sheet
  } catch {
    return null
  }
}

function welcome({ settings: { dataDir } }: Services, { people, tills }: Sheet): string[] {
  const set = dataDir === path.resolve('.data') ? '' : `DATA_DIR=${dataDir} `
  const cli = `${set}npm run --silent cli --`
  return [
    'Démonstration : organisations, personnes et appareils sont inventés.',
    `  Se connecter   ${people.map((p) => p.email.split('@')[0]).join(', ')} @${DEMO_DOMAIN}`,
    `                 mot de passe de tous : ${DEMO_PASSWORD}`,
    ...(tills.length === 0
      ? []
      : [
          `  Caisses        ${tills.map((t) => `${t.code} (${t.site})`).join(', ')}, fermées ; approbation : ${APPROVAL_PIN}`,
        ]),
    `  Qui est qui    ${cli} demo`,
    `  Clé d’API      ${cli} api-key --role technician`,
    `  Données        ${dataDir} (courriels dans ${path.join(dataDir, 'mail')})`,
  ]
}

const lost = (dataDir: string): string[] => [
  `Démonstration : la base est remplie, mais ${path.join(dataDir, 'demo.json')} manque ; ses données sont gardées telles quelles.`,
  `  Pour repartir de zéro : arrêter le service, supprimer ${dataDir}, puis le démarrer de nouveau.`,
]
