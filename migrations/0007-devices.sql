create type device_state as enum ('RECEIVED', 'QUARANTINE', 'TRIAGED', 'TO_ERASE', 'ERASED', 'TO_REPAIR', 'TESTED',
  'READY', 'IN_SHOP', 'RESERVED', 'SOLD', 'GIVEN', 'RETURNED', 'TO_DISMANTLE', 'DISMANTLED', 'WASTE',
  'WASTE_SHIPPED', 'WASTE_TREATED', 'RETURNED_TO_DONOR', 'LOST');
create type custody as enum ('stock', 'repair');
create type acceptance as enum ('pending', 'accepted', 'refused');
create type medium_place as enum ('device', 'stock', 'gone');
create type data_state as enum ('presumed', 'erasing', 'erasedUnverified', 'erased', 'failed', 'destroyed', 'missing');
create type proof_kind as enum ('erasure', 'attestation', 'destruction', 'removal');

-- Labels: printed ahead of the device or with it; one tag for one device or kit, for life.
create table label_batch (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  layout text not null,
  count int not null check (count between 1 and 5000),
  blank boolean not null,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index label_batch_organisation on label_batch (organisation_id, id);
create table tag (
  tag text primary key check (tag ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  batch_id uuid references label_batch,
  claimed_at timestamptz
);
create table label_batch_tag (
  batch_id uuid not null references label_batch,
  position int not null,
  tag text not null references tag,
  primary key (batch_id, position)
);

create table kit (
  id uuid primary key,
  tag text not null unique references tag,
  category text not null references category,
  owner_id uuid not null references organisation,
  site_id uuid not null references site,
  origin origin not null,
  accessories jsonb not null default '[]',
  dissolved_at timestamptz,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by text not null
);

-- The row that scans update: lean, no text index, room in the page for updates in place.
-- Facts that guards ask (acceptance, media, test) stand here, written by the processes through this slice.
create table device (
  id uuid primary key,
  tag text not null unique references tag,
  state device_state not null,
  category text not null references category,
  holds_data holds_data not null,
  origin origin,
  donation_id uuid references donation,
  donation_line_id uuid references donation_line,
  owner_id uuid references organisation,
  site_id uuid not null references site,
  to_site_id uuid references site,
  custody custody not null default 'stock',
  kit_id uuid references kit,
  acceptance acceptance not null default 'pending',
  identity_known boolean not null default false,
  media_complete boolean not null default false,
  media_open int not null default 0,
  test_passed boolean,
  tested_by text,
  released_by text,
  cosmetic_grade text check (cosmetic_grade in ('A', 'B', 'C', 'D')),
  performance_class text check (performance_class in ('P1', 'P2', 'P3')),
  mass_grams int not null check (mass_grams > 0),
  mass_source text not null check (mass_source in ('scale', 'model', 'category')),
  cycle int not null default 1,
  cycle_started_at timestamptz not null,
  version int not null default 1,
  received_at timestamptz not null,
  state_since timestamptz not null,
  previous_state device_state,
  changed_by text not null,
  check (state in ('QUARANTINE', 'RETURNED_TO_DONOR', 'WASTE')
    or (donation_id is not null and owner_id is not null and origin is not null)),
  check (acceptance <> 'refused' or state in ('RECEIVED', 'TRIAGED', 'QUARANTINE', 'RETURNED_TO_DONOR', 'WASTE',
    'WASTE_SHIPPED', 'WASTE_TREATED', 'LOST')),
  check (acceptance = 'accepted' or state not in ('TO_ERASE', 'ERASED', 'TO_REPAIR', 'TESTED', 'READY', 'IN_SHOP',
    'RESERVED', 'SOLD', 'GIVEN', 'TO_DISMANTLE', 'DISMANTLED')),
  check (state not in ('READY', 'IN_SHOP', 'RESERVED', 'SOLD', 'GIVEN')
    or (coalesce(test_passed, false) and cosmetic_grade is not null and released_by is not null))
) with (fillfactor = 75);
create index device_site on device (site_id, state, id);
create index device_donation on device (donation_id, id) where donation_id is not null;
create index device_line on device (donation_line_id) where donation_line_id is not null;
create index device_kit on device (kit_id) where kit_id is not null;

-- What the device is, as read or typed: a table of its own, so that scans never touch a text index.
create table device_identity (
  device_id uuid primary key references device,
  manufacturer text,
  model text,
  sku text,
  serial text,
  no_serial boolean not null default false,
  board_serial text,
  donor_asset_tag text,
  donor_name text,
  hardware jsonb,
  in_stock boolean not null default true
);
-- A serial is only a hint: one maker's serial is unique among the devices now in stock.
create unique index device_serial_in_stock on device_identity (upper(serial), lower(coalesce(manufacturer, '')))
  where serial is not null and in_stock;
create index device_donor_asset_tag on device_identity (donor_asset_tag) where donor_asset_tag is not null;

-- A storage medium is a thing of its own, in one place at a time; what it holds is another question.
create table medium (
  id uuid primary key,
  device_id uuid not null references device,
  kind text not null check (kind in ('hdd', 'ssd', 'nvme', 'emmc', 'sdCard', 'unknown')),
  model text,
  serial text,
  bytes bigint check (bytes > 0),
  place medium_place not null default 'device',
  holder text,
  data_state data_state not null default 'presumed',
  presumed_at timestamptz not null,
  placed_at timestamptz not null,
  source text not null check (source in ('import', 'declared')),
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index medium_device on medium (device_id);
create index medium_serial on medium (upper(serial)) where serial is not null;

-- Proofs are never changed: an erasure names the serial, the rest name two people.
create table proof (
  id uuid primary key,
  medium_id uuid not null references medium,
  device_id uuid not null references device,
  kind proof_kind not null,
  serial text,
  level erasure_level,
  technique text not null,
  tool text,
  tool_version text,
  verification text,
  started_at timestamptz,
  ended_at timestamptz not null,
  by_code text not null,
  second_code text,
  evidence_id uuid,
  statement text,
  photo_sha256 text references blob,
  recorded_at timestamptz not null,
  check (kind <> 'erasure' or (serial is not null and evidence_id is not null)),
  check (kind <> 'attestation' or (statement is not null and photo_sha256 is not null)),
  check (kind = 'erasure' or second_code is not null),
  -- A clock ahead by more than a day would prove the next cycle too.
  check (ended_at < recorded_at + interval '1 day')
);
create index proof_medium on proof (medium_id);
create index proof_device on proof (device_id);

-- "All media are listed", said by a named person in each cycle; or "there is none", with the reason why.
create table media_declaration (
  id uuid primary key,
  device_id uuid not null references device,
  cycle int not null,
  none boolean not null,
  statement text,
  by_code text not null,
  recorded_at timestamptz not null,
  check (not none or coalesce(length(statement), 0) >= 3)
);
create index media_declaration_device on media_declaration (device_id, cycle);
