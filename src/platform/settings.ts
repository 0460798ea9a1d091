import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('0')
  .transform((v) => v === '1' || v === 'true')

/** The whole environment the service reads, with safe defaults. `docs/operations.md` explains each. */
const Environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATABASE_OWNER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DEMO_PUBLIC: flag,
  DATA_DIR: z.string().min(1).default('.data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  BRAND: z.string().min(1).max(60).default('La Collect.tech'),
  LEDGER_KEY_FILE: z.string().min(1).optional(),
  AUTH_SECRET: z.string().min(32, 'must hold 32 characters or more').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().min(3).default('ne-pas-repondre@collecte.invalid'),
  TRUST_PROXY: flag,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(3000),
})

export type Settings = {
  databaseUrl: string
  ownerUrl: string | null
  port: number
  host: string
  demo: boolean
  dataDir: string
  publicUrl: string
  brand: string
  authSecret: string
  ledgerKeyFile: string
  /** Where the built web application lies. */
  webDir: string
  smtpUrl: string | null
  mailFrom: string
  trustProxy: boolean
  logLevel: string
  rateLimitPerMinute: number
}

/** What the environment says, checked; an Error names every wrong variable on one line. */
export function readEnvironment(env: NodeJS.ProcessEnv): z.infer<typeof Environment> {
  const read = Environment.safeParse(
    Object.fromEntries(Object.entries(env).filter(([k, v]) => k in Environment.shape && v !== '')),
  )
  if (read.success) {
    if (read.data.DATABASE_URL && !read.data.AUTH_SECRET)
      throw new Error(
        'AUTH_SECRET is needed with DATABASE_URL: 32 random characters, the same on every process.',
      )
    return read.data
  }
  const wrong = read.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ')
  throw new Error(`Bad setting: ${wrong}.`)
}
