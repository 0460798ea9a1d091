create type origin as enum ('private', 'cg3p');
create type donation_status as enum ('draft', 'submitted', 'accepted', 'refused', 'handedOver', 'closed', 'cancelled');
create type line_decision as enum ('pending', 'accepted', 'refused');
create type erasure_level as enum ('clear', 'purge', 'destroy');
create type holds_data as enum ('never', 'maybe', 'always');

-- The closed list of categories. What is dated about them (labels, masses, ceilings) is configuration;
-- whether they hold data is a fact the erasure gate stands on, so it can only be raised.
create table category (
  code text primary key,
  holds_data holds_data not null,
  has_class boolean not null,
  bulk boolean not null,
  kit boolean not null
);
insert into category (code, holds_data, has_class, bulk, kit) values
  ('laptop', 'always', true, false, false), ('desktop', 'always', true, false, false),
  ('desktopSet', 'never', true, false, true), ('allInOne', 'always', true, false, false),
  ('monitor', 'never', false, false, false), ('tablet', 'always', false, false, false),
  ('smartphone', 'always', false, false, false), ('printer', 'maybe', false, false, false),
  ('multifunction', 'maybe', false, false, false), ('server', 'always', true, false, false),
  ('thinClient', 'maybe', false, false, false), ('network', 'maybe', false, false, false),
  ('phone', 'maybe', false, false, false), ('projector', 'never', false, false, false),
  ('dock', 'never', false, true, false), ('keyboard', 'never', false, true, false),
  ('mouse', 'never', false, true, false), ('charger', 'never', false, true, false),
  ('cable', 'never', false, true, false);

create table donation_counter (year int primary key, last int not null);

create table donation (
  id uuid primary key,
  reference text not null unique,
  donor_id uuid not null references organisation,
  donee_id uuid references organisation,
  legal_basis origin not null,
  status donation_status not null default 'draft',
  erasure_level erasure_level not null,
  pickup_address jsonb not null,
  -- Personal data: null once its term is over.
  contact jsonb,
  cancel_reason text,
  outside_reason text,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  submitted_at timestamptz,
  decided_at timestamptz,
  handed_over_at timestamptz,
  closed_at timestamptz,
  check (status not in ('accepted', 'handedOver', 'closed') or donee_id is not null),
  check ((status in ('handedOver', 'closed')) <= (handed_over_at is not null))
);
create index donation_donor on donation (donor_id, id);
create index donation_donee on donation (donee_id, id);
create index donation_status on donation (status, id);

create table donation_line (
  id uuid primary key,
  donation_id uuid not null references donation,
  position int not null,
  category text not null references category,
  quantity int not null check (quantity between 1 and 10000),
  declared_unit_value_cents bigint check (declared_unit_value_cents between 0 and 100000000000),
  valuation_method text check (valuation_method in ('COUT_DE_REVIENT', 'VALEUR_CESSION', 'VALEUR_VENALE', 'OTHER')),
  acquired_on date,
  donor_asset_tag text,
  serial text,
  condition text,
  decision line_decision not null default 'pending',
  decision_reason text,
  taken int check (taken >= 0),
  gap_reason text,
  unique (donation_id, position),
  check (decision <> 'refused' or decision_reason is not null)
);

-- CGPPP L3212-2 3°, L3212-3 and D3212-3: the unit value of what a public body gives is capped by a dated row.
create function public_gift_ceiling(day date) returns bigint
language sql stable set search_path from current as $$
  select (value->>'unitValueCents')::bigint from configuration
  where kind = 'publicGift' and key = 'default' and status = 'confirmed'
    and valid_from <= day and (valid_to is null or valid_to > day)
$$;

-- Decided, a donation keeps what was decided: who gives to whom on what basis, and what was promised. It never goes back.
create function donation_guard() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'UPDATE' then
    if (new.id, new.reference, new.recorded_at) is distinct from (old.id, old.reference, old.recorded_at)
      or old.status not in ('draft', 'submitted')
        and (new.legal_basis, new.donor_id, new.donee_id) is distinct from (old.legal_basis, old.donor_id, old.donee_id) then
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
create trigger donation_guard before insert or update on donation for each row execute function donation_guard();
alter table donation enable always trigger donation_guard;

create function donation_line_guard() returns trigger language plpgsql set search_path from current as $$
declare
  d donation;
begin
  if tg_op <> 'INSERT' then
    select * into d from donation where id = old.donation_id;
    if tg_op = 'DELETE' then
      if d.status <> 'draft' then
        raise exception 'DONATION_DECIDED: a line leaves a draft only' using errcode = 'LC004';
      end if;
      return old;
    end if;
    if (new.id, new.donation_id, new.position) is distinct from (old.id, old.donation_id, old.position)
      or d.status not in ('draft', 'submitted')
        and (new.category, new.quantity, new.decision) is distinct from (old.category, old.quantity, old.decision) then
      raise exception 'DONATION_DECIDED: what was promised is frozen by the decision' using errcode = 'LC004';
    end if;
  end if;
  select * into d from donation where id = new.donation_id;
  if d.legal_basis = 'cg3p'
    and new.declared_unit_value_cents > public_gift_ceiling((d.recorded_at at time zone 'Europe/Paris')::date) then
    raise exception 'PUBLIC_UNIT_VALUE_EXCEEDED' using errcode = 'LC005';
  end if;
  return new;
end $$;
create trigger donation_line_guard before insert or update or delete on donation_line
  for each row execute function donation_line_guard();
alter table donation_line enable always trigger donation_line_guard;

create table collection (
  id uuid primary key,
  planned_on date not null,
  site_id uuid not null references site,
  carrier_id uuid references organisation,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index collection_site on collection (site_id, id);
create table collection_donation (
  collection_id uuid not null references collection,
  donation_id uuid not null references donation,
  picked_up_at timestamptz,
  picked_up_by text,
  -- In what capacity each side signed the slip: functions, not names.
  signed_for jsonb,
  document_id uuid,
  primary key (collection_id, donation_id)
);
create unique index collection_donation_once on collection_donation (donation_id);

create table bulk_lot (
  id uuid primary key,
  donation_id uuid not null references donation,
  donation_line_id uuid references donation_line,
  site_id uuid not null references site,
  owner_id uuid not null references organisation,
  origin origin not null,
  category text not null references category,
  quantity int not null check (quantity between 1 and 100000),
  mass_grams int not null check (mass_grams > 0),
  remaining_quantity int not null check (remaining_quantity >= 0),
  remaining_grams int not null check (remaining_grams >= 0),
  received_at timestamptz not null,
  recorded_by text not null
);
create index bulk_lot_donation on bulk_lot (donation_id);
create index bulk_lot_site on bulk_lot (site_id, id);
