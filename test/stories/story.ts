import { existsSync, readFileSync } from 'node:fs'
import type { TestContext } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Answer, World } from '../support/app.ts'

export const says = (a: Answer) => [a.status, a.body.code]

/** The steps of a story, in order; it stops at the first that goes wrong. */
export const stepsOf = (t: TestContext) => async (name: string, work: () => Promise<void>) => {
  let done = false
  await t.test(name, async () => {
    await work()
    done = true
  })
  if (!done) throw new Error(`The story stops at: ${name}`)
}

export const address = { street: '3 quai des Exemples', postcode: '13002', city: 'Marseille' }
export const contact = { name: 'Camille Exemple', email: 'camille@exemple.fr' }

/** What the balance holds of a device: each movement, and what is left of its mass here. */
export async function balanceOf(world: World, deviceId: string) {
  const { rows } = await world.services.pool.query(
    'select flow, grams::int as grams from mass_movement where subject_id = $1 order by recorded_at, id',
    [deviceId],
  )
  const movements = rows.map((r): [string, number] => [r.flow, r.grams])
  return { movements, left: movements.reduce((sum, [, grams]) => sum + grams, 0) }
}

const folder = process.env.FIXTURES_DIR
  ? pathToFileURL(`${process.env.FIXTURES_DIR}/`)
  : new URL('../../../shared/fixtures/', import.meta.url)
const own = (path: string) => readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8')
const shared = ['lshw/e5530.lshw.json', 'nwipe/log_0.41_synthetic.txt'].map(
  (path) => new URL(path, folder),
)

/**
 * A laptop’s own report, and the log of a bench that erased its disk on 2 September 2026 between 9 and 11 o’clock,
 * while another disk failed beside it: the shared files where they are at hand, else ours of the same shape.
 */
export function laptopFiles() {
  const [lshw, nwipe] = shared as [URL, URL]
  if (existsSync(lshw) && existsSync(nwipe))
    return {
      report: readFileSync(lshw),
      log: readFileSync(nwipe, 'utf8'),
      identity: ['Dell Inc.', 'Latitude E5530 non-vPro', 'D8FTRY1'],
      disk: ['HGST HTS725050A7', 'TF755AWHKL0LHM', 500_107_862_016],
      kind: 'disque dur',
      ram: '8',
      performanceClass: 'P2',
      stranger: 'WD-WCARW0244414',
    }
  console.log('shared fixtures absent: the laptop’s story runs on the files of this repository')
  return {
    report: Buffer.from(own('lshw/laptop-ok.json')),
    log: own('nwipe/failed.txt')
      .replaceAll('EXH-0001', 'EXD-2560001')
      .replaceAll('500107862016', '256060514304')
      .replaceAll('2026/10/06', '2026/09/02'),
    identity: ['Exemple SA', 'Exemple Book 14', 'EXS-0001'],
    disk: ['Exemple SSD 256', 'EXD-2560001', 256_060_514_304],
    kind: 'SSD',
    ram: '8',
    performanceClass: 'P1',
    stranger: 'EXH-0002',
  }
}
