-- Sign-in (better-auth's own tables) and, apart, who may do what: people, memberships, badges, API keys.

create table auth_user (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create table auth_session (
  id uuid primary key,
  expires_at timestamptz not null,
  -- In clear, as better-auth keeps it; useless without AUTH_SECRET, which signs the cookie that carries it.
  token text not null unique,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id uuid not null references auth_user on delete cascade
);
create index auth_session_user on auth_session (user_id);
create table auth_account (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references auth_user on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_account_user on auth_account (user_id);
-- Identifiers are hashed: no link that still works can be read here. Some ids are hashes too, hence text.
create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_verification_identifier on auth_verification (identifier);
-- One-time codes of an app: the secret and the backup codes are encrypted with AUTH_SECRET.
create table auth_two_factor (
  id uuid primary key,
  secret text not null,
  backup_codes text not null,
  user_id uuid not null references auth_user on delete cascade,
  verified boolean not null default true,
  failed_verification_count int not null default 0,
  locked_until timestamptz
);
create index auth_two_factor_user on auth_two_factor (user_id);

create type role as enum ('donor', 'coordinator', 'collector', 'technician', 'supervisor', 'weeeOfficer',
  'cashier', 'shopManager', 'accountant', 'auditor', 'prescriber', 'observer', 'agent', 'admin');

-- A person, with the least that is needed. Trainees have no address: they sign in with a badge and a PIN.
create table person (
  id uuid primary key,
  user_id uuid not null unique references auth_user,
  name text not null check (length(name) between 1 and 120),
  email text,
  active boolean not null default true,
  version int not null default 1,
  recorded_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null
);
create unique index person_email on person (lower(email)) where email is not null;

-- A role held in an organisation and, where it matters, on one site. Its code is what the journal names.
-- An API key is a membership without a person; it counts as a person of its own where two are asked.
create table membership (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9]{2,12}$'),
  person_id uuid references person,
  role role not null,
  organisation_id uuid not null,
  site_id uuid,
  active boolean not null default true,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  check (active = (ended_at is null))
);
create index membership_person on membership (person_id) where active;
create index membership_organisation on membership (organisation_id);
create unique index membership_once on membership (person_id, role, organisation_id, site_id) nulls not distinct
  where active and person_id is not null;

-- A badge is a code printed as a QR; the PIN is kept as a scrypt hash and locks after too many errors.
create table badge (
  id uuid primary key,
  person_id uuid not null references person,
  code_hash text not null unique,
  pin_hash text not null,
  failures int not null default 0,
  locked_until timestamptz,
  active boolean not null default true,
  recorded_at timestamptz not null
);
create unique index badge_person on badge (person_id) where active;

create table api_key (
  id uuid primary key,
  membership_id uuid not null unique references membership,
  name text not null check (length(name) between 1 and 80),
  hash text not null unique,
  start text not null,
  expires_at timestamptz,
  last_used_on date,
  revoked_at timestamptz,
  recorded_at timestamptz not null
);

-- Whether two membership codes belong to two people. Asked by the gate wherever the law wants a second person.
create function two_people(one text, other text) returns boolean
language sql stable set search_path from current as $$
  select coalesce(
    (select coalesce(m.person_id, m.id) from membership m where m.code = one)
    <> (select coalesce(m.person_id, m.id) from membership m where m.code = other), false)
$$;
