-- What captures say of disks and batteries, and the captures that found no device yet.
alter table medium
  -- What the disk's own facts say, by the limits in force when they were read; null: they said too little.
  add verdict text check (verdict in ('pass', 'old', 'suspect', 'fail')),
  add verdict_reasons jsonb not null default '[]',
  add judged_at timestamptz,
  add check ((judged_at is null) = (verdict is null and verdict_reasons = '[]'));
alter table device add media_unfit int not null default 0;
alter table device_identity
  add battery_percent numeric(4, 1) check (battery_percent between 0 and 200),
  add battery_source text,
  add battery_at timestamptz,
  -- Sold without its battery, which its age forbids to sell.
  add battery_removed boolean not null default false,
  add check ((battery_percent is null) = (battery_at is null));
alter table inventory_import add snapshot_id text;
create unique index inventory_import_snapshot on inventory_import (device_id, cycle, snapshot_id) where snapshot_id is not null;

-- How many disks in the device are to be thrown away: erased or not, none of them leaves in it.
create function count_unfit_media() returns trigger language plpgsql set search_path from current as $$
begin
  update device d set media_unfit = n.unfit
  from (select x.id, (select count(*) from medium m where m.device_id = x.id and m.place = 'device'
      and m.verdict = 'fail' and m.data_state not in ('destroyed', 'missing'))::int as unfit
    from device x where x.id in (new.device_id, case when tg_op = 'UPDATE' then old.device_id end)) n
  where d.id = n.id and d.media_unfit <> n.unfit;
  return null;
end $$;
create trigger gate_unfit_media after insert or update on medium for each row execute function count_unfit_media();
alter table medium enable always trigger gate_unfit_media;
create function refuse_unfit() returns trigger language plpgsql set search_path from current as $$
begin
  if behind_gate(new.state) and not behind_gate(old.state) and exists (select from medium m where m.device_id = new.id
    and m.place = 'device' and m.verdict = 'fail' and m.data_state not in ('destroyed', 'missing')) then
    raise exception 'MEDIUM_UNFIT: a disk in it is to be thrown away' using errcode = 'LC711';
  end if;
  return new;
end $$;
create trigger refuse_unfit before update on device for each row execute function refuse_unfit();
alter table device enable always trigger refuse_unfit;

-- A capture that a bench sent by itself, or a file that somebody dropped: imported, or waiting for its device.
create table hardware_report (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  snapshot_id text,
  tool text not null,
  manufacturer text,
  model text,
  serial text,
  -- Whitelisted fields alone; the bytes themselves go after their term.
  capture jsonb not null,
  bytes bytea,
  place text not null check (place in ('imported', 'tray', 'linked', 'dismissed')),
  device_id uuid references device,
  reason text,
  by_code text not null,
  recorded_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  check ((place in ('imported', 'linked')) = (device_id is not null)),
  check ((place in ('linked', 'dismissed')) = (reason is not null)),
  check ((place in ('linked', 'dismissed')) = (decided_at is not null and decided_by is not null))
);
create unique index hardware_report_file on hardware_report (organisation_id, sha256) where place = 'tray';
create index hardware_report_tray on hardware_report (organisation_id, id) where place = 'tray';
create index hardware_report_bytes on hardware_report (recorded_at) where bytes is not null;
create function hardware_report_kept() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op <> 'UPDATE'
    or (to_jsonb(new) - '{bytes,place,device_id,reason,decided_by,decided_at}'::text[]) is distinct from (to_jsonb(old) - '{bytes,place,device_id,reason,decided_by,decided_at}'::text[])
    or new.bytes is not null and new.bytes is distinct from old.bytes
    or old.place <> 'tray' and (new.place, new.device_id, new.reason) is distinct from (old.place, old.device_id, old.reason) then
    raise exception 'HARDWARE_REPORT_KEPT: a report is decided once and never thrown away' using errcode = 'LC712';
  end if;
  return new;
end $$;
create trigger hardware_report_kept before update or delete on hardware_report for each row execute function hardware_report_kept();
create trigger hardware_report_never_emptied before truncate on hardware_report for each statement execute function refuse_change();
alter table hardware_report enable always trigger hardware_report_kept;
alter table hardware_report enable always trigger hardware_report_never_emptied;

insert into retention_rule values
  ('hardware_report_bytes', 'vérifier un relevé matériel déposé sans appareil', 'intérêt légitime', '30 days', 'delete bytes, keep hash');

insert into configuration (id, kind, key, value, valid_from, source, status, proposed_by, proposed_at, seeded) values
  ('01940000-0000-7000-8000-000000002301', 'smartThresholds', 'default',
    '{"leastFacts":2,"hdd":{"reallocated":3,"busyLoadCycles":522030,"oldHours":37177,"slowSpinUp":1024,"fewPowerCycles":937,"oldStartStops":13877},"flash":{"reallocated":10,"pending":40,"wornPercent":100},"battery":{"oldUnderPercent":75,"failUnderPercent":65}}',
    '2026-01-01', 'Arbre de décision d’un atelier sur deux cents disques ; limites d’un registre d’appareils réemployés ; notes d’une boutique pour les batteries', 'confirmed', 'system', '2026-01-01T00:00:00Z', true);
