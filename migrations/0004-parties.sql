create type organisation_kind as enum ('company', 'publicBody', 'association', 'workshop', 'shop', 'carrier', 'ecoOrganisme', 'territory');
create type site_kind as enum ('warehouse', 'workshop', 'shop');

create table organisation (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  kind organisation_kind not null,
  siren text check (siren ~ '^[0-9]{9}$'),
  siret text check (siret ~ '^[0-9]{14}$'),
  rna text check (rna ~ '^W[0-9A-Z]{9}$'),
  legal_form text,
  tax_regime text check (tax_regime in ('IS', 'IR_REEL', 'MICRO', 'PUBLIC_NOT_TAXED', 'INDIVIDUAL')),
  fiscal_year_end text check (fiscal_year_end ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  address jsonb not null,
  -- Association of general interest or public utility whose object fits: CGPPP L3212-2, 3°.
  may_resell_cg3p boolean not null default false,
  active boolean not null default true,
  version int not null default 1,
  recorded_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  check (siret is null or siren is null or left(siret, 9) = siren)
);
create unique index organisation_siret on organisation (siret) where siret is not null and active;
create index organisation_siren on organisation (siren) where siren is not null;

create table site (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind site_kind not null,
  name text not null check (length(name) between 1 and 120),
  address jsonb not null,
  active boolean not null default true,
  version int not null default 1,
  recorded_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null
);
create index site_organisation on site (organisation_id);

alter table membership add foreign key (organisation_id) references organisation;
alter table membership add foreign key (site_id) references site;
