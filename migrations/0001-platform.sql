-- A trusted extension: the owner of the database may make it.
create extension if not exists btree_gist;

-- What every slice stands on: files by their hash, repeats that are safe, and what must never be undone.

-- Refuses whatever statement its trigger hangs on: append-only tables, and tables that are never emptied.
create function refuse_change() returns trigger language plpgsql set search_path from current as $$
begin
  raise exception 'APPEND_ONLY: % on % is refused', tg_op, tg_table_name using errcode = 'LC001';
end $$;

-- Photos, logs, PDFs, signatures: stored once, found by the SHA-256 of their bytes.
create table blob (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  bytes bytea not null,
  size int not null generated always as (length(bytes)) stored,
  recorded_at timestamptz not null
);

-- One row per accepted repeatable write: an event id of a scan, or an Idempotency-Key of a paper.
-- The same key with another body is KEY_REUSED; with the same body it is answered as the first time.
create table repeat_key (
  key text primary key,
  fingerprint text not null,
  answer jsonb,
  recorded_at timestamptz not null
);
create index repeat_key_recorded_at on repeat_key using brin (recorded_at);

-- Free text that people add to a fact. Apart from the facts, because it may have to be erased.
create table note (
  id uuid primary key,
  subject_id uuid not null,
  text text not null check (length(text) between 1 and 2000),
  by_code text not null,
  recorded_at timestamptz not null
);
create index note_subject on note (subject_id, id);

-- Account, address, sign-ins: kept apart from the journal, twelve months, then purged.
create table security_event (
  id uuid primary key,
  recorded_at timestamptz not null,
  kind text not null,
  account text,
  address text,
  detail jsonb not null default '{}'
);
create index security_event_recorded_at on security_event using brin (recorded_at);

-- Every kind of personal data: what it is for, on what basis, how long, and what ends it.
create table retention_rule (
  data text primary key,
  purpose text not null,
  basis text not null,
  term interval not null,
  action text not null
);
insert into retention_rule values
  ('security_event', 'sécurité des comptes', 'intérêt légitime (CNIL, délibération 2021-122)', '12 months', 'delete'),
  ('auth_session', 'garder une personne connectée', 'contrat', '30 days', 'delete'),
  ('auth_verification', 'liens de connexion et d’invitation', 'contrat', '7 days', 'delete'),
  ('repeat_key', 'ne pas enregistrer deux fois un même scan', 'intérêt légitime', '90 days', 'delete'),
  ('note', 'précisions libres sur un fait', 'intérêt légitime', '3 years', 'delete'),
  ('donation_contact', 'organiser l’enlèvement d’un don (3 ans après sa clôture)', 'contrat', '3 years', 'anonymise'),
  ('inventory_capture', 'vérifier un inventaire matériel', 'intérêt légitime', '30 days', 'delete bytes, keep hash');
