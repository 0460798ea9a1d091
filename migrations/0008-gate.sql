-- The erasure gate. Nothing that may still hold someone's data gets behind it: READY, IN_SHOP, RESERVED, SOLD, GIVEN.
-- Row triggers and statement triggers against TRUNCATE, all ENABLE ALWAYS; the service refuses to start without them.
-- What it does not hold is said in docs/security.md.

create function behind_gate(s device_state) returns boolean immutable language sql as $$
  select s in ('READY', 'IN_SHOP', 'RESERVED', 'SOLD', 'GIVEN')
$$;

create function gate_device() returns trigger language plpgsql set search_path from current as $$
declare
  policy holds_data;
begin
  if tg_op = 'DELETE' then
    raise exception 'GATE_DELETE: a device is never deleted' using errcode = 'LC101';
  end if;
  select c.holds_data into policy from category c where c.code = new.category;
  if new.holds_data is distinct from policy then
    raise exception 'GATE_CATEGORY: holds_data is the category''s own' using errcode = 'LC102';
  end if;
  if tg_op = 'INSERT' then
    if new.state not in ('RECEIVED', 'QUARANTINE') then
      raise exception 'GATE_INSERT: a device enters as RECEIVED or QUARANTINE' using errcode = 'LC103';
    end if;
    if new.media_complete or new.media_open <> 0 or new.cycle <> 1 then
      raise exception 'GATE_INSERT: a device enters with nothing known of its media' using errcode = 'LC103';
    end if;
    return new;
  end if;

  if (new.id, new.tag, new.received_at) is distinct from (old.id, old.tag, old.received_at) then
    raise exception 'GATE_IDENTITY: tag and reception never change' using errcode = 'LC104';
  end if;
  if old.donation_id is not null and (new.donation_id, new.origin) is distinct from (old.donation_id, old.origin) then
    raise exception 'GATE_ORIGIN: donation and origin are for good' using errcode = 'LC105';
  end if;
  if new.holds_data < old.holds_data then
    raise exception 'GATE_CATEGORY: a device does not change to a category that holds less data' using errcode = 'LC102';
  end if;
  if behind_gate(old.state) and new.category <> old.category then
    raise exception 'GATE_CATEGORY: a released device keeps its category' using errcode = 'LC102';
  end if;

  if new.state = 'RETURNED' and old.state <> 'RETURNED' then
    new.cycle := old.cycle + 1;
    new.cycle_started_at := new.state_since;
    new.media_complete := false;
    new.test_passed := null;
    new.tested_by := null;
    new.released_by := null;
  elsif (new.cycle, new.cycle_started_at) is distinct from (old.cycle, old.cycle_started_at) then
    raise exception 'GATE_CYCLE: a cycle starts with a return' using errcode = 'LC106';
  end if;
  if new.media_complete and not old.media_complete and not exists (
    select from media_declaration x where x.device_id = new.id and x.cycle = new.cycle) then
    raise exception 'GATE_INCOMPLETE: nobody declared the media of this cycle' using errcode = 'LC107';
  end if;

  if new.state in ('SOLD', 'GIVEN', 'RESERVED', 'WASTE_SHIPPED', 'WASTE_TREATED') and old.state <> new.state then
    raise exception 'GATE_LEDGER: % needs its entry', new.state using errcode = 'LC108';
  end if;
  if behind_gate(new.state) and not behind_gate(old.state) then
    if new.holds_data <> 'never' then
      if not exists (select from media_declaration x where x.device_id = new.id and x.cycle = new.cycle) then
        raise exception 'GATE_INCOMPLETE: media inventory not declared complete in this cycle' using errcode = 'LC107';
      end if;
      if not exists (select from medium m where m.device_id = new.id)
        and not exists (select from media_declaration x
          where x.device_id = new.id and x.cycle = new.cycle and x.none and x.statement is not null) then
        raise exception 'GATE_NO_STATEMENT: no medium and nobody said so' using errcode = 'LC109';
      end if;
    end if;
    if exists (select from medium m where m.device_id = new.id and m.place = 'device'
      and m.data_state not in ('erased', 'destroyed')) then
      raise exception 'GATE_MEDIUM: a medium in the device may hold data' using errcode = 'LC110';
    end if;
    if not two_people(new.tested_by, new.released_by) then
      raise exception 'GATE_SECOND_PERSON: who tested does not release' using errcode = 'LC111';
    end if;
  end if;
  return new;
end $$;

create function gate_medium() returns trigger language plpgsql set search_path from current as $$
declare
  last_proof timestamptz;
begin
  if tg_op = 'DELETE' then
    raise exception 'GATE_DELETE: a medium is never deleted' using errcode = 'LC101';
  end if;
  -- First the device rows, in order: a foreign key's own lock would not stop a release in another transaction.
  perform 1 from device where id in (new.device_id, case when tg_op = 'UPDATE' then old.device_id end)
    order by id for no key update;

  if new.place = 'device' and exists (select from device where id = new.device_id and behind_gate(state))
    or tg_op = 'UPDATE' and old.place = 'device'
      and exists (select from device where id = old.device_id and behind_gate(state)) then
    raise exception 'GATE_ADD: nothing is added to, moved into or changed within a released device' using errcode = 'LC112';
  end if;
  if tg_op = 'INSERT' then
    if new.data_state <> 'presumed' or new.place <> 'device' then
      raise exception 'GATE_NEW_MEDIUM: a medium enters in a device, presumed to hold data' using errcode = 'LC113';
    end if;
    return new;
  end if;

  select max(p.ended_at) into last_proof from proof p where p.medium_id = new.id;
  if new.id <> old.id or new.serial is distinct from old.serial and last_proof is not null then
    raise exception 'GATE_SERIAL: a proof names this medium' using errcode = 'LC114';
  end if;
  if new.data_state = 'presumed' and old.data_state <> 'presumed' then
    -- What was proved before says nothing of what was written since.
    new.presumed_at := greatest(new.presumed_at, last_proof + interval '1 microsecond', old.presumed_at);
  elsif new.presumed_at < old.presumed_at then
    raise exception 'GATE_CLOCK: the last use of a medium does not go back' using errcode = 'LC115';
  end if;
  if new.data_state = 'erased' and (old.data_state <> 'erased' or new.presumed_at > old.presumed_at) and not exists (
    select from proof p where p.medium_id = new.id and p.ended_at > new.presumed_at
      and (p.kind = 'erasure' and p.serial = new.serial
        or p.kind = 'attestation' and new.serial is null and two_people(p.by_code, p.second_code))) then
    raise exception 'GATE_NO_EVIDENCE: no proof names this serial since it was last presumed' using errcode = 'LC116';
  end if;
  if new.data_state = 'destroyed' and old.data_state <> 'destroyed' and not exists (
    select from proof p where p.medium_id = new.id and p.kind = 'destruction' and p.ended_at > new.presumed_at
      and two_people(p.by_code, p.second_code)) then
    raise exception 'GATE_NO_DESTRUCTION: nobody signed its destruction with a second name' using errcode = 'LC117';
  end if;
  if old.data_state = 'destroyed' and new.data_state <> 'destroyed' then
    raise exception 'GATE_DESTROYED: what is destroyed stays so' using errcode = 'LC118';
  end if;
  if old.place = 'device' and new.place <> 'device' and not exists (
    select from proof p where p.medium_id = new.id and p.kind in ('removal', 'destruction')
      and p.recorded_at >= new.placed_at and p.device_id = old.device_id and two_people(p.by_code, p.second_code)) then
    raise exception 'GATE_NO_REMOVAL: nobody signed its removal with a second name' using errcode = 'LC119';
  end if;
  if (new.device_id <> old.device_id or old.place <> 'device' and new.place = 'device')
    and (old.data_state <> 'erased' or new.data_state <> 'erased') then
    raise exception 'GATE_REHOME: a medium enters a device erased' using errcode = 'LC120';
  end if;
  if new.device_id <> old.device_id or new.place = 'device' and old.place <> 'device' then
    new.placed_at := greatest(new.placed_at, (select max(p.recorded_at) + interval '1 microsecond' from proof p where p.medium_id = new.id));
  elsif new.placed_at < old.placed_at then
    raise exception 'GATE_CLOCK: a medium was not placed earlier' using errcode = 'LC115';
  end if;
  return new;
end $$;

-- Kept by the database, so that every path agrees: how many media in the device may still hold data.
create function count_open_media() returns trigger language plpgsql set search_path from current as $$
begin
  update device d set media_open = n.open, previous_state = null
  from (select x.id, (select count(*) from medium m where m.device_id = x.id and m.place = 'device'
      and m.data_state not in ('erased', 'destroyed'))::int as open
    from device x where x.id in (new.device_id, case when tg_op = 'UPDATE' then old.device_id end)) n
  where d.id = n.id and d.media_open <> n.open;
  return null;
end $$;

-- A device that comes back starts a new cycle: whatever its media held before, they are presumed to hold data.
create function media_presumed_again() returns trigger language plpgsql set search_path from current as $$
begin
  update medium set data_state = 'presumed', presumed_at = new.state_since - interval '3 hours'
  where device_id = new.id and place = 'device' and data_state <> 'destroyed';
  return null;
end $$;

-- A removal from a serial in stock when the device has left for good, and back when it returns.
create function identity_in_stock() returns trigger language plpgsql set search_path from current as $$
begin
  update device_identity set in_stock = not left_for_good(new.state) where device_id = new.id;
  return null;
end $$;
create function left_for_good(s device_state) returns boolean immutable language sql as $$
  select s in ('SOLD', 'GIVEN', 'DISMANTLED', 'WASTE_SHIPPED', 'WASTE_TREATED', 'RETURNED_TO_DONOR', 'LOST')
$$;

-- Mass: in at the reception, out with the state that takes it away, corrected when it is weighed again.
create function mass_flow(s device_state) returns text immutable language sql as $$
  select case s when 'SOLD' then 'sold' when 'GIVEN' then 'given' when 'DISMANTLED' then 'partsOut'
    when 'WASTE_SHIPPED' then 'weeeOut' when 'RETURNED_TO_DONOR' then 'returnedToDonor' when 'LOST' then 'loss' end
$$;
create function record_mass() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    insert into mass_movement (id, recorded_at, subject_type, subject_id, site_id, flow, grams, source, category, by_code)
    values (uuidv7(), new.state_since, 'device', new.id, new.site_id, 'received', new.mass_grams, new.mass_source, new.category, new.changed_by);
    return null;
  end if;
  if left_for_good(new.state) and not left_for_good(old.state) and mass_flow(new.state) is not null then
    insert into mass_movement (id, recorded_at, subject_type, subject_id, site_id, flow, grams, source, category, by_code)
    values (uuidv7(), new.state_since, 'device', new.id, new.site_id, mass_flow(new.state), -new.mass_grams, new.mass_source, new.category, new.changed_by);
  elsif left_for_good(old.state) and not left_for_good(new.state) and mass_flow(old.state) is not null then
    insert into mass_movement (id, recorded_at, subject_type, subject_id, site_id, flow, grams, source, category, by_code)
    values (uuidv7(), new.state_since, 'device', new.id, new.site_id, mass_flow(old.state), new.mass_grams, new.mass_source, new.category, new.changed_by);
  end if;
  if new.mass_grams <> old.mass_grams then
    insert into mass_movement (id, recorded_at, subject_type, subject_id, site_id, flow, grams, source, category, by_code)
    values (uuidv7(), new.state_since, 'device', new.id, new.site_id, 'correction', new.mass_grams - old.mass_grams, new.mass_source, new.category, new.changed_by);
  end if;
  return null;
end $$;

create function gate_category() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' or new.code <> old.code or new.holds_data < old.holds_data then
    raise exception 'GATE_POLICY: what a category holds is never lowered' using errcode = 'LC121';
  end if;
  return new;
end $$;

create trigger gate_device before insert or update or delete on device for each row execute function gate_device();
create trigger gate_medium before insert or update or delete on medium for each row execute function gate_medium();
create trigger gate_category before update or delete on category for each row execute function gate_category();
create trigger gate_proof before update or delete on proof for each row execute function refuse_change();
create trigger gate_declaration before update or delete on media_declaration for each row execute function refuse_change();
create trigger gate_open_media after insert or update on medium for each row execute function count_open_media();
create trigger gate_presumed_again after update on device for each row
  when (new.state = 'RETURNED' and old.state <> 'RETURNED') execute function media_presumed_again();
create trigger gate_device_kept before truncate on device for each statement execute function refuse_change();
create trigger gate_medium_kept before truncate on medium for each statement execute function refuse_change();
create trigger gate_proof_kept before truncate on proof for each statement execute function refuse_change();
create trigger gate_declaration_kept before truncate on media_declaration for each statement execute function refuse_change();
create trigger gate_category_kept before truncate on category for each statement execute function refuse_change();
create trigger device_in_stock after update on device for each row
  when (left_for_good(new.state) <> left_for_good(old.state)) execute function identity_in_stock();
create trigger device_mass_in after insert on device for each row execute function record_mass();
create trigger device_mass after update on device for each row
  when (left_for_good(new.state) <> left_for_good(old.state) or new.mass_grams <> old.mass_grams) execute function record_mass();

do $$
declare t record;
begin
  for t in select tgname, tgrelid::regclass as rel from pg_trigger
    where not tgisinternal and (tgname like 'gate\_%' or tgname like 'device\_%') loop
    execute format('alter table %s enable always trigger %I', t.rel, t.tgname);
  end loop;
end $$;
