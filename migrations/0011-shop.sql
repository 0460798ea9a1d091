-- The till. One chain of entries per till: bytes that are hashed, chained and numbered from a locked head, and never
-- changed afterwards. CGI 286 I-3° bis; what each kind holds: docs/ledger.md.

-- Public keys of the signatures; the private key is a file outside the database.
create table signing_key (
  kid text primary key check (kid ~ '^[a-z0-9-]{3,40}$'),
  public_key text not null unique check (public_key ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null
);

create table till (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z][A-Z0-9]{1,7}$'),
  site_id uuid not null references site,
  seller_id uuid not null references organisation,
  -- As it stands on every entry: a till changes neither its place nor who sells.
  seller_siret text not null check (seller_siret ~ '^[0-9]{14}$'),
  active boolean not null default true,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index till_site on till (site_id, id);

create type till_state as enum ('closed', 'open', 'counted');
create table till_head (
  till_id uuid primary key references till,
  seq int not null default 0,
  hash text not null default repeat('0', 64),
  ticket_no int not null default 0,
  z_no int not null default 0,
  state till_state not null default 'closed',
  business_date text,
  perp_net bigint not null default 0,
  perp_abs bigint not null default 0
) with (fillfactor = 50);

create table fiscal_entry (
  till_id uuid not null references till,
  seq int not null,
  id uuid not null unique,
  canonical text not null,
  hash text not null,
  -- What the request said: the same request again is answered as the first time, another is KEY_REUSED.
  said text not null,
  recorded_at timestamptz not null,
  -- Read from the hashed bytes, so that they cannot say otherwise.
  kind text not null generated always as (canonical::jsonb ->> 'kind') stored,
  ticket_no int generated always as ((canonical::jsonb ->> 'ticketNo')::int) stored,
  total_cents bigint generated always as ((canonical::jsonb ->> 'totalCents')::bigint) stored,
  request_id text not null generated always as (canonical::jsonb ->> 'requestId') stored,
  ref text generated always as (canonical::jsonb ->> 'ref') stored,
  business_date text not null generated always as (canonical::jsonb ->> 'businessDate') stored,
  primary key (till_id, seq)
);
create unique index fiscal_entry_ticket on fiscal_entry (till_id, ticket_no) where ticket_no is not null;
create unique index fiscal_entry_request on fiscal_entry (till_id, request_id);
create index fiscal_entry_ref on fiscal_entry (ref) where ref is not null;
create index fiscal_entry_z on fiscal_entry (till_id, seq) where kind = 'Z';
create unique index fiscal_entry_z_no on fiscal_entry (till_id, ((canonical::jsonb ->> 'zNo')::int)) where kind = 'Z';

create table fiscal_signature (
  till_id uuid not null,
  seq int not null,
  hash text not null,
  kid text not null references signing_key,
  sig text not null check (length(sig) = 88),
  primary key (till_id, seq),
  foreign key (till_id, seq) references fiscal_entry
);

-- The trading day begins at four in the morning, in Paris.
create function business_day(at timestamptz) returns text stable language sql as $$
  select to_char((at at time zone 'Europe/Paris') - interval '4 hours', 'YYYY-MM-DD')
$$;

-- The head of a till, locked for the rest of the transaction; only the ledger's own trigger moves it.
create function lock_till(id uuid) returns till_head language sql security definer set search_path from current as $$
  select h from till_head h where h.till_id = $1 for update
$$;

create function open_head() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into till_head (till_id) values (new.id);
  return null;
end $$;

create function till_kept() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'active' - 'version') is distinct from (to_jsonb(old) - 'active' - 'version') then
    raise exception 'TILL_KEPT: a till keeps its code, its place and its seller' using errcode = 'LC300';
  end if;
  return new;
end $$;

create function head_kept() returns trigger language plpgsql set search_path from current as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'LEDGER_HEAD: the head follows the entries' using errcode = 'LC301';
  end if;
  return new;
end $$;

-- Each entry is checked against the locked head before it is written: its place, its link, its bytes, its number, its
-- session. What a till may not do, it cannot write.
create function ledger_entry() returns trigger language plpgsql security definer set search_path from current as $$
declare
  j jsonb := new.canonical::jsonb;
  what text := j ->> 'kind';
  t till;
  h till_head;
  sold fiscal_entry;
begin
  select * into strict t from till where id = new.till_id;
  select * into strict h from till_head where till_id = new.till_id for update;
  if new.seq <> h.seq + 1 or j -> 'seq' is distinct from to_jsonb(new.seq) or j ->> 'prev' is distinct from h.hash
    or new.hash <> encode(sha256(convert_to(new.canonical, 'UTF8')), 'hex') then
    raise exception 'LEDGER_CHAIN: entry % does not follow the head', new.seq using errcode = 'LC302';
  end if;
  if j -> 'v' is distinct from '1'::jsonb or (j ->> 'till', j ->> 'site', j ->> 'seller') is distinct from (t.code, t.site_id::text, t.seller_siret)
    or j ->> 'requestId' is null or not exists (select from signing_key k where k.kid = j ->> 'kid') then
    raise exception 'LEDGER_FORM: not an entry of this till' using errcode = 'LC303';
  end if;
  if what = 'TILL_OPEN' then
    if h.state <> 'closed' then
      raise exception 'TILL_ALREADY_OPEN' using errcode = 'LC304';
    end if;
    if not t.active then
      raise exception 'TILL_INACTIVE' using errcode = 'LC311';
    end if;
    if j ->> 'businessDate' is distinct from business_day((j ->> 'at')::timestamptz) then
      raise exception 'LEDGER_FORM: a session bears the day it opens' using errcode = 'LC303';
    end if;
    h.state := 'open';
    h.business_date := j ->> 'businessDate';
  elsif what in ('DUPLICATE', 'ARCHIVE') then
    if j ->> 'businessDate' is distinct from coalesce(h.business_date, business_day((j ->> 'at')::timestamptz)) then
      raise exception 'LEDGER_FORM: an entry bears its session''s day' using errcode = 'LC303';
    end if;
    if what = 'ARCHIVE' and h.state <> 'closed' then
      raise exception 'SESSION_OPEN' using errcode = 'LC307';
    end if;
  else
    if h.state = 'closed' then
      raise exception 'TILL_CLOSED' using errcode = 'LC305';
    end if;
    if j ->> 'businessDate' is distinct from h.business_date then
      raise exception 'LEDGER_FORM: an entry bears its session''s day' using errcode = 'LC303';
    end if;
    case what
      when 'SALE', 'GIFT', 'REFUND' then
        if business_day((j ->> 'at')::timestamptz) is distinct from h.business_date then
          raise exception 'SESSION_EXPIRED' using errcode = 'LC306';
        end if;
        h.state := 'open';
      when 'CASH_IN', 'CASH_OUT' then
        h.state := 'open';
      when 'COUNT' then
        h.state := 'counted';
      when 'Z' then
        if h.state <> 'counted' then
          raise exception 'COUNT_REQUIRED' using errcode = 'LC308';
        end if;
        if (j -> 'zNo', j -> 'perpNetCents', j -> 'perpAbsCents') is distinct from
          (to_jsonb(h.z_no + 1), to_jsonb(h.perp_net), to_jsonb(h.perp_abs)) then
          raise exception 'LEDGER_FORM: the closing does not say what the till sold' using errcode = 'LC303';
        end if;
        h.z_no := h.z_no + 1;
        h.state := 'closed';
        h.business_date := null;
      else
        raise exception 'LEDGER_FORM: % is no kind of entry', what using errcode = 'LC303';
    end case;
  end if;

  if what in ('SALE', 'GIFT', 'REFUND') then
    if j -> 'ticketNo' is distinct from to_jsonb(h.ticket_no + 1)
      or (j ->> 'totalCents')::bigint is distinct from (select coalesce(sum((l ->> 'unitCents')::bigint * (l ->> 'qty')::int), 0) from jsonb_array_elements(j -> 'lines') l)
      or what = 'SALE' and (j ->> 'totalCents')::bigint <= 0 or what = 'GIFT' and (j ->> 'totalCents')::bigint <> 0
      or what = 'REFUND' and (j ->> 'totalCents')::bigint > 0 then
      raise exception 'LEDGER_FORM: number or total of the ticket' using errcode = 'LC303';
    end if;
    if what = 'REFUND' then
      select e.* into sold from fiscal_entry e join till x on x.id = e.till_id
      where x.code = split_part(j ->> 'ref', '/', 1) and e.ticket_no = split_part(j ->> 'ref', '/', 2)::int
        and e.kind in ('SALE', 'GIFT') for update of e;
      if sold.id is null or exists (
        select from (
          select coalesce(l ->> 'device', l ->> 'kit', l ->> 'product') as item, (l ->> 'unitCents')::bigint * (l ->> 'qty')::int as cents
          from (
            select jsonb_array_elements(sold.canonical::jsonb -> 'lines') as l
            union all select jsonb_array_elements(r.canonical::jsonb -> 'lines') from fiscal_entry r
              where r.ref = j ->> 'ref' and r.kind = 'REFUND'
            union all select jsonb_array_elements(j -> 'lines')) x) y
        group by item having sum(cents) < 0) then
        raise exception 'REFUND_EXCEEDS_SALE' using errcode = 'LC309';
      end if;
    end if;
    h.ticket_no := h.ticket_no + 1;
    h.perp_net := h.perp_net + (j ->> 'totalCents')::bigint;
    h.perp_abs := h.perp_abs + abs((j ->> 'totalCents')::bigint);
  elsif j ? 'ticketNo' then
    raise exception 'LEDGER_FORM: only tickets are numbered' using errcode = 'LC303';
  end if;
  update till_head set seq = new.seq, hash = new.hash, ticket_no = h.ticket_no, z_no = h.z_no, state = h.state,
    business_date = h.business_date, perp_net = h.perp_net, perp_abs = h.perp_abs where till_id = new.till_id;
  return new;
end $$;

-- Signed in sequence: never past an entry that is not signed, never other bytes than the entry's.
create function ledger_signature() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from fiscal_entry e where e.till_id = new.till_id and e.seq = new.seq and e.hash = new.hash
      and e.canonical::jsonb ->> 'kid' = new.kid) then
    raise exception 'LEDGER_SIGNATURE: not the bytes of that entry' using errcode = 'LC303';
  end if;
  if new.seq > 1 and not exists (select from fiscal_signature s where s.till_id = new.till_id and s.seq = new.seq - 1) then
    raise exception 'LEDGER_SEQUENCE: the entry before is not signed yet' using errcode = 'LC310';
  end if;
  return new;
end $$;

-- A device is sold, given or taken back by an entry that names it (or its kit), on a till of the place where it stands.
alter table device add column ticket_id uuid;
create function entry_names(entry uuid, what text, site uuid, tag text, kit uuid) returns boolean
language sql stable set search_path from current as $$
  select exists (select from fiscal_entry e join till t on t.id = e.till_id
    where e.id = entry and e.kind = what and (site is null or t.site_id = site)
      and (e.canonical::jsonb -> 'lines' @> jsonb_build_array(jsonb_build_object('device', tag))
        or exists (select from kit k where k.id = kit and e.canonical::jsonb -> 'lines' @> jsonb_build_array(jsonb_build_object('kit', k.tag)))))
$$;

-- And the reverse, when the transaction ends: what an entry sells has left the shop by this entry and no other.
create function ledger_moves_devices() returns trigger language plpgsql set search_path from current as $$
declare
  tags text[];
  kits text[];
begin
  select array_agg(l ->> 'device') filter (where l ->> 'device' is not null), array_agg(l ->> 'kit') filter (where l ->> 'kit' is not null)
  into tags, kits from jsonb_array_elements(new.canonical::jsonb -> 'lines') l;
  if exists (select from unnest(tags) x where not exists (
      select from device d where d.tag = x and d.ticket_id = new.id and d.state::text = case new.kind when 'SALE' then 'SOLD' else 'GIVEN' end))
    or exists (select from unnest(kits) x where not coalesce(
      (select bool_and(d.ticket_id is not distinct from new.id) from kit k join device d on d.kit_id = k.id where k.tag = x), false)) then
    raise exception 'LEDGER_DEVICE: what is sold has not left the shop' using errcode = 'LC108';
  end if;
  return null;
end $$;

create or replace function gate_device() returns trigger language plpgsql set search_path from current as $$
declare
  policy holds_data;
  taken_back boolean;
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
    if new.media_complete or new.media_open <> 0 or new.cycle <> 1 or new.ticket_id is not null then
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

  -- What the ledger ties: SOLD and GIVEN by a ticket, from the shop's own stock, and out of them by a refund alone.
  taken_back := old.state in ('SOLD', 'GIVEN') and new.state <> old.state;
  if new.state in ('RESERVED', 'WASTE_SHIPPED', 'WASTE_TREATED') and old.state <> new.state
    or new.state in ('SOLD', 'GIVEN') and old.state <> new.state and (old.state not in ('IN_SHOP', 'RESERVED')
      or new.ticket_id is not distinct from old.ticket_id
      or not entry_names(new.ticket_id, case new.state when 'SOLD' then 'SALE' else 'GIFT' end, new.site_id, new.tag, new.kit_id))
    or taken_back and (new.state <> 'RETURNED' or not entry_names(new.ticket_id, 'REFUND', null, new.tag, old.kit_id)
      or not exists (select from fiscal_entry r, fiscal_entry s join till t on t.id = s.till_id
        where r.id = new.ticket_id and s.id = old.ticket_id and r.ref = t.code || '/' || s.ticket_no))
    or new.ticket_id is distinct from old.ticket_id and not taken_back and (new.state not in ('SOLD', 'GIVEN') or new.state = old.state) then
    raise exception 'GATE_LEDGER: % needs its entry', new.state using errcode = 'LC108';
  end if;
  -- CGPPP L3212-2 3°: what a public body gave goes to an eligible buyer, shown by a grant.
  if new.state in ('SOLD', 'GIVEN') and new.state <> old.state and new.origin = 'cg3p' and not exists (
    select from fiscal_entry e where e.id = new.ticket_id and e.canonical::jsonb ->> 'grantRef' is not null) then
    raise exception 'BUYER_NOT_ELIGIBLE: a public good is sold on a grant' using errcode = 'LC313';
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

-- Accessories are not tagged: they are products with stock, one row a shop, an owner and an origin.
create table product (
  id uuid primary key,
  site_id uuid not null references site,
  owner_id uuid not null references organisation,
  origin origin not null,
  category text not null references category,
  label text not null check (length(label) between 1 and 80),
  unit_cents bigint not null check (unit_cents between 1 and 1000000),
  unit_grams int not null check (unit_grams > 0),
  quantity int not null default 0 constraint product_quantity check (quantity >= 0),
  active boolean not null default true,
  version int not null default 1,
  recorded_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null
);
create index product_site on product (site_id, id);
-- Stock is what its movements say: nothing else changes a quantity.
create table product_move (
  id uuid primary key,
  product_id uuid not null references product,
  quantity int not null check (quantity <> 0),
  reason text not null check (reason in ('stocked', 'sold', 'given', 'returned', 'lost', 'found')),
  bulk_lot_id uuid references bulk_lot,
  -- What the lot lost by it.
  lot_grams int check (lot_grams >= 0),
  ticket_id uuid references fiscal_entry (id),
  by_code text not null,
  recorded_at timestamptz not null,
  check ((reason in ('sold', 'given', 'lost')) = (quantity < 0)),
  check ((reason in ('sold', 'given', 'returned')) = (ticket_id is not null)),
  check (reason = 'stocked' or bulk_lot_id is null),
  check ((bulk_lot_id is null) = (lot_grams is null))
);
create index product_move_product on product_move (product_id, id);
create function move_product() returns trigger language plpgsql security definer set search_path from current as $$
declare
  p product;
begin
  update product set quantity = quantity + new.quantity where id = new.product_id returning * into strict p;
  -- What comes out of a lot was weighed in with the lot: it moves from the lot's site, and counts at the product's mass.
  insert into mass_movement (id, recorded_at, subject_type, subject_id, site_id, flow, grams, source, category, by_code)
  select uuidv7(), new.recorded_at, 'product', p.id, x.site_id, x.flow, x.grams, 'category', p.category, new.by_code
  from (
    select p.site_id, case new.reason when 'sold' then 'sold' when 'given' then 'given' when 'lost' then 'loss' when 'found' then 'correction'
        when 'stocked' then 'received'
        else (select case e.kind when 'GIFT' then 'given' else 'sold' end from fiscal_entry r join fiscal_entry e on r.id = new.ticket_id
          and e.till_id = (select t.id from till t where t.code = split_part(r.ref, '/', 1)) and e.ticket_no = split_part(r.ref, '/', 2)::int) end as flow,
      new.quantity * p.unit_grams as grams where new.bulk_lot_id is null
    union all select b.site_id, 'transferOut', -new.lot_grams from bulk_lot b where b.id = new.bulk_lot_id and b.site_id <> p.site_id
    union all select p.site_id, 'transferIn', new.lot_grams from bulk_lot b where b.id = new.bulk_lot_id and b.site_id <> p.site_id
    union all select p.site_id, 'correction', new.quantity * p.unit_grams - new.lot_grams where new.bulk_lot_id is not null) x
  where x.grams <> 0;
  return null;
end $$;
create function product_kept() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    if new.quantity <> 0 then
      raise exception 'PRODUCT_KEPT: a product enters empty' using errcode = 'LC312';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or (new.id, new.site_id, new.owner_id, new.origin, new.category) is distinct from (old.id, old.site_id, old.owner_id, old.origin, old.category)
    or new.quantity <> old.quantity and pg_trigger_depth() < 2 then
    raise exception 'PRODUCT_KEPT: a product keeps what it is, and its stock follows its movements' using errcode = 'LC312';
  end if;
  return new;
end $$;

-- Who sells what it does not own holds the owner's mandate.
create table sale_mandate (
  id uuid primary key,
  owner_id uuid not null references organisation,
  seller_id uuid not null references organisation,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  document_sha256 text references blob,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by text not null,
  check (owner_id <> seller_id),
  exclude using gist (owner_id with =, seller_id with =, daterange(valid_from, valid_to) with &&)
);

-- The code by which a manager approves at someone else's till. A scrypt hash that locks after too many errors.
create table approval_pin (
  holder_id uuid primary key,
  pin_hash text not null,
  failures int not null default 0,
  locked_until timestamptz,
  recorded_at timestamptz not null
);
-- The first print of a ticket is its original; the next ones are duplicates, each an entry.
create table ticket_print (
  entry_id uuid primary key references fiscal_entry (id),
  recorded_at timestamptz not null,
  by_code text not null
);
create table ledger_archive (
  id uuid primary key,
  till_id uuid not null references till,
  from_seq int not null,
  to_seq int not null check (to_seq >= from_seq),
  manifest_sha256 text not null,
  sha256 text not null references blob,
  recorded_at timestamptz not null
);
create index ledger_archive_till on ledger_archive (till_id, id);

create trigger ledger_till after insert on till for each row execute function open_head();
create trigger ledger_till_kept before update or delete on till for each row execute function till_kept();
create trigger ledger_head before insert or update or delete on till_head for each row execute function head_kept();
create trigger ledger_entry before insert on fiscal_entry for each row execute function ledger_entry();
create trigger ledger_kept before update or delete on fiscal_entry for each row execute function refuse_change();
create constraint trigger ledger_moves_devices after insert on fiscal_entry deferrable initially deferred
  for each row when (new.kind in ('SALE', 'GIFT')) execute function ledger_moves_devices();
create trigger ledger_signature before insert on fiscal_signature for each row execute function ledger_signature();
create trigger ledger_signature_kept before update or delete on fiscal_signature for each row execute function refuse_change();
create trigger ledger_key_kept before update or delete on signing_key for each row execute function refuse_change();
create trigger ledger_print_kept before update or delete on ticket_print for each row execute function refuse_change();
create trigger ledger_archive_kept before update or delete on ledger_archive for each row execute function refuse_change();
create trigger product_kept before insert or update or delete on product for each row execute function product_kept();
create trigger product_moved after insert on product_move for each row execute function move_product();
create trigger product_move_kept before update or delete on product_move for each row execute function refuse_change();
do $$
declare
  name text;
  t record;
begin
  foreach name in array array['till', 'till_head', 'fiscal_entry', 'fiscal_signature', 'signing_key', 'product', 'product_move', 'ticket_print', 'ledger_archive'] loop
    execute format('create trigger ledger_never_emptied before truncate on %I for each statement execute function refuse_change()', name);
  end loop;
  for t in select tgname, tgrelid::regclass as rel from pg_trigger
    where not tgisinternal and (tgname like 'ledger\_%' or tgname like 'product\_%') loop
    execute format('alter table %s enable always trigger %I', t.rel, t.tgname);
  end loop;
end $$;

insert into configuration (id, kind, key, value, valid_from, source, status, proposed_by, proposed_at, seeded) values
  ('01940000-0000-7000-8000-000000000201', 'vatWording', 'EXO_261_7_1_B', '{"mention":"Exonération de TVA, article 261, 7-1° du CGI","showVat":false}', '2022-01-01', 'CGI art. 261-7-1° ; libellé à confirmer par le vendeur', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000000202', 'vatWording', 'FRANCHISE_293_B', '{"mention":"TVA non applicable, article 293 B du CGI","showVat":false}', '2022-01-01', 'CGI art. 293 B et 293 E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000000203', 'vatWording', 'NORMAL_20', '{"mention":"TVA 20 % incluse","showVat":true}', '2022-01-01', 'CGI art. 278', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000000204', 'vatWording', 'MARGIN_297_A', '{"mention":"Régime particulier – Biens d’occasion","showVat":false}', '2022-01-01', 'CGI art. 297 A et 297 E ; libellé à confirmer', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000000205', 'guarantee', 'default', '{"months":24,"presumptionMonths":12,"text":"En cas de défaut, vous choisissez la réparation ou le remplacement, sans frais et sous 30 jours (art. L217-3 et suivants du code de la consommation). Rapportez l’appareil avec ce ticket."}', '2022-01-01', 'C. conso. L217-3, L217-7, L217-9 ; encadré D211-2 pour biens d’occasion à confirmer', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000000206', 'tillRules', 'default', '{"varianceReasonCents":200,"cashRefundApprovalCents":5000,"cashLimitCents":100000}', '2022-01-01', 'Écart et remboursement : règles du service ; espèces : CMF D112-3 (résidents, 1 000 €)', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000000207', 'gradeDiscount', 'default', '{"A":0,"B":0,"C":0,"D":0}', '2022-01-01', 'Aucune remise d’aspect tant que le territoire n’en décide pas', 'confirmed', 'system', '2026-01-01T00:00:00Z', true);
