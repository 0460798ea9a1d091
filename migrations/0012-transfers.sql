-- Transfers between sites: listed on leaving, sent with a paper, scanned on arriving. A device stays at the site it left,
-- in transit, until its arrival is scanned; nothing else moves it.
create type transfer_status as enum ('draft', 'sent', 'closed', 'cancelled');
create table transfer_counter (year int primary key, last int not null);

create table transfer (
  id uuid primary key,
  reference text not null unique,
  from_site_id uuid not null references site,
  to_site_id uuid not null references site,
  status transfer_status not null default 'draft',
  version int not null default 1,
  -- The slip that travels with the devices.
  document_id uuid references document,
  recorded_at timestamptz not null,
  recorded_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  sent_at timestamptz,
  sent_by text,
  closed_at timestamptz,
  closed_by text,
  check (from_site_id <> to_site_id),
  check ((status in ('sent', 'closed')) = (sent_at is not null and sent_by is not null)),
  check ((status = 'closed') = (closed_at is not null and closed_by is not null))
);
create index transfer_from on transfer (from_site_id, id);
create index transfer_to on transfer (to_site_id, id);

create table transfer_item (
  transfer_id uuid not null references transfer,
  device_id uuid not null references device,
  -- The kit in which it travels, by whose tag it is scanned.
  kit_id uuid references kit,
  left_at timestamptz,
  arrived_at timestamptz,
  arrived_by text,
  -- Said missing when the transfer was closed: still in transit, and still awaited.
  missing_at timestamptz,
  -- Found where it should have left from.
  left_behind_at timestamptz,
  primary key (transfer_id, device_id),
  check ((arrived_at is null) = (arrived_by is null)),
  check (left_at is not null or num_nonnulls(arrived_at, missing_at, left_behind_at) = 0),
  check (num_nonnulls(arrived_at, left_behind_at) < 2)
);
create unique index transfer_item_open on transfer_item (device_id) where arrived_at is null and left_behind_at is null;
create index device_to_site on device (to_site_id) where to_site_id is not null;

-- From site to site mass goes out of one balance and into another.
alter table mass_movement drop constraint mass_movement_flow_check;
alter table mass_movement add constraint mass_movement_flow_check check (flow in ('received', 'sold', 'given', 'partsOut',
  'weeeOut', 'returnedToDonor', 'loss', 'correction', 'transferOut', 'transferIn'));

create function transfer_guard() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'TRANSFER_KEPT: a transfer is cancelled, never deleted' using errcode = 'LC403';
  elsif tg_op = 'INSERT' then
    if new.status <> 'draft' or new.document_id is not null then
      raise exception 'TRANSFER_KEPT: a transfer begins as a draft' using errcode = 'LC403';
    end if;
    return new;
  end if;
  if (new.id, new.reference, new.from_site_id, new.to_site_id, new.recorded_at, new.recorded_by) is distinct from
      (old.id, old.reference, old.from_site_id, old.to_site_id, old.recorded_at, old.recorded_by)
    or old.status <> 'draft' and (new.sent_at, new.sent_by) is distinct from (old.sent_at, old.sent_by)
    or old.status = 'closed' and (new.closed_at, new.closed_by) is distinct from (old.closed_at, old.closed_by)
    or old.document_id is not null and new.document_id is distinct from old.document_id
    or new.document_id is not null and new.status not in ('sent', 'closed') then
    raise exception 'TRANSFER_KEPT: a transfer keeps its sites, its hours and its slip' using errcode = 'LC403';
  end if;
  if new.status <> old.status and not (case old.status
    when 'draft' then new.status in ('sent', 'cancelled')
    when 'sent' then new.status = 'closed'
    else false end) then
    raise exception 'TRANSFER_STATUS: % does not become %', old.status, new.status using errcode = 'LC403';
  end if;
  return new;
end $$;

-- What was sent stays on the list. An item ends with what the device itself says: there, or still here.
create function transfer_item_guard() returns trigger language plpgsql set search_path from current as $$
declare
  t transfer;
  d device;
begin
  select * into t from transfer where id = case when tg_op = 'DELETE' then old.transfer_id else new.transfer_id end;
  if tg_op <> 'UPDATE' then
    if t.status <> 'draft' or tg_op = 'INSERT' and new.left_at is not null then
      raise exception 'TRANSFER_LISTED: the list of a transfer is its draft''s' using errcode = 'LC403';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if (new.transfer_id, new.device_id) is distinct from (old.transfer_id, old.device_id)
    or t.status <> 'draft' and (new.kit_id, new.left_at) is distinct from (old.kit_id, old.left_at)
    or old.arrived_at is not null and (new.arrived_at, new.arrived_by, new.left_behind_at, new.missing_at)
      is distinct from (old.arrived_at, old.arrived_by, old.left_behind_at, old.missing_at)
    or old.left_behind_at is not null and (new.left_behind_at, new.arrived_at, new.missing_at)
      is distinct from (old.left_behind_at, old.arrived_at, old.missing_at) then
    raise exception 'TRANSFER_LISTED: what was sent, and how it ended, stays' using errcode = 'LC403';
  end if;
  if old.arrived_at is null and new.arrived_at is not null or old.left_behind_at is null and new.left_behind_at is not null then
    select * into d from device where id = new.device_id;
    if t.status not in ('sent', 'closed') or d.to_site_id is not null
      or d.site_id <> (case when new.arrived_at is not null then t.to_site_id else t.from_site_id end) then
      raise exception 'TRANSFER_LISTED: the device is not where the transfer says' using errcode = 'LC403';
    end if;
  end if;
  return new;
end $$;

create function transfer_mass() returns trigger language plpgsql set search_path from current as $$
begin
  insert into mass_movement (id, recorded_at, subject_type, subject_id, site_id, flow, grams, source, category, by_code)
  select uuidv7(), new.arrived_at, 'device', d.id, x.site_id, x.flow, x.sign * d.mass_grams, d.mass_source, d.category, new.arrived_by
  from device d join transfer t on t.id = new.transfer_id
    cross join lateral (values (t.from_site_id, 'transferOut', -1), (t.to_site_id, 'transferIn', 1)) x (site_id, flow, sign)
  where d.id = new.device_id;
  return null;
end $$;

-- A device is on its way only while a sent transfer says so, and changes its site only by arriving. What has left for
-- good (sold, given …) may come back at another place.
create function device_transit() returns trigger language plpgsql set search_path from current as $$
declare
  heading uuid := coalesce(new.to_site_id, case when tg_op = 'UPDATE' then old.to_site_id end);
begin
  if tg_op = 'INSERT' then
    raise exception 'TRANSIT: a device does not enter on its way elsewhere' using errcode = 'LC401';
  end if;
  if heading is null then
    if not left_for_good(old.state) then
      raise exception 'TRANSIT: a device changes its site by a transfer' using errcode = 'LC402';
    end if;
    return new;
  end if;
  if old.to_site_id is not null and new.to_site_id is not null
    or new.to_site_id is not null and new.site_id <> old.site_id
    or new.site_id not in (old.site_id, heading)
    or not exists (select from transfer_item i join transfer t on t.id = i.transfer_id
      where i.device_id = new.id and i.left_at is not null and i.arrived_at is null and i.left_behind_at is null
        and t.from_site_id = old.site_id and t.to_site_id = heading
        and (t.status = 'sent' or t.status = 'closed' and new.to_site_id is null)) then
    raise exception 'TRANSIT: no sent transfer says so' using errcode = 'LC401';
  end if;
  return new;
end $$;

create trigger device_transit before update on device for each row
  when (new.to_site_id is distinct from old.to_site_id or new.site_id <> old.site_id) execute function device_transit();
create trigger device_transit_new before insert on device for each row
  when (new.to_site_id is not null) execute function device_transit();
create trigger transfer_guard before insert or update or delete on transfer for each row execute function transfer_guard();
create trigger transfer_item_guard before insert or update or delete on transfer_item for each row execute function transfer_item_guard();
create trigger transfer_item_mass after update on transfer_item for each row
  when (old.arrived_at is null and new.arrived_at is not null) execute function transfer_mass();
create trigger transfer_kept before truncate on transfer for each statement execute function refuse_change();
create trigger transfer_item_kept before truncate on transfer_item for each statement execute function refuse_change();
alter table device enable always trigger device_transit;
alter table device enable always trigger device_transit_new;
alter table transfer enable always trigger transfer_guard;
alter table transfer enable always trigger transfer_kept;
alter table transfer_item enable always trigger transfer_item_guard;
alter table transfer_item enable always trigger transfer_item_mass;
alter table transfer_item enable always trigger transfer_item_kept;
