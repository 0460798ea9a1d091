-- The donor's tax receipt (reçu fiscal: CGI art. 238 bis, 5 bis) and the plain certificate of a gift. Only the donor
-- values what it gives; only the beneficiary body signs; a device is on one live paper of a kind.

-- Who may issue: as the form asks it. It takes effect when another person has confirmed it; any change undoes that.
create table issuer_profile (
  organisation_id uuid primary key references organisation,
  category text not null,
  category_detail text,
  object text,
  -- Public utility (or approval): the day of the decree or order, and of its publication.
  decree_on date,
  official_journal_on date,
  -- Rescrit: LPF L80 C; six months of silence are an answer.
  rescrit_on date,
  rescrit_outcome text check (rescrit_outcome in ('pending', 'favourable', 'tacit', 'unfavourable')),
  rescrit_sha256 text references blob,
  -- Ends are the first day that is no longer covered, here and below.
  eligible_from date,
  eligible_to date check (eligible_to >= eligible_from),
  mandate_holder text,
  mandate_signed_on date,
  mandate_revoked_on date check (mandate_revoked_on >= mandate_signed_on),
  number_prefix text not null default '' check (number_prefix ~ '^[A-Z0-9-]{0,12}$'),
  version int not null default 1,
  proposed_by text not null,
  proposed_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  check ((confirmed_by is null) = (confirmed_at is null))
);

-- Who signs for the issuer. Name, function and image go when their term is over.
create table issuer_signatory (
  id uuid primary key,
  organisation_id uuid not null references issuer_profile,
  name text,
  quality text,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  signature_sha256 text references blob,
  recorded_at timestamptz not null,
  recorded_by text not null,
  confirmed_by text,
  confirmed_at timestamptz,
  ended_by text,
  check ((confirmed_by is null) = (confirmed_at is null))
);
create index issuer_signatory_organisation on issuer_signatory (organisation_id, id);

create function issuer_profile_guard() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    new.confirmed_by := null;
    new.confirmed_at := null;
    return new;
  end if;
  if (to_jsonb(new) - '{version,confirmed_by,confirmed_at}'::text[])
    is distinct from (to_jsonb(old) - '{version,confirmed_by,confirmed_at}'::text[]) then
    new.confirmed_by := null;
    new.confirmed_at := null;
  elsif new.confirmed_by is distinct from old.confirmed_by and new.confirmed_by is not null
    and not two_people(new.proposed_by, new.confirmed_by) then
    raise exception 'SECOND_PERSON_REQUIRED: who proposes an issuer does not confirm it' using errcode = 'LC003';
  end if;
  return new;
end $$;

create function issuer_signatory_guard() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    new.confirmed_by := null;
    new.confirmed_at := null;
    return new;
  end if;
  if (to_jsonb(new) - '{name,quality,signature_sha256,valid_to,confirmed_by,confirmed_at,ended_by}'::text[])
      is distinct from (to_jsonb(old) - '{name,quality,signature_sha256,valid_to,confirmed_by,confirmed_at,ended_by}'::text[])
    or new.name is not null and new.name is distinct from old.name
    or new.quality is not null and new.quality is distinct from old.quality
    or new.signature_sha256 is not null and new.signature_sha256 is distinct from old.signature_sha256
    or old.valid_to is not null and (new.valid_to is null or new.valid_to > old.valid_to) then
    raise exception 'SIGNATORY_FROZEN: a signatory ends, or is forgotten; another is added' using errcode = 'LC504';
  end if;
  if new.confirmed_by is distinct from old.confirmed_by
    and not two_people(new.recorded_by, new.confirmed_by) then
    raise exception 'SECOND_PERSON_REQUIRED: who adds a signatory does not confirm it' using errcode = 'LC003';
  end if;
  return new;
end $$;

-- What the donor says its gift is worth: for each unit of a line, or for one device. The last one holds.
create table valuation (
  id uuid primary key,
  donation_id uuid not null references donation,
  donation_line_id uuid references donation_line,
  device_id uuid references device,
  unit_value_cents bigint not null check (unit_value_cents between 0 and 100000000000),
  method text not null check (method in ('COUT_DE_REVIENT', 'VALEUR_CESSION', 'VALEUR_VENALE', 'OTHER')),
  by_code text not null,
  by_donor boolean not null,
  document_sha256 text references blob,
  declared_at timestamptz not null,
  check (num_nonnulls(donation_line_id, device_id) = 1)
);
create index valuation_line on valuation (donation_line_id, id) where donation_line_id is not null;
create index valuation_device on valuation (device_id, id) where device_id is not null;
create index valuation_donation on valuation (donation_id, id);

create function valuation_guard() returns trigger language plpgsql set search_path from current as $$
declare
  d donation;
begin
  select * into d from donation where id = new.donation_id;
  if not exists (select from donation_line l where l.id = new.donation_line_id and l.donation_id = new.donation_id)
    and not exists (select from device x where x.id = new.device_id and x.donation_id = new.donation_id) then
    raise exception 'VALUATION: not of this donation' using errcode = '23503';
  end if;
  if new.by_donor and not exists (
      select from membership m where m.code = new.by_code and m.role = 'donor' and m.organisation_id = d.donor_id)
    or not new.by_donor and new.document_sha256 is null then
    raise exception 'VALUATION_DOCUMENT_REQUIRED: the donor says the value, or signs it' using errcode = 'LC503';
  end if;
  if d.legal_basis = 'cg3p'
    and new.unit_value_cents > public_gift_ceiling((d.recorded_at at time zone 'Europe/Paris')::date) then
    raise exception 'PUBLIC_UNIT_VALUE_EXCEEDED' using errcode = 'LC005';
  end if;
  return new;
end $$;

create type receipt_kind as enum ('recuFiscal', 'giftCertificate');
create type receipt_status as enum ('draft', 'issued', 'superseded', 'cancelled');

create table receipt (
  id uuid primary key,
  issuer_id uuid not null references organisation,
  donor_id uuid not null references organisation,
  kind receipt_kind not null,
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  -- Named devices and lots; null: all that may stand on it.
  device_ids uuid[],
  lot_ids uuid[],
  status receipt_status not null default 'draft',
  total_cents bigint,
  document_id uuid references document,
  replaces_id uuid unique references receipt,
  replaced_by_id uuid references receipt,
  reason text,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by text not null,
  issued_at timestamptz,
  issued_by text,
  ended_at timestamptz,
  ended_by text,
  check ((status = 'draft') = (document_id is null)),
  check ((status = 'draft') = (issued_at is null)),
  check ((status = 'superseded') = (replaced_by_id is not null)),
  check (status not in ('superseded', 'cancelled') or length(btrim(coalesce(reason, ''))) > 0),
  check (status not in ('superseded', 'cancelled') or (ended_at is not null and ended_by is not null)),
  check (status = 'draft' or kind = 'giftCertificate' or total_cents > 0)
);
create index receipt_issuer on receipt (issuer_id, id);
create index receipt_donor on receipt (donor_id, id);

create table receipt_donation (
  receipt_id uuid not null references receipt,
  donation_id uuid not null references donation,
  primary key (receipt_id, donation_id)
);
create index receipt_donation_donation on receipt_donation (donation_id);

-- What an issued paper counts. `live` follows its receipt by a trigger, so that an index can say: once.
create table receipt_device (
  receipt_id uuid not null references receipt,
  device_id uuid not null references device,
  kind receipt_kind not null,
  cents bigint check (cents >= 0),
  live boolean not null default false,
  primary key (receipt_id, device_id)
);
create unique index receipt_device_once on receipt_device (device_id, kind) where live;
create table receipt_lot (
  receipt_id uuid not null references receipt,
  lot_id uuid not null references bulk_lot,
  kind receipt_kind not null,
  cents bigint check (cents >= 0),
  live boolean not null default false,
  primary key (receipt_id, lot_id)
);
create unique index receipt_lot_once on receipt_lot (lot_id, kind) where live;

-- A draft becomes a paper once; a paper is cancelled or replaced, never changed.
create function receipt_guard() returns trigger language plpgsql set search_path from current as $$
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
  if old.status <> 'issued' or new.status not in ('superseded', 'cancelled')
    or (to_jsonb(new) - '{status,reason,replaced_by_id,version,ended_at,ended_by}'::text[])
      is distinct from (to_jsonb(old) - '{status,reason,replaced_by_id,version,ended_at,ended_by}'::text[]) then
    raise exception 'RECEIPT_KEPT: an issued receipt is cancelled or replaced, never changed' using errcode = 'LC502';
  end if;
  return new;
end $$;

-- As the owner: the application may not touch `live`.
create function receipt_live() returns trigger language plpgsql security definer set search_path from current as $$
begin
  update receipt_device set live = (new.status = 'issued') where receipt_id = new.id;
  update receipt_lot set live = (new.status = 'issued') where receipt_id = new.id;
  return null;
end $$;

-- Lines enter while the receipt is a draft, and count as long as it is issued.
create function receipt_line_guard() returns trigger language plpgsql set search_path from current as $$
declare
  r receipt;
begin
  select * into r from receipt where id = case when tg_op = 'DELETE' then old.receipt_id else new.receipt_id end;
  if tg_op = 'INSERT' then
    if r.status <> 'draft' or new.kind <> r.kind then
      raise exception 'RECEIPT_KEPT: lines are those of the issue' using errcode = 'LC502';
    end if;
    new.live := false;
    return new;
  end if;
  if tg_op = 'DELETE' then
    if r.status <> 'draft' then
      raise exception 'RECEIPT_KEPT: lines are those of the issue' using errcode = 'LC502';
    end if;
    return old;
  end if;
  if (to_jsonb(new) - 'live') is distinct from (to_jsonb(old) - 'live') or new.live <> (r.status = 'issued') then
    raise exception 'RECEIPT_KEPT: a line counts as long as its receipt' using errcode = 'LC502';
  end if;
  return new;
end $$;

-- Note 2 of the form: only what was accepted, from this donor, by this donee.
create function receipt_device_owned() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from device d join donation n on n.id = d.donation_id
      join receipt r on r.id = new.receipt_id and r.issuer_id = n.donee_id and r.donor_id = n.donor_id
      join receipt_donation x on x.receipt_id = r.id and x.donation_id = n.id
    where d.id = new.device_id and d.acceptance = 'accepted') then
    raise exception 'RECEIPT_DEVICE: not accepted, or not of this gift' using errcode = 'LC505';
  end if;
  return new;
end $$;
create function receipt_donation_guard() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'UPDATE' or exists (select from receipt r where r.status <> 'draft'
      and r.id = case when tg_op = 'DELETE' then old.receipt_id else new.receipt_id end) then
    raise exception 'RECEIPT_KEPT: the gifts of an issued receipt stay' using errcode = 'LC502';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger issuer_profile_guard before insert or update on issuer_profile for each row execute function issuer_profile_guard();
create trigger issuer_profile_kept before delete on issuer_profile for each row execute function refuse_change();
create trigger issuer_signatory_guard before insert or update on issuer_signatory for each row execute function issuer_signatory_guard();
create trigger issuer_signatory_kept before delete on issuer_signatory for each row execute function refuse_change();
create trigger valuation_guard before insert on valuation for each row execute function valuation_guard();
create trigger valuation_append_only before update or delete on valuation for each row execute function refuse_change();
create trigger valuation_never_emptied before truncate on valuation for each statement execute function refuse_change();
create trigger receipt_guard before insert or update or delete on receipt for each row execute function receipt_guard();
create trigger receipt_live after update of status on receipt for each row execute function receipt_live();
create trigger receipt_never_emptied before truncate on receipt for each statement execute function refuse_change();
create trigger receipt_donation_guard before insert or update or delete on receipt_donation for each row execute function receipt_donation_guard();
create trigger receipt_device_guard before insert or update or delete on receipt_device for each row execute function receipt_line_guard();
create trigger receipt_device_owned before insert on receipt_device for each row execute function receipt_device_owned();
create trigger receipt_device_never_emptied before truncate on receipt_device for each statement execute function refuse_change();
create trigger receipt_lot_guard before insert or update or delete on receipt_lot for each row execute function receipt_line_guard();
create trigger receipt_lot_never_emptied before truncate on receipt_lot for each statement execute function refuse_change();
alter table issuer_profile enable always trigger issuer_profile_guard;
alter table issuer_signatory enable always trigger issuer_signatory_guard;
alter table valuation enable always trigger valuation_guard;
alter table valuation enable always trigger valuation_append_only;
alter table valuation enable always trigger valuation_never_emptied;
alter table receipt enable always trigger receipt_guard;
alter table receipt enable always trigger receipt_live;
alter table receipt enable always trigger receipt_never_emptied;
alter table receipt_donation enable always trigger receipt_donation_guard;
alter table receipt_device enable always trigger receipt_device_guard;
alter table receipt_device enable always trigger receipt_device_owned;
alter table receipt_device enable always trigger receipt_device_never_emptied;
alter table receipt_lot enable always trigger receipt_lot_guard;
alter table receipt_lot enable always trigger receipt_lot_never_emptied;

insert into retention_rule values
  ('issuer_signatory', 'prouver qui a signé un reçu fiscal (6 ans après la fin de sa qualité)', 'obligation légale (LPF L102 E)', '6 years', 'anonymise');

-- The form as it is printed: its version, labels, notes and categories. A new version of the form is a new dated row.
insert into configuration (id, kind, key, value, valid_from, source, status, proposed_by, proposed_at, seeded) values
  ('01940000-0000-7000-8000-000000000301', 'receiptForm', 'default', $form${
  "form": "2041-MEC-SD",
  "cerfa": "16216*03",
  "title": "Reçu des dons et versements effectués par les entreprises au titre de l’article 238 bis du code général des impôts",
  "giftsFrom": "2022-01-01",
  "labels": {
    "number": "Numéro d’ordre du reçu",
    "issuer": "Organisme bénéficiaire",
    "name": "Dénomination",
    "issuerNumber": "Numéro SIREN ou RNA",
    "address": "Adresse",
    "object": "Objet",
    "category": "Catégorie de l’organisme",
    "donor": "Entreprise donatrice",
    "legalForm": "Forme juridique",
    "siren": "Numéro SIREN",
    "inKind": "L’organisme bénéficiaire reconnaît avoir reçu, au titre de la réduction d’impôt prévue à l’article 238 bis du code général des impôts, des dons en nature pour une valeur en euros égale à",
    "description": "Description exhaustive des biens et prestations reçus et acceptés (nature et quantité) et détail des salariés mis à disposition",
    "cash": "L’organisme bénéficiaire reconnaît avoir reçu, au titre de la réduction d’impôt prévue à l’article 238 bis du code général des impôts, des versements pour une valeur totale égale à",
    "cashForm": "Forme des versements",
    "inWords": "Somme en toutes lettres",
    "total": "Montant total des dons et versements",
    "period": "Date ou période au cours de laquelle les dons et versements ont été effectués",
    "signature": "Date et signature"
  },
  "notes": [
    "L’organisme bénéficiaire reporte le montant que l’entreprise donatrice lui a indiqué ; celle-ci évalue les dons en nature sous sa seule responsabilité.",
    "Les dons en nature que l’organisme bénéficiaire a refusés n’ouvrent pas droit à la réduction d’impôt.",
    "La description peut être faite sur papier libre, signé, daté et joint au présent reçu.",
    "Plusieurs formes de versement peuvent être cochées.",
    "Un seul reçu peut être établi pour plusieurs dons et versements d’une même période (mois, trimestre, année civile, exercice de l’entreprise donatrice) ; cette période ne peut pas être à cheval sur deux exercices de l’entreprise donatrice."
  ],
  "categories": [
    {"code": "associationLoi1901", "group": "Œuvre ou organisme d’intérêt général", "fr": "Association loi 1901", "needs": ["rescrit"]},
    {"code": "rup", "group": "Œuvre ou organisme d’intérêt général", "fr": "Association ou fondation reconnue d’utilité publique", "needs": ["decree", "officialJournal"]},
    {"code": "rupAlsaceMoselle", "group": "Œuvre ou organisme d’intérêt général", "fr": "Association ou fondation reconnue d’utilité publique d’Alsace-Moselle, par arrêté", "needs": ["decree"]},
    {"code": "universityFoundation", "group": "Œuvre ou organisme d’intérêt général", "fr": "Fondation universitaire ou fondation partenariale", "needs": []},
    {"code": "companyFoundation", "group": "Œuvre ou organisme d’intérêt général", "fr": "Fondation d’entreprise", "needs": []},
    {"code": "museeDeFrance", "group": "Œuvre ou organisme d’intérêt général", "fr": "Musée de France", "needs": []},
    {"code": "aidToPeople", "group": "Œuvre ou organisme d’intérêt général", "fr": "Organisme sans but lucratif qui fournit gratuitement une aide alimentaire, des soins, des produits de première nécessité ou favorise le logement de personnes en difficulté", "needs": ["rescrit"]},
    {"code": "otherGeneralInterest", "group": "Œuvre ou organisme d’intérêt général", "fr": "Autre organisme d’intérêt général", "needs": ["detail", "rescrit"]},
    {"code": "worshipAlsaceMoselle", "group": null, "fr": "Association cultuelle ou de bienfaisance, ou établissement public des cultes reconnus d’Alsace-Moselle", "needs": []},
    {"code": "higherEducation", "group": null, "fr": "Établissement d’enseignement supérieur ou d’enseignement artistique d’intérêt général, à but non lucratif", "needs": []},
    {"code": "consularEducation", "group": null, "fr": "Établissement d’enseignement supérieur consulaire", "needs": []},
    {"code": "approvedResearch", "group": null, "fr": "Société ou organisme de recherche agréé", "needs": ["decree"]},
    {"code": "performingArts", "group": null, "fr": "Organisme dont l’activité principale est le spectacle vivant ou l’exposition d’art contemporain", "needs": []},
    {"code": "doctoralPatronage", "group": null, "fr": "Projet de thèse proposé au mécénat de doctorat", "needs": []},
    {"code": "worldExpo", "group": null, "fr": "Organisme chargé d’une exposition universelle", "needs": []},
    {"code": "publicBroadcaster", "group": null, "fr": "Société nationale de l’audiovisuel public, pour ses programmes culturels", "needs": []},
    {"code": "publicBroadcasterArchive", "group": null, "fr": "Établissement ou société de l’audiovisuel public, autre cas", "needs": []},
    {"code": "heritageFoundation", "group": null, "fr": "Fondation du patrimoine, ou organisme qui lui affecte les dons", "needs": ["decree"]},
    {"code": "endowmentFund", "group": null, "fr": "Fonds de dotation", "needs": []},
    {"code": "smeAid", "group": null, "fr": "Organisme agréé d’aide aux petites et moyennes entreprises", "needs": ["decree"]},
    {"code": "smeAidFoundation", "group": null, "fr": "Organisme agréé d’aide à la création ou à la reprise de petites et moyennes entreprises", "needs": ["decree"]},
    {"code": "culturalGoods", "group": null, "fr": "Organisme de sauvegarde de biens culturels contre les effets d’un conflit armé", "needs": []},
    {"code": "europeanBody", "group": null, "fr": "Organisme agréé d’un État de l’Union européenne ou de l’Espace économique européen", "needs": ["decree"]}
  ]
}$form$, '2022-01-01', 'CGI art. 238 bis, 5 bis ; formulaire 2041-MEC-SD, Cerfa 16216*03, d’après des transcriptions : à vérifier sur l’original', 'confirmed', 'system', '2026-01-01T00:00:00Z', true);
