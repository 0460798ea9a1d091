-- The right to release tested devices, lent: a supervisor who is away gives it to a technician of the same team, from a
-- day to a day. Who tested a device still never releases it: that is the gate's own rule.
create table delegation (
  id uuid primary key,
  membership_id uuid not null references membership,
  organisation_id uuid not null references organisation,
  -- One site, or every site that the technician works at.
  site_id uuid references site,
  from_on date not null,
  to_on date not null,
  reason text not null check (reason in ('leave', 'sick', 'training', 'other')),
  given_by text not null,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  -- Both days count: `delegationDays` in src/accounts/delegation-rules.ts.
  constraint delegation_days check (to_on - from_on between 0 and 30),
  check ((ended_at is null) = (ended_by is null))
);
create index delegation_membership on delegation (membership_id);
create index delegation_organisation on delegation (organisation_id, id);

-- Whether a delegation holds at an instant: its days in Paris, not ended, and both its people still in their roles.
create function delegation_runs(v delegation, instant timestamptz) returns boolean
language sql stable set search_path from current as $$
  select (instant at time zone 'Europe/Paris')::date between v.from_on and v.to_on
    and (v.ended_at is null or v.ended_at > instant)
    and exists (select from membership m where m.id = v.membership_id and m.active and m.role = 'technician')
    and exists (select from membership m where m.code = v.given_by and m.active)
$$;

create function delegation_guard() returns trigger language plpgsql set search_path from current as $$
declare
  receiver membership;
  giver membership;
begin
  if tg_op = 'DELETE' then
    raise exception 'DELEGATION_KEPT: a delegation is ended, never deleted' using errcode = 'LC741';
  end if;
  if tg_op = 'UPDATE' then
    if old.ended_at is not null and (new.ended_at, new.ended_by) is distinct from (old.ended_at, old.ended_by) then
      raise exception 'DELEGATION_ENDED: what is ended is over' using errcode = 'LC742';
    end if;
    -- Why somebody was away is forgotten after its term: the purge makes it 'other'.
    if new.reason not in (old.reason, 'other')
      or (new.id, new.membership_id, new.organisation_id, new.site_id, new.from_on, new.to_on, new.given_by, new.recorded_at)
      is distinct from
      (old.id, old.membership_id, old.organisation_id, old.site_id, old.from_on, old.to_on, old.given_by, old.recorded_at) then
      raise exception 'DELEGATION_KEPT: what was delegated does not change' using errcode = 'LC741';
    end if;
    return new;
  end if;
  -- One after the other for one technician: two that overlap would each be ended without effect.
  select * into receiver from membership where id = new.membership_id for no key update;
  select * into giver from membership where code = new.given_by;
  if new.ended_at is not null or new.from_on < (new.recorded_at at time zone 'Europe/Paris')::date then
    raise exception 'DELEGATION_PAST: nothing is delegated backwards' using errcode = 'LC743';
  end if;
  if not receiver.active or receiver.role <> 'technician' or receiver.organisation_id <> new.organisation_id
    or receiver.site_id is not null and receiver.site_id is distinct from new.site_id
    or new.site_id is not null and not exists (select from site s where s.id = new.site_id and s.organisation_id = new.organisation_id)
    or not two_people(receiver.code, new.given_by) then
    raise exception 'DELEGATION_TO: a technician of the team, another person than who gives' using errcode = 'LC744';
  end if;
  if giver.id is null or not giver.active or not (giver.role = 'admin' or giver.role = 'supervisor' and giver.organisation_id = new.organisation_id
    and (giver.site_id is null or giver.site_id is not distinct from new.site_id)) then
    raise exception 'DELEGATION_BY: who validates there gives it, or an administrator' using errcode = 'LC745';
  end if;
  if exists (select from delegation v where v.membership_id = new.membership_id and v.ended_at is null
    and daterange(v.from_on, v.to_on, '[]') && daterange(new.from_on, new.to_on, '[]')) then
    raise exception 'DELEGATION_OVERLAPS: these days are delegated already' using errcode = 'LC746';
  end if;
  return new;
end $$;

-- What enters behind the gate was released by a supervisor, or under a delegation that runs where the device stands.
-- Fires after gate_device, which asks for the second person.
create function gate_validator() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from membership m where m.code = new.released_by and m.active and m.role = 'supervisor')
    and not exists (select from delegation v join membership m on m.id = v.membership_id
      join site s on s.id = new.site_id and s.organisation_id = v.organisation_id
      where m.code = new.released_by and (v.site_id is null or v.site_id = new.site_id) and delegation_runs(v, new.state_since)) then
    raise exception 'GATE_VALIDATOR: neither a supervisor nor a running delegation' using errcode = 'LC747';
  end if;
  return new;
end $$;

create trigger delegation_guard before insert or update or delete on delegation
  for each row execute function delegation_guard();
create trigger delegation_kept before truncate on delegation for each statement execute function refuse_change();
create trigger gate_validator before update on device for each row
  when (behind_gate(new.state) and not behind_gate(old.state)) execute function gate_validator();
alter table delegation enable always trigger delegation_guard;
alter table delegation enable always trigger delegation_kept;
alter table device enable always trigger gate_validator;

-- An absence for illness says something of a person's health (RGPD, art. 9): kept no longer than the year's plan asks,
-- and never in the journal.
insert into retention_rule values
  ('delegation_reason', 'expliquer une absence et son remplacement', 'intérêt légitime', '12 months', 'anonymise');
