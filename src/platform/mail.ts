import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import type { Settings } from './settings.ts'

export type Mail = { to: string; subject: string; text: string }
export type Mailer = { send(mail: Mail): Promise<void> }

/** Sends by SMTP when it is set; otherwise each mail is a file in `.data/mail`, for the demo and for tests. */
export function createMailer(
  settings: Pick<Settings, 'smtpUrl' | 'mailFrom' | 'dataDir'>,
  now: () => string,
): Mailer {
  if (settings.smtpUrl) {
    const transport = createTransport(settings.smtpUrl, { connectionTimeout: 10_000 } as object)
    return {
      send: async (mail) => void (await transport.sendMail({ from: settings.mailFrom, ...mail })),
    }
  }
  const folder = path.join(settings.dataDir, 'mail')
  return {
    async send({ to, subject, text }) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const name = `${now().replaceAll(/[:.]/g, '-')}-${Math.abs(hash(to + text))}.eml`
      const message = `From: ${settings.mailFrom}\nTo: ${to}\nSubject: ${subject}\nDate: ${now()}\n\n${text}\n`
      await writeFile(path.join(folder, name), message, { mode: 0o600 })
    },
  }
}

const hash = (s: string) =>
  [...s].reduce((h, c) => (Math.imul(h, 31) + (c.codePointAt(0) ?? 0)) | 0, 7)
