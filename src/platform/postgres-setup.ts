import { Client, escapeLiteral } from 'pg'

/** Makes, or brings up to date, the two roles of the service. `adminUrl` is a superuser's. */
export async function ensureRoles(
  adminUrl: string,
  passwords: { collecte_owner: string; collecte_app: string },
): Promise<void> {
  for (const role of ['collecte_owner', 'collecte_app'] as const) {
    await runSql(
      adminUrl,
      `do $$ begin
         if not exists (select from pg_roles where rolname = '${role}') then
           create role ${role};
         end if;
       end $$`,
      `alter role ${role} with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
         password ${escapeLiteral(passwords[role])}`,
    )
  }
}

/**
 * Makes a database of the service when it is missing: sorted as in French, owned by
 * `collecte_owner`, with the extensions which only a superuser may add.
 */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const sql = `select from pg_database where datname = ${escapeLiteral(name)}`
  if ((await runSql(adminUrl, sql)) === 0) {
    await runSql(
      adminUrl,
      `create database ${name} owner collecte_owner template template0
         encoding 'UTF8' locale_provider icu icu_locale 'fr'`,
    )
  }
  await runSql(adminUrl, ...databaseGrants(name))
  await runSql(
    withDatabase(adminUrl, name),
    'alter schema public owner to collecte_owner',
    'grant usage on schema public to collecte_app',
    'create extension if not exists pg_trgm',
    'create extension if not exists btree_gist',
    'create extension if not exists unaccent',
  )
}

/** Who may connect to a database; a copy made from a template does not inherit it. */
export function databaseGrants(name: string): string[] {
  return [
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to collecte_app`,
  ]
}

/** Runs statements in order on a connection of their own; returns the last one's row count. */
export async function runSql(url: string, ...statements: string[]): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    let rows = 0
    for (const statement of statements) rows = (await client.query(statement)).rowCount ?? 0
    return rows
  } finally {
    await client.end()
  }
}

/** The same address with another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
