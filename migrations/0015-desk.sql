-- What people find on their desk: calls for help, what waits for them, the notices of the service.

-- Somebody at a bench or a till asks a supervisor to come. Both notes go when their term is over.
create table help_call (
  id uuid primary key,
  site_id uuid not null references site,
  device_id uuid references device,
  reason text not null check (reason in ('blocked', 'danger', 'question', 'decision', 'equipment')),
  note text check (length(note) between 1 and 500),
  called_by text not null,
  called_at timestamptz not null,
  answer_note text check (length(answer_note) between 1 and 500),
  answered_by text,
  answered_at timestamptz,
  version int not null default 1,
  check ((answered_by is null) = (answered_at is null)),
  check (answer_note is null or answered_at is not null)
);
create index help_call_site on help_call (site_id, id);
create index help_call_open on help_call (site_id, id) where answered_at is null;
create index help_call_caller on help_call (called_by, id);
insert into retention_rule values
  ('help_note', 'précisions libres d’un appel à l’aide et de sa réponse', 'intérêt légitime', '12 months', 'delete note, keep call');

-- One index for each thing that is counted: none stands on a row that scans update.
create index donation_donor_status on donation (donor_id, status, id);
create index collection_day on collection (planned_on, site_id);
create index transfer_awaited on transfer (to_site_id, id) where status = 'sent';
create index receipt_draft on receipt (issuer_id, id) where status = 'draft';
create index configuration_proposed on configuration (id) where status = 'proposed';
create index issuer_profile_proposed on issuer_profile (organisation_id) where confirmed_by is null;
create index issuer_signatory_proposed on issuer_signatory (organisation_id, id) where confirmed_by is null;

insert into configuration (id, kind, key, value, valid_from, source, status, proposed_by, proposed_at, seeded) values
  ('01940000-0000-7000-8000-000000001501', 'wasteCode', 'laptop', '{"ewc":"16 02 13","hazardous":true,"label":"Équipements mis au rebut contenant des composants dangereux, autres que ceux visés aux rubriques 16 02 09 à 16 02 12"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001502', 'wasteCode', 'desktop', '{"ewc":"16 02 14","hazardous":false,"label":"Équipements mis au rebut autres que ceux visés aux rubriques 16 02 09 à 16 02 13"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001503', 'wasteCode', 'allInOne', '{"ewc":"16 02 13","hazardous":true,"label":"Équipements mis au rebut contenant des composants dangereux, autres que ceux visés aux rubriques 16 02 09 à 16 02 12"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001504', 'wasteCode', 'monitor', '{"ewc":"16 02 13","hazardous":true,"label":"Équipements mis au rebut contenant des composants dangereux, autres que ceux visés aux rubriques 16 02 09 à 16 02 12"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001505', 'wasteCode', 'tablet', '{"ewc":"16 02 13","hazardous":true,"label":"Équipements mis au rebut contenant des composants dangereux, autres que ceux visés aux rubriques 16 02 09 à 16 02 12"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001506', 'wasteCode', 'smartphone', '{"ewc":"16 02 13","hazardous":true,"label":"Équipements mis au rebut contenant des composants dangereux, autres que ceux visés aux rubriques 16 02 09 à 16 02 12"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001507', 'wasteCode', 'printer', '{"ewc":"16 02 14","hazardous":false,"label":"Équipements mis au rebut autres que ceux visés aux rubriques 16 02 09 à 16 02 13"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001508', 'wasteCode', 'multifunction', '{"ewc":"16 02 14","hazardous":false,"label":"Équipements mis au rebut autres que ceux visés aux rubriques 16 02 09 à 16 02 13"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001509', 'wasteCode', 'server', '{"ewc":"16 02 13","hazardous":true,"label":"Équipements mis au rebut contenant des composants dangereux, autres que ceux visés aux rubriques 16 02 09 à 16 02 12"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001510', 'wasteCode', 'thinClient', '{"ewc":"16 02 14","hazardous":false,"label":"Équipements mis au rebut autres que ceux visés aux rubriques 16 02 09 à 16 02 13"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001511', 'wasteCode', 'network', '{"ewc":"16 02 14","hazardous":false,"label":"Équipements mis au rebut autres que ceux visés aux rubriques 16 02 09 à 16 02 13"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001512', 'wasteCode', 'phone', '{"ewc":"16 02 14","hazardous":false,"label":"Équipements mis au rebut autres que ceux visés aux rubriques 16 02 09 à 16 02 13"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001513', 'wasteCode', 'projector', '{"ewc":"16 02 13","hazardous":true,"label":"Équipements mis au rebut contenant des composants dangereux, autres que ceux visés aux rubriques 16 02 09 à 16 02 12"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001514', 'wasteCode', 'dock', '{"ewc":"16 02 14","hazardous":false,"label":"Équipements mis au rebut autres que ceux visés aux rubriques 16 02 09 à 16 02 13"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001515', 'wasteCode', 'keyboard', '{"ewc":"16 02 14","hazardous":false,"label":"Équipements mis au rebut autres que ceux visés aux rubriques 16 02 09 à 16 02 13"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001516', 'wasteCode', 'mouse', '{"ewc":"16 02 14","hazardous":false,"label":"Équipements mis au rebut autres que ceux visés aux rubriques 16 02 09 à 16 02 13"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001517', 'wasteCode', 'charger', '{"ewc":"16 02 14","hazardous":false,"label":"Équipements mis au rebut autres que ceux visés aux rubriques 16 02 09 à 16 02 13"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true),
  ('01940000-0000-7000-8000-000000001518', 'wasteCode', 'cable', '{"ewc":"16 02 14","hazardous":false,"label":"Équipements mis au rebut autres que ceux visés aux rubriques 16 02 09 à 16 02 13"}', '2022-01-01', 'Liste européenne des déchets, décision 2000/532/CE, sous-chapitre 16 02 ; le choix par catégorie est le nôtre : à confirmer par le référent D3E', 'confirmed', 'system', '2026-01-01T00:00:00Z', true);
