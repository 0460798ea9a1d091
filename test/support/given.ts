import assert from 'node:assert/strict'
import type { Answer, World } from './app.ts'

type Line = { category: string; quantity: number; [more: string]: unknown }
type Client = Awaited<ReturnType<World['as']>>
/** A device as the service answers it. */
export type Given = {
  id: string
  tag: string
  state: string
  donationId: string
  version: number
  cycle: number
  media: { id: string; kind: string; serial: string | null; place: string; dataState: string }[]
  [more: string]: any
}

/** The smallest thing that is a JPEG for the service; `n` makes another file of it. */
export const tinyJpeg = (n = 0) =>
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 6, 0x4a, 0x46, n >> 8, n & 255, 0xff, 0xd9])

export function ok(answer: Answer, status: number | number[] = [200, 201]): any {
  const fits = [status].flat().includes(answer.status)
  assert.ok(fits, `${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

let serials = 0
/** A serial that no other device of this run bears. */
export const newSerial = (prefix = 'SN') => `${prefix}${String(++serials).padStart(6, '0')}X`

/**
 * Devices brought to a state through the service alone, as a workshop would. Each answers the device as it is then.
 * Who sorts and tests is the technician; who accepts public decisions is the coordinator; who releases the supervisor.
 */
export function given(world: World) {
  let first: Promise<any> | undefined
  const technician = () => world.as('technician')
  const supervisor = () => world.as('supervisor')

  /** A donation whose lines are all accepted for the association. */
  async function donation({
    lines = [
      { category: 'laptop', quantity: 200 },
      { category: 'desktop', quantity: 200 },
      { category: 'monitor', quantity: 200 },
    ] as Line[],
    legalBasis = 'private' as 'private' | 'cg3p',
  } = {}) {
    const donor = await world.as('donor', legalBasis === 'cg3p' ? 'publicBody' : 'company')
    const draft = ok(
      await donor.post('/donations', {
        legalBasis,
        pickupAddress: { street: '3 quai des Exemples', postcode: '13002', city: 'Marseille' },
        contact: { name: 'Camille Exemple', email: 'camille@exemple.fr' },
        lines,
      }),
      201,
    )
    const sent = ok(await donor.post(`/donations/${draft.id}/submit`, { version: draft.version }))
    const coordinator = await world.as('coordinator')
    return ok(
      await coordinator.post(`/donations/${draft.id}/decision`, {
        doneeId: world.organisations.association.id,
        version: sent.version,
        lines: sent.lines.map((l: { id: string }) => ({ lineId: l.id, accept: true })),
      }),
    )
  }

  /** Received at the workshop against the line of its category; the site and the donation may be said. */
  async function received(
    category: string,
    { from, ...more }: { from?: any; [more: string]: unknown } = {},
  ): Promise<Given> {
    first ??= from ? first : donation()
    const { lines } = from ?? (await first)
    const line = lines.find((l: Line) => l.category === category)
    assert.ok(line, `no line of ${category} in the donation`)
    return ok(
      await (await technician()).post('/devices', {
        donationLineId: line.id,
        siteId: world.sites.workshop.id,
        category,
        massSource: 'category',
        ...more,
      }),
      201,
    )
  }
  const identity = () => ({
    manufacturer: 'Exemple',
    model: 'Modèle 1',
    serial: newSerial(),
  })
  const laptop = (more: { from?: any; [more: string]: unknown } = {}) =>
    received('laptop', { ...identity(), ...more })
  const desktop = (more: { from?: any; [more: string]: unknown } = {}) =>
    received('desktop', { ...identity(), ...more })
  const monitor = (more: { from?: any; [more: string]: unknown } = {}) =>
    received('monitor', { ...identity(), ...more })

  let photos = 0
  /** A photo sent to the service; answers its SHA-256. */
  async function photo(by?: Client): Promise<string> {
    const answer = await (by ?? (await technician())).post('/files', tinyJpeg(++photos), {
      'content-type': 'image/jpeg',
    })
    return ok(answer).sha256
  }

  const move = async (tag: string, to: string, reason?: string): Promise<Given> =>
    ok(
      await (await supervisor()).post(`/devices/${tag}/transitions`, {
        to,
        ...(reason ? { reason } : {}),
      }),
    )
  const read = async (tag: string): Promise<Given> =>
    ok(await (await technician()).get(`/devices/${tag}`))

  async function triaged(device?: Given): Promise<Given> {
    return move((device ?? (await laptop())).tag, 'TRIAGED')
  }
  async function accepted(device?: Given): Promise<Given> {
    const { tag } = device ?? (await triaged())
    return ok(await (await technician()).post(`/devices/${tag}/acceptance`, { accept: true }))
  }
  /** Sorted, accepted, and sent to erasure. */
  async function toErase(device?: Given): Promise<Given> {
    const { tag } = await accepted(await triaged(device))
    return move(tag, 'TO_ERASE')
  }
  /** Declared without storage by a named person: the shortest honest way to ERASED. */
  async function erased(device?: Given): Promise<Given> {
    const { tag } = await toErase(device)
    return ok(
      await (await technician()).post(`/devices/${tag}/media-complete`, {
        none: true,
        statement: 'Boîtier ouvert : aucun support de données.',
      }),
    )
  }
  /** Declares a medium, then says that the list is whole; the medium still holds what it held. */
  async function withMedium(device: Given, serial: string | null = null): Promise<Given> {
    const by = await technician()
    const said = { kind: 'ssd', ...(serial ? { serial } : {}) }
    ok(await by.post(`/devices/${device.tag}/media`, said), 201)
    return ok(await by.post(`/devices/${device.tag}/media-complete`, {}))
  }
  /** Answers of its category's checklist, all well but those said. */
  async function answersOf(tag: string, but: Record<string, boolean | null> = {}) {
    const list = ok(await (await technician()).get(`/devices/${tag}/checklist`))
    return {
      checklistId: list.id,
      answers: list.items.map(({ key }: { key: string }) => ({ key, ok: but[key] ?? true })),
    }
  }
  /** Tested by the technician, all well. A category without data is tested straight after its acceptance. */
  async function tested(device?: Given): Promise<Given> {
    const before = device ?? (await laptop())
    const { tag } = ['monitor', 'projector', 'dock'].includes(before.category)
      ? await accepted(await triaged(before))
      : await erased(before)
    return ok(await (await technician()).post(`/devices/${tag}/tests`, await answersOf(tag)))
  }
  async function graded(
    device: Given,
    grade: object = device.category === 'monitor'
      ? { cosmeticGrade: 'B' }
      : { cosmeticGrade: 'B', performanceClass: 'P2', reason: 'inventoryMissing' },
  ): Promise<Given> {
    const { tag, version } = await read(device.tag)
    return ok(await (await technician()).post(`/devices/${tag}/grade`, { ...grade, version }))
  }
  /** Says that a device leaves with a system that is kept up; nothing to say of what takes none. */
  async function withSystem(
    device: Given,
    system = ['tablet', 'smartphone'].includes(device.category) ? 'android' : 'debian-13',
  ): Promise<Given> {
    if (!device.takesSystem) return device
    return ok(await (await technician()).post(`/devices/${device.tag}/system`, { system }))
  }
  /** Released by the supervisor, who is not the one who tested. */
  async function ready(device?: Given): Promise<Given> {
    const { tag } = await withSystem(await graded(await tested(device)))
    return ok(await (await supervisor()).post(`/devices/${tag}/release`, {}))
  }
  const monitorReady = async (device?: Given) => ready(device ?? (await monitor()))

  return {
    donation,
    received,
    laptop,
    desktop,
    monitor,
    photo,
    move,
    read,
    triaged,
    accepted,
    toErase,
    erased,
    withMedium,
    answersOf,
    tested,
    graded,
    withSystem,
    ready,
    monitorReady,
  }
}
