-- Losses: what two counts in a row did not find is reported by one person and confirmed by another. Only then is a
-- device LOST; only its being found again takes it out of there.
create table loss (
  id uuid primary key,
  device_id uuid not null references device,
  site_id uuid not null references site,
  -- As it stood when it was reported.
  from_state device_state not null,
  first_count_id uuid not null references stock_count,
  second_count_id uuid not null references stock_count,
  status text not null default 'proposed' check (status in ('proposed', 'confirmed', 'rejected')),
  version int not null default 1,
  reported_at timestamptz not null,
  reported_by text not null,
  decided_at timestamptz,
  decided_by text,
  reason text check (reason in ('seenSince', 'searchAgain', 'countDoubtful')),
  found_at timestamptz,
  found_by text,
  check (first_count_id <> second_count_id),
  check ((status = 'proposed') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check (decided_by <> reported_by),
  check ((status = 'rejected') = (reason is not null)),
  check ((found_at is null) = (found_by is null)),
  check (found_at is null or status = 'confirmed')
);
-- One at a time; and what was rejected waits for another count.
create unique index loss_standing on loss (device_id) where status <> 'rejected' and found_at is null;
create unique index loss_once on loss (device_id, second_count_id);
create index loss_site on loss (site_id, id);
create index stock_count_item_missing on stock_count_item (device_id) where outcome = 'missing';

-- The last two counts that met or awaited a device, when both miss it at its own site, and nobody had it in hand since
-- the first of them opened. What is done of it at a desk is no sight of it.
create function missing_twice(device uuid) returns table (first_id uuid, second_id uuid, missed_at timestamptz)
language sql stable set search_path from current as $$
  with met as (
    select c.id, c.site_id, c.opened_at, c.ended_at, i.outcome,
      row_number() over (order by coalesce(i.found_at, c.ended_at) desc, c.id desc) as n
    from stock_count_item i join stock_count c on c.id = i.count_id
    where i.device_id = $1 and i.outcome is not null)
  select a.id, b.id, b.ended_at
  from met a join met b on a.n = 2 and b.n = 1 join device d on d.id = $1
  where a.outcome = 'missing' and b.outcome = 'missing' and a.site_id = d.site_id and b.site_id = d.site_id
    and b.opened_at >= a.ended_at and d.state_since <= a.opened_at and d.to_site_id is null and not left_for_good(d.state)
    and not exists (select from event e where e.subject_id = d.id and e.recorded_at >= a.opened_at
      and e.kind not in ('device.notCounted', 'device.assigned', 'lock.asked', 'lock.answered', 'loss.reported', 'loss.rejected'))
$$;

create function loss_guard() returns trigger language plpgsql set search_path from current as $$
declare
  at device_state;
begin
  if tg_op = 'DELETE' then
    raise exception 'LOSS_KEPT: a loss is never deleted' using errcode = 'LC811';
  end if;
  -- First the device row: a move under way in another transaction sees the loss, or is seen by it.
  select state into at from device where id = new.device_id for no key update;
  if tg_op = 'INSERT' then
    if new.status <> 'proposed' then
      raise exception 'LOSS_STATUS: a loss is reported first' using errcode = 'LC812';
    end if;
    if new.from_state is distinct from at or not exists (
      select from missing_twice(new.device_id) m join device d on d.id = new.device_id
      where m.first_id = new.first_count_id and m.second_id = new.second_count_id and d.site_id = new.site_id) then
      raise exception 'LOSS_SEEN: two counts in a row did not miss it' using errcode = 'LC813';
    end if;
    return new;
  end if;
  if (new.id, new.device_id, new.site_id, new.from_state, new.first_count_id, new.second_count_id, new.reported_at, new.reported_by)
    is distinct from (old.id, old.device_id, old.site_id, old.from_state, old.first_count_id, old.second_count_id, old.reported_at, old.reported_by) then
    raise exception 'LOSS_KEPT: what was reported does not change' using errcode = 'LC811';
  end if;
  if old.status = 'proposed' then
    if new.status = 'proposed' or new.found_at is not null then
      raise exception 'LOSS_STATUS: a report is confirmed or rejected' using errcode = 'LC812';
    end if;
    if not two_people(new.reported_by, new.decided_by) then
      raise exception 'SECOND_PERSON: who reports does not decide' using errcode = 'LC003';
    end if;
    if new.status = 'confirmed' and (at is distinct from new.from_state or not exists (
      select from missing_twice(new.device_id) m where m.first_id = new.first_count_id and m.second_id = new.second_count_id)) then
      raise exception 'LOSS_SEEN: it was seen since' using errcode = 'LC813';
    end if;
    return new;
  end if;
  if old.status <> 'confirmed' or old.found_at is not null or new.found_at is null
    or (new.status, new.decided_at, new.decided_by, new.reason) is distinct from (old.status, old.decided_at, old.decided_by, old.reason) then
    raise exception 'LOSS_STATUS: what was decided stays; a device is found once' using errcode = 'LC812';
  end if;
  return new;
end $$;

create function device_lost() returns trigger language plpgsql set search_path from current as $$
begin
  if new.state = 'LOST' and not exists (
    select from loss l where l.device_id = new.id and l.status = 'confirmed' and l.found_at is null) then
    raise exception 'LOSS_MISSING: nobody confirmed this loss' using errcode = 'LC814';
  end if;
  if old.state = 'LOST' and (new.state <> 'QUARANTINE' or exists (
    select from loss l where l.device_id = new.id and l.status = 'confirmed' and l.found_at is null)) then
    raise exception 'DEVICE_LOST: nobody said that it was found' using errcode = 'LC815';
  end if;
  if old.state = 'LOST' then
    new.media_complete := false;
    new.test_passed := null;
    new.tested_by := null;
    new.released_by := null;
  end if;
  return new;
end $$;

create trigger loss_guard before insert or update or delete on loss for each row execute function loss_guard();
create trigger loss_never_emptied before truncate on loss for each statement execute function refuse_change();
create trigger device_lost before update on device for each row
  when (new.state <> old.state and (new.state = 'LOST' or old.state = 'LOST')) execute function device_lost();
alter table loss enable always trigger loss_guard;
alter table loss enable always trigger loss_never_emptied;
alter table device enable always trigger device_lost;

-- What was never assigned to a gift may be lost as well.
do $$
declare
  c record;
begin
  for c in select conname, pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = 'device'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%donation_id IS NOT NULL%' loop
    execute format('alter table device drop constraint %I', c.conname);
  end loop;
end $$;
alter table device add constraint device_assigned check (state in ('QUARANTINE', 'RETURNED_TO_DONOR', 'WASTE', 'LOST')
  or donation_id is not null and owner_id is not null and origin is not null);

-- Nobody knows whose hands a lost device was in: found again, its media are presumed to hold data and are declared anew.
-- It stays in its cycle: what it holds may still be its donor's.
create function found_declared() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from loss l where l.device_id = new.id and l.found_at is not null and not exists (
    select from media_declaration x where x.device_id = new.id and x.recorded_at >= l.found_at)) then
    raise exception 'GATE_INCOMPLETE: nobody declared its media since it was found' using errcode = 'LC107';
  end if;
  return new;
end $$;
create trigger found_declared before update on device for each row
  when (behind_gate(new.state) and not behind_gate(old.state) and new.holds_data <> 'never') execute function found_declared();
alter table device enable always trigger found_declared;
create trigger gate_presumed_when_found after update on device for each row
  when (old.state = 'LOST' and new.state <> 'LOST') execute function media_presumed_again();
alter table device enable always trigger gate_presumed_when_found;
create index loss_proposed on loss (id) where status = 'proposed';
