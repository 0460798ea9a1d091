import { problemText } from '../platform/problems.ts'
import { guards } from './guards.ts'
import { lifecycle, UNDO_SECONDS } from './lifecycle.ts'
import { stateNames } from './story.ts'

/** The page docs/lifecycle.md, printed from the table that the service and the database are asked by. */
export function lifecyclePage(): string {
  const rows = lifecycle.map(({ from, to, by, roles, guards: names, reasons }) => {
    const conditions = names.map((n) => `\`${guards[n].code}\``).join(' ')
    return `| ${from} | ${to} | \`${by}\` | ${roles.join(', ')} | ${conditions || '–'} | ${reasons?.join(', ') ?? '–'} |`
  })
  const used = [...new Set(lifecycle.flatMap((e) => e.guards))]
  return [
    '# The life of a device',
    '',
    'Printed by `npm run --silent cli -- lifecycle`; do not edit. The same rows answer `allowed`, explain a refusal, and',
    'make the condition of the statement that moves a device (`src/devices/lifecycle.ts`, `src/devices/guards.ts`).',
    '',
    `A device is RECEIVED against an accepted offer line; outside the lines or unannounced it waits in QUARANTINE. The author of a move takes it back within ${UNDO_SECONDS} seconds. A member of a kit and a machine in transit are not moved. A supervisor who is away lends the release to a technician, from a day to a day. READY becomes IN_SHOP at once on a shop's site. SOLD, GIVEN and what comes back from them are tied to a ticket of the till. A device is LOST once two counts in a row missed it, one person reported it and another confirmed. RESERVED, WASTE_SHIPPED and WASTE_TREATED have no operation yet.`,
    '',
    'Behind the **erasure gate** stand READY, IN_SHOP, RESERVED, SOLD and GIVEN: see [security.md](security.md).',
    '',
    '| from | to | by | roles | refused with | reasons to give |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    '## What the refusals say',
    '',
    ...used
      .map((n) => `- \`${guards[n].code}\`: ${problemText(guards[n].code, 'en')}`)
      .filter((line, i, all) => all.indexOf(line) === i),
    '',
    '## The states in French',
    '',
    ...Object.entries(stateNames).map(([code, [fr]]) => `- ${code}: ${fr}`),
  ].join('\n')
}
