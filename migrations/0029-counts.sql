-- Counts of the stock: what should stand at a site is written down when a count opens, found by scans, and spoken of
-- when it closes. What moved meanwhile is told apart from what is missing.
create type stock_count_status as enum ('open', 'closed', 'cancelled');
create type stock_count_outcome as enum ('found', 'missing', 'moved', 'arrived', 'otherStage', 'otherSite', 'inTransit', 'gone', 'lost');
create table stock_count_counter (year int primary key, last int not null);

create table stock_count (
  id uuid primary key,
  reference text not null unique,
  site_id uuid not null references site,
  -- What is counted of the site: one stage, one category, or all.
  state device_state,
  category text references category,
  status stock_count_status not null default 'open',
  version int not null default 1,
  expected int not null default 0,
  found int not null default 0,
  missing int not null default 0,
  moved int not null default 0,
  unexpected int not null default 0,
  unknown int not null default 0,
  opened_at timestamptz not null,
  opened_by text not null,
  ended_at timestamptz,
  ended_by text,
  check ((status = 'open') = (ended_at is null)),
  check ((ended_at is null) = (ended_by is null)),
  check (found + missing + moved <= expected),
  check (status <> 'closed' or found + missing + moved = expected)
);
create index stock_count_site on stock_count (site_id, id);
create index stock_count_open on stock_count (site_id) where status = 'open';

create table stock_count_item (
  count_id uuid not null references stock_count,
  device_id uuid not null references device,
  expected boolean not null,
  -- As it stood when the count opened; of what was not expected, when it was scanned.
  state device_state not null,
  found_at timestamptz,
  outcome stock_count_outcome,
  reason text check (reason in ('notFound', 'leftUnrecorded', 'theftSuspected', 'seenWithoutLabel')),
  primary key (count_id, device_id),
  check (expected or found_at is not null and outcome is not null and outcome not in ('found', 'missing', 'moved')),
  check (not expected or outcome is null or outcome in ('found', 'missing', 'moved')),
  check ((reason is not null) = (outcome = 'missing' or outcome = 'found' and found_at is null) or outcome is null and reason is null)
);
create index stock_count_item_device on stock_count_item (device_id, count_id);

create table stock_count_scan (
  count_id uuid not null references stock_count,
  event_id uuid not null,
  code text not null check (length(code) between 1 and 200),
  -- Whether nothing bears this code; and the line as it was answered the first time.
  unknown boolean not null,
  answer jsonb not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  by_code text not null,
  primary key (count_id, event_id)
);

create function stock_count_guard() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'COUNT_KEPT: a count is cancelled, never deleted' using errcode = 'LC751';
  elsif tg_op = 'INSERT' then
    if new.status <> 'open' then
      raise exception 'COUNT_STATUS: a count begins open' using errcode = 'LC752';
    end if;
    -- One opening after the other at a site: two counts of the same things would each find half.
    perform 1 from site where id = new.site_id for no key update;
    if exists (select from stock_count c where c.site_id = new.site_id and c.status = 'open'
      and (c.state is null or new.state is null or c.state = new.state)
      and (c.category is null or new.category is null or c.category = new.category)) then
      raise exception 'COUNT_OVERLAPS: these things are being counted' using errcode = 'LC753';
    end if;
    return new;
  end if;
  if old.status <> 'open' then
    raise exception 'COUNT_STATUS: a count that ended stays so' using errcode = 'LC752';
  end if;
  if (new.id, new.reference, new.site_id, new.state, new.category, new.opened_at, new.opened_by) is distinct from
      (old.id, old.reference, old.site_id, old.state, old.category, old.opened_at, old.opened_by) then
    raise exception 'COUNT_KEPT: what is counted does not change' using errcode = 'LC751';
  end if;
  if new.status = 'closed' and exists (
    select from stock_count_item i where i.count_id = new.id and i.outcome is null) then
    raise exception 'COUNT_STATUS: something is not spoken of' using errcode = 'LC752';
  end if;
  return new;
end $$;

create function stock_count_item_guard() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'COUNT_KEPT: the list of a count stays' using errcode = 'LC751';
  end if;
  if not exists (select from stock_count c where c.id = new.count_id and c.status = 'open') then
    raise exception 'COUNT_STATUS: this count ended' using errcode = 'LC752';
  end if;
  if tg_op = 'UPDATE' and (
    (new.count_id, new.device_id, new.expected, new.state) is distinct from (old.count_id, old.device_id, old.expected, old.state)
    or old.outcome is not null and (new.outcome, new.found_at, new.reason) is distinct from (old.outcome, old.found_at, old.reason)) then
    raise exception 'COUNT_KEPT: what was expected, and what was found, stays' using errcode = 'LC751';
  end if;
  return new;
end $$;

create trigger stock_count_guard before insert or update or delete on stock_count
  for each row execute function stock_count_guard();
create trigger stock_count_item_guard before insert or update or delete on stock_count_item
  for each row execute function stock_count_item_guard();
create trigger stock_count_scan_kept before update or delete on stock_count_scan
  for each row execute function refuse_change();
create trigger stock_count_kept before truncate on stock_count for each statement execute function refuse_change();
create trigger stock_count_item_kept before truncate on stock_count_item for each statement execute function refuse_change();
create trigger stock_count_scan_never_emptied before truncate on stock_count_scan for each statement execute function refuse_change();
alter table stock_count enable always trigger stock_count_guard;
alter table stock_count enable always trigger stock_count_kept;
alter table stock_count_item enable always trigger stock_count_item_guard;
alter table stock_count_item enable always trigger stock_count_item_kept;
alter table stock_count_scan enable always trigger stock_count_scan_kept;
alter table stock_count_scan enable always trigger stock_count_scan_never_emptied;
