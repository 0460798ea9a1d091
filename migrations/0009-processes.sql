-- Erasure evidence: the file as it came, what it says of each disk, and what became of each verdict.
create table erasure_evidence (
  id uuid primary key,
  sha256 text not null references blob,
  tool text not null,
  tool_version text,
  host_serial text,
  by_code text not null,
  organisation_id uuid not null references organisation,
  recorded_at timestamptz not null,
  unique (sha256, organisation_id)
);
create type verdict_place as enum ('matched', 'tray', 'linked', 'dismissed');
create table erasure_verdict (
  id uuid primary key,
  evidence_id uuid not null references erasure_evidence,
  disk jsonb not null,
  serial text,
  medium_id uuid references medium,
  device_id uuid references device,
  verdict text not null check (verdict in ('erased', 'failed', 'refused')),
  level erasure_level,
  code text,
  codes text[] not null default '{}',
  place verdict_place not null,
  reason text,
  decided_by text,
  decided_at timestamptz
);
create index erasure_verdict_evidence on erasure_verdict (evidence_id);
create index erasure_verdict_device on erasure_verdict (device_id) where device_id is not null;
create index erasure_verdict_tray on erasure_verdict (id) where place = 'tray';
alter table proof add foreign key (evidence_id) references erasure_evidence;

create trigger evidence_kept before update or delete on erasure_evidence for each row execute function refuse_change();
alter table erasure_evidence enable always trigger evidence_kept;

-- Hardware inventories: whitelisted fields only; the raw capture is dropped after its term, its hash stays.
create table inventory_import (
  id uuid primary key,
  device_id uuid not null references device,
  cycle int not null,
  source text not null,
  sha256 text not null,
  report jsonb not null,
  capture bytea,
  by_code text not null,
  recorded_at timestamptz not null,
  unique (device_id, cycle, sha256)
);

create table test_run (
  id uuid primary key,
  device_id uuid not null references device,
  cycle int not null,
  checklist_id uuid not null references configuration,
  answers jsonb not null,
  passed boolean not null,
  by_code text not null,
  recorded_at timestamptz not null
);
create index test_run_device on test_run (device_id, id);

create table repair (
  id uuid primary key,
  device_id uuid not null references device,
  cycle int not null,
  actions text[] not null check (cardinality(actions) > 0),
  by_code text not null,
  recorded_at timestamptz not null
);
create index repair_device on repair (device_id, id);

-- Numbered papers: number given at issue, payload and bytes frozen; cancelled or replaced, never edited.
create table document_series (
  issuer_id uuid not null references organisation,
  kind text not null,
  year int not null,
  last int not null,
  primary key (issuer_id, kind, year)
);
create table document (
  id uuid primary key,
  kind text not null,
  issuer_id uuid not null references organisation,
  issuer_name text not null,
  year int not null,
  seq int not null,
  number text not null,
  check_code text not null unique,
  subject_id uuid not null,
  donor_id uuid references organisation,
  payload jsonb not null,
  sha256 text not null references blob,
  issued_at timestamptz not null,
  issued_by text not null,
  status text not null default 'issued' check (status in ('issued', 'superseded', 'cancelled')),
  superseded_by uuid references document,
  demo boolean not null default false,
  unique (issuer_id, kind, year, seq),
  check ((status = 'superseded') = (superseded_by is not null))
);
create index document_subject on document (subject_id, id);
create index document_issuer on document (issuer_id, id);
create index document_donor on document (donor_id, id) where donor_id is not null;

create function document_frozen() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'status' - 'superseded_by') is distinct from (to_jsonb(old) - 'status' - 'superseded_by')
    or old.status <> 'issued' then
    raise exception 'DOCUMENT_FROZEN: an issued paper is cancelled or replaced, never changed' using errcode = 'LC201';
  end if;
  return new;
end $$;
create trigger document_frozen before update or delete on document for each row execute function document_frozen();
create trigger document_kept before truncate on document for each statement execute function refuse_change();
create trigger blob_frozen before update on blob for each row execute function refuse_change();
alter table document enable always trigger document_frozen;
alter table document enable always trigger document_kept;
alter table blob enable always trigger blob_frozen;
