-- The supervisor's view of a workshop: what entered today is read from the journal's last blocks, never from its whole.
create index event_recorded_at on event using brin (recorded_at) with (pages_per_range = 16);

insert into configuration (id, kind, key, value, valid_from, source, status, proposed_by, proposed_at, seeded)
select ('01940000-0000-7000-8000-0000000020' || lpad(n::text, 2, '0'))::uuid, 'stage', state,
  jsonb_build_object('targetHours', hours, 'places', null), '2026-01-01',
  'Valeurs de départ, à régler avec les encadrants de chaque atelier', 'confirmed', 'system', '2026-01-01T00:00:00Z', true
from (values (1, 'RECEIVED', 72), (2, 'QUARANTINE', 336), (3, 'TRIAGED', 72), (4, 'TO_ERASE', 72), (5, 'ERASED', 72),
  (6, 'TO_REPAIR', 168), (7, 'TESTED', 48), (8, 'READY', 168), (9, 'RETURNED', 48), (10, 'TO_DISMANTLE', 336)) s (n, state, hours);
