-- Rates, ceilings, checklists, formulas: dated rows with a source and an author, never constants in code.
-- One person proposes, another confirms; confirmed rows of one key never overlap in time.
create type configuration_status as enum ('proposed', 'confirmed', 'rejected');

create table configuration (
  id uuid primary key,
  kind text not null,
  key text not null,
  value jsonb not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  source text not null check (length(source) between 3 and 500),
  status configuration_status not null default 'proposed',
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  -- Rows that came with the software: signed by nobody, and listed in docs/legal.md.
  seeded boolean not null default false,
  version int not null default 1,
  check (status <> 'confirmed' or seeded or decided_by is not null),
  exclude using gist (kind with =, key with =, daterange(valid_from, valid_to) with &&) where (status = 'confirmed')
);
create index configuration_kind on configuration (kind, key, valid_from);

create function configuration_second_person() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'UPDATE' and old.status <> 'proposed'
    and (to_jsonb(new) - 'valid_to' - 'version') is distinct from (to_jsonb(old) - 'valid_to' - 'version') then
    raise exception 'CONFIGURATION_DECIDED: a decided row only changes its end' using errcode = 'LC002';
  end if;
  if new.status = 'confirmed' and not new.seeded and not two_people(new.proposed_by, new.decided_by) then
    raise exception 'SECOND_PERSON_REQUIRED: who proposes does not confirm' using errcode = 'LC003';
  end if;
  return new;
end $$;
create trigger configuration_second_person before insert or update on configuration
  for each row execute function configuration_second_person();
create trigger configuration_kept before delete on configuration
  for each row execute function refuse_change();
