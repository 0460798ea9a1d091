import { signature } from '../src/demo/pictures.ts'
import { asAdmin, type Urls } from './data.ts'
import { type Gift, listGifts } from './gift-data.ts'
import { residentMb, type Service } from './process.ts'
import { median } from './report.ts'

export type Receipts = {
  receiptMs: number | null
  receiptP99Ms: number | null
  memoryReceipts200Mb: number | null
  memoryReceipts1000Mb: number | null
}
const TIMED = 100
const ALL = 1000
const ISSUER = '00000000-0000-7000-8000-000000000001'
const PROFILE = {
  category: 'associationLoi1901',
  object: 'Équiper les personnes éloignées du numérique avec du matériel réemployé',
  rescritOn: '2024-03-12',
  rescritOutcome: 'favourable',
  eligibleFrom: '2022-01-01',
  mandateHolder: 'Territoire du banc',
  mandateSignedOn: '2022-01-15',
}

/**
 * A thousand receipts, one after the other: the first hundred are timed, from the request that issues one to its
 * answer. The resident memory of the service and its renderer is looked at around the 200th and the last.
 */
export async function measureReceipts(
  urls: Urls,
  service: Service,
  keys: { accountant: string; coordinator: string },
): Promise<Receipts> {
  const base = `http://127.0.0.1:${service.port}/api/v1`
  const ask = async (by: string, method: string, path: string, body?: object | Buffer) => {
    const raw = Buffer.isBuffer(body)
    const answer = await fetch(base + path, {
      method,
      headers: {
        authorization: `Bearer ${by}`,
        ...(body ? { 'content-type': raw ? 'image/png' : 'application/json' } : {}),
      },
      ...(body ? { body: raw ? new Uint8Array(body) : JSON.stringify(body) } : {}),
    })
    const said = (await answer.json()) as any
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(said).slice(0, 600)}`)
    return said
  }
  const { accountant, coordinator } = keys
  await makeIssuer()
  const gifts = await asAdmin(urls, (c) => listGifts(c, ALL))
  const times: number[] = []
  const memory = new Map<number, number>()
  for (const [n, gift] of gifts.entries()) {
    const ms = await issue(gift)
    if (n < TIMED) times.push(ms)
    // The renderer's process is replaced now and then: one look could fall on a young one.
    if ((n + 1) % 5 === 0) memory.set(n + 1, residentMb(service.child.pid ?? 0)?.total ?? 0)
  }
  const { whole } = await ask(accountant, 'GET', `/issuers/${ISSUER}/receipts/integrity`)
  if (!whole) throw new Error('Receipts: a number or a paper is missing.')
  times.sort((a, b) => a - b)
  const around = (last: number) => {
    const looks = [...memory].filter(([n]) => n > last - 50 && n <= last).map(([, mb]) => mb)
    return looks.some((mb) => mb > 0) ? Math.round(median(looks)) : null
  }
  return {
    receiptMs: round(median(times)),
    receiptP99Ms: round(times[Math.ceil(times.length * 0.99) - 1] ?? 0),
    memoryReceipts200Mb: around(200),
    memoryReceipts1000Mb: around(ALL),
  }

  /** The association may issue: said by its accountant, confirmed by the territory; once for all runs. */
  async function makeIssuer() {
    const { items } = await ask(accountant, 'GET', '/issuers')
    if (items.some((i: any) => i.confirmedBy)) return
    const file = await ask(accountant, 'POST', '/files', signature())
    await ask(accountant, 'PUT', `/issuers/${ISSUER}`, PROFILE)
    await ask(accountant, 'POST', `/issuers/${ISSUER}/signatories`, {
      name: 'Hélène Exemple-Dubreuil',
      quality: 'Présidente',
      validFrom: '2022-01-01',
      signatureSha256: file.sha256,
    })
    const { version } = await ask(accountant, 'GET', `/issuers/${ISSUER}`)
    await ask(coordinator, 'POST', `/issuers/${ISSUER}/confirmation`, { version })
  }

  /** Drafts a receipt, then answers how long its issue took. */
  async function issue({ donationId, donorId, day, tags }: Gift): Promise<number> {
    const draft = await ask(accountant, 'POST', '/receipts', {
      ...{ issuerId: ISSUER, donorId, donationIds: [donationId], from: day, to: day },
      deviceCodes: tags,
    })
    const from = performance.now()
    const paper = await ask(accountant, 'POST', `/receipts/${draft.id}/issue`, {
      version: draft.version,
    })
    const ms = performance.now() - from
    if (paper.status !== 'issued' || paper.lines.length !== tags.length)
      throw new Error(`Receipt: ${JSON.stringify(paper).slice(0, 600)}`)
    return ms
  }
}

const round = (ms: number) => Math.round(ms * 10) / 10
