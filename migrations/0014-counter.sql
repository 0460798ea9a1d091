-- The counter of the coordination: organisations found by words, duplicate donors made one, what a driver must know of
-- a place, donations by what they wait for, and devices found by words.

-- Words as they are looked for: lower case, without accents, separated by spaces. Only what never changes is called, so
-- that indexes may stand on it. Compatible letters may become many: what is indexed is cut.
create function search_words(t text) returns text language sql immutable parallel safe
return btrim(regexp_replace(regexp_replace(replace(replace(lower(normalize(coalesce(t, ''), nfkd)), 'œ', 'oe'), 'æ', 'ae'),
  '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'));
-- The same without any separator: a serial is typed with or without its hyphens.
create function search_code(t text) returns text language sql immutable parallel safe
return left(replace(search_words(t), ' ', ''), 200);
create function search_vector(t text) returns tsvector language sql immutable parallel safe
return array_to_tsvector(array(select left(w, 100) from unnest(string_to_array(search_words(t), ' ')) w where w <> ''));
-- Every word by its beginning, each behind the mark of its field; null when there is no word in it.
create function search_query(t text, mark text default '') returns tsquery language sql immutable parallel safe
return (select string_agg(quote_literal(mark || left(w, 100)) || ':*', ' & ')::tsquery
  from unnest(string_to_array(search_words(t), ' ')) w where w <> '');

-- A name without the forms of company that one clerk types and another leaves out.
create function name_key(t text) returns text language sql immutable parallel safe
return left(coalesce(nullif(btrim(regexp_replace(' ' || search_words(t) || ' ', '( (sarl|s a r l|sasu|sas|s a s|sa|s a|eurl|snc|scop))+(?= )', '', 'g')), ''),
  search_words(t)), 200);

alter table organisation
  add column merged_into uuid references organisation,
  add column search tsvector not null generated always as
    (search_vector(name || ' ' || coalesce(siren, '') || ' ' || coalesce(siret, '') || ' ' || coalesce(rna, ''))) stored,
  add column name_key text not null generated always as (name_key(name)) stored,
  add constraint organisation_merged check (merged_into is null or not active and merged_into <> id);
create index organisation_search on organisation using gin (search);
create index organisation_alike on organisation (name_key, (address->>'postcode'))
  where active and kind in ('company', 'publicBody', 'association');
create index organisation_merged_into on organisation (merged_into) where merged_into is not null;

-- A merger is for good, and what was merged receives nothing more. The row of the organisation is waited for, so that a
-- merger and a gift that is being drafted do not miss each other.
create function merged_for_good() returns trigger language plpgsql set search_path from current as $$
begin
  if old.merged_into is not null and (new.merged_into is distinct from old.merged_into or new.active) then
    raise exception 'MERGED: a merger is for good' using errcode = 'LC601';
  end if;
  if old.merged_into is null and new.merged_into is not null and not exists (
      select from organisation o where o.id = new.merged_into and o.active and o.kind = new.kind
        and (o.siren is null or new.siren is null or o.siren = new.siren)) then
    raise exception 'MERGED: not into that one' using errcode = 'LC601';
  end if;
  return new;
end $$;
create function refuse_merged() returns trigger language plpgsql set search_path from current as $$
declare
  party uuid;
begin
  execute format('select ($1).%I', tg_argv[0]) into party using new;
  if party is not null then
    perform from organisation where id = party and merged_into is null for key share;
    if not found and exists (select from organisation where id = party) then
      raise exception 'MERGED: another organisation took its place' using errcode = 'LC601';
    end if;
  end if;
  return new;
end $$;
create trigger organisation_merged_for_good before update on organisation for each row
  when (old.merged_into is not null or new.merged_into is not null) execute function merged_for_good();
create trigger donation_not_merged before insert on donation for each row execute function refuse_merged('donor_id');
create trigger receipt_not_merged before insert on receipt for each row execute function refuse_merged('donor_id');
create trigger document_not_merged before insert on document for each row execute function refuse_merged('donor_id');
create trigger membership_not_merged before insert on membership for each row execute function refuse_merged('organisation_id');
create trigger site_not_merged before insert on site for each row execute function refuse_merged('organisation_id');
alter table organisation enable always trigger organisation_merged_for_good;

-- Whether one organisation stands for another since a merger: the one reason for which a frozen donor changes.
create function took_place_of(one uuid, other uuid) returns boolean language sql stable set search_path from current as $$
  select exists (select from organisation where id = other and merged_into = one)
$$;

create or replace function donation_guard() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'UPDATE' then
    if (new.id, new.reference, new.recorded_at) is distinct from (old.id, old.reference, old.recorded_at)
      or old.status not in ('draft', 'submitted')
        and ((new.legal_basis, new.donee_id) is distinct from (old.legal_basis, old.donee_id)
          or new.donor_id <> old.donor_id and not took_place_of(new.donor_id, old.donor_id)) then
      raise exception 'DONATION_DECIDED: donor, donee and legal basis are frozen by the decision' using errcode = 'LC004';
    end if;
    if new.status <> old.status and not (case old.status
      when 'draft' then new.status in ('submitted', 'cancelled')
      when 'submitted' then new.status in ('accepted', 'refused', 'cancelled')
      when 'accepted' then new.status in ('handedOver', 'closed', 'cancelled')
      when 'handedOver' then new.status = 'closed'
      else false end) then
      raise exception 'DONATION_STATUS: % does not become %', old.status, new.status using errcode = 'LC004';
    end if;
  end if;
  if new.legal_basis = 'cg3p' and exists (
    select from donation_line l where l.donation_id = new.id
      and l.declared_unit_value_cents > public_gift_ceiling((new.recorded_at at time zone 'Europe/Paris')::date)) then
    raise exception 'PUBLIC_UNIT_VALUE_EXCEEDED' using errcode = 'LC005';
  end if;
  return new;
end $$;

-- A paper's number, payload and bytes stay; who may read it follows the donor.
create or replace function document_frozen() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'UPDATE' and new.donor_id <> old.donor_id and took_place_of(new.donor_id, old.donor_id)
    and (to_jsonb(new) - 'donor_id') = (to_jsonb(old) - 'donor_id') then
    return new;
  end if;
  if tg_op = 'DELETE' or (to_jsonb(new) - 'status' - 'superseded_by') is distinct from (to_jsonb(old) - 'status' - 'superseded_by')
    or old.status <> 'issued' then
    raise exception 'DOCUMENT_FROZEN: an issued paper is cancelled or replaced, never changed' using errcode = 'LC201';
  end if;
  return new;
end $$;

create or replace function receipt_guard() returns trigger language plpgsql set search_path from current as $$
declare
  lines int;
  cents bigint;
begin
  if tg_op = 'DELETE' then
    if old.status <> 'draft' then
      raise exception 'RECEIPT_KEPT: an issued receipt is never deleted' using errcode = 'LC501';
    end if;
    return old;
  elsif tg_op = 'INSERT' then
    if new.status <> 'draft' then
      raise exception 'RECEIPT_KEPT: a receipt begins as a draft' using errcode = 'LC502';
    end if;
    return new;
  end if;
  if old.status = 'draft' then
    if new.status not in ('draft', 'issued')
      or (new.id, new.issuer_id, new.donor_id, new.kind, new.replaces_id) is distinct from (old.id, old.issuer_id, old.donor_id, old.kind, old.replaces_id) then
      raise exception 'RECEIPT_KEPT: a draft is issued, nothing else' using errcode = 'LC502';
    end if;
    if new.status = 'issued' then
      select count(*), coalesce(sum(x.cents), 0) into lines, cents from (
        select d.cents from receipt_device d where d.receipt_id = new.id
        union all select l.cents from receipt_lot l where l.receipt_id = new.id) x;
      if lines = 0 or new.kind = 'recuFiscal' and new.total_cents is distinct from cents
        or not exists (select from document d where d.id = new.document_id and d.kind = new.kind::text
          and d.issuer_id = new.issuer_id and d.subject_id = new.id) then
        raise exception 'RECEIPT_KEPT: number, lines and total do not fit' using errcode = 'LC502';
      end if;
    end if;
    return new;
  end if;
  if new.donor_id <> old.donor_id and took_place_of(new.donor_id, old.donor_id)
    and (to_jsonb(new) - 'donor_id') = (to_jsonb(old) - 'donor_id') then
    return new;
  end if;
  if old.status <> 'issued' or new.status not in ('superseded', 'cancelled')
    or (to_jsonb(new) - '{status,reason,replaced_by_id,version,ended_at,ended_by}'::text[])
      is distinct from (to_jsonb(old) - '{status,reason,replaced_by_id,version,ended_at,ended_by}'::text[]) then
    raise exception 'RECEIPT_KEPT: an issued receipt is cancelled or replaced, never changed' using errcode = 'LC502';
  end if;
  return new;
end $$;

-- What follows a merged donor, and how much of it. As the owner: the application may not touch these columns. A role that
-- someone holds on both sides already is ended on the side that goes.
create function follow_merger(gone uuid, kept uuid, at timestamptz, by text)
returns table (donations int, memberships int, receipts int, documents int)
language plpgsql security definer set search_path from current as $$
begin
  if not took_place_of(kept, gone) then
    raise exception 'MERGED: % did not take the place of %', kept, gone using errcode = 'LC601';
  end if;
  update donation set donor_id = kept, version = version + 1, updated_at = at, updated_by = by where donor_id = gone;
  get diagnostics donations = row_count;
  update membership m set active = false, ended_at = at
  where m.organisation_id = gone and m.active and m.person_id is not null and exists (
    select from membership k where k.organisation_id = kept and k.active and k.person_id = m.person_id and k.role = m.role);
  update membership set organisation_id = kept where organisation_id = gone;
  get diagnostics memberships = row_count;
  update receipt set donor_id = kept where donor_id = gone;
  get diagnostics receipts = row_count;
  update document set donor_id = kept where donor_id = gone;
  get diagnostics documents = row_count;
  return next;
end $$;

-- How to reach the place, and what the donor took off its machines. The first may name people: it goes with the contact.
alter table donation add column access jsonb, add column unlock jsonb;
update retention_rule set purpose = 'organiser l’enlèvement d’un don : à qui parler et comment entrer (3 ans après sa clôture)'
where data = 'donation_contact';
-- What is under way, in the order of its drafting: the rest is history.
create index donation_open on donation (id) where status in ('accepted', 'handedOver');

-- Devices by words, in a table of their own: written when a device is received or identified, never by a move.
-- Each word stands behind the mark of its field: t tag, s serial, d the donor's own number, m maker, model and reference.
create function device_words(tag text, manufacturer text, model text, sku text, serial text, board_serial text, donor_asset_tag text)
returns tsvector language sql immutable parallel safe
return array_to_tsvector(array(
  select 't' || lower(tag)
  union select 's' || search_code(x) from unnest(array[serial, board_serial]) x where search_code(x) <> ''
  union select 'd' || search_code(donor_asset_tag) where search_code(donor_asset_tag) <> ''
  union select 'm' || left(w, 100) from unnest(string_to_array(
    search_words(coalesce(manufacturer, '') || ' ' || coalesce(model, '') || ' ' || coalesce(sku, '')), ' ')) w where w <> ''));
create table device_search (
  device_id uuid primary key references device,
  words tsvector not null
);
insert into device_search (device_id, words)
select d.id, device_words(d.tag, i.manufacturer, i.model, i.sku, i.serial, i.board_serial, i.donor_asset_tag)
from device d join device_identity i on i.device_id = d.id;
create index device_search_words on device_search using gin (words);

create function write_device_search() returns trigger language plpgsql set search_path from current as $$
begin
  insert into device_search (device_id, words)
  select d.id, device_words(d.tag, new.manufacturer, new.model, new.sku, new.serial, new.board_serial, new.donor_asset_tag)
  from device d where d.id = new.device_id
  on conflict (device_id) do update set words = excluded.words;
  return null;
end $$;
create trigger device_search_new after insert on device_identity for each row execute function write_device_search();
create trigger device_search_changed after update on device_identity for each row
  when ((new.manufacturer, new.model, new.sku, new.serial, new.board_serial, new.donor_asset_tag) is distinct from
    (old.manufacturer, old.model, old.sku, old.serial, old.board_serial, old.donor_asset_tag))
  execute function write_device_search();
