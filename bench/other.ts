import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { removeEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { type Service, startService } from './process.ts'

export const SECRET = 'a secret of the bench only, never elsewhere'
export type Starts = { startFirstMs: number | null; startAgainMs: number | null }

/** A thousand labels, from nothing to their PDF: with the renderer to start, and again. Null without labels. */
export async function measureLabels(service: Service, key: string) {
  const layout = await layouts(service)
  if (layout === null) return null
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const base = `http://127.0.0.1:${service.port}/api/v1/label-batches`
  const make = async () => {
    const from = performance.now()
    const made = await fetch(base, {
      method: 'POST',
      headers,
      body: JSON.stringify({ count: 1000, layout }),
    })
    if (made.status !== 201) throw new Error(`Labels: ${made.status} ${await made.text()}`)
    const { id } = (await made.json()) as { id: string }
    const sheet = await fetch(`${base}/${id}/sheet?format=pdf`, {
      headers: { authorization: headers.authorization },
    })
    const pdf = Buffer.from(await sheet.arrayBuffer())
    if (sheet.status !== 200 || !pdf.subarray(0, 5).equals(Buffer.from('%PDF-')))
      throw new Error(`Sheet of labels: ${sheet.status} ${pdf.toString('utf8', 0, 300)}`)
    return Math.round(performance.now() - from)
  }
  return { firstMs: await make(), againMs: await make() }
}

/** The first layout that the service's own document names. */
async function layouts(service: Service): Promise<string | null> {
  const answer = await fetch(`http://127.0.0.1:${service.port}/api/openapi.json`)
  const document = (await answer.json()) as any
  const body = document.paths?.['/api/v1/label-batches']?.post?.requestBody
  return body?.content?.['application/json']?.schema?.properties?.layout?.enum?.[0] ?? null
}

/** From nothing to listening, demo and all, and a second time; null where the service cannot start so. */
export async function measureStarts(folder: string): Promise<Starts> {
  const remove = async () => {
    if (existsSync(path.join(folder, 'pg'))) await removeEmbeddedPostgres(path.join(folder, 'pg'))
    rmSync(folder, { recursive: true, force: true })
  }
  const start = async () => {
    const service = await startService({ DATA_DIR: folder })
    await service.stop()
    return service.ms
  }
  await remove()
  try {
    return { startFirstMs: await start(), startAgainMs: await start() }
  } catch (error) {
    console.error(`The demo does not start: ${(error as Error).message.split('\n')[0]}`)
    return { startFirstMs: null, startAgainMs: null }
  } finally {
    await remove()
  }
}
