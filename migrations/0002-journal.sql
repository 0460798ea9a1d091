-- The journal: history, audit and outbox at once. Codes and facts, no name, no free text.
create table event (
  id uuid not null,
  recorded_at timestamptz not null,
  occurred_at timestamptz not null,
  kind text not null,
  subject_type text not null,
  subject_id uuid not null,
  site_id uuid,
  by_code text not null,
  data jsonb not null default '{}',
  primary key (id, recorded_at)
) partition by range (recorded_at);
create index event_subject on event (subject_id, id);

create table event_default partition of event default;

-- Every gram that comes in, goes out or is corrected. Balances are sums of these rows, never of devices.
create table mass_movement (
  id uuid not null,
  recorded_at timestamptz not null,
  subject_type text not null,
  subject_id uuid not null,
  site_id uuid not null,
  flow text not null check (flow in ('received', 'sold', 'given', 'partsOut', 'weeeOut', 'returnedToDonor', 'loss', 'correction')),
  grams int not null check (grams <> 0),
  source text not null check (source in ('scale', 'model', 'category')),
  category text not null,
  by_code text not null,
  primary key (id, recorded_at)
) partition by range (recorded_at);
create index mass_movement_site on mass_movement (site_id, recorded_at);
create index mass_movement_subject on mass_movement (subject_id);

create table mass_movement_default partition of mass_movement default;

-- Makes the monthly partitions from the given month on; a default one catches what a wrong clock writes.
-- Called at each start and each month by a job; runs as the owner, since the application owns nothing.
create function ensure_partitions(from_day date, months int) returns int
language plpgsql security definer set search_path from current as $$
declare
  parent text;
  month date;
  made int := 0;
  part text;
begin
  perform pg_advisory_xact_lock(hashtext('ensure_partitions'));
  foreach parent in array array['event', 'mass_movement'] loop
    for n in 0 .. least(greatest(months, 0), 120) loop
      month := (date_trunc('month', from_day) + make_interval(months => n))::date;
      part := parent || '_' || to_char(month, 'YYYY_MM');
      continue when to_regclass(part) is not null;
      begin
        execute format('create table %I partition of %I for values from (%L) to (%L)',
          part, parent, month || ' 00:00:00+00', (month + interval '1 month')::date || ' 00:00:00+00');
        execute format('create trigger never_emptied before truncate on %I for each statement execute function refuse_change()', part);
        execute format('alter table %I enable always trigger never_emptied', part);
        made := made + 1;
      exception when check_violation then
        -- The default partition already holds rows of that month: they stay there, nothing is lost.
        null;
      end;
    end loop;
  end loop;
  return made;
end $$;

create trigger event_append_only before update or delete on event
  for each row execute function refuse_change();
create trigger event_never_emptied before truncate on event
  for each statement execute function refuse_change();
create trigger mass_append_only before update or delete on mass_movement
  for each row execute function refuse_change();
create trigger mass_never_emptied before truncate on mass_movement
  for each statement execute function refuse_change();
create trigger never_emptied before truncate on event_default
  for each statement execute function refuse_change();
create trigger never_emptied before truncate on mass_movement_default
  for each statement execute function refuse_change();
alter table event_default enable always trigger never_emptied;
alter table mass_movement_default enable always trigger never_emptied;
alter table event enable always trigger event_append_only;
alter table event enable always trigger event_never_emptied;
alter table mass_movement enable always trigger mass_append_only;
alter table mass_movement enable always trigger mass_never_emptied;
