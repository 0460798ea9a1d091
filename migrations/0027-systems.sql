-- What runs on a device when it leaves, and the words it may be sold under.
-- The facts that the release asks stand on the device; the journal tells each installation.
alter table category add takes_system boolean not null default false;
update category set takes_system = true where code in ('laptop', 'desktop', 'allInOne', 'tablet', 'smartphone');
alter table device
  -- A key of the kind `system`, or 'none': said to be sold without one.
  add system text check (system ~ '^[a-z0-9][a-z0-9-]{1,38}$'),
  -- The last day of its security updates, as known when it was installed.
  add system_end date,
  add old_system_said boolean not null default false,
  -- Whether the last test answered every line and none failed (décret 2022-190: tests of all functions).
  add all_functions boolean,
  add check (system_end is null or system is not null);

-- One key, one device, for good: what was installed cannot be installed again elsewhere. The key itself is never kept.
create table licence (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null check (length(kind) between 2 and 60),
  key_sha256 text not null constraint licence_key unique check (key_sha256 ~ '^[0-9a-f]{64}$'),
  last_five text not null check (last_five ~ '^[A-Z0-9]{5}$'),
  coa text check (length(coa) between 3 and 40),
  recipient_class text not null check (recipient_class in ('commercial', 'citizenship')),
  device_id uuid references device,
  assigned_at timestamptz,
  assigned_by text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  check ((device_id is null) = (assigned_at is null) and (device_id is null) = (assigned_by is null))
);
create index licence_free on licence (organisation_id, id) where device_id is null;
create index licence_all on licence (organisation_id, id);
create index licence_device on licence (device_id) where device_id is not null;

create function licence_kept() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op <> 'UPDATE' or old.device_id is not null
    or (to_jsonb(new) - 'device_id' - 'assigned_at' - 'assigned_by') is distinct from (to_jsonb(old) - 'device_id' - 'assigned_at' - 'assigned_by') then
    raise exception 'LICENCE_ALREADY_USED: a licence given to a device stays with it' using errcode = 'LC701';
  end if;
  return new;
end $$;
create trigger licence_kept before update or delete on licence for each row execute function licence_kept();
create trigger licence_never_emptied before truncate on licence for each statement execute function refuse_change();
alter table licence enable always trigger licence_kept;
alter table licence enable always trigger licence_never_emptied;

-- An erasure takes the system away, and so does a new cycle; a test that no longer counts answered nothing.
-- No release without a system or the word that there is none, nor on one without updates unless that is said.
create function system_of_device() returns trigger language plpgsql set search_path from current as $$
begin
  if new.test_passed is null then
    new.all_functions := null;
  end if;
  if new.state = 'RETURNED' and old.state <> 'RETURNED'
    or new.state = 'ERASED' and old.state in ('TRIAGED', 'TO_ERASE') then
    new.system := null;
    new.system_end := null;
    new.old_system_said := false;
  end if;
  if behind_gate(new.state) and not behind_gate(old.state)
    and (select c.takes_system from category c where c.code = new.category) then
    if new.system is null then
      raise exception 'SYSTEM_MISSING: nobody said what runs on it' using errcode = 'LC702';
    end if;
    if new.system_end < (new.state_since at time zone 'Europe/Paris')::date and not new.old_system_said then
      raise exception 'SYSTEM_UNSUPPORTED: its system has no more updates, and the label does not say it' using errcode = 'LC703';
    end if;
  end if;
  return new;
end $$;
create trigger system_of_device before update on device for each row execute function system_of_device();
alter table device enable always trigger system_of_device;

insert into configuration (id, kind, key, value, valid_from, source, status, proposed_by, proposed_at, seeded)
select ('01940000-0000-7000-8000-0000000027' || lpad(n::text, 2, '0'))::uuid, 'system', key,
  jsonb_build_object('name', name, 'supportedUntil', until, 'licence', licence, 'categories', to_jsonb(string_to_array(categories, ' '))),
  '2026-01-01', source, 'confirmed', 'system', '2026-01-01T00:00:00Z', true
from (values
  (1, 'debian-13', 'Debian 13', '2028-08-09', false, 'laptop desktop allInOne', 'Cycle de vie annoncé par Debian'),
  (2, 'debian-12', 'Debian 12', '2028-06-30', false, 'laptop desktop allInOne', 'Cycle de vie annoncé par Debian, soutien long compris'),
  (3, 'emmabuntus-6', 'Emmabuntüs DE 6', '2028-08-09', false, 'laptop desktop allInOne', 'Celui de Debian 13, dont il est fait'),
  (4, 'emmabuntus-5', 'Emmabuntüs DE 5', '2028-06-30', false, 'laptop desktop allInOne', 'Celui de Debian 12, dont il est fait'),
  (5, 'primtux-8', 'PrimTux 8', '2028-06-30', false, 'laptop desktop allInOne', 'Celui de Debian 12, dont il est fait'),
  (6, 'ubuntu-24-04', 'Ubuntu 24.04 LTS', '2029-05-31', false, 'laptop desktop allInOne', 'Cycle de vie annoncé par Canonical'),
  (7, 'mint-22', 'Linux Mint 22', '2029-04-30', false, 'laptop desktop allInOne', 'Cycle de vie annoncé par Linux Mint'),
  (8, 'windows-11-25h2', 'Windows 11 25H2', '2027-10-12', true, 'laptop desktop allInOne tablet', 'Cycle de vie annoncé par Microsoft, éditions Famille et Pro'),
  (9, 'windows-10-22h2', 'Windows 10 22H2', '2025-10-14', true, 'laptop desktop allInOne tablet', 'Cycle de vie annoncé par Microsoft'),
  (10, 'android', 'Android', null, false, 'tablet smartphone', 'La fin dépend du fabricant et du modèle : à préciser par une ligne par version'),
  (11, 'ios', 'iOS ou iPadOS', null, false, 'tablet smartphone', 'La fin dépend du modèle : à préciser par une ligne par version')
) s (n, key, name, until, licence, categories, source);
