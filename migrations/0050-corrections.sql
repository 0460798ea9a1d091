-- Corrections: what was recorded wrongly of a device is set right by a new fact of two people, what stood before kept
-- beside it: a category, a line that a device came against, what its maker wrote on it.
create table correction (
  id uuid primary key,
  device_id uuid not null references device,
  what text not null check (what in ('category', 'line', 'serial', 'manufacturer', 'model')),
  old_value text,
  new_value text,
  -- Of a category: the line of the same gift that the device then counts for; null outside the lines.
  line_id uuid references donation_line,
  reason text not null check (reason in ('misread', 'wrongCategory', 'wrongLine', 'typo', 'replacedBoard')),
  status text not null default 'proposed' check (status in ('proposed', 'confirmed', 'rejected')),
  version int not null default 1,
  proposed_at timestamptz not null,
  proposed_by text not null,
  decided_at timestamptz,
  decided_by text,
  rejection text check (rejection in ('notSo', 'alreadyDone', 'toCheck')),
  check (old_value is distinct from new_value),
  check (what in ('serial', 'line') or new_value is not null),
  check ((status = 'proposed') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check (decided_by <> proposed_by),
  check ((status = 'rejected') = (rejection is not null))
);
create unique index correction_standing on correction (device_id, what) where status = 'proposed';
create index correction_device on correction (device_id, id);
create index correction_waiting on correction (id) where status = 'proposed';

create function correction_guard() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'CORRECTION_KEPT: a correction is never deleted' using errcode = 'LC841';
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'proposed' then
      raise exception 'CORRECTION_STATUS: a correction is proposed first' using errcode = 'LC842';
    end if;
    return new;
  end if;
  if old.status <> 'proposed' or new.status = 'proposed'
    or (new.id, new.device_id, new.what, new.old_value, new.new_value, new.line_id, new.reason, new.proposed_at, new.proposed_by)
      is distinct from (old.id, old.device_id, old.what, old.old_value, old.new_value, old.line_id, old.reason, old.proposed_at, old.proposed_by) then
    raise exception 'CORRECTION_STATUS: what was proposed stays, and is decided once' using errcode = 'LC842';
  end if;
  if not two_people(new.proposed_by, new.decided_by) then
    raise exception 'SECOND_PERSON: who proposes does not decide' using errcode = 'LC003';
  end if;
  return new;
end $$;
create trigger correction_guard before insert or update or delete on correction for each row execute function correction_guard();
create trigger correction_never_emptied before truncate on correction for each statement execute function refuse_change();

-- A device changes its category or leaves the line it came against in the very transaction that confirmed it.
create function device_corrected() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (
    select from correction c where c.device_id = new.id and c.status = 'confirmed' and c.xmin = pg_current_xact_id()::xid
      and (new.category = old.category or c.what = 'category' and c.old_value = old.category and c.new_value = new.category)
      and (new.donation_line_id is not distinct from old.donation_line_id
        or c.what = 'category' and c.line_id is not distinct from new.donation_line_id
        or c.what = 'line' and c.new_value is not distinct from new.donation_line_id::text)) then
    raise exception 'CORRECTION_MISSING: two people correct a category or a line' using errcode = 'LC843';
  end if;
  -- What may hold more data than was thought is looked into again.
  if new.holds_data > old.holds_data and new.media_complete then
    raise exception 'CORRECTION_INVENTORY: the media are to be declared again' using errcode = 'LC107';
  end if;
  -- What the old category held leaves it, and enters the new one: balances by category close.
  if new.category <> old.category then
    insert into mass_movement (id, recorded_at, subject_type, subject_id, site_id, flow, grams, source, category, by_code)
    select uuidv7(), c.decided_at, 'device', new.id, new.site_id, 'correction', g.grams, old.mass_source, g.category, new.changed_by
    from correction c, (values (-old.mass_grams, old.category), (old.mass_grams, new.category)) g (grams, category)
    where c.device_id = new.id and c.xmin = pg_current_xact_id()::xid and c.what = 'category';
  end if;
  return new;
end $$;
create trigger device_corrected before update on device for each row
  when (new.category <> old.category or old.donation_line_id is not null and new.donation_line_id is distinct from old.donation_line_id)
  execute function device_corrected();
alter table correction enable always trigger correction_guard;
alter table correction enable always trigger correction_never_emptied;
alter table device enable always trigger device_corrected;

-- A released device is what its label and its papers say: its maker, its model and its serial stay.
create function identity_released() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from device d where d.id = new.device_id and behind_gate(d.state)) then
    raise exception 'IDENTITY_KEPT: a released device keeps its maker, model and serial' using errcode = 'LC112';
  end if;
  return new;
end $$;
create trigger identity_released before update on device_identity for each row
  when ((new.manufacturer, new.model, new.serial) is distinct from (old.manufacturer, old.model, old.serial))
  execute function identity_released();
alter table device_identity enable always trigger identity_released;
