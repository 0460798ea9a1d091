-- Parts: bought, given apart, or kept when a device is dismantled; in one place at a time, each with its grams.
alter table mass_movement drop constraint mass_movement_flow_check;
alter table mass_movement add constraint mass_movement_flow_check check (flow in ('received', 'sold', 'given', 'partsOut',
  'partsIn', 'weeeIn', 'weeeOut', 'returnedToDonor', 'loss', 'correction', 'transferOut', 'transferIn'));

create table part (
  id uuid primary key,
  tag text unique references tag,
  type text not null check (type in ('ram', 'battery', 'charger', 'screen', 'keyboard', 'powerSupply', 'motherboard',
    'processor', 'graphics', 'fan', 'network', 'case', 'cable', 'other')),
  label text check (length(label) between 1 and 80),
  -- What it goes into: `DDR4 SODIMM`, `65 W USB-C`, a model.
  fits text check (length(fits) between 1 and 60),
  grams int not null check (grams > 0),
  mass_source text not null check (mass_source in ('scale', 'model', 'category')),
  owner_id uuid not null references organisation,
  site_id uuid not null references site,
  origin origin not null,
  from_device_id uuid references device,
  state text not null default 'stock' check (state in ('stock', 'fitted', 'waste')),
  in_device_id uuid references device,
  category text not null references category,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  check ((state = 'fitted') = (in_device_id is not null))
);
create index part_stock on part (site_id, type, id) where state = 'stock';
create index part_device on part (in_device_id) where in_device_id is not null;
create index part_from on part (from_device_id) where from_device_id is not null;

-- A part is fitted or thrown away from stock, taken out again, and waste for good; its mass follows it.
create function part_guard() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' or tg_op = 'INSERT' and new.state <> 'stock' then
    raise exception 'PART_KEPT: a part enters in stock and is never deleted' using errcode = 'LC721';
  end if;
  if tg_op = 'UPDATE' then
    if (new.id, new.type, new.owner_id, new.origin, new.from_device_id, new.grams, new.category, new.recorded_at, new.recorded_by)
      is distinct from (old.id, old.type, old.owner_id, old.origin, old.from_device_id, old.grams, old.category, old.recorded_at, old.recorded_by)
      or old.tag is not null and new.tag is distinct from old.tag then
      raise exception 'PART_KEPT: what a part is does not change' using errcode = 'LC721';
    end if;
    if new.state = old.state and new.in_device_id is distinct from old.in_device_id
      or new.state <> old.state and old.state <> 'stock' and not (old.state = 'fitted' and new.state in ('stock', 'waste')) then
      raise exception 'PART_NOT_IN_STOCK: a part is fitted once' using errcode = 'LC722';
    end if;
  end if;
  return new;
end $$;
create function part_mass() returns trigger language plpgsql set search_path from current as $$
begin
  insert into mass_movement (id, recorded_at, subject_type, subject_id, site_id, flow, grams, source, category, by_code)
  select uuidv7(), new.changed_at, 'part', new.id, new.site_id, x.flow, x.grams, new.mass_source, new.category, new.changed_by
  from (values ('partsIn', new.grams, tg_op = 'INSERT' or old.state <> 'stock' and new.state = 'stock'),
    ('partsOut', -new.grams, tg_op = 'UPDATE' and old.state = 'stock' and new.state <> 'stock'),
    ('weeeIn', new.grams, tg_op = 'UPDATE' and old.state <> 'waste' and new.state = 'waste')) x (flow, grams, holds)
  where x.holds;
  return null;
end $$;
create trigger part_guard before insert or update or delete on part for each row execute function part_guard();
create trigger part_mass after insert or update on part for each row execute function part_mass();
create trigger part_never_emptied before truncate on part for each statement execute function refuse_change();
alter table part enable always trigger part_guard;
alter table part enable always trigger part_mass;
alter table part enable always trigger part_never_emptied;

-- How a device was dismantled: every gram of it, in lines that are never changed.
create table dismantling (
  device_id uuid primary key references device,
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  device_grams int not null,
  carcass_grams int not null check (carcass_grams >= 0),
  total_grams int not null check (total_grams > 0),
  by_code text not null,
  recorded_at timestamptz not null
);
create trigger dismantling_kept before update or delete on dismantling for each row execute function refuse_change();
create trigger dismantling_never_emptied before truncate on dismantling for each statement execute function refuse_change();
alter table dismantling enable always trigger dismantling_kept;
alter table dismantling enable always trigger dismantling_never_emptied;

-- A device is DISMANTLED with its lines written down, and with no medium in it that may hold data.
create function dismantled_device() returns trigger language plpgsql set search_path from current as $$
begin
  if new.state = 'DISMANTLED' and old.state <> 'DISMANTLED' then
    if old.state <> 'TO_DISMANTLE' or not exists (select from dismantling x where x.device_id = new.id) then
      raise exception 'DISMANTLING_MISSING: every gram of it is listed first' using errcode = 'LC723';
    end if;
    if exists (select from medium m where m.device_id = new.id and m.place = 'device' and m.data_state not in ('erased', 'destroyed'))
      or new.holds_data <> 'never' and not new.media_complete then
      raise exception 'MEDIA_OPEN: a medium in it may hold data' using errcode = 'LC110';
    end if;
  elsif old.state = 'DISMANTLED' and new.state <> 'DISMANTLED' then
    raise exception 'DISMANTLED: its parts are apart' using errcode = 'LC723';
  end if;
  return new;
end $$;
create trigger dismantled_device before update on device for each row execute function dismantled_device();
alter table device enable always trigger dismantled_device;

-- What is made from both origins is a public good: a device may become one, never cease to be.
do $$
begin
  execute replace(pg_get_functiondef('gate_device'::regproc),
    'old.donation_id is not null and (new.donation_id, new.origin) is distinct from (old.donation_id, old.origin)',
    'old.donation_id is not null and (new.donation_id is distinct from old.donation_id or new.origin is distinct from old.origin and (old.origin, new.origin) is distinct from (''private''::origin, ''cg3p''::origin))');
end $$;

insert into configuration (id, kind, key, value, valid_from, source, status, proposed_by, proposed_at, seeded) values
  ('01940000-0000-7000-8000-000000002401', 'dismantling', 'default', '{"toleranceGrams":50,"tolerancePercent":2}',
    '2026-01-01', 'Précision d’une balance d’atelier : règle du service', 'confirmed', 'system', '2026-01-01T00:00:00Z', true);
