import assert from 'node:assert/strict'
import type { World } from '../support/app.ts'

export const ORIGIN = 'https://collecte.example'
/** better-auth reads the machine's clock, not the story's: stories with its links happen today. */
export const TODAY = { now: new Date().toISOString() }
export const PASSWORD = 'une phrase assez longue'

/** Every mail that waits to be sent, oldest first. */
export async function mailsOf(w: World): Promise<{ to: string; subject: string; text: string }[]> {
  const { rows } = await w.services.pool.query(
    `select data from job.job where name = 'mail' order by created_on, id`,
  )
  return rows.map((r) => r.data)
}

export async function lastMailTo(w: World, address: string) {
  const mail = (await mailsOf(w)).filter((m) => m.to === address).at(-1)
  assert.ok(mail, `no mail to ${address}`)
  return mail
}

export const tokenIn = (text: string): string => /token=([\w-]+)/.exec(text)?.[1] ?? ''

/** A browser: it keeps its cookies and says where its pages come from. */
export function browser(w: World, origin: string | null = ORIGIN) {
  const jar = new Map<string, string>()
  const send = async (method: 'GET' | 'POST', url: string, body?: object) => {
    const response = await w.app.inject({
      method,
      url: url.startsWith('/api/') ? url : `/api/v1${url}`,
      headers: {
        ...(origin ? { origin } : {}),
        ...(jar.size > 0 ? { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') } : {}),
      },
      ...(body ? { payload: body } : {}),
    })
    for (const { name, value } of response.cookies)
      if (value) jar.set(name, encodeURIComponent(value))
      else jar.delete(name)
    const json = String(response.headers['content-type']).includes('json')
    return {
      status: response.statusCode,
      body: json ? response.json() : null,
      headers: response.headers,
      type: String(response.headers['content-type']),
      setCookies: [response.headers['set-cookie'] ?? []].flat(),
    }
  }
  return {
    jar,
    get: (url: string) => send('GET', url),
    post: (url: string, body?: object) => send('POST', url, body),
    signIn: (email: string, password: string) =>
      send('POST', '/api/auth/sign-in/email', { email, password }),
  }
}

type Role = { role: string; organisationId: string }

/** A person invited by the administrator, who has chosen a password. */
export async function personWithPassword(w: World, email: string, memberships: Role[]) {
  const made = await w.admin.post('/people', { name: 'Camille Exemple', email, memberships })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const token = tokenIn((await lastMailTo(w, email)).text)
  const set = await browser(w).post('/api/auth/reset-password', { token, newPassword: PASSWORD })
  assert.equal(set.status, 200, JSON.stringify(set.body))
  return made.body
}

/** A trainee without an address, with a badge from its supervisor. */
export async function trainee(w: World, pin = '4821', name = 'Sacha Exemple') {
  const supervisor = await w.as('supervisor')
  const organisationId = w.organisations.association.id
  const made = await supervisor.post('/people', {
    name,
    memberships: [{ role: 'technician', organisationId }],
  })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const badge = await supervisor.post(`/people/${made.body.id}/badge`, { pin })
  assert.equal(badge.status, 201, JSON.stringify(badge.body))
  return { person: made.body, badge: badge.body.badge as string, pin }
}
