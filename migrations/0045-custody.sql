-- A customer's machine back for a repair under guarantee: held, not owned. It stays SOLD or GIVEN, at the site that the
-- stock knows and of the same owner; where it is held stands on its case. Nothing else is done with it meanwhile.
alter table device add constraint device_custody_sold check (custody = 'stock' or state in ('SOLD', 'GIVEN'));
alter type stock_count_outcome add value 'inCustody';
create table custody_counter (year int primary key, last int not null);

create table custody_case (
  id uuid primary key,
  -- The claim number: all that the deposit slip and we know of the customer.
  reference text not null unique,
  device_id uuid not null references device,
  site_id uuid not null references site,
  -- What the till says of the sale or the gift, as it was when the machine came in.
  ticket text not null,
  sold_on date not null,
  guaranteed_until date,
  fault text not null check (fault ~ '^[a-zA-Z]{2,30}$'),
  conditions text[] not null check (cardinality(conditions) between 1 and 10),
  accessories text[] not null check (cardinality(accessories) <= 10),
  opened_at timestamptz not null,
  opened_by text not null,
  outcome text check (outcome in ('repaired', 'noFault', 'notRepairable', 'exchangeRefused')),
  reason text check (reason in ('partUnavailable', 'tooCostly', 'waterDamage', 'misuse', 'beyondRepair', 'customerDeclined', 'other')),
  closed_at timestamptz,
  closed_by text,
  check (num_nulls(outcome, closed_at, closed_by) in (0, 3)),
  check ((coalesce(outcome, '') in ('notRepairable', 'exchangeRefused')) = (reason is not null))
);
create unique index custody_case_open on custody_case (device_id) where closed_at is null;
create index custody_case_device on custody_case (device_id, id);

create function custody_case_guard() returns trigger language plpgsql set search_path from current as $$
declare
  at device_state;
begin
  if tg_op = 'DELETE' then
    raise exception 'CUSTODY_KEPT: a case is closed, never deleted' using errcode = 'LC761';
  end if;
  -- First the device row: a refund under way at a till sees the case, or is seen by it.
  select state into at from device where id = new.device_id for no key update;
  if tg_op = 'INSERT' then
    if at not in ('SOLD', 'GIVEN') then
      raise exception 'CUSTODY_OURS: what was neither sold nor given is ours' using errcode = 'LC762';
    end if;
    if new.closed_at is not null then
      raise exception 'CUSTODY_NEW: a case begins open' using errcode = 'LC763';
    end if;
    return new;
  end if;
  if old.closed_at is not null then
    raise exception 'CUSTODY_CLOSED: what was given back is over' using errcode = 'LC763';
  end if;
  if (new.id, new.reference, new.device_id, new.site_id, new.ticket, new.sold_on, new.guaranteed_until, new.fault, new.conditions,
      new.accessories, new.opened_at, new.opened_by) is distinct from
     (old.id, old.reference, old.device_id, old.site_id, old.ticket, old.sold_on, old.guaranteed_until, old.fault, old.conditions,
      old.accessories, old.opened_at, old.opened_by) then
    raise exception 'CUSTODY_KEPT: what was written on the deposit slip does not change' using errcode = 'LC761';
  end if;
  return new;
end $$;

-- The device says what its case says: in custody as long as one is open.
create function custody_follows() returns trigger language plpgsql set search_path from current as $$
begin
  update device set custody = case when new.closed_at is null then 'repair' else 'stock' end::custody,
    version = version + 1, previous_state = null, changed_by = coalesce(new.closed_by, new.opened_by)
  where id = new.device_id;
  return null;
end $$;

create function device_custody() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    raise exception 'CUSTODY_CASE: custody begins with its case' using errcode = 'LC764';
  end if;
  if new.custody is distinct from old.custody
    and (new.custody = 'repair') is distinct from exists (select from custody_case c where c.device_id = new.id and c.closed_at is null) then
    raise exception 'CUSTODY_CASE: custody begins and ends with its case' using errcode = 'LC764';
  end if;
  if (new.state, new.site_id, new.to_site_id, new.owner_id, new.kit_id, new.ticket_id, new.category) is distinct from
     (old.state, old.site_id, old.to_site_id, old.owner_id, old.kit_id, old.ticket_id, old.category) then
    raise exception 'IN_CUSTODY: a customer''s machine is given back first' using errcode = 'LC765';
  end if;
  return new;
end $$;

create trigger custody_case_guard before insert or update or delete on custody_case
  for each row execute function custody_case_guard();
create trigger custody_follows after insert or update of closed_at on custody_case
  for each row execute function custody_follows();
create trigger custody_case_kept before truncate on custody_case for each statement execute function refuse_change();
create trigger device_custody before update on device for each row
  when (new.custody is distinct from old.custody or old.custody = 'repair') execute function device_custody();
create trigger device_custody_new before insert on device for each row
  when (new.custody <> 'stock') execute function device_custody();
alter table custody_case enable always trigger custody_case_guard;
alter table custody_case enable always trigger custody_follows;
alter table custody_case enable always trigger custody_case_kept;
alter table device enable always trigger device_custody;
alter table device enable always trigger device_custody_new;
