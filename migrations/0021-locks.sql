-- A lock is a fact of a device: a password or an account of its former holder that keeps it from being used.
-- Until it is lifted the device neither leaves quarantine for the workshop nor is released.
alter table device add column locks_open int not null default 0 check (locks_open >= 0);

create table device_lock (
  id uuid primary key,
  device_id uuid not null references device,
  kind text not null check (kind ~ '^[a-z0-9][a-z0-9-]{1,38}$'),
  seen_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  asked_at timestamptz,
  asked_by text,
  answer text check (answer in ('done', 'cannot')),
  answered_at timestamptz,
  answered_by text,
  outcome text check (outcome in ('unlocked', 'donorReleased', 'cannot')),
  closed_at timestamptz,
  closed_by text,
  lifted boolean not null generated always as (coalesce(outcome, '') in ('unlocked', 'donorReleased')) stored,
  version int not null default 1,
  check ((asked_at is null) = (asked_by is null)),
  check (num_nulls(answer, answered_at, answered_by) in (0, 3)),
  check (num_nulls(outcome, closed_at, closed_by) in (0, 3))
);
create unique index device_lock_once on device_lock (device_id, kind) where not lifted;
create index device_lock_device on device_lock (device_id, id);
create index device_lock_standing on device_lock (id) where not lifted;

create function device_lock_guard() returns trigger language plpgsql set search_path from current as $$
declare
  at device_state;
begin
  if tg_op = 'DELETE' then
    raise exception 'LOCK_KEPT: a lock is never deleted' using errcode = 'LC791';
  end if;
  -- First the device row: a release under way in another transaction sees the lock, or is seen by it.
  select state into at from device where id = new.device_id for no key update;
  if tg_op = 'INSERT' then
    if behind_gate(at) then
      raise exception 'LOCK_RELEASED: take it back from what is released first' using errcode = 'LC112';
    end if;
    if new.outcome is not null then
      raise exception 'LOCK_NEW: a lock begins closed for nobody' using errcode = 'LC792';
    end if;
    return new;
  end if;
  if (new.id, new.device_id, new.kind, new.seen_at, new.recorded_at, new.recorded_by)
    is distinct from (old.id, old.device_id, old.kind, old.seen_at, old.recorded_at, old.recorded_by) then
    raise exception 'LOCK_KEPT: what was seen does not change' using errcode = 'LC791';
  end if;
  if old.lifted then
    raise exception 'LOCK_LIFTED: what is lifted is over' using errcode = 'LC792';
  end if;
  return new;
end $$;

create function count_open_locks() returns trigger language plpgsql set search_path from current as $$
begin
  update device d set previous_state = null,
    locks_open = (select count(*)::int from device_lock l where l.device_id = new.device_id and not l.lifted)
  where d.id = new.device_id;
  return null;
end $$;

create function device_unlocked() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from device_lock l where l.device_id = new.id and not l.lifted) then
    raise exception 'DEVICE_LOCKED: a lock stands' using errcode = 'LC794';
  end if;
  return new;
end $$;

create trigger device_lock_guard before insert or update or delete on device_lock
  for each row execute function device_lock_guard();
create trigger device_lock_count after insert or update of outcome on device_lock
  for each row execute function count_open_locks();
create trigger device_lock_kept before truncate on device_lock for each statement execute function refuse_change();
create trigger device_unlocked before update on device for each row
  when (behind_gate(new.state) and not behind_gate(old.state) or old.state = 'QUARANTINE' and new.state = 'RECEIVED')
  execute function device_unlocked();
alter table device_lock enable always trigger device_lock_guard;
alter table device_lock enable always trigger device_lock_count;
alter table device_lock enable always trigger device_lock_kept;
alter table device enable always trigger device_unlocked;

insert into configuration (id, kind, key, value, valid_from, source, status, proposed_by, proposed_at, seeded)
select ('01940000-0000-7000-8000-0000000021' || lpad(n::text, 2, '0'))::uuid, 'lock', key,
  jsonb_build_object('fr', fr, 'en', en, 'askFr', ask_fr, 'askEn', ask_en), '2026-01-01',
  'Marche à suivre générale, de mémoire : à vérifier auprès de chaque constructeur', 'confirmed', 'system', '2026-01-01T00:00:00Z', true
from (values
  (1, 'bios-password', 'mot de passe du BIOS', 'BIOS password',
    'Donnez-nous le mot de passe du BIOS, ou retirez-le vous-même. S’il est perdu, votre service informatique peut demander un code au constructeur avec le numéro de série.',
    'Give us the BIOS password, or remove it yourself. If it is lost, your IT service can ask the maker for a code with the serial number.'),
  (2, 'computrace', 'traçage Computrace ou Absolute', 'Computrace or Absolute tracking',
    'Dans votre console Absolute, retirez l’appareil et désactivez son agent.',
    'In your Absolute console, remove the device and disable its agent.'),
  (3, 'autopilot', 'inscription Autopilot ou Intune', 'Autopilot or Intune enrolment',
    'Dans votre console Intune, supprimez l’appareil des appareils Windows Autopilot, puis de la liste des appareils.',
    'In your Intune console, delete the device from the Windows Autopilot devices, then from the list of devices.'),
  (4, 'apple', 'verrouillage d’activation Apple', 'Apple activation lock',
    'Sur iCloud.com, dans « Localiser », retirez l’appareil du compte. S’il est inscrit à Apple Business Manager, libérez-le là aussi.',
    'On iCloud.com, in “Find Devices”, remove the device from the account. If it is enrolled in Apple Business Manager, release it there too.'),
  (5, 'google', 'verrouillage Google (FRP)', 'Google lock (FRP)',
    'Dans le compte Google, à « Vos appareils », retirez l’appareil. S’il est géré par votre organisme, retirez-le de la console d’administration.',
    'In the Google account, under “Your devices”, remove the device. If your organisation manages it, remove it from the admin console.')
) k (n, key, fr, en, ask_fr, ask_en);
