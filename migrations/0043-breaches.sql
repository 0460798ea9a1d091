-- The file of a data breach (RGPD 33): opened with the loss of what may hold data, kept whole. What is done about it is
-- added, step by step, with author and time; nothing of it is changed or taken away.
create table breach_counter (year int primary key, last int not null);
create table breach (
  id uuid primary key,
  reference text not null unique,
  loss_id uuid not null unique references loss,
  device_id uuid not null references device,
  donation_id uuid references donation,
  organisation_id uuid not null references organisation,
  -- The media that stood open when it was lost; and whether all of them were known.
  media jsonb not null check (jsonb_typeof(media) = 'array'),
  media_complete boolean not null,
  -- The first moment at which it was known: when the second count that missed the device closed.
  discovered_at timestamptz not null,
  notify_by timestamptz not null check (notify_by > discovered_at),
  opened_at timestamptz not null,
  opened_by text not null,
  check (not media_complete or jsonb_array_length(media) > 0)
);
create index breach_organisation on breach (organisation_id, id);

create table breach_step (
  id uuid primary key,
  breach_id uuid not null references breach,
  step text not null check (step in ('assessed', 'authorityNotified', 'authorityNotNeeded', 'donorTold', 'closed')),
  risk text check (risk in ('unlikely', 'likely', 'high')),
  file_number text check (length(file_number) between 1 and 60),
  note text check (length(note) between 1 and 1000),
  done_at timestamptz not null,
  recorded_at timestamptz not null,
  by_code text not null,
  check ((step = 'assessed') = (risk is not null)),
  check (file_number is null or step = 'authorityNotified'),
  check (step <> 'authorityNotNeeded' or note is not null),
  check (done_at <= recorded_at)
);
create index breach_step_breach on breach_step (breach_id, id);
create unique index breach_step_closed on breach_step (breach_id) where step = 'closed';

-- RGPD 33.1: the authority is told, unless a risk is unlikely; what the last assessment says of the risk decides.
create function breach_risk(breach uuid) returns text language sql stable set search_path from current as $$
  select s.risk from breach_step s where s.breach_id = $1 and s.step = 'assessed' order by s.recorded_at desc, s.id desc limit 1
$$;
create function breach_authority_settled(breach uuid) returns boolean language sql stable set search_path from current as $$
  select exists (select from breach_step s where s.breach_id = $1 and (s.step = 'authorityNotified'
    or s.step = 'authorityNotNeeded' and breach_risk($1) = 'unlikely'))
$$;

create function breach_guard() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'BREACH_KEPT: the file of a breach is neither changed nor deleted' using errcode = 'LC821';
  end if;
  if not exists (select from loss l join stock_count c on c.id = l.second_count_id
    where l.id = new.loss_id and l.device_id = new.device_id and l.status = 'confirmed' and c.ended_at = new.discovered_at) then
    raise exception 'BREACH_LOSS: a breach is discovered by the second count of a confirmed loss' using errcode = 'LC822';
  end if;
  return new;
end $$;
create function breach_step_guard() returns trigger language plpgsql set search_path from current as $$
declare
  gift uuid;
  late timestamptz;
begin
  if tg_op <> 'INSERT' then
    raise exception 'BREACH_KEPT: a step is neither changed nor deleted' using errcode = 'LC821';
  end if;
  -- One step after the other, by the row of the device: a file is not closed while something is added to it.
  perform from device d where d.id = (select b.device_id from breach b where b.id = new.breach_id) for no key update;
  select b.donation_id, b.notify_by into gift, late from breach b where b.id = new.breach_id;
  if exists (select from breach_step s where s.breach_id = new.breach_id and s.step = 'closed') then
    raise exception 'BREACH_CLOSED: this file is closed' using errcode = 'LC823';
  end if;
  if new.step = 'authorityNotNeeded' and breach_risk(new.breach_id) is distinct from 'unlikely' then
    raise exception 'BREACH_RISK: the authority is told, unless a risk is unlikely' using errcode = 'LC824';
  end if;
  if new.step = 'authorityNotified' and new.done_at > late and new.note is null then
    raise exception 'BREACH_LATE: a late notification says why' using errcode = 'LC827';
  end if;
  if new.step = 'closed' and not breach_authority_settled(new.breach_id) then
    raise exception 'BREACH_AUTHORITY: nothing was settled about the authority' using errcode = 'LC825';
  end if;
  if new.step = 'closed' and gift is not null and not exists (
    select from breach_step s where s.breach_id = new.breach_id and s.step = 'donorTold') then
    raise exception 'BREACH_DONOR: the donor was not told' using errcode = 'LC826';
  end if;
  return new;
end $$;

-- What may hold data is not lost without its file.
create function device_lost_breach() returns trigger language plpgsql set search_path from current as $$
begin
  if new.holds_data <> 'never' and (not new.media_complete or new.media_open > 0) and not exists (
    select from breach b join loss l on l.id = b.loss_id
    where b.device_id = new.id and l.status = 'confirmed' and l.found_at is null) then
    raise exception 'BREACH_MISSING: the loss of what may hold data opens a file' using errcode = 'LC828';
  end if;
  return new;
end $$;

create trigger breach_guard before insert or update or delete on breach for each row execute function breach_guard();
create trigger breach_step_guard before insert or update or delete on breach_step for each row execute function breach_step_guard();
create trigger breach_never_emptied before truncate on breach for each statement execute function refuse_change();
create trigger breach_step_never_emptied before truncate on breach_step for each statement execute function refuse_change();
create trigger device_lost_breach before update on device for each row
  when (new.state = 'LOST' and old.state <> 'LOST') execute function device_lost_breach();
alter table breach enable always trigger breach_guard;
alter table breach enable always trigger breach_never_emptied;
alter table breach_step enable always trigger breach_step_guard;
alter table breach_step enable always trigger breach_step_never_emptied;
alter table device enable always trigger device_lost_breach;

insert into configuration (id, kind, key, value, valid_from, source, status, proposed_by, proposed_at, seeded) values
  ('01940000-0000-7000-8000-000000004301', 'dataBreach', 'default', '{"notifyHours":72}',
    '2026-01-01', 'RGPD art. 33.1 : 72 heures au plus tard après en avoir pris connaissance (de mémoire, à relire)', 'confirmed', 'system', '2026-01-01T00:00:00Z', true);
